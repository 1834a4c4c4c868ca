"""The life of a policy: written as draft, adopted from a day, shared or not; the same for both instruments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.consents import actions as consents
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import SUBJECT, Instrument, why_not_adopt, why_not_change, why_not_share
from dijkwacht.documents.records import digest_of
from dijkwacht.kit.errors import Refused


@dataclass(frozen=True, slots=True)
class Text:
    """What a policy says: its title and its content, checked by whoever read it."""

    title: str
    content: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """The mark of exactly this text."""
        return digest_of([self.title, self.content])


@transaction.atomic
def draft(*, organisation: Organisation, instrument: Instrument, text: Text, by: Actor, seen: str | None = None) -> Policy:
    """Write the draft of the next version, in place of the draft that was there.

    ``seen`` is the mark of the draft that the writer began with, empty where there was none; without it nothing is compared.

    Raises:
        Refused: another draft took its place since.
    """
    versions = Policy.objects.select_for_update().filter(organisation=organisation, instrument=instrument)
    fields = {"title": text.title, "content": dict(text.content), "digest": text.digest}
    row = versions.filter(from_day=None).first()
    if seen is not None and seen != (row.digest if row else ""):
        raise Refused("Een collega heeft intussen een ontwerp bewaard of vastgesteld. Wat u invulde, staat er nog.")
    if row is None:
        number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
        row = Policy.objects.create(organisation=organisation, instrument=instrument, number=number, **fields)
    else:
        Policy.objects.filter(pk=row.pk).update(**fields)
        row.refresh_from_db()
    audit.record(by=by, verb="policies.policy_drafted", on=row, organisation=organisation.code, note=instrument)
    return row


@transaction.atomic
def adopt(*, policy: Policy, from_day: date | None, seen: str, by: Actor) -> None:
    """Adopt the very draft that was read, from a day: it never changes again.

    Raises:
        Refused: it is no draft, another text took its place, or the day does not follow on that of the version before.
    """
    held = _as_seen(policy, seen)
    others = Policy.objects.adopted().filter(organisation=held.organisation, instrument=held.instrument)
    if reason := why_not_adopt(from_day, latest=others.values_list("from_day", flat=True).first()):
        raise Refused(reason)
    held.from_day = from_day
    held.save(update_fields=["from_day"])
    audit.record(by=by, verb="policies.policy_adopted", on=held, organisation=held.organisation.code, note=held.instrument)


@transaction.atomic
def discard(*, policy: Policy, seen: str, by: Actor) -> None:
    """Throw a draft away.

    Raises:
        Refused: it is no draft, or another text took its place.
    """
    held = _as_seen(policy, seen)
    audit.record(by=by, verb="policies.policy_discarded", on=held, organisation=held.organisation.code, note=held.instrument)
    held.delete()


@transaction.atomic
def share(*, organisation: Organisation, instrument: Instrument, by: Actor) -> None:
    """Agree to compare the policy with that of others who agreed; a second time changes nothing.

    Raises:
        Refused: there is no policy that was adopted.
    """
    adopted = Policy.objects.adopted().filter(organisation=organisation, instrument=instrument)
    if reason := why_not_share(has_policy=adopted.exists()):
        raise Refused(reason)
    row = consents.give(organisation=organisation, what=SUBJECT[instrument])
    if row:
        audit.record(by=by, verb="policies.policy_shared", on=row, organisation=organisation.code, note=instrument)


@transaction.atomic
def unshare(*, organisation: Organisation, instrument: Instrument, by: Actor) -> None:
    """No longer compare: others stop seeing this policy beside theirs at once."""
    row = consents.withdraw(organisation=organisation, what=SUBJECT[instrument])
    if row:
        audit.record(by=by, verb="policies.policy_unshared", on=row, organisation=organisation.code, note=instrument)


def _as_seen(policy: Policy, seen: str) -> Policy:
    held = Policy.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk=policy.pk).first()
    if held is None or (held.from_day is None and held.digest != seen):
        raise Refused("De tekst van dit ontwerp is intussen veranderd of weggegooid: bekijk het eerst opnieuw.")
    if reason := why_not_change(held.from_day):
        raise Refused(reason)
    return held
