"""The reckoning against cases that were worked out by hand."""

from collections.abc import Iterator
from datetime import date

from dijkwacht.analysis.terms.checks import Told, problems
from dijkwacht.analysis.terms.counting import counted_back
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import explanation
from dijkwacht.documents.terms.library import calendar
from tests.analysis.terms.known import Known, cases
from tests.analysis.terms.told import case, only

KNOWN = cases()


def wrong(known: Known) -> Iterator[str]:
    """What a case says otherwise than it was worked out."""
    told = case(known.case)
    terms = terms_of(told, calendar())
    if known.until == "none":
        yield from (f"has a {term.rule}, and should not: {known.why}" for term in terms if term.rule == known.rule)
        return
    term = only(terms, known.rule)
    if (found := (str(term.raw or "-"), str(term.until or "-"))) != (known.raw, known.until):
        yield f"ends {found}, not {(known.raw, known.until)}: {known.why}"
    for problem in problems(Told(told.instrument, told.events)):
        yield f"a file may not tell this: {problem}"
    for term in terms:
        if not explanation(term) or not term.article.startswith(_articles(term)):
            yield f"{term.rule} lacks its words"
        if term.raw and term.until and len(term.shifts) != (term.until - term.raw).days:
            yield f"{term.rule}: a day between raw and last lacks its name"


def _articles(term: Term) -> tuple[str, ...]:
    law = RULES[term.rule]
    return (law.article, law.instead) if law.instead else (law.article,)


def test_every_case_ends_as_worked_out_may_be_told_and_has_its_words_and_days() -> None:
    assert [f"{known.number}-{known.rule}: {what}" for known in KNOWN for what in wrong(known)] == []


def test_there_are_at_least_eighty_and_every_rule_is_among_them() -> None:
    assert len(KNOWN) >= 80
    assert len({known.number for known in KNOWN}) == len(KNOWN)
    assert {known.rule for known in KNOWN} == set(RULES)


def test_a_term_that_counts_back_never_shifts() -> None:
    # 49: papers "tot tien dagen voor het horen" on Tuesday 11 May 2027 is Saturday 1 May (Awb 7:4, Atw 1 lid 2).
    assert counted_back(date(2027, 5, 11), 10) == date(2027, 5, 1)


def test_a_completion_answers_the_last_invitation_and_says_that_this_is_a_reading() -> None:
    once = "bibob: 2027-01-04 received; 2027-01-11 repair-asked until=2027-01-18"
    twice = f"{once}; 2027-02-22 repair-asked until=2027-03-01; 2027-02-24 repaired"
    term = only(terms_of(case(twice), calendar()), "T04")
    assert (term.start, term.until, term.unsure) == (date(2027, 2, 24), date(2027, 3, 24), True)
    assert not only(terms_of(case(f"{once}; 2027-01-13 repaired"), calendar()), "T04").unsure
