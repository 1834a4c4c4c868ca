"""What the policy asks in a case, in words for the file; and where policies differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.documents.damocles.comparison import Direction, differences
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import KEYS, Matrix
from dijkwacht.documents.damocles.outcome import Facts, measure_for, row_for
from dijkwacht.documents.damocles.reader import read_matrix
from dijkwacht.documents.damocles.tables import facts as known
from dijkwacht.documents.damocles.words import MILD, SERIOUS, AfterWarning, Drugs, Found, Gravity, Occurrence, Place
from dijkwacht.documents.damocles.writer import write_matrix

STRICT, LENIENT = example_policies()


def facts(*circumstances: str, occurrence: Occurrence = Occurrence.FIRST) -> Facts:
    return Facts(Place.DWELLING, Drugs.SOFT, occurrence, frozenset(circumstances))


@pytest.mark.parametrize(
    ("circumstances", "gravity", "words"),
    [
        ((), Gravity.USUAL, "waarschuwing"),
        (("weapon",), Gravity.SERIOUS, "sluiting van 3 maanden"),
        (("small",), Gravity.MILD, "waarschuwing"),
        (("weapon", "small"), Gravity.USUAL, "waarschuwing"),
        (("amount",), Gravity.USUAL, "waarschuwing"),  # policy A does not name it
    ],
)
def test_the_circumstances_that_the_policy_names_choose_the_row(
    circumstances: tuple[str, ...], gravity: Gravity, words: str
) -> None:
    outcome = measure_for(STRICT, facts(*circumstances))
    assert (outcome.gravity, outcome.row.words) == (gravity, words)


def test_the_reason_is_a_text_for_the_file() -> None:
    no_difference = STRICT.model_copy(update={"rows": tuple(row for row in STRICT.rows if row.gravity is Gravity.USUAL)})
    without = Matrix.model_validate(no_difference.model_dump())
    outcome = measure_for(without, facts("weapon", "amount", occurrence=Occurrence.SECOND))
    assert outcome.reasons == (
        "Woning, softdrugs, tweede keer binnen 5 jaar: sluiting van 6 maanden.",
        (
            "Was er eerder alleen een waarschuwing, dan telt een nieuwe vondst binnen 2 jaar als herhaling;"
            " daarna is het weer de eerste keer."
        ),
        "Een ernstig geval, want een wapen is gevonden.",
        "Bij deze soort zaak maakt het beleid geen verschil tussen een ernstig geval en een gewoon geval.",
        STRICT.why((Place.DWELLING, Found.SOFT)),
        "Dit beleid noemt niet: de hoeveelheid is veel meer dan een handelshoeveelheid. Dat weegt u zelf mee.",
    )


@pytest.mark.parametrize(
    ("which", "years", "said"),
    [
        (AfterWarning.WARNING, 2, "binnen 2 jaar"),
        (AfterWarning.RECIDIVE, 5, "binnen 5 jaar"),
        (None, 2, "niet gezegd: binnen 5 jaar of binnen 2 jaar"),
    ],
    ids=["warning", "recidive", "not said"],
)
def test_a_policy_says_which_term_holds_after_a_warning(which: AfterWarning | None, years: int, said: str) -> None:
    policy = STRICT.model_copy(update={"after_warning": which})
    assert dict(known(policy))["Na een waarschuwing telt een nieuwe vondst als herhaling"] == said
    assert policy.warning_counts == years
    again = read_matrix(write_matrix(policy), file="terug.yaml")
    assert again.after_warning is which


def test_where_the_policy_does_not_say_it_the_reason_leaves_it_open() -> None:
    policy = STRICT.model_copy(update={"after_warning": None})
    said = measure_for(policy, facts(occurrence=Occurrence.SECOND)).reasons
    assert "Het beleid zegt niet welke termijn na een waarschuwing geldt: 5 jaar of 2 jaar. Dat legt u uit." in said
    assert not any("waarschuwing geldt" in one for one in measure_for(policy, facts()).reasons)


def test_grave_and_mild_at_once_is_for_people_to_weigh() -> None:
    assert "dat doet u" in measure_for(STRICT, facts("weapon", "small")).reasons[1]


@given(
    st.sampled_from(Place),
    st.sampled_from(Drugs),
    st.sampled_from(Occurrence),
    st.frozensets(st.sampled_from([*SERIOUS, *MILD])),
    st.sampled_from([STRICT, LENIENT]),
)
def test_every_case_has_a_measure_with_a_reason(place, drugs, occurrence, circumstances, policy) -> None:  # type: ignore[no-untyped-def]
    asked = Facts(place, drugs, occurrence, circumstances)
    outcome = measure_for(policy, asked)
    assert outcome.is_open or outcome.row.words in outcome.reasons[0]
    assert outcome.row in outcome.rows
    assert row_for(policy, asked, outcome.gravity) == outcome.row
    assert all(sentence.endswith(".") for sentence in outcome.reasons)


def test_a_policy_does_not_differ_from_itself() -> None:
    assert differences(STRICT, [STRICT]) == ()


def test_differences_are_told_row_by_row_from_where_one_stands() -> None:
    lines = {line.key: line for line in differences(LENIENT, [STRICT])}
    first = lines[Place.DWELLING, Found.HARD, Occurrence.FIRST, Gravity.USUAL]
    assert (first.ours.words, first.theirs[0][0].words) == ("sluiting van 1 maand", "sluiting van 6 maanden")
    assert first.theirs[0][1] is Direction.HEAVIER
    assert (Place.DWELLING, Found.SOFT, Occurrence.FIRST, Gravity.USUAL) not in lines
    back = {line.key: line for line in differences(STRICT, [LENIENT])}
    assert back[first.key].theirs[0][1] is Direction.LIGHTER
    assert set(back) == set(lines)


def test_grave_rows_are_compared_only_where_somebody_has_them() -> None:
    keys = {line.key for line in differences(STRICT, [LENIENT])}
    explicit = {row.key for policy in (STRICT, LENIENT) for row in policy.rows}
    assert keys <= explicit <= set(KEYS)
