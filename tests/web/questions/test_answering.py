"""A respondent answers: pages that ask one thing, answers that are saved at once and never lost."""

import re

import pytest
from django.db import connection
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Answer, Respondent
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def seat() -> Respondent:
    """Somebody of public order in a picture that is open for answers."""
    of = make.picture(make.organisation(name="Duinrade"), state=State.ANSWERING)
    return make.respondent(of, "oov", who=make.user("oov@example.org", "Oda Oov"))


@pytest.fixture
def signed_in(client: Client, seat: Respondent) -> Client:
    """That person, signed in."""
    client.force_login(seat.membership.user)
    return client


def card(seat: Respondent, criterion: str = "BES-01") -> str:
    return f"/vragen/{seat.pk}/{criterion}/"


def fields(**changes: str) -> dict[str, str]:
    return {"seen": "0", "pieces": "1", "paper": "2", "practice": "1", **changes}


def primaries(html: str) -> list[str]:
    return re.findall(r"nl-button--primary", html)


def heading(html: str) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL).group(1)).strip()


@pytest.mark.parametrize(
    ("path", "question"),
    [
        ("/vragen/{}/", "Wat vragen wij van u?"),
        ("/vragen/{}/BES-01/", "De gemeente heeft BES-01 geregeld."),
        ("/vragen/{}/overzicht/", "Wat heeft u ingevuld, en wat staat nog open?"),
        ("/vragen/{}/klaar/", "Bent u klaar?"),
    ],
)
def test_each_page_has_its_question_and_one_primary_button(signed_in: Client, seat: Respondent, path: str, question: str) -> None:
    html = signed_in.get(path.format(seat.pk)).content.decode()
    assert heading(html) == question
    assert len(primaries(html)) == 1


def test_somebody_with_one_round_goes_straight_to_it(signed_in: Client, seat: Respondent) -> None:
    assert signed_in.get("/vragen/").url == f"/vragen/{seat.pk}/"


def test_somebody_without_a_round_reads_what_to_do(client: Client) -> None:
    client.force_login(make.user())
    assert "Er staan geen vragen voor u klaar" in client.get("/vragen/").content.decode()


def test_the_first_page_says_how_many_how_long_and_who_sees_it(signed_in: Client, seat: Respondent) -> None:
    html = signed_in.get(f"/vragen/{seat.pk}/").content.decode()
    assert "6 onderwerpen" in html
    assert "Ongeveer 10 minuten" in html  # two themes of three criteria, 1.5 minutes each, rounded up per theme
    assert "Alleen u en de adviseur zien uw antwoorden" in html
    assert "Hulp is geen toezicht" in html
    assert "Die kan hetzelfde zijn als wat u antwoordde." in html


def test_an_answer_without_javascript_is_saved_and_leads_to_the_next_question(signed_in: Client, seat: Respondent) -> None:
    response = signed_in.post(card(seat), fields(explanation="Staat in het plan.", next="1"))
    assert response.url == card(seat, "BES-02")
    answer = Answer.objects.get()
    assert (answer.paper, answer.practice, answer.explanation) == (2, 1, "Staat in het plan.")


def test_the_last_question_leads_to_the_end_and_the_first_back_to_the_start(signed_in: Client, seat: Respondent) -> None:
    assert signed_in.post(card(seat, "VER-03"), fields(next="1")).url == f"/vragen/{seat.pk}/klaar/"
    assert signed_in.post(card(seat, "BES-01"), fields(back="1")).url == f"/vragen/{seat.pk}/"


def test_an_answer_by_htmx_says_saved_with_its_time_version_and_progress(signed_in: Client, seat: Respondent) -> None:
    html = signed_in.post(card(seat), fields(), headers=HTMX).content.decode()
    assert re.search(r"Bewaard om \d\d:\d\d:\d\d", html)
    assert 'name="seen" value="1"' in html
    assert "1 van 3 beantwoord" in html


def test_unknown_is_an_answer(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields(paper="?", practice="?"))
    assert (Answer.objects.get().paper, Answer.objects.get().practice) == (-1, -1)
    assert 'value="?" checked' in signed_in.get(card(seat)).content.decode()


def test_half_an_answer_is_kept_but_stays_open(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields(practice=""), headers=HTMX)
    assert Answer.objects.get().practice is None
    assert "0 van 3" in signed_in.get(card(seat)).content.decode()


def test_not_applicable_asks_a_reason_and_lets_the_levels_go(signed_in: Client, seat: Respondent) -> None:
    refused = signed_in.post(card(seat), fields(is_not_applicable="on"), headers=HTMX)
    assert refused.status_code == 422
    assert "Schrijf op waarom" in refused.content.decode()
    signed_in.post(card(seat), fields(is_not_applicable="on", not_applicable="Geen haven."), headers=HTMX)
    answer = Answer.objects.get()
    assert (answer.paper, answer.practice, answer.not_applicable) == (None, None, "Geen haven.")


