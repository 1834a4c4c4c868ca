"""The public version: what was examined, how and what is being done; nothing that the picture found."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.norms.library import norm as own_norm
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.paper.docx import write as docx
from dijkwacht.documents.paper.model import Heading, Paper, Paragraph, Table, Vulnerability
from dijkwacht.documents.paper.odt import write as odt
from dijkwacht.documents.paper.pdf import write as pdf
from dijkwacht.documents.report.compose import compose, compose_public
from dijkwacht.documents.report.content import FindingText, RecommendationText, ReportHead, ReportTexts
from dijkwacht.documents.report.given import Basis, DeviationText, FactChecked, PassageText, PublicText, Reviewed, Ruling
from dijkwacht.documents.workbook.model import SettledRow
from tests.documents.report.making import ON, answer, norm
from tests.documents.report.reading import docx_text, odt_text, pdf_pages, pdf_text

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


def made(compose_=compose_public, set_: NormSet | None = None, texts: ReportTexts | None = None, **head) -> Paper:
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


def test_nothing_that_the_adviser_wrote_is_told():
    said = words(made(texts=FULL))
    written = (SECRET, "Openboek", "Openhuis", "Vuurtoren", "Doe stap")
    assert [text for text in written if text in said] == []


def test_no_criterion_level_drawing_or_figure_is_told():
    content = made(texts=FULL)
    said = words(content)
    assert content.first_page is None
    assert not any(isinstance(block, Vulnerability | Table) for block in content.blocks)
    hidden = ("T01-", "T02-", "niveau", "ernst", "alfa", "%", "Bijlage", "te verifiëren", "Iemand kan", "kwetsba", "op orde")
    assert [words_ for words_ in hidden if words_ in said] == []


def test_the_picture_itself_changes_no_word_of_it():
    set_ = norm(themes=4, each=3)
    good = score(set_.scored_criteria(), [answer(criterion.id, 3, 3) for criterion in set_.criteria], on=ON)
    assert compose_public(head=HEAD, norm=set_, picture=good, texts=FULL) == made(set_=set_, texts=FULL)


def test_it_says_what_was_examined_by_which_norm_how_and_what_was_decided():
    content = made(texts=FULL)
    assert content.header == "Openbare versie"
    assert content.title == "Weerbaarheidsbeeld Duinrade, openbare versie"
    assert [block.text for block in content.blocks if isinstance(block, Heading)] == [
        "Over deze openbare versie",
        "Wat is onderzocht",
        "Hoe is het gedaan",
        "Wat wij ermee doen",
        "Wat volgt, en wanneer",
        "Wat hier niet staat",
        "Hulp is geen toezicht",
    ]
    said = words(content)
    for words_ in (
        "Vastgesteld door het college van burgemeester en wethouders op 3 december 2026, besluit 2026/118.",
        "‘Proefnorm’, versie 1: 12 onderdelen",
        "de vragenlijst van 14 mensen, 6 gesprekken, 38 documenten",
        "interbestuurlijk toezicht",
    ):
        assert words_ in said


def test_what_is_being_done_is_said_by_theme_and_when_the_next_picture_is():
    texts = replace(FULL, under_way=frozenset({"T02"}), next_on=date(2028, 3, 1))
    said = words(made(set_=norm(themes=4, each=3, title="Vastgoed"), texts=texts))
    assert "Er loopt werk bij dit thema: Vastgoed. Elke maatregel krijgt een eigenaar en een dag." in said
    assert "Het volgende beeld heeft als peildatum 1 maart 2028." in said
    assert "De dag van het volgende beeld is nog niet gekozen." in words(made(texts=FULL))


def test_what_the_organisation_wrote_stands_in_the_place_of_what_was_proposed():
    texts = replace(FULL, public=PublicText(doing="Wij trainen iedereen.\nEn wij controleren."))
    content = made(texts=texts)
    said = [block.text for block in content.blocks if isinstance(block, Paragraph)]
    assert {"Wij trainen iedereen.", "En wij controleren."} <= set(said)
    assert "uitvoeringsplan" not in words(content)
    assert any("‘Proefnorm’" in text for text in said)


def test_that_somebody_looked_it_over_is_said_only_where_that_was_kept():
    assert "feitencheck" not in words(made(texts=FULL))
    assert "las elke bevinding" not in words(made(texts=replace(FULL, reviewed=Reviewed(3, 22))))
    texts = replace(FULL, reviewed=Reviewed(22, 22), fact_check=FactChecked(2, 1, 1))
    said = words(made(texts=texts))
    assert "Een adviseur las elke bevinding na." in said
    assert "De gemeente kon in een feitencheck reageren." in said


@pytest.mark.parametrize(("written", "read"), [(pdf, pdf_text), (docx, docx_text), (odt, odt_text)])
def test_no_format_tells_more(written, read):
    data = written(made(set_=closed(norm(themes=4, each=3), "T03-01"), texts=FULL, example=True))
    shown = read(data)
    assert SECRET not in shown
    assert "Weerbaarheidperthema" not in shown
    for there in ("openbareversie", "Watisonderzocht", "2026/118"):
        assert there in shown
    assert b"drawing" not in data.lower() or written is not docx


def test_every_page_of_the_pdf_says_that_it_is_the_public_version():
    pages = pdf_pages(pdf(made(texts=FULL, example=True)))
    assert all("Openbareversie·voorbeeldgegevens" in page for page in pages)


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
    for name in (f"voor {council} en", f"wat {who} doet tegen", f"De volledige versie is voor {board};"):
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
