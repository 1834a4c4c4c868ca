"""The deeds of a Bibob case: opening it, a step, a fact, putting those right; each by somebody who is named on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import roles_at
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.bibob.models import BibobCase, BibobFact, BibobMove
from dijkwacht.apps.bibob.queries import file_of, moves_of, policy_in_force
from dijkwacht.apps.bibob.rules.states import (
    STEPS,
    BibobState,
    Step,
    broken,
    days_around,
    earliest,
    why_not,
    why_not_open,
    why_not_record,
    why_not_strike,
    why_not_take_back,
    why_not_weeks,
)
from dijkwacht.apps.bibob.rules.words import FACTS, Acquittal, Aim, Conclusion, Fact, NoTest, Outcome, TermGround
from dijkwacht.apps.cases.actions import amended, hold, seat
from dijkwacht.apps.cases.queries import after_of, has_register
from dijkwacht.apps.cases.rules.cases import plain_number, why_not_day, why_not_name, why_not_number, why_not_until
from dijkwacht.apps.cases.rules.corrections import Amended, Correction, first_after, why_not_between
from dijkwacht.apps.cases.rules.remedies import broken as broken_after
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.bibob.library import law
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case begins with."""

    number: str
    decision: str
    received_on: date
    aim: Aim = Aim.APPLICATION
    weeks: int = 8
    is_uniform: bool = False
    ground: TermGround | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: on which day, and what the step itself asks."""

    on: date
    until: date | None = None
    conclusion: Conclusion | None = None
    acquittal: Acquittal | None = None
    outcome: Outcome | None = None
    no_test: NoTest | None = None
    is_suspected: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact: on which day, until when or for how many weeks where it carries that."""

    what: Fact
    on: date
    until: date | None = None
    weeks: int | None = None


@transaction.atomic
def open_case(*, organisation: Organisation, opening: Opening, by: User) -> BibobCase:
    """Open a case; whoever opens it is the first who is named on it.

    Raises:
        InvalidInput: a field is wrong, by its name.
        Refused: the organisation keeps no register, or this person cannot be named on a case there.
    """
    today = clock.today()
    if not has_register(organisation, Instrument.BIBOB):
        raise Refused("Uw organisatie houdt hier geen Bibob-zaken bij. Zet dat eerst aan.")
    if reason := why_not_name(roles_at(by, organisation, on=today), is_named=False):
        raise Refused(reason)
    case = BibobCase.objects.create(
        organisation=organisation,
        state=BibobState.RECEIVED,
        state_since=opening.received_on,
        is_example=organisation.is_example,
        **_opened(opening, organisation, by=by),
    )
    seat(case, by)
    first = _step(case, "", BibobState.RECEIVED, opening.received_on)
    _put(case, Happened(Fact.RECEIVED, opening.received_on), first)
    audit.record(by=by, verb="cases.case_opened", on=case, organisation=organisation.code)
    return case


@transaction.atomic
def revise(*, case: BibobCase, opening: Opening, why: Amended, by: User) -> None:
    """Put right what a case was opened with; whether it lies within the policy is asked again, so that figures follow.

    Raises:
        InvalidInput: a field is wrong, by its name.
        Refused: a step that was taken would no longer hold.
    """
    held = hold(case)
    for field, given in _opened(opening, held.organisation, by=by, besides=held).items():
        setattr(held, field, given)
    moves, facts = moves_of(held), list(held.facts.all())
    later = [*(one.on for one in moves[1:]), *(row.on for row in facts if row.what != Fact.RECEIVED)]
    before = first_after(later)
    _must_be_right("received_on", why_not_between(opening.received_on, on=clock.today(), after=None, before=before))
    if reason := broken(moves, file_of(held, facts)):
        raise InvalidInput([Fault("", "aim", reason)])
    if reason := broken_after(held.decided(), after_of(held), on=clock.today()):
        raise InvalidInput([Fault("", "decision", f"Haal eerst weg wat er na de beslissing is vastgelegd. {reason}")])
    if held.state == BibobState.RECEIVED:
        held.state_since = opening.received_on
    held.save()
    held.facts.filter(what=Fact.RECEIVED).update(on=opening.received_on)
    held.moves.filter(before="", to=BibobState.RECEIVED).update(on=opening.received_on)
    amended(held, why, by=by)