def test_evidence_is_kept_by_name_kind_date_and_place(signed_in: Client, seat: Respondent) -> None:
    piece = {"name": "Raadsbesluit", "kind": "besluit", "when": "2026-01-10", "kept_at": "zaaksysteem"}
    signed_in.post(card(seat), fields(**{f"evidence-1-{key}": value for key, value in piece.items()}))
    assert Answer.objects.get().evidence == [piece]


def test_evidence_without_a_date_is_kept_and_said_not_to_count(signed_in: Client, seat: Respondent) -> None:
    saved = signed_in.post(card(seat), fields(**{"evidence-1-name": "Lijst", "evidence-1-kind": "steekproef"}), headers=HTMX)
    assert "zonder datum telt het niet mee" in saved.content.decode()
    assert Answer.objects.get().evidence[0]["name"] == "Lijst"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"evidence-1-when": "2026-02-30"}, "Vul een datum in"),
        ({"evidence-1-when": "2999-01-01"}, "de datum ligt in de toekomst"),
        ({"paper": "7"}, "Kies een van de antwoorden"),
        ({"explanation": "x" * 5001}, "5000"),
    ],
)
def test_a_wrong_field_saves_nothing_says_where_and_keeps_what_was_typed(
    signed_in: Client, seat: Respondent, wrong: dict[str, str], reason: str
) -> None:
    response = signed_in.post(card(seat), fields(**{"evidence-1-name": "Mijn eigen stuk"}) | wrong)
    html = response.content.decode()
    assert response.status_code == 422
    assert reason in html
    assert "Mijn eigen stuk" in html
    assert not Answer.objects.exists()


def test_the_second_of_two_tabs_sees_both_answers_and_overwrites_nothing(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields(paper="3", explanation="Van het eerste tabblad."))
    response = signed_in.post(card(seat), fields(paper="0", explanation="Van het tweede tabblad."))
    html = response.content.decode()
    assert response.status_code == 409
    assert "Van het eerste tabblad." in html
    assert "Van het tweede tabblad." in html
    assert Answer.objects.get().explanation == "Van het eerste tabblad."
    assert len(primaries(html)) == 0  # two equal choices: none is pushed


def test_who_keeps_their_own_version_replaces_just_the_one_that_was_shown(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields(paper="3"))
    signed_in.post(card(seat), fields(paper="0"))
    signed_in.post(card(seat), fields(paper="0", seen="1"))
    assert (Answer.objects.get().paper, Answer.objects.get().version) == (0, 2)


def test_a_double_click_is_one_save(signed_in: Client, seat: Respondent) -> None:
    before = Event.objects.count()
    signed_in.post(card(seat), fields())
    signed_in.post(card(seat), fields())
    assert Answer.objects.get().version == 1
    assert Event.objects.count() == before + 1


def test_more_evidence_comes_back_to_the_card_with_an_empty_row(signed_in: Client, seat: Respondent) -> None:
    response = signed_in.post(card(seat), fields(**{"evidence-1-name": "Eerste stuk", "more": "1"}))
    assert response.url.startswith(card(seat))
    assert "evidence-2-name" in signed_in.get(response.url).content.decode()


def test_a_closed_round_shows_the_answers_and_takes_no_more(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields())
    seat.picture.state = State.ANALYSIS
    seat.picture.save()
    html = signed_in.get(card(seat)).content.decode()
    assert "De vragen zijn gesloten" in html
    assert "<form method" not in html.split("<main", 1)[1]
    assert signed_in.post(card(seat), fields(seen="1", paper="0")).status_code == 409
    assert Answer.objects.get().paper == 2


def test_a_criterion_that_is_not_asked_of_this_function_is_not_there(signed_in: Client, seat: Respondent) -> None:
    assert signed_in.get(card(seat, "XXX-99")).status_code == 404
    assert signed_in.post(card(seat, "XXX-99"), fields()).status_code == 404


def test_the_seat_of_a_colleague_is_not_there(signed_in: Client, seat: Respondent) -> None:
    other = make.respondent(seat.picture, "hr", who=make.user("hr@example.org"))
    assert signed_in.get(f"/vragen/{other.pk}/").status_code == 404
    assert signed_in.post(card(other), fields()).status_code == 404


def test_a_membership_that_ended_gives_no_seat(signed_in: Client, seat: Respondent) -> None:
    membership = seat.membership
    membership.until = make.REFERENCE.replace(year=2021)
    membership.save()
    assert signed_in.get(f"/vragen/{seat.pk}/").status_code == 404


def test_another_role_in_the_same_organisation_answers_nothing(client: Client, seat: Respondent) -> None:
    mayor = make.user("mayor@example.org")
    make.membership(mayor, seat.organisation, Role.EXECUTIVE)
    client.force_login(mayor)
    assert client.get(f"/vragen/{seat.pk}/").status_code == 404


def test_what_somebody_types_is_escaped(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields(explanation="<script>alert(1)</script>"))
    assert "<script>alert" not in signed_in.get(card(seat)).content.decode()


