"""Questions to the adviser of the example: one in general with its answer, one about a case that waits."""

from collections.abc import Iterator

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.damocles.models import DamoclesGrant
from dijkwacht.apps.desk import actions as desk
from dijkwacht.apps.desk.models import Question
from dijkwacht.jobs.example.stories import Story
from dijkwacht.jobs.example.world import World

GENERAL = "Mogen wij bij een eerste vondst korter sluiten dan ons beleid zegt?"
ANSWER = "Dat kan als u uitlegt waarom dit geval anders is (Awb 4:84). Laat een jurist uw reden nalezen: te verifiëren per geval."
ABOUT_CASE = "Het gaat om een huurwoning van een corporatie. Welke vragen van de afweging vullen wij dan eerst in?"


def questions(world: World) -> Iterator[Story]:
    """Both; nothing where they are there already."""
    if not Question.objects.exists():
        yield _general(world)
        yield _about_case(world)


def _general(world: World) -> Story:
    yield world.ago(9)
    by, adviser = (User.objects.get(email=f"{name}@duinmark.example") for name in ("handhaving", "adviseur"))
    made = desk.ask(organisation=world.organisations["GM9901"], adviser=adviser, text=GENERAL, by=by)
    yield world.ago(7)
    desk.answer(question=made, text=ANSWER, by=adviser)


def _about_case(world: World) -> Story:
    yield world.on
    grant = DamoclesGrant.objects.select_related("case__organisation", "adviser").order_by("pk").first()
    if grant:
        by = grant.case.seats.select_related("user").order_by("pk")[0].user
        desk.ask(organisation=grant.case.organisation, adviser=grant.adviser, text=ABOUT_CASE, case=grant.case, by=by)
