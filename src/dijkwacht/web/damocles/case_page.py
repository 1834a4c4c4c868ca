"""One case as its page shows it: days since the report, its terms with their arithmetic, what was done and what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from dijkwacht.analysis.terms.words import citation, explanation
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases.models import Case
from dijkwacht.apps.cases.queries import after_of, suspension
from dijkwacht.apps.cases.rules.after import annulled
from dijkwacht.apps.cases.rules.cases import left_words, ours_first, whose, whose_words
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import AFTER, Ending
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import (
    courses_of,
    dues_in,
    follows,
    length_of,
    measure_of,
    moves_of,
    open_questions,
    parts,
    possible_rows,
    questions_of,
    readiness,
    rows_of,
)
from dijkwacht.apps.damocles.rules.facts import counted_until, ended_as, has_closure, state_after
from dijkwacht.apps.damocles.rules.parts import WORDS, named
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
from dijkwacht.apps.damocles.rules.terms import terms_in
from dijkwacht.apps.desk.queries import advisers_for, questions_about
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.queries import in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.model import Matrix, Row
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
    part: Place | None = None

    @property
    def verb(self) -> str:
        """What the button says, with the part that it is for."""
        return named(self.step.verb, self.part)

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
    asked = questions_of(case)
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
        "terms": list(_reckoned(case, matrix)),
        "lines": rows(Instrument.DAMOCLES, case, noted, acts=is_named),
        "after": after_shown(Instrument.DAMOCLES, case, acts=is_named),
        "primary": None if is_suspended else _primary(case, ways),
        "is_suspended": is_suspended,
        "waits": "" if is_suspended else " ".join(filter(None, (waits(case, today, part) for part in parts(case)))),
        "ways": ways,
        "notes": list(_notes(case)) if is_named else [],
        "row": row,
        "may_be": may_be,
        "rows": rows_of(case, matrix),
        "part_rows": part_rows_words(case, matrix),
        "matrix": matrix,
        "renewed": _renewed(case, held),
        "measure": decided_words(case),
        "length_now": "; ".join(lengths_now(case)),
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
    for part in parts(case):
        ready, state = readiness(case, part, drops=True), DamoclesState(state_after(moves_of(case, part)).what)
        for to, step in steps_from(state).items():
            url = reverse("damocles:step", args=[case.pk, to.value, *([part.value] if part else [])])
            yield Way(to, step, url, why_not(state, to, ready, on=today), part)


def _primary(case: DamoclesCase, ways: Sequence[Way]) -> Way | None:
    """The step that most cases take from here: once a decision is annulled, to note that it ended."""
    if annulled(case.decided(), after_of(case)):
        return next((way for way in ways if way.to is DamoclesState.LIFTED), None)
    first = [way for way in ways if way.is_first]
    return next((way for way in first if not way.reason), first[0] if first else None)


def _reckoned(case: DamoclesCase, matrix: Matrix | None) -> Iterator[Reckoned]:
    for title, term in (one for part, went in courses_of(case, matrix) for one in terms_in(part, went, calendar())):
        if term.rule in AFTER:
            continue
        article = citation(term.article)
        who = whose_words(whose(term.rule), Instrument.DAMOCLES)
        yield Reckoned(title, article, term.until, explanation(term), term.readings, term.warnings, who)


def place_words(case: DamoclesCase) -> str:
    """What kind of place it is."""
    return "lokaal en woning in één pand" if case.is_combined else Place(case.place).word


def drugs_words(case: DamoclesCase) -> str:
    """What was found, the gravest first."""
    prepared = Found(case.preparation).word if case.preparation else Drugs.PREPARATION.word
    return listed(prepared if one is Drugs.PREPARATION else one.word for one in case.kinds)


def part_rows(case: DamoclesCase, matrix: Matrix | None) -> dict[Place, Row | None]:
    """What the policy asks of the premises and of the dwelling in one place; None where it is not one thing."""
    found = {part: possible_rows(case, matrix, part) for part in (Place.PREMISES, Place.DWELLING)}
    return {part: rows[0] if len(rows) == 1 else None for part, rows in found.items()}


def part_rows_words(case: DamoclesCase, matrix: Matrix | None) -> list[tuple[str, str]]:
    """The same in words, for a case of both; a part for which two rows may hold has both."""
    if not case.is_combined or matrix is None:
        return []
    found = {part: possible_rows(case, matrix, part) for part in (Place.PREMISES, Place.DWELLING)}
    return [(WORDS[part], " of ".join(dict.fromkeys(row.words for row in rows))) for part, rows in found.items() if rows]


def decided_words(case: DamoclesCase) -> str:
    """What was decided; where the dwelling was decided apart, of each part."""
    if not case.measure:
        return ""
    whole = measure_words(Measure(case.measure), case.months)
    if parts(case) == (None,):
        return whole
    apart = measure_of(case, Place.DWELLING)
    return f"lokaal: {whole}; woning: {measure_words(apart, case.months_dwelling) if apart else 'geen maatregel'}"


def lengths_now(case: DamoclesCase) -> list[str]:
    """How long a closure takes since it was changed, of each part for which it was."""
    months = {part: case.months_dwelling if part is Place.DWELLING else case.months for part in parts(case)}
    now = {part: length_of(case, part) for part in months}
    return [named(length.words, part) for part, length in now.items() if length != Length(months[part])]


def waits(case: DamoclesCase, today: date, part: Place | None = None) -> str:
    """What to wait for before the usual step, in a sentence: a term given to somebody that has not passed; empty when nothing."""
    last = state_after(moves_of(case, part))
    until = last.until
    if until is None or until < today:
        return ""
    if last.what == DamoclesState.INTENDED:
        return f"De termijn voor een zienswijze loopt nog tot en met {long_date(until)}."
    term = named("De begunstigingstermijn", part)
    return f"{term} loopt nog tot en met {long_date(until)}. Treed pas daarna op, tenzij er al aan is voldaan."


@dataclass(frozen=True, slots=True)
class Note:
    """A deed in the public registers that can be noted now; of a ``part`` where those were decided apart."""

    deed: Deed
    part: Place | None = None

    @property
    def word(self) -> str:
        """What it is called."""
        return named(self.deed.word, self.part)

    @property
    def key(self) -> str:
        """Its name in the page."""
        return f"{self.deed}-{self.part}" if self.part else self.deed.value


def _notes(case: DamoclesCase) -> Iterator[Note]:
    """What can be noted now in the public registers: the decision once, the end of each part on its own."""
    for part in parts(case):
        moves = moves_of(case, part)
        noted = frozenset(Deed(move.what) for move in moves if move.what in set(Deed))
        for deed in Deed:
            if why_not_note(deed, has_closure=has_closure(moves), ended=ended_as(moves), noted=noted) is None:
                is_of_both = deed is Deed.ENTERED
                if not (is_of_both and part is Place.DWELLING):
                    yield Note(deed, None if is_of_both else part)
