"""The Bibob policies and cases of the example."""

from collections.abc import Iterator
from datetime import date, timedelta

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob import actions
from dijkwacht.apps.bibob.rules.states import BibobState
from dijkwacht.apps.bibob.rules.words import Acquittal, Conclusion, Fact, NoTest, Outcome
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.bibob.library import example
from dijkwacht.documents.bibob.reader import policy_data
from dijkwacht.documents.example.bibob import ExamplePolicy, ExampleSeries, ExampleStep, example_bibob
from dijkwacht.jobs.example.damocles import turn_on
from dijkwacht.jobs.example.stories import Story
from dijkwacht.jobs.example.world import BY, World

BIBOB = Instrument.BIBOB


def bibob(world: World) -> Iterator[Story]:
    """Policies and cases; nothing where they are there already."""
    if Policy.objects.filter(organisation__in=world.organisations.values(), instrument=BIBOB).exists():
        return
    said = example_bibob()
    yield from (turn_on(world.organisations[code], BIBOB, world) for code in said.registers)
    yield from (_policy(policy, world.organisations[policy.organisation], world) for policy in said.policies)
    yield from (_case(series, index, world) for series in said.series for index in range(series.count))


def _policy(policy: ExamplePolicy, here: Organisation, world: World) -> Story:
    day = world.ago(policy.from_days_ago)
    yield day
    ours = example(here.kind)
    assert ours is not None  # noqa: S101  # nosec B101 - a test over the content sees to it
    kept = [line for line in ours.lines if line.decision not in policy.drops and line.decision not in policy.changes]
    lines = (*kept, *policy.changes.values())
    line = ours.model_copy(update={"id": "eigen", "version": "eigen", "title": policy.title, "lines": lines})
    text = policies.Text(policy.title, policy_data(line))
    row = policies.draft(organisation=here, instrument=BIBOB, text=text, by=BY)
    policies.adopt(policy=row, from_day=day, seen=row.digest, by=BY)
    if policy.shares:
        yield world.on
        policies.share(organisation=here, instrument=BIBOB, by=BY)


def _case(series: ExampleSeries, index: int, world: World) -> Story:
    received = world.ago(series.received - index * series.every)
    yield received
    people = {user.email: user for user in User.objects.filter(email__in=series.named)}
    first, *others = (people[email] for email in series.named)
    number, here = f"Z-{received.year}-{series.number + index:05}", world.organisations[series.organisation]
    made = actions.open_case(organisation=here, opening=actions.Opening(number, series.decision, received), by=first)
    for colleague in others:
        cases.name(case=made, user=colleague, by=first)
    for step in series.steps:
        day = received + timedelta(days=step.after)
        until = received + timedelta(days=step.until) if step.until is not None else None
        yield day
        if step.fact:
            actions.record(case=made, happened=actions.Happened(Fact(step.fact), day, until), by=first)
        else:
            actions.move(case=made, to=BibobState(step.to), taken=_taken(step, day, until), by=first)


def _taken(step: ExampleStep, day: date, until: date | None) -> actions.Taken:
    return actions.Taken(
        day,
        until=until,
        conclusion=Conclusion(step.conclusion) if step.conclusion else None,
        acquittal=Acquittal(step.acquittal) if step.acquittal else None,
        outcome=Outcome(step.outcome) if step.outcome else None,
        no_test=NoTest(step.no_test) if step.no_test else None,
    )
