"""Of each case its last step is told; what stood before it was never kept."""

from django.db import migrations


def tell(apps, schema_editor):
    cases, moves, facts = (apps.get_model("bibob", name).objects for name in ("BibobCase", "BibobMove", "BibobFact"))
    for case in cases.values("pk", "organisation_id", "state", "state_since").iterator():
        move = moves.create(case_id=case["pk"], organisation_id=case["organisation_id"], before="", to=case["state"], on=case["state_since"])
        facts.filter(case_id=case["pk"], recorded_in=case["state"]).update(move=move)
    cases.filter(no_test="no_capacity").update(no_test="other")


class Migration(migrations.Migration):

    dependencies = [("bibob", "0003_steps")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
