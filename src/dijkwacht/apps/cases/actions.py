"""Who is named on a case, who looks along, and which organisation keeps a register: the same for both instruments."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from itertools import combinations_with_replacement
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import roles_at
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.cases.models import Case, CaseGrant, CaseSeat, Figures, Known, Register
from dijkwacht.apps.cases.queries import Counted, advisers_of, after_of, as_noted, knowers
from dijkwacht.apps.cases.rules.cases import grant_until, why_not_grant, why_not_name, why_not_unname
from dijkwacht.apps.cases.rules.corrections import Amended, Correction, Removed
from dijkwacht.apps.cases.rules.lengths import length_of
from dijkwacht.apps.cases.rules.parties import Party, Track, next_track
from dijkwacht.apps.cases.rules.remedies import (
    OF_CASE,
    After,
    Ending,
    Remedy,
    begins,
    broken,
    tracks_of,
    why_not_note,
    why_not_ruling,
    why_not_so,
)
from dijkwacht.apps.cases.rules.use import Words, Year, last_closed, of_year, safe_for_all
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

C = TypeVar("C", bound=Case)


@transaction.atomic
def turn_on(*, organisation: Organisation, instrument: Instrument, by: Actor) -> None:
    """Let an organisation keep its cases of an instrument here; a second time changes nothing."""
    row, is_new = Register.objects.get_or_create(organisation=organisation, instrument=instrument)
    if is_new:
        audit.record(by=by, verb="cases.turned_on", on=row, organisation=organisation.code, note=instrument)


@transaction.atomic
def turn_off(*, organisation: Organisation, instrument: Instrument, by: Actor) -> None:
    """Open no new cases here any more; the cases that are there go on."""
    row = Register.objects.filter(organisation=organisation, instrument=instrument).first()
    if row:
        audit.record(by=by, verb="cases.turned_off", on=row, organisation=organisation.code, note=instrument)
        row.delete()


@transaction.atomic
def name(*, case: Case, user: User, by: Actor) -> None:
    """Name a colleague on a case: from now on they see it.

    Raises:
        Refused: they are named already, or hold no such role in the organisation.
    """
    held = hold(case)
    roles = roles_at(user, held.organisation, on=clock.today())
    if reason := why_not_name(roles, is_named=seats_of(held).filter(user=user).exists()):
        raise Refused(reason)
    seat(held, user)
    audit.record(by=by, verb="cases.named", on=held, organisation=held.organisation.code)


@transaction.atomic
def unname(*, case: Case, user: User, by: Actor) -> None:
    """Take somebody off a case: from now on they do not find it.

    Raises:
        Refused: nobody would be left.
    """
    held = hold(case)
    seats = seats_of(held)
    if reason := why_not_unname(named=seats.count()):
        raise Refused(reason)
    seats.filter(user=user).delete()
    audit.record(by=by, verb="cases.unnamed", on=held, organisation=held.organisation.code)


@transaction.atomic
def grant(*, case: Case, adviser: User, by: Actor) -> CaseGrant:
    """Ask an adviser of the organisation to look along for thirty days.

    Raises:
        Refused: their assignment does not hold, or they look along already.
    """
    held, today = hold(case), clock.today()
    is_adviser = advisers_of(held.organisation, on=today).filter(pk=adviser.pk).exists()
    grants = _beside(held, "grants").objects
    if reason := why_not_grant(
        is_adviser=is_adviser, has_grant=grants.running_on(today).filter(case=held, adviser=adviser).exists()
    ):
        raise Refused(reason)
    made: CaseGrant = grants.create(
        case=held, organisation=held.organisation, adviser=adviser, start=today, until=grant_until(today)
    )
    Known.objects.get_or_create(organisation=held.organisation, case=held.pk, user=adviser)
    audit.record(by=by, verb="cases.granted", on=held, organisation=held.organisation.code)
    return made


@transaction.atomic
def end_grant(*, case: Case, adviser: User, by: Actor) -> None:
    """Let an adviser no longer look along; when nobody does, nothing changes."""
    held, today = hold(case), clock.today()
    running = _beside(held, "grants").objects.running_on(today).filter(case=held, adviser=adviser)
    if running.update(ended_at=clock.now()):
        audit.record(by=by, verb="cases.grant_ended", on=held, organisation=held.organisation.code)


def opened(*, case: Case, by: Actor, page: str = "case") -> None:
    """Put on record that somebody looked at a case."""
    audit.record(by=by, verb="cases.opened", on=case, organisation=case.organisation.code, note=page)


@transaction.atomic
def note_after(*, case: Case, after: After, by: Actor) -> Any:
    """Note what happened after the decision; of an objection also whether a committee advises on that one (Awb 7:13).

    Raises:
        InvalidInput: its day, last day or weeks are wrong, by the name of the field.
        Refused: there is no decision that it can follow on, or it stands there already.
    """
    held = hold(case)
    decided, rows = held.decided(), after_of(held)
    if begins(after.what, decided) and after.track.party:
        after = replace(after, track=next_track(after.track.party, tracks_of(rows)))
    if reason := why_not_note(after.what, decided, rows, after.track):
        raise Refused(reason)
    if faults := {**why_not_ruling(after), **why_not_so(after, decided, rows, on=clock.today())}:
        raise InvalidInput(Fault("", field, words) for field, words in faults.items())
    kind = after.what.kind
    made = _beside(held, "remedies").objects.create(
        organisation=held.organisation,
        case=held,
        what=after.what,
        on=after.on,
        until=after.until if kind.has_until else None,
        weeks=after.weeks if kind.has_weeks else None,
        ruling=after.ruling or "",
        party=after.track.party or "",
        nth=after.track.nth,
        with_committee=after.with_committee and after.what is Remedy.OBJECTION,
        months=after.length.months if after.length else None,
        ends_on=after.length.until if after.length else None,
        months_dwelling=after.dwelling.months if after.dwelling else None,
        ends_on_dwelling=after.dwelling.until if after.dwelling else None,
    )
    audit.record(by=by, verb="cases.case_fact_recorded", on=held, organisation=held.organisation.code)
    return made


@transaction.atomic
def put_after_right(*, case: Case, row: int, correction: Correction, why: Amended, by: Actor) -> None:
    """Put right what was noted after the decision.

    Raises:
        InvalidInput: it would no longer follow on what came before, by the name of the field.
        Refused: it is not there any more.
    """
    held = hold(case)
    noted = _after_row(held, row)
    kind = Remedy(noted.what).kind
    rows = list(held.remedies.all())
    place = [one.pk for one in rows].index(noted.pk)
    until, weeks = correction.until if kind.has_until else None, correction.weeks if kind.has_weeks else None
    changed = [*after_of(held)]
    ruling = Ending(correction.ruling) if correction.ruling in kind.rulings else None
    length = length_of(correction.months, correction.ends_on)
    dwelling = length_of(correction.months_dwelling, correction.ends_on_dwelling)
    changed[place] = After(
        Remedy(noted.what), correction.on, until, weeks, ruling, changed[place].track, length, dwelling=dwelling
    )
    moved = _moved(held, changed, place, correction.party)
    faults = {**why_not_ruling(changed[place]), **why_not_so(changed[place], held.decided(), changed[:place], on=clock.today())}
    if not faults and (reason := broken(held.decided(), changed, on=clock.today())):
        faults = {"on": reason}
    if faults:
        raise InvalidInput(Fault("", field, words) for field, words in faults.items())
    held.remedies.filter(pk=noted.pk).update(
        on=correction.on,
        until=until,
        weeks=weeks,
        ruling=ruling or "",
        months=correction.months,
        ends_on=correction.ends_on,
        months_dwelling=correction.months_dwelling,
        ends_on_dwelling=correction.ends_on_dwelling,
        with_committee=correction.with_committee and noted.what == Remedy.OBJECTION,
    )
    if moved:
        track = changed[place].track
        held.remedies.filter(party=track.party or "", nth=track.nth).exclude(what__in=OF_CASE).update(
            party=moved.party, nth=moved.nth
        )
    amended(held, why, by=by)


@transaction.atomic
def take_after_off(*, case: Case, row: int, why: Amended, by: Actor) -> None:
    """Take off what was noted after the decision by mistake.

    Raises:
        Refused: something else rests on it, or it is not there any more.
    """
    held = hold(case)
    noted = _after_row(held, row)
    left = [as_noted(one) for one in held.remedies.all() if one.pk != noted.pk]
    if reason := broken(held.decided(), left, on=clock.today()):
        raise Refused(f"Hier rust iets anders op. {reason}")
    noted.delete()
    audit.record(by=by, verb="cases.case_fact_struck", on=held, organisation=held.organisation.code, note=why)


@transaction.atomic
def remove(*, case: Case, why: Removed, by: Actor) -> None:
    """Take a case away for good, with everything that was noted of it: it counts in no figure that is made from then on."""
    held = hold(case)
    audit.record(by=by, verb="cases.case_removed", on=held, organisation=held.organisation.code, note=why)
    Known.objects.filter(case=held.pk).delete()
    held.delete()


@transaction.atomic
def make_figures(
    *, organisation: Organisation, instrument: Instrument, year: int, counted: Counted, words: Words, by: Actor
) -> None:
    """Make the figures of a year that is over, as they stay; a second time changes nothing.

    Raises:
        Refused: the year is not over yet.
    """
    if year > last_closed(clock.today()):
        raise Refused("Dit jaar is nog niet afgesloten.")
    if Figures.objects.filter(organisation=organisation, instrument=instrument, year=year).exists():
        return
    within_only = instrument is Instrument.BIBOB
    rows = {case: one for case, one in counted if one.year == year and (one.is_within_policy or not within_only)}
    known = knowers(rows)

    def without(some: Collection[UUID]) -> Year:
        return of_year(year, [one for case, one in rows.items() if case not in some], words, within_only=within_only)

    # Two who know cases can lay what they know together; who know them all have nothing left to find out.
    together = {frozenset(one | other) for one, other in combinations_with_replacement(known.values(), 2)}
    found = safe_for_all(without(()), (without(some) for some in together if len(some) < len(rows)))
    made = Figures.objects.create(
        organisation=organisation,
        instrument=instrument,
        year=year,
        made_on=clock.today(),
        shown=asdict(found),
        apart={str(user): {"knew": len(some)} for user, some in known.items()},
    )
    audit.record(by=by, verb="cases.figures_made", on=made, organisation=organisation.code, note=instrument)


def amended(held: Case, why: Amended, *, by: Actor) -> None:
    """Put on record that something in a case was put right, and why; part of a deed, not one itself."""
    audit.record(by=by, verb="cases.case_revised", on=held, organisation=held.organisation.code, note=why)


def _moved(held: Case, rows: Sequence[After], place: int, party: str) -> Track | None:
    """Under which role somebody's remedies go on, where the role of who began them is put right."""
    track = rows[place].track
    if not party or party == track.party or not begins(rows[place].what, held.decided()):
        return None
    return next_track(Party(party), tracks_of(rows))


def _after_row(held: Case, row: int) -> Any:
    found = held.remedies.filter(pk=row).first()
    if found is None:
        raise Refused("Dit staat er niet meer. Kijk eerst wat er nu staat.")
    return found


def hold(case: C) -> C:
    """The case as it stands now, kept from others until the deed is done; part of a deed, not one itself."""
    found: C = type(case)._default_manager.select_for_update(of=("self",)).select_related("organisation").get(pk=case.pk)
    return found


def seat(case: Case, user: User) -> CaseSeat:
    """Put somebody on a case; part of a deed, not one itself."""
    made: CaseSeat = seats_of(case).create(case=case, organisation=case.organisation, user=user)
    Known.objects.get_or_create(organisation=case.organisation, case=case.pk, user=user)
    return made


def seats_of(case: Case) -> Any:
    """The seats of a case, whatever instrument it is of."""
    return _beside(case, "seats").objects.filter(case=case)


def _beside(case: Case, name: str) -> Any:
    return case._meta.get_field(name).related_model
