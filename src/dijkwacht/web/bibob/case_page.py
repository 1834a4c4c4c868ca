"""A case as it is read: where it stands, what it asks for now, its two clocks, and what is on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import day_words, explanation
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.queries import article_of, clocks_of, dues_of, file_of, publish_until
from dijkwacht.apps.bibob.rules.gates import NO_ADVICE, Gate
from dijkwacht.apps.bibob.rules.states import ENDED, BibobState, Step, next_steps, waiting_for, why_not_record
from dijkwacht.apps.bibob.rules.terms import FACT_OF, waited_for
from dijkwacht.apps.bibob.rules.words import Aim, Fact, File, crosses
from dijkwacht.apps.cases.rules.cases import Due, Whose, left_words, ours_first, whose
from dijkwacht.documents.bibob.library import law
from dijkwacht.kit.dutch import long_date


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term with its arithmetic; ``runs`` while somebody waits for its end."""

    term: Term
    runs: bool
    on: date
    article: str
    title: str = ""
    is_given: bool = False
    """Whether the law gave what was asked, because no decision came before its end."""

    @property
    def words(self) -> str:
        """What it is called."""
        return self.title or self.term.title

    @property
    def until(self) -> str:
        """Its last day; that it stands still where no end is known."""
        return day_words(self.term.until) if self.term.until else "staat stil"

    @property
    def whose(self) -> str:
        """For whom it runs."""
        return self.who.word

    @property
    def who(self) -> Whose:
        """For whom it runs, as a choice."""
        return whose(self.term.rule)

    @property
    def explanation(self) -> str:
        """The arithmetic in words."""
        return explanation(self.term)

    @property
    def left(self) -> str:
        """How long it still runs; only what is ours can be late."""
        if self.is_given:
            return "voorbij: van rechtswege gegeven"
        return left_words(self.term.until, self.on, self.who) if self.runs and self.term.until else ""

    @property
    def missing(self) -> Fact | None:
        """What must have happened and was not put on record."""
        return FACT_OF.get(self.term.missing) if self.term.missing else None

    @property
    def is_late(self) -> bool:
        """Whether its last day is over, where it is ours."""
        return not self.is_given and self.who.is_ours and self.runs and self.term.until is not None and self.term.until < self.on


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
class Shown:
    """A case as it is read."""

    case: BibobCase
    file: File
    steps: tuple[StepRow, ...]
    decision: tuple[TermRow, ...]
    bureau: tuple[TermRow, ...]
    report: tuple[TermRow, ...]
    use: tuple[TermRow, ...]
    recordable: tuple[Fact, ...]
    dues: tuple[Due, ...]
    on: date
    given_until: date | None = None
    """Until which day a permit is to be made known that the law gave."""

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
        return [one for one in self.steps if one.waits and NO_ADVICE not in one.waits]

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
    def ours(self) -> Due | None:
        """What the organisation has to do first."""
        return next(iter(self._dues[0]), None)

    @property
    def ours_left(self) -> str:
        """How long there is for that."""
        return left_words(self.ours.until, self.on, self.ours.whose) if self.ours else ""

    @property
    def others(self) -> list[Due]:
        """What it waits for, the nearest first."""
        return list(self._dues[1])

    @property
    def _dues(self) -> tuple[tuple[Due, ...], tuple[Due, ...]]:
        return ours_first(self.dues)

    @property
    def has_more_steps(self) -> bool:
        """Whether there is anything to say of steps besides the one on top."""
        first = self.primary
        return bool((first and first.waits) or self.other_steps or self.waiting_steps or not self.steps)

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
    given = publish_until(case, found, file, on=on)
    running = {*waited_for(found.report, file)}
    if not is_ended:
        running |= {*waited_for((*found.decision, *found.bureau), file)}

    def rows(terms: Iterable[Term]) -> tuple[TermRow, ...]:
        return tuple(
            TermRow(term, term in running, on, article_of(case, term), is_given=given is not None and term.rule == "T01")
            for term in terms
        )

    steps = next_steps(state, file, on=on)
    return Shown(
        case=case,
        file=file,
        steps=tuple(StepRow(to, step, waiting_for(state, to, file, on=on), on, file) for to, step in steps),
        decision=rows(found.decision),
        bureau=rows(found.bureau),
        report=rows(found.report),
        use=tuple(TermRow(term, runs=False, on=on, article=article_of(case, term), title=title) for title, term in found.use),
        recordable=tuple(fact for fact in Fact if why_not_record(fact, file) is None),
        dues=tuple(dues_of(case, on=on)),
        on=on,
        given_until=given,
    )
