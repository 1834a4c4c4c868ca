import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture, Settlement
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question, rows


def test_it_asks_its_question_and_offers_what_is_missing(client: Client, work: Work) -> None:
    response = client.get(work.url)
    assert question(response) == "Waar staat beleid alleen op papier, en waar lopen antwoorden uiteen?"
    assert primary(response) == "Samenvatting schrijven"
    assert "Schrijf eerst de samenvatting" in response.content.decode()


@pytest.mark.parametrize(
    ("state", "summary", "words"),
    [
        (State.PLANNED, "", "Vragen openzetten"),
        (State.ANSWERING, "", "Analyse beginnen"),
        (State.ANALYSIS, "Er is werk te doen.", "Concept delen met de bestuurder"),
        (State.CONCEPT, "Er is werk te doen.", "Feitencheck beginnen"),
    ],
)
def test_the_primary_button_is_the_next_step(client: Client, work: Work, state: State, summary: str, words: str) -> None:
    make.read_through(work.picture)
    Picture.objects.update(state=state, summary=summary)
    assert primary(client.get(work.url)) == words


def test_without_answers_the_next_step_is_a_workbook(client: Client, work: Work) -> None:
    where = make.organisation("GM9902", "Zee")
    make.assignment(work.adviser, where)
    empty = make.picture(where, state=State.ANSWERING)
    response = client.get(f"/werk/{empty.pk}/")
    assert primary(response) == "Werkboek inlezen"
    assert "Er is nog niemand gevraagd" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03"]),
        ("?toon=uiteen", ["BES-01"]),
        ("?toon=kloof", ["BES-01", "BES-02"]),
        ("?toon=minimumeis", ["BES-01"]),
        ("?toon=onbekend", ["VER-02"]),
        ("?toon=onbeantwoord", ["VER-03"]),
        ("?toon=zonder-bewijs", ["BES-02"]),
        ("?toon=onbeantwoord&thema=BES", []),
        ("?thema=VER", ["VER-01", "VER-02", "VER-03"]),
        ("?toon=onzin&thema=onzin", ["BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03"]),
    ],
)
def test_the_address_filters_the_matrix(client: Client, work: Work, query: str, shown: list[str]) -> None:
    assert rows(client.get(work.url + query)) == shown


def test_a_cell_says_in_words_what_its_signs_show(client: Client, work: Work) -> None:
    page = client.get(f"{work.url}?toon=zonder-bewijs").content.decode()
    assert "op papier 2: vastgesteld en actueel; in de praktijk 3: altijd, en het is aan te tonen" in page
    assert "nog geen bewijs van de praktijk: in de praktijk telt het als 1" in page
    assert "op papier: niet beantwoord; in de praktijk: niet beantwoord" in page


def test_a_lapsed_weighing_is_said_on_top(client: Client, work: Work) -> None:
    actions.settle(picture=work.picture, criterion="VER-01", levels={Side.PAPER: 1}, reason="Zo is het.", by=work.adviser)
    assert "oordeel geldt niet meer" not in client.get(work.url).content.decode()
    Settlement.objects.update(lapsed_at="2026-06-01T00:00Z")
    assert "1 oordeel geldt niet meer" in client.get(work.url).content.decode()
    assert rows(client.get(f"{work.url}?toon=vervallen")) == ["VER-01"]


def test_sixty_criteria_and_eight_respondents_take_fourteen_queries_at_most(client: Client, work: Work) -> None:
    where = make.organisation("GM9902", "Zee")
    make.assignment(work.adviser, where)
    large = make.picture(where, of=make.norm("groot", tuple("ABCDEF"), 10))
    for number in range(8):
        one = make.respondent(large, f"oov {number + 1}")
        for theme in "ABCDEF":
            for place in range(1, 11):
                make.answer(one, f"{theme}-{place:02}", place % 4, (place + number) % 4)
    url = f"/werk/{large.pk}/"
    client.get(url)  # the norm is parsed once per process
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    # PostgreSQL's lock on the end of the audit chain is no question to the data.
    assert len([query for query in queries if "pg_advisory" not in query["sql"]]) <= 14
    assert len(rows(response)) == 60


def test_who_wrote_markup_sees_it_as_text(client: Client, work: Work) -> None:
    page = client.get(f"{work.url}onderdeel/BES-01/").content.decode()
    assert "Alleen ik weet dit &lt;echt&gt;." in page


def test_a_nought_beside_an_unproven_three_lies_apart(client: Client, work: Work) -> None:
    """What counts is cut to 1 for want of proof; what was said is the conversation."""
    for respondent, practice in zip(work.respondents, (0, 3, 1), strict=True):
        make.answer(respondent, "VER-03", 2, practice, evidence=())
    html = client.get(f"{work.url}?toon=uiteen").content.decode()
    assert re.findall(r'<tr id="([A-Z]+-\d+)"', html) == ["BES-01", "VER-03"]
