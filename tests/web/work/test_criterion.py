from django.test import Client

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.findings.models import Finding, Recommendation
from dijkwacht.apps.pictures.models import Answer, Picture, Settlement
from dijkwacht.apps.pictures.rules.answers import Piece
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question, seen

WEAK = {"advice": "Regel BES-01.", "effort": "medium"}


def address(work: Work, criterion: str = "BES-01", query: str = "") -> str:
    return f"{work.url}onderdeel/{criterion}/{query}"


def post(client: Client, work: Work, **fields: str) -> int:
    mark = fields.pop("seen", None) or seen(client.get(address(work)))
    return client.post(address(work), {"seen": mark, **WEAK, **fields}).status_code


def test_it_asks_one_question_and_saves_with_one_button(client: Client, work: Work) -> None:
    response = client.get(address(work))
    assert question(response) == "Wat is hierover gezegd, en hoe oordeelt u?"
    assert primary(response) == "Akkoord, naar BES-02"


def test_each_answer_stands_there_with_its_evidence_and_whether_it_counts(client: Client, work: Work) -> None:
    old = Piece("Oude training", Kind.TRAINING, make.REFERENCE.replace(year=2020), "kast")
    make.answer(work.respondents[2], "BES-01", 2, 2, evidence=(old, Piece("Losse steekproef", Kind.SAMPLE)))
    page = client.get(address(work)).content.decode()
    assert "Vastgesteld, en bekend bij wie ermee werkt" in page
    assert "Telt voor de praktijk." in page
    assert "Verouderd: ouder dan 24 maanden op de peildatum." in page
    assert "Telt niet: er is geen datum." in page


def test_a_weighing_is_kept_with_its_reason(client: Client, work: Work) -> None:
    assert post(client, work, practice="1", reason="Het hangt aan één persoon.") == 302
    (row,) = Settlement.objects.all()
    assert (row.side, row.level, row.reason) == ("practice", 1, "Het hangt aan één persoon.")
    assert "Het hangt aan één persoon." in client.get(address(work)).content.decode()


