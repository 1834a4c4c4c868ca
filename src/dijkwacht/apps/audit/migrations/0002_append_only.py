"""Events stay as they are: PostgreSQL refuses to change or delete one, whoever asks.

Not TRUNCATE: that is how tests empty a database. SQLite gets nothing: whoever can write to its file can take a trigger
away as well, and there the chain itself is what shows a change.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_event only grows' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_stays();
"""
ALLOW = "DROP TRIGGER audit_event_stays ON audit_event; DROP FUNCTION audit_event_stays();"


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSE, params=None)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ALLOW, params=None)


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(refuse, allow, elidable=False)]
