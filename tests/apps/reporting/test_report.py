"""A report: the figures of the command line, the adviser's words, and three forms of one content."""

from datetime import date

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.analysis.scoring.score import score
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.findings.actions import describe, recommend
from dijkwacht.apps.pictures.actions import settle, summarise
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import REPORT
from dijkwacht.apps.reporting.queries.report import report
from dijkwacht.apps.reporting.rules.papers import file_title
from dijkwacht.apps.workbooks.queries import rows_of
from dijkwacht.cli.summary import as_json
from dijkwacht.documents.files import Form
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.workbook.model import AnswersFile, SettledRow, WorkbookHead
from tests import factories as make

pytestmark = pytest.mark.django_db
BY = System("tests")
ON = date(2026, 11, 23)


@pytest.fixture
def picture() -> Picture:
    """Six criteria in two themes: some at norm, one on paper only, one weak, one unknown, one settled."""
    made = make.picture(make.organisation())
    first, second = make.respondent(made, "oov"), make.respondent(made, "inkoop")
    for criterion, levels in {"BES-01": (3, 3), "BES-02": (2, 0), "BES-03": (0, 0), "VER-01": (3, 3), "VER-02": (-1, -1)}.items():
        make.answer(first, criterion, *levels)
    make.answer(second, "BES-01", 1, 2)
    make.answer(second, "VER-03", not_applicable="Geen haven.")
    make.answer(second, "VER-01", 2, 2, source=Source.INTERVIEW)
    settle(picture=made, criterion="BES-01", levels={Side.PAPER: 2}, reason="Het besluit gezien.", by=BY)
    return make.weigh(made)


def words(content: Paper) -> str:
    return repr(content)


def test_the_figures_are_those_of_the_command_line(picture: Picture) -> None:
    norm = norm_of(picture)
    head = WorkbookHead("GM9901", "Duinmark", norm.id, norm.version, picture.reference_date)
    settled = (SettledRow("BES-01", Side.PAPER, 2, not_applicable=False, reason="Het besluit gezien."),)
    file = AnswersFile(head, norm, rows_of(picture), settled)
    scored = score(
        norm.scored_criteria(), file.answers(), on=file.head.on, shelf_life=norm.shelf_months, settled=file.settlements()
    )
    told = as_json(file, scored)
    assert told == as_json(file, reckon(picture).score)
    assert told["counts"] == {"at_norm": 2, "applicable": 5}
    assert (told["unknown"], "BES-02" in told["weak_spots"]) == (["VER-02"], True)
    content = report(picture, made_on=ON)
    assert any(
        figure.value == f"{told['counts']['at_norm']} van {told['counts']['applicable']}" for figure in content.first_page.figures
    )


def test_the_advisers_words_stand_in_the_report(picture: Picture) -> None:
    describe(picture=picture, criterion="BES-02", text="Het beleid ligt in een la.", is_reviewed=True, by=BY)
    summarise(picture=picture, summary="Duinmark staat er redelijk voor.", decision="Stel een plan vast.", by=BY)
    text = words(report(picture, made_on=ON))
    assert "Het beleid ligt in een la." in text
    assert "Duinmark staat er redelijk voor." in text
    assert "Stel een plan vast." in text


def test_advice_comes_from_the_norm_unless_the_adviser_wrote_or_left_it_out(picture: Picture) -> None:
    assert "Regel BES-02." in words(report(picture, made_on=ON))
    advise = {"picture": picture, "criterion": "BES-02", "effort": "small", "by": BY}
    recommend(**advise, text="Haal het uit de la.", is_left_out=False)
    text = words(report(picture, made_on=ON))
    assert "Haal het uit de la." in text
    assert "Regel BES-02." not in text
    recommend(**advise, text="Haal het uit de la.", is_left_out=True)
    text = words(report(picture, made_on=ON))
    assert "Haal het uit de la." not in text
    assert "Regel BES-02." not in text
    assert "Regel BES-03." in text


def test_a_criterion_at_norm_gets_no_advice(picture: Picture) -> None:
    assert "Regel VER-01." not in words(report(picture, made_on=ON))


def test_the_report_says_that_it_is_an_example_and_its_marking(picture: Picture) -> None:
    text = words(report(picture, made_on=ON)).lower()
    assert "voorbeeldgegevens" in text
    Picture.objects.update(is_example=False)
    picture.refresh_from_db()
    assert "voorbeeldgegevens" not in words(report(picture, made_on=ON)).lower()


def test_a_report_takes_the_same_queries_whatever_was_said(
    picture: Picture, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def queries(number: int) -> None:
        fresh = Picture.objects.select_related("organisation", "norm").get(pk=picture.pk)
        with django_assert_num_queries(number):
            report(fresh, made_on=ON)

    report(picture, made_on=ON)
    queries(14)
    for number in range(2, 6):
        seat = make.respondent(picture, f"oov {number}")
        for criterion in norm_of(picture).criteria:
            make.answer(seat, criterion.id, 1, 1)
    queries(14)


@pytest.mark.parametrize(
    ("form", "begins", "media_type"),
    [
        (Form.PDF, b"%PDF-", "application/pdf"),
        (Form.DOCX, b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Form.ODT, b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
    ],
)
def test_each_form_is_handed_out_and_put_on_record(picture: Picture, form: Form, begins: bytes, media_type: str) -> None:
    before = Event.objects.count()
    document = deliver(REPORT, of=picture, form=form, by=BY)
    assert document.content.startswith(begins)
    assert (document.name, document.form.media_type) == (f"weerbaarheidsbeeld-duinmark-2026-06-01.{form}", media_type)
    event = Event.objects.last()
    assert event is not None
    assert (event.verb, event.on, event.note) == ("reporting.delivered", f"pictures.picture:{picture.pk}", f"rapport {form}")
    assert Event.objects.count() == before + 1


def test_a_report_carries_the_day_on_which_it_was_made(picture: Picture) -> None:
    assert "23 november 2026" in words(report(picture, made_on=ON))
    assert timezone.localdate() != ON or "24 november 2026" in words(report(picture, made_on=date(2026, 11, 24)))


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("’s-Gravenhage", "s-gravenhage"),
        ("../../etc/passwd", "etc-passwd"),
        ('Duin "mark"\r\nSet-Cookie: x', "duin-mark-set-cookie-x"),
        ("山", "organisatie"),
    ],
)
def test_a_file_name_is_plain_and_tells_nothing_of_the_content(organisation: str, name: str) -> None:
    assert file_title("weerbaarheidsbeeld", organisation, ON) == f"weerbaarheidsbeeld-{name}-2026-11-23"


def test_every_form_has_its_word_on_the_button() -> None:
    assert [form.word for form in REPORT.forms] == ["PDF", "Word", "ODT"]
