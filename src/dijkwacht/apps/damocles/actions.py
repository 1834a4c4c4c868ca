"""The deeds on a Damocles case: opened, moved, noted in the registers, put right; each keeps kinds and days only."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.cases.actions import amended, hold, seat
from dijkwacht.apps.cases.queries import after_of, registering
from dijkwacht.apps.cases.rules.cases import plain_number, why_not_day
from dijkwacht.apps.cases.rules.corrections import Amended, Correction
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy, why_not_so
from dijkwacht.apps.cases.rules.remedies import broken as broken_after
from dijkwacht.apps.damocles.models import DamoclesAnswer, DamoclesCase, DamoclesMove
from dijkwacht.apps.damocles.queries import all_moves, decided_of, length_of, moves_of, parts, questions_of, readiness
from dijkwacht.apps.damocles.rules.facts import (
    GRAVEST,
    CaseFacts,
    Move,
    Taken,
    decided_on,
    decision_of,
    ended_as,
    faults_in_case,
    faults_in_step,
    has_closure,
    has_decision,
    lapse_known_on,
    misplaced,
    newly_early,
    state_after,
    too_early,
    why_not_take_back,
)
from dijkwacht.apps.damocles.rules.parts import LEAD, decision_with, of_part, parts_of, stand, step_of
from dijkwacht.apps.damocles.rules.states import (
    DAMOCLES_STEPS,
    DamoclesState,
    DamoclesStep,
    Deed,
    OpenReason,
    why_not,
    why_not_note,
)
from dijkwacht.apps.damocles.rules.terms import closure_end
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.queries import in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.words import Measure, Place
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
    _note(case, Move(DamoclesState.RECEIVED, facts.report_on))
    audit.record(by=by, verb="cases.case_opened", on=case, organisation=organisation.code)
    return case


@transaction.atomic
def revise(*, case: DamoclesCase, facts: CaseFacts, why: Amended, by: User) -> None:
    """Correct what was kept when a case was opened.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    held = hold(case)
    kept = _kept(facts, by=by, organisation=held.organisation, besides=held)
    moves = moves_of(held)
    if not facts.is_combined and parts(held) != (None,):
        raise InvalidInput([Fault("", "place", "Het besluit gaat over twee delen. Draai dat eerst terug.")])
    if len(moves) > 1 and facts.report_on > moves[1].on:
        raise InvalidInput([Fault("", "report_on", "Deze dag ligt na de eerste stap van de zaak.")])
    if held.state == DamoclesState.RECEIVED:
        kept["state_since"] = facts.report_on
    DamoclesCase.objects.filter(pk=held.pk).update(**kept)
    DamoclesMove.objects.filter(case=held, what=DamoclesState.RECEIVED).update(on=facts.report_on)
    amended(held, why, by=by)


@transaction.atomic
def move(*, case: DamoclesCase, to: DamoclesState, taken: Taken, by: Actor, part: Place | None = None) -> None:
    """Take a case one step on, on the day on which that was done; where its parts were decided apart, one ``part`` of it.

    Raises:
        InvalidInput: something that this step asks is wrong, by name of the field.
        Refused: the step does not exist now, or the questions of the weighing are open without a reason.
    """
    held, today = hold(case), clock.today()
    part = (part or LEAD) if parts(held) != (None,) else None
    state = DamoclesState(state_after(moves_of(held, part)).what)
    ready = readiness(held, part, drops=taken.drop_reason is not None)
    if reason := why_not(state, to, ready, on=date.max):
        raise Refused(reason)
    if reason := why_not(state, to, ready, on=taken.on):
        raise InvalidInput([Fault("", "on", reason)])
    step = DAMOCLES_STEPS[state, to]
    if taken.dwelling and not (held.is_combined and step.asks_months):
        taken = replace(taken, dwelling=None)
    after = state_after(moves_of(held, part)).on
    if faults := {**_early(held, to, taken, part), **faults_in_step(step, taken, on=today, after=after)}:
        raise InvalidInput(Fault("", field, words) for field, words in faults.items())
    fields = _decided(held, step, taken)
    if step.needs_reason and taken.drop_reason:
        fields["drop_reason"] = taken.drop_reason
    until = taken.until if step.asks_until else None
    if apart := taken.dwelling:
        _note(held, Move(to, taken.on, until, LEAD))
        _note(held, Move(step_of(apart, to), taken.on, apart.until if step.asks_until else None, Place.DWELLING))
    else:
        _note(held, Move(to, taken.on, until, part))
    _stands(held, **fields)
    audit.record(by=by, verb="cases.case_moved", on=held, organisation=held.organisation.code)


