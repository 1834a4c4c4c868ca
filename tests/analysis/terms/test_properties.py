"""What holds for every case, and a second reading that goes day by day."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from dijkwacht.analysis.terms.cases import Case, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Term
from dijkwacht.documents.terms.library import calendar
from dijkwacht.documents.terms.reader import read_case
from dijkwacht.documents.terms.writer import as_calendar, as_events_file, as_json
from tests.analysis.terms.byday import between, by_the_act, last_day, standstill, waiting
from tests.analysis.terms.made import DAYS, cases
from tests.analysis.terms.told import only

FREE = calendar()
FEW, MORE = st.integers(1, 40), st.integers(1, 100)


def days_of(term: Term) -> tuple[object, ...]:
    """A term without what is told of it."""
    return term.rule, term.start, term.raw, term.until, term.suspended_days, term.extended_days, term.shifts, term.law_of


def day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


# --- what holds for every case ---


@given(cases())
def test_a_term_that_the_act_reaches_never_ends_on_a_free_day(case: Case) -> None:
    for term in terms_of(case, FREE):
        if not term.beyond and term.until:
            assert not FREE.is_free(term.until)


@given(cases())
def test_a_term_that_the_act_does_not_reach_is_never_shifted(case: Case) -> None:
    for term in terms_of(case, FREE):
        if term.beyond and term.rule != "T22":
            assert (term.until, term.shifts) == (term.raw, ())
        if term.rule == "T22" and term.length == RULES["T22"].length:
            first = term.until - timedelta(days=41)
            assert not FREE.is_free(first - timedelta(days=1))


@given(cases())
def test_each_day_between_raw_and_last_has_one_name(case: Case) -> None:
    for term in terms_of(case, FREE):
        if term.until and term.raw:
            assert len(term.shifts) == (term.until - term.raw).days


@given(cases())
def test_no_day_of_standstill_counts_twice(case: Case) -> None:
    for term in terms_of(case, FREE):
        stood = [span.first + timedelta(days=number) for span in term.suspended for number in range(span.days)]
        assert len(set(stood)) == len(stood) == term.suspended_days


@given(cases())
def test_raw_is_length_with_standstill_and_extension_and_nothing_else(case: Case) -> None:
    for term in terms_of(case, FREE):
        if term.plain and term.raw:
            assert term.raw == term.plain + timedelta(days=term.suspended_days + term.extended_days)


@given(cases(), st.data())
def test_adding_an_event_never_changes_a_term_that_ended_before_it(case: Case, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(case.events) - 1)) if case.events else 0
    assume(case.events)
    added = case.events[place]
    without = replace(case, events=(*case.events[:place], *case.events[place + 1 :]))
    # A completion answers the last invitation, so its T04 may change with one put in between: until it came, there was none.
    known = [days_of(term) for term in terms_of(replace(case, events=case.events[:place]), FREE)]
    ended = [
        days_of(term)
        for term in terms_of(without, FREE)
        if term.until and not (term.missing or term.still_from) and day(term.until) < added.on
    ]
    ended = [term for term in ended if term in known]
    # A later event may show that one is missing which ended a standstill: then the term comes sooner, with a warning.
    found = terms_of(case, FREE)
    now = [days_of(term) for term in found]
    cautious = {(term.rule, term.start) for term in found if term.missing}
    for term in ended:
        assert term in now or term[:2] in cautious


@given(cases())
def test_every_case_goes_out_as_a_file_and_comes_back(case: Case) -> None:
    assume(case.events)
    assert read_case(as_events_file(case), file="zaak.yaml") == case


@given(cases())
def test_every_term_goes_out_as_json_and_as_a_calendar(case: Case) -> None:
    terms = terms_of(case, FREE)
    written = json.loads(json.dumps(as_json(case, terms), allow_nan=False))
    assert [one["rule"] for one in written["terms"]] == [term.rule for term in terms]
    assert all(one["explanation"] for one in written["terms"])
    calendar_text = as_calendar(terms, word="a" * 24, made_at=datetime.fromisoformat("2026-11-24T12:00:00+00:00")).decode()
    assert calendar_text.count("BEGIN:VEVENT") == sum(term.until is not None for term in terms)


# --- the second reading ---


@given(DAYS)
def test_plain_terms_end_as_counted_day_by_day(start: date) -> None:
    case = Case(Instrument.DAMOCLES, (Event(start, What.ANNOUNCED), Event(start, What.FORFEITED)))
    terms = terms_of(case, FREE)
    six_weeks = by_the_act(start, last_day(start, 42), FREE.is_free)
    assert only(terms, "T18").until == only(terms, "T24").until == six_weeks
    assert only(terms, "T15").until == by_the_act(start, last_day(start, 4), FREE.is_free)
    assert only(terms, "T19").until == by_the_act(six_weeks, last_day(six_weeks, 7), FREE.is_free)


@given(DAYS, FEW, FEW, FEW, st.sampled_from((0, 1, 2, 4)), st.one_of(st.none(), MORE))
def test_bibob_ends_as_counted_day_by_day(start: date, asked: int, wait: int, length: int, weeks: int, taken: int | None) -> None:
    request = start + timedelta(days=asked)
    data = request + timedelta(days=wait)
    came = data + timedelta(days=length)
    received = max(came, request + timedelta(days=taken)) if taken else None
    events = [
        Event(start, What.RECEIVED), Event(request, What.ADVICE_ASKED),
        Event(data, What.DATA_ASKED), Event(came, What.DATA_RECEIVED),
        *([Event(came, What.ADVICE_EXTENDED, weeks=weeks)] if weeks else []),
        *([Event(received, What.ADVICE_RECEIVED)] if received else []),
    ]  # fmt: skip
    terms = terms_of(Case(Instrument.BIBOB, tuple(events)), FREE)
    waits = waiting([(data, came)])
    still = standstill(request, waits, 7 * weeks, received)
    assert (only(terms, "T06").until, only(terms, "T06").suspended_days) == (max(still), len(still))
    advice = last_day(request, 56 + 7 * weeks, waits)
    assert (only(terms, "T05").raw, only(terms, "T05").until) == (advice, by_the_act(request, advice, FREE.is_free))
    raw = last_day(start, 56, still)
    assert (only(terms, "T01").raw, only(terms, "T01").until) == (raw, by_the_act(start, raw, FREE.is_free))


@given(DAYS, st.tuples(FEW, FEW), st.tuples(FEW, FEW, FEW), st.booleans())
def test_standstill_for_two_reasons_ends_as_counted_day_by_day(
    start: date, begins: tuple[int, int], takes: tuple[int, int, int], is_complete: bool
) -> None:
    (first, second), (set_for, used, taken) = begins, takes
    repair, advice = start + timedelta(days=first), start + timedelta(days=second)
    until = repair + timedelta(days=set_for)
    done = min(until, repair + timedelta(days=used)) if is_complete else until
    received = advice + timedelta(days=taken)
    events = sorted(
        [
            Event(start, What.RECEIVED), Event(repair, What.REPAIR_ASKED, until=until),
            Event(done, What.REPAIRED if is_complete else What.REPAIR_UNUSED),
            Event(advice, What.ADVICE_ASKED), Event(received, What.ADVICE_RECEIVED),
        ],
        key=lambda event: event.on,
    )  # fmt: skip
    terms = terms_of(Case(Instrument.BIBOB, tuple(events)), FREE)
    still = between(repair, done) | standstill(advice, (), 0, received)
    raw = last_day(start, 56, still)
    found = only(terms, "T01")
    assert (found.raw, found.suspended_days, found.until) == (raw, len(still), by_the_act(start, raw, FREE.is_free))


@given(DAYS, FEW, FEW, st.sampled_from((0, 2, 6)), st.booleans())
def test_the_decision_on_an_objection_ends_as_counted_day_by_day(
    start: date, asked: int, taken: int, weeks: int, has_committee: bool
) -> None:
    gap = start + timedelta(days=asked)
    answered = gap + timedelta(days=taken)
    events = [Event(start, What.OBJECTION_ENDED, committee=has_committee), Event(gap, What.GAP_ASKED)]
    events.append(Event(answered, What.GAP_REPAIRED))
    if weeks:
        events.append(Event(answered, What.OBJECTION_DEFERRED, weeks=weeks))
    found = only(terms_of(Case(Instrument.AWB, tuple(events)), FREE), "T20")
    raw = last_day(start, (84 if has_committee else 42) + 7 * weeks, between(gap, answered))
    assert (found.raw, found.until) == (raw, by_the_act(start, raw, FREE.is_free))


@given(DAYS, FEW, FEW)
def test_the_uniform_procedure_has_no_shift_and_stands_still_all_the_same(start: date, asked: int, taken: int) -> None:
    advice = start + timedelta(days=asked)
    received = advice + timedelta(days=taken)
    events = (Event(start, What.RECEIVED), Event(advice, What.ADVICE_ASKED), Event(received, What.ADVICE_RECEIVED))
    found = only(terms_of(Case(Instrument.BIBOB, events, procedure=Procedure.UNIFORM), FREE), "T12")
    year, month = divmod(start.year * 12 + start.month + 5, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    six_months = min(date(year, month + 1, 1) + timedelta(days=start.day - 1), following - timedelta(days=1))
    assert found.until == found.raw == last_day(six_months, 0) + timedelta(days=len(standstill(advice, (), 0, received)))
