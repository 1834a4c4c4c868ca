"""The six-month talk: only what has a measure, new evidence, an interim state, and then it stands."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.halfway import actions as halfway_actions
from dijkwacht.apps.halfway.models import HalfwayLine, HalfwayTalk
from dijkwacht.apps.halfway.queries import halfway, interim_of
from dijkwacht.apps.measures import actions as measures
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.documents.report.reading import pdf_pages, squeezed

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NEW = {
    "seen": 0,
    "paper": "",
    "practice": "2",
    "pieces": 1,
    "evidence-1-name": "Verslag van de steekproef",
    "evidence-1-kind": "steekproef",
    "evidence-1-when": TODAY.isoformat(),
    "evidence-1-kept_at": "zaaksysteem",
}


@pytest.fixture
def picture() -> Picture:
    """Adopted; BES-01 stands on paper only and has a measure, BES-02 has none, BES-03 is at norm."""
    made = make.picture(make.organisation(name="Duinrade"), state=State.ADOPTED, state_since=TODAY - timedelta(days=190))
    seat = make.respondent(made)
    for criterion, paper, practice in (("BES-01", 2, 0), ("BES-02", 0, 0), ("BES-03", 2, 2)):
        make.answer(seat, criterion, paper, practice)
    make.weigh(made)
    for criterion in ("BES-01", "BES-03"):
        measures.take_up(picture=made, criterion=criterion, draft=Draft(f"Regel {criterion}."), by=make.BY)
    return made


@pytest.fixture
def coordinator(picture: Picture, client: Client) -> User:
    who = make.user("oov@example.org")
    make.membership(who, picture.organisation, Role.COORDINATOR)
    client.force_login(who)
    return who


def test_the_page_says_where_it_stands_and_that_a_picture_is_invented(
    picture: Picture, coordinator: User, client: Client
) -> None:
    page = client.get(f"/halfjaar/{picture.pk}/").content.decode()
    assert f'href="/beelden/{picture.pk}/"' in page
    assert 'aria-label="Voorbeeldgegevens"' in page
    Picture.objects.update(is_example=False)
    assert 'aria-label="Voorbeeldgegevens"' not in client.get(f"/halfjaar/{picture.pk}/").content.decode()


def test_it_is_about_what_is_below_norm_and_has_a_measure(picture: Picture) -> None:
    assert [topic.criterion.id for topic in halfway(picture).topics] == ["BES-01"]


def test_new_evidence_gives_an_interim_state_and_the_picture_stays(picture: Picture, coordinator: User, client: Client) -> None:
    answer = client.post(f"/halfjaar/{picture.pk}/BES-01/", NEW)
    assert answer.url == f"/halfjaar/{picture.pk}/"
    stands = halfway(picture)
    found = interim_of(stands, on=TODAY)
    assert (stands.reckoned.results["BES-01"].practice, found.looked[0].now.practice) == (0, 2)
    assert found.whole.at_norm == stands.reckoned.score.whole.at_norm + 1
    html = client.get(f"/halfjaar/{picture.pk}/").content.decode()
    assert "Tussenstand" in html
    assert "1 van 1" in html


def test_practice_without_evidence_counts_as_sometimes_and_the_page_says_so(
    picture: Picture, coordinator: User, client: Client
) -> None:
    client.post(f"/halfjaar/{picture.pk}/BES-01/", {"seen": 0, "practice": "3", "pieces": 0})
    html = client.get(f"/halfjaar/{picture.pk}/").content.decode()
    assert "zonder bewijs telt het als 1" in html


def test_a_closed_talk_stands(picture: Picture, coordinator: User, client: Client) -> None:
    client.post(f"/halfjaar/{picture.pk}/BES-01/", NEW)
    client.post(f"/halfjaar/{picture.pk}/afronden/", {"ask": "Stel geld beschikbaar."})
    talk = HalfwayTalk.objects.get()
    assert (talk.held_on, talk.ask) == (TODAY, "Stel geld beschikbaar.")
    late = client.post(f"/halfjaar/{picture.pk}/BES-01/", {**NEW, "seen": 1, "practice": "3"})
    assert late.status_code == 409
    assert "afgerond" in late.content.decode()
    assert HalfwayLine.objects.get().practice == 2
    assert client.post(f"/halfjaar/{picture.pk}/afronden/", {"ask": "Meer."}).status_code == 409


def test_nothing_is_closed_before_something_was_said(picture: Picture, coordinator: User, client: Client) -> None:
    answer = client.post(f"/halfjaar/{picture.pk}/afronden/", {"ask": "Iets wat ik typte."})
    assert answer.status_code == 409
    assert "Iets wat ik typte." in answer.content.decode()


def test_a_double_click_is_one_note_and_a_second_writer_is_shown_both(
    picture: Picture, coordinator: User, client: Client
) -> None:
    path = f"/halfjaar/{picture.pk}/BES-01/"
    assert [client.post(path, NEW).status_code for _ in range(2)] == [302, 302]
    other = client.post(path, {**NEW, "practice": "1", "explanation": "Mijn woorden."})
    assert other.status_code == 409
    assert "Mijn woorden." in other.content.decode()
    assert HalfwayLine.objects.get().version == 1


def test_a_date_that_does_not_exist_is_named_and_nothing_typed_is_lost(
    picture: Picture, coordinator: User, client: Client
) -> None:
    wrong = client.post(f"/halfjaar/{picture.pk}/BES-01/", {**NEW, "evidence-1-when": "2026-04-31", "explanation": "Blijft."})
    html = wrong.content.decode()
    assert (wrong.status_code, "Blijft." in html, "2026-04-31" in html) == (422, True, True)
    assert not HalfwayLine.objects.exists()


def test_a_criterion_without_a_measure_is_no_topic(picture: Picture, coordinator: User, client: Client) -> None:
    assert client.get(f"/halfjaar/{picture.pk}/BES-02/").status_code == 404
    with pytest.raises(Refused, match="geen maatregel"):
        halfway_actions.discuss(picture=picture, criterion="BES-02", said=Said(practice=1), seen=0, by=coordinator)


def test_what_was_noted_stays_when_the_measure_is_stopped(picture: Picture, coordinator: User, client: Client) -> None:
    client.post(f"/halfjaar/{picture.pk}/BES-01/", NEW)
    measure = picture.measures.get(criterion="BES-01")
    measures.move(measure=measure, to=MeasureState.STOPPED, said=Moved(reason="Klaar."), by=coordinator)
    assert [topic.criterion.id for topic in halfway(picture).topics] == ["BES-01"]


def test_a_picture_that_is_not_adopted_has_no_talk_yet(coordinator: User, picture: Picture) -> None:
    concept = make.picture(picture.organisation, state=State.CONCEPT, of=make.norm("ander"), reference_date=date(2026, 7, 1))
    with pytest.raises(Refused, match="vastgesteld beeld"):
        halfway_actions.discuss(picture=concept, criterion="BES-01", said=Said(practice=1), seen=0, by=coordinator)


def test_an_executive_reads_and_cannot_note(picture: Picture, client: Client) -> None:
    mayor = make.user("mayor@example.org")
    make.membership(mayor, picture.organisation, Role.EXECUTIVE)
    client.force_login(mayor)
    assert "Afronden" not in client.get(f"/halfjaar/{picture.pk}/").content.decode()
    assert client.post(f"/halfjaar/{picture.pk}/BES-01/", NEW).status_code == 404


@pytest.mark.parametrize("topics", [1, 3])
def test_the_page_asks_the_same_of_the_database_for_more_topics(
    picture: Picture, coordinator: User, client: Client, django_assert_max_num_queries, topics: int
) -> None:
    for criterion in ("BES-02", "VER-01")[: topics - 1]:
        measures.take_up(picture=picture, criterion=criterion, draft=Draft("Regel dit."), by=make.BY)
    with django_assert_max_num_queries(18):
        client.get(f"/halfjaar/{picture.pk}/")


def test_the_page_for_the_college_is_one_page_that_says_it_is_no_picture(
    picture: Picture, coordinator: User, client: Client
) -> None:
    client.post(f"/halfjaar/{picture.pk}/BES-01/", NEW)
    client.post(f"/halfjaar/{picture.pk}/afronden/", {"ask": "Stel geld beschikbaar."})
    answer = client.get(f"/halfjaar/{picture.pk}/voortgang.pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="voortgang-na-zes-maanden.pdf"'
    [page] = pdf_pages(answer.content)
    assert squeezed("geen nieuw beeld") in page
    assert squeezed("Stel geld beschikbaar.") in page


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_the_page_comes_for_word_processors_too(picture: Picture, coordinator: User, client: Client, form: str) -> None:
    client.post(f"/halfjaar/{picture.pk}/BES-01/", NEW)
    assert client.get(f"/halfjaar/{picture.pk}/voortgang.{form}").content[:2] == b"PK"
    assert client.get(f"/halfjaar/{picture.pk}/voortgang.exe").status_code == 404


def test_before_half_a_year_there_is_no_talk_and_no_page(picture: Picture, coordinator: User, client: Client) -> None:
    Picture.objects.filter(pk=picture.pk).update(state_since=TODAY - timedelta(days=30))
    page = client.get(f"/halfjaar/{picture.pk}/").content.decode()
    assert "Het halfjaargesprek kan vanaf" in page
    assert "voortgang.pdf" not in page
    assert client.get(f"/halfjaar/{picture.pk}/voortgang.pdf").status_code == 409
    assert client.post(f"/halfjaar/{picture.pk}/BES-01/", NEW).status_code == 409
    assert not HalfwayTalk.objects.exists()


def test_of_a_picture_that_is_not_adopted_there_is_nothing(picture: Picture, coordinator: User, client: Client) -> None:
    Picture.objects.filter(pk=picture.pk).update(state=State.CONCEPT)
    for path in ("", "voortgang.pdf", "BES-01/"):
        assert client.get(f"/halfjaar/{picture.pk}/{path}").status_code == 404


def test_the_page_for_the_college_says_which_measure_works(picture: Picture, coordinator: User, client: Client) -> None:
    measure = picture.measures.filter(criterion="BES-01")
    measure.update(state=MeasureState.PROVEN, practice_on=TODAY, practice_how="Zo gaat het.", owner="hr", due_on=TODAY)
    [page] = pdf_pages(client.get(f"/halfjaar/{picture.pk}/voortgang.pdf").content)
    assert squeezed("niet besproken; maatregel aantoonbaar in werking") in page
