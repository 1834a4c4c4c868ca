from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Settled, Source
from dijkwacht.analysis.scoring.picture import Figures, Picture
from tests.analysis.scoring.made import NEWCOMER, RESPONDENTS, Case, cases, levels, sides


def pick(data: st.DataObject, case: Case) -> tuple[int, Answer]:
    """One of the answers, with its place."""
    assume(case.answers)
    return data.draw(st.sampled_from(list(enumerate(case.answers))))


def settled_out(case: Case, chosen: str) -> Case:
    """The same, with one criterion settled as not applicable."""
    others = tuple(one for one in case.settled if one.criterion != chosen)
    return Case(case.criteria, case.answers, (*others, Settled(chosen, not_applicable=True)))


def all_figures(picture: Picture) -> list[Figures]:
    return [picture.whole, *(theme.figures for theme in picture.themes)]


def never_lower(before, after) -> bool:
    return before == after if before is None or after is None else after >= before


@given(cases(), st.data())
def test_the_order_of_answers_does_not_matter(case, data):
    answers = tuple(data.draw(st.permutations(case.answers)))
    settled = tuple(data.draw(st.permutations(case.settled)))
    assert Case(case.criteria, answers, settled).picture() == case.picture()


@given(cases(), st.data())
def test_who_is_who_does_not_matter_where_all_are_asked(case, data):
    criteria = tuple(replace(criterion, asked=frozenset()) for criterion in case.criteria)
    swapped = dict(zip(RESPONDENTS, data.draw(st.permutations(RESPONDENTS)), strict=True))
    answers = tuple(replace(answer, respondent=swapped[answer.respondent]) for answer in case.answers)
    assert Case(criteria, answers, case.settled).picture() == Case(criteria, case.answers, case.settled).picture()


@given(cases(), st.data())
def test_raising_practice_never_lowers_practice_or_on_height_or_a_bound_of_the_range(case, data):
    index, answer = pick(data, case)
    low, high = data.draw(st.sampled_from([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]))
    lowered = case.with_answer(index, replace(answer, practice=low))
    raised = case.with_answer(index, replace(answer, practice=high))
    before, after = lowered.picture(), raised.picture()
    assert all(never_lower(a.practice, b.practice) for a, b in zip(before.criteria, after.criteria, strict=True))
    assert all(never_lower(a.practice, b.practice) for a, b in zip(all_figures(before), all_figures(after), strict=True))
    for old, new in zip(before.themes, after.themes, strict=True):
        assert never_lower(old.on_height, new.on_height)
        assert (old.practice_range is None) == (new.practice_range is None)
        assert all(map(never_lower, old.practice_range or (), new.practice_range or ()))


@given(cases(), st.data())
def test_raising_paper_never_lowers_paper(case, data):
    index, answer = pick(data, case)
    low, high = data.draw(st.sampled_from([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]))
    lowered = case.with_answer(index, replace(answer, paper=low))
    raised = case.with_answer(index, replace(answer, paper=high))
    before, after = lowered.picture(), raised.picture()
    assert all(never_lower(a.paper, b.paper) for a, b in zip(before.criteria, after.criteria, strict=True))
    assert all(never_lower(a.paper, b.paper) for a, b in zip(all_figures(before), all_figures(after), strict=True))


@given(cases(), st.data())
def test_a_criterion_that_is_not_applicable_can_be_left_out_of_the_norm(case, data):
    case = settled_out(case, data.draw(st.sampled_from(case.criteria)).id)
    before = case.picture()
    out = {result.id for result in before.criteria if not result.applicable}
    after = Case(
        tuple(one for one in case.criteria if one.id not in out),
        tuple(one for one in case.answers if one.criterion not in out),
        tuple(one for one in case.settled if one.criterion not in out),
    ).picture()
    assert (after.whole, after.agreement) == (before.whole, before.agreement)
    for name in ("weak_spots", "unknown", "unanswered", "no_evidence", "stale"):
        assert getattr(after, name) == getattr(before, name)
    old = {theme.id: (theme.figures, theme.on_height) for theme in before.themes}
    assert all((theme.figures, theme.on_height) == old[theme.id] for theme in after.themes)


