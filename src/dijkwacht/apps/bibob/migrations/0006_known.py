from django.db import migrations


def remember(apps, schema_editor):
    """Who stands on a case knows it; who left before is not known any more."""
    known = apps.get_model("cases", "Known")
    columns = {"BibobSeat": "user_id"}
    for name, who in columns.items():
        rows = apps.get_model("bibob", name).objects.order_by("pk")
        known.objects.bulk_create(
            [known(organisation_id=one.organisation_id, case=one.case_id, user_id=getattr(one, who)) for one in rows],
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):

    dependencies = [("bibob", "0005_kept_by_step"), ("cases", "0002_known")]

    operations = [migrations.RunPython(remember, migrations.RunPython.noop, elidable=True)]
