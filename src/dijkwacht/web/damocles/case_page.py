"""One case as its page shows it: days since the report, its terms with their arithmetic, what was done and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from dijkwacht.analysis.terms.words import citation, explanation
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases.models import Case
from dijkwacht.apps.cases.queries import suspension
from dijkwacht.apps.cases.rules.cases import left_words, ours_first, whose, whose_words
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import AFTER, Ending
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import (
    course_of,
    dues_in,
    follows,
    length_of,
    moves_of,
    open_questions,
    possible_rows,
    questions_of,
    readiness,
    rows_of,
)
from dijkwacht.apps.damocles.rules.facts import Move, counted_until, ended_as, has_closure
from dijkwacht.apps.damocles.rules.states import (
    ENDED,
    WAITING,
    DamoclesState,
    DamoclesStep,
    Deed,
    DropReason,
    OpenReason,
    steps_from,
    why_not,
    why_not_note,
)
from dijkwacht.apps.damocles.rules.terms import Course, all_terms
from dijkwacht.apps.desk.queries import advisers_for, questions_about
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.queries import in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.damocles.words import Drugs, Found, Gravity, Measure, Occurrence, Place, measure_words
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.dutch import listed, long_date
from dijkwacht.web.cases.after import rows
from dijkwacht.web.cases.after import shown as after_shown
from dijkwacht.web.cases.timelines import of_damocles
from dijkwacht.web.damocles.case_letters import offered
from dijkwacht.web.damocles.case_lines import lines
from dijkwacht.web.files import papers_at


@dataclass(frozen=True, slots=True)
class Way:
    """A step that may follow: its verb, its address, and why not yet."""

    to: DamoclesState
    step: DamoclesStep
    url: str
    reason: str | None

    @property
    def is_first(self) -> bool:
        """Whether it is the step that most cases take from here."""
        return self.to not in {DamoclesState.DROPPED, DamoclesState.URGENT, DamoclesState.LIFTED}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A term with its arithmetic in words."""

    title: str
    article: str
    until: date | None
    words: str
    readings: tuple[str, ...]
    warnings: tuple[str, ...]
    whose: str


HEADINGS: Final = ("Dit moet u doen", "Hier wacht u op")
"""What the organisation has to do itself stands first."""


def trail(case: Case | None = None) -> list[dict[str, str]]:
    """The way back from a case."""
    found = [
        {"label": "Bibob en sluitingen", "url": reverse("instruments:index")},
        {"label": "Damocleszaken", "url": reverse("damocles:cases")},
    ]
    if case:
        found.append({"label": case.number, "url": reverse("damocles:case", args=[case.pk])})
    return found


def course(user: User, case: DamoclesCase) -> dict[str, Any]:
    """Everything on the page of a case."""
    today, state, moves = timezone.localdate(), DamoclesState(case.state), moves_of(case)
    held = _policy_for(case, today)
    matrix = matrix_of(held.content) if held else None
    asked, went = questions_of(case), course_of(case, matrix)
    is_named = any(seat.user_id == user.pk for seat in case.seats.all())
    ways = list(_ways(case, today)) if is_named else []
    may_be, noted = possible_rows(case, matrix), lines(case)
    row = may_be[0] if len(may_be) == 1 else None
    is_suspended = suspension(case, on=today) is Ending.GRANTED
    return {
        "case": case,
        "kinds": (place_words(case), drugs_words(case), Occurrence(case.occurrence).word, Gravity(case.gravity).word),
        "organisation": case.organisation,
        "state": state,
        "today": today,
        "days": (counted_until(moves, today) - case.opened_on).days,
        "is_waiting": state in WAITING,
        "is_ended": state in ENDED,
        "running": [
            (heading, [(due, left_words(due.until, today, due.whose), whose_words(due.whose, due.instrument)) for due in part])
            for heading, part in zip(HEADINGS, ours_first(dues_in(case, matrix, on=today)), strict=True)
            if part
        ],
        "terms": list(_reckoned(went)),
        "lines": rows(Instrument.DAMOCLES, case, noted, acts=is_named),
        "after": after_shown(Instrument.DAMOCLES, case, acts=is_named),
        "primary": None if is_suspended else next((way for way in ways if way.is_first), None),
        "is_suspended": is_suspended,
        "waits": "" if is_suspended else waits(case, today),
        "ways": ways,
        "notes": _notes(moves) if is_named else [],
        "row": row,
        "may_be": may_be,
        "rows": rows_of(case, matrix),
        "matrix": matrix,
        "renewed": _renewed(case, held),
        "measure": measure_words(Measure(case.measure), case.months) if case.measure else "",
        "length_now": now.words if (now := length_of(case)) != Length(case.months) else "",
        "follows": follows(case) if case.policy and case.measure else None,
        "drop": DropReason(case.drop_reason).word if case.drop_reason else "",
        "letters": offered(case, matrix, row, asked) if is_named else [],
        "earlier_letters": offered(case, matrix, row, asked, earlier=True) if is_named else [],
        "timeline": of_damocles(case, noted),
        "timeline_files": papers_at("damocles:timeline", case.pk) if is_named else [],
        "questions": list(questions_about(case, user, on=today)),
        "may_ask": is_named and advisers_for(user, case.organisation, on=today).exists(),
        "asked": len(asked),
        "open_reason": OpenReason(case.open_reason).word if case.open_reason else "",
        "open": open_questions(asked),
        "is_named": is_named,
        "is_example": case.is_example,
        "breadcrumb": trail(),
    }


