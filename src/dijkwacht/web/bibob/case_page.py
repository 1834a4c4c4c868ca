"""A case as it is read: where it stands, what it asks for now, its two clocks, and what is on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import citation, day_words, explanation
from dijkwacht.apps.bibob.models import BibobCase, BibobFact
from dijkwacht.apps.bibob.queries import clocks_of, file_of
from dijkwacht.apps.bibob.rules.gates import Gate
from dijkwacht.apps.bibob.rules.states import ENDED, BibobState, Step, next_steps, waiting_for, why_not_record, why_not_strike
from dijkwacht.apps.bibob.rules.terms import waited_for
from dijkwacht.apps.bibob.rules.words import FACTS, Aim, Fact, File, crosses
from dijkwacht.documents.bibob.library import law
from dijkwacht.kit.dutch import long_date


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term with its arithmetic; ``runs`` while somebody waits for its end."""

    term: Term
    runs: bool
    on: date
    title: str = ""

    @property
    def words(self) -> str:
        """What it is called."""
        return self.title or self.term.title

    @property
    def until(self) -> str:
        """Its last day; that it stands still where no end is known."""
        return day_words(self.term.until) if self.term.until else "staat stil"

    @property
    def article(self) -> str:
        """The article."""
        return citation(self.term.article)

    @property
    def explanation(self) -> str:
        """The arithmetic in words."""
        return explanation(self.term)

    @property
    def left(self) -> str:
        """How long it still runs."""
        if not self.runs or self.term.until is None:
            return ""
        days = (self.term.until - self.on).days
        if days < 0:
            return f"{-days} {'dag' if days == -1 else 'dagen'} te laat"
        return "vandaag" if days == 0 else f"nog {days} {'dag' if days == 1 else 'dagen'}"

    @property
    def is_late(self) -> bool:
        """Whether its last day is over."""
        return self.runs and self.term.until is not None and self.term.until < self.on


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step that can come next, with what it still waits for."""

    to: BibobState
    step: Step
    waits: tuple[Gate, ...]
    on: date
    file: File

    @property
    def missing(self) -> Fact | None:
        """The first fact that would bring it nearer and can be put on record now."""
        facts = (gate.fact for gate in self.waits if gate.fact)
        return next((fact for fact in facts if why_not_record(fact, self.file) is None), None)

    @property
    def reasons(self) -> list[str]:
        """Why it is not possible now."""
        return [reason for gate in self.waits if (reason := gate.why_not(self.file, self.on))]


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact on record."""

    row: BibobFact
    is_struck_off: bool

    @property
    def words(self) -> str:
        """What happened."""
        return Fact(self.row.what).word

    @property
    def article(self) -> str:
        """By which article."""
        return FACTS[Fact(self.row.what)].article


@dataclass(frozen=True, slots=True)
class Shown:
    """A case as it is read."""

    case: BibobCase
    file: File
    facts: tuple[FactRow, ...]
    steps: tuple[StepRow, ...]
    decision: tuple[TermRow, ...]
    bureau: tuple[TermRow, ...]
    report: tuple[TermRow, ...]
    after: tuple[TermRow, ...]
    use: tuple[TermRow, ...]
    recordable: tuple[Fact, ...]
    on: date

    @property
    def state(self) -> BibobState:
        """Where it stands."""
        return BibobState(self.case.state)

    @property
    def is_ended(self) -> bool:
        """Whether nobody waits for a decision any more."""
        return self.state in ENDED

    @property
    def title(self) -> str:
        """The decision it is about."""
        found = law().decision(self.case.decision)
        return found.title if found else self.case.decision

    @property
    def aim(self) -> str:
        """Whether it is about what is asked for, or what is held."""
        return Aim(self.case.aim).word

    @property
    def primary(self) -> StepRow | None:
        """What comes next: the first step that is possible, or that a fact brings nearer."""
        return next((one for one in self.steps if not one.waits or one.missing), None)

    @property
    def other_steps(self) -> list[StepRow]:
        """What is possible besides."""
        return [one for one in self.steps if not one.waits and (one != self.primary or self.must_report)]

    @property
    def waiting_steps(self) -> list[StepRow]:
        """Steps that wait for something."""
        return [one for one in self.steps if one.waits]

    @property
    def must_report(self) -> bool:
        """Whether a report to the Bureau is due at once."""
        return not self.file.has_reported

    @property
    def crosses(self) -> bool:
        """Whether another text of the law came while it ran."""
        return crosses(self.case.opened_on, self.on if not self.is_ended else self.case.state_since)

    @property
    def no_longer(self) -> list[str]:
        """What may no longer be used for another decision."""
        return [row.title for row in self.use if row.term.until and row.term.until < self.on]

    @property
    def nearest(self) -> TermRow | None:
        """The term that runs out first."""
        running = [row for row in (*self.report, *self.decision, *self.bureau) if row.runs]
        return min(running, key=lambda row: row.term.until or date.max, default=None)

    @property
    def since(self) -> str:
        """From which day it stands so."""
        return long_date(self.case.state_since)


def shown(case: BibobCase, *, on: date) -> Shown:
    """A case as it is read on a day; asks nothing of the database when its facts were read along."""
    facts = list(case.facts.all())
    file = file_of(case, facts)
    found, state = clocks_of(case, facts, file), BibobState(case.state)
    is_ended = state in ENDED
    running = {*waited_for(found.report, file)}
    if not is_ended:
        running |= {*waited_for((*found.decision, *found.bureau), file)}

    def rows(terms: Iterable[Term]) -> tuple[TermRow, ...]:
        return tuple(TermRow(term, term in running, on) for term in terms)

    return Shown(
        case=case,
        file=file,
        facts=tuple(
            FactRow(row, why_not_strike(Fact(row.what), recorded_in=row.recorded_in, state=state) is None) for row in facts
        ),
        steps=tuple(StepRow(to, step, waiting_for(state, to, file, on=on), on, file) for to, step in next_steps(state)),
        decision=rows(found.decision),
        bureau=rows(found.bureau),
        report=rows(found.report),
        after=rows(found.after),
        use=tuple(TermRow(term, runs=False, on=on, title=title) for title, term in found.use),
        recordable=tuple(fact for fact in Fact if why_not_record(fact, file) is None),
        on=on,
    )
