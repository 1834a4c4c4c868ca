"""What a jurist would remark on a policy; the examples give no cause but for what has to be shown in a file."""

import re
from typing import Any

import pytest

from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import KEYS, LINES, Matrix, Row
from dijkwacht.documents.damocles.outcome import Facts, measure_for, rows_for
from dijkwacht.documents.damocles.reader import matrix_of, read_matrix
from dijkwacht.documents.damocles.tables import reasons
from dijkwacht.documents.damocles.words import EVIDENCE, SERIOUS, AfterWarning, Drugs, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.damocles.writer import write_matrix
from dijkwacht.documents.law.remarks import WARNING_YEARS, all_remarks, remarks
from dijkwacht.documents.letters.checklist import Seen
from dijkwacht.documents.letters.library import checklist
from dijkwacht.kit.errors import InvalidInput

A, B = example_policies()
FIRST = Place.DWELLING, Found.SOFT, Occurrence.FIRST, Gravity.USUAL


def with_row(matrix: Matrix, key: Any, measure: Measure, months: int | None = None) -> Matrix:
    place, drugs, occurrence, gravity = key
    row = Row(place=place, drugs=drugs, occurrence=occurrence, gravity=gravity, measure=measure, months=months)
    return matrix.model_copy(update={"rows": tuple({**matrix.by_key, key: row}.values())})


def without(matrix: Matrix, key: Any) -> Matrix:
    return matrix.model_copy(update={"rows": tuple(row for row in matrix.rows if row.key != key)})


def found(matrix: Matrix) -> dict[str, tuple[str, ...]]:
    # A copy keeps what was reckoned of the other.
    return {one.said.id: one.about for one in remarks(matrix_of(matrix.model_dump(mode="json")))}


@pytest.mark.parametrize("policy", example_policies(), ids=lambda policy: policy.id)
def test_an_example_has_what_the_law_asks_of_a_policy(policy: Matrix) -> None:
    assert set(found(policy)) <= {"evidence"}
    assert policy.warning_years <= WARNING_YEARS
    assert all(policy.why(line) for line in LINES)
    assert {row.key for row in policy.rows} == set(KEYS)
    assert len(reasons(policy)) == len(LINES) + 3


def test_of_two_terms_that_are_one_it_need_not_be_said_which_holds_after_a_warning() -> None:
    one = A.model_copy(update={"after_warning": None, "recidive_years": 2})
    assert "after-warning" not in found(one)
    assert "after-warning" not in found(A)


def test_only_example_a_counts_what_has_to_be_shown_first() -> None:
    assert len(found(A)["evidence"]) == len(EVIDENCE)
    assert found(B) == {}


