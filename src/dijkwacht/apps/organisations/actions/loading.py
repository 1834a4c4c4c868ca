"""Loading the content, and adding a list of what it lacks."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.db import models, transaction

import dijkwacht
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.models import (
    Boundary,
    JointMembership,
    Neighbours,
    Organisation,
    OrganisationName,
    Population,
    Region,
    RegionMembership,
    Succession,
)
from dijkwacht.apps.organisations.rules import LONGEST_NAME, PREFIXES, Scheme, has_picture_language, is_invented, kind_of
from dijkwacht.apps.organisations.tables import Row, Tables, read
from dijkwacht.kit.errors import Fault, InvalidInput

CONTENT: Final = Path(dijkwacht.__file__).parent / "content/organisations"
INVENTED: Final = "duinmark"
KEPT: Final = ("picture_language", "is_kept_here")
"""What belongs to the organisation and not to the content."""
Ids = dict[str, int]


def shipped(*, invented: bool) -> list[Path]:
    """The folders that the product brings, with or without the invented province."""
    return sorted(path for path in CONTENT.iterdir() if path.is_dir() and (invented or path.name != INVENTED))


@transaction.atomic
def load(*, by: Actor, folders: Sequence[Path]) -> int:
    """Make the organisations as the content says, and give how many rows that changed.

    What is there already stays as it is, so a second time changes nothing and is no deed: no event. The switch
    *zonder beeldtaal* belongs to the organisation and is only set when it is new. An organisation is never taken away, and
    names, regions and members of one that is kept on a page are no longer those of the content.
    """
    changed = sum(_load(read(folder)) for folder in folders)
    if changed:
        audit.record(by=by, verb="organisations.loaded", note=str(changed))
    return changed


def _load(tables: Tables) -> int:
    organisations = list(_organisations(tables))
    codes = [organisation.code for organisation in organisations]
    changed = _sync(Organisation, organisations, ("code",), {"code__in": codes}, keep=KEPT, delete=False)
    ids: Ids = dict(Organisation.objects.filter(code__in=codes).values_list("code", "pk"))
    regions = [Region(**row) for row in tables.rows["regions"]]
    region_codes = [region.code for region in regions]
    changed += _sync(Region, regions, ("code",), {"code__in": region_codes}, delete=False)
    region_ids: Ids = dict(Region.objects.filter(code__in=region_codes).values_list("code", "pk"))
    pks = list(ids.values())
    own = {"organisation_id__in": pks}
    started = ("organisation_id", "start")
    kept = set(Organisation.objects.filter(pk__in=pks, is_kept_here=True).values_list("pk", flat=True))
    ours = {"organisation_id__in": [pk for pk in pks if pk not in kept]}
    names = [name for name in _names(tables, ids) if name.organisation_id not in kept]
    changed += _sync(OrganisationName, names, started, ours)
    changed += _sync(Succession, _successions(tables, ids), ("old_id", "new_id"), {"old_id__in": pks})
    memberships = [one for one in _region_memberships(tables, ids, region_ids) if one.organisation_id not in kept]
    changed += _sync(RegionMembership, memberships, ("region_id", *started), ours)
    changed += _sync(Boundary, _boundaries(tables, ids), started, own)
    changed += _sync(Population, _populations(tables, ids), ("organisation_id", "on"), own)
    changed += _sync(Neighbours, _neighbours(tables, ids), ("a_id", "b_id"), {"a_id__in": pks})
    joint = [one for one in _joint_memberships(tables, ids) if one.joint_id not in kept]
    of_ours = {"joint_id__in": ours["organisation_id__in"]}
    return changed + _sync(JointMembership, joint, ("joint_id", "member_id", "start"), of_ours)


def _sync(
    model: type[models.Model],
    wanted: Sequence[models.Model] | Iterator[models.Model],
    key: tuple[str, ...],
    among: dict[str, Any],
    *,
    keep: tuple[str, ...] = (),
    delete: bool = True,
) -> int:
    """Make the rows ``among`` which we look equal to the wanted ones, few queries whatever their number."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and field.name not in keep]
    have = {tuple(getattr(row, name) for name in key): row for row in model._default_manager.filter(**among)}
    new, changed = [], []
    for row in wanted:
        old = have.pop(tuple(getattr(row, name) for name in key), None)
        if old is None:
            new.append(row)
        elif any(getattr(old, field.attname) != getattr(row, field.attname) for field in fields):
            row.pk = old.pk
            changed.append(row)
    gone = [row.pk for row in have.values()] if delete else []
    if gone:
        model._default_manager.filter(pk__in=gone).delete()
    if changed:
        model._default_manager.bulk_update(changed, [field.name for field in fields], batch_size=200)
    model._default_manager.bulk_create(new, batch_size=500)
    return len(gone) + len(changed) + len(new)


