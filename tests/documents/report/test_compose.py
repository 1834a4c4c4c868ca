"""What a report says: headline, counts or percentages, findings, reasons and recommendations."""

import ast
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Side
from dijkwacht.analysis.scoring.figures import figures as reckon
from dijkwacht.analysis.scoring.picture import CriterionResult, Figures
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.model import Contents, Heading, Paragraph, Points, Table
from dijkwacht.documents.paper.model import Vulnerability as Shown
from dijkwacht.documents.report import compose as compose_module
from dijkwacht.documents.report.content import FindingText, RecommendationText, ReportTexts
from dijkwacht.documents.report.given import FactChecked, Reviewed
from dijkwacht.documents.report.parts.wording import gap, headline, sentence, spread
from dijkwacht.documents.workbook.model import SettledRow
from tests.documents.report.making import answer, norm, report


def figures(paper, practice, *, of, weight=None):
    weight = weight or of
    both = min(paper, practice)
    shares = [Fraction(value, weight) for value in (paper, practice, paper - both, practice - both, paper - practice)]
    return Figures(
        *shares,
        at_norm=practice,
        at_norm_paper=paper,
        paper_only_count=paper - both,
        practice_only_count=practice - both,
        applicable=of,
    )


NOTHING = Figures(None, None, None, None, None, at_norm=0, at_norm_paper=0, paper_only_count=0, applicable=0)


def vulnerabilities(content):
    return [block for block in content.blocks if isinstance(block, Shown)]


PARTS = Path(compose_module.__file__).parent / "parts"
CLAIMS = (
    r"\b(?:adviseur|organisatie|bestuur|college|respondenten|betrokkenen) (?:heeft|hebben|kon|konden|las|lazen|keek|keken|zag)\b",
    r"(?i)\bnage(?:lezen|lopen|keken)\b",
    r"\b(?:heeft|hebben) (?:\w+ ){0,4}(?:gewogen|getoetst|aangepast|bevestigd|besproken|gecontroleerd)\b",
)
"""Words that say that somebody did something."""
LEAN_ON_DATA = (
    "Nagelezen door de adviseur",  # texts.reviewed
    "Wie dit heeft nagekeken",  # stands only above what follows from texts.reviewed and texts.fact_check
    "nog niet nagelezen",  # FindingText.reviewed
    "De adviseur heeft ",  # Basis.checked, followed by the number
    "De adviseur heeft geen eigen toets",  # Basis.checked is nought
    "in een feitencheck reageren",  # texts.fact_check
    "las elke bevinding na",  # texts.reviewed, all of them
)


