"""Adding areas from a file or by name, and taking one away."""

from collections.abc import Sequence
from typing import Final

from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.models import NOWHERE, Area, AreaOrganisation, Organisation
from dijkwacht.apps.organisations.rules import AreaKind
from dijkwacht.documents.areas.model import LONGEST_NAME, FoundAreas
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

THERE: Final = "staat hier al bij een van deze organisaties. Haal het daar eerst weg, of haal het uit het bestand."

GIVEN: Final = "genoemd door de organisatie"
HELD: Final = "Er wordt met dit gebied gewerkt, dus het blijft staan."


@transaction.atomic
def add(
    *, found: FoundAreas, kind: AreaKind, organisations: Sequence[Organisation], source: str, licence: str, by: Actor
) -> list[Area]:
    """Add all areas of a file to these organisations, or none.

    Raises:
        InvalidInput: one of the organisations has an area of this kind with the same name; by area.
    """
    # Two who add at once wait for each other here.
    held = list(
        Organisation.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in organisations]).order_by("pk")
    )
    there = set(Area.objects.filter(kind=kind, organisations__in=held).values_list("name", flat=True))
    known = {name.casefold() for name in there}
    if faults := [Fault("", area.name, THERE) for area in found.areas if area.name.casefold() in known]:
        raise InvalidInput(faults)
    made = Area.objects.bulk_create(
        Area(kind=kind.value, name=area.name, geojson=area.geometry, source=source, licence=licence) for area in found.areas
    )
    AreaOrganisation.objects.bulk_create(AreaOrganisation(area=area, organisation=one) for area in made for one in held)
    _record("organisations.area_added", held, str(len(made)), by)
    return made


@transaction.atomic
def name_one(*, organisation: Organisation, kind: AreaKind, name: str, by: Actor) -> Area:
    """Name an area of an organisation of which nobody read in the shape; one of this kind and name that is there is that one.

    Raises:
        Refused: it has no name, or one that is too long.
    """
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME:
        raise Refused(f"Geef het gebied een naam van hooguit {LONGEST_NAME} tekens.")
    held = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    there = {one.name.casefold(): one for one in Area.objects.filter(kind=kind, organisations=held)}
    if found := there.get(called.casefold()):
        return found
    made = Area.objects.create(kind=kind.value, name=called, geojson={**NOWHERE}, source=GIVEN, licence="geen kaart")
    AreaOrganisation.objects.create(area=made, organisation=held)
    _record("organisations.area_added", [held], "1", by)
    return made


@transaction.atomic
def remove(*, area: Area, by: Actor) -> None:
    """Take an area away; a second time does nothing.

    Raises:
        Refused: somebody works with it, whoever that is.
    """
    found = Area.objects.select_for_update(of=("self",)).filter(pk=area.pk).first()
    if found is None:
        return
    _record("organisations.area_removed", list(found.organisations.all()), "1", by, found)
    try:
        with transaction.atomic():
            found.delete()
            if connection.vendor == "postgresql":
                # Behind the wall the rows that hold it may be out of sight: the database itself knows, and is asked now.
                connection.check_constraints()
    except (ProtectedError, IntegrityError):
        raise Refused(HELD) from None


def _record(verb: str, organisations: Sequence[Organisation], note: str, by: Actor, on: Area | None = None) -> None:
    """In the log of the one organisation; of more at once it stands without."""
    code = organisations[0].code if len(organisations) == 1 else ""
    audit.record(by=by, verb=verb, on=on, organisation=code, note=note)
