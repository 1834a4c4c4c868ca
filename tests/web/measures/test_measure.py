"""The page of one measure: where it stands, what it asks next, and who may do what."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, Note, Proof, Task
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State as PictureState
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = TODAY.isoformat()


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def picture(here: Organisation) -> Picture:
    made = make.picture(here, state=PictureState.ADOPTED)
    Finding.objects.create(picture=made, organisation=here, criterion="BES-01", text="De sleutel ligt onder de mat.")
    return made


@pytest.fixture
def measure(picture: Picture) -> Measure:
    draft = Draft("Regel BES-01.", owner="hr", due_on=TODAY + timedelta(days=60))
    return actions.take_up(picture=picture, criterion="BES-01", draft=draft, by=make.BY)


def person(here: Organisation, role: Role, function: str = "") -> User:
    user = make.user(f"{role}-{function}@example.org")
    make.membership(user, here, role, function=function)
    return user


@pytest.fixture
def coordinator(here: Organisation) -> User:
    return person(here, Role.COORDINATOR)


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(measure: Measure, rest: str = "") -> str:
    return f"/maatregelen/{measure.pk}/{rest}"


def main(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode().split("<main")[1].split("</main")[0])


def put(measure: Measure, state: State) -> Measure:
    """The measure as it stands in the database in this state."""
    Measure.objects.filter(pk=measure.pk).update(
        state=state, practice_on=TODAY, practice_how="Elke maand in het overleg.", state_reason="Anders opgelost."
    )
    measure.refresh_from_db()
    return measure


def proof(measure: Measure, by: User) -> Proof:
    return Proof.objects.create(
        measure=measure, organisation=measure.organisation, name="Verslag steekproef", dated=TODAY, given_by=by
    )


def test_the_page_says_where_it_stands_who_does_it_and_why(measure: Measure, coordinator: User) -> None:
    page = main(as_(coordinator), url(measure))
    assert "Wat doen we hieraan, en hoe ver zijn we?" in page
    assert 'aria-current="step"' in page
    for words in ("Voorgesteld", "HR", "De sleutel ligt onder de mat.", "BES-01", "op papier naar 2"):
        assert words in page
    assert page.count("nl-button--primary") == 1
    assert "Besluit vastleggen" in page


def test_a_measure_goes_all_the_way_by_its_one_button(measure: Measure, coordinator: User, here: Organisation) -> None:
    browser, other = as_(coordinator), as_(person(here, Role.EXECUTIVE))
    assert browser.post(url(measure, "naar/decided/"), {"day": DAY}).status_code == 302
    assert browser.post(url(measure, "naar/in_progress/")).status_code == 302
    empty = browser.post(url(measure, "naar/in_practice/"), {"day": DAY, "how": " "})
    assert empty.status_code == 422
    assert "zo weet een ander waar die op kan letten" in empty.content.decode()
    browser.post(url(measure, "naar/in_practice/"), {"day": DAY, "how": "Elke maand in het overleg."})
    page = main(browser, url(measure))
    assert "Er is nog geen bewijs." in page
    assert browser.post(url(measure, "naar/proven/")).status_code == 409
    given = browser.post(
        url(measure), {"deed": "proof", "name": "Verslag", "kind": Kind.SAMPLE.value, "dated": DAY, "kept_at": "zaak 1"}
    )
    assert given.url.endswith("#bewijs")
    row = Proof.objects.get()
    assert "Ik heb dit gezien" not in main(browser, url(measure))
    assert browser.post(url(measure), {"deed": "see", "row": row.pk}).status_code == 409
    assert "Ik heb dit gezien" in main(other, url(measure))
    other.post(url(measure), {"deed": "see", "row": row.pk})
    assert other.post(url(measure), {"deed": "see", "row": row.pk}).status_code == 302  # a double click
    browser.post(url(measure, "naar/proven/"))
    measure.refresh_from_db()
    assert measure.state == State.PROVEN
    history = main(browser, url(measure)).split("De weg tot nu toe")[1]
    assert re.findall(r": (\w[\w ]+?) <span class=\"dw-quiet\">\(beleidsmedewerker OOV\)", history) == [
        "besloten",
        "in uitvoering",
        "ingevoerd",
        "aantoonbaar in werking",
    ]
    assert "Ada" not in history


def test_only_one_of_two_sees_a_piece_and_the_giver_never(measure: Measure, coordinator: User, here: Organisation) -> None:
    row = proof(measure, coordinator)
    first, second = person(here, Role.EXECUTIVE), person(here, Role.CLIENT)
    assert as_(first).post(url(measure), {"deed": "see", "row": row.pk}).status_code == 302
    assert as_(second).post(url(measure), {"deed": "see", "row": row.pk}).status_code == 409
    row.refresh_from_db()
    assert row.seen_by == first
    withdrawn = as_(coordinator).post(url(measure), {"deed": "withdraw", "row": row.pk})
    assert withdrawn.status_code == 409
    assert Proof.objects.exists()


def test_an_owner_records_on_the_own_measure_and_decides_nothing(measure: Measure, here: Organisation) -> None:
    owner = as_(person(here, Role.OWNER, "hr"))
    page = main(owner, url(measure))
    assert "Stap toevoegen" in page
    assert "Besluit vastleggen" not in page
    assert "Wijzigen" not in page
    assert owner.post(url(measure), {"deed": "note", "text": "Loopt."}).status_code == 302
    assert owner.post(url(measure), {"deed": "task", "text": "Brief", "due_on": ""}).status_code == 302
    for path in ("naar/decided/", "naar/stopped/"):
        assert owner.post(url(measure, path), {"day": DAY, "reason": "x"}).status_code == 404
    put(measure, State.DECIDED)
    assert owner.post(url(measure, "naar/in_progress/")).status_code == 302
    assert set(Event.objects.filter(actor__startswith="user:").values_list("verb", flat=True)) >= {
        "measures.noted",
        "measures.step_added",
        "measures.moved",
    }


def test_an_owner_reads_the_origin_but_no_passage_that_is_kept(measure: Measure, here: Organisation, coordinator: User) -> None:
    owner = as_(person(here, Role.OWNER, "hr"))
    assert "De sleutel ligt onder de mat." in main(owner, url(measure))
    assert "Naar het weerbaarheidsbeeld" not in main(owner, url(measure))
    Passage.objects.create(picture=measure.picture, organisation=here, part="finding", criterion="BES-01", ground="woo_5_1_2_c")
    assert "De sleutel ligt onder de mat." not in main(owner, url(measure))
    assert "De sleutel ligt onder de mat." in main(as_(coordinator), url(measure))


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.OWNER])
def test_who_may_not_write_finds_no_form_and_is_refused(measure: Measure, here: Organisation, role: Role) -> None:
    reader = as_(person(here, role, "ciso" if role is Role.OWNER else ""))
    assert reader.get(url(measure)).status_code == (404 if role is Role.OWNER else 200)
    for deed in ("note", "task", "proof"):
        assert reader.post(url(measure), {"deed": deed, "text": "x"}).status_code == 404
    assert not Note.objects.exists()


def test_steps_are_added_done_reopened_and_dropped(measure: Measure, coordinator: User) -> None:
    browser = as_(coordinator)
    for _ in range(2):
        browser.post(url(measure), {"deed": "task", "text": "Brief schrijven", "due_on": DAY})
    task = Task.objects.get()
    browser.post(url(measure), {"deed": "done", "row": task.pk})
    task.refresh_from_db()
    assert task.done_on == TODAY
    browser.post(url(measure), {"deed": "reopen", "row": task.pk})
    browser.post(url(measure), {"deed": "drop", "row": task.pk})
    assert not Task.objects.exists()
    assert browser.post(url(measure), {"deed": "drop", "row": task.pk}).status_code == 404
    assert browser.post(url(measure), {"deed": "drop", "row": "x"}).status_code == 404
    assert browser.post(url(measure), {"deed": "nothing", "row": "1"}).status_code == 404


def test_a_row_of_another_measure_is_not_found(measure: Measure, coordinator: User, here: Organisation) -> None:
    other = actions.propose(organisation=here, draft=Draft("Anders"), by=make.BY)
    task = actions.add(measure=other, text="Brief", due_on=None, by=make.BY)
    assert as_(coordinator).post(url(measure), {"deed": "drop", "row": task.pk}).status_code == 404


def test_what_was_typed_stays_when_something_is_wrong(measure: Measure, coordinator: User) -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    answer = as_(coordinator).post(
        url(measure), {"deed": "proof", "name": "Verslag", "kind": Kind.SAMPLE.value, "dated": tomorrow}
    )
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert "Deze dag is nog niet geweest." in page
    assert 'value="Verslag"' in page


def test_a_text_with_personal_data_waits_for_its_writer(measure: Measure, coordinator: User, here: Organisation) -> None:
    browser, text = as_(coordinator), "Bel 06-12345678."
    answer = browser.post(url(measure), {"deed": "note", "text": text})
    assert answer.status_code == 422
    assert not Note.objects.exists()
    mark = re.search(r'name="toch_bewaren" value="([^"]+)"', answer.content.decode())[1]
    browser.post(url(measure), {"deed": "note", "text": text, "toch_bewaren": mark})
    assert Note.objects.get().text == text
    assert Event.objects.get(verb="personal.kept").organisation == here.code


def test_a_stopped_measure_waits_and_is_picked_up_again(measure: Measure, coordinator: User) -> None:
    browser = as_(coordinator)
    assert browser.post(url(measure, "naar/stopped/"), {"reason": ""}).status_code == 422
    browser.post(url(measure, "naar/stopped/"), {"reason": "Dubbel werk."})
    page = main(browser, url(measure))
    assert "Dubbel werk." in page
    assert "Stap toevoegen" not in page
    assert browser.post(url(measure), {"deed": "note", "text": "Toch."}).status_code == 409
    assert browser.post(url(measure, "wijzigen/"), {"title": "Anders", "effort": "medium"}).status_code == 409
    browser.post(url(measure, "naar/proposed/"), {"reason": "Toch nodig."})
    measure.refresh_from_db()
    assert measure.state == State.PROPOSED


def test_a_stopped_measure_whose_recommendation_moved_on_is_refused_in_words(
    measure: Measure, coordinator: User, picture: Picture
) -> None:
    browser = as_(coordinator)
    browser.post(url(measure, "naar/stopped/"), {"reason": "Anders."})
    actions.take_up(picture=picture, criterion="BES-01", draft=Draft("Opnieuw"), by=make.BY)
    assert "intussen een andere maatregel gemaakt" in main(browser, url(measure))
    answer = browser.post(url(measure, "naar/proposed/"), {"reason": "Toch."})
    assert answer.status_code == 409
    assert "intussen een andere maatregel gemaakt" in answer.content.decode()


def test_a_second_click_on_a_step_lands_on_the_measure(measure: Measure, coordinator: User) -> None:
    browser = as_(coordinator)
    for _ in range(2):
        assert browser.post(url(measure, "naar/decided/"), {"day": DAY}).status_code == 302
    assert Event.objects.filter(verb="measures.moved").count() == 1


def test_a_measure_is_revised_and_tells_what_is_wrong(measure: Measure, coordinator: User) -> None:
    browser = as_(coordinator)
    page = main(browser, url(measure, "wijzigen/"))
    assert "Regel BES-01." in page
    assert browser.post(url(measure, "wijzigen/"), {"title": "", "effort": "medium"}).status_code == 422
    said = {"title": "Nieuwe woorden", "owner": "ciso", "effort": "small", "cycle": "budget", "cycle_place": "programma 1"}
    assert browser.post(url(measure, "wijzigen/"), said).status_code == 302
    measure.refresh_from_db()
    assert (measure.title, measure.owner, measure.cycle) == ("Nieuwe woorden", "ciso", "budget")


def test_the_expected_effect_is_changed(measure: Measure, coordinator: User) -> None:
    browser = as_(coordinator)
    assert "Welke onderdelen worden hier beter van" in main(browser, url(measure, "effect/"))
    said = {"e0-criterion": "BES-01", "e0-paper": "", "e0-practice": "3", "e1-criterion": "VER-01", "e1-paper": "2"}
    assert browser.post(url(measure, "effect/"), said).status_code == 302
    assert set(measure.effects.values_list("criterion", "paper", "practice")) == {("BES-01", None, 3), ("VER-01", 2, None)}
    assert browser.post(url(measure, "effect/"), {"e0-paper": "2"}).status_code == 422


def test_what_lies_still_says_so(measure: Measure, coordinator: User) -> None:
    put(measure, State.IN_PROGRESS)
    assert "wordt niets gedaan" not in main(as_(coordinator), url(measure))
    Measure.objects.update(touched_on=TODAY - timedelta(days=60))
    assert "Aan deze maatregel wordt niets gedaan" in main(as_(coordinator), url(measure))
    as_(coordinator).post(url(measure), {"deed": "note", "text": "Loopt nog."})
    assert "wordt niets gedaan" not in main(as_(coordinator), url(measure))


def test_a_new_measure_is_written_once_however_often_one_clicks(here: Organisation, coordinator: User) -> None:
    browser = as_(coordinator)
    said = {"organisation": here.code, "title": "Vier ogen bij vergunningen", "effort": "medium"}
    urls = {browser.post("/maatregelen/nieuw/", said).url for _ in range(2)}
    assert urls == {f"/maatregelen/{Measure.objects.get().pk}/"}
    assert browser.post("/maatregelen/nieuw/", {**said, "organisation": "GM9999"}).status_code == 422


def test_the_page_takes_as_many_queries_for_many_rows_as_for_one(
    measure: Measure, coordinator: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = as_(coordinator)
    for number in range(12):
        actions.add(measure=measure, text=f"Stap {number}", due_on=date(2027, 1, 1), by=coordinator)
        actions.note(measure=measure, text=f"Stand {number}", by=coordinator)
        proof(measure, coordinator)
    browser.get(url(measure))
    with django_assert_max_num_queries(25):
        browser.get(url(measure))