def test_saving_takes_eight_queries_whatever_the_number_of_questions(
    signed_in: Client, django_assert_num_queries: object, seat: Respondent
) -> None:
    signed_in.post(card(seat), fields(), headers=HTMX)
    # The eight, the savepoint that stands for BEGIN and COMMIT, and on PostgreSQL the lock on the audit chain.
    with django_assert_num_queries(8 + 2 + (connection.vendor == "postgresql")):
        signed_in.post(card(seat), fields(seen="1", paper="3"), headers=HTMX)


def test_a_card_takes_few_queries(signed_in: Client, django_assert_max_num_queries: object, seat: Respondent) -> None:
    with django_assert_max_num_queries(9):
        signed_in.get(card(seat))


@pytest.mark.parametrize("page", ["/vragen/{}/", "/vragen/{}/BES-01/", "/vragen/{}/overzicht/", "/vragen/{}/klaar/"])
def test_sixty_criteria_take_no_more_queries_than_six(client: Client, page: str, django_assert_max_num_queries: object) -> None:
    wide = make.norm("wijd", themes=("BES", "VER", "HRM", "INF", "TOE", "ZRG"), size=10)
    seat = make.respondent(make.picture(make.organisation(), state=State.ANSWERING, of=wide), "oov", who=make.user())
    for criterion in wide.criteria[:40]:
        make.answer(seat, criterion.id, 2, 1)
    client.force_login(seat.membership.user)
    client.get(page.format(seat.pk))
    with django_assert_max_num_queries(10):
        client.get(page.format(seat.pk))


def test_a_line_end_is_the_same_by_script_and_by_form(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields(explanation="een\ntwee"), headers=HTMX)
    signed_in.post(card(seat), fields(explanation="een\r\ntwee", seen="1", next="1"))
    assert (Answer.objects.get().explanation, Answer.objects.get().version) == ("een\ntwee", 1)


def test_a_sign_that_no_workbook_can_hold_becomes_a_space(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields(explanation="een\x0btwee\x1f", **{"evidence-1-name": "a\x0bb"}))
    assert (Answer.objects.get().explanation, Answer.objects.get().evidence[0]["name"]) == ("een twee", "a b")


def test_an_eleventh_piece_is_refused_and_not_left_out_in_silence(signed_in: Client, seat: Respondent) -> None:
    pieces = {f"evidence-{number}-name": f"Stuk {number}" for number in range(1, 12)}
    refused = signed_in.post(card(seat), fields(pieces="11", **pieces), headers=HTMX)
    assert refused.status_code == 422
    assert "hooguit 10 stukken" in refused.content.decode()


def test_a_number_of_any_size_breaks_nothing(signed_in: Client, seat: Respondent) -> None:
    signed_in.post(card(seat), fields())
    for seen in ("99999999999999999999999999", "9" * 5000, "-1", "²"):
        assert signed_in.post(card(seat), fields(seen=seen, paper="0"), headers=HTMX).status_code in {409, 422}
    assert signed_in.get("/vragen/99999999999999999999999999/").status_code == 404
    assert Answer.objects.get().paper == 2


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_was_signed_out_is_told_that_nothing_is_saved_and_keeps_the_words(
    client: Client, seat: Respondent, headers: dict[str, str]
) -> None:
    response = client.post(card(seat), fields(explanation="Hier is lang over nagedacht."), headers=headers)
    html = response.content.decode()
    # A part of a page leaves the page, and all that was typed on it, as it is: this is said beside it.
    assert (response.status_code, "Hier is lang over nagedacht." in html) == ((422, False) if headers else (403, True))
    assert "Niet bewaard" in html
    assert f"/account/login/?next={card(seat)}" in html


def test_a_part_of_a_page_that_asks_to_sign_in_takes_the_whole_page_there(client: Client, seat: Respondent) -> None:
    assert client.get(card(seat), headers=HTMX)["HX-Redirect"] == f"/account/login/?next={card(seat)}"


def test_an_expired_form_keeps_the_words(seat: Respondent) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(seat.membership.user)
    mark = re.search(r'name="typed_by" value="([^"]+)"', strict.get(card(seat)).content.decode()).group(1)
    page = strict.post(card(seat), fields(explanation="Hier is lang over nagedacht.", typed_by=mark))
    assert (page.status_code, "Hier is lang over nagedacht." in page.content.decode()) == (403, True)
    part = strict.post(card(seat), fields(), headers=HTMX)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)" hx-swap-oob', part.content.decode()).group(1)
    assert part.status_code == 422
    assert strict.post(card(seat), fields(csrfmiddlewaretoken=token), headers=HTMX).status_code == 200


def test_example_questions_are_called_so_on_the_list_too(signed_in: Client, seat: Respondent) -> None:
    make.respondent(make.picture(seat.organisation, state=State.ANSWERING), "oov").membership = seat.membership
    Respondent.objects.update(membership=seat.membership)
    assert 'aria-label="Voorbeeldgegevens"' in signed_in.get("/vragen/").content.decode()


def test_no_word_of_the_norm_strays_into_the_frame_of_the_page(signed_in: Client, seat: Respondent) -> None:
    assert '<html lang="nl">' in signed_in.get(card(seat)).content.decode()
