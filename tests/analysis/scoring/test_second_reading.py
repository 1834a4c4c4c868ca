from collections.abc import Callable
from fractions import Fraction

from hypothesis import given

from dijkwacht.analysis.scoring.picture import Figures
from tests.analysis.scoring.made import ON, Case, cases
from tests.analysis.scoring.second_reading import read_criterion, read_range

Read = dict[str, dict[str, object]]


def reread(case: Case) -> Read:
    return {one.id: read_criterion(one, case.answers, case.settled, ON) for one in case.criteria}


def is_at_norm(level: object) -> bool:
    return level in (2, 3)


def plain_figures(case: Case, read: Read, theme: str | None) -> Figures:
    inside = [one for one in case.criteria if theme in (None, one.theme) and read[one.id]["applicable"]]
    total = sum(one.weight for one in inside)

    def share(counts: Callable[[bool, bool], bool]) -> Fraction | None:
        weight = sum(
            one.weight for one in inside if counts(is_at_norm(read[one.id]["paper"]), is_at_norm(read[one.id]["practice"]))
        )
        return Fraction(weight, total) if total else None

    def dark(side: str, *, on_paper: bool = False) -> Fraction | None:
        found = [one for one in inside if not on_paper or is_at_norm(read[one.id]["paper"])]
        weight = sum(one.weight for one in found if read[one.id][side] is None)
        return Fraction(weight, total) if total else None

    paper, practice = share(lambda paper, _: paper), share(lambda _, practice: practice)
    return Figures(
        paper=paper,
        practice=practice,
        paper_only=share(lambda paper, practice: paper and not practice),
        practice_only=share(lambda paper, practice: practice and not paper),
        gap=None if paper is None or practice is None else paper - practice,
        at_norm=sum(is_at_norm(read[one.id]["practice"]) for one in inside),
        at_norm_paper=sum(is_at_norm(read[one.id]["paper"]) for one in inside),
        paper_only_count=sum(is_at_norm(read[one.id]["paper"]) and not is_at_norm(read[one.id]["practice"]) for one in inside),
        applicable=len(inside),
        practice_only_count=sum(is_at_norm(read[one.id]["practice"]) and not is_at_norm(read[one.id]["paper"]) for one in inside),
        paper_only_unknown=dark("practice", on_paper=True),
        paper_only_unknown_count=sum(is_at_norm(read[one.id]["paper"]) and read[one.id]["practice"] is None for one in inside),
        unknown_paper=dark("paper"),
        unknown_practice=dark("practice"),
        unknown_paper_count=sum(read[one.id]["paper"] is None for one in inside),
        unknown_practice_count=sum(read[one.id]["practice"] is None for one in inside),
        is_weighed=any(one.weight != inside[0].weight for one in inside),
    )


@given(cases())
def test_a_second_reading_gives_the_same_levels_and_lists(case):
    picture, read = case.picture(), reread(case)
    for result in picture.criteria:
        mine = read[result.id]
        assert (result.applicable, result.paper, result.practice) == (mine["applicable"], mine["paper"], mine["practice"])
    for name in ("unknown", "unanswered", "no_evidence", "stale"):
        assert getattr(picture, name) == tuple(id_ for id_, mine in read.items() if name in mine["lists"])


@given(cases())
def test_a_second_reading_gives_the_same_figures(case):
    picture, read = case.picture(), reread(case)
    assert picture.whole == plain_figures(case, read, None)
    for theme in picture.themes:
        assert theme.figures == plain_figures(case, read, theme.id)
        musts = [
            is_at_norm(read[one.id]["practice"])
            for one in case.criteria
            if one.theme == theme.id and one.must and read[one.id]["applicable"]
        ]
        assert theme.on_height == (None if not musts else False not in musts)


@given(cases())
def test_a_second_reading_gives_the_same_range(case):
    picture = case.picture()
    applicable = {id_ for id_, mine in reread(case).items() if mine["applicable"]}
    for theme in picture.themes:
        inside = [one for one in case.criteria if one.theme == theme.id]
        assert theme.practice_range == read_range(inside, case.answers, applicable, ON)


@given(cases())
def test_a_second_reading_gives_the_same_weak_spots(case):
    picture, read = case.picture(), reread(case)
    weak = []
    for one in case.criteria:
        level = read[one.id]["practice"]
        if read[one.id]["applicable"] and not is_at_norm(level):
            missing = 2 if level is None else 2 - level
            weak.append((0 if one.must else 1, -one.weight * missing * (2 if one.must else 1), one.id))
    assert picture.weak_spots == tuple(id_ for _, _, id_ in sorted(weak))
    assert {one.id: -one.heaviness for one in picture.criteria if one.is_vulnerable} == {id_: heavy for _, heavy, id_ in weak}
