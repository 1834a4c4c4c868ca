"""A forgotten event never makes a term later in silence: take any event out of a case, and the later day says what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given

from dijkwacht.analysis.terms.cases import Case, What
from dijkwacht.analysis.terms.checks import Told, problems
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.rules import RULES, STANDS_STILL, Whose
from dijkwacht.analysis.terms.term import Term
from dijkwacht.documents.terms.library import calendar
from tests.analysis.terms.known import cases as known_cases
from tests.analysis.terms.made import cases
from tests.analysis.terms.told import case, only

FREE = calendar()
NEVER = date.max

OFFICERS = (
    "bibob: 2026-11-02 received; 2026-11-30 advice-asked; 2026-12-21 data-asked; 2027-01-11 data-received;"
    " 2027-04-15 advice-received"
)
LONG = (
    OFFICERS,
    (
        "bibob: 2026-11-02 received; 2026-11-09 repair-asked until=2026-11-23; 2026-11-12 repaired; 2026-11-30 advice-asked;"
        " 2026-12-21 data-asked; 2027-01-11 data-received; 2027-01-12 advice-extended weeks=4; 2027-02-22 advice-issued;"
        " 2027-02-23 advice-received; 2027-03-01 views-asked until=2027-03-15; 2027-03-22 announced; 2027-05-20 gap-asked;"
        " 2027-05-27 gap-repaired; 2027-06-01 objection-deferred weeks=6; 2027-12-01 term-ended"
    ),
    "awb: 2026-09-01 received; 2026-09-07 repair-asked until=2026-09-21; 2026-09-22 repair-unused; 2026-12-01 default-notice",
    "awb: 2026-09-01 received; 2026-09-07 repair-asked until=2026-09-21; 2026-09-10 repaired; 2026-12-01 default-notice",
    "awb: 2026-09-01 announced; 2026-10-15 gap-asked until=2026-10-29; 2026-10-20 gap-repaired; 2027-03-01 default-notice",
    "awb: 2026-09-01 announced; 2026-10-15 gap-asked; 2026-10-20 gap-repaired; 2027-03-01 announced",
    "awb: 2027-01-25 appeal-ended; 2027-02-01 gap-asked; 2027-02-08 gap-repaired; 2027-05-03 appeal-deferred weeks=10",
    "awb uniform noviews: 2027-11-05 received; 2028-02-24 deposited; 2028-04-05 views-ended; 2028-04-14 announced",
)
"""Whole cases, in which most events stand between others."""

TWO_WAITS = (
    "bibob: 2027-02-01 advice-asked; 2027-02-08 data-asked; 2027-02-15 data-asked; 2027-02-22 data-received;"
    " 2027-04-01 advice-received"
)
ALL = sorted({known.case for known in known_cases()} | set(LONG))


def day(moment: date | None) -> date:
    """A day to compare with; one that is not known lies behind every other."""
    if moment is None:
        return NEVER
    return moment.date() if isinstance(moment, datetime) else moment


def without(told: Case, place: int) -> Case:
    return replace(told, events=(*told.events[:place], *told.events[place + 1 :]))


def is_told(told: Case) -> bool:
    """Whether a file may tell this: what it refuses is not forgotten in silence."""
    return bool(told.events) and not list(problems(Told(told.instrument, told.events)))


def pairs(whole: Case, rest: Case) -> Iterator[tuple[Term, Term]]:
    """Each term of the authority with the same one of the case that lacks an event: by its first day, else as the only one."""
    before, after = (ours(one) for one in (whole, rest))
    for rule in {term.rule for term in before}:
        olds, news = ([term for term in found if term.rule == rule] for found in (before, after))
        if len(olds) == len(news) == 1:
            yield olds[0], news[0]
            continue
        for start in {term.start for term in olds}:
            yield from zip(*([one for one in found if one.start == start] for found in (olds, news)), strict=False)


def ours(told: Case) -> list[Term]:
    return [term for term in terms_of(told, FREE) if RULES[term.rule].whose is Whose.OURS and term.rule not in STANDS_STILL]


def silent(whole: Case, place: int) -> list[str]:
    """The terms that come later without the event at this place, and do not name it.

    A term that still waits for an answer to such an event has no known end, so there is no day to be later than.
    """
    gone, rest = whole.events[place].what, without(whole, place)
    if not is_told(rest):
        return []
    return [
        f"{new.rule} from {old.until} to {new.until} without {gone}"
        for old, new in pairs(whole, rest)
        if day(new.until) > day(old.until)
        and not names(new, gone)
        and old.missing is None
        and not any(ANSWERS[answer] is gone for answer in old.awaits)
    ]


def names(term: Term, gone: What) -> bool:
    """Whether a warning names the event: as missing, or as what a standstill waits for."""
    return bool(term.warnings) and (term.missing is gone or gone in term.awaits)


TWICE_ASKED = (
    "damocles: 2023-01-02 received; 2023-01-02 appeal-ended; 2023-01-02 gap-asked; 2023-01-02 gap-asked; 2023-01-04 gap-repaired"
)


def test_an_end_that_is_not_known_is_no_day_to_be_later_than() -> None:
    whole = case(TWICE_ASKED)
    (asked,) = [term for term in ours(whole) if term.rule == "T21"]
    assert asked.awaits == (What.GAP_REPAIRED,)
    assert silent(whole, 2) == []


ONE_EXTENSION_ONLY = "2026-12-10 decision-deferred until=2027-01-11; 2026-12-17 decision-deferred until=2027-02-08"
"""The law knows one extension; of who forgets the first, nothing that is left can tell that the second is none."""


@pytest.mark.parametrize("line", ALL, ids=range(len(ALL)))
def test_no_event_of_a_known_case_can_be_forgotten_in_silence(line: str) -> None:
    whole = case(line)
    assert is_told(whole)
    places = [place for place in range(len(whole.events)) if not (ONE_EXTENSION_ONLY in line and place == 1)]
    assert [wrong for place in places for wrong in silent(whole, place)] == []


ANSWERS = {
    What.REPAIRED: What.REPAIR_ASKED,
    What.REPAIR_UNUSED: What.REPAIR_ASKED,
    What.DATA_RECEIVED: What.DATA_ASKED,
    What.ADVICE_RECEIVED: What.ADVICE_ASKED,
    What.GAP_REPAIRED: What.GAP_ASKED,
}
"""Events that end a standstill, each with the question that began it."""


BEGINS = {What.RECEIVED, What.ANNOUNCED, What.OBJECTION_ENDED, What.APPEAL_ENDED, What.TERM_ENDED}
BEGINS |= {What.REPAIR_ASKED, What.DECISION_DEFERRED, What.DEFAULT_NOTICE}
"""Events that begin a turn: without one, what came after it belongs to the turn before, and nothing can tell that it does not."""


def is_spare(whole: Case, place: int) -> bool:
    """Whether another answer would take the place of this one: then nothing that is left can tell that one is missing."""
    gone, question = whole.events[place].what, ANSWERS[whole.events[place].what]
    same = {what for what, asked in ANSWERS.items() if asked is question}
    answers, questions = (sum(one.what in whats for one in whole.events) for whats in (same, {question}))
    return answers > questions or gone not in same


@given(cases())
def test_no_event_that_ends_a_standstill_can_be_forgotten_in_silence(whole: Case) -> None:
    places = [place for place, one in enumerate(whole.events) if one.what in ANSWERS and not is_spare(whole, place)]
    assert [wrong for place in places for wrong in silent(whole, place)] == []


@given(cases())
def test_no_other_event_can_be_forgotten_in_silence(whole: Case) -> None:
    places = [place for place, one in enumerate(whole.events) if one.what not in ANSWERS.keys() | BEGINS]
    assert [wrong for place in places for wrong in silent(whole, place)] == []


# --- what is said, and the cautious day; by hand ---


@pytest.mark.parametrize(
    ("line", "rule", "until", "missing"),
    [
        # 2-11 + 56 days is 28-12; the advice stops it from 30-11, at most 56 days without the wait: 28-12 + 56 is Monday 22-2.
        (OFFICERS.replace(" 2027-01-11 data-received;", ""), "T01", "2027-02-22", What.DATA_RECEIVED),
        # The same with the day of the data: 56 + 21 days of waiting (21-12 to 10-1) is 77; 28-12 + 77 is Monday 15-3.
        (OFFICERS, "T01", "2027-03-15", None),
        # The Bureau itself: 30-11 + 56 is Monday 25-1.
        (OFFICERS.replace(" 2027-01-11 data-received;", ""), "T05", "2027-01-25", What.DATA_RECEIVED),
        # 4-1 + 56 is Monday 1-3; the invitation of 11-1 ran out on 25-1 before the views were asked: nothing added.
        (
            "awb: 2027-01-04 received; 2027-01-11 repair-asked until=2027-01-25; 2027-02-08 views-asked until=2027-02-22",
            "T01", "2027-03-01", What.REPAIRED,
        ),
        # Issued on 22-2, so 1-2 to 22-2 is 22 days for certain: 1-3 + 22 is Tuesday 23-3.
        (
            "bibob: 2027-01-04 received; 2027-02-01 advice-asked; 2027-02-22 advice-issued",
            "T01", "2027-03-23", What.ADVICE_RECEIVED,
        ),
        # A second request: of the first only its own day, 18-1, of the second 1-2 to 5-2: 6 days; 1-3 + 6 is Sunday 7-3.
        (
            "bibob: 2027-01-04 received; 2027-01-18 advice-asked; 2027-02-01 advice-asked; 2027-02-05 advice-received",
            "T01", "2027-03-08", What.ADVICE_RECEIVED,
        ),
        # 13-11 + 42 is Christmas, so 28-12; + 42 is 8-2. The gap of 11-1 must have been repaired: another decision is announced.
        ("awb: 2026-11-13 announced; 2027-01-11 gap-asked; 2027-03-01 announced", "T20", "2027-02-08", What.GAP_REPAIRED),
        # The same on appeal: 25-1 + 112 is Monday 17-5.
        ("awb: 2027-01-25 appeal-ended; 2027-02-01 gap-asked; 2027-06-01 term-ended", "T21", "2027-05-17", What.GAP_REPAIRED),
        # Two waits, one answered: from the first on neither counts, as nobody knows which; 1-2 + 56 is Easter Monday.
        (
            TWO_WAITS,
            "T05", "2027-03-30", What.DATA_RECEIVED,
        ),
        # A wait that is over with the decision itself: 4-1 + 56 + 56 is Monday 26-4.
        (
            "bibob: 2027-01-04 received; 2027-02-01 advice-asked; 2027-02-15 data-asked; 2027-05-03 announced",
            "T01", "2027-04-26", What.DATA_RECEIVED,
        ),
    ],
    ids=range(10),
)  # fmt: skip
def test_the_cautious_day_is_that_without_the_standstill(line: str, rule: str, until: str, missing: What | None) -> None:
    terms = [term for term in terms_of(case(line), FREE) if term.rule == rule]
    assert (str(terms[0].until), terms[0].missing) == (until, missing)
    assert (missing is None) == (not any("staat er niet bij, en moet wel zijn gebeurd" in one for one in terms[0].warnings))


def test_a_penalty_that_rests_on_an_unsure_end_says_so() -> None:
    line = "awb: 2026-09-01 received; 2026-09-07 repair-asked until=2026-09-21; 2026-12-01 default-notice"
    for rule in ("T22", "T23"):
        term = only(terms_of(case(line), FREE), rule)
        assert term.missing is What.REPAIRED
        assert "staat niet vast: ‘aanvraag aangevuld’" in term.warnings[-1]
