"""What is said of a model in words: its grounds, effects and needs, what is asked of a partner, and what is found."""

from datetime import date

import pytest

from dijkwacht.documents.barriers.catalogue import Evidence, Wanted, evidence, found
from dijkwacht.documents.barriers.model import Theme
from dijkwacht.documents.barriers.papers.checklist import FOR_TALK, asked_of, checklist, checklists, where
from dijkwacht.documents.barriers.words import PROPOSAL, asked, asks, closed_in, criterion, effect, grounds_line, places
from dijkwacht.documents.paper.model import Heading, Paragraph
from tests.documents.barriers.examples import MODEL, model

SOURCED = MODEL.replace("source: judgement", "source: Een onderzoek")
OTHER = MODEL.replace("title: Hennepteelt", "title: Hennepteelt\ntheme: ports").replace("id: hennepteelt", "id: haven")


def test_an_effect_is_words_and_never_a_figure() -> None:
    told = [effect(one) for one in (*model().barriers, model(SOURCED).barriers[0])]
    assert told == ["oordeel van de makers, niet gemeten", "merkt op, en houdt zelf niets tegen", "met een bron: Een onderzoek"]
    assert not any(sign.isdigit() for sign in "".join(told))


def test_a_ground_that_nobody_read_says_so_and_an_agreement_is_no_ground() -> None:
    first, second = model(MODEL.replace("checked: true", "checked: false")).barriers
    assert grounds_line(model(), first) == "opiumwet, artikel 13b (te verifiëren)"
    assert grounds_line(model(), model().barriers[0]) == "opiumwet, artikel 13b"
    assert grounds_line(model(), second) == "geen wet: een afspraak, of vrijwillig"


def test_a_ground_has_the_title_of_its_source() -> None:
    text = MODEL.replace("sources: [", "sources: [{id: opiumwet, title: De Opiumwet}, ")
    assert grounds_line(model(text), model(text).barriers[0]) == "De Opiumwet, artikel 13b"


def test_what_a_way_asks_has_the_names_of_its_conditions() -> None:
    needs = model().steps[0].ways[1].needs
    assert asks(needs, {"K1": "stroom"}.__getitem__) == "vraagt stroom of (1 van stroom)"
    assert (asked(needs), asks(None, str), asked(None)) == (("K1",), "", ())


def test_where_a_barrier_works_is_told_place_by_place() -> None:
    first, second = model().barriers
    assert places(model(), first) == (("S1", "Ruimte vinden"), ("K1", "Stroomaansluiting"))
    assert closed_in(model(), first, "S1") == ("Woning huren",)
    assert closed_in(model(), first, "K1") == ("deze voorwaarde",)
    assert closed_in(model(), second, "S1") == ("alle manieren van deze stap",)
    assert closed_in(model(), second, "S2") == ()
    assert where(model(), first) == ("stap S1 Ruimte vinden: Woning huren", "voorwaarde K1 Stroomaansluiting")
    assert where(model(), second) == ("stap S1 Ruimte vinden",)


def test_a_criterion_is_told_from_the_norms_of_the_product() -> None:
    norm, text = criterion("SAM-02")
    assert (norm, "meldpunt" in text) == ("gemeente", True)
    assert criterion("XXX-99") == ("", "")


def test_the_list_of_a_partner_holds_its_barriers_and_says_what_it_is_for() -> None:
    paper = checklist(model(), "verhuurder", made_on=date(2026, 11, 23))
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    lines = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    assert paper.title == "Verhuurder: wat vragen wij?"
    assert headings == ["Verhuurders spreken"]
    assert lines == [
        PROPOSAL,
        FOR_TALK,
        "Hindert bij: stap S1 Ruimte vinden: Woning huren; voorwaarde K1 Stroomaansluiting",
        "Samen met: gemeente",
        "Grondslag: opiumwet, artikel 13b",
        "Werking: oordeel van de makers, niet gemeten",
    ]
    assert asked_of(model(), "de buurman") == ()


def test_the_lists_of_a_partner_over_models_have_a_chapter_each() -> None:
    paper = checklists([model(), model(OTHER)], "verhuurder", made_on=date(2026, 11, 23))
    headings = [(block.level, block.text) for block in paper.blocks if isinstance(block, Heading)]
    assert paper.kicker == "2 barrièremodellen"
    assert headings == [
        (1, "Hennepteelt, versie 1"),
        (2, "Verhuurders spreken"),
        (1, "Hennepteelt, versie 1"),
        (2, "Verhuurders spreken"),
    ]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), ["hennepteelt", "haven"]),
        (Wanted(theme=Theme.PORTS), ["haven"]),
        (Wanted(party="verhuurder"), ["hennepteelt", "haven"]),
        (Wanted(party="boa"), []),
        (Wanted(instrument="bibob"), []),
        (Wanted(instrument="damocles"), ["hennepteelt", "haven"]),
        (Wanted(evidence=Evidence.JUDGEMENT), ["hennepteelt", "haven"]),
        (Wanted(evidence=Evidence.SOURCE), []),
        (Wanted(words="RAMEN dicht"), ["hennepteelt", "haven"]),
        (Wanted(words="onvindbaar"), []),
    ],
)
def test_models_are_found_by_what_is_asked(wanted: Wanted, ids: list[str]) -> None:
    assert [one.model.id for one in found((model(), model(OTHER)), wanted)] == ids


def test_words_lead_to_the_steps_in_which_they_stand() -> None:
    (one,) = found([model()], Wanted(words="handelaar"))
    assert ([step.id for step in one.steps], one.ways, one.evidence) == (["S2"], 3, Evidence.JUDGEMENT)
    assert evidence(model(SOURCED)) is Evidence.SOURCE
