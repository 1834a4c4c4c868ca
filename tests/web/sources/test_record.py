"""Recording what was heard or read of one criterion: nothing lost, nobody overwritten."""

from collections.abc import Mapping

import pytest
from django.test import Client

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.pictures.queries.answers import said_in
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question

GIVEN: Mapping[str, str] = {
    "source": "interview",
    "function": "hr",
    "seen": "0",
    "pieces": "1",
    "paper": "2",
    "practice": "1",
    "explanation": "Zij doet het alleen.",
    "evidence-1-name": "Werkinstructie",
    "evidence-1-kind": "besluit",
    "evidence-1-when": "2026-01-02",
}


def address(work: Work, rest: str = "vastleggen/BES-02/") -> str:
    return f"{work.url}bronnen/{rest}"


def test_the_criterion_page_leads_there_and_it_asks_one_question(client: Client, work: Work) -> None:
    assert address(work) in client.get(f"{work.url}onderdeel/BES-02/").content.decode()
    page = client.get(address(work))
    assert (question(page), primary(page)) == ("Wat hoorde of las u hierover?", "Vastleggen")


def test_a_talk_is_kept_whole_and_stands_on_the_criterion_page(client: Client, work: Work) -> None:
    assert client.post(address(work), GIVEN).status_code == 302
    row = Answer.objects.get(source=Source.INTERVIEW)
    assert (row.respondent.function, row.paper, row.practice, row.explanation) == ("hr", 2, 1, "Zij doet het alleen.")
    assert row.evidence[0]["name"] == "Werkinstructie"
    page = client.get(f"{work.url}onderdeel/BES-02/").content.decode()
    assert "gesprek</span>" in page
    assert f"bronnen/antwoord/{row.pk}/" in page


def test_a_new_function_can_be_heard_and_a_second_person_in_a_known_one(client: Client, work: Work) -> None:
    for function in ("griffier", "hr 2"):
        assert client.post(address(work), {**GIVEN, "function": function}).status_code == 302
    assert set(work.picture.respondents.values_list("function", flat=True)) >= {"griffier", "hr 2"}


def test_only_a_check_may_go_without_a_function_and_stands_with_the_first_who_is_asked(client: Client, work: Work) -> None:
    response = client.post(address(work), {**GIVEN, "function": ""})
    assert response.status_code == 422
    assert "Zij doet het alleen." in response.content.decode()
    assert client.post(address(work), {**GIVEN, "function": "", "source": "toets"}).status_code == 302
    assert Answer.objects.get(source=Source.CHECK).respondent.function == "secretaris"


@pytest.mark.parametrize("wrong", [{"source": "vragenlijst"}, {"source": ""}, {"function": "jan"}, {"evidence-1-when": "ooit"}])
def test_what_is_wrong_is_said_and_every_word_stays(client: Client, work: Work, wrong: dict[str, str]) -> None:
    response = client.post(address(work), {**GIVEN, **wrong})
    assert response.status_code == 422
    assert "Zij doet het alleen." in response.content.decode()
    assert not Answer.objects.exclude(source=Source.QUESTIONNAIRE).exists()


def test_nothing_at_all_is_no_record(client: Client, work: Work) -> None:
    empty = {"source": "interview", "function": "hr", "seen": "0", "pieces": "0"}
    response = client.post(address(work), empty)
    assert response.status_code == 422
    assert "Kies een niveau, of schrijf op wat u hoorde of las." in response.content.decode()


def test_a_second_writer_sees_both_and_can_keep_either(client: Client, work: Work) -> None:
    make.answer(work.respondents[2], "BES-02", 0, 0, source=Source.INTERVIEW, explanation="Van een collega.", evidence=())
    response = client.post(address(work), GIVEN)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Van een collega." in page
    assert "Zij doet het alleen." in page
    assert 'name="seen" value="1"' in page
    assert client.post(address(work), {**GIVEN, "seen": "1"}).status_code == 302
    assert Answer.objects.get(source=Source.INTERVIEW).explanation == "Zij doet het alleen."