@transaction.atomic
def move(*, case: BibobCase, to: BibobState, taken: Taken, by: Actor) -> None:
    """Take a step: what the law wants before it has to be there.

    Raises:
        InvalidInput: a day is wrong, by the name of the field.
        Refused: the step is not possible now, with the article.
    """
    held = hold(case)
    before = BibobState(held.state)
    step = STEPS.get((before, to), Step(""))
    for field, given in _given(step, taken).items():
        setattr(held, field, given)
    if to is BibobState.CONCLUSION:
        held.is_advised = before is BibobState.ADVICE
    file = file_of(held, held.facts.all())
    if reason := why_not(before, to, file, on=date.max):
        raise Refused(reason)
    _must_be_right("on", why_not(before, to, file, on=taken.on))
    _must_be_right("on", why_not_day(taken.on, on=clock.today(), after=held.state_since))
    if "until" in step.wants:
        _must_be_right("until", why_not_until(taken.until, since=taken.on))
    held.state, held.state_since = to, taken.on
    held.save()
    made = _step(held, before, to, taken.on)
    # Back in an inquiry that had begun before, it begins no second time.
    if step.fact is not None and (FACTS[step.fact].repeats or step.fact not in file.facts):
        _put(held, Happened(step.fact, taken.on, taken.until if "until" in step.wants else None), made)
    audit.record(by=by, verb="cases.case_moved", on=held, organisation=held.organisation.code)


@transaction.atomic
def record(*, case: BibobCase, happened: Happened, by: Actor) -> BibobFact:
    """Put a fact on record.

    Raises:
        InvalidInput: its day lies in the future or before what it follows on, by the name of the field.
        Refused: it is of a step, is there already, or follows on something that is not there.
    """
    held = hold(case)
    file = file_of(held, held.facts.all())
    if reason := why_not_record(happened.what, file):
        raise Refused(reason)
    _must_be_right("on", why_not_day(happened.on, on=clock.today(), after=earliest(happened.what, file)))
    row = _put(held, happened, held.moves.last())
    audit.record(by=by, verb="cases.case_fact_recorded", on=held, organisation=held.organisation.code)
    return row


@transaction.atomic
def strike(*, case: BibobCase, row: int, why: Amended, by: Actor) -> None:
    """Take a fact off again that was put on record by mistake.

    Raises:
        Refused: it is of a step, something rests on it, or it is not there any more.
    """
    held = hold(case)
    found = _row(held.facts, row)
    last = held.moves.last()
    is_latest = last is None or found.move_id == last.pk
    file = file_of(held, held.facts.all())
    if reason := why_not_strike(Fact(found.what), file, is_latest=is_latest):
        raise Refused(reason)
    found.delete()
    audit.record(by=by, verb="cases.case_fact_struck", on=held, organisation=held.organisation.code, note=why)


@transaction.atomic
def take_back(*, case: BibobCase, row: int, why: Amended, by: Actor) -> None:
    """Take the last step back, as if it had never been taken.

    Raises:
        Refused: another came after it, or something was put on record since that rests on it.
    """
    held = hold(case)
    found, rows = _row(held.moves, row), list(held.moves.all())
    if found != rows[-1]:
        raise Refused("Er is intussen een andere stap gezet. Draai die eerst terug.")
    since = [Fact(one.what) for one in found.facts.all() if not FACTS[Fact(one.what)].by_step]
    if reason := why_not_take_back(moves_of(held), since, has_after=held.remedies.exists()):
        raise Refused(reason)
    step = STEPS[BibobState(found.before), BibobState(found.to)]
    for field in step.wants - {"until"}:
        setattr(held, field, False if field == "is_suspected" else "")
    if found.to == BibobState.CONCLUSION:
        held.is_advised = False
    held.state, held.state_since = rows[-2].to, rows[-2].on
    held.save()
    found.delete()
    audit.record(by=by, verb="cases.step_taken_back", on=held, organisation=held.organisation.code, note=why)


@transaction.atomic
def put_right(*, case: BibobCase, row: int, correction: Correction, why: Amended, by: Actor) -> None:
    """Put the day of a fact right, and what it carries.

    Raises:
        InvalidInput: it would no longer lie between what it follows on and what follows on it, by the name of the field.
        Refused: it is of a step, or it is not there any more.
    """
    held = hold(case)
    found = _row(held.facts, row)
    what = Fact(found.what)
    if FACTS[what].by_step:
        raise Refused("Dit hoort bij een stap. Verander de dag van die stap.")
    after, before = days_around(what, file_of(held, held.facts.exclude(pk=found.pk)))
    later = held.moves.filter(pk__gt=found.move_id or 0).first()
    before = first_after(day for day in (before, later.on if later and found.move_id else None) if day)
    _must_be_right("on", why_not_between(correction.on, on=clock.today(), after=after, before=before))
    kind = FACTS[what]
    found.on = correction.on
    found.until = correction.until if kind.has_until else None
    found.weeks = correction.weeks if kind.has_weeks else None
    if kind.has_until:
        _must_be_right("until", why_not_until(found.until, since=found.on))
    found.save()
    _must_hold(held)
    amended(held, why, by=by)


