"""The deeds on a Damocles case: opened, moved, noted in the registers, a step taken back; each keeps kinds and days only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.cases.actions import hold, seat
from dijkwacht.apps.cases.queries import registering
from dijkwacht.apps.cases.rules.cases import plain_number, why_not_day
from dijkwacht.apps.damocles.models import DamoclesAnswer, DamoclesCase, DamoclesMove
from dijkwacht.apps.damocles.queries import moves_of, questions_of, readiness
from dijkwacht.apps.damocles.rules.facts import (
    CaseFacts,
    Taken,
    decided_on,
    ended_as,
    faults_in_case,
    faults_in_step,
    has_closure,
    has_decision,
    lapse_known_on,
    state_after,
    why_not_take_back,
)
from dijkwacht.apps.damocles.rules.states import DAMOCLES_STEPS, DamoclesState, DamoclesStep, Deed, why_not, why_not_note
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.queries import in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.words import Measure
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def open_case(*, organisation: Organisation, facts: CaseFacts, by: User) -> DamoclesCase:
    """Open a case on a report of the police; whoever opens it is named on it.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
        Refused: the organisation keeps no register, or this person opens no cases there.
    """
    today = clock.today()
    if not registering(by, Instrument.DAMOCLES, on=today).filter(pk=organisation.pk).exists():
        raise Refused("Uw organisatie houdt hier geen zaken bij.")
    kept = _kept(facts, by=by, organisation=organisation)
    case = DamoclesCase.objects.create(
        organisation=organisation,
        state=DamoclesState.RECEIVED,
        state_since=facts.report_on,
        is_example=organisation.is_example,
        **kept,
    )
    seat(case, by)
    _note(case, DamoclesState.RECEIVED, Taken(facts.report_on))
    audit.record(by=by, verb="cases.case_opened", on=case, organisation=organisation.code)
    return case


@transaction.atomic
def revise(*, case: DamoclesCase, facts: CaseFacts, by: User) -> None:
    """Correct what was kept when a case was opened.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    held = hold(case)
    kept = _kept(facts, by=by, organisation=held.organisation, besides=held)
    moves = moves_of(held)
    if len(moves) > 1 and facts.report_on > moves[1].on:
        raise InvalidInput([Fault("", "report_on", "Deze dag ligt na de eerste stap van de zaak.")])
    if held.state == DamoclesState.RECEIVED:
        kept["state_since"] = facts.report_on
    DamoclesCase.objects.filter(pk=held.pk).update(**kept)
    DamoclesMove.objects.filter(case=held, what=DamoclesState.RECEIVED).update(on=facts.report_on)
    audit.record(by=by, verb="cases.case_revised", on=held, organisation=held.organisation.code)


@transaction.atomic
def move(*, case: DamoclesCase, to: DamoclesState, taken: Taken, by: Actor) -> None:
    """Take a case one step on, on the day on which that was done.

    Raises:
        InvalidInput: something that this step asks is wrong, by name of the field.
        Refused: the step does not exist now, or the questions of the weighing are open without a reason.
    """
    held, today = hold(case), clock.today()
    state = DamoclesState(held.state)
    if reason := why_not(state, to, readiness(held, drops=taken.drop_reason is not None), on=taken.on):
        raise Refused(reason)
    step = DAMOCLES_STEPS[state, to]
    if faults := faults_in_step(step, taken, on=today, after=_last_day(held)):
        raise InvalidInput(Fault("", field, words) for field, words in faults.items())
    fields = {"state": to, "state_since": taken.on, **_decided(held, step, taken)}
    if step.needs_reason and taken.drop_reason:
        fields |= {"drop_reason": taken.drop_reason, "reason": taken.reason.strip()}
    DamoclesCase.objects.filter(pk=held.pk).update(**fields)
    _note(held, to, taken, keeps_until=step.asks_until)
    audit.record(by=by, verb="cases.case_moved", on=held, organisation=held.organisation.code)


@transaction.atomic
def note(*, case: DamoclesCase, deed: Deed, on: date, by: Actor) -> None:
    """Note the entry of a closure in the public registers, the day its end became known, or the entry of that.

    Raises:
        InvalidInput: the day is wrong.
        Refused: there is nothing to enter, or it was noted already.
    """
    held = hold(case)
    moves = moves_of(held)
    noted = frozenset(Deed(one.what) for one in moves if one.what in set(Deed))
    if reason := why_not_note(deed, has_closure=has_closure(moves), ended=ended_as(moves), noted=noted):
        raise Refused(reason)
    if reason := why_not_day(on, on=clock.today(), after=_begin_of(held, deed)):
        raise InvalidInput([Fault("", "on", reason)])
    _note(held, deed, Taken(on))
    audit.record(by=by, verb="damocles.entered", on=held, organisation=held.organisation.code)


