"""The attacker's arithmetic on the running example: what was read off before, and that nothing more than may be known is now."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from dijkwacht.analysis.scoring.answers import Criterion, Settled
from dijkwacht.analysis.scoring.evidence import Proven, after_evidence
from dijkwacht.analysis.scoring.levels import judge
from dijkwacht.analysis.scoring.precedence import hear
from dijkwacht.analysis.scoring.telling import APART_FROM, FEWEST, People, shown
from dijkwacht.apps.pictures.rules.states import READABLE
from dijkwacht.documents.example.answers import example_answers
from dijkwacht.documents.example.plans import example_plans
from dijkwacht.documents.norms.library import norm
from tests.attack.inference import Knows, Release, Row, certain, is_apart, level, told_apart, with_range

ON = date(2026, 11, 29)


def sides() -> Iterator[Row]:
    """What was said of each side of each criterion in the pictures that an organisation reads, after evidence."""
    for plan in example_plans():
        if plan.state not in READABLE:
            continue
        own = norm(plan.norm).basic_only() if plan.basic else norm(plan.norm)
        rows = example_answers(norm(plan.norm), plan=plan, on=ON)
        for heard in hear(row.answer() for row in rows).values():
            said = [after_evidence(answer, on=ON, shelf_life=own.shelf_months) for answer in heard.counted.values()]
            spoken = [answer for answer in said if not answer.not_applicable]
            for side in ("paper", "practice"):
                yield tuple(level for answer in spoken if (level := getattr(answer, side)) is not None)


def as_told(row: Row) -> object:
    """What is told now of one side that nobody weighed, to somebody who answered: as the product reckons it."""
    return _told(tuple(sorted(row)))


@cache
def _told(row: Row) -> object:
    said = [Proven(f"r{number}", None, level, level) for number, level in enumerate(row)]
    result = judge(Criterion("A", "T"), answers=said, checks=[], settled=Settled("A"))
    found = shown(result, People(practice=len([level for level in row if level >= 0])), None)
    found = replace(found, apart_others=max(0, found.apart - 1))  # the attacker is one of them
    return found.practice, found.apart_others >= APART_FROM


def may_know(row: Row) -> object:
    """The level that counts from three people up, and one word from four besides the reader."""
    people = len([answer for answer in row if answer >= 0])
    return level(row) if people >= FEWEST else None, is_apart(row) and people - 1 >= APART_FROM


def read_off(release: Release) -> Counter[str]:
    """What each colleague who answered works out of the others, over the whole example."""
    found: Counter[str] = Counter()
    for row in sides():
        for own in row:
            whole, known = _worked_out(release, len(row), own, release(row))
            found.update(others=len(row) - 1, certain=known, whole=whole)
    return found


@cache
def _worked_out(release: Release, people: int, own: int, saw: object) -> tuple[int, int]:
    # Who sits where makes no difference to what is told: the attacker may as well sit first.
    knows = Knows(people, {0: own})
    rows = knows.fitting(release, saw)
    return (people - 1) * told_apart(rows), len(certain(rows, knows))


def test_before_four_in_ten_answers_of_others_were_read_off() -> None:
    found = read_off(with_range)
    assert found["others"] > 3000
    assert found["certain"] / found["others"] > 0.35
    assert found["whole"] / found["others"] > 0.5


def test_now_no_more_is_read_off_than_the_level_that_counts_and_one_word_tell() -> None:
    assert read_off(as_told) == read_off(may_know)


def test_what_the_level_alone_tells_is_little_and_said_in_the_documentation() -> None:
    found = read_off(as_told)
    assert found["certain"] / found["others"] < 0.03
