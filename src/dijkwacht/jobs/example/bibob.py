"""Makes the Bibob policies and cases of the example by doing what people do."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.instruments.actions import bibob, policies
from dijkwacht.apps.instruments.actions import cases as seats
from dijkwacht.apps.instruments.models import Policy
from dijkwacht.apps.instruments.rules.bibob_cases import BibobState
from dijkwacht.apps.instruments.rules.bibob_words import Acquittal, Conclusion, Fact, NoTest, Outcome
from dijkwacht.apps.instruments.rules.cases import Instrument
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.bibob.library import example
from dijkwacht.documents.bibob.reader import policy_data
from dijkwacht.documents.example.bibob import ExamplePolicy, ExampleSeries, ExampleStep, example_bibob
from dijkwacht.jobs.example.pictures import BY


def make_bibob(organisations: Mapping[str, Organisation], on: date) -> None:
    """Make them all, with days that count back from ``on``; nothing where they are there already."""
    if Policy.objects.filter(organisation__in=organisations.values(), instrument=Instrument.BIBOB).exists():
        return
    # No step is taken in the future, whatever day the example is loaded for.
    on = min(on, timezone.localdate())
    said = example_bibob()
    for policy in said.policies:
        _adopt(policy, organisations[policy.organisation], on)
    for code in said.registers:
        seats.turn_on(organisation=organisations[code], instrument=Instrument.BIBOB, by=BY)
    for series in said.series:
        people = {user.email: user for user in User.objects.filter(email__in=series.named)}
        for index in range(series.count):
            received = on - timedelta(days=series.received - index * series.every)
            _case(series, index, received, [people[email] for email in series.named], organisations[series.organisation])


def _adopt(policy: ExamplePolicy, here: Organisation, on: date) -> None:
    ours = example(here.kind)
    assert ours is not None  # noqa: S101  # nosec B101 - a test over the content sees to it
    kept = [line for line in ours.lines if line.decision not in policy.drops and line.decision not in policy.changes]
    lines = (*kept, *policy.changes.values())
    line = ours.model_copy(update={"id": "eigen", "version": "eigen", "title": policy.title, "lines": lines})
    text = policies.Text(policy.title, policy_data(line))
    row = policies.draft(organisation=here, instrument=Instrument.BIBOB, text=text, by=BY)
    policies.adopt(policy=row, from_day=on - timedelta(days=policy.from_days_ago), seen=row.digest, by=BY)
    if policy.shares:
        policies.share(organisation=here, instrument=Instrument.BIBOB, by=BY)


def _case(series: ExampleSeries, index: int, received: date, people: list[User], here: Organisation) -> None:
    first, *others = people
    number = f"Z-{received.year}-{series.number + index:05}"
    made = bibob.open_case(organisation=here, opening=bibob.Opening(number, series.decision, received), by=first)
    for colleague in others:
        seats.name(case=made, user=colleague, by=first)
    for step in series.steps:
        day = received + timedelta(days=step.after)
        until = received + timedelta(days=step.until) if step.until is not None else None
        if step.fact:
            bibob.record(case=made, happened=bibob.Happened(Fact(step.fact), day, until), by=first)
        else:
            bibob.move(case=made, to=BibobState(step.to), taken=_taken(step, day, until), by=first)


def _taken(step: ExampleStep, day: date, until: date | None) -> bibob.Taken:
    return bibob.Taken(
        day,
        until=until,
        conclusion=Conclusion(step.conclusion) if step.conclusion else None,
        acquittal=Acquittal(step.acquittal) if step.acquittal else None,
        outcome=Outcome(step.outcome) if step.outcome else None,
        no_test=NoTest(step.no_test) if step.no_test else None,
    )
