"""A model is drawn whole: what stands in the model stands in the drawing, and in its words."""

import re
from dataclasses import replace
from html import unescape
from xml.etree.ElementTree import fromstring

import pytest
from pypdfium2 import PdfDocument

from dijkwacht.documents.barriers.library import model as of_the_product
from dijkwacht.documents.barriers.library import model_ids
from dijkwacht.documents.barriers.picture import Here, drawing_of, sheet_of
from dijkwacht.documents.barriers.words import PROPOSAL
from dijkwacht.documents.drawings.palette import GRID, LOW
from dijkwacht.documents.drawings.process import Mark, Sign, process
from tests.documents.barriers.examples import MODEL, model

NAME = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> str:
    return " ".join("".join(one.itertext()) for one in fromstring(svg).iter(f"{NAME}text"))


def test_every_step_way_barrier_signal_and_condition_is_drawn() -> None:
    told = words(process(drawing_of(model())))
    for text in ("Ruimte vinden", "Woning huren", "Bedrijfspand huren", "Verhuurders spreken", "Meldpunt", "Dichtgeplakte ramen"):
        assert text in told
    assert "K1 Stroomaansluiting: Verhuurders spreken" in told
    assert "vraagt K1 of (1 van K1)" in told
    assert "Verkopen (hoeft niet)" in told


def test_a_barrier_stands_wherever_it_works_and_says_that_it_is_one() -> None:
    drawing = drawing_of(model())
    (step, condition) = (drawing.steps[0].barriers[0], drawing.conditions[0].barriers[0])
    assert (step.id, step.small) == ("BAR-01", "gemeente, verhuurder; ook bij K1")
    assert (condition.id, condition.small) == ("BAR-01", "gemeente, verhuurder; ook bij S1")


@pytest.mark.parametrize(("kind", "sign"), [("detects", Sign.NOTICES), ("repairs", Sign.REPAIRS)])
def test_what_holds_nothing_has_a_sign_of_its_own(kind: str, sign: Sign) -> None:
    drawing = drawing_of(model(MODEL.replace("kind: detects", f"kind: {kind}")))
    assert [one.sign for one in drawing.steps[0].barriers] == [Sign.HOLDS, sign]


def test_a_condition_without_a_barrier_says_so() -> None:
    assert "K1 Stroomaansluiting: geen barrière" in words(process(drawing_of(model(MODEL.replace("[S1/W1, K1]", "[S1/W1]")))))


def test_who_does_not_see_it_reads_the_same() -> None:
    (described,) = re.findall(r"<desc[^>]*>(.*?)</desc>", process(drawing_of(model())))
    assert "Stap S1, Ruimte vinden. Manieren: Woning huren; Bedrijfspand huren (vraagt K1 of (1 van K1))." in described
    assert "Barrières: Verhuurders spreken (houdt tegen, gemeente, verhuurder, ook bij K1); Meldpunt (merkt op" in described
    assert "Voorwaarde K1, Stroomaansluiting. Barrières: Verhuurders spreken (houdt tegen, gemeente" in described


@pytest.mark.parametrize("name", model_ids())
def test_everybody_whom_a_model_names_stands_in_its_drawing_and_in_its_words(name: str) -> None:
    """Who makes it easy, who places, and who sees; also where that is about a condition alone."""
    known = of_the_product(name)
    drawing = drawing_of(known)
    (described,) = re.findall(r"<desc[^>]*>(.*?)</desc>", process(drawing), flags=re.DOTALL)
    easy = {one for step in known.steps for one in step.facilitators}
    seeing = {one for step in known.steps for signal in step.signals for one in signal.seen_by}
    for said in (squeezed(words(process(drawing))), squeezed(unescape(described))):
        assert [one for one in sorted({*easy, *seeing, *known.parties}) if squeezed(one) not in said] == []


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_in_a_place_what_a_step_rests_on_and_what_could_go_have_a_mark_and_a_word() -> None:
    marks = {"BAR-01": Mark.ALONE, "BAR-02": Mark.SPARE}
    here = Here(frozenset(), {"BAR-01": "ingericht"}, frozenset({"BAR-01", "BAR-02"}), {}, marks)
    alone, plain = (process(drawing_of(model(), one)) for one in (here, replace(here, marks={})))
    assert "ingericht; een stap rust hierop (gemeente, verhuurder; ook bij K1)" in words(alone).replace("  ", " ")
    assert "Verhuurders spreken (gemeente, verhuurder, ook bij S1, ingericht; een stap rust hierop)" in words(alone)
    for edge in (f'stroke="{LOW}" stroke-width="2.5"', f'fill="{GRID}"'):
        assert (edge in alone, edge in plain) == (True, False)
    # The legend says what is there, and nothing of that in a drawing of the model alone.
    assert "manier nog open" in words(plain)
    assert "een stap rust hierop" not in words(plain)
    assert "manier nog open" not in words(process(drawing_of(model())))


def test_a_sheet_is_one_page_of_a3_that_says_it_is_a_proposal() -> None:
    (page,) = PdfDocument(sheet_of(model()))
    assert [round(side) for side in page.get_size()] == [1191, 842]
    assert PROPOSAL in page.get_textpage().get_text_bounded()


def test_on_a_sheet_a_tall_step_stands_in_lanes_and_nothing_is_lost() -> None:
    many = "".join(f"  - {{id: M-{n}, title: Zeg het de buren {n}, closes: [S1], kind: detects}}\n" for n in range(20))
    drawing = drawing_of(model(MODEL.replace("sources:", f"{many}sources:")))
    long, wide = (fromstring(process(drawing, shape=shape)) for shape in (0, 1.6))
    # Lines may be broken elsewhere.
    told = [sorted(" ".join("".join(one.itertext()) for one in svg.iter(f"{NAME}text")).split()) for svg in (wide, long)]
    assert told[0] == told[1]
    assert float(wide.attrib["width"]) > float(long.attrib["width"])
    assert float(wide.attrib["height"]) < float(long.attrib["height"]) / 2


def test_no_title_of_a_way_or_barrier_is_cut() -> None:
    longest = " ".join(["woonruimte"] * 18)
    text = MODEL.replace("Woning huren", longest).replace("Verhuurders spreken", longest)
    assert "…" not in words(process(drawing_of(model(text))))
