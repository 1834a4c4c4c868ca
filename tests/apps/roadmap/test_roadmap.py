"""The roadmap: the order is kept, moving forth and back restores it, and what is done never moves."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.analysis.terms.days import feasts
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.actions import move
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.group_sessions.models import Session
from dijkwacht.apps.group_sessions.rules import SessionState
from dijkwacht.apps.halfway.rules import why_not_yet
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.queries import roadmap
from dijkwacht.apps.roadmap.rules import (
    BEHIND,
    TRACED,
    WEEKS,
    MilestoneKind,
    Planned,
    Standing,
    Traces,
    checked_until,
    default_plan,
    is_workday,
    moved,
    on_quiet_free,
    on_workday,
    quiet_between,
    resumed,
    shifted,
    standing,
    step_words,
    told_of,
    why_not_kick_off,
    why_not_move,
)
from dijkwacht.apps.sources.models import SourceDocument
from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.errors import Refused
from tests import factories as make

MONDAY = date(2026, 11, 30)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
WORKDAYS = DAYS.map(on_workday)
KINDS = st.sampled_from(list(MilestoneKind))


@st.composite
def plans(draw: st.DrawFn) -> tuple[Planned, ...]:
    """A usual roadmap of which some steps were done in time and some skipped."""
    fates = st.sampled_from(("open", "open", "done", "skipped"))
    steps = default_plan(draw(WORKDAYS))
    return tuple(
        replace(step, done_on=step.due_on) if fate == "done" else replace(step, is_skipped=fate == "skipped")
        for step, fate in ((step, draw(fates)) for step in steps)
    )


def open_days(steps: tuple[Planned, ...]) -> list[date]:
    return [step.due_on for step in steps if step.is_open]


@given(DAYS.map(on_quiet_free), st.integers(-400, 400))
def test_days_on_which_people_work_are_counted_as_they_are_walked(day: date, number: int) -> None:
    there = shifted(day, number)
    assert on_quiet_free(there) == there
    assert quiet_between(day, there) == number
    assert shifted(there, -number) == day


@given(DAYS)
def test_the_usual_plan_is_in_order_and_on_working_days(day: date) -> None:
    steps = default_plan(on_workday(day))
    assert [step.kind for step in steps] == list(MilestoneKind)
    assert open_days(steps) == sorted(open_days(steps))
    assert all(is_workday(step.due_on) for step in steps)


@given(DAYS)
def test_the_usual_plan_leaves_feasts_and_the_week_of_christmas_free(day: date) -> None:
    for step in default_plan(on_quiet_free(day)):
        assert step.due_on not in feasts(step.due_on.year)
        assert not (12, 24) <= (step.due_on.month, step.due_on.day) <= (12, 31)
        assert (step.due_on.month, step.due_on.day) != (1, 1)


def test_what_a_picture_has_behind_it_stays_behind_it_in_the_next() -> None:
    road = (State.PLANNED, State.ANSWERING, State.ANALYSIS, State.CONCEPT, State.FACT_CHECK, State.ADOPTED)
    for before, after in pairwise(road):
        assert BEHIND[before] <= BEHIND[after]
    assert set(BEHIND) == set(State)
    assert {MilestoneKind.COUNCIL, MilestoneKind.HALF_YEAR}.isdisjoint(BEHIND[State.ADOPTED])


@pytest.mark.parametrize("kind", sorted(TRACED | {MilestoneKind.KICK_OFF, MilestoneKind.VALIDATION}))
def test_what_never_happened_is_never_called_done(kind: MilestoneKind) -> None:
    for state in State:
        found = standing(kind, state, Traces(), until=MONDAY, on=MONDAY + timedelta(days=1))
        assert found is (Standing.PASSED if kind in BEHIND[state] else Standing.OPEN)
        assert not told_of(kind, found).startswith("Gedaan")


@pytest.mark.parametrize(
    ("kind", "traces", "still", "behind"),
    [
        (MilestoneKind.DOCUMENTS, Traces(has_read=True), True, True),
        (MilestoneKind.DOCUMENTS, Traces(has_read=True, has_unread=True), False, True),
        (MilestoneKind.DOCUMENTS, Traces(has_unread=True), False, False),
        (MilestoneKind.INTERVIEWS, Traces(has_interview=True), False, True),
        (MilestoneKind.DOCUMENTS, Traces(has_document_ground=True), False, True),
        (MilestoneKind.INTERVIEWS, Traces(has_interview_ground=True), False, True),
        (MilestoneKind.SESSION, Traces(has_held_session=True), True, True),
        (MilestoneKind.SESSION, Traces(has_session_answer=True), False, True),
        (MilestoneKind.KICK_OFF, Traces(has_read=True, has_interview=True, has_held_session=True), False, False),
    ],
)
def test_work_that_left_a_trace_is_done_and_while_it_may_go_on_only_when_it_is_over(
    kind: MilestoneKind, traces: Traces, still: bool, behind: bool
) -> None:
    for state, is_done in ((State.ANALYSIS, still), (State.CONCEPT, behind)):
        found = standing(kind, state, traces, until=None, on=MONDAY)
        assert (found is Standing.SHOWN) is is_done
        assert told_of(kind, found).startswith("Gedaan: ") is is_done


def test_the_decision_comes_six_to_ten_weeks_after_the_kick_off() -> None:
    assert 6 <= WEEKS[MilestoneKind.DECISION] <= 10
    assert set(WEEKS) == set(MilestoneKind)


@given(plans(), KINDS, WORKDAYS)
def test_moving_keeps_the_order_and_never_moves_what_is_done_or_skipped(
    steps: tuple[Planned, ...], kind: MilestoneKind, to: date
) -> None:
    assume(why_not_move(steps, kind, to, start=date.min) is None)
    after = moved(steps, kind, to)
    assert [step for step in after if not step.is_open] == [step for step in steps if not step.is_open]
    assert open_days(after) == sorted(open_days(after))
    assert next(step for step in after if step.kind is kind).due_on == to
    assert all(is_workday(step.due_on) for step in after)


@given(plans(), KINDS, WORKDAYS)
def test_what_is_moved_along_lands_on_no_feast_and_not_in_the_week_of_christmas(
    steps: tuple[Planned, ...], kind: MilestoneKind, to: date
) -> None:
    assume(why_not_move(steps, kind, to, start=date.min) is None)
    place = [step.kind for step in steps].index(kind)
    assert all(on_quiet_free(step.due_on) == step.due_on for step in moved(steps, kind, to)[place + 1 :] if step.is_open)


@given(plans(), DAYS)
def test_a_fact_check_stands_on_its_last_day_and_nothing_after_it_comes_before(steps: tuple[Planned, ...], until: date) -> None:
    place = list(MilestoneKind).index(MilestoneKind.FACT_CHECK)
    assume(steps[place].is_open)
    after = checked_until(steps, until)
    assert after[place].due_on == until
    assert all(step.due_on >= min(until, steps[place].due_on) for step in after[place:] if step.is_open)
    assert after[:place] == steps[:place]


@given(plans(), KINDS, WORKDAYS)
def test_moving_forth_and_back_restores_the_roadmap(steps: tuple[Planned, ...], kind: MilestoneKind, to: date) -> None:
    assume(why_not_move(steps, kind, to, start=date.min) is None)
    assume(all(on_quiet_free(step.due_on) == step.due_on for step in steps if step.is_open))
    home = next(step for step in steps if step.kind is kind).due_on
    there = moved(steps, kind, to)
    assert why_not_move(there, kind, home, start=date.min) is None
    assert moved(there, kind, home) == steps


@given(plans(), KINDS, WORKDAYS, KINDS)
def test_a_step_taken_up_again_stands_between_its_neighbours(
    steps: tuple[Planned, ...], kind: MilestoneKind, to: date, back: MilestoneKind
) -> None:
    assume(why_not_move(steps, kind, to, start=date.min) is None)
    after = resumed(moved(steps, kind, to), back)
    assert open_days(after) == sorted(open_days(after))
    assert next(step for step in after if step.kind is back).is_open


@pytest.mark.parametrize(
    ("kind", "to", "reason"),
    [
        (MilestoneKind.DOCUMENTS, MONDAY - timedelta(days=3), "De stap ‘kick-off’ staat op 30 november 2026"),
        (MilestoneKind.DOCUMENTS, date(2026, 12, 5), "Kies een werkdag"),
        (MilestoneKind.AGREEMENT, date(2026, 11, 2), "De opdracht begint op 9 november 2026"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(kind: MilestoneKind, to: date, reason: str) -> None:
    assert reason in (why_not_move(default_plan(MONDAY), kind, to, start=date(2026, 11, 9)) or "")


def test_what_is_done_or_skipped_does_not_move() -> None:
    steps = default_plan(MONDAY)
    for closed in (replace(steps[3], done_on=MONDAY), replace(steps[3], is_skipped=True)):
        assert "gedaan of overgeslagen" in (
            why_not_move((*steps[:3], closed, *steps[4:]), closed.kind, date(2027, 1, 4), start=date.min) or ""
        )


def test_a_kick_off_is_a_working_day_within_the_assignment() -> None:
    assert why_not_kick_off(MONDAY, start=MONDAY) is None
    assert "werkdag" in (why_not_kick_off(date(2026, 11, 28), start=date(2026, 1, 1)) or "")
    assert "begint op" in (why_not_kick_off(MONDAY, start=date(2026, 12, 1)) or "")


def test_the_words_fit_the_kind_of_organisation() -> None:
    assert step_words(MilestoneKind.DECISION, Kind.MUNICIPALITY) == "besluit college"
    assert step_words(MilestoneKind.DECISION, Kind.WATER_BOARD) == "besluit dagelijks bestuur"
    assert step_words(MilestoneKind.COUNCIL, Kind.PROVINCE) == "informeren Provinciale Staten"
    assert step_words(MilestoneKind.KICK_OFF, Kind.PROVINCE) == "kick-off"


@pytest.fixture
def picture(db: None) -> Picture:
    made = make.picture(make.organisation(), state=State.PLANNED)
    make.assignment(make.user(), made.organisation)
    actions.lay_out(picture=made, kick_off=MONDAY, by=make.BY)
    return made


def step(picture: Picture, kind: MilestoneKind) -> Milestone:
    return next(row for row in roadmap(picture) if row.kind == kind)


def last() -> tuple[str, str, str]:
    event = Event.objects.latest("pk")
    return event.verb, event.organisation, event.note


def test_a_roadmap_is_laid_out_once_with_owners_and_the_agreement_done(picture: Picture) -> None:
    assert [row.kind for row in roadmap(picture)] == list(MilestoneKind)
    assert step(picture, MilestoneKind.AGREEMENT).done_on == date(2020, 1, 1)
    assert step(picture, MilestoneKind.VALIDATION).owner == Role.CLIENT
    assert step(picture, MilestoneKind.INTERVIEWS).owner == Role.ADVISER
    assert last() == ("roadmap.laid_out", "GM9901", "")
    with pytest.raises(Refused, match="al een draaiboek"):
        actions.lay_out(picture=picture, kick_off=MONDAY, by=make.BY)


def test_each_deed_is_one_event_that_names_the_step_alone(picture: Picture) -> None:
    row = step(picture, MilestoneKind.SESSION)
    for verb, deed in (
        ("rescheduled", lambda: actions.reschedule(milestone=row, to=shifted(row.due_on, 5), by=make.BY)),
        ("step_skipped", lambda: actions.skip(milestone=row, reason="Te weinig deelnemers.", by=make.BY)),
        ("step_resumed", lambda: actions.resume(milestone=row, by=make.BY)),
        ("step_done", lambda: actions.finish(milestone=row, on=timezone.localdate(), by=make.BY)),
        ("step_entrusted", lambda: actions.entrust(milestone=row, owner="griffier", by=make.BY)),
    ):
        before = Event.objects.count()
        deed()
        assert Event.objects.count() == before + 1
        assert last() == (f"roadmap.{verb}", "GM9901", "session")


def test_moving_one_moves_the_open_ones_after_it(picture: Picture) -> None:
    row = step(picture, MilestoneKind.INTERVIEWS)
    actions.skip(milestone=step(picture, MilestoneKind.SESSION), reason="Niet nodig.", by=make.BY)
    before = {one.kind: one.due_on for one in roadmap(picture)}
    actions.reschedule(milestone=row, to=shifted(row.due_on, 5), by=make.BY)
    after = {one.kind: one.due_on for one in roadmap(picture)}
    changed = {kind for kind in before if before[kind] != after[kind]}
    assert changed == {kind.value for kind in list(MilestoneKind)[4:]} - {"session"}


def test_a_refused_move_changes_nothing(picture: Picture) -> None:
    before = list(Milestone.objects.order_by("pk").values_list("due_on"))
    with pytest.raises(Refused, match="kick-off"):
        actions.reschedule(milestone=step(picture, MilestoneKind.DOCUMENTS), to=date(2026, 11, 23), by=make.BY)
    assert list(Milestone.objects.order_by("pk").values_list("due_on")) == before


def test_skipping_wants_a_reason_and_done_a_day_that_has_come(picture: Picture) -> None:
    row = step(picture, MilestoneKind.SESSION)
    with pytest.raises(Refused, match="waarom"):
        actions.skip(milestone=row, reason=" ", by=make.BY)
    with pytest.raises(Refused, match="toekomst"):
        actions.finish(milestone=row, on=timezone.localdate() + timedelta(days=1), by=make.BY)
    actions.finish(milestone=row, on=timezone.localdate(), by=make.BY)
    with pytest.raises(Refused, match="al gedaan"):
        actions.skip(milestone=row, reason="Toch niet.", by=make.BY)
    actions.resume(milestone=row, by=make.BY)
    actions.skip(milestone=row, reason="Toch niet.", by=make.BY)
    with pytest.raises(Refused, match="overgeslagen"):
        actions.finish(milestone=row, on=timezone.localdate(), by=make.BY)


def test_the_roadmap_of_a_lapsed_picture_stays_as_it_is(picture: Picture) -> None:
    Picture.objects.update(state=State.LAPSED)
    with pytest.raises(Refused, match="gestopt"):
        actions.finish(milestone=step(picture, MilestoneKind.SESSION), on=MONDAY, by=make.BY)


def test_after_a_decision_the_talk_is_half_a_year_from_that_day(picture: Picture) -> None:
    actions.follow_decision(picture, date(2026, 11, 30))
    talk = step(picture, MilestoneKind.HALF_YEAR)
    assert talk.due_on == date(2027, 5, 31)
    said = why_not_yet(State.ADOPTED, date(2026, 11, 30), on=date(2026, 12, 1))
    assert long_date(talk.due_on) in (said or ""), "roadmap and talk name one day"
    actions.skip(milestone=talk, reason="Niet nodig.", by=make.BY)
    actions.follow_decision(picture, date(2027, 2, 1))
    assert step(picture, MilestoneKind.HALF_YEAR).due_on == date(2027, 5, 31)


def test_the_roadmap_sees_what_was_noted_in_the_picture(picture: Picture) -> None:
    today = timezone.localdate()
    Picture.objects.update(state=State.ANALYSIS)
    assert not [row for row in roadmap(picture) if row.standing(today) is Standing.SHOWN and row.kind in TRACED]
    held = Session.objects.create(picture=picture, organisation=picture.organisation, state=SessionState.ENDED)
    make.answer(make.respondent(picture), "BES-01", 2, 2, source=Source.INTERVIEW)
    SourceDocument.objects.create(
        picture=picture, organisation=picture.organisation, title="Beleid", asked_on=today, received_on=today, read_on=today
    )
    assert standing_of(picture, today) == {"documents"}, "a session that never began was not held"
    Session.objects.filter(pk=held.pk).update(started_at=timezone.now(), ended_at=timezone.now())
    assert standing_of(picture, today) == {"documents", "session"}
    SourceDocument.objects.create(picture=picture, organisation=picture.organisation, title="Meer", asked_on=today)
    assert standing_of(picture, today) == {"session"}
    Picture.objects.update(state=State.CONCEPT)
    assert standing_of(picture, today) == {"documents", "interviews", "session"}


def standing_of(picture: Picture, today: date) -> set[str]:
    """The traced steps that are shown done; those that are open are the same for the query as for each row."""
    rows = roadmap(Picture.objects.get(pk=picture.pk))
    found = {row.kind for row in Milestone.objects.open_on(today).filter(picture=picture)}
    assert found == {row.kind for row in rows if row.is_open_on(today)}
    return {str(row.kind) for row in rows if row.kind in TRACED and row.standing(today) is Standing.SHOWN}


def test_a_fact_check_that_begins_gives_the_roadmap_its_day_and_keeps_it(picture: Picture) -> None:
    until = timezone.localdate() + timedelta(days=20)
    decided_on = step(picture, MilestoneKind.DECISION).due_on
    Picture.objects.update(state=State.CONCEPT)
    move(picture=picture, to=State.FACT_CHECK, until=until, by=make.BY)
    assert step(picture, MilestoneKind.FACT_CHECK).due_on == until
    assert step(picture, MilestoneKind.DECISION).due_on >= min(until, decided_on)
    with pytest.raises(Refused, match="De feitencheck loopt tot en met"):
        actions.reschedule(milestone=step(picture, MilestoneKind.FACT_CHECK), to=shifted(until, 5), by=make.BY)
