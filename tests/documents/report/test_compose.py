"""What a report says: headline, counts or percentages, findings, reasons and recommendations."""

from fractions import Fraction

import pytest

from dijkwacht.analysis.scoring.answers import Answer, Side
from dijkwacht.analysis.scoring.picture import Figures
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.content import FindingText, Heading, Paragraph, RecommendationText, ReportTexts, Table
from dijkwacht.documents.report.content import Vulnerability as Shown
from dijkwacht.documents.report.parts.one_page import headline, sentence
from dijkwacht.documents.report.parts.wording import spread
from dijkwacht.documents.workbook.rows import SettledRow
from tests.documents.report.making import answer, norm, report


def figures(paper, practice, *, of, weight=None):
    weight = weight or of
    both = min(paper, practice)
    shares = [Fraction(value, weight) for value in (paper, practice, paper - both, practice - both, paper - practice)]
    return Figures(*shares, at_norm=practice, at_norm_paper=paper, paper_only_count=paper - both, applicable=of)


NOTHING = Figures(None, None, None, None, None, at_norm=0, at_norm_paper=0, paper_only_count=0, applicable=0)


def vulnerabilities(content):
    return [block for block in content.blocks if isinstance(block, Shown)]


def facts(vulnerability):
    return {fact.label: fact.text for fact in vulnerability.facts}


def table(content, caption):
    return next(block for block in content.blocks if isinstance(block, Table) and block.caption == caption)


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (figures(5, 3, of=9), "2 van de 9 onderdelen staan alleen op papier"),
        (figures(4, 3, of=9), "1 van de 9 onderdelen staat alleen op papier"),
        (figures(1, 0, of=1), "1 van het ene onderdeel staat alleen op papier"),
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
        (figures(5, 3, of=9), "Op papier is 5 van 9 op orde, in de praktijk 3 van 9: een kloof van 2 onderdelen."),
        (figures(8, 5, of=12), "Op papier is 67% op orde, in de praktijk 42%: een kloof van 25 procentpunt."),
        (
            figures(5, 8, of=12),
            "Op papier is 42% op orde, in de praktijk 67%: de praktijk is 25 procentpunt verder dan het papier.",
        ),
        (figures(6, 6, of=12), "Op papier is 50% op orde, in de praktijk 50%. Beleid en praktijk zijn even ver."),
    ],
)
def test_the_sentence_sets_paper_beside_practice(counted, end):
    assert sentence(counted) == end


def test_the_gap_is_rounded_from_its_exact_value():
    # 14.5% and 4.4% round to 15 and 4; their exact difference of 10.1 rounds to 10.
    counted = figures(145, 44, of=1000)
    assert "15% op orde, in de praktijk 4%: een kloof van 10 procentpunt" in sentence(counted)


def test_the_spread_is_a_count_under_ten_criteria():
    assert spread((Fraction(1, 3), Fraction(2, 3)), 6) == "2 tot 4 van 6"
    assert spread((Fraction(1, 4), Fraction(2, 3)), 6) == "ongeveer 2 tot 4 van 6"
    assert spread((Fraction(1, 4), Fraction(2, 3)), 12) == "25% tot 67%"
    assert spread(None, 6) == "niet te geven"


def test_the_table_of_themes_holds_counts_and_the_missed_basiseisen():
    rows = table(report(), "Onderdelen op norm per thema").rows
    assert rows[0] == ("Bestuur en politiek", "3", "2 van 3", "3 van 3", "1 van 3", "nee: T01-01", "niet te geven")
    assert rows[-1][:5] == ("Alle thema’s samen", "6", "4 van 6", "6 van 6", "2 van 6")


def test_from_ten_criteria_a_theme_shows_percentages():
    rows = table(report(norm(themes=1, each=12)), "Onderdelen op norm per thema").rows
    assert rows[0][2:5] == ("67%", "100%", "33%")


def test_page_one_names_the_heaviest_three():
    assert [finding[-8:] for finding in report(norm(themes=5, each=2)).one_page.findings] == ["(T01-01)", "(T04-01)", "(T02-02)"]


def test_the_advisers_finding_stands_in_the_place_of_the_norms_words():
    texts = ReportTexts(findings=(FindingText("T01-01", "De tweede handtekening ontbreekt.", reviewed=True),))
    content = report(texts=texts)
    assert content.one_page.findings[0] == "Bestuur en politiek: De tweede handtekening ontbreekt. (T01-01)"
    assert facts(vulnerabilities(content)[0])["Bevinding"] == "De tweede handtekening ontbreekt."


def test_a_finding_nobody_looked_over_says_so():
    content = report(texts=ReportTexts(findings=(FindingText("T01-01", "Concept."),)))
    assert "Bevinding (concept, nog niet nagelezen)" in facts(vulnerabilities(content)[0])


def test_a_source_that_was_not_checked_says_so():
    said = facts(vulnerabilities(report())[0])["Bronnen"]
    assert said == "Gemeentewet, artikel 169 lid 2; Gemeentewet, artikel 12 (te verifiëren)."


