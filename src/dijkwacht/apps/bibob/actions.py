"""The deeds of a Bibob case: opening it, a step, a fact; each by somebody who is named on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import roles_at
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.bibob.models import BibobCase, BibobFact
from dijkwacht.apps.bibob.queries import file_of, policy_in_force
from dijkwacht.apps.bibob.rules.states import (
    STEPS,
    BibobState,
    Step,
    earliest,
    why_not,
    why_not_open,
    why_not_record,
    why_not_strike,
    why_not_until,
)
from dijkwacht.apps.bibob.rules.words import Acquittal, Aim, Conclusion, Fact, NoTest, Outcome
from dijkwacht.apps.cases.actions import hold, seat
from dijkwacht.apps.cases.queries import has_register
from dijkwacht.apps.cases.rules.cases import plain_number, why_not_day, why_not_name, why_not_number
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
    decision = law().decision(opening.decision)
    faults = {
        "number": why_not_number(plain_number(opening.number)),
        "received_on": why_not_day(opening.received_on, on=today),
        "decision": why_not_open(decision, organisation.kind),
    }
    if decision is None or any(faults.values()):
        raise InvalidInput(Fault("", name, reason) for name, reason in faults.items() if reason)
    line, _ = policy_in_force(organisation, on=opening.received_on)
    ruled = line.line(decision.id) if line else None
    case = BibobCase.objects.create(
        organisation=organisation,
        number=plain_number(opening.number),
        opened_on=opening.received_on,
        state=BibobState.RECEIVED,
        state_since=opening.received_on,
        is_example=organisation.is_example,
        decision=decision.id,
        group=decision.group,
        aim=opening.aim,
        weeks=opening.weeks,
        is_uniform=opening.is_uniform,
        is_within_policy=ruled is not None and ruled.mode != "none",
    )
    seat(case, by)
    _put(case, Happened(Fact.RECEIVED, opening.received_on))
    audit.record(by=by, verb="cases.case_opened", on=case, organisation=organisation.code)
    return case


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
    if reason := why_not(before, to, file_of(held, held.facts.all()), on=taken.on):
        raise Refused(reason)
    _must_be_right("on", why_not_day(taken.on, on=clock.today(), after=held.state_since))
    if "until" in step.wants:
        _must_be_right("until", why_not_until(taken.on, taken.until))
    held.state, held.state_since = to, taken.on
    held.save()
    if step.fact is not None:
        _put(held, Happened(step.fact, taken.on, taken.until if "until" in step.wants else None))
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
    row = _put(held, happened)
    audit.record(by=by, verb="cases.case_revised", on=held, organisation=held.organisation.code)
    return row


@transaction.atomic
def strike(*, case: BibobCase, what: Fact, by: Actor) -> None:
    """Take a fact off again that was put on record by mistake; when it is not there, nothing changes.

    Raises:
        Refused: it is of a step, or a step was taken since.
    """
    held = hold(case)
    row = held.facts.filter(what=what).order_by("-on", "-pk").first()
    if row is None:
        return
    if reason := why_not_strike(what, recorded_in=row.recorded_in, state=held.state):
        raise Refused(reason)
    row.delete()
    audit.record(by=by, verb="cases.case_revised", on=held, organisation=held.organisation.code)


def _given(step: Step, taken: Taken) -> dict[str, Any]:
    """The columns that this step fills, with what was chosen; empty where nothing was."""
    chosen = {name: getattr(taken, name) for name in step.wants - {"until"}}
    return {name: "" if given is None else given for name, given in chosen.items()}


def _put(case: BibobCase, happened: Happened) -> BibobFact:
    made: BibobFact = BibobFact.objects.create(
        organisation=case.organisation,
        case=case,
        what=happened.what,
        on=happened.on,
        until=happened.until,
        weeks=happened.weeks,
        recorded_in=case.state,
    )
    return made


def _must_be_right(field: str, reason: str | None) -> None:
    if reason:
        raise InvalidInput([Fault("", field, reason)])
