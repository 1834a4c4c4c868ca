"""A seal says with which key it was made; SQLite refuses changed and removed events as PostgreSQL does.

Making a table anew, as SQLite does for most changes, drops its triggers: whoever changes this table again makes them again
(`test_an_event_cannot_be_changed_or_removed` is red without).
"""

from django.db import migrations, models

TRIGGERS = [
    f"CREATE TRIGGER audit_event_stays_{deed.lower()} BEFORE {deed} ON audit_event "
    "BEGIN SELECT RAISE(ABORT, 'audit_event only grows'); END"
    for deed in ("UPDATE", "DELETE")
]


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for trigger in TRIGGERS:
            schema_editor.execute(trigger, params=None)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for deed in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER audit_event_stays_{deed}", params=None)


class Migration(migrations.Migration):

    dependencies = [("audit", "0002_append_only")]

    operations = [
        migrations.AddField("event", "key", models.CharField(blank=True, default="", max_length=8), preserve_default=False),
        migrations.RunPython(refuse, allow, elidable=False),
    ]
