"""The accounts of the example: who works where, for whom an adviser works, and who was invited and has not come yet."""

from typing import Final

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role, Terms
from dijkwacht.apps.people import actions as people
from dijkwacht.apps.people.rules import Wanted
from dijkwacht.documents.example import Person
from dijkwacht.jobs.example.stories import Story
from dijkwacht.jobs.example.world import BY, World

PASSWORD: Final = "zonder-dijk-geen-land"  # noqa: S105  # nosec B105 - of the demo, printed at its start
NEW_TOWN: Final = "GM9908"
"""A town of the example in which nobody has an account yet."""
PURPOSE: Final = (
    "Een weerbaarheidsbeeld maken: de vragen uitzetten, antwoorden en stukken wegen, kwetsbaarheden en aanbevelingen opschrijven."
)
SECRECY: Final = (
    "Wie wat antwoordde, blijft tussen de respondent en de adviseur. Het beeld is van de organisatie."
    " De provincie ziet alleen hoever het is."
)
CONTACT: Final = "Servicepunt van het ondersteuningsteam, servicepunt@duinmark.example"
PROCESSING: Final = "De verwerkersovereenkomst van het programma, van voor de eerste uitnodiging. Zij ligt bij de secretaris."
EMPLOYED_FOR: Final = 1100
"""How many days ago everybody began: before anything that the example tells of them."""


def person(said: Person, world: World) -> Story:
    """Somebody begins, and later gets assignments."""
    yield world.ago(EMPLOYED_FOR)
    password = PASSWORD if said.signs_in else None
    user = accounts.open_account(email=said.email, name=said.name, password=password, by=BY)
    for held in said.memberships:
        membership = accounts.appoint(
            user=user,
            organisation=world.organisations[held.organisation],
            role=Role(held.role),
            function=held.function or "",
            start=world.ago(EMPLOYED_FOR),
            by=BY,
        )
        if membership.role == Role.RESPONDENT:
            world.seats[held.organisation, membership.function] = membership
    for work in sorted(said.assignments, key=lambda one: -one.from_days_ago):
        start, until = world.ago(work.from_days_ago), world.ago(work.from_days_ago - work.for_days)
        yield start
        where = world.organisations[work.organisation]
        accounts.assign(adviser=user, organisation=where, terms=Terms(PURPOSE, SECRECY, start, until, CONTACT, PROCESSING), by=BY)


def invited(world: World) -> Story:
    """Duinrade waits for its alderman, and the support team's administrator is asked who the client of a town is to be."""
    yield world.ago(4)
    alderman = Wanted("wethouder@duinmark.example", "Wethouder van Duinrade", Role.EXECUTIVE)
    keeper = world.who("GM9901", Role.ADMINISTRATOR)
    people.invite(organisation=world.organisations["GM9901"], wanted=alderman, by=keeper)
    yield world.ago(2)
    adviser, town = User.objects.get(email="adviseur@duinmark.example"), world.organisations[NEW_TOWN]
    terms = Terms(PURPOSE, SECRECY, world.ago(-14), world.ago(-194), CONTACT, PROCESSING)
    proposal = accounts.propose(adviser=adviser, organisation=town, terms=terms, by=adviser)
    secretary = Wanted("secretaris-nieuw@duinmark.example", "Gemeentesecretaris", Role.CLIENT)
    people.put_forward(assignment=proposal, wanted=secretary, by=adviser)
