"""Van beeld naar plan: proposing, moving by menu, undoing; who plans and who only reads."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.plan.rules.plan import last_day, quarters_from
from tests import factories as make
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FIRST, SECOND, *_ = quarters_from(TODAY, 4)


@pytest.fixture
def picture() -> Picture:
    """An adopted picture with six vulnerabilities."""
    return make.weak(make.picture(make.organisation(name="Duinrade"), state=PictureState.ADOPTED))


@pytest.fixture
def coordinator(client: Client, picture: Picture) -> User:
    who = make.user("oov@example.org", "Beleidsmedewerker OOV")
    make.membership(who, picture.organisation, Role.COORDINATOR)
    client.force_login(who)
    return who


def address(picture: Picture) -> str:
    return f"/plan/{picture.pk}/"


def move(client: Client, picture: Picture, *items: object, **said: object):
    return client.post(address(picture), {"deed": "move", "item": [*map(str, items)], **said})


def take(client: Client, picture: Picture, *items: str, **said: str):
    quarters = {f"quarter-{item}": FIRST.isoformat() for item in items}
    return client.post(address(picture), {"deed": "take", "item": list(items), **quarters, **said})


def test_one_picture_is_opened_at_once_and_asks_its_question(client: Client, picture: Picture, coordinator: User) -> None:
    page = client.get("/plan/", follow=True)
    assert page.redirect_chain[-1][0] == address(picture)
    assert question(page) == "Waar beginnen we, en wie doet het wanneer?"
    assert primary(page) == "Neem het voorstel over"
    assert [row.key for row in page.context["page"].proposed][:2] == ["BES-01", "VER-01"]


def test_the_proposal_is_taken_over_in_one_deed(client: Client, picture: Picture, coordinator: User) -> None:
    answer = take(client, picture, "BES-01", "VER-01", **{"owner-BES-01": "hr", "owner-VER-01": ""})
    assert answer.status_code == 302
    one, two = Measure.objects.order_by("criterion")
    assert (one.criterion, one.owner, one.quarter, one.due_on) == ("BES-01", "hr", FIRST, last_day(FIRST))
    assert (two.criterion, two.owner) == ("VER-01", "")
    told = client.get(address(picture)).content.decode()
    assert "2 maatregelen staan nu in het" in told
    assert "Laatste wijziging ongedaan maken" in told


def test_only_one_of_the_proposal_goes_with_its_own_button(client: Client, picture: Picture, coordinator: User) -> None:
    take(client, picture, "BES-01", "VER-01", alone="VER-01")
    assert [row.criterion for row in Measure.objects.all()] == ["VER-01"]


def test_twice_the_same_click_makes_one_measure(client: Client, picture: Picture, coordinator: User) -> None:
    take(client, picture, "BES-01")
    assert take(client, picture, "BES-01").status_code == 302
    assert Measure.objects.count() == 1
    client.post(address(picture), {"deed": "undo"})
    assert not Measure.objects.exists()


def test_a_measure_moves_to_another_quarter_and_its_last_day_goes_along(
    client: Client, picture: Picture, coordinator: User
) -> None:
    take(client, picture, "BES-01")
    measure = Measure.objects.get()
    answer = move(client, picture, measure.pk, quarter=SECOND.isoformat(), owner="ciso")
    assert answer.url.endswith(f"#m-{measure.pk}")
    measure.refresh_from_db()
    assert (measure.quarter, measure.owner, measure.due_on) == (SECOND, "ciso", last_day(SECOND))


def test_an_own_last_day_stays_what_it_is(client: Client, picture: Picture, coordinator: User) -> None:
    take(client, picture, "BES-01")
    Measure.objects.update(due_on=TODAY)
    move(client, picture, Measure.objects.get().pk, quarter=SECOND.isoformat())
    assert Measure.objects.get().due_on == TODAY


def test_dragging_says_no_owner_and_the_owner_stays(client: Client, picture: Picture, coordinator: User) -> None:
    take(client, picture, "BES-01", **{"owner-BES-01": "hr"})
    move(client, picture, Measure.objects.get().pk, quarter=SECOND.isoformat())
    assert Measure.objects.get().owner == "hr"


def test_undo_makes_a_recommendation_of_it_again(client: Client, picture: Picture, coordinator: User) -> None:
    take(client, picture, "BES-01", "VER-01")
    client.post(address(picture), {"deed": "undo"})
    assert not Measure.objects.exists()
    assert client.post(address(picture), {"deed": "undo"}).status_code == 302
    assert Event.objects.filter(verb="plan.plan_undone").count() == 1


def test_undo_keeps_a_measure_on_which_work_was_done(client: Client, picture: Picture, coordinator: User) -> None:
    take(client, picture, "BES-01")
    actions.move(measure=Measure.objects.get(), to=State.DECIDED, said=Moved(day=TODAY), by=coordinator)
    client.post(address(picture), {"deed": "undo"})
    assert Measure.objects.get().quarter is None


def test_undo_puts_a_moved_measure_back(client: Client, picture: Picture, coordinator: User) -> None:
    take(client, picture, "BES-01", **{"owner-BES-01": "hr"})
    move(client, picture, Measure.objects.get().pk, quarter=SECOND.isoformat(), owner="ciso")
    client.post(address(picture), {"deed": "undo"})
    measure = Measure.objects.get()
    assert (measure.quarter, measure.owner, measure.due_on) == (FIRST, "hr", last_day(FIRST))


def test_what_is_in_practice_has_no_quarter_to_go_to(client: Client, picture: Picture, coordinator: User) -> None:
    take(client, picture, "BES-01")
    Measure.objects.update(state=State.IN_PRACTICE, practice_on=TODAY, practice_how="Elke week.")
    answer = move(client, picture, Measure.objects.get().pk, quarter=SECOND.isoformat())
    assert answer.status_code == 422
    assert "Dit staat niet meer op deze pagina" in answer.content.decode()


@pytest.mark.parametrize("said", [{"quarter": "2027-02-01"}, {"quarter": "morgen"}, {"owner": "burgemeester"}])
def test_a_wrong_choice_is_said_and_nothing_moves(
    client: Client, picture: Picture, coordinator: User, said: dict[str, str]
) -> None:
    answer = move(client, picture, "BES-01", **{"quarter": FIRST.isoformat(), **said})
    assert answer.status_code in {409, 422}
    assert "uit de lijst" in answer.content.decode()
    assert not Measure.objects.exists()


def test_nothing_chosen_is_said(client: Client, picture: Picture, coordinator: User) -> None:
    assert "Er is niets gekozen" in take(client, picture).content.decode()
    assert "Kies eerst wat u wilt verplaatsen" in move(client, picture, quarter=FIRST.isoformat()).content.decode()


def test_a_measure_of_another_organisation_cannot_be_moved(client: Client, picture: Picture, coordinator: User) -> None:
    elsewhere = make.organisation("GM9902", "Westerkoog")
    foreign = actions.propose(organisation=elsewhere, draft=Draft("Geheim", quarter=FIRST), by=make.BY)
    assert move(client, picture, foreign.pk, quarter=SECOND.isoformat()).status_code == 422
    assert Measure.objects.get().quarter == FIRST
    assert "Geheim" not in client.get(address(picture)).content.decode()


def test_the_executive_reads_the_plan_and_changes_nothing(client: Client, picture: Picture) -> None:
    who = make.user("burgemeester@example.org")
    make.membership(who, picture.organisation, Role.EXECUTIVE)
    client.force_login(who)
    told = client.get(address(picture)).content.decode()
    assert "Regel BES-01." in told
    assert not re.search(r"<button[^>]*>(Verplaats|Zet in|Neem)", told)
    assert take(client, picture, "BES-01").status_code == 404
    assert not Measure.objects.exists()


def test_who_gets_too_much_is_said_in_words(client: Client, picture: Picture, coordinator: User) -> None:
    for number in range(3):
        draft = Draft(f"Groot werk {number}", owner="hr", quarter=FIRST, effort="large")
        actions.propose(organisation=picture.organisation, draft=draft, by=coordinator)
    assert "te veel werk: 12. De grens staat op 6." in client.get(address(picture)).content.decode()
    assert "te veel werk" not in client.get(f"{address(picture)}?grens=12").content.decode()


def test_a_measure_of_an_earlier_picture_that_runs_is_not_proposed_again(
    client: Client, picture: Picture, coordinator: User
) -> None:
    older = make.picture(picture.organisation, state=PictureState.ADOPTED)
    Picture.objects.filter(pk=older.pk).update(reference_date="2025-06-01")
    actions.take_up(picture=older, criterion="BES-01", draft=Draft("Loopt nog"), by=coordinator)
    page = client.get(address(picture))
    assert "BES-01" not in [row.key for row in page.context["page"].proposed]
    assert "Loopt al: Loopt nog" in page.content.decode()


@pytest.mark.parametrize("size", [1, 60])
def test_the_page_asks_the_database_as_much_for_many_as_for_one(client: Client, size: int) -> None:
    big = make.norm(name=f"groot-{size}", themes=("BES", "VER", "INF", "VAS", "HRM"), size=size)
    picture = make.weak(make.picture(make.organisation(name="Duinrade"), state=PictureState.ADOPTED, of=big))
    who = make.user("oov@example.org")
    make.membership(who, picture.organisation, Role.COORDINATOR)
    client.force_login(who)
    Measure.objects.bulk_create(
        Measure(organisation=picture.organisation, title=f"M {number}", quarter=FIRST, owner="hr") for number in range(size)
    )
    client.get(address(picture))
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address(picture))
    assert len(page.context["page"].planning.items) == 5 * size
    # On PostgreSQL the chain of the audit asks for its lock as well.
    asides = ("SAVEPOINT", "pg_advisory_xact_lock")
    assert len([query for query in asked if not any(aside in query["sql"] for aside in asides)]) <= 13
