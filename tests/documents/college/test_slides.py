"""The slides, the same in PowerPoint and OpenDocument, that can be read aloud."""

import io
import re

import pytest
from odfdo import Document as ReadOpen
from pptx import Presentation

from dijkwacht.documents.college.deck import deck
from dijkwacht.documents.college.odp import odp
from dijkwacht.documents.college.pptx import pptx
from dijkwacht.documents.report.compose import compose
from dijkwacht.documents.report.content import ReportTexts
from tests.documents.college.making import CODES, adopted, marked, matter, parts, without_weak_spots, words
from tests.documents.report.making import HOSTILE, norm

FORMS = {"pptx": pptx, "odp": odp}


@pytest.mark.parametrize("code", CODES)
def test_there_are_seven_slides_each_with_a_title_and_notes(code):
    made = Presentation(io.BytesIO(pptx(deck(marked(matter(code=code))))))
    assert len(made.slides) == 7
    for slide in made.slides:
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
    content = parts(odp(deck(marked(matter(code=code)))))["content.xml"]
    assert (
        content.count("<draw:page ") == content.count('presentation:class="title"') == content.count("<presentation:notes>") == 7
    )


@pytest.mark.parametrize("form", FORMS)
def test_figures_and_findings_are_those_of_the_report(form):
    of = matter()
    page = compose(head=of.head, norm=of.norm, picture=of.picture, texts=of.texts).first_page
    found = words(FORMS[form](deck(of)))
    findings = [said.rpartition(" (")[0] for said in page.findings]
    for said in (page.headline, page.sentence, *findings, *(figure.value for figure in page.figures)):
        assert said in found
    assert not any(said in " ".join(slide.points) for slide in deck(of).slides for said in ("T01-01", "…"))


def test_the_sentence_with_the_drawing_fits_above_it():
    [slide] = [slide for slide in deck(matter()).slides if slide.figures]
    assert slide.lead
    assert len(slide.lead) <= 110
    assert slide.notes.startswith(slide.lead), "the notes say the rest"


@pytest.mark.parametrize("form", FORMS)
def test_the_drawing_is_described_and_every_slide_bears_the_marking(form):
    of = marked(matter())
    written = parts(FORMS[form](deck(of)))
    everything = " ".join(written.values())
    assert "Hoeveel op orde is, per thema" in everything
    assert "Vertrouwelijk, binnen de organisatie · concept · voorbeeldgegevens" in everything
    if form == "pptx":
        slides = [xml for name, xml in written.items() if re.fullmatch(r"ppt/slides/slide\d\.xml", name)]
        assert all("Niet openbaar in dit document" in xml for xml in slides)
        assert all('lang="nl-NL"' in xml and "en-US" not in xml for xml in slides)
        assert 'descr="Weerbaarheid' in everything or 'descr="Hoeveel op orde' in everything


def test_without_picture_language_the_drawing_has_none():
    told, untold = (deck(matter(picture_language=on)).slides[2].drawing for on in (True, False))
    assert (told.picture_language, untold.picture_language) == (True, False)


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_without_weak_spots_and_one_without_criteria_have_slides(form):
    assert "Geen bevindingen" in words(FORMS[form](deck(without_weak_spots())))
    nothing = matter(norm(themes=1, each=1), texts=ReportTexts())
    assert FORMS[form](deck(nothing))


def test_after_the_decision_the_slides_say_so():
    assert any("heeft vastgesteld" in point for point in deck(adopted(matter())).slides[5].points)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_texts_stay_texts(form):
    of = marked(matter(texts=ReportTexts(summary=HOSTILE, decision=HOSTILE), organisation=HOSTILE))
    data = FORMS[form](deck(of))
    assert (Presentation if form == "pptx" else ReadOpen)(io.BytesIO(data))


def test_many_words_are_set_smaller_and_never_too_small():
    of = matter(texts=ReportTexts(decision="Lang besluit. " * 100))
    assert {slide.size for slide in deck(of).slides} <= {15, 17, 20, 24}
    assert deck(of).slides[5].size < deck(matter()).slides[6].size


def test_shapes_have_ids_of_their_own():
    for slide in Presentation(io.BytesIO(pptx(deck(matter())))).slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))


def test_the_advice_stands_on_a_slide_with_owner_day_and_cost():
    slide = deck(matter()).slides[4]
    assert slide.title == "Wat wij daarbij adviseren"
    assert slide.points == ("Doe stap 1.",)
    assert "kiest u in het plan" in slide.notes