def test_a_weighing_without_a_reason_keeps_what_was_typed(client: Client, work: Work) -> None:
    response = client.post(address(work), {"seen": seen(client.get(address(work))), **WEAK, "paper": "1", "finding": "Half af"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Schrijf op waarom u zo oordeelt." in page
    assert 'href="#id_reason"' in page
    assert "Half af" in page
    assert not Settlement.objects.exists()


def test_a_level_and_not_applicable_do_not_go_together(client: Client, work: Work) -> None:
    assert post(client, work, paper="1", is_not_applicable="on", reason="Allebei") == 422


def test_a_reason_alone_is_no_weighing(client: Client, work: Work) -> None:
    assert post(client, work, reason="Ik twijfel.") == 422


def test_not_applicable_can_be_settled_and_undone(client: Client, work: Work) -> None:
    assert post(client, work, is_not_applicable="on", reason="Komt hier niet voor.") == 302
    assert Settlement.objects.get().side == ""
    response = client.post(address(work), {"seen": seen(client.get(address(work))), "unsettle": "1"})
    assert response.status_code == 302
    assert not Settlement.objects.exists()


def test_a_lapsed_weighing_can_be_taken_again(client: Client, work: Work) -> None:
    post(client, work, paper="1", reason="Zo is het.")
    Settlement.objects.update(lapsed_at="2026-06-01T00:00Z")
    assert "Uw oordeel geldt niet meer" in client.get(address(work)).content.decode()
    assert post(client, work, again="1") == 302
    assert (Settlement.objects.get().level, Settlement.objects.get().lapsed_at) == (1, None)


def test_writing_a_finding_leaves_a_lapsed_weighing_alone(client: Client, work: Work) -> None:
    post(client, work, paper="1", reason="Zo is het.")
    Settlement.objects.update(lapsed_at="2026-06-01T00:00Z")
    post(client, work, finding="Nieuw")
    assert Settlement.objects.get().lapsed_at is not None


def test_only_what_changed_is_written_and_put_on_record(client: Client, work: Work) -> None:
    mark = seen(client.get(address(work)))
    before = Event.objects.count()
    post(client, work, seen=mark, finding="Er is geen lijst.", is_reviewed="on")
    assert [event.verb for event in Event.objects.order_by("pk")[before:]] == ["findings.described"]
    assert Finding.objects.get().is_reviewed
    assert not Recommendation.objects.exists()


def test_the_advice_of_the_norm_is_adapted_or_left_out(client: Client, work: Work) -> None:
    assert "Regel BES-01." in client.get(address(work)).content.decode()
    assert post(client, work, advice="") == 422
    assert post(client, work, advice="Begin met een lijst.", effort="small") == 302
    assert Recommendation.objects.get().text == "Begin met een lijst."
    assert post(client, work, advice="Begin met een lijst.", effort="small", is_left_out="on") == 302
    assert Recommendation.objects.get().is_left_out


def test_a_second_tab_sees_both_and_chooses(client: Client, work: Work) -> None:
    mark = seen(client.get(address(work)))
    post(client, work, seen=mark, finding="Van de eerste")
    response = client.post(address(work), {"seen": mark, **WEAK, "finding": "Van de tweede"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Van de eerste" in page
    assert "Van de tweede" in page
    assert primary(response) == "Mijn versie bewaren"
    assert Finding.objects.get().text == "Van de eerste"
    post(client, work, seen=seen(response), finding="Van de tweede")
    assert Finding.objects.get().text == "Van de tweede"


def test_a_double_click_is_no_conflict(client: Client, work: Work) -> None:
    mark = seen(client.get(address(work)))
    assert post(client, work, seen=mark, finding="Eén keer") == 302
    assert post(client, work, seen=mark, finding="Eén keer") == 302


def test_once_the_concept_is_shared_nothing_changes_and_nothing_typed_is_lost(client: Client, work: Work) -> None:
    mark = seen(client.get(address(work)))
    Picture.objects.update(state=State.CONCEPT)
    response = client.post(address(work), {"seen": mark, **WEAK, "finding": "Te laat getypt"})
    assert response.status_code == 409
    assert "Te laat getypt" in response.content.decode()
    assert not Finding.objects.exists()
    assert primary(client.get(address(work))) == "Terug naar de matrix"


def test_next_stays_within_the_filter(client: Client, work: Work) -> None:
    query = "?toon=onbekend"
    page = client.get(address(work, query=query))
    assert f"/onderdeel/VER-02/{query}" in page.content.decode()
    response = client.post(address(work, query=query), {"seen": seen(page), **WEAK, "next": "1"})
    assert response["Location"] == address(work, "VER-02", query)


def test_beside_the_matrix_it_is_a_part_that_leads_back_to_the_matrix(client: Client, work: Work) -> None:
    response = client.get(address(work), headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page
    assert "nl-button--primary" not in page
    assert "HX-Request" in response["Vary"]
    saved = client.post(address(work), {"seen": seen(response), **WEAK, "from": "analysis"})
    assert saved["Location"] == f"{work.url}#BES-01"


def test_a_finding_is_kept_when_an_answer_has_put_the_criterion_at_norm_meanwhile(client: Client, work: Work) -> None:
    mark = seen(client.get(address(work)))
    Answer.objects.filter(criterion="BES-01").update(paper=3, practice=3)
    assert post(client, work, seen=mark, finding="Dit schreef ik intussen.") == 302
    assert Finding.objects.get().text == "Dit schreef ik intussen."


def test_no_word_of_the_norm_strays_into_the_frame_of_the_page(client: Client, work: Work) -> None:
    assert '<html lang="nl">' in client.get(f"{work.url}onderdeel/BES-01/").content.decode()
