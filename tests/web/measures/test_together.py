"""One decision of the board on many measures: put down once, with undo; what is too late stands first everywhere."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft, short_title
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State as PictureState
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PAGE = "/maatregelen/besluit/"


@pytest.fixture
def here(client: Client) -> Organisation:
    made = make.organisation(name="Duinrade")
    user = make.user()
    make.membership(user, made, Role.COORDINATOR)
    client.force_login(user)
    return made


def proposals(here: Organisation, number: int = 3) -> list[Measure]:
    return [actions.propose(organisation=here, draft=Draft(f"Doe {one}, en nog wat."), by=make.BY) for one in range(number)]


def said(rows: list[Measure], **more: object) -> dict[str, object]:
    return {
        "body": "college",
        "decided_on": "2026-11-10",
        "number": "2026-C-214",
        "measures": [row.pk for row in rows],
        **more,
    }


def test_one_form_decides_on_those_that_were_picked(here: Organisation, client: Client) -> None:
    rows = proposals(here)
    answer = client.post(PAGE, said(rows[:2]))
    assert answer.url == "/maatregelen/?organisatie=GM9901"
    decided = Measure.objects.filter(state=State.DECIDED)
    assert {row.pk for row in decided} == {row.pk for row in rows[:2]}
    assert {(row.decision_body, row.decision_number, row.decided_on) for row in decided} == {
        ("college", "2026-C-214", date(2026, 11, 10))
    }
    event = Event.objects.get(verb="measures.decided_together")
    assert event.note == "2"
    assert all(row.moves.last().state == State.DECIDED for row in decided)
    page = " ".join(client.get(f"/maatregelen/{rows[0].pk}/").content.decode().split())
    assert "10 november 2026 door college van burgemeester en wethouders" in page
    assert "besluit 2026-C-214" in page


def test_it_can_be_undone_once(here: Organisation, client: Client) -> None:
    rows = proposals(here)
    client.post(PAGE, said(rows))
    assert "Laatste besluit ongedaan maken" in client.get("/maatregelen/").content.decode()
    Measure.objects.filter(pk=rows[0].pk).update(state=State.IN_PROGRESS, owner="hr", due_on=TODAY)
    client.post(f"{PAGE}ongedaan/")
    states = {row.pk: row.state for row in Measure.objects.all()}
    assert states == {rows[0].pk: State.IN_PROGRESS, rows[1].pk: State.PROPOSED, rows[2].pk: State.PROPOSED}
    assert not Measure.objects.filter(state=State.PROPOSED).exclude(decision_number="", decided_on=None).exists()
    client.post(f"{PAGE}ongedaan/")
    assert Event.objects.filter(verb="measures.decision_undone").count() == 1


def test_a_double_click_decides_once(here: Organisation, client: Client) -> None:
    rows = proposals(here)
    for _ in range(2):
        client.post(PAGE, said(rows))
    assert Event.objects.filter(verb="measures.decided_together").count() == 1
    assert rows[0].moves.filter(state=State.DECIDED).count() == 1


def test_what_is_wrong_stands_beside_its_field(here: Organisation, client: Client) -> None:
    rows = proposals(here)
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    for wrong in ({"measures": []}, {"decided_on": tomorrow}, {"number": "x" * 41}, {"body": "deputies"}):
        assert client.post(PAGE, said(rows, **wrong)).status_code == 422
    assert not Measure.objects.filter(state=State.DECIDED).exists()


def test_it_begins_with_the_decision_on_the_picture(here: Organisation, client: Client) -> None:
    proposals(here)
    picture = make.picture(here, state=PictureState.ADOPTED)
    said = {"kind": "adopted", "body": "mayor", "decided_on": TODAY, "number": "B-7", "is_signed": True}
    Decision.objects.create(picture=picture, organisation=here, recorded_at=timezone.now(), **said)
    page = client.get(PAGE).content.decode()
    assert 'value="B-7"' in page
    assert page.count("checked") >= 3


def test_a_measure_of_another_organisation_cannot_be_picked(here: Organisation, client: Client) -> None:
    other = proposals(make.organisation("GM9902", "Oostmeer"), 1)
    assert client.post(PAGE, said(other)).status_code == 422
    assert Measure.objects.get().state == State.PROPOSED


def test_too_late_stands_first_on_board_and_list_and_is_said_on_the_measure(here: Organisation, client: Client) -> None:
    early, late, still = proposals(here)
    on = TODAY - timedelta(days=15)
    Measure.objects.filter(pk=late.pk).update(state=State.DECIDED, due_on=on, owner="hr", title="Wat te laat is.")
    Measure.objects.filter(pk=still.pk).update(state=State.DECIDED, touched_on=TODAY - timedelta(days=90), title="Wat stilligt.")
    working = {"state": State.PROVEN, "due_on": on - timedelta(days=90), "practice_on": on, "practice_how": "Zo."}
    Measure.objects.filter(pk=early.pk).update(**working)
    board = client.get("/maatregelen/").content.decode()
    assert "1 te laat." in board
    assert board.index("Wat te laat is") < board.index("Wat stilligt")
    table = client.get("/maatregelen/lijst/").content.decode()
    assert table.index("Wat te laat is") < table.index("Doe 0")
    only = client.get("/maatregelen/lijst/?laat=ja").content.decode()
    assert "Wat te laat is" in only
    assert "Wat stilligt" not in only
    assert "Deze maatregel is te laat" in client.get(f"/maatregelen/{late.pk}/").content.decode()


@pytest.mark.parametrize("length", [30, 90, 200])
def test_a_card_has_a_short_title(length: int) -> None:
    words = ("Zet het " * 40)[:length]
    assert 0 < len(short_title(words)) <= 60
