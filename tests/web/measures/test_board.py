"""The board: what stands in which column, which steps a card offers, and that hundreds cost no more than a few."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, Proof
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.web.measures.board import EMPTY
from dijkwacht.web.measures.steps import QUESTIONS
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


def person(here: Organisation, role: Role, function: str = "") -> User:
    user = make.user(f"{role}-{function}-{here.code}@example.org")
    make.membership(user, here, role, function=function)
    return user


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def measure(here: Organisation, title: str = "Vier ogen", state: State = State.PROPOSED, **fields: object) -> Measure:
    made = actions.propose(organisation=here, draft=Draft(title), by=make.BY)
    known = {"practice_on": TODAY, "practice_how": "Zo.", "state_reason": "Daarom."}
    Measure.objects.filter(pk=made.pk).update(**{"state": state, **known, **fields})
    made.refresh_from_db()
    return made


def column(page: str, state: State) -> str:
    return page.split(f'id="kolom-{state}"')[1].split("</section>", maxsplit=1)[0]


def board(client: Client, query: str = "") -> str:
    answer = client.get(f"/maatregelen/{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_every_measure_stands_in_its_column_what_lies_still_first(here: Organisation) -> None:
    measure(here, "Later", State.IN_PROGRESS, due_on=TODAY)
    measure(here, "Stil", State.IN_PROGRESS, touched_on=TODAY - timedelta(days=61))
    measure(here, "Klaar", State.PROVEN)
    page = board(as_(person(here, Role.COORDINATOR)))
    busy = column(page, State.IN_PROGRESS)
    assert "(2)" in busy
    assert busy.index("Stil") < busy.index("Later")
    assert "Geen voortgang" in busy
    assert "Klaar" in column(page, State.PROVEN)
    assert "3 maatregelen. 1 zonder voortgang" in page


def test_a_board_of_measures_that_just_began_claims_no_progress(here: Organisation) -> None:
    measure(here, "Net begonnen", State.PROPOSED)
    assert "voortgang" not in board(as_(person(here, Role.COORDINATOR))).split('<nav class="dw-board-jump')[0].split("<h1")[1]


def test_a_card_offers_only_steps_that_may_be_taken_now_and_says_why_others_may_not(here: Organisation) -> None:
    ready = measure(here, "Klaar om te beginnen", State.DECIDED, owner="hr", due_on=TODAY)
    measure(here, "Zonder eigenaar", State.DECIDED)
    shown = column(board(as_(person(here, Role.COORDINATOR))), State.DECIDED)
    assert f'action="/maatregelen/{ready.pk}/naar/in_progress/"' in shown
    assert f"/maatregelen/{ready.pk}/naar/stopped/?van=bord" in shown
    assert f"/maatregelen/{ready.pk}/naar/proven/" not in shown
    assert "In uitvoering: Kies eerst een eigenaar" in shown


def test_a_step_from_the_board_leads_back_to_the_card(here: Organisation) -> None:
    row, browser = measure(here, state=State.DECIDED, owner="hr", due_on=TODAY), as_(person(here, Role.COORDINATOR))
    answer = browser.post(f"/maatregelen/{row.pk}/naar/in_progress/", {"van": "bord"})
    assert answer.url == f"/maatregelen/?organisatie=GM9901#m-{row.pk}"
    assert 'name="van" value="bord"' in browser.get(f"/maatregelen/{row.pk}/naar/in_practice/?van=bord").content.decode()


def test_a_reader_sees_cards_without_a_menu_and_an_owner_only_the_own(here: Organisation) -> None:
    measure(here, "Van HR", State.IN_PROGRESS, owner="hr")
    measure(here, "Van de CISO", State.IN_PROGRESS, owner="ciso")
    page = board(as_(person(here, Role.EXECUTIVE)))
    assert "Van HR" in page
    assert "Verplaats naar" not in page
    page = board(as_(person(here, Role.OWNER, "hr")))
    assert "Van de CISO" not in page
    assert page.count("Verplaats naar") == 1
    assert "naar/stopped" not in page


def test_somebody_of_two_organisations_chooses_one(here: Organisation) -> None:
    other = make.organisation("GM9902", "Westerkoog")
    user = person(here, Role.COORDINATOR)
    make.membership(user, other, Role.CLIENT)
    measure(here, "Van Duinrade")
    measure(other, "Van Westerkoog")
    browser = as_(user)
    first = board(browser)
    assert "Van Duinrade" in first
    assert "Van Westerkoog" not in first
    assert "Van Westerkoog" in board(browser, "?organisatie=GM9902")
    assert browser.get("/maatregelen/?organisatie=GM9999").status_code == 404


def test_an_empty_board_says_what_to_do(here: Organisation) -> None:
    assert "Maak van een aanbeveling" in board(as_(person(here, Role.COORDINATOR)))
    assert "Vraag de beleidsmedewerker OOV" in board(as_(make.user("niemand@example.org")))


@pytest.mark.parametrize("number", [1, 300])
def test_three_hundred_cards_take_as_few_queries_as_one(
    here: Organisation, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    states = [*State]
    Measure.objects.bulk_create(
        Measure(
            organisation=here,
            title=f"Maatregel {one}",
            owner="hr",
            state=states[one % 6],
            state_reason="Daarom.",
            practice_on=TODAY,
            practice_how="Zo.",
        )
        for one in range(number)
    )
    row = Measure.objects.first()
    Proof.objects.create(measure=row, organisation=here, name="Verslag", dated=TODAY)
    browser = as_(person(here, Role.COORDINATOR))
    browser.get("/maatregelen/")
    with django_assert_max_num_queries(17):
        page = board(browser)
    assert page.count("data-card") == number


def test_every_state_has_its_word_its_question_and_what_an_empty_column_says() -> None:
    assert len({state.word for state in State}) == len(State)
    assert set(EMPTY) == set(QUESTIONS) == set(State)
