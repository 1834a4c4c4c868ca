"""Loads the running example: the accounts of an invented province, and its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.example import Person, example_courses, example_people, example_plans
from dijkwacht.jobs.example import damocles
from dijkwacht.jobs.example.bibob import make_bibob
from dijkwacht.jobs.example.copies import hand_out_copies
from dijkwacht.jobs.example.measures import make_measures
from dijkwacht.jobs.example.pictures import BY, Making, make
from dijkwacht.jobs.example.plan import walk

PASSWORD: Final = "zonder-dijk-geen-land"  # noqa: S105  # nosec B105 - of the demo, printed at its start
EMPLOYED_FOR: Final = timedelta(days=400)


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
        make(Making(plan, organisations, seats, on))
    hand_out_copies(on)
    make_measures(organisations, on)
    for course in example_courses():
        walk(course, organisations[course.organisation], on)
    damocles.make(organisations, on)
    make_bibob(organisations, on)


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