@given(cases(), st.data())
def test_which_level_is_given_to_what_is_not_applicable_changes_nothing(case, data):
    index, answer = pick(data, case)
    assume(answer.source is not Source.CHECK)
    case = settled_out(case, answer.criterion)
    first, second = (
        case.with_answer(index, replace(answer, paper=data.draw(sides), practice=data.draw(levels))) for _ in range(2)
    )
    assert first.picture() == second.picture()


@given(cases(), st.data())
def test_someone_new_who_does_not_know_changes_no_level_and_no_figure(case, data):
    chosen = data.draw(st.sampled_from(case.criteria)).id
    unsure = data.draw(st.sampled_from([(UNKNOWN, UNKNOWN), (UNKNOWN, None), (None, UNKNOWN)]))
    before = case.picture()
    after = Case(case.criteria, (*case.answers, Answer(chosen, NEWCOMER, *unsure)), case.settled).picture()
    assert [(one.paper, one.practice) for one in after.criteria] == [(one.paper, one.practice) for one in before.criteria]
    assert (after.whole, after.themes, after.agreement) == (before.whole, before.themes, before.agreement)


@given(cases(), st.data())
def test_filling_an_empty_side_with_i_do_not_know_changes_no_level_and_raises_no_figure(case, data):
    index, answer = pick(data, case)
    answer = replace(answer, paper=data.draw(st.sampled_from((0, 1, 2, 3, UNKNOWN))))
    before = case.with_answer(index, replace(answer, practice=None)).picture()
    after = case.with_answer(index, replace(answer, practice=UNKNOWN)).picture()
    assert [(one.paper, one.practice) for one in after.criteria] == [(one.paper, one.practice) for one in before.criteria]
    assert (after.whole, after.agreement) == (before.whole, before.agreement)
    for old, new in zip(before.themes, after.themes, strict=True):
        assert (new.figures, new.on_height) == (old.figures, old.on_height)
        if old.practice_range and new.practice_range:
            assert all(map(never_lower, new.practice_range, old.practice_range))


@given(cases())
def test_shares_lie_between_nothing_and_all(case):
    picture = case.picture()
    for shares in all_figures(picture):
        for share in (shares.paper, shares.practice, shares.paper_only, shares.practice_only):
            assert (share is None) == (shares.applicable == 0)
            assert share is None or 0 <= share <= 1
    for theme in picture.themes:
        if theme.practice_range:
            lowest, highest = theme.practice_range
            assert 0 <= lowest <= highest <= 1
    assert picture.agreement is None or picture.agreement <= 1


@given(cases())
def test_the_gap_is_the_same_from_both_pairs(case):
    for shares in all_figures(case.picture()):
        if shares.applicable:
            assert shares.gap == shares.paper - shares.practice == shares.paper_only - shares.practice_only


@given(cases(), st.data())
def test_what_the_adviser_checks_changes_no_figure(case, data):
    chosen = data.draw(st.sampled_from(case.criteria)).id
    check = Answer(chosen, NEWCOMER, paper=data.draw(sides), practice=data.draw(sides), source=Source.CHECK)
    before, after = case.picture(), Case(case.criteria, (*case.answers, check), case.settled).picture()
    shown = {"check_paper": None, "check_practice": None}
    assert [replace(one, **shown) for one in after.criteria] == [replace(one, **shown) for one in before.criteria]
    assert replace(after, criteria=()) == replace(before, criteria=())


@given(cases())
def test_every_criterion_is_at_norm_or_weak_or_not_applicable(case):
    picture = case.picture()
    for one in picture.criteria:
        assert [one.at_norm_practice, one.id in picture.weak_spots, not one.applicable].count(True) == 1
        assert (one.heaviness > 0) == (one.severity is not None) == one.is_vulnerable


@given(cases())
def test_lists_hold_ids_once_and_in_the_order_of_the_norm(case):
    picture = case.picture()
    order = [criterion.id for criterion in case.criteria]
    for listed in (picture.unknown, picture.unanswered, picture.no_evidence, picture.stale):
        places = [order.index(id_) for id_ in listed]
        assert places == sorted(set(places))
