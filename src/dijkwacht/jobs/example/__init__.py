"""Loads the running example: the accounts, pictures, measures and cases of an invented province, as people would make them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.asks import actions as asks
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.documents.example import example_copies, example_people, example_plans
from dijkwacht.documents.example.measures import example_courses
from dijkwacht.jobs.example.barriers import barriers
from dijkwacht.jobs.example.bibob import bibob
from dijkwacht.jobs.example.copies import copy
from dijkwacht.jobs.example.damocles import damocles
from dijkwacht.jobs.example.desk import questions
from dijkwacht.jobs.example.measures import course
from dijkwacht.jobs.example.people import invited, person
from dijkwacht.jobs.example.pictures import picture
from dijkwacht.jobs.example.stories import Story, tell, together
from dijkwacht.jobs.example.world import World
from dijkwacht.kit.errors import Refused


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
    """Load the example, with days counted back from ``day`` (default today), in the order in which it happened.

    Raises:
        Refused: this is no demo; the password of its accounts is known to everybody.
    """
    if not settings.IS_DEMO:
        raise Refused("Het voorbeeld is alleen voor de demo: iedereen kent het wachtwoord van zijn accounts.")
    organisations = {organisation.code: organisation for organisation in Organisation.objects.filter(is_example=True)}
    world = World(organisations, day or timezone.localdate())
    tell(together(*_stories(world)))
    asks.settle(by=System("example"))


def _stories(world: World) -> Iterator[Story]:
    """Everybody's story; on one day those go first on whom others lean."""
    yield from (person(said, world) for said in example_people())
    yield invited(world)
    yield from (picture(plan, world) for plan in example_plans())
    yield from (copy(said, world) for said in example_copies())
    yield from (course(said, world) for said in example_courses())
    yield from damocles(world)
    yield from questions(world)
    yield from bibob(world)
    yield from barriers(world)
