"""What a report says of the whole picture: state and decision, basis, members and deviations, other frames, provinces."""

from datetime import date

import pytest

from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.norms.reader import read_norm
from dijkwacht.documents.norms.writer import write_norm
from dijkwacht.documents.paper.model import Heading, Paragraph, Table
from dijkwacht.documents.report.content import ReportTexts
from dijkwacht.documents.report.given import Basis, DeviationText, Ruling
from tests.documents.report.making import answer, norm, report


def mapped(**points: list[dict[str, object]]) -> NormSet:
    """A norm of which T01-01, T01-02 … have these points: ``T01_01=[{"frame": …, "at": …}]``."""
    raw = norm(themes=1, each=3).model_dump()
    for criterion in raw["themes"][0]["criteria"]:
        criterion["maps_to"] = tuple(points.get(criterion["id"].replace("-", "_"), ()))
    return NormSet.model_validate(raw)


def texts(content, kind=Paragraph):
    return [block.text for block in content.blocks if isinstance(block, kind)]


def tables_under(content, title):
    """The tables from a heading on, until the next of its level."""
    at = next(place for place, block in enumerate(content.blocks) if isinstance(block, Heading) and title in block.text)
    level, found = content.blocks[at].level, []
    for block in content.blocks[at + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found += [block] if isinstance(block, Table) else []
    return found


def test_an_adopted_picture_says_by_whom_when_and_under_which_number():
    ruling = Ruling("vastgesteld", "gedeputeerde staten", date(2026, 12, 3), "2026/1")
    content = report(ruling=ruling, state="vastgesteld")
    assert content.first_page.standing == ("Vastgesteld door gedeputeerde staten op 3 december 2026, besluit 2026/1",)
    assert content.header == "Vertrouwelijk, binnen de organisatie · vastgesteld"


def test_a_picture_that_was_only_noted_says_so():
    ruling = Ruling("ter kennis genomen", "de burgemeester", date(2026, 12, 3))
    content = report(ruling=ruling, state="vastgesteld")
    assert content.first_page.standing == ("Ter kennis genomen door de burgemeester op 3 december 2026",)
    assert content.header == "Vertrouwelijk, binnen de organisatie · ter kennis genomen"


def test_a_concept_says_that_it_is_one():
    content = report(state="concept, in feitencheck")
    assert content.first_page.standing == ("Concept, in feitencheck",)
    assert "· concept, in feitencheck" in content.header


def test_on_the_command_line_nobody_keeps_a_state():
    assert report().first_page.standing == ()


def test_the_method_says_what_the_picture_rests_on_in_numbers():
    content = report(basis=Basis(questionnaires=14, interviews=6, documents=38, in_sessions=3, checked=5))
    rests = "Dit beeld rust op de vragenlijst van 14 mensen, 6 gesprekken, 38 documenten en 3 deelnemers aan een groepssessie."
    assert any(rests in text for text in texts(content))
    assert content.first_page.basis.startswith(rests)
    assert any("heeft 5 onderdelen zelf getoetst" in text for text in texts(content))


def test_who_did_not_hand_in_and_who_answered_in_a_workbook_are_told_apart():
    said = " ".join(texts(report(basis=Basis(questionnaires=6, handed_in=1, begun=2, in_workbook=3))))
    assert "op de vragenlijst van 6 mensen (1 zelf ingeleverd, 2 niet ingeleverd en 3 in een werkboek)." in said


def test_what_the_adviser_weighed_on_is_counted_and_no_check_is_denied():
    said = " ".join(texts(report(basis=Basis(questionnaires=4, handed_in=1, on_document=2, on_check=1))))
    assert "op de vragenlijst van 4 mensen (1 zelf ingeleverd)." in said
    assert "De adviseur woog 2 onderdelen ook op een document en 1 onderdeel op een eigen toets." in said
    assert "geen eigen toets" not in said


def test_a_day_that_is_still_to_come_is_said_on_page_one_and_above_every_paper():
    content = report(on=date(2026, 12, 28), made_on=date(2026, 11, 30))
    assert "Peildatum 28 december 2026 (nog niet geweest)" in content.kicker
    assert "is nog niet geweest. Wat tot die dag verandert" in content.first_page.checked[0]
    assert "nog niet geweest" not in repr(report(on=date(2026, 11, 30), made_on=date(2026, 11, 30)))


def test_one_of_each_is_in_the_singular():
    basis = Basis(questionnaires=1, interviews=1, documents=1)
    assert report(basis=basis).first_page.basis.startswith(
        "Dit beeld rust op de vragenlijst van 1 persoon, 1 gesprek en 1 document."
    )


def test_the_reason_for_what_stayed_open_is_printed_beside_it():
    given = [answer("T01-01")]
    content = report(norm(themes=1, each=2), given, ReportTexts(unanswered_reason="De functie is\nvacant."))
    assert "De adviseur schreef daarbij: De functie is vacant." in texts(content)
    complete = report(norm(themes=1, each=1), given, ReportTexts(unanswered_reason="De functie is vacant."))
    assert not any("schreef daarbij" in text for text in texts(complete))


def test_the_picture_of_a_joint_body_names_its_members_by_the_alphabet():
    content = report(code="GR9901", members=("Westerkoog", "Duinrade", "Oostmeer"))
    assert content.first_page.standing == ("Dit beeld geldt voor Duinrade, Oostmeer en Westerkoog",)
    assert any("één keer gegeven, voor alle deelnemers samen" in text for text in texts(content))


def test_deviations_stand_by_member_on_the_alphabet_without_totals():
    found = (
        DeviationText("Westerkoog", "T01-02", 0, None, False, "Nog geen besluit."),
        DeviationText("Duinrade", "T02-01", None, None, True, "Geen haven."),
        DeviationText("Westerkoog", "T01-01", 1, 1, False, "Eigen regeling."),
    )
    content = report(code="GR9901", members=("Westerkoog", "Duinrade"), texts=ReportTexts(deviations=found))
    tables = tables_under(content, "Afwijkingen per deelnemer")
    assert [table.rows for table in tables] == [
        (("T02-01", "n.v.t.", "n.v.t.", "Geen haven."),),
        (("T01-01", "1", "1", "Eigen regeling."), ("T01-02", "0", "gelijk", "Nog geen besluit.")),
    ]
    assert not any(table.has_total for table in tables)
    names = [text for text in texts(content, Heading) if text in {"Duinrade", "Westerkoog"}]
    assert names == ["Duinrade", "Westerkoog"]


def test_the_annex_lays_the_criteria_along_each_frame_in_the_order_of_its_points():
    set_ = mapped(
        T01_01=[{"frame": "bio2", "at": "5.18"}, {"frame": "nhn", "at": "A2", "checked": True}],
        T01_02=[{"frame": "bio2", "at": "5.3", "checked": True}],
    )
    content = report(set_, [answer("T01-01", 3, 1), answer("T01-02", 2, 2), answer("T01-03")])
    nhn, bio2 = tables_under(content, "Dit beeld naast andere kaders")
    named = [(row[0], row[1].split()[0], *row[2:]) for row in bio2.rows]
    assert named == [("5.3", "T01-02", "2", "2"), ("5.18", "T01-01", "3", "1")]
    assert [(row[0], row[1].split()[0]) for row in nhn.rows] == [("A2", "T01-01")]
    assert "1 onderdeel heeft geen punt in dit kader." in texts(content)
    titles = texts(content, Heading)
    assert titles.index("Norm Weerbare Overheid") < titles.index("Baseline Informatiebeveiliging Overheid (BIO2)")


def test_a_norm_without_points_in_other_frames_has_no_such_annex():
    assert not any("andere kaders" in title for title in texts(report(), Heading))


def test_an_unknown_frame_stands_under_its_own_code():
    content = report(mapped(T01_01=[{"frame": "riec-scan", "at": "7"}]))
    assert "riec-scan" in texts(content, Heading)


def test_a_checked_mapping_and_a_confidential_criterion_survive_writing_and_reading():
    set_ = mapped(T01_01=[{"frame": "nhn", "at": "A2", "checked": True}, {"frame": "bio2", "at": "5.3"}])
    raw = set_.model_dump()
    raw["themes"][0]["criteria"][1]["confidential"] = True
    made = NormSet.model_validate(raw)
    text = write_norm(made)
    assert read_norm(text, file="norm.yaml") == made
    assert text.count("checked: true") - write_norm(norm(themes=1, each=3)).count("checked: true") == 1
    assert text.count("confidential: true") == 1


@pytest.mark.parametrize(("code", "said"), [("PV99", True), ("GM9901", False), ("WS9901", False)])
def test_only_a_province_is_told_that_nothing_was_added_up_from_others(code, said):
    content = report(code=code)
    assert ("Er is niets in opgeteld uit beelden van gemeenten" in " ".join(content.first_page.promise)) == said
    assert any("over de taken van de provincie zelf" in text for text in texts(content)) == said
