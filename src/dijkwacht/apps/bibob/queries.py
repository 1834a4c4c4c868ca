"""Reading Bibob cases as the people named on them see them, and what the law wants of one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import citation
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob.models import BibobCase, BibobFact
from dijkwacht.apps.bibob.rules.states import ENDED, BibobState, Moved
from dijkwacht.apps.bibob.rules.terms import GIVEN_BY_LAW, Clock, Clocks, Noted, clocks, decide_by, given_by_law, waited_for
from dijkwacht.apps.bibob.rules.words import Acquittal, Aim, Conclusion, Fact, File, NoTest, Outcome, TermGround
from dijkwacht.apps.cases.queries import after_dues
from dijkwacht.apps.cases.rules.cases import Due, nearest, whose
from dijkwacht.apps.cases.rules.use import Handled, Words
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.queries import all_in_force, in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.bibob.library import example, law
from dijkwacht.documents.bibob.model import Policy as PolicyLine
from dijkwacht.documents.bibob.reader import policy_of
from dijkwacht.documents.terms.library import calendar

RUNNING, WITHOUT = "loopt nog", "onderzocht, zonder conclusie"
BY_LAW: Final = BibobState.GIVEN.word
USE_WORDS = Words(
    outcomes=(*(one.word for one in Outcome), BY_LAW, "teruggetrokken", "buiten behandeling", WITHOUT, RUNNING),
    why_not=(*(one.word for one in NoTest), BY_LAW, "teruggetrokken", RUNNING),
)


def cases_of(user: User, *, on: date) -> QuerySet[BibobCase]:
    """The cases on which the user is named, the oldest first, with their facts."""
    found: QuerySet[BibobCase] = BibobCase.objects.visible_to(user, on=on)
    return (
        found.select_related("organisation")
        .prefetch_related("facts", "moves", "remedies", "organisation__names")
        .order_by("opened_on", "pk")
    )


def file_of(case: BibobCase, facts: Iterable[BibobFact]) -> File:
    """What the rules ask of a case; of a fact that repeats, its last day."""
    facts = list(facts)
    file = _without_use(case, facts)
    found = clocks_of(case, facts, file)
    return replace(file, use_until=found.use_until, decide_by=decide_by(found, file))


def clocks_of(case: BibobCase, facts: Iterable[BibobFact], file: File) -> Clocks:
    """The terms of a case."""
    noted = [Noted(Fact(row.what), row.on, row.until, row.weeks) for row in facts]
    decision = law().decision(case.decision)
    clock = Clock(case.weeks, case.is_uniform, decision.kind if decision else None)
    return clocks(noted, file, clock, calendar())


def dues(user: User, *, on: date) -> tuple[Due, ...]:
    """The terms that run in the cases on which the user is named, the nearest first; a few queries, however many there are."""
    return nearest(due for case in cases_of(user, on=on) for due in dues_of(case, on=on))


def dues_of(case: BibobCase, *, on: date | None = None) -> list[Due]:
    """The terms that run in a case on a day, today where none is given; with whose they are."""
    facts, today = list(case.facts.all()), on or clock.today()
    file = _without_use(case, facts)
    found = clocks_of(case, facts, file)
    running = (*found.report, *(() if case.state in ENDED else (*found.decision, *found.bureau)))
    given = publish_until(case, found, file, on=today)
    about = (Instrument.BIBOB, case.pk, case.number)
    return [
        *([Due(given, GIVEN, GIVEN_BY_LAW, *about, rule="4:20c")] if given else ()),
        *(
            Due(term.until, term.title, article_of(case, term), *about, term.unsure, whose(term.rule), term.rule)
            for term in waited_for(running, file)
            if term.until and not (given and term.rule == "T01")
        ),
        *after_dues(case, Instrument.BIBOB, on=today),
    ]


GIVEN: Final = "de vergunning bekendmaken die van rechtswege is gegeven"


def publish_until(case: BibobCase, found: Clocks, file: File, *, on: date) -> date | None:
    """Until which day a permit is to be made known that the law gave because the decision came too late; None without one."""
    decision = law().decision(case.decision)
    kind = decision.kind if decision else None
    return None if case.state in ENDED else given_by_law(found.decision, file, kind, calendar(), on=on)


def article_of(case: BibobCase, term: Term) -> str:
    """The article of a term; of the decision on an application that has a term of its own the rule that sets it."""
    return TermGround(case.ground).word if case.ground and term.rule == "T01" else citation(term.article)


def moves_of(case: BibobCase) -> tuple[Moved, ...]:
    """The steps of a case in the order in which they were taken."""
    return tuple(Moved(row.before, row.to, row.on) for row in case.moves.all())


def _without_use(case: BibobCase, facts: Iterable[BibobFact]) -> File:
    facts = list(facts)
    rows = {Fact(row.what): row for row in sorted(facts, key=lambda row: (row.on, row.pk))}
    views, repair = rows.get(Fact.VIEWS_ASKED), rows.get(Fact.REPAIR_ASKED)
    return File(
        facts={what: row.on for what, row in rows.items()},
        group=case.group,
        aim=Aim(case.aim),
        conclusion=Conclusion(case.conclusion) if case.conclusion else None,
        is_advised=case.is_advised,
        acquittal=Acquittal(case.acquittal) if case.acquittal else None,
        outcome=Outcome(case.outcome) if case.outcome else None,
        no_test=NoTest(case.no_test) if case.no_test else None,
        is_suspected=case.is_suspected,
        views_until=views.until if views else None,
        repair_until=repair.until if repair else None,
        times=Counter(Fact(row.what) for row in facts),
    )


def policy_in_force(organisation: Organisation, *, on: date) -> tuple[PolicyLine | None, bool]:
    """The organisation's own policy line on a day, or the example for its kind; and whether it is its own."""
    row = in_force(organisation, Instrument.BIBOB, on=on)
    return (policy_of(row.content), True) if row else (example(organisation.kind), False)