def test_a_vulnerability_gives_both_levels_in_words_and_its_weight():
    [first, *_] = vulnerabilities(report())
    assert first.tags == ("ernst hoog", "basiseis")
    assert facts(first)["Op papier"] == "vastgesteld en actueel (niveau 2)."
    assert facts(first)["In de praktijk"] == "soms, hangt af van personen (niveau 1)."


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([answer("T01-01", 2, 3, evidence=False)], "geen bewijs van de praktijk"),
        ([Answer("T01-01", "secretaris", "?", "?")], "Niemand kon dit onderdeel beoordelen"),
        ([], "niet of niet helemaal beantwoord"),
    ],
)
def test_a_vulnerability_says_why_its_level_is_what_it_is(given, reason):
    content = report(norm(themes=1, each=1), given)
    assert reason in facts(vulnerabilities(content)[0])["In de praktijk"]


@pytest.mark.parametrize(("respondents", "shown"), [(2, False), (3, True)])
def test_answers_that_lie_apart_show_from_three_respondents(respondents, shown):
    levels = (0, 0, 3)[3 - respondents :] if respondents == 3 else (0, 3)
    given = [answer("T01-01", 2, level, respondent=f"handhaving {number}") for number, level in enumerate(levels)]
    content = report(norm(themes=1, each=1), given)
    assert ("lopen ver uiteen" in facts(vulnerabilities(content)[0])["In de praktijk"]) == shown


def test_without_recommendations_the_norm_advises_each_thing_once():
    rows = table(report(norm(themes=2, each=3)), "Aanbevelingen met inspanning").rows
    assert rows == (("1", "Doe stap 1.", "klein", "T01-01, T02-01"),)


def test_the_advisers_recommendations_replace_those_of_the_norm():
    texts = ReportTexts(recommendations=(RecommendationText("Begin met de sleutels.", "large"),))
    rows = table(report(texts=texts), "Aanbevelingen met inspanning").rows
    assert rows == (("1", "Begin met de sleutels.", "groot", "algemeen"),)


def test_all_advice_left_out_leaves_no_advice():
    texts = ReportTexts(recommendations=())
    assert "Er zijn geen aanbevelingen." in [block.text for block in report(texts=texts).blocks if isinstance(block, Paragraph)]


def test_what_was_settled_stands_there_with_its_reason_for_the_organisation():
    settled = (
        SettledRow("T01-01", Side.PRACTICE, 1, not_applicable=False, reason="In twee van de vijf dossiers."),
        SettledRow("T01-02", None, None, not_applicable=True, reason="Er is geen haven."),
    )
    content = report(texts=ReportTexts(settled=settled))
    assert "Bijlage B. Gewogen niveaus, met de reden" in [block.text for block in content.blocks if isinstance(block, Heading)]
    rows = [block.rows for block in content.blocks if isinstance(block, Table) and block.columns[-1].title == "Reden"]
    assert rows == [
        (
            ("T01-01", "in de praktijk", "soms, hangt af van personen (niveau 1)", "In twee van de vijf dossiers."),
            ("T01-02", "beide", "niet van toepassing", "Er is geen haven."),
        )
    ]


def test_what_is_missing_is_listed_by_kind():
    set_ = norm(themes=1, each=3)
    given = [answer("T01-01", 2, 3, evidence=False), Answer("T01-02", "secretaris", "?", "?")]
    titles = [block.text for block in report(set_, given).blocks if isinstance(block, Heading)]
    assert {"Niet beantwoord: 1 onderdeel", "Weet ik niet: 1 onderdeel", "Nog geen bewijs: 1 onderdeel"} <= set(titles)


def test_chapters_are_numbered_without_holes():
    firsts = [block.text for block in report().blocks if isinstance(block, Heading) and block.level == 1]
    assert [title.split(".")[0] for title in firsts] == ["1", "2", "3", "4", "5", "6", "Bijlage A", "Bijlage B"]


def test_the_promise_stands_on_page_one():
    first = report().one_page
    assert first.promise_title == "Hulp is geen toezicht"
    assert "alleen die respondent en de adviseur" in " ".join(first.promise)


@pytest.mark.parametrize("marking", list(Marking))
def test_the_marking_is_said_and_explained(marking):
    content = report(marking=marking)
    assert content.header == f"Rubricering: {marking}"
    assert any(isinstance(block, Paragraph) and f"dit rapport: {marking}." in block.text for block in content.blocks)


def test_the_basic_set_is_named():
    assert report(basic=True).kicker.endswith("(basisset)")


def test_without_picture_language_the_drawing_has_no_dike():
    assert not report(picture_language=False).one_page.drawing.picture_language


def test_a_long_decision_is_whole_in_the_summary_and_short_on_page_one():
    decision = "Besluit dit. " * 60
    content = report(texts=ReportTexts(decision=decision))
    assert content.one_page.decision.endswith("…")
    assert any(isinstance(block, Paragraph) and block.text == decision.strip() for block in content.blocks)


def test_a_side_with_two_answers_does_not_tell_that_they_lie_apart():
    given = [answer("T01-01", 1, level, respondent=f"handhaving {number}") for number, level in enumerate((0, 3, "?"))]
    assert "lopen ver uiteen" not in facts(vulnerabilities(report(norm(themes=1, each=1), given))[0])["In de praktijk"]


@pytest.mark.parametrize(("respondents", "shown"), [(2, False), (3, True)])
def test_agreement_shows_from_three_respondents(respondents, shown):
    given = [answer(f"T01-0{number}", 2, number, respondent=f"hr {one}") for number in (1, 2, 3) for one in range(respondents)]
    said = " ".join(
        block.text for block in report(norm(themes=1), given, respondents=respondents).blocks if isinstance(block, Paragraph)
    )
    assert ("Krippendorffs alfa" in said) == shown
