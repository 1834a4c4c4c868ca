"""Loads the running example by doing what people do: planning, asking, answering, settling, writing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.example import ExamplePlan, Person, example_answers, example_people, example_plans
from dijkwacht.documents.norms.library import norm

PASSWORD: Final = "zonder-dijk-geen-land"  # noqa: S105  # nosec B105 - of the demo, printed at its start
BY: Final = System("example")
EMPLOYED_FOR: Final = timedelta(days=400)
ROAD: Final = (State.PLANNED, State.ANSWERING, State.ANALYSIS, State.CONCEPT)


@dataclass(frozen=True, slots=True)
class SignIn:
    """One line of the table that the demo prints."""

    who: str
    email: str
    page: str


def sign_ins() -> tuple[SignIn, ...]:
    """The accounts that can sign in on the demo."""
    return tuple(SignIn(person.name, person.email, person.shows) for person in example_people() if person.signs_in)


def is_loaded() -> bool:
    """Whether the example is there."""
    return Picture.objects.filter(is_example=True).exists()


@transaction.atomic
def load(day: date | None = None) -> None:
    """Load the accounts and pictures of the example, with dates counted from ``day`` (default today)."""
    on = day or timezone.localdate()
    organisations = {organisation.code: organisation for organisation in Organisation.objects.filter(is_example=True)}
    seats: dict[tuple[str, str], Membership] = {}
    for person in example_people():
        seats |= _account(person, organisations, on)
    for plan in example_plans():
        _picture(plan, organisations[plan.organisation], seats, on)


def _account(person: Person, organisations: Mapping[str, Organisation], on: date) -> dict[tuple[str, str], Membership]:
    password = PASSWORD if person.signs_in else None
    user = accounts.open_account(email=person.email, name=person.name, password=password, by=BY)
    seats = {}
    for held in person.memberships:
        membership = accounts.appoint(
            user=user,
            organisation=organisations[held.organisation],
            role=Role(held.role),
            function=held.function or "",
            start=on - EMPLOYED_FOR,
            by=BY,
        )
        if membership.role == Role.RESPONDENT:
            seats[held.organisation, membership.function] = membership
    for work in person.assignments:
        start = on - timedelta(days=work.from_days_ago)
        until = start + timedelta(days=work.for_days)
        accounts.assign(adviser=user, organisation=organisations[work.organisation], start=start, until=until, by=BY)
    return seats


def _picture(plan: ExamplePlan, organisation: Organisation, seats: Mapping[tuple[str, str], Membership], on: date) -> None:
    reference = on - timedelta(days=plan.reference_days_ago)
    picture = actions.plan(
        organisation=organisation,
        norm=NormVersion.objects.get(code=plan.norm, version=norm(plan.norm).version),
        reference_date=reference,
        is_basic=plan.basic,
        is_example=True,
        by=BY,
    )
    for function in plan.respondents:
        actions.ask(picture=picture, function=function, membership=seats.get((plan.organisation, function)), by=BY)
    for state in ROAD[1 : ROAD.index(State(plan.state)) + 1]:
        if state is State.CONCEPT:
            _write(plan, picture)
        actions.move(picture=picture, to=state, by=BY)
        if state is State.ANSWERING:
            actions.fill(picture=picture, rows=example_answers(norm(plan.norm), plan=plan, on=reference), by=BY)
    if State(plan.state) is State.ANALYSIS:
        _write(plan, picture)


def _write(plan: ExamplePlan, picture: Picture) -> None:
    criteria = {criterion.id: criterion for criterion in norm(plan.norm).criteria}
    for code in dict.fromkeys(settled.criterion for settled in plan.settled):
        rows = [settled for settled in plan.settled if settled.criterion == code]
        levels = {Side(row.side): row.level for row in rows if row.side and row.level is not None}
        actions.settle(picture=picture, criterion=code, levels=levels, reason=rows[0].reason, by=BY)
    for finding in plan.findings:
        code, advice = finding.criterion, criteria[finding.criterion].advice
        actions.describe(picture=picture, criterion=code, text=finding.text, is_reviewed=finding.reviewed, by=BY)
        if finding.advice and advice:
            effort = advice.effort
            actions.recommend(picture=picture, criterion=code, text=finding.advice, effort=effort, is_left_out=False, by=BY)
    if plan.summary:
        actions.summarise(picture=picture, summary=plan.summary, decision=plan.decision, unanswered=plan.unanswered_reason, by=BY)
