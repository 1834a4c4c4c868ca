"""Reading Bibob cases as the people named on them see them, and what the law wants of one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from dijkwacht.analysis.terms.words import citation
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob.models import BibobCase, BibobFact
from dijkwacht.apps.bibob.rules.states import ENDED, BibobState
from dijkwacht.apps.bibob.rules.terms import Clock, Clocks, Noted, clocks, waited_for
from dijkwacht.apps.bibob.rules.words import Acquittal, Aim, Conclusion, Fact, File, NoTest, Outcome
from dijkwacht.apps.cases.rules.cases import Due, nearest
from dijkwacht.apps.cases.rules.use import Handled, Words
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.queries import all_in_force, in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.bibob.library import example
from dijkwacht.documents.bibob.model import Policy as PolicyLine
from dijkwacht.documents.bibob.reader import policy_of
from dijkwacht.documents.terms.library import calendar

RUNNING, WITHOUT = "loopt nog", "onderzocht, zonder conclusie"
USE_WORDS = Words(
    outcomes=(*(one.word for one in Outcome), "teruggetrokken", "buiten behandeling", WITHOUT, RUNNING),
    why_not=(*(one.word for one in NoTest), "teruggetrokken", RUNNING),
)


def cases_of(user: User, *, on: date) -> QuerySet[BibobCase]:
    """The cases on which the user is named, the oldest first, with their facts."""
    found: QuerySet[BibobCase] = BibobCase.objects.visible_to(user, on=on)
    return found.select_related("organisation").prefetch_related("facts", "organisation__names").order_by("opened_on", "pk")


def file_of(case: BibobCase, facts: Iterable[BibobFact]) -> File:
    """What the rules ask of a case; of a fact that repeats, its last day."""
    facts = list(facts)
    file = _without_use(case, facts)
    return replace(file, use_until=clocks_of(case, facts, file).use_until)


def clocks_of(case: BibobCase, facts: Iterable[BibobFact], file: File) -> Clocks:
    """The terms of a case."""
    noted = [Noted(Fact(row.what), row.on, row.until, row.weeks) for row in facts]
    return clocks(noted, file, Clock(case.weeks, case.is_uniform), calendar())


def dues(user: User, *, on: date) -> tuple[Due, ...]:
    """The terms that run in the cases on which the user is named, the nearest first; three queries, however many there are."""
    return nearest(due for case in cases_of(user, on=on) for due in dues_of(case))


def dues_of(case: BibobCase) -> list[Due]:
    """The terms that run in a case; none where nobody waits for anything any more."""
    facts = list(case.facts.all())
    file = _without_use(case, facts)
    found = clocks_of(case, facts, file)
    running = (*found.report, *(() if case.state in ENDED else (*found.decision, *found.bureau)))
    return [
        Due(term.until, term.title, citation(term.article), Instrument.BIBOB, case.pk, case.number, term.unsure)
        for term in waited_for(running, file)
        if term.until
    ]


def _without_use(case: BibobCase, facts: Iterable[BibobFact]) -> File:
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
    columns = ("opened_on", "state", "state_since", "is_within_policy", "outcome", "no_test")
    rows = cases.values_list("pk", *columns)
    facts: dict[object, dict[str, date]] = {}
    for case, what, on in BibobFact.objects.filter(case__in=cases.values("pk")).values_list("case", "what", "on"):
        facts.setdefault(case, {})[what] = on
    return [_handled(dict(zip(columns, row[1:], strict=True)), facts.get(row[0], {})) for row in rows]


def _handled(row: Mapping[str, object], facts: Mapping[str, date]) -> Handled:
    state, opened = BibobState(str(row["state"])), row["opened_on"]
    assert isinstance(opened, date)  # noqa: S101  # nosec B101 - for the type checker
    ended = facts.get(Fact.ANNOUNCED) or facts.get(Fact.WITHDRAWN)
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
    )


def _outcome(state: BibobState, row: Mapping[str, object], facts: Mapping[str, date]) -> str:
    if row["outcome"]:
        return Outcome(str(row["outcome"])).word
    if Fact.WITHDRAWN in facts:
        return "teruggetrokken"
    if state is BibobState.NOT_TESTED:
        return WITHOUT
    return "buiten behandeling" if state is BibobState.NOT_TREATED else RUNNING


def _why_not(row: Mapping[str, object], facts: Mapping[str, date]) -> str:
    if row["no_test"]:
        return NoTest(str(row["no_test"])).word
    return "teruggetrokken" if Fact.WITHDRAWN in facts else RUNNING