@transaction.atomic
def note(*, case: DamoclesCase, deed: Deed, on: date, by: Actor, part: Place | None = None) -> None:
    """Note the entry of a closure in the public registers, the day its end became known, or the entry of that.

    A decision is entered once, the end of each ``part`` that was decided apart on its own.

    Raises:
        InvalidInput: the day is wrong.
        Refused: there is nothing to enter, or it was noted already.
    """
    held = hold(case)
    part = (part or LEAD) if parts(held) != (None,) else None
    moves = moves_of(held, part)
    noted = frozenset(Deed(one.what) for one in moves if one.what in set(Deed))
    if reason := why_not_note(deed, has_closure=has_closure(moves), ended=ended_as(moves), noted=noted):
        raise Refused(reason)
    if reason := why_not_day(on, on=clock.today(), after=_begin_of(held, deed, moves)):
        raise InvalidInput([Fault("", "on", reason)])
    _note(held, Move(deed, on, None, None if deed is Deed.ENTERED else part))
    audit.record(by=by, verb="damocles.entered", on=held, organisation=held.organisation.code)


@transaction.atomic
def take_back(*, case: DamoclesCase, row: int, why: Amended, by: Actor) -> None:
    """Take the last step or deed back, as if it had never been noted; of a decision on two parts both.

    Raises:
        Refused: there is none, another came after it, or something after the decision rests on it.
    """
    held = hold(case)
    found, moves = _row(held, row), all_moves(held)
    if reason := why_not_take_back(moves):
        raise Refused(reason)
    if found.pk != held.moves.latest("pk").pk:
        raise Refused("Er is intussen iets anders vastgelegd. Draai dat eerst terug.")
    gone = decision_with(moves, found.moved)
    DamoclesMove.objects.filter(
        case=held, what__in=[one.what for one in gone], part__in=[one.part or "" for one in gone]
    ).delete()
    left = [one for one in moves if one not in gone]
    fields: dict[str, Any] = {"drop_reason": ""} if found.what in set(DamoclesState) else {}
    if not has_decision(of_part(left, None)):
        fields |= {"measure": "", "months": None, "measure_dwelling": "", "months_dwelling": None, "policy": None}
    _stands(held, **fields)
    if after := after_of(held):
        fresh = DamoclesCase.objects.get(pk=held.pk)
        if reason := broken_after(fresh.decided(), after, on=clock.today()):
            raise Refused(f"Haal eerst weg wat er na het besluit is vastgelegd. {reason}")
    audit.record(by=by, verb="cases.step_taken_back", on=held, organisation=held.organisation.code, note=why)


@transaction.atomic
def put_right(*, case: DamoclesCase, row: int, correction: Correction, why: Amended, by: Actor) -> None:
    """Put the day of a step or a deed right, and the last day that was set with it; a decision on two parts has one day.

    Raises:
        InvalidInput: it would no longer lie between what is around it, by the name of the field.
        Refused: it is the first, whose day is put right with the case itself; or it is not there any more.
    """
    held, today = hold(case), clock.today()
    found = _row(held, row)
    if found.what == DamoclesState.RECEIVED:
        raise Refused("De dag van de rapportage verandert u bij ‘Zaak wijzigen’.")
    until = correction.until if found.until else None
    faults = {"on": why_not_day(correction.on, on=today), "until": None}
    if found.until and (until is None or until < correction.on):
        faults["until"] = "Vul de laatste dag van de termijn in, niet voor de dag zelf."
    before = all_moves(held)
    together = decision_with(before, found.moved)
    moves = [
        replace(one, on=correction.on, until=until if one == found.moved else one.until) if one in together else one
        for one in before
    ]
    faults["on"] = faults["on"] or _misplaced(held, moves)
    faults["until" if found.until else "on"] = faults["until" if found.until else "on"] or _newly_early(before, moves)
    retyped = _retyped(held, found.moved, correction)
    if retyped:
        faults |= why_not_so(retyped, held.decided_by(moves), (), on=today)
    if any(faults.values()):
        raise InvalidInput(Fault("", field, words) for field, words in faults.items() if words)
    for one in together:
        held.moves.filter(what=one.what, part=one.part or "").update(on=correction.on)
    held.moves.filter(pk=found.pk).update(until=until)
    if retyped:
        _keep_retyped(held, retyped)
    _stands(held)
    fresh = DamoclesCase.objects.get(pk=held.pk)
    if reason := broken_after(fresh.decided(), after_of(fresh), on=today):
        raise InvalidInput([Fault("", "on", reason)])
    amended(held, why, by=by)


