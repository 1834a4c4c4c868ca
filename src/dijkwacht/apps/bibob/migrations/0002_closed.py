"""What people typed in a case was kept open; it is locked, and opened again by going back."""

from django.conf import settings
from django.db import migrations, models

from dijkwacht.kit.locks import lock, unlock

COLUMNS = ("number",)


def change(apps, how):
    rows = apps.get_model("bibob", "BibobCase").objects
    for row in rows.values("pk", *COLUMNS).iterator():
        pk = row.pop("pk")
        rows.filter(pk=pk).update(**{name: how(text, keys=settings.KEYS) for name, text in row.items() if text})


def close(apps, schema_editor):
    change(apps, lock)


def open_again(apps, schema_editor):
    change(apps, unlock)


class Migration(migrations.Migration):

    dependencies = [("bibob", "0001_initial")]

    operations = [
        migrations.AlterField("bibobcase", "number", models.TextField()),
        migrations.RunPython(close, open_again),
    ]
