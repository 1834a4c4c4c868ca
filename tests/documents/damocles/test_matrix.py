"""A policy matrix: read whole, or refused with every hole and contradiction at its place."""

from typing import Any, get_args

import pytest

from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import KEYS, MildId, SeriousId
from dijkwacht.documents.damocles.reader import matrix_of, read_matrix
from dijkwacht.documents.damocles.words import MILD, SERIOUS, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.damocles.writer import write_matrix
from dijkwacht.kit.errors import InvalidInput

HEAD = """id: ons-beleid
title: Ons beleid
source: {title: Gemeenteblad 2026}
recidive_years: 5
warning_years: 3
serious: [weapon]
mild: [small]
rows:
"""
FIRST_ROW = HEAD.count("\n") + 1


def rows(**changes: str) -> list[str]:
    """One closure of three months for every usual case; ``place_drugs_occurrence`` gives another measure."""
    found = []
    for place in Place:
        for drugs in Found:
            for occurrence in Occurrence:
                measure = changes.get(f"{place}_{drugs}_{occurrence}", "measure: closure, months: 3")
                found.append(f"  - {{place: {place}, drugs: {drugs}, occurrence: {occurrence}, {measure}}}")
    return found


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as error:
        read_matrix(text, file="beleid.yaml")
    return [str(fault) for fault in error.value.faults]


@pytest.mark.parametrize("policy", example_policies(), ids=lambda policy: policy.id)
def test_an_example_policy_is_whole_and_called_an_example(policy: Any) -> None:
    assert len({row.key for row in policy.rows if row.gravity is Gravity.USUAL}) == 24
    assert "voorbeeld" in policy.title.lower()
    assert "landelijk" not in policy.title.lower()
    assert read_matrix(write_matrix(policy), file="terug") == policy
    assert matrix_of(policy.model_dump(mode="json")) == policy


def test_there_are_two_and_one_warns_more_often() -> None:
    strict, mild = example_policies()
    warnings = [sum(row.measure is Measure.WARNING for row in policy.rows) for policy in (strict, mild)]
    assert warnings[0] < warnings[1]
    assert all(mild.row(key).weight <= strict.row(key).weight for key in KEYS if key[3] is Gravity.USUAL)


def test_words_and_format_know_the_same_circumstances() -> None:
    assert set(get_args(SeriousId)) == set(SERIOUS)
    assert set(get_args(MildId)) == set(MILD)


def test_a_whole_matrix_is_read() -> None:
    matrix = read_matrix(HEAD + "\n".join(rows()), file="beleid.yaml")
    assert matrix.row((Place.DWELLING, Found.SOFT, Occurrence.FIRST, Gravity.SERIOUS)).words == "sluiting van 3 maanden"


def test_a_hole_is_named_in_words() -> None:
    assert faults(HEAD + "\n".join(rows()[1:])) == [
        f"beleid.yaml: {FIRST_ROW - 1}:1 rows: er is geen rij voor: woning, softdrugs, eerste keer, gewoon geval"
    ]


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ("place: dwelling, drugs: soft, occurrence: first, measure: warning", "deze rij staat er dubbel: ook als rij 1"),
        (
            "place: dwelling, drugs: soft, occurrence: first, gravity: serious, measure: warning",
            "een ernstig geval is hier lichter (waarschuwing) dan een gewoon geval (sluiting van 3 maanden)",
        ),
        (
            "place: dwelling, drugs: soft, occurrence: third, gravity: mild, measure: indefinite",
            "een licht geval is hier zwaarder (sluiting voor onbepaalde tijd) dan een gewoon geval (sluiting van 3 maanden)",
        ),
        (
            "place: dwelling, drugs: soft, occurrence: second, gravity: mild, measure: warning",
            "de tweede keer is in een licht geval lichter (waarschuwing) dan de eerste keer (sluiting van 3 maanden)",
        ),
        (
            "place: dwelling, drugs: soft, occurrence: first, gravity: serious, measure: closure, months: 6",
            "de tweede keer is in een ernstig geval lichter (sluiting van 3 maanden) dan de eerste keer (sluiting van 6 maanden)",
        ),
        ("place: dwelling, drugs: soft, occurrence: third, gravity: serious, measure: closure", "een sluiting heeft maanden"),
        (
            "place: dwelling, drugs: soft, occurrence: third, gravity: serious, measure: indefinite, months: 3",
            "alleen een sluiting heeft maanden",
        ),
    ],
)
def test_a_contradiction_is_named_at_its_row(extra: str, reason: str) -> None:
    place = f"{FIRST_ROW + 24}:5 rows[24]"
    assert any(place in fault and reason in fault for fault in faults(HEAD + "\n".join([*rows(), f"  - {{{extra}}}"])))


def test_a_later_time_is_not_lighter_than_the_one_before() -> None:
    found = faults(HEAD + "\n".join(rows(premises_hard_second="measure: warning")))
    assert "de tweede keer is in een gewoon geval lichter (waarschuwing)" in found[0]


def test_a_row_for_a_grave_case_asks_that_the_policy_says_what_is_grave() -> None:
    head = HEAD.replace("serious: [weapon]\n", "").replace("mild: [small]\n", "")
    extra = [
        "  - {place: dwelling, drugs: soft, occurrence: third, gravity: serious, measure: indefinite}",
        "  - {place: dwelling, drugs: soft, occurrence: first, gravity: mild, measure: warning}",
    ]
    found = faults(head + "\n".join([*rows(), *extra]))
    assert any("wat een geval ernstig maakt" in fault for fault in found)
    assert any("wat een geval licht maakt" in fault for fault in found)


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    text = HEAD.replace("recidive_years: 5", "recidive_years: 50").replace("[weapon]", "[wapen]") + "\n".join(
        rows(dwelling_soft_first="measure: sluiten", premises_hard_third="measure: closure, months: 99")
    )
    found = faults(text)
    assert [fault.split(": ")[1].split(":")[0] for fault in found] == ["4", "6", str(FIRST_ROW), str(FIRST_ROW + 17)]
    assert "kies uit: warning, penalty_order, closure, indefinite" in found[2]
    assert "hoogstens 60" in found[3]


@pytest.mark.parametrize("text", ["", "rows: 3", "- 1", "rows: [1, {place: dwelling}]", "id: x\nrows:\n  - {place: [1]}"])
def test_any_other_file_is_refused_with_its_faults(text: str) -> None:
    assert faults(text)