def constants(path):
    """Every text in a module that is no docstring, pieces of one sentence joined."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {id(node.body[0].value) for node in ast.walk(tree) if hasattr(node, "body") and isinstance(node.body, list)
                  and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.value


def blocks_under(content, chapter):
    """The blocks of a chapter, by a word of its heading."""
    found, inside = [], False
    for block in content.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = chapter in block.text
        elif inside:
            found.append(block)
    return found


def in_the_body(content):
    return [block for block in blocks_under(content, "Bevindingen en advies") if isinstance(block, Shown)]


def in_the_annex(content):
    return [block for block in blocks_under(content, "Waar de bevindingen") if isinstance(block, Shown)]


def facts(vulnerability):
    return {fact.label: fact.text for fact in vulnerability.facts}


def table(content, caption):
    return next(block for block in content.blocks if isinstance(block, Table) and block.caption == caption)


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (figures(5, 3, of=9), "2 van de 9 onderdelen staan alleen op papier"),
        (figures(4, 3, of=9), "1 van de 9 onderdelen staat alleen op papier"),
        (figures(1, 0, of=1), "Het ene onderdeel staat alleen op papier"),
        (figures(3, 3, of=9), "Geen van de 9 onderdelen staat alleen op papier"),
        (figures(8, 6, of=10), "20% staat alleen op papier"),
        (NOTHING, "Er is nog geen onderdeel van toepassing"),
    ],
)
def test_the_headline_counts_under_ten_criteria_and_gives_a_percentage_from_ten(counted, said):
    assert headline(counted) == said


@pytest.mark.parametrize(
    ("counted", "end"),
    [
        (figures(5, 3, of=9), "Op papier is 5 van 9 op orde, in de praktijk 3 van 9."),
        (figures(8, 5, of=12), "Op papier is 67% op orde, in de praktijk 42%."),
        (figures(5, 8, of=12), "Op papier is 42% op orde, in de praktijk 67%. 25% gebeurt wel, maar staat niet op papier."),
        (figures(2, 4, of=9), "Op papier is 2 van 9 op orde, in de praktijk 4 van 9. 2 gebeuren wel, maar staan niet op papier."),
        (figures(6, 6, of=12), "Op papier is 50% op orde, in de praktijk 50%. Beleid en praktijk zijn even ver."),
    ],
)
def test_the_sentence_sets_paper_beside_practice(counted, end):
    assert sentence(counted) == end


def test_a_gap_is_the_difference_of_the_percentages_that_are_shown():
    # 14.5% and 4.4% are shown as 15 and 4; their exact difference of 10.1 would be shown as 10.
    counted = figures(145, 44, of=1000)
    assert sentence(counted) == "Op papier is 15% op orde, in de praktijk 4%."
    assert headline(counted) == "11% staat alleen op papier"
    assert gap(counted) == "11%"


def test_where_percentages_are_weighed_it_is_said_once():
    light, heavy = (CriterionResult(f"A-{number}", "A", False, 1 + (number < 2), True, 2, 1) for number in (1, 2))
    many = [replace(heavy, id=f"A-{number}") for number in range(3, 14)]
    assert sentence(reckon([light, *many])).endswith("De percentages zijn gewogen: een zwaarder onderdeel telt zwaarder.")
    assert "gewogen" not in sentence(reckon(many))
    assert "gewogen" not in sentence(reckon([light, heavy]))


def test_a_picture_without_answers_says_that_nothing_is_known_and_no_number():
    page = report(norm(themes=2, each=6), []).first_page
    assert page.headline == "Er is nog niets bekend"
    assert page.findings_title == "Geen bevindingen: 12 onderdelen zijn nog niet bekend"
    assert [figure.value for figure in page.figures] == ["nog niet bekend", "nog niet bekend", "nog niet bekend", "0"]


def test_with_one_answer_the_rest_is_not_known():
    page = report(norm(themes=2, each=6), [answer("T01-01", 2, 2)]).first_page
    assert page.headline == "Van de meeste onderdelen is de praktijk nog niet bekend"
    assert page.sentence == ("Op papier is 8% op orde, in de praktijk 8%. Wat nog niet bekend is, telt als onder de norm.")
    assert page.figures[3].label == "bevindingen; 11 nog niet bekend"


def test_page_one_has_the_first_advice_with_who_when_and_what_it_costs():
    advised = tuple(
        RecommendationText(f"Doe {id_}.", "small", (id_,), *told)
        for id_, *told in (("T01-01", "hr", date(2027, 3, 1), "eigen uren"), ("T01-02",), ("T01-03",), ("T02-01",))
    )
    set_ = norm(themes=2, each=6)
    texts = ReportTexts(recommendations=advised, reviewed=Reviewed(10, 12, date(2026, 11, 3)), fact_check=FactChecked(2, 1, 1))
    page = report(set_, [answer(one.id, 0, 0) for one in set_.criteria[:7]], texts=texts).first_page
    assert page.advice_title == "De eerste drie adviezen"
    assert len(page.advice) == 3
    assert "Doe T01-01. Eigenaar: hr. Klaar op: 1 maart 2027. Kosten: eigen uren." in page.advice
    assert page.advice[1:] == ("Doe T02-01.", "Doe T01-02."), "what nobody chose is said once, not with each"
    assert page.advice_note.endswith("(in dijkwacht: Plan).")
    assert page.checked == (
        "Nagelezen door de adviseur op 3 november 2026: 10 van 12 bevindingen.",
        "Feitencheck: 2 opmerkingen, waarvan 1 overgenomen en 1 niet overgenomen.",
        f"Nog niet bekend, per thema: {set_.themes[1].title} (5).",
    )


def test_page_one_without_findings_has_no_advice():
    page = report(norm(themes=1, each=3), []).first_page
    assert (page.advice_title, page.advice) == ("", ())


def test_the_spread_is_a_count_under_ten_criteria():
    assert spread((Fraction(1, 3), Fraction(2, 3)), 6) == "2 tot 4 van 6"
    assert spread((Fraction(1, 4), Fraction(2, 3)), 6) == "ongeveer 2 tot 4 van 6"
    assert spread((Fraction(1, 4), Fraction(2, 3)), 12) == "25% tot 67%"
    assert spread(None, 6) == "niet te geven"


def test_the_table_of_themes_holds_counts_and_the_missed_minimumeisen():
    rows = table(report(), "Onderdelen op orde per thema").rows
    assert rows[0] == ("Bestuur en politiek", "3", "2 van 3", "3 van 3", "1 van 3", "nee: T01-01")
    assert rows[-1][:5] == ("Alle thema’s samen", "6", "4 van 6", "6 van 6", "2 van 6")


def test_from_ten_criteria_a_theme_shows_percentages():
    rows = table(report(norm(themes=1, each=12)), "Onderdelen op orde per thema").rows
    assert rows[0][2:5] == ("67%", "100%", "33%")


def test_page_one_names_the_heaviest_three():
    findings = report(norm(themes=5, each=2)).first_page.findings
    assert [finding[-8:] for finding in findings] == [
        "(T01-01)",
        "(T04-01)",
        "(T02-02)",
    ]


def test_the_advisers_finding_stands_in_the_place_of_the_norms_words():
    texts = ReportTexts(findings=(FindingText("T01-01", "De tweede handtekening ontbreekt.", reviewed=True),))
    content = report(texts=texts)
    assert content.first_page.findings[0] == "Bestuur en politiek: De tweede handtekening ontbreekt. (T01-01)"
    assert facts(vulnerabilities(content)[0])["Wat"] == "De tweede handtekening ontbreekt."


def test_a_finding_nobody_looked_over_says_so():
    content = report(texts=ReportTexts(findings=(FindingText("T01-01", "Concept."),)))
    assert "Wat (concept, nog niet nagelezen)" in facts(vulnerabilities(content)[0])


def test_in_the_body_a_finding_is_two_lines_with_what_and_advice():
    [first, *_] = in_the_body(report())
    assert first.title == "Bestuur en politiek (T01-01, minimumeis)"
    assert facts(first) == {"Wat": "Iemand kan ongezien zijn gang gaan.", "Advies": "Doe stap 1. Inspanning: klein."}


def test_advice_says_who_does_it_by_when_and_what_it_costs_where_that_is_known():
    item = RecommendationText("Wissel de sloten.", "large", ("T01-01",), "facilitair", date(2027, 3, 1), "€ 4.000")
    said = facts(in_the_body(report(texts=ReportTexts(recommendations=(item,))))[0])["Advies"]
    assert said == "Wissel de sloten. Inspanning: groot. Eigenaar: facilitair. Klaar op 1 maart 2027. Kosten: € 4.000."


def test_advice_that_goes_with_no_finding_stands_below_them():
    content = report(texts=ReportTexts(recommendations=(RecommendationText("Begin met de sleutels.", "large"),)))
    assert "Verder geadviseerd" in [block.text for block in content.blocks if isinstance(block, Heading)]
    [listed] = [block for block in content.blocks if isinstance(block, Points)]
    assert [item.text for item in listed.items] == ["Begin met de sleutels. Inspanning: groot."]


def test_all_advice_left_out_leaves_no_advice():
    content = report(texts=ReportTexts(recommendations=()))
    assert not any("Advies" in facts(item) for item in vulnerabilities(content))


def test_the_rest_of_a_finding_stands_in_the_first_annex():
    [first, *_] = in_the_annex(report())
    assert first.tags == ("ernst hoog", "minimumeis")
    assert facts(first)["Op papier"] == "vastgesteld en actueel (niveau 2)."
    assert facts(first)["In de praktijk"] == "soms, hangt af van personen (niveau 1)."
    assert facts(first)["Bronnen"] == "Gemeentewet, artikel 169 lid 2; Gemeentewet, artikel 12."


def test_what_is_to_be_verified_stands_once_in_the_last_annex():
    content = report()
    rows = next(block.rows for block in content.blocks if isinstance(block, Table) and block.columns[0].title == "Te verifiëren")
    assert rows == (("Gemeentewet, artikel 12", "T01-01, T02-01"),)
    assert repr(content).lower().count("te verifiëren") <= 4  # contents, heading, sentence and column


def test_what_nobody_knows_is_no_finding_and_stands_in_one_list():
    set_ = norm(themes=1, each=3)
    content = report(set_, [answer("T01-01", 2, 1), Answer("T01-02", "secretaris", UNKNOWN, UNKNOWN)])
    assert [item.title for item in in_the_body(content)] == ["Bestuur en politiek (T01-01, minimumeis)"]
    chapter = blocks_under(content, "Nog niet bekend")
    [rows] = [block.rows for block in chapter if isinstance(block, Table)]
    assert [row[0] for row in rows] == ["T01-02", "T01-03"]
    said = " ".join(block.text for block in chapter if isinstance(block, Paragraph))
    assert "secretaris" not in said
    assert "weet ik niet" not in said.lower()


def test_that_answers_lay_apart_is_said_only_where_that_may_be_told():
    told = report(texts=ReportTexts(apart=frozenset({"T01-01"})))
    assert "Antwoorden liepen uiteen." in facts(in_the_annex(told)[0])["In de praktijk"]
    given = [answer("T01-01", 2, level, respondent=f"handhaving {number}") for number, level in enumerate((0, 0, 3))]
    assert "uiteen" not in facts(in_the_annex(report(norm(themes=1, each=1), given))[0])["In de praktijk"]


def test_the_report_holds_no_statistics():
    given = [answer(f"T01-0{number}", 2, number, respondent=f"hr {one}") for number in (1, 2, 3) for one in range(5)]
    said = repr(report(norm(themes=1), given, respondents=5))
    assert not re.search(r"Krippendorff|\balfa\b|overeenstemming tussen", said)


def test_who_looked_it_over_is_said_from_what_was_kept():
    texts = ReportTexts(reviewed=Reviewed(22, 22, date(2026, 11, 3)), fact_check=FactChecked(5, 3, 2, until=date(2026, 11, 20)))
    said = [block.text for block in blocks_under(report(texts=texts), "Samenvatting")]
    assert "Nagelezen door de adviseur op 3 november 2026: 22 van 22 bevindingen." in said
    assert "Feitencheck tot en met 20 november 2026: 5 opmerkingen, waarvan 3 overgenomen en 2 niet overgenomen." in said


def test_a_decision_closes_the_fact_check_before_its_last_day():
    checked = FactChecked(1, 1, until=date(2026, 12, 14), closed=date(2026, 11, 30))
    said = [block.text for block in blocks_under(report(texts=ReportTexts(fact_check=checked)), "Samenvatting")]
    assert "Feitencheck tot het besluit op 30 november 2026: 1 opmerking, waarvan 1 overgenomen." in said


def test_a_report_of_which_nothing_was_kept_claims_no_deed():
    shown = repr(report(respondents=0)) + repr(report(state="vastgesteld"))
    shown = shown.replace("De adviseur heeft geen eigen toets gedaan.", "")
    assert [claim for claim in CLAIMS if re.search(claim, shown)] == []


def test_no_sentence_of_the_parts_claims_a_deed_but_those_that_lean_on_data():
    said = {text for path in PARTS.glob("*.py") for text in constants(path) if any(re.search(claim, text) for claim in CLAIMS)}
    assert {text for text in said if not any(known in text for known in LEAN_ON_DATA)} == set()


def test_the_contents_name_every_chapter_and_annex():
    content = report()
    [contents] = [block for block in content.blocks if isinstance(block, Contents)]
    firsts = [block.text for block in content.blocks if isinstance(block, Heading) and block.level == 1]
    assert list(contents.entries) == [content.first_page.title, *firsts]


def test_what_was_settled_stands_there_with_its_reason_for_the_organisation():
    settled = (
        SettledRow("T01-01", Side.PRACTICE, 1, not_applicable=False, reason="In twee van de vijf dossiers."),
        SettledRow("T01-02", None, None, not_applicable=True, reason="Er is geen haven."),
    )
    content = report(texts=ReportTexts(settled=settled))
    headings = [block.text for block in content.blocks if isinstance(block, Heading)]
    assert "Bijlage C. Oordeel van de adviseur, met de reden" in headings
    rows = [block.rows for block in content.blocks if isinstance(block, Table) and block.columns[-1].title == "Reden"]
    assert rows == [
        (
            ("T01-01", "in de praktijk", "soms, hangt af van personen (niveau 1)", "In twee van de vijf dossiers."),
            ("T01-02", "beide", "niet van toepassing", "Er is geen haven."),
        )
    ]


def test_chapters_are_numbered_without_holes():
    firsts = [block.text for block in report().blocks if isinstance(block, Heading) and block.level == 1]
    assert [title.split(".")[0] for title in firsts] == ["1", "2", "3", "4", "Bijlage A", "Bijlage B", "Bijlage C"]


def test_the_promise_stands_on_page_one():
    first = report().first_page
    assert first.promise_title == "Hulp is geen toezicht"
    assert "alleen die respondent en de adviseur" in " ".join(first.promise)


@pytest.mark.parametrize("marking", list(Marking))
def test_the_marking_is_said_and_explained(marking):
    content = report(marking=marking)
    assert content.header == marking.told
    assert any(isinstance(block, Paragraph) and f"Dit rapport: {marking.told.lower()}." in block.text for block in content.blocks)


def test_the_basic_set_is_named():
    assert report(basic=True).kicker.endswith("(korte set)")


def test_without_picture_language_the_drawing_has_no_dike():
    assert not report(picture_language=False).first_page.drawing.picture_language


def test_a_long_decision_is_whole_in_the_summary_and_short_on_page_one():
    decision = "Besluit dit. " * 60
    content = report(texts=ReportTexts(decision=decision))
    assert content.first_page.decision == ("Besluit dit. " * 24).strip()
    assert any(isinstance(block, Paragraph) and block.text == decision.strip() for block in content.blocks)
