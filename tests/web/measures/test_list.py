"""The table: choosing by the address, order, files; and what the adviser is shown."""

from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, Sharing
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State as PictureState
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def coordinator(here: Organisation) -> Client:
    user = make.user("oov@example.org")
    make.membership(user, here, Role.COORDINATOR)
    return as_(user)


@pytest.fixture
def three(here: Organisation) -> list[Measure]:
    """One of a picture, planned; one that lies still; one without anything."""
    picture = make.picture(here, state=PictureState.ADOPTED)
    draft = Draft("Regel BES-01.", owner="hr", due_on=date(2027, 3, 1), quarter=date(2027, 1, 1))
    first = actions.take_up(picture=picture, criterion="BES-01", draft=draft, by=make.BY)
    still = actions.propose(organisation=here, draft=Draft("Stil", owner="ciso", due_on=date(2027, 2, 1)), by=make.BY)
    Measure.objects.filter(pk=still.pk).update(state=State.IN_PROGRESS, touched_on=TODAY - timedelta(days=70))
    bare = actions.propose(organisation=here, draft=Draft("=1+1"), by=make.BY)
    return [first, still, bare]


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def rows(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"/maatregelen/lijst/{query}")
    assert answer.status_code == 200
    page = unescape(answer.content.decode())
    return [part.split(">")[1].split("<")[0] for part in page.split('<th scope="row">')[1:] for part in [part.split("<a ")[1]]]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Stil", "Regel BES-01.", "=1+1"]),
        ("?volgorde=dag-af", ["Regel BES-01.", "Stil", "=1+1"]),
        ("?stand=in_progress", ["Stil"]),
        ("?eigenaar=hr", ["Regel BES-01."]),
        ("?eigenaar=geen", ["=1+1"]),
        ("?thema=BES", ["Regel BES-01."]),
        ("?kwartaal=2027-01-01", ["Regel BES-01."]),
        ("?stil=ja", ["Stil"]),
        ("?herkomst=free", ["Stil", "=1+1"]),
        ("?eigenaar=hr&stil=ja", []),
        ("?eigenaar=secretaris", []),
        ("?thema=geen", ["Stil", "=1+1"]),
        ("?kwartaal=geen", ["Stil", "=1+1"]),
        ("?kwartaal=ooit", []),
    ],
)
def test_the_address_chooses(coordinator: Client, three: list[Measure], query: str, shown: list[str]) -> None:
    assert rows(coordinator, query) == shown


def test_files_hold_what_is_shown_and_nothing_that_reckons(coordinator: Client, three: list[Measure]) -> None:
    answer = coordinator.get("/maatregelen/lijst.xlsx?herkomst=free")
    assert "GM9901" not in answer["Content-Disposition"]
    sheet = load_workbook(BytesIO(answer.content)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in cells] == ["Maatregel", "Stil", "=1+1"]
    assert sheet["A3"].data_type == "s"
    text = coordinator.get("/maatregelen/lijst.csv").content.decode()
    assert "'=1+1" in text
    assert Event.objects.filter(verb="action_lists.exported", organisation="GM9901").count() == 2
    assert coordinator.get("/maatregelen/lijst.pdf").status_code == 404


def test_an_owner_takes_along_only_the_own(here: Organisation, three: list[Measure]) -> None:
    owner = make.user("owner@example.org")
    make.membership(owner, here, Role.OWNER, function="hr")
    assert rows(as_(owner)) == ["Regel BES-01."]
    assert "Stil" not in as_(owner).get("/maatregelen/lijst.csv").content.decode()


def test_the_table_takes_as_few_queries_for_many_as_for_one(
    coordinator: Client, here: Organisation, three: list[Measure], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Measure.objects.bulk_create(Measure(organisation=here, title=f"Maatregel {one}") for one in range(200))
    coordinator.get("/maatregelen/lijst/")
    with django_assert_max_num_queries(15):
        assert len(rows(coordinator)) == 50


def test_a_long_list_comes_in_pages_that_together_hold_each_measure_once(
    coordinator: Client, here: Organisation, three: list[Measure]
) -> None:
    Measure.objects.bulk_create(Measure(organisation=here, title=f"Maatregel {one:03}") for one in range(100))
    pages = [rows(coordinator, f"?herkomst=free&bladzijde={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [50, 50, 2]
    assert len({title for page in pages for title in page}) == 102
    page = unescape(coordinator.get("/maatregelen/lijst/?herkomst=free&bladzijde=2").content.decode())
    assert "102 van 103 maatregelen" in page
    assert "?herkomst=free&bladzijde=3" in page


def test_a_file_holds_all_pages(coordinator: Client, here: Organisation, three: list[Measure]) -> None:
    Measure.objects.bulk_create(Measure(organisation=here, title=f"Maatregel {one}") for one in range(100))
    assert len(coordinator.get("/maatregelen/lijst.csv?bladzijde=2").content.decode().splitlines()) == 104


def adviser_of(here: Organisation) -> tuple[User, Client]:
    user = make.user()
    make.assignment(user, here)
    return user, as_(user)


def test_the_adviser_is_told_what_lies_still_only_where_the_organisation_said_so(
    coordinator: Client, here: Organisation, three: list[Measure]
) -> None:
    _, adviser = adviser_of(here)
    assert "Maatregelen zonder voortgang" not in adviser.get("/werk/").content.decode()
    coordinator.post("/maatregelen/delen/", {"organisation": here.code, f"{here.code}-still": "on"})
    assert Sharing.objects.get().adviser_sees_still
    page = unescape(adviser.get("/werk/").content.decode())
    assert "Maatregelen zonder voortgang" in page
    assert "Stil" in page
    coordinator.post("/maatregelen/delen/", {"organisation": here.code})
    assert "Maatregelen zonder voortgang" not in adviser.get("/werk/").content.decode()
    assert Event.objects.filter(verb="measures.shared").count() == 2


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("after", [True, False])
def test_after_the_assignment_the_adviser_sees_measures_only_where_that_was_chosen(
    here: Organisation, three: list[Measure], still: bool, after: bool
) -> None:
    user, adviser = adviser_of(here)
    assert len(rows(adviser)) == 3
    Assignment.objects.filter(adviser=user).update(ended_at=timezone.now())
    actions.share(organisation=here, still=still, after=after, by=make.BY)
    assert len(rows(adviser)) == (3 if after else 0)
    page = adviser.get(f"/maatregelen/{three[0].pk}/")
    assert page.status_code == (200 if after else 404)
    if after:
        text = unescape(page.content.decode())
        assert "Een buitenstaander kan" not in text  # the finding is of the picture
        assert "Naar het weerbaarheidsbeeld" not in text
    told = "Maatregelen zonder voortgang" in adviser.get("/werk/").content.decode()
    assert told is (still and after)


def test_sharing_is_chosen_for_the_own_organisation_only(coordinator: Client, here: Organisation) -> None:
    other = make.organisation("GM9902", "Westerkoog")
    assert coordinator.post("/maatregelen/delen/", {"organisation": other.code}).status_code == 404
    assert not Sharing.objects.exists()
