"""One click: from a barrier to a measure; what its page says of that barrier, to whom, and what leaves the house."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions as barriers
from dijkwacht.apps.barriers.models import InUse, Placing
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.reporting.queries.implementation_plan import implementation
from tests import factories as make
from tests.barriers import HERB, in_use, published

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BUTTON = "Maak er een maatregel van"
TELLS_WHAT_STANDS = ("staat er niet", "nog niet bekend", "gepland", "open route", "Wat is er nog open", "/barrieres/bij/")


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def row(here: Organisation) -> InUse:
    return in_use(here)


@pytest.fixture
def coordinator(here: Organisation) -> User:
    return make.member(here, Role.COORDINATOR, "oov@example.org", "Oda Oov")


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def click(row: InUse, barrier: str = "BAR-01") -> str:
    return f"/maatregelen/barriere/{row.pk}/{barrier}/"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def text(client: Client, address: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page(client, address)).split())


def origin(client: Client, measure: Measure) -> str:
    """What stands under *Waar dit vandaan komt*."""
    found = page(client, f"/maatregelen/{measure.pk}/")
    start = found.index("Waar dit vandaan komt")
    return found[start : found.index("</section>", start)]


def made(row: InUse, coordinator: User, barrier: str = "BAR-01") -> Measure:
    assert as_(coordinator).post(click(row, barrier)).status_code == 302
    return Measure.objects.get(barrier=barrier)


def brought(measure: Measure, *states: State) -> None:
    Measure.objects.filter(pk=measure.pk).update(owner="oov", due_on=TODAY)
    said = {State.DECIDED: Moved(day=TODAY), State.IN_PROGRESS: Moved(), State.IN_PRACTICE: Moved(day=TODAY, how="Elke maand.")}
    for to in states:
        actions.move(measure=measure, to=to, said=said[to], by=make.BY)


DONE = (State.DECIDED, State.IN_PROGRESS, State.IN_PRACTICE)


def test_a_click_makes_a_measure_and_a_second_click_finds_it(row: InUse, coordinator: User) -> None:
    browser = as_(coordinator)
    first, second = browser.post(click(row)), browser.post(click(row))
    measure = Measure.objects.get()
    assert first.url == second.url == f"/maatregelen/{measure.pk}/"
    assert "De barrière is een maatregel. Kies nu wie ervoor zorgt." in text(browser, first.url)


def test_what_is_open_shows_the_button_and_then_the_measure_with_its_state(row: InUse, coordinator: User) -> None:
    browser, address = as_(coordinator), f"/barrieres/bij/{row.pk}/"
    assert click(row) in page(browser, address)
    measure = made(row, coordinator)
    now = page(browser, address)
    assert click(row) not in now
    assert now.count(f"/maatregelen/{measure.pk}/") == 2  # among the five, and in the list of measures
    assert "Maatregelen voor deze barrières" in now
    assert "Voorgesteld" in now


def test_a_planned_barrier_among_the_five_has_one_button(row: InUse, coordinator: User) -> None:
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.PLANNED, "gemeente")}, by=make.BY)
    now = page(as_(coordinator), f"/barrieres/bij/{row.pk}/")
    assert "Bezoek aan verhuurders" in now[now.index('id="wie"') :]
    assert now.count(click(row)) == 1


def test_the_step_of_the_model_shows_the_same_for_who_works_with_it(row: InUse, coordinator: User) -> None:
    measure = made(row, coordinator, "BAR-02")
    step = page(as_(coordinator), "/barrieres/kruidenteelt/")
    assert step.count(click(row, "BAR-01")) == 1
    assert f"/maatregelen/{measure.pk}/" in step
    assert "Bij Duinrade" in step
    other = make.member(make.organisation("GM9902", "Westerkoog"), Role.COORDINATOR, "anders@example.org", "Ans Anders")
    stranger = page(as_(other), "/barrieres/kruidenteelt/")
    assert "Bij Duinrade" not in stranger
    assert "/maatregelen/barriere/" not in stranger


def test_the_page_for_placing_shows_the_measure_and_no_form_within_its_form(row: InUse, coordinator: User) -> None:
    measure = made(row, coordinator)
    found = page(as_(coordinator), f"/barrieres/bij/{row.pk}/plaatsen/")
    assert f"/maatregelen/{measure.pk}/" in found
    form = found[found.index('class="dw-step dw-placing"') :]
    assert "<form" not in form[: form.index("</form>")]


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.OFFICER, Role.RESPONDENT, Role.OWNER])
def test_whoever_does_not_run_measures_makes_none(row: InUse, here: Organisation, role: Role) -> None:
    user = make.member(here, role, "ander@example.org", "Ans Ander")
    browser = as_(user)
    assert browser.post(click(row)).status_code == 404
    answer = browser.get(f"/barrieres/bij/{row.pk}/")
    assert (answer.status_code == 200) is (role is Role.EXECUTIVE)
    assert BUTTON not in answer.content.decode()
    assert not Measure.objects.exists()


def test_an_adviser_sees_what_became_of_a_barrier_but_makes_nothing(row: InUse, coordinator: User) -> None:
    adviser = make.user()
    make.assignment(adviser, row.organisation)
    browser = as_(adviser)
    assert BUTTON not in page(browser, f"/barrieres/bij/{row.pk}/")
    assert browser.post(click(row)).status_code == 404
    measure = made(row, coordinator)
    assert f"/maatregelen/{measure.pk}/" in page(browser, f"/barrieres/bij/{row.pk}/")


def test_the_page_of_the_measure_leads_to_the_barrier_and_to_what_is_open(row: InUse, coordinator: User) -> None:
    found = origin(as_(coordinator), made(row, coordinator))
    assert 'href="/barrieres/kruidenteelt/?versie=1#b-BAR-01"' in found
    assert f'href="/barrieres/bij/{row.pk}/"' in found
    assert "nog niet bekend" in found


def test_an_owner_sees_the_measure_and_its_barrier_but_not_how_that_stands(row: InUse, coordinator: User) -> None:
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.PLANNED, "gemeente")}, by=make.BY)
    measure = made(row, coordinator)
    brought(measure, *DONE)
    owner = make.user("oov2@example.org")
    make.membership(owner, row.organisation, Role.OWNER, function="oov")
    found = page(as_(owner), f"/maatregelen/{measure.pk}/")
    assert "/barrieres/kruidenteelt/?versie=1#b-BAR-01" in found
    assert [one for one in TELLS_WHAT_STANDS if one in found.replace("Nog niet gepland", "")] == []
    assert "Staat de barrière er nu?" not in found


def test_a_measure_that_is_done_asks_a_person_whether_the_barrier_stands(row: InUse, coordinator: User) -> None:
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.PLANNED, "gemeente")}, by=make.BY)
    measure, browser = made(row, coordinator), as_(coordinator)
    address, place = f"/maatregelen/{measure.pk}/", f"/barrieres/bij/{row.pk}/plaatsen/#over-BAR-01"
    assert place not in page(browser, address)
    brought(measure, *DONE)
    assert "Staat de barrière er nu?" in page(browser, address)
    assert place in page(browser, address)
    assert place in page(browser, f"/barrieres/bij/{row.pk}/")
    assert 'id="over-BAR-01"' in page(browser, f"/barrieres/bij/{row.pk}/plaatsen/")
    assert Placing.objects.get().standing == Standing.PLANNED
    client = make.member(row.organisation, Role.CLIENT, "secretaris@example.org", "Sam Secretaris")
    assert place not in page(as_(client), address)
    assert "De beleidsmedewerker OOV zegt bij het model" in text(as_(client), address)
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.STANDING, "gemeente")}, by=make.BY)
    assert place not in page(browser, address)
    assert place not in page(browser, f"/barrieres/bij/{row.pk}/")


def test_a_partners_barrier_asks_the_partner(row: InUse, coordinator: User) -> None:
    measure = made(row, coordinator, "BAR-02")
    assert measure.title == "Vraag de partner (netbeheerder): Aansluiting controleren (Kruidenteelt)"
    brought(measure, *DONE)
    assert "Heeft de partner deze barrière geregeld?" in page(as_(coordinator), f"/maatregelen/{measure.pk}/")


def test_a_barrier_that_went_with_a_new_version_is_said_on_both_pages(row: InUse, coordinator: User) -> None:
    measure, browser = made(row, coordinator), as_(coordinator)
    start, end = HERB.index("  - id: BAR-01"), HERB.index("  - id: BAR-02")
    second = published((HERB[:start] + HERB[end:]).replace('version: "1"', 'version: "2"'))
    barriers.renew(in_use=row, seen=second.pk, by=make.BY)
    said = "Deze barrière staat niet meer in versie 2 van het model."
    assert said in text(browser, f"/maatregelen/{measure.pk}/")
    assert said in text(browser, f"/barrieres/bij/{row.pk}/")
    assert browser.post(click(row, "BAR-99")).status_code == 409


def test_a_barrier_that_stands_becomes_no_measure_on_an_old_page(row: InUse, coordinator: User) -> None:
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.STANDING, "gemeente")}, by=make.BY)
    answer = as_(coordinator).post(click(row))
    assert answer.status_code == 409
    assert "Bij het model staat dat deze barrière is ingericht." in unescape(answer.content.decode())


def test_lists_name_the_origin_and_never_how_the_barrier_stands(row: InUse, coordinator: User) -> None:
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.PLANNED, "gemeente")}, by=make.BY)
    made(row, coordinator)
    browser = as_(coordinator)
    assert "Barrièremodel Kruidenteelt" in text(browser, "/maatregelen/lijst/")
    assert "· barrière" in text(browser, "/maatregelen/")
    csv = browser.get("/maatregelen/lijst.csv").content.decode()
    assert "barrièremodel Kruidenteelt" in csv
    for told in (csv, page(browser, "/maatregelen/lijst/")):
        assert [one for one in TELLS_WHAT_STANDS if one in told.replace("Nog niet gepland", "")] == []


def test_the_list_asks_as_much_for_many_as_for_one(row: InUse, coordinator: User) -> None:
    browser, asked = as_(coordinator), []
    for barrier in ("BAR-01", "BAR-02", "BAR-03"):
        made(row, coordinator, barrier)
        with CaptureQueriesContext(connection) as found:
            browser.get("/maatregelen/lijst/")
        asked.append(len(found))
    assert asked[1] == asked[2]


def test_the_implementation_plan_names_the_model_and_no_more(row: InUse, here: Organisation, coordinator: User) -> None:
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.PLANNED, "gemeente")}, by=make.BY)
    measure = made(row, coordinator)
    actions.plan_in(measures=[measure], quarter=TODAY.replace(month=(TODAY.month - 1) // 3 * 3 + 1, day=1), by=make.BY)
    paper = str(implementation(make.picture(here, state=PictureState.ADOPTED), TODAY))
    assert "Barrière uit het barrièremodel ‘Kruidenteelt’." in paper
    assert [one for one in TELLS_WHAT_STANDS[:2] if one in paper] == []


def test_measures_of_barriers_with_one_name_are_told_apart_on_the_board(
    here: Organisation, row: InUse, coordinator: User
) -> None:
    """Of one model by where they work, of two by the model, and of an area by its name."""
    twin = HERB.replace("Aggregaten registreren", "Melden van geur").replace("placed_by: [branche]", "placed_by: [gemeente]")
    twin = twin.replace("closes: [S2]", "closes: [S1]").replace('version: "1"', 'version: "2"')
    barriers.renew(in_use=row, seen=published(twin).pk, by=make.BY)
    published(HERB.replace("id: kruidenteelt", "id: wiet").replace("title: Kruidenteelt", "title: Wietteelt"))
    other = barriers.take_up(organisation=here, code="wiet", by=make.BY)
    port = barriers.take_up(organisation=here, code="wiet", area=make.area(here), by=make.BY)
    client = as_(coordinator)
    for one, barrier in ((row, "BAR-03"), (row, "BAR-04"), (other, "BAR-03"), (port, "BAR-03"), (other, "BAR-02")):
        assert client.post(click(one, barrier)).status_code == 302
    titles = {
        "Melden van geur (Kruidenteelt, Ruimte vinden)",
        "Melden van geur (Kruidenteelt, Telen)",
        "Melden van geur (Wietteelt)",
        "Melden van geur (Wietteelt, Westhaven)",
        "Vraag de partner (netbeheerder): Aansluiting controleren (Wietteelt)",
    }
    assert {*Measure.objects.values_list("title", flat=True)} == titles
    board = text(client, "/maatregelen/")
    assert [title for title in titles if title not in board] == []