def test_it_can_be_changed_and_another_piece_added(client: Client, work: Work) -> None:
    row = make.answer(work.respondents[2], "BES-02", 2, 2, source=Source.SESSION)
    url = address(work, f"antwoord/{row.pk}/")
    assert "Verslag van de steekproef" in client.get(url).content.decode()
    response = client.post(url, {**GIVEN, "seen": "1", "more": "1"})
    assert response.url == f"{url}?stuk=erbij#bewijs"
    row.refresh_from_db()
    assert (row.source, row.version, row.explanation) == (Source.SESSION, 2, "Zij doet het alleen.")


@pytest.mark.parametrize(("came", "goes"), [("hr", "bronnen/gesprek/hr/#BES-02"), ("../x", "onderdeel/BES-02/")])
def test_whoever_came_from_a_talk_goes_back_to_it(client: Client, work: Work, came: str, goes: str) -> None:
    assert client.post(f"{address(work)}?gesprek={came}", GIVEN).url == f"{work.url}{goes}"


def test_it_is_taken_away_after_a_question(client: Client, work: Work) -> None:
    row = make.answer(work.respondents[2], "BES-02", 2, 2, source=Source.SESSION)
    url = address(work, f"antwoord/{row.pk}/verwijderen/")
    assert question(client.get(url)) == "Wilt u dit verwijderen?"
    assert Answer.objects.filter(pk=row.pk).exists()
    Answer.objects.filter(pk=row.pk).update(version=2, explanation="Nieuw.")
    response = client.post(url, {"seen": "1"})
    assert response.status_code == 409
    assert "Nieuw." in response.content.decode()
    assert client.post(url, {"seen": "2"}).status_code == 302
    assert not Answer.objects.filter(pk=row.pk).exists()


def test_what_a_respondent_answered_is_out_of_reach(client: Client, work: Work) -> None:
    row = Answer.objects.filter(source=Source.QUESTIONNAIRE).first()
    assert row is not None
    for rest in ("", "verwijderen/"):
        assert client.post(address(work, f"antwoord/{row.pk}/{rest}"), {**GIVEN, "seen": "1"}).status_code == 404


def test_a_recorded_answer_of_another_picture_is_not_here(client: Client, work: Work) -> None:
    other = make.picture(make.organisation("GM9902", "Westerkoog"))
    row = make.answer(make.respondent(other), "BES-02", 2, 2, source=Source.SESSION)
    assert client.get(address(work, f"antwoord/{row.pk}/")).status_code == 404
    assert client.get(address(work, "vastleggen/BES-99/")).status_code == 404


def test_when_the_picture_was_shared_meanwhile_the_words_stay(client: Client, work: Work) -> None:
    Picture.objects.update(state=State.CONCEPT)
    assert client.get(address(work)).status_code == 409
    response = client.post(address(work), GIVEN)
    assert response.status_code == 409
    assert "Zij doet het alleen." in response.content.decode()
    assert "Het concept is gedeeld." in response.content.decode()


def test_the_pages_say_which_source_counts_and_which_does_not(client: Client, work: Work) -> None:
    hr = work.respondents[2]
    make.answer(hr, "BES-02", 3, 3)
    make.answer(hr, "BES-02", 1, None, source=Source.INTERVIEW)
    make.answer(hr, "BES-02", 2, 0, source=Source.CHECK)
    page = client.get(f"{work.url}onderdeel/BES-02/").content.decode()
    assert "Telt niet mee: het antwoord uit de bron ‘gesprek’ gaat voor." in page
    assert "Dit antwoord telt: deze bron gaat voor. Eén kant is open, en telt dus als niet beantwoord." in page
    assert "Staat ernaast: een toets telt niet mee in de cijfers." in page
    matrix = client.get(work.url).content.decode()
    assert "uit de bron gesprek" in matrix
    assert "toets: papier 2, praktijk 0" in matrix
    assert said_in(Answer.objects.get(source=Source.CHECK)) != Said()