def _organisations(tables: Tables) -> Iterator[Organisation]:
    seen: set[str] = set()
    for row in tables.rows["organisations"]:
        code, kind = row["code"], kind_of(row["code"])
        if kind is None or code in seen:  # a second row is a second name
            continue
        seen.add(code)
        yield Organisation(
            code=code,
            tooi=row["tooi"],
            kind=kind.value,
            is_example=is_invented(code),
            picture_language=has_picture_language(kind),
        )


def _names(tables: Tables, ids: Ids) -> Iterator[OrganisationName]:
    for row in tables.rows["organisations"]:
        end = tables.end(row["end"], row["code"])
        yield OrganisationName(organisation_id=ids[row["code"]], name=row["name"], start=row["start"], end=end)


def _successions(tables: Tables, ids: Ids) -> Iterator[Succession]:
    for row in tables.rows["successions"]:
        yield Succession(
            old_id=ids[row["old"]], new_id=ids[row["new"]], date=row["date"], kind=row["kind"].value, planned=row["planned"]
        )


def _region_memberships(tables: Tables, ids: Ids, regions: Ids) -> Iterator[RegionMembership]:
    for row in tables.rows["memberships"]:
        yield RegionMembership(
            region_id=regions[row["region"]],
            organisation_id=ids[row["code"]],
            start=row["start"],
            end=tables.end(row["end"], row["code"]),
            partial=row["partial"],
            source=row["source"],
        )


def _boundaries(tables: Tables, ids: Ids) -> Iterator[Boundary]:
    for outline in tables.outlines:
        yield Boundary(
            organisation_id=ids[outline.code],
            start=outline.start,
            end=tables.end(outline.end, outline.code),
            geojson=outline.geometry,
            source=outline.source,
            licence=outline.licence,
        )


def _populations(tables: Tables, ids: Ids) -> Iterator[Population]:
    for row in tables.rows["population"]:
        yield Population(organisation_id=ids[row["code"]], on=row["on"], inhabitants=row["inhabitants"])


def _neighbours(tables: Tables, ids: Ids) -> Iterator[Neighbours]:
    for row in tables.rows["neighbours"]:
        end = tables.end(row["end"], row["a"], row["b"])
        yield Neighbours(a_id=ids[row["a"]], b_id=ids[row["b"]], contact=row["contact"].value, start=row["start"], end=end)


def _joint_memberships(tables: Tables, ids: Ids) -> Iterator[JointMembership]:
    for row in tables.rows["joint_members"]:
        end = tables.end(row["end"], row["joint"], row["member"])
        yield JointMembership(joint_id=ids[row["joint"]], member_id=ids[row["member"]], start=row["start"], end=end)


@transaction.atomic
def add(*, rows: Sequence[Row], by: Actor) -> int:
    """Add the organisations of a list, each in its province where that is named, and give how many were new.

    What is there already under the same name stays as it is.

    Raises:
        InvalidInput: a code has another name here, is of the invented province, or its province is not known; by line.
    """
    regions = dict(Region.objects.filter(scheme=Scheme.PROVINCE).values_list("code", "pk"))
    have = {one.code: one for one in Organisation.objects.prefetch_related("names")}
    faults = [Fault("", str(row["line"]), reason) for row in rows if (reason := _why_not_add(row, have, regions))]
    if faults:
        raise InvalidInput(faults)
    new = [row for row in rows if row["code"] not in have]
    for row in new:
        kind = PREFIXES[row["code"][:2]]
        made = Organisation.objects.create(
            code=row["code"], kind=kind.value, picture_language=has_picture_language(kind), is_kept_here=True
        )
        OrganisationName.objects.create(organisation=made, name=row["name"], start=row["start"])
        if row["province"]:
            RegionMembership.objects.create(
                region_id=regions[row["province"]], organisation=made, start=row["start"], source="opgegeven door de beheerder"
            )
    if new:
        audit.record(by=by, verb="organisations.added", note=str(len(new)))
    return len(new)


def _why_not_add(row: Row, have: Mapping[str, Organisation], regions: Ids) -> str | None:
    """What keeps a line out of the list."""
    if is_invented(row["code"]):
        return f"{row['code']} hoort bij het verzonnen voorbeeld: kies een code zonder 99"
    if row["province"] and row["province"] not in regions:
        return f"{row['province']} is geen provincie die geladen is"
    if len(row["name"]) > LONGEST_NAME:
        return f"de naam is langer dan {LONGEST_NAME} tekens"
    known = have.get(row["code"])
    if known and row["name"] not in {one.name for one in known.names.all()}:
        return f"{row['code']} is hier al {known.names.all()[0].name}"
    return None
