"""The former picture: which one it is, and what it is laid beside."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.analysis.scoring.comparisons.then_and_now import Move
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.comparison import earlier, former
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.documents.norms.model import NormSet
from tests import factories as make

pytestmark = pytest.mark.django_db


def adopted(where: object, on: date, **fields: object) -> Picture:
    """A picture that was adopted, of a reference date."""
    return make.picture(where, **{"state": State.ADOPTED, "reference_date": on, **fields})  # type: ignore[arg-type]


@pytest.fixture
def now() -> Picture:
    """The picture that is being made."""
    return make.picture(make.organisation())


def version(number: str, **texts: str) -> NormSet:
    """The small norm under another version, with other texts."""
    norm = make.norm()
    themes = tuple(
        theme.model_copy(
            update={
                "criteria": tuple(one.model_copy(update={"text": texts.get(one.id, one.text)}) for one in theme.criteria),
            }
        )
        for theme in norm.themes
    )
    return norm.model_copy(update={"version": number, "themes": themes})


def test_a_first_picture_has_no_former(now: Picture) -> None:
    assert former(now) is None


def test_the_last_adopted_one_before_it_is_the_former(now: Picture) -> None:
    adopted(now.organisation, date(2022, 6, 1))
    last = adopted(now.organisation, date(2024, 6, 1))
    assert former(now) == last


@pytest.mark.parametrize("state", [state for state in State if state is not State.ADOPTED])
def test_only_what_was_adopted_is_laid_beside_it(now: Picture, state: State) -> None:
    adopted(now.organisation, date(2024, 6, 1), state=state)
    assert former(now) is None


def test_nothing_of_another_organisation_or_norm_or_of_the_same_day_or_later(now: Picture) -> None:
    adopted(make.organisation("GM9902", "Westerkoog"), date(2024, 6, 1))
    adopted(now.organisation, date(2024, 6, 1), of=make.norm("anders"))
    adopted(now.organisation, now.reference_date)
    adopted(now.organisation, date(2026, 9, 1))
    assert former(now) is None


def test_another_version_of_the_norm_is_the_same_norm(now: Picture) -> None:
    assert former(now) is None
    last = adopted(now.organisation, date(2024, 6, 1), of=version("0"))
    assert former(now) == last


def test_what_was_decided_on_gets_no_older_picture_that_was_adopted_later(now: Picture) -> None:
    Picture.objects.filter(pk=now.pk).update(state=State.ADOPTED, state_since=date(2026, 8, 1))
    adopted(now.organisation, date(2024, 6, 1), state_since=date(2026, 9, 1))
    first = adopted(now.organisation, date(2022, 6, 1), state_since=date(2022, 9, 1))
    now.refresh_from_db()
    assert former(now) == first


def test_only_among_what_somebody_may_see(now: Picture) -> None:
    adopted(now.organisation, date(2024, 6, 1))
    assert former(now, among=Picture.objects.none()) is None


def test_both_are_laid_beside_each_other_in_two_queries_with_what_was_written_otherwise(
    now: Picture, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    last = adopted(now.organisation, date(2024, 6, 1), of=version("0", **{"VER-02": "Vroeger stond hier iets anders."}))
    proof = (make.Piece("Gezien", make.Kind.OTHER, None, "kast"),)
    make.answer(make.respondent(last, "hr"), "BES-01", 2, 1, evidence=proof)
    make.answer(make.respondent(now, "oov"), "BES-01", 2, 2, evidence=proof)
    reckoned, before = told(make.weigh(now)), former(now)
    assert before is not None
    told(make.weigh(before))  # the norm is parsed once per process
    with django_assert_num_queries(2):
        laid = earlier(reckoned, before)
    assert [change.id for change in laid.comparison.moved(Side.PRACTICE, Move.ROSE)] == ["BES-01"]
    assert (laid.before_on, laid.on, laid.before_norm.version, laid.norm.version) == (date(2024, 6, 1), make.REFERENCE, "0", "1")
    assert [one.id for one in laid.reworded] == ["VER-02"]


def test_basic_beside_full_counts_what_is_in_both(now: Picture) -> None:
    last = adopted(now.organisation, date(2024, 6, 1), is_basic=True)
    laid = earlier(told(now), last)
    assert [change.id for change in laid.comparison.criteria] == ["BES-01", "VER-01"]
    assert (laid.before_basic, laid.basic, len(laid.comparison.only_after)) == (True, False, 4)