@transaction.atomic
def take_back(*, case: DamoclesCase, seen: str, by: Actor) -> None:
    """Take the last step or deed back, as if it had never been noted; ``seen`` is the one that was on the page.

    Raises:
        Refused: there is none, or another came after it.
    """
    held = hold(case)
    moves = moves_of(held)
    if reason := why_not_take_back(moves):
        raise Refused(reason)
    if moves[-1].what != seen:
        raise Refused("Er is intussen iets anders vastgelegd. Kijk eerst wat er nu staat.")
    DamoclesMove.objects.filter(case=held, what=seen).delete()
    if seen in set(DamoclesState):
        now = state_after(moves[:-1])
        fields: dict[str, Any] = {"state": now.what, "state_since": now.on, "drop_reason": "", "reason": ""}
        if not has_decision(moves[:-1]):
            fields |= {"measure": "", "months": None, "policy": None}
        DamoclesCase.objects.filter(pk=held.pk).update(**fields)
    audit.record(by=by, verb="damocles.step_taken_back", on=held, organisation=held.organisation.code)


@transaction.atomic
def answer(*, case: DamoclesCase, answers: Mapping[str, Answered], open_reason: str, by: Actor) -> None:
    """Keep where each question of the weighing stands, and why questions stay open: never what was answered."""
    held = hold(case)
    known = {one.question.id for one in questions_of(held)}
    rows = [
        DamoclesAnswer(organisation=held.organisation, case=held, question=question, answered=answered)
        for question, answered in answers.items()
        if question in known
    ]
    DamoclesAnswer.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["case", "question"], update_fields=["answered"]
    )
    DamoclesCase.objects.filter(pk=held.pk).update(open_reason=open_reason.strip())
    audit.record(by=by, verb="damocles.weighed", on=held, organisation=held.organisation.code)


@transaction.atomic
def remove(*, case: DamoclesCase, by: Actor) -> None:
    """Take a case away for good, with everything that was noted of it."""
    held = hold(case)
    audit.record(by=by, verb="damocles.case_removed", on=held, organisation=held.organisation.code)
    held.delete()


def _kept(facts: CaseFacts, *, by: User, organisation: Organisation, besides: DamoclesCase | None = None) -> dict[str, Any]:
    number, today = plain_number(facts.number), clock.today()
    # Only among one's own cases: of another's not even the number is told.
    own = DamoclesCase.objects.named_to(by, on=today).filter(organisation=organisation)
    others = own.exclude(pk=besides.pk if besides else None)
    # The database holds numbers locked, and cannot compare them.
    is_known = number in set(others.values_list("number", flat=True))
    if faults := faults_in_case(facts, on=today, is_known=is_known):
        raise InvalidInput(Fault("", field, words) for field, words in faults.items())
    return {
        "number": number,
        "opened_on": facts.report_on,
        "place": facts.place,
        "drugs": facts.drugs,
        "occurrence": facts.occurrence,
        "gravity": facts.gravity,
    }


def _decided(case: DamoclesCase, step: DamoclesStep, taken: Taken) -> dict[str, Any]:
    """What a decision adds: the measure, and the policy that held on its day."""
    if step.measure is None:
        return {}
    measure = Measure.INDEFINITE if step.asks_months and taken.is_indefinite else step.measure
    policy = in_force(case.organisation, Instrument.DAMOCLES, on=taken.on)
    return {"measure": measure, "months": taken.months if measure is Measure.CLOSURE else None, "policy": policy}


def _last_day(case: DamoclesCase) -> date:
    return state_after(moves_of(case)).on


def _begin_of(case: DamoclesCase, deed: Deed) -> date:
    """The day before which a deed cannot lie."""
    moves = moves_of(case)
    begin = {Deed.ENTERED: decided_on(moves), Deed.LAPSE_KNOWN: _last_day(case), Deed.LAPSE_ENTERED: lapse_known_on(moves)}
    return begin[deed] or case.opened_on


def _note(case: DamoclesCase, what: str, taken: Taken, *, keeps_until: bool = False) -> None:
    until = taken.until if keeps_until else None
    DamoclesMove.objects.create(organisation=case.organisation, case=case, what=what, on=taken.on, until=until)
