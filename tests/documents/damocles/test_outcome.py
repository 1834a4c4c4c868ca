"""What the policy asks in a case, in words for the file; and where policies differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.documents.damocles.comparison import Direction, differences
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import KEYS
from dijkwacht.documents.damocles.outcome import Facts, measure_for, row_for
from dijkwacht.documents.damocles.words import MILD, SERIOUS, Drugs, Gravity, Occurrence, Place

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
    outcome = measure_for(STRICT, facts("weapon", "amount", occurrence=Occurrence.SECOND))
    assert outcome.reasons == (
        "Woning, softdrugs, tweede keer binnen 5 jaar: sluiting van 6 maanden.",
        "Een ernstig geval, want een wapen is gevonden.",
        "Bij deze soort zaak maakt het beleid geen verschil tussen een ernstig geval en een gewoon geval.",
        "Dit beleid noemt niet: de hoeveelheid is veel meer dan een handelshoeveelheid. Dat weegt u zelf mee.",
    )


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
    assert outcome.row.words in outcome.reasons[0]
    assert row_for(policy, asked, outcome.gravity) == outcome.row
    assert all(sentence.endswith(".") for sentence in outcome.reasons)


def test_a_policy_does_not_differ_from_itself() -> None:
    assert differences(STRICT, [STRICT]) == ()


def test_differences_are_told_row_by_row_from_where_one_stands() -> None:
    lines = {line.key: line for line in differences(LENIENT, [STRICT])}
    first = lines[Place.DWELLING, Drugs.HARD, Occurrence.FIRST, Gravity.USUAL]
    assert (first.ours.words, first.theirs[0][0].words) == ("sluiting van 1 maand", "sluiting van 6 maanden")
    assert first.theirs[0][1] is Direction.HEAVIER
    assert (Place.DWELLING, Drugs.SOFT, Occurrence.FIRST, Gravity.USUAL) not in lines
    back = {line.key: line for line in differences(STRICT, [LENIENT])}
    assert back[first.key].theirs[0][1] is Direction.LIGHTER
    assert set(back) == set(lines)


def test_grave_rows_are_compared_only_where_somebody_has_them() -> None:
    keys = {line.key for line in differences(STRICT, [LENIENT])}
    explicit = {row.key for policy in (STRICT, LENIENT) for row in policy.rows}
    assert keys <= explicit <= set(KEYS)
