"""Whoever laid its policy beside that of others consented to it: from now on that is a consent like every other."""

from typing import Any

from django.db import migrations


def carry_over(apps: Any, _: Any) -> None:
    """Each share becomes a consent since the same day."""
    consents = apps.get_model("consents", "Consent").objects
    consents.bulk_create(
        consents.model(organisation_id=share.organisation_id, what=f"policy-{share.instrument}", theme="", since=share.since)
        for share in apps.get_model("policies", "PolicyShare").objects.all()
    )


def carry_back(apps: Any, _: Any) -> None:
    """What holds becomes a share again."""
    shares = apps.get_model("policies", "PolicyShare").objects
    shares.bulk_create(
        shares.model(organisation_id=consent.organisation_id, instrument=consent.what.removeprefix("policy-"), since=consent.since)
        for consent in apps.get_model("consents", "Consent").objects.filter(what__startswith="policy-", withdrawn_at=None)
    )


class Migration(migrations.Migration):
    dependencies = [("policies", "0001_initial"), ("consents", "0001_initial")]

    operations = [
        migrations.RunPython(carry_over, carry_back, elidable=True),
        migrations.DeleteModel(name="PolicyShare"),
    ]
