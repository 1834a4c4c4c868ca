"""A published version stays as it is: the database refuses another text, and a way back to draft, whoever asks.

Deleting is not refused: models in use protect their versions, and that is how tests empty a database.
"""

from django.db import migrations

TEXT = ("code", "version", "title", "content", "digest")
BACK = "(OLD.state <> 'draft' AND NEW.state = 'draft') OR (OLD.state = 'retired' AND NEW.state <> 'retired')"


def _changed(other):
    return " OR ".join(f"OLD.{column} {other} NEW.{column}" for column in TEXT)


SQLITE = f"""
CREATE TRIGGER barriers_version_stays BEFORE UPDATE ON barriers_barrierversion
    WHEN (OLD.state <> 'draft' AND ({_changed("IS NOT")})) OR {BACK}
BEGIN
    SELECT RAISE(ABORT, 'a published model stays as it is');
END;
"""
FUNCTION = """
CREATE FUNCTION barriers_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published model stays as it is' USING ERRCODE = 'restrict_violation';
END
$$;
"""
TRIGGER = f"""
CREATE TRIGGER barriers_version_stays BEFORE UPDATE ON barriers_barrierversion FOR EACH ROW
    WHEN ((OLD.state <> 'draft' AND ({_changed("IS DISTINCT FROM")})) OR {BACK})
    EXECUTE FUNCTION barriers_version_stays();
"""


def keep(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
        schema_editor.execute(TRIGGER, params=None)
    else:
        schema_editor.execute(SQLITE, params=None)


def let_go(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER barriers_version_stays ON barriers_barrierversion", params=None)
        schema_editor.execute("DROP FUNCTION barriers_version_stays()", params=None)
    else:
        schema_editor.execute("DROP TRIGGER barriers_version_stays")


class Migration(migrations.Migration):

    dependencies = [("barriers", "0001_initial")]

    operations = [migrations.RunPython(keep, let_go, elidable=False)]
