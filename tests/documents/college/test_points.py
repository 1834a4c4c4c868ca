"""The points to decide on complete one sentence, in every state, for every body and whatever the adviser wrote."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from dijkwacht.documents.college.deck import deck
from dijkwacht.documents.college.points import points
from dijkwacht.documents.college.proposal import proposal
from dijkwacht.documents.paper.model import Heading, Paragraph, Points
from dijkwacht.documents.report.content import ReportTexts
from dijkwacht.documents.report.given import Ruling
from dijkwacht.documents.report.parts.bodies import bodies_of
from tests.documents.college.making import CODES, PASSAGES, matter, without_weak_spots

ASKED = (
    "",
    "Het college wordt gevraagd het beeld vast te stellen en over een jaar opnieuw te laten kijken.",
    "Het college wordt gevraagd het beeld vast te stellen.",
    "Gedeputeerde staten worden gevraagd om de drie eerste aanbevelingen over te nemen.",
    "Het college stelt het beeld vast.",
    "Wijs per onderdeel een eigenaar aan.\nReserveer tijd in het teamplan.",
    "Gevraagd wordt te kiezen. Daarna horen wij graag wat.",
)
RULINGS = (
    None,
    ("vastgesteld", "het college van burgemeester en wethouders"),
    ("ter kennis genomen", "gedeputeerde staten"),
    ("vastgesteld", "de burgemeester"),
)


def of(code, asked, ruling, *, passages=()):
    stands = {"state": "vastgesteld", "ruling": Ruling(*ruling, date(2026, 11, 10), "2026-C-214")} if ruling else {}
    return matter(code=code, texts=ReportTexts(decision=asked, passages=passages), **stands)


@pytest.mark.parametrize(("code", "asked", "ruling"), list(product(CODES, ASKED, RULINGS)))
def test_every_point_is_one_infinitive_that_asks_no_second_time(code, asked, ruling):
    found = points(of(code, asked, ruling))
    board = bodies_of(code).board
    assert found.intro == f"Voorgesteld wordt dat {board} {'besluiten' if board.endswith('staten') else 'besluit'}:"
    for one in found.points:
        assert re.fullmatch(r"[A-Z][^.!?]*\bte [^.!?]*\.", one.text), one.text
        assert "gevraagd" not in one.text
    texts = [one.text for one in found.points]
    assert len({text.casefold() for text in texts}) == len(texts)
    assert sum("beeld" in text and "vast te stellen" in text for text in texts) == (0 if ruling else 1)
    assert not (ruling and found.besides)


def test_what_the_adviser_asked_in_other_words_is_quoted_whole():
    found = points(of("GM9901", ASKED[5], None))
    assert [one.text for one in found.besides] == [
        "De adviseur vraagt daarbij: ‘Wijs per onderdeel een eigenaar aan.’",
        "De adviseur vraagt daarbij: ‘Reserveer tijd in het teamplan.’",
    ]


def test_after_the_decision_the_plan_is_asked_and_the_picture_is_not():
    [first, second, *_] = points(of("GM9901", ASKED[1], RULINGS[1])).points
    assert first.text == (
        "Uitvoering te geven aan het weerbaarheidsbeeld met peildatum 1 november 2026, dat het college van burgemeester en "
        "wethouders op 10 november 2026 heeft vastgesteld (besluit 2026-C-214)."
    )
    assert second.text.startswith("Het uitvoeringsplan vast te stellen")


def test_gedeputeerde_staten_are_many():
    [first, *_] = points(of("PV99", "", RULINGS[2])).points
    assert "waarvan gedeputeerde staten op 10 november 2026 kennis hebben genomen" in first.text


def test_without_advice_there_is_no_plan_to_decide_on():
    assert not any("uitvoeringsplan" in one.text for one in points(without_weak_spots()).points)


def test_a_marked_decision_keeps_its_ground_beside_it():
    found = points(of("GM9901", ASKED[5], None, passages=PASSAGES))
    assert all(one.mark == PASSAGES[1].short and "Niet openbaar" in one.text for one in found.besides)


@pytest.mark.parametrize("ruling", RULINGS)
def test_proposal_and_slides_ask_the_same(ruling):
    this = of("GM9901", ASKED[1], ruling)
    [listed] = [block for block in proposal(this).blocks if isinstance(block, Points)]
    assert [item.text for item in listed.items] == [one.text for one in points(this).points]
    slide = next(slide for slide in deck(this).slides if slide.title == "Wat wordt er van u gevraagd")
    assert list(slide.points) == [one.text for one in points(this).points]


def test_the_arguments_repeat_no_figure():
    said, inside = [], False
    for block in proposal(matter()).blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == "Argumenten"
        elif inside and isinstance(block, Paragraph):
            said.append(block.text)
    assert said
    assert not any(re.search(r"\d", text.partition(". ")[2]) for text in said)


def test_nothing_is_claimed_that_nobody_kept():
    bare = replace(matter(), texts=ReportTexts())
    said = repr(proposal(bare)) + repr(deck(bare))
    assert not re.search(r"nagelezen|las elke bevinding|heeft gewogen|in een feitencheck", said)
