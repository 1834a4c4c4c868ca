"""A consent about the barriers of a model: its theme is the code of the model, of at most sixty signs."""

from typing import Any

from django.db import migrations, models


def let_go(apps: Any, schema_editor: Any) -> None:
    """PostgreSQL changes no column on which a policy of the wall leans; the wall is put up again after the migrations."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP POLICY IF EXISTS by_consent ON policies_policy")


class Migration(migrations.Migration):

    dependencies = [("consents", "0001_initial")]

    operations = [
        migrations.RunPython(let_go, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="consent", name="consent_what_known"),
        migrations.AlterField(
            model_name="consent", name="theme", field=models.CharField(blank=True, max_length=60)
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__in", ["policy-bibob", "policy-damocles", "barriers"])), name="consent_what_known"
            ),
        ),
    ]
