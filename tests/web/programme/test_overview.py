"""Hoe ver zijn we: states and dates of all organisations of the programme, on a map, in a table and as a file."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.organisations.models import Boundary, Organisation, OrganisationName
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import Stage, State
from dijkwacht.web.programme import overview_map
from tests import factories as make
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
MOST_QUERIES = 9


@pytest.fixture(autouse=True)
def no_shapes_of_another_test() -> None:
    overview_map._sheet.cache_clear()


@pytest.fixture
def towns() -> list[Organisation]:
    """Three towns in Duinmark, in no order of anything."""
    return [make.organisation(code, name) for code, name in (("GM9903", "Zee"), ("GM9901", "Bos"), ("GM9902", "Aarde"))]


@pytest.fixture
def manager(client: Client, towns: list[Organisation]) -> User:
    """The programme manager of Duinmark, signed in."""
    who = make.user("manager@example.org", "Manager")
    make.membership(who, make.province("PV99", "Duinmark", *towns), Role.PROGRAMME_MANAGER)
    client.force_login(who)
    return who


def outline(of: Organisation, west: float = 4.0) -> Boundary:
    square = [[west, 52.0], [west + 0.1, 52.0], [west + 0.1, 52.1], [west, 52.1], [west, 52.0]]
    return Boundary.objects.create(
        organisation=of,
        start=date(2018, 1, 1),
        geojson={"type": "Polygon", "coordinates": [square]},
        source="verzonnen",
        licence="EUPL-1.2",
    )


def rows(response: Any) -> list[tuple[str, str]]:
    return [(row.name, row.progress.words) for row in response.context["seen"].shown]


def test_the_programme_manager_lands_on_how_far_we_are(client: Client, manager: User) -> None:
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/programma/"
    page = client.get("/programma/")
    assert question(page) == "Hoe ver zijn we?"
    assert primary(page) == "Tabel downloaden (CSV)"


def test_all_organisations_stand_by_name_with_their_state(client: Client, manager: User, towns: list[Organisation]) -> None:
    make.picture(towns[0], state=State.FACT_CHECK)
    assert rows(client.get("/programma/")) == [
        ("Aarde", "nog niet begonnen"),
        ("Bos", "nog niet begonnen"),
        ("Duinmark", "nog niet begonnen"),
        ("Zee", "in feitencheck"),
    ]


def test_the_order_does_not_change_with_the_answers(client: Client, manager: User, towns: list[Organisation]) -> None:
    pictures = [make.picture(town) for town in towns]
    before = rows(client.get("/programma/"))
    for level, picture in enumerate(pictures):
        make.answer(make.respondent(picture), "BES-01", level, level)
    Picture.objects.filter(pk=pictures[0].pk).update(state=State.ADOPTED)
    assert [name for name, _ in rows(client.get("/programma/"))] == [name for name, _ in before]


def test_nothing_of_what_a_picture_says_is_on_the_page_or_in_the_file(
    client: Client, manager: User, towns: list[Organisation]
) -> None:
    picture = make.picture(
        towns[0],
        state=State.ANALYSIS,
        state_reason="Terug: het toezicht op vastgoed bleek zwak.",
        summary="Geheime samenvatting.",
        decision="Geheim besluit.",
        unanswered_reason="Niemand wist het.",
    )
    make.answer(make.respondent(picture, "ciso"), "BES-01", 3, 0, explanation="Alleen op papier.")
    for address in ("/programma/", "/programma/stand.csv"):
        told = client.get(address).content.decode()
        main = told.partition("<main")[2].partition("</main")[0] or told
        for secret in ("vastgoed", "Geheim", "Niemand", "CISO", "ciso", "BES", "papier", "analyse", "%", str(picture.pk)):
            assert secret not in main


def test_the_counts_are_those_of_the_rows_and_choose_them(client: Client, manager: User, towns: list[Organisation]) -> None:
    make.picture(towns[0], state=State.PLANNED)
    page = client.get("/programma/?stand=gepland")
    assert {count["word"]: count["count"] for count in page.context["counts"]} == {
        **{stage.word: 0 for stage in Stage if stage is not Stage.LAPSED},
        "nog niet begonnen": 3,
        "gepland": 1,
    }
    assert [name for name, _ in rows(page)] == ["Zee"]
    assert [count["word"] for count in page.context["counts"] if count["current"]] == ["gepland"]


def test_kind_and_region_are_chosen_in_the_address(client: Client, manager: User, towns: list[Organisation]) -> None:
    make.region("VR9901", "Duinkust", towns[1], scheme="safety_region")
    assert [name for name, _ in rows(client.get("/programma/?soort=province"))] == ["Duinmark"]
    assert [name for name, _ in rows(client.get("/programma/?regio=VR9901"))] == ["Bos"]
    assert "Duinkust" in client.get("/programma/").content.decode()


def test_the_region_of_another_province_cannot_be_chosen(client: Client, manager: User) -> None:
    make.region("VR9902", "Verweg", make.organisation("GM9909", "Ver"), scheme="safety_region")
    page = client.get("/programma/?regio=VR9902")
    assert "Kies uit de lijst." in page.content.decode()
    assert "Verweg" not in page.content.decode()


def test_a_choice_without_rows_says_how_to_get_back(client: Client, manager: User) -> None:
    assert "Geen organisatie heeft deze status" in client.get("/programma/?stand=vervallen").content.decode()
    assert "Er zijn geen organisaties bij deze keuze" in client.get("/programma/?soort=water_board").content.decode()


@pytest.mark.parametrize("day", ["2017-12-31", "morgen", "0001-01-01", "2018-13-45"])
def test_a_day_without_a_list_is_said_and_today_is_shown(client: Client, manager: User, day: str) -> None:
    page = client.get(f"/programma/?dag={day}")
    assert page.status_code == 200
    assert "Deze keuze kan niet" in page.content.decode()
    assert len(rows(page)) == 4


def test_organisations_are_those_of_the_chosen_day(client: Client, manager: User, towns: list[Organisation]) -> None:
    OrganisationName.objects.filter(organisation=towns[0]).update(end=date(2022, 1, 1))
    assert "Zee" not in dict(rows(client.get("/programma/")))
    then = client.get("/programma/?dag=2018-11-23")
    assert "Zee" in dict(rows(then))
    assert "U ziet de organisaties van 23 november 2018" in then.content.decode()


def test_who_has_two_programmes_chooses_one_and_they_never_mix(client: Client, manager: User) -> None:
    amsterdam = Organisation.objects.create(code="GM0363", kind="municipality")
    OrganisationName.objects.create(organisation=amsterdam, name="Amsterdam")
    make.membership(manager, make.province("PV27", "Noord-Holland", amsterdam), Role.PROGRAMME_MANAGER)
    assert "Amsterdam" not in dict(rows(client.get("/programma/")))
    real = client.get("/programma/?programma=PV27")
    assert dict(rows(real)).keys() == {"Amsterdam", "Noord-Holland"}
    assert not real.context["is_example"]
    assert client.get("/programma/?programma=PV99").context["is_example"]


def test_another_programme_is_not_there(client: Client, manager: User) -> None:
    make.province("PV27", "Noord-Holland")
    assert client.get("/programma/?programma=PV27").status_code == 404
    assert client.get("/programma/stand.csv?programma=PV27").status_code == 404


@pytest.mark.parametrize("role", [Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE, Role.PROJECT_LEADER])
def test_a_municipality_has_no_programme(client: Client, manager: User, towns: list[Organisation], role: Role) -> None:
    who = make.user()
    make.membership(who, towns[0], role)
    client.force_login(who)
    assert client.get("/programma/").status_code == 404
    assert "Programma" not in [item.label for item in client.get("/vragen/").context["nav"]]


def test_an_empty_province_says_what_to_do(client: Client) -> None:
    who, home = make.user(), make.province()
    make.membership(who, home, Role.PROGRAMME_MANAGER)
    home.names.update(start=date(2090, 1, 1))
    client.force_login(who)
    assert "Er zijn geen organisaties bij deze keuze" in client.get("/programma/").content.decode()


def test_the_map_has_a_shape_for_each_outline_and_a_title_on_each(
    client: Client, manager: User, towns: list[Organisation]
) -> None:
    outline(towns[0])
    outline(towns[1], 4.1)
    make.picture(towns[0], state=State.ANSWERING)
    drawing = client.get("/programma/").context["map"]
    assert "<title>Zee: wordt beantwoord</title>" in drawing
    assert drawing.count("<path") == 2
    assert "<a " not in drawing  # there is nowhere that a programme may go
    assert client.get("/programma/?stand=gepland").context["map"].count("<title>") == 0


def test_an_adopted_picture_and_a_newer_one_are_told_in_words(client: Client, manager: User, towns: list[Organisation]) -> None:
    old = make.picture(towns[0], state=State.ADOPTED, reference_date=date(2024, 5, 1))
    Decision.objects.create(
        picture=old,
        organisation=towns[0],
        kind="adopted",
        body="college",
        decided_on=date(2026, 5, 3),
        recorded_at="2026-05-03T10:00Z",
    )
    make.picture(towns[0], state=State.ANSWERING)
    assert dict(rows(client.get("/programma/")))["Zee"] == "vastgesteld 3 mei 2026; nieuw beeld: wordt beantwoord"


def test_the_file_holds_the_same_rows_and_no_formula(client: Client, manager: User, towns: list[Organisation]) -> None:
    OrganisationName.objects.filter(organisation=towns[2]).update(name='=HYPERLINK("x")')
    make.picture(towns[0], state=State.PLANNED)
    response = client.get("/programma/stand.csv")
    assert re.fullmatch(r'attachment; filename="stand-\d{4}-\d\d-\d\d\.csv"', response["Content-Disposition"])
    table = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert table[0] == ["organisatie", "code", "soort", "stand", "sinds", "peildatum", "volgende stap"]
    assert [row[0] for row in table[1:]] == ['\'=HYPERLINK("x")', "Bos", "Duinmark", "Zee"]
    assert table[-1][3:6] == ["gepland", timezone.localdate().isoformat(), "2026-06-01"]


def test_the_file_keeps_the_choice(client: Client, manager: User, towns: list[Organisation]) -> None:
    make.picture(towns[0], state=State.PLANNED)
    page = client.get("/programma/?stand=gepland")
    content = client.get(page.context["file"]).content.decode()
    assert "Zee" in content
    assert "Bos" not in content


@pytest.mark.parametrize("number", [1, 48, 355])
def test_the_number_of_queries_is_bounded_for_any_number_of_municipalities(
    client: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    towns = Organisation.objects.bulk_create(
        Organisation(code=f"GM{1000 + at}", kind="municipality", is_example=False) for at in range(number)
    )
    OrganisationName.objects.bulk_create(OrganisationName(organisation=town, name=f"Plaats {town.code}") for town in towns)
    for at, town in enumerate(towns):
        outline(town, 3 + at / 100)
    who = make.user()
    make.membership(who, make.province("PV27", "Noord-Holland", *towns), Role.PROGRAMME_MANAGER)
    for town in towns[:3]:
        make.picture(town)
    client.force_login(who)
    client.get("/programma/")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get("/programma/?dag=2018-11-23")
    assert len(rows(page)) == number + 1
    assert page.context["map"].count("<path") == number
