"""One case as its page shows it: days since the report, its terms with their arithmetic, what was done and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from dijkwacht.analysis.terms.words import citation, explanation
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import course_of, follows, moves_of, open_questions, questions_of, readiness, row_of
from dijkwacht.apps.damocles.rules.facts import Move, ended_as, has_closure
from dijkwacht.apps.damocles.rules.states import (
    ENDED,
    WAITING,
    DamoclesState,
    DamoclesStep,
    Deed,
    DropReason,
    steps_from,
    why_not,
    why_not_note,
)
from dijkwacht.apps.damocles.rules.terms import Course, all_terms, running
from dijkwacht.apps.policies.queries import in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.damocles.words import Drugs, Gravity, Measure, Occurrence, Place, measure_words
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.damocles.case_letters import offered


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


def trail(case: DamoclesCase | None = None) -> list[dict[str, str]]:
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
    matrix = matrix_for(case, on=today)
    asked, went = questions_of(case), course_of(case, matrix)
    is_named = any(seat.user_id == user.pk for seat in case.seats.all())
    ways = list(_ways(case, today)) if is_named else []
    row = row_of(case, matrix)
    return {
        "case": case,
        "kinds": (Place(case.place).word, Drugs(case.drugs).word, Occurrence(case.occurrence).word, Gravity(case.gravity).word),
        "organisation": case.organisation,
        "state": state,
        "today": today,
        "days": (today - case.opened_on).days,
        "is_waiting": state in WAITING,
        "is_ended": state in ENDED,
        "running": running(went, calendar(), on=today),
        "terms": list(_reckoned(went)),
        "moves": [_told(move) for move in moves],
        "last": moves[-1].what if len(moves) > 1 and is_named else "",
        "primary": next((way for way in ways if way.is_first), None),
        "waits": waits(case, today),
        "ways": ways,
        "notes": _notes(moves) if is_named else [],
        "row": row,
        "matrix": matrix,
        "measure": measure_words(Measure(case.measure), case.months) if case.measure else "",
        "follows": follows(case) if case.policy and case.measure else None,
        "drop": DropReason(case.drop_reason).word if case.drop_reason else "",
        "letters": offered(case, matrix, row, asked) if is_named else [],
        "asked": len(asked),
        "open": open_questions(asked),
        "is_named": is_named,
        "is_example": case.is_example,
        "breadcrumb": trail(),
    }


def matrix_for(case: DamoclesCase, *, on: date) -> Matrix | None:
    """The policy that held at the decision, or that holds on a day; none where there is no policy."""
    held = case.policy or in_force(case.organisation, Instrument.DAMOCLES, on=on)
    return matrix_of(held.content) if held else None


def _ways(case: DamoclesCase, today: date) -> Iterator[Way]:
    ready, state = readiness(case, drops=True), DamoclesState(case.state)
    for to, step in steps_from(state).items():
        yield Way(to, step, reverse("damocles:step", args=[case.pk, to.value]), why_not(state, to, ready, on=today))


def _reckoned(went: Course) -> Iterator[Reckoned]:
    for term in all_terms(went, calendar()):
        article = citation(term.article)
        yield Reckoned(term.title, article, term.until, explanation(term), term.readings, term.warnings)


def _told(move: Move) -> tuple[date, str, date | None]:
    words = Deed(move.what).word if move.what in set(Deed) else DamoclesState(move.what).word
    return move.on, words, move.until


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