def neighbours(organisations: QuerySet[Organisation], *, on: date) -> Mapping[int, PolicyLine]:
    """The policy lines of these organisations on a day, by their numbers."""
    found: Mapping[int, Policy] = all_in_force(organisations, Instrument.BIBOB, on=on)
    return {number: policy_of(row.content) for number, row in found.items()}


def handled(cases: QuerySet[BibobCase]) -> list[Handled]:
    """Cases as they count."""
    return [one for _, one in counted(cases)]


def counted(cases: QuerySet[BibobCase]) -> list[tuple[UUID, Handled]]:
    """Cases as they count, each with its own mark."""
    columns = ("opened_on", "state", "state_since", "is_within_policy", "outcome", "no_test")
    rows = cases.values_list("pk", *columns)
    facts: dict[object, dict[str, date]] = {}
    for case, what, on in BibobFact.objects.filter(case__in=cases.values("pk")).values_list("case", "what", "on"):
        facts.setdefault(case, {})[what] = on
    return [(row[0], _handled(dict(zip(columns, row[1:], strict=True)), facts.get(row[0], {}))) for row in rows]


def _handled(row: Mapping[str, object], facts: Mapping[str, date]) -> Handled:
    state, opened = BibobState(str(row["state"])), row["opened_on"]
    assert isinstance(opened, date)  # noqa: S101  # nosec B101 - for the type checker
    ended = facts.get(Fact.ANNOUNCED) or facts.get(Fact.GIVEN) or facts.get(Fact.WITHDRAWN)
    if ended is None and state in ENDED:
        ended = row["state_since"]  # type: ignore[assignment]  # a column of dates
    is_tested = Fact.FORM_SENT in facts
    return Handled(
        year=opened.year,
        is_within_policy=bool(row["is_within_policy"]),
        is_tested=is_tested,
        is_asked=Fact.ADVICE_ASKED in facts,
        outcome=_outcome(state, row, facts) if is_tested else "",
        why_not="" if is_tested else _why_not(row, facts),
        days=(ended - opened).days if ended else None,
        so_far=((ended or clock.today()) - opened).days,
    )


def _outcome(state: BibobState, row: Mapping[str, object], facts: Mapping[str, date]) -> str:
    if row["outcome"]:
        return Outcome(str(row["outcome"])).word
    if Fact.GIVEN in facts:
        return BY_LAW
    if Fact.WITHDRAWN in facts:
        return "teruggetrokken"
    if state is BibobState.NOT_TESTED:
        return WITHOUT
    return "buiten behandeling" if state is BibobState.NOT_TREATED else RUNNING


def _why_not(row: Mapping[str, object], facts: Mapping[str, date]) -> str:
    if row["no_test"]:
        return NoTest(str(row["no_test"])).word
    if Fact.GIVEN in facts:
        return BY_LAW
    return "teruggetrokken" if Fact.WITHDRAWN in facts else RUNNING