def matrix_for(case: DamoclesCase, *, on: date) -> Matrix | None:
    """The policy that held at the decision, or that holds on a day; none where there is no policy."""
    held = _policy_for(case, on)
    return matrix_of(held.content) if held else None


def _policy_for(case: DamoclesCase, on: date) -> Policy | None:
    return case.policy or in_force(case.organisation, Instrument.DAMOCLES, on=on)


@dataclass(frozen=True, slots=True)
class Renewed:
    """A version of the policy that began to hold after the intention was sent, with what either says of this case."""

    since: date
    sent_on: date
    before: str
    now: str


def _renewed(case: DamoclesCase, held: Policy | None) -> Renewed | None:
    """What changed in the policy between the intention and a decision that is still to come; None where nothing did."""
    sent = next((move.on for move in moves_of(case) if move.what == DamoclesState.INTENDED), None)
    if case.state != DamoclesState.INTENDED or not (sent and held and held.from_day and held.from_day > sent):
        return None
    former = in_force(case.organisation, Instrument.DAMOCLES, on=sent)
    before = _said(case, matrix_of(former.content)) if former else "er was hier geen beleid"
    return Renewed(held.from_day, sent, before, _said(case, matrix_of(held.content)))


def _said(case: DamoclesCase, matrix: Matrix) -> str:
    return " of ".join(dict.fromkeys(row.words for row in possible_rows(case, matrix)))


def _ways(case: DamoclesCase, today: date) -> Iterator[Way]:
    ready, state = readiness(case, drops=True), DamoclesState(case.state)
    for to, step in steps_from(state).items():
        yield Way(to, step, reverse("damocles:step", args=[case.pk, to.value]), why_not(state, to, ready, on=today))


def _reckoned(went: Course) -> Iterator[Reckoned]:
    for term in all_terms(went, calendar()):
        if term.rule in AFTER:
            continue
        article = citation(term.article)
        who = whose_words(whose(term.rule), Instrument.DAMOCLES)
        yield Reckoned(term.title, article, term.until, explanation(term), term.readings, term.warnings, who)


def place_words(case: DamoclesCase) -> str:
    """What kind of place it is."""
    return "lokaal en woning in één pand" if case.is_combined else Place(case.place).word


def drugs_words(case: DamoclesCase) -> str:
    """What was found, the gravest first."""
    prepared = Found(case.preparation).word if case.preparation else Drugs.PREPARATION.word
    return listed(prepared if one is Drugs.PREPARATION else one.word for one in case.kinds)


def waits(case: DamoclesCase, today: date) -> str:
    """What to wait for before the usual step, in a sentence: a term given to somebody that has not passed; empty when nothing."""
    given = {move.what: move.until for move in moves_of(case) if move.until}
    until = given.get(case.state)
    if until is None or until < today:
        return ""
    if case.state == DamoclesState.INTENDED:
        return f"De termijn voor een zienswijze loopt nog tot en met {long_date(until)}."
    return f"De begunstigingstermijn loopt nog tot en met {long_date(until)}. Treed pas daarna op, tenzij er al aan is voldaan."


def _notes(moves: tuple[Move, ...]) -> list[Deed]:
    """What can be noted now in the public registers."""
    noted = frozenset(Deed(move.what) for move in moves if move.what in set(Deed))
    return [
        deed for deed in Deed if why_not_note(deed, has_closure=has_closure(moves), ended=ended_as(moves), noted=noted) is None
    ]
