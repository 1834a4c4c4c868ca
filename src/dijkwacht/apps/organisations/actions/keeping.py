"""Adding an organisation on a page, and changing one."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db import transaction

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.models import Organisation, OrganisationName, Region, RegionMembership
from dijkwacht.apps.organisations.queries import last_name, lies_in
from dijkwacht.apps.organisations.rules import (
    OWN_CODES,
    PREFIXES,
    Draft,
    Kind,
    Scheme,
    faults_in,
    has_picture_language,
    why_not_code,
)
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

SOURCE: Final = "opgegeven door de beheerder"
LAST_OWN: Final = 9899
"""Codes from 9900 on are those of the invented province."""


@transaction.atomic
def register(*, kind: Kind, code: str, draft: Draft, by: Actor) -> Organisation:
    """Add an organisation; one of a kind with codes of our own gets the next that is free where none is given.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
        Refused: there is no free code left.
    """
    faults = faults_in(draft)
    code = code or (_next_code(kind) if kind in OWN_CODES else "")
    if reason := why_not_code(code, kind):
        faults["code"] = reason
    elif there := Organisation.objects.filter(code=code).prefetch_related("names").first():
        faults["code"] = f"{code} is hier al {there.names.all()[0].name}."
    _raise(faults)
    made = Organisation.objects.create(code=code, kind=kind.value, picture_language=has_picture_language(kind), is_kept_here=True)
    OrganisationName.objects.create(organisation=made, name=draft.name.strip(), start=draft.since, end=draft.until)
    for region in _regions(draft.regions).values():
        RegionMembership.objects.create(region=region, organisation=made, start=draft.since, end=draft.until, source=SOURCE)
    audit.record(by=by, verb="organisations.registered", on=made, organisation=made.code)
    return made


@transaction.atomic
def revise(*, organisation: Organisation, draft: Draft, by: Actor) -> None:
    """Change what an organisation is called, where it lies and until when it is there; from then on it is kept here.

    Without ``since`` it was always so: a mistake is put right. With ``since`` the old name and region end on that day.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    held = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    last, have = last_name(held), lies_in(held)
    _raise(faults_in(draft, name_since=last.start))
    is_changed = _lies(held, have, draft)
    if not _name(last, draft) and not is_changed:
        return
    held.is_kept_here = True
    held.save(update_fields=["is_kept_here"])
    audit.record(by=by, verb="organisations.revised", on=held, organisation=held.code)


def _name(last: OrganisationName, draft: Draft) -> bool:
    """Give the new name, or put the last right; whether that changed anything."""
    name = draft.name.strip()
    if (last.name, last.end) == (name, draft.until):
        return False
    if draft.since is not None and last.name != name:
        OrganisationName.objects.filter(pk=last.pk).update(end=draft.since)
        OrganisationName.objects.create(organisation_id=last.organisation_id, name=name, start=draft.since, end=draft.until)
    else:
        OrganisationName.objects.filter(pk=last.pk).update(name=name, end=draft.until)
    return True


def _lies(held: Organisation, have: Mapping[Scheme, RegionMembership], draft: Draft) -> bool:
    """Let it lie in the regions of the draft and in no other of their schemes; whether that changed anything."""
    wanted, is_changed = _regions(draft.regions), False
    for scheme in draft.regions:
        old, new = have.get(scheme), wanted.get(scheme)
        if old and new and old.region_id == new.pk:
            is_changed |= bool(RegionMembership.objects.filter(pk=old.pk).exclude(end=draft.until).update(end=draft.until))
            continue
        if old:
            _end(old, draft.since)
        if new:
            _begin(held, new, draft)
        is_changed |= bool(old or new)
    return is_changed


def _end(old: RegionMembership, since: date | None) -> None:
    if since is None or (old.start is not None and old.start >= since):
        old.delete()
    else:
        RegionMembership.objects.filter(pk=old.pk).update(end=since)


def _begin(held: Organisation, region: Region, draft: Draft) -> None:
    RegionMembership.objects.update_or_create(
        region=region, organisation=held, start=draft.since, defaults={"source": SOURCE, "partial": False, "end": draft.until}
    )


def _regions(asked: Mapping[Scheme, str]) -> dict[Scheme, Region]:
    """The regions that are named.

    Raises:
        InvalidInput: one is not known, by the name of its scheme.
    """
    codes = {scheme: code for scheme, code in asked.items() if code}
    found = {Scheme(region.scheme): region for region in Region.objects.filter(code__in=codes.values())}
    _raise({scheme.value: "Kies er een uit de lijst." for scheme in codes if scheme not in found})
    return {scheme: found[scheme] for scheme in codes}


def _next_code(kind: Kind) -> str:
    prefix = next(prefix for prefix, one in PREFIXES.items() if one is kind)
    real = Organisation.objects.filter(code__startswith=prefix, is_example=False)
    taken = {int(code[2:]) for code in real.values_list("code", flat=True)}
    free = next((number for number in range(1, LAST_OWN + 1) if number not in taken), None)
    if free is None:  # pragma: no cover - ten thousand of one kind
        raise Refused("Er is geen code meer vrij.")
    return f"{prefix}{free:04}"


def _raise(faults: Mapping[str, str]) -> None:
    if faults:
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
