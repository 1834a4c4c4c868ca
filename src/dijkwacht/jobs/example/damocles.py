"""The Damocles policies and cases of the example."""

from collections.abc import Iterator
from datetime import date, timedelta

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.damocles import actions
from dijkwacht.apps.damocles.queries import questions_of
from dijkwacht.apps.damocles.rules.facts import CaseFacts, Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState, Deed, DropReason
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.example.damocles import AfterPlan, CasePlan, NotePlan, PolicyPlan, StepPlan, example_damocles
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.jobs.example.people import EMPLOYED_FOR
from dijkwacht.jobs.example.stories import Story
from dijkwacht.jobs.example.world import BY, World

DAMOCLES = Instrument.DAMOCLES


def damocles(world: World) -> Iterator[Story]:
    """Policies and cases; nothing where they are there already."""
    if Policy.objects.filter(organisation__in=world.organisations.values(), instrument=DAMOCLES).exists():
        return
    said = example_damocles()
    yield from (turn_on(world.organisations[code], DAMOCLES, world) for code in said.registers)
    yield from (_policy(plan, world.organisations[plan.organisation], world) for plan in said.policies)
    yield from (_case(plan, world.organisations[plan.organisation], world) for plan in said.cases)


def turn_on(organisation: Organisation, instrument: Instrument, world: World) -> Story:
    """An organisation keeps its cases here, from before the first."""
    yield world.ago(EMPLOYED_FOR)
    cases.turn_on(organisation=organisation, instrument=instrument, by=BY)


def _policy(plan: PolicyPlan, organisation: Organisation, world: World) -> Story:
    matrix, day = plan.matrix(), world.ago(plan.from_days_ago)
    yield day
    text = policies.Text(matrix.title, matrix.model_dump(mode="json"))
    row = policies.draft(organisation=organisation, instrument=DAMOCLES, text=text, by=BY)
    policies.adopt(policy=row, from_day=day, seen=row.digest, by=BY)
    if plan.shares:
        yield world.on
        policies.share(organisation=organisation, instrument=DAMOCLES, by=BY)


def _case(plan: CasePlan, organisation: Organisation, world: World) -> Story:
    report = world.ago(plan.days_ago)
    yield report
    by = _who(plan.by)
    case = actions.open_case(organisation=organisation, facts=CaseFacts(plan.number, report, *plan.kinds), by=by)
    answers = {one.question.id: Answered.ANSWERED for one in questions_of(case)[: plan.answered]}
    if answers:
        actions.answer(case=case, answers=answers, by=by)
    for name in plan.names:
        cases.name(case=case, user=_who(name), by=by)
    done: list[StepPlan | NotePlan | AfterPlan] = [*plan.steps, *plan.notes, *plan.later]
    for what in sorted(done, key=lambda one: one.after):
        day = report + timedelta(days=what.after)
        yield day
        match what:
            case StepPlan():
                actions.move(case=case, to=DamoclesState(what.to), taken=_taken(what, day), by=by)
            case NotePlan():
                actions.note(case=case, deed=Deed(what.deed), on=day, by=by)
            case AfterPlan():
                ruling = Ending(what.ruling) if what.ruling else None
                after = After(Remedy(what.what), day, ruling=ruling, with_committee=what.committee)
                cases.note_after(case=case, after=after, by=by)
    if plan.asks:
        yield world.on
        cases.grant(case=case, adviser=_who(plan.asks), by=by)


def _taken(plan: StepPlan, day: date) -> Taken:
    until = day + timedelta(days=plan.for_days) if plan.for_days is not None else None
    return Taken(day, until, plan.months, drop_reason=DropReason(plan.reason) if plan.reason else None)


def _who(name: str) -> User:
    return User.objects.get(email=f"{name}@duinmark.example")
