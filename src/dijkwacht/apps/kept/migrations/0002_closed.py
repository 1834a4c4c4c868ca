"""Kept files lay open in the database; they are locked, and opened again by going back."""

from django.conf import settings
from django.db import migrations

from dijkwacht.kit.locks import lock_bytes, unlock_bytes


def change(apps, how):
    files = apps.get_model("kept", "KeptFile").objects
    for pk in list(files.values_list("pk", flat=True)):
        held = files.values_list("content", flat=True).get(pk=pk)
        files.filter(pk=pk).update(content=how(bytes(held), keys=settings.KEYS))


def close(apps, schema_editor):
    change(apps, lock_bytes)


def open_again(apps, schema_editor):
    change(apps, unlock_bytes)


class Migration(migrations.Migration):

    dependencies = [("kept", "0001_initial")]

    operations = [migrations.RunPython(close, open_again)]
