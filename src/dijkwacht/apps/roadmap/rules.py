"""The roadmap (*draaiboek*) of a picture: its steps in order, on working days, and what moving one does to the rest.

A day that a person chooses runs from Monday to Friday; a day that is reckoned leaves feasts and the week of Christmas free as
well. What the picture shows to be done needs nobody to say so; what it has behind it without a trace is never called done.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.words import Worded


class MilestoneKind(Worded):
    """A step of the roadmap; they stand here in the order in which they are done."""

    AGREEMENT = "agreement", "opdracht en afspraken"
    KICK_OFF = "kick_off", "kick-off"
    DOCUMENTS = "documents", "documentstudie"
    QUESTIONS = "questions", "vragenlijst"
    INTERVIEWS = "interviews", "interviews"
    SESSION = "session", "groepssessie"
    ANALYSIS = "analysis", "analyse"
    FACT_CHECK = "fact_check", "feitencheck"
    VALIDATION = "validation", "validatie"
    DECISION = "decision", "besluit college"
    COUNCIL = "council", "informeren raad"
    HALF_YEAR = "half_year", "halfjaargesprek"


_OTHERS_WORDS: Final = MappingProxyType(
    {
        Kind.PROVINCE: {
            MilestoneKind.DECISION: "besluit gedeputeerde staten",
            MilestoneKind.COUNCIL: "informeren Provinciale Staten",
        },
        Kind.WATER_BOARD: {
            MilestoneKind.DECISION: "besluit dagelijks bestuur",
            MilestoneKind.COUNCIL: "informeren algemeen bestuur",
        },
        Kind.JOINT_BODY: {
            MilestoneKind.DECISION: "besluit dagelijks bestuur",
            MilestoneKind.COUNCIL: "informeren algemeen bestuur",
        },
    }
)


def step_words(kind: MilestoneKind, of: Kind) -> str:
    """The words for a step in this kind of organisation."""
    return _OTHERS_WORDS.get(of, {}).get(kind, kind.word)


WEEKS: Final = MappingProxyType(
    {
        MilestoneKind.AGREEMENT: -1,
        MilestoneKind.KICK_OFF: 0,
        MilestoneKind.DOCUMENTS: 1,
        MilestoneKind.QUESTIONS: 3,
        MilestoneKind.INTERVIEWS: 4,
        MilestoneKind.SESSION: 5,
        MilestoneKind.ANALYSIS: 6,
        MilestoneKind.FACT_CHECK: 7,
        MilestoneKind.VALIDATION: 8,
        MilestoneKind.DECISION: 9,
        MilestoneKind.COUNCIL: 10,
        MilestoneKind.HALF_YEAR: 35,
    }
)
"""When each step is due, in weeks from the kick-off: nine to the decision, and half a year after it a talk."""
OWNERS: Final = MappingProxyType(
    {
        MilestoneKind.AGREEMENT: Role.CLIENT,
        MilestoneKind.QUESTIONS: Role.COORDINATOR,
        MilestoneKind.FACT_CHECK: Role.COORDINATOR,
        MilestoneKind.VALIDATION: Role.CLIENT,
        MilestoneKind.DECISION: Role.CLIENT,
        MilestoneKind.COUNCIL: Role.CLIENT,
    }
)
"""Who takes care of a step at first; of those that are not here, the adviser."""
_CALENDAR: Final = Calendar()
_ONE_DAY: Final = timedelta(days=1)
OWNER_ROLES: Final = (Role.ADVISER, Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE)


_BEGUN: Final = frozenset({MilestoneKind.AGREEMENT, MilestoneKind.KICK_OFF})
_ASKED: Final = _BEGUN | {MilestoneKind.QUESTIONS}
_WRITTEN: Final = _ASKED | {
    MilestoneKind.DOCUMENTS,
    MilestoneKind.INTERVIEWS,
    MilestoneKind.SESSION,
    MilestoneKind.ANALYSIS,
}
_DECIDED: Final = _WRITTEN | {MilestoneKind.FACT_CHECK, MilestoneKind.VALIDATION, MilestoneKind.DECISION}
BEHIND: Final[Mapping[State, frozenset[MilestoneKind]]] = MappingProxyType(
    {
        State.PLANNED: frozenset(),
        State.ANSWERING: _BEGUN,
        State.ANALYSIS: _ASKED,
        State.CONCEPT: _WRITTEN,
        State.FACT_CHECK: _WRITTEN,
        State.ADOPTED: _DECIDED,
        State.LAPSED: frozenset(),
    }
)
"""Which steps a picture has behind it where it stands: they ask nobody for anything any more, done or not."""
SHOWN_AS: Final[Mapping[MilestoneKind, str]] = MappingProxyType(
    {
        MilestoneKind.AGREEMENT: "de opdracht is aanvaard",
        MilestoneKind.DOCUMENTS: "er zijn documenten gelezen",
        MilestoneKind.QUESTIONS: "de vragen zijn gesloten",
        MilestoneKind.INTERVIEWS: "er zijn gesprekken vastgelegd",
        MilestoneKind.SESSION: "er is een groepssessie vastgelegd",
        MilestoneKind.ANALYSIS: "het concept is gedeeld",
        MilestoneKind.FACT_CHECK: "de feitencheck is voorbij",
        MilestoneKind.DECISION: "het besluit is vastgelegd",
    }
)
"""By what the picture shows a step to be done; of a meeting that leaves nothing behind only somebody can say it."""
_WITHOUT: Final = MappingProxyType(
    {
        MilestoneKind.DOCUMENTS: "er staat geen gelezen document bij dit beeld",
        MilestoneKind.INTERVIEWS: "er is geen gesprek vastgelegd",
        MilestoneKind.SESSION: "er is geen groepssessie vastgelegd",
    }
)


class Standing(Enum):
    """How a step stands by what the picture shows: still to do, done, or behind it without a sign that it was done."""

    OPEN = auto()
    SHOWN = auto()
    PASSED = auto()


@dataclass(frozen=True, slots=True)
class Traces:
    """What a picture holds of work that its state does not show; a ground is what a level was weighed on."""

    has_read: bool = False
    has_unread: bool = False
    has_interview: bool = False
    has_held_session: bool = False
    has_session_answer: bool = False
    has_document_ground: bool = False
    has_interview_ground: bool = False

    def show(self, kind: MilestoneKind, *, is_behind: bool) -> bool:
        """Whether a step left a trace; while it may still go on, only one that says that it is over."""
        if kind is MilestoneKind.DOCUMENTS:
            return (is_behind and self.has_document_ground) or (self.has_read and (is_behind or not self.has_unread))
        if kind is MilestoneKind.SESSION:
            return self.has_held_session or (is_behind and self.has_session_answer)
        return kind is MilestoneKind.INTERVIEWS and is_behind and (self.has_interview or self.has_interview_ground)


TRACED: Final = frozenset(_WITHOUT)
"""Steps of which not the state, but what was noted in the picture says that they were done."""


def standing(kind: MilestoneKind, state: State, traces: Traces, *, until: date | None, on: date) -> Standing:
    """How a step stands, whatever anybody said of it; ``until`` is the last day of the fact check.

    >>> standing(MilestoneKind.QUESTIONS, State.ANALYSIS, Traces(), until=None, on=date(2026, 11, 30))
    <Standing.SHOWN: 2>
    >>> standing(MilestoneKind.INTERVIEWS, State.CONCEPT, Traces(), until=None, on=date(2026, 11, 30))
    <Standing.PASSED: 3>
    """
    is_checked = state is State.FACT_CHECK and kind is MilestoneKind.FACT_CHECK and until is not None and until < on
    is_behind = kind in BEHIND[state]
    if is_checked or traces.show(kind, is_behind=is_behind):
        return Standing.SHOWN
    if not is_behind:
        return Standing.OPEN
    return Standing.SHOWN if kind in SHOWN_AS and kind not in TRACED else Standing.PASSED


def told_of(kind: MilestoneKind, found: Standing) -> str:
    """In words what the picture shows of a step; nothing of one that is still to be done."""
    if found is Standing.SHOWN:
        return f"Gedaan: {SHOWN_AS[kind]}"
    if found is Standing.OPEN:
        return ""
    return f"Niet gedaan: {_WITHOUT[kind]}" if kind in _WITHOUT else "Niemand meldde dat dit is gedaan"


def word_for_passed(kind: MilestoneKind) -> str:
    """The short word for a step that the picture passed without a sign that it was done."""
    return "Niet gedaan" if kind in _WITHOUT else "Niet gemeld"


@dataclass(frozen=True, slots=True)
class Planned:
    """One step as it stands: when it is due, when it was done, that it is skipped, or that the picture is past it."""

    kind: MilestoneKind
    due_on: date
    done_on: date | None = None
    is_skipped: bool = False
    is_over: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and not self.is_skipped and not self.is_over

    @property
    def day(self) -> date:
        """The day it was done, or else is due."""
        return self.done_on or self.due_on


def is_workday(day: date) -> bool:
    """Whether a day is no Saturday or Sunday.

    >>> is_workday(date(2026, 11, 27)), is_workday(date(2026, 11, 28))
    (True, False)
    """
    return day.weekday() < 5


def on_workday(day: date) -> date:
    """The day itself, or the Monday after it.

    >>> on_workday(date(2026, 11, 28))
    datetime.date(2026, 11, 30)
    """
    return day if is_workday(day) else day + timedelta(days=7 - day.weekday())


def on_quiet_free(day: date) -> date:
    """The day itself, or the first after it that is no weekend, no feast and not between Christmas Eve and New Year.

    >>> on_quiet_free(date(2026, 12, 24)), on_quiet_free(date(2027, 3, 26))
    (datetime.date(2027, 1, 4), datetime.date(2027, 3, 30))
    """
    found = day
    while _CALENDAR.is_free(found) or (found.month, found.day) >= (12, 24):
        found += _ONE_DAY
    return found


def quiet_between(first: date, last: date) -> int:
    """How many of those days on from the first day the last one lies; below zero when before it. Both are such days.

    >>> quiet_between(date(2026, 12, 23), date(2027, 1, 5)), quiet_between(date(2026, 11, 30), date(2026, 11, 26))
    (2, -2)
    """
    if last < first:
        return -quiet_between(last, first)
    number = 0
    while first < last:
        first, number = on_quiet_free(first + _ONE_DAY), number + 1
    return number


def shifted(day: date, number: int) -> date:
    """The day so many of those days on, or back; it begins at such a day.

    >>> shifted(date(2026, 12, 23), 1), shifted(date(2027, 1, 4), -1), shifted(date(2026, 12, 28), 0)
    (datetime.date(2027, 1, 4), datetime.date(2026, 12, 23), datetime.date(2027, 1, 4))
    """
    found = on_quiet_free(day)
    for _ in range(number):
        found = on_quiet_free(found + _ONE_DAY)
    for _ in range(-number):
        found -= _ONE_DAY
        while on_quiet_free(found) != found:
            found -= _ONE_DAY
    return found


def default_plan(kick_off: date) -> tuple[Planned, ...]:
    """Every step on its day, counted from the kick-off, which stays where it was chosen."""
    return tuple(
        Planned(kind, on_quiet_free(day) if weeks > 0 else min(kick_off, on_quiet_free(day)))
        for kind, weeks in WEEKS.items()
        for day in [kick_off + timedelta(weeks=weeks)]
    )


def answers_until(kick_off: date) -> date:
    """The last day of the questions in the usual plan: what was shown until then is what a picture can go by."""
    return next(step.due_on for step in default_plan(kick_off) if step.kind is MilestoneKind.QUESTIONS)


def day_of_talk(decided_on: date) -> date:
    """From which day the six-month talk can be held: half a year after the decision, on a day on which people work.

    >>> day_of_talk(date(2026, 8, 31)), day_of_talk(date(2026, 11, 30))
    (datetime.date(2027, 3, 1), datetime.date(2027, 5, 31))
    """
    year, month = decided_on.year + (decided_on.month + 5) // 12, (decided_on.month + 5) % 12 + 1
    return on_quiet_free(date(year, month, min(decided_on.day, monthrange(year, month)[1])))


def decided(steps: Sequence[Planned], on: date) -> tuple[Planned, ...]:
    """The roadmap after a decision: the six-month talk is half a year from that day, whatever was planned before."""
    return tuple(
        replace(step, due_on=day_of_talk(on)) if step.kind is MilestoneKind.HALF_YEAR and step.is_open else step for step in steps
    )


def why_not_kick_off(day: date, *, start: date) -> str | None:
    """Why a roadmap cannot be laid from this day; None when it can. ``start`` is the first day of the assignment."""
    if not is_workday(day):
        return "Kies een werkdag: maandag tot en met vrijdag."
    return _before_start(start) if day < start else None


def why_not_change(state: State) -> str | None:
    """Why the roadmap of a picture in this state no longer changes; None when it does: after the decision it runs on."""
    return "Dit beeld is gestopt: het draaiboek verandert niet meer." if state is State.LAPSED else None


def why_not_move_check(kind: MilestoneKind, state: State, until: date | None) -> str | None:
    """Why the step of a fact check that runs no longer moves; None when it does. ``until`` is its last day."""
    if kind is not MilestoneKind.FACT_CHECK or state is not State.FACT_CHECK or until is None:
        return None
    return f"De feitencheck loopt tot en met {long_date(until)}: dat is aan de organisatie gezegd."


def why_not_move(
    steps: Sequence[Planned], kind: MilestoneKind, to: date, *, start: date, of: Kind = Kind.MUNICIPALITY
) -> str | None:
    """Why a step cannot move to this day; None when it can. ``of`` chooses the words for the step before it."""
    place = [step.kind for step in steps].index(kind)
    if not steps[place].is_open:
        return "Deze stap is al gedaan of overgeslagen: die verschuift niet meer."
    if not is_workday(to):
        return "Kies een werkdag: maandag tot en met vrijdag."
    if to < start:
        return _before_start(start)
    before = [step for step in steps[:place] if not step.is_skipped and not step.is_over]
    last = max(before, key=lambda step: step.day, default=None)
    if last is not None and to < last.day:
        return f"De stap ‘{step_words(last.kind, of)}’ staat op {long_date(last.day)}. Kies die dag of later."
    return None


def _before_start(start: date) -> str:
    return f"De opdracht begint op {long_date(start)}. Kies die dag of later."


def moved(steps: Sequence[Planned], kind: MilestoneKind, to: date) -> tuple[Planned, ...]:
    """The roadmap with one step on another day, and the open steps after it shifted by as many days on which people work."""
    place = [step.kind for step in steps].index(kind)
    shift = quiet_between(on_quiet_free(steps[place].due_on), on_quiet_free(to))
    along = (replace(step, due_on=shifted(step.due_on, shift)) if step.is_open else step for step in steps[place + 1 :])
    return (*steps[:place], replace(steps[place], due_on=to), *along)


def checked_until(steps: Sequence[Planned], until: date) -> tuple[Planned, ...]:
    """The roadmap once the fact check begins: its last day is that of the step, and no later step lies before it."""
    check = next((step for step in steps if step.kind is MilestoneKind.FACT_CHECK and step.is_open), None)
    if check is None:
        return tuple(steps)
    if until > check.due_on:
        return moved(steps, MilestoneKind.FACT_CHECK, until)
    return tuple(replace(step, due_on=until) if step is check else step for step in steps)


def resumed(steps: Sequence[Planned], kind: MilestoneKind) -> tuple[Planned, ...]:
    """The roadmap with a step open again that was skipped or done, on a day between the open steps around it."""
    place = [step.kind for step in steps].index(kind)
    after = min((step.due_on for step in steps[place + 1 :] if step.is_open), default=date.max)
    before = max((step.due_on for step in steps[:place] if step.is_open), default=date.min)
    due_on = max(before, min(steps[place].due_on, after))
    return (*steps[:place], Planned(kind, due_on), *steps[place + 1 :])