def _misplaced(held: DamoclesCase, moves: Sequence[Move]) -> str | None:
    """Why the days of one of the parts do not follow on each other."""
    found = {part: of_part(moves, part) for part in parts_of(moves)}
    reasons = (misplaced(own, closed_until=closure_end(own, length_of(held, part))) for part, own in found.items())
    return next((reason for reason in reasons if reason), None)


def _newly_early(before: Sequence[Move], moves: Sequence[Move]) -> str | None:
    reasons = (newly_early(of_part(before, part), of_part(moves, part)) for part in parts_of(moves))
    return next((reason for reason in reasons if reason), None)


def _retyped(held: DamoclesCase, found: Move, correction: Correction) -> After | None:
    """The number of months that the decision names, where another was typed; what was typed first stays on the case."""
    is_same = correction.months is None or correction.months == decided_of(held, found.part).months
    if is_same or found.what != decision_of(moves_of(held, found.part)):
        return None
    length = Length(correction.months)
    is_dwelling = found.part is Place.DWELLING
    return After(
        Remedy.DURATION,
        correction.on,
        ruling=Ending.MISTYPED,
        length=None if is_dwelling else length,
        dwelling=length if is_dwelling else None,
    )


def _keep_retyped(held: DamoclesCase, retyped: After) -> None:
    held.remedies.create(
        organisation=held.organisation,
        what=retyped.what,
        on=retyped.on,
        ruling=Ending.MISTYPED,
        months=retyped.length.months if retyped.length else None,
        months_dwelling=retyped.dwelling.months if retyped.dwelling else None,
    )


@transaction.atomic
def answer(*, case: DamoclesCase, answers: Mapping[str, Answered], open_reason: OpenReason | None = None, by: Actor) -> None:
    """Keep where each question of the weighing stands, and why some are still open; never what was answered."""
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
    DamoclesCase.objects.filter(pk=held.pk).update(open_reason=open_reason or "")
    audit.record(by=by, verb="damocles.weighed", on=held, organisation=held.organisation.code)


def _row(held: DamoclesCase, row: int) -> DamoclesMove:
    found = held.moves.filter(pk=row).first()
    if found is None:
        raise Refused("Dit staat er niet meer. Kijk eerst wat er nu staat.")
    return found


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
        "is_combined": facts.is_combined,
        "drugs": facts.drugs,
        "also": " ".join(one.value for one in GRAVEST if one in facts.also),
        "preparation": facts.preparation or "",
        "occurrence": facts.occurrence,
        "gravity": facts.gravity,
    }


def _decided(case: DamoclesCase, step: DamoclesStep, taken: Taken) -> dict[str, Any]:
    """What a decision adds: the measure, that of the dwelling where it has its own, and the policy that held on its day."""
    if step.measure is None:
        return {}
    measure = Measure.INDEFINITE if step.asks_months and taken.is_indefinite else step.measure
    policy = in_force(case.organisation, Instrument.DAMOCLES, on=taken.on)
    apart = taken.dwelling
    return {
        "measure": measure,
        "months": taken.months if measure is Measure.CLOSURE else None,
        "measure_dwelling": (apart and apart.measure) or "",
        "months_dwelling": apart.months if apart and apart.measure is Measure.CLOSURE else None,
        "policy": policy,
    }


def _early(case: DamoclesCase, to: DamoclesState, taken: Taken, part: Place | None) -> dict[str, str]:
    """Why the day of a step is too early for whoever still has a term, by field."""
    reason = too_early([*moves_of(case, part), Move(to, taken.on, taken.until)], is_heard=taken.is_heard).get(to)
    return {"on": reason} if reason else {}


def _begin_of(case: DamoclesCase, deed: Deed, moves: Sequence[Move]) -> date:
    """The day before which a deed cannot lie."""
    begin = {
        Deed.ENTERED: decided_on(moves),
        Deed.LAPSE_KNOWN: state_after(moves).on,
        Deed.LAPSE_ENTERED: lapse_known_on(moves),
    }
    return begin[deed] or case.opened_on


def _note(case: DamoclesCase, one: Move) -> None:
    DamoclesMove.objects.create(
        organisation=case.organisation, case=case, what=one.what, on=one.on, until=one.until, part=one.part or ""
    )


def _stands(held: DamoclesCase, **fields: Any) -> None:
    """Keep where the case stands after what was noted."""
    now = stand([row.moved for row in held.moves.all()])
    DamoclesCase.objects.filter(pk=held.pk).update(state=now.what, state_since=now.on, **fields)