@pytest.mark.parametrize(
    ("matrix", "remark", "about"),
    [
        (
            B.model_copy(update={"warning_years": 3}),
            "warning-long",
            "herhaling telt binnen 3 jaar, een waarschuwing blijft 3 jaar gelden",
        ),
        (
            A.model_copy(update={"after_warning": AfterWarning.RECIDIVE}),
            "warning-long",
            "herhaling telt binnen 5 jaar, een waarschuwing blijft 2 jaar gelden",
        ),
        (
            A.model_copy(update={"after_warning": None}),
            "after-warning",
            "herhaling telt binnen 5 jaar, een waarschuwing blijft 2 jaar gelden",
        ),
        (B.model_copy(update={"review_months": None}), "indefinite-no-review", ""),
        (
            with_row(B, (Place.DWELLING, Found.HARD, Occurrence.THIRD, Gravity.SERIOUS), Measure.INDEFINITE),
            "indefinite-dwelling",
            "woning, harddrugs, derde keer of vaker, ernstig geval",
        ),
        (
            with_row(B, (Place.DWELLING, Found.PREPARATION_SOFT, Occurrence.FIRST, Gravity.USUAL), Measure.CLOSURE, 1),
            "preparation-heavier",
            "woning, voorbereiding van softdrugs, eerste keer, gewoon geval",
        ),
        (with_row(B, FIRST, Measure.CLOSURE, 1), "soft-dwelling-no-warning", "woning, softdrugs, eerste keer, gewoon geval"),
        (B.model_copy(update={"serious": ("school",)}), "evidence", f"{SERIOUS['school']}: {EVIDENCE['school']}"),
        (B.model_copy(update={"reasons": B.reasons[1:]}), "no-reasons", "woning, softdrugs"),
        (B.model_copy(update={"departs": None}), "no-departure", ""),
        (B.model_copy(update={"lighter": None}), "no-lighter", ""),
        (B.model_copy(update={"lifting": None}), "no-lifting", ""),
        (
            without(B, (Place.PREMISES, Found.HARD, Occurrence.SECOND, Gravity.MILD)),
            "uneven",
            "lokaal of ander pand, harddrugs, tweede keer, licht geval",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "-" in value else "",
)
def test_what_is_wrong_is_remarked_at_its_place(matrix: Matrix, remark: str, about: str) -> None:
    assert found(matrix)[remark] == ((about,) if about else ())


def test_every_remark_can_come_and_rests_on_an_article_and_on_rulings_that_are_known() -> None:
    known = {ruling.id for ruling in (*all_remarks().rulings, *checklist().rulings)}
    assert all(one.basis and set(one.rulings) <= known for one in all_remarks().remarks)
    used = {name for one in all_remarks().remarks for name in one.rulings}
    assert {ruling.id for ruling in all_remarks().rulings} <= used


UNSEEN = {Seen.SUMMARY, Seen.COMMENT}


def test_what_rests_on_a_ruling_that_was_not_seen_itself_says_so() -> None:
    known = {one.id: one.seen for one in (*checklist().rulings, *all_remarks().rulings)}
    told = [(one.id, one.rulings, one.unsure) for one in checklist().questions]
    told += [(one.id, one.rulings, one.unsure) for one in all_remarks().remarks]
    for name, rulings, unsure in told:
        if UNSEEN & {known[one] for one in rulings}:
            assert unsure, name
            assert re.search(r"uitspra(ak|ken)|commentaar", unsure), name


def test_lifting_rests_on_the_own_policy_and_not_on_an_article_of_another_sanction() -> None:
    [said] = [one for one in all_remarks().remarks if one.id == "no-lifting"]
    assert [basis.article for basis in said.basis] == ["4:81", "4:84"]
    assert said.unsure
    assert "5:34" not in said.unsure


def test_a_row_from_before_the_lists_stood_apart_holds_for_both() -> None:
    text = write_matrix(A).replace("preparation_hard, occurrence", "hard_gone, occurrence")
    old = "\n".join(
        line.replace("preparation_soft, occ", "preparation, occ") for line in text.splitlines() if "hard_gone" not in line
    )
    matrix = read_matrix(old, file="oud.yaml")
    assert {row.drugs for row in matrix.rows} == set(Found)
    for key in KEYS:
        if key[1] is Found.PREPARATION_HARD:
            assert matrix.row(key).weight == matrix.row((key[0], Found.PREPARATION_SOFT, *key[2:])).weight
    kept = A.model_dump(mode="json")
    kept["rows"] = [
        {**row, "drugs": "preparation"} if row["drugs"] == "preparation_soft" else row
        for row in kept["rows"]
        if row["drugs"] != "preparation_hard"
    ]
    assert matrix_of(kept).by_key.keys() == A.by_key.keys()
    assert read_matrix(write_matrix(matrix), file="terug") == matrix


def test_a_kind_of_case_has_one_reason() -> None:
    text = write_matrix(A.model_copy(update={"reasons": (*A.reasons, A.reasons[0])}))
    with pytest.raises(InvalidInput) as error:
        read_matrix(text, file="beleid.yaml")
    assert "deze soort zaak heeft al een reden" in str(error.value.faults[0])


def test_of_preparation_whose_list_is_not_known_the_lighter_row_is_told_with_both() -> None:
    asked = Facts(Place.DWELLING, Drugs.PREPARATION, Occurrence.FIRST)
    outcome = measure_for(A, asked)
    assert outcome.row.measure is Measure.WARNING
    assert "voorbereiding van harddrugs: sluiting van 3 maanden" in outcome.reasons[1]
    known = Facts(Place.DWELLING, Drugs.PREPARATION, Occurrence.FIRST, found=Found.PREPARATION_HARD)
    assert measure_for(A, known).row.words == "sluiting van 3 maanden"
    assert A.why((Place.DWELLING, Found.PREPARATION_HARD)) in measure_for(A, known).reasons
    assert len(rows_for(A, asked, Gravity.USUAL)) == 2


def test_what_must_be_shown_is_said_with_the_reason_for_the_file() -> None:
    outcome = measure_for(A, Facts(Place.DWELLING, Drugs.SOFT, Occurrence.FIRST, frozenset({"school"})))
    assert any(EVIDENCE["school"] in sentence for sentence in outcome.reasons)