@transaction.atomic
def put_step_right(*, case: BibobCase, row: int, correction: Correction, why: Amended, by: Actor) -> None:
    """Put the day of a step right, and the last day that was set with it.

    Raises:
        InvalidInput: it would no longer lie between the steps around it, by the name of the field.
        Refused: it is not there any more, or it is the first: that day is put right with the case itself.
    """
    held = hold(case)
    found, rows = _row(held.moves, row), list(held.moves.all())
    place = rows.index(found)
    if not found.before:
        raise Refused("De eerste dag verandert u bij ‘Zaak wijzigen’.")
    fact = next((one for one in found.facts.all() if FACTS[Fact(one.what)].by_step), None)
    following = days_around(Fact(fact.what), file_of(held, held.facts.all()))[1] if fact else None
    nexts = [following, rows[place + 1].on if place + 1 < len(rows) else None]
    before = first_after(day for day in nexts if day)
    _must_be_right("on", why_not_between(correction.on, on=clock.today(), after=rows[place - 1].on, before=before))
    held.moves.filter(pk=found.pk).update(on=correction.on)
    if fact:
        until = correction.until if fact.until else None
        if fact.until:
            _must_be_right("until", why_not_until(until, since=correction.on))
        held.facts.filter(pk=fact.pk).update(on=correction.on, until=until)
    if place + 1 == len(rows):
        held.state_since = correction.on
        held.save(update_fields=["state_since"])
    _must_hold(held)
    amended(held, why, by=by)


def _must_hold(held: BibobCase) -> None:
    """Refuse days with which a later step, or what came after the decision, would no longer hold."""
    fresh = BibobCase.objects.get(pk=held.pk)
    _must_be_right("on", broken(moves_of(fresh), file_of(fresh, fresh.facts.all())))
    _must_be_right("on", broken_after(fresh.decided(), after_of(fresh), on=clock.today()))


def _row(rows: Any, row: int) -> Any:
    found = rows.filter(pk=row).first()
    if found is None:
        raise Refused("Dit staat er niet meer. Kijk eerst wat er nu staat.")
    return found


def _opened(opening: Opening, here: Organisation, *, by: User, besides: BibobCase | None = None) -> dict[str, Any]:
    """The columns that a case is opened with."""
    number, today = plain_number(opening.number), clock.today()
    decision = law().decision(opening.decision)
    own = BibobCase.objects.named_to(by, on=today).filter(organisation=here)
    # Only among one's own cases: of another's not even the number is told. The database holds numbers locked.
    is_known = number in set(own.exclude(pk=besides.pk if besides else None).values_list("number", flat=True))
    faults = {
        "number": why_not_number(number) or ("U heeft al een zaak met dit nummer." if is_known else None),
        "received_on": why_not_day(opening.received_on, on=today),
        "decision": why_not_open(decision, here.kind),
        "weeks": why_not_weeks(opening.weeks, has_ground=bool(opening.ground), group=decision.group if decision else ""),
    }
    if decision is None or any(faults.values()):
        raise InvalidInput(Fault("", name, reason) for name, reason in faults.items() if reason)
    line, _ = policy_in_force(here, on=opening.received_on)
    ruled = line.line(decision.id) if line else None
    return {
        "number": number,
        "opened_on": opening.received_on,
        "decision": decision.id,
        "group": decision.group,
        "aim": opening.aim,
        "weeks": opening.weeks,
        "ground": opening.ground or "",
        "is_uniform": opening.is_uniform,
        "is_within_policy": ruled is not None and ruled.mode != "none",
    }


def _given(step: Step, taken: Taken) -> dict[str, Any]:
    """The columns that this step fills, with what was chosen; empty where nothing was."""
    chosen = {name: getattr(taken, name) for name in step.wants - {"until"}}
    return {name: "" if given is None else given for name, given in chosen.items()}


def _step(case: BibobCase, before: str, to: BibobState, on: date) -> BibobMove:
    made: BibobMove = BibobMove.objects.create(organisation=case.organisation, case=case, before=before, to=to, on=on)
    return made


def _put(case: BibobCase, happened: Happened, move: BibobMove | None) -> BibobFact:
    made: BibobFact = BibobFact.objects.create(
        organisation=case.organisation,
        case=case,
        what=happened.what,
        on=happened.on,
        until=happened.until,
        weeks=happened.weeks,
        move=move,
    )
    return made


def _must_be_right(field: str, reason: str | None) -> None:
    if reason:
        raise InvalidInput([Fault("", field, reason)])
