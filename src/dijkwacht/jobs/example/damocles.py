"""Makes the Damocles part of the example by doing what people do, each step on its own day."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.instruments.actions import cases, damocles, policies
from dijkwacht.apps.instruments.models import Policy
from dijkwacht.apps.instruments.queries.damocles import questions_of
from dijkwacht.apps.instruments.rules.cases import Instrument
from dijkwacht.apps.instruments.rules.damocles import DamoclesState, Deed, DropReason
from dijkwacht.apps.instruments.rules.damocles_facts import CaseFacts, Taken
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.example.damocles import CasePlan, NotePlan, PolicyPlan, StepPlan, example_damocles
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.jobs.example.pictures import BY

DAMOCLES = Instrument.DAMOCLES


def make(organisations: Mapping[str, Organisation], on: date) -> None:
    """Make policies and cases, with days that count back from ``on``; nothing where they are there already."""
    if Policy.objects.filter(organisation__in=organisations.values(), instrument=DAMOCLES).exists():
        return
    plan = example_damocles()
    # No step is taken in the future, whatever day the example is loaded for.
    day = min(on, timezone.localdate())
    for policy in plan.policies:
        _policy(policy, organisations[policy.organisation], day)
    for code in plan.registers:
        cases.turn_on(organisation=organisations[code], instrument=DAMOCLES, by=BY)
    for case in plan.cases:
        _case(case, organisations[case.organisation], day)


def _policy(plan: PolicyPlan, organisation: Organisation, on: date) -> None:
    matrix = plan.matrix()
    text = policies.Text(matrix.title, matrix.model_dump(mode="json"))
    row = policies.draft(organisation=organisation, instrument=DAMOCLES, text=text, by=BY)
    policies.adopt(policy=row, from_day=on - timedelta(days=plan.from_days_ago), seen=row.digest, by=BY)
    if plan.shares:
        policies.share(organisation=organisation, instrument=DAMOCLES, by=BY)


def _case(plan: CasePlan, organisation: Organisation, on: date) -> None:
    by, report = _who(plan.by), on - timedelta(days=plan.days_ago)
    case = damocles.open_case(organisation=organisation, facts=CaseFacts(plan.number, report, *plan.kinds), by=by)
    answers = {one.question.id: Answered.ANSWERED for one in questions_of(case)[: plan.answered]}
    if answers:
        damocles.answer(case=case, answers=answers, open_reason="", by=by)
    for name in plan.names:
        cases.name(case=case, user=_who(name), by=by)
    done: list[StepPlan | NotePlan] = [*plan.steps, *plan.notes]
    for what in sorted(done, key=lambda one: one.after):
        day = report + timedelta(days=what.after)
        match what:
            case StepPlan():
                damocles.move(case=case, to=DamoclesState(what.to), taken=_taken(what, day), by=by)
            case NotePlan():
                damocles.note(case=case, deed=Deed(what.deed), on=day, by=by)
    if plan.asks:
        cases.grant(case=case, adviser=_who(plan.asks), by=by)


def _taken(plan: StepPlan, day: date) -> Taken:
    until = day + timedelta(days=plan.for_days) if plan.for_days is not None else None
    return Taken(day, until, plan.months, drop_reason=DropReason(plan.reason) if plan.reason else None)


def _who(name: str) -> User:
    return User.objects.get(email=f"{name}@duinmark.example")
