"""The public version: what a board released, and no theme, level, reason, spread or marked passage beyond that."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.norms.library import norm as own_norm
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.report.compose import compose, compose_public
from dijkwacht.documents.report.content import (
    FindingText,
    Notice,
    RecommendationText,
    ReportContent,
    ReportHead,
    ReportTexts,
    Table,
    Vulnerability,
)
from dijkwacht.documents.report.docx import docx
from dijkwacht.documents.report.given import Basis, DeviationText, PassageText, Ruling
from dijkwacht.documents.report.odt import odt
from dijkwacht.documents.report.pdf import pdf
from dijkwacht.documents.workbook.rows import SettledRow
from tests.documents.report.making import ON, answer, norm
from tests.documents.report.reading import docx_text, odt_text, pdf_pages, pdf_text, squeezed

ARTICLE = "artikel 5.1, tweede lid, onder h, Woo"
HEAD = ReportHead(
    organisation="Duinrade",
    code="GM9901",
    on=ON,
    made_on=date(2026, 12, 10),
    respondents=14,
    basis=Basis(questionnaires=14, interviews=6, documents=38, in_sessions=5, checked=2),
    state="vastgesteld",
    ruling=Ruling("vastgesteld", "het college van burgemeester en wethouders", date(2026, 12, 3), "2026/118"),
)


def closed(set_, *ids):
    """The same norm with nothing of these criteria ever public."""
    themes = tuple(
        theme.model_copy(
            update={"criteria": tuple(c.model_copy(update={"confidential": c.id in ids}) for c in theme.criteria)},
        )
        for theme in set_.themes
    )
    return set_.model_copy(update={"themes": themes})


def made(compose_=compose_public, set_: NormSet | None = None, texts: ReportTexts | None = None, **head) -> ReportContent:
    """A version of a report in which everything is on paper only."""
    set_ = set_ or norm(themes=4, each=3)
    answers = [answer(criterion.id, 2, 1) for criterion in set_.criteria]
    picture = score(set_.scored_criteria(), answers, on=ON)
    return compose_(head=replace(HEAD, **head), norm=set_, picture=picture, texts=texts or ReportTexts())


def words(content):
    return repr(asdict(content))


SECRET = "Zeekasteel"
FULL = ReportTexts(
    summary="Samengevat Openboek.",
    decision="Besluit Openhuis.",
    findings=(
        FindingText("T01-01", "Bevinding Vuurtoren.", reviewed=True),
        FindingText("T01-02", f"{SECRET} gemarkeerd.", reviewed=True),
        FindingText("T02-01", f"{SECRET} niet nagelezen."),
        FindingText("T03-01", f"{SECRET} nooit openbaar.", reviewed=True),
    ),
    recommendations=(
        RecommendationText("Advies Vuurtoren.", "small", ("T01-01",)),
        RecommendationText(f"{SECRET} bij gemarkeerd.", "small", ("T01-02",)),
        RecommendationText(f"{SECRET} bij niet nagelezen.", "small", ("T02-01",)),
        RecommendationText(f"{SECRET} bij nooit openbaar.", "small", ("T03-01",)),
        RecommendationText(f"{SECRET} zonder bevinding.", "small", ("T04-01",)),
        RecommendationText(f"{SECRET} algemeen.", "small"),
    ),
    settled=(SettledRow("T01-01", Side.PRACTICE, 1, not_applicable=False, reason=f"{SECRET} reden."),),
    unanswered_reason=f"{SECRET} open gebleven.",
    passages=(
        PassageText("finding", ARTICLE, "beveiliging", "T01-02", explanation=f"{SECRET} toelichting.", imposed_by=SECRET),
        PassageText("finding", ARTICLE, "beveiliging", "T04-02"),
    ),
    deviations=(DeviationText("Westerkoog", "T01-01", 0, 0, False, f"{SECRET} afwijking."),),
)


def test_only_reviewed_unmarked_texts_on_criteria_that_allow_it_are_told():
    content = made(set_=closed(norm(themes=4, each=3), "T03-01"), texts=FULL)
    said = words(content)
    assert SECRET not in said
    for open_ in ("Samengevat Openboek.", "Besluit Openhuis.", "Bevinding Vuurtoren.", "Advies Vuurtoren."):
        assert open_ in said


def test_no_criterion_level_drawing_or_weight_is_told():
    content = made(texts=FULL)
    said = words(content)
    assert not content.one_page.drawing.themes
    assert not any(isinstance(block, Vulnerability) for block in content.blocks)
    hidden = ("T01-", "T02-", "(niveau", "ernst", "Krippendorff", "Spreiding", "Bijlage", "te verifiëren", "Iemand kan")
    assert [words_ for words_ in hidden if words_ in said] == []
    assert [block.caption for block in content.blocks if isinstance(block, Table)] == ["Aanbevelingen met inspanning"]


def test_advice_of_the_norm_stands_only_beside_a_vulnerability_that_is_told():
    texts = replace(FULL, recommendations=None, findings=(FindingText("T01-02", "Zoiets.", reviewed=True),), passages=())
    said = words(made(texts=texts))
    assert "Doe stap 1." not in said
    assert "Doe stap 3." not in said


def test_a_marked_text_leaves_a_line_with_its_ground():
    kept = tuple(PassageText(part, ARTICLE, "beveiliging") for part in ("summary", "decision"))
    content = made(texts=replace(FULL, passages=(*kept, *FULL.passages)))
    said = [block.text for block in content.blocks if isinstance(block, Notice)]
    line = f"Hier is een passage weggelaten op grond van {ARTICLE} (beveiliging)."
    assert said == [line, line, f"1 bevinding is weggelaten op grond van {ARTICLE} (beveiliging)."]
    assert "Openboek" not in words(content)
    assert "Openhuis" not in words(content)


def test_a_marked_recommendation_leaves_a_line_and_never_its_criterion():
    kept = (PassageText("recommendation", ARTICLE, "beveiliging", "T01-01"),)
    content = made(texts=replace(FULL, passages=(*FULL.passages, *kept), findings=FULL.findings[:1]))
    assert f"1 aanbeveling is weggelaten op grond van {ARTICLE} (beveiliging)." in words(content)
    assert "Advies Vuurtoren." not in words(content)


def test_it_carries_its_name_the_method_the_promise_and_the_decision():
    content = made(texts=FULL)
    said = words(content)
    assert content.header == "Openbare versie · rubricering: openbaar"
    assert content.title == "Weerbaarheidsbeeld Duinrade, openbare versie"
    assert content.one_page.standing == (
        "Vastgesteld door het college van burgemeester en wethouders op 3 december 2026, besluit 2026/118",
    )
    for words_ in ("14 vragenlijsten, 6 gesprekken, 38 documenten", "Hulp is geen toezicht", "interbestuurlijk toezicht"):
        assert words_ in said


def test_the_figures_of_the_whole_organisation_are_there():
    content = made(texts=FULL)
    assert content.one_page.headline == "100% staat alleen op papier"
    assert [figure.value for figure in content.one_page.figures] == ["0%", "100%", "0 van 4", "12"]


@pytest.mark.parametrize(("written", "read"), [(pdf, pdf_text), (docx, docx_text), (odt, odt_text)])
def test_no_format_tells_more(written, read):
    data = written(made(set_=closed(norm(themes=4, each=3), "T03-01"), texts=FULL, example=True))
    shown = read(data)
    assert SECRET not in shown
    assert "Weerbaarheidperthema" not in shown
    for there in ("openbareversie", "BevindingVuurtoren.", "2026/118", squeezed(ARTICLE)):
        assert there in shown
    assert b"drawing" not in data.lower() or written is not docx


def test_every_page_of_the_pdf_says_that_it_is_the_public_version():
    pages = pdf_pages(pdf(made(texts=FULL, example=True)))
    assert all("Openbareversie·rubricering:openbaar·voorbeeldgegevens" in page for page in pages)


def test_the_full_version_still_has_everything():
    said = words(made(compose, texts=FULL))
    for each in ("gemarkeerd.", "niet nagelezen.", "nooit openbaar.", "reden.", "toelichting.", "afwijking."):
        assert f"{SECRET} {each}" in said


@pytest.mark.parametrize(
    ("code", "council", "who", "board"),
    [
        ("GM9901", "de gemeenteraad", "de gemeente", "het college van burgemeester en wethouders"),
        ("PV99", "provinciale staten", "de provincie", "gedeputeerde staten"),
        ("WS9901", "het algemeen bestuur", "het waterschap", "het dagelijks bestuur"),
        ("GR9901", "de raden van de deelnemers", "de organisatie", "het bestuur"),
        ("RI9901", "de volksvertegenwoordiging", "de organisatie", "het bestuur"),
    ],
)
def test_each_kind_of_organisation_has_its_own_bodies(code, council, who, board):
    said = words(made(texts=FULL, code=code))
    for name in (f"voor {council} en", f"hoe {who} ervoor staat", f"voor {board} en is niet openbaar"):
        assert name in said


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("gemeente", {"BES-03", "BES-05", "BES-07", "VEI-05", "VEI-07"}),
        ("provincie", {"BES-05", "BES-07", "VEI-05"}),
        ("waterschap", {"BES-05", "BES-07", "WAT-08", "WAT-09", "WAT-12"}),
    ],
)
def test_our_own_sets_keep_the_details_of_security_and_persons_to_the_organisation(name, ids):
    set_ = own_norm(name)
    assert {c.id for c in set_.criteria if c.confidential} == ids | {c.id for c in set_.criteria if c.id.startswith("INF-")}
