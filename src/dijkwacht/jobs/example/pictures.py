"""Makes one picture of the example by doing what people do, and then sets its days back to when they would have done it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Count
from django.utils import timezone
from django.utils.text import slugify

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Comment, Decision, Milestone, Picture, Respondent, SourceDocument
from dijkwacht.apps.assessments.queries import decision_on, differs_now, mark_of
from dijkwacht.apps.assessments.rules import Body, Decided, DecisionKind, Differs, Ground, Marked, Part, State, digest
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.example import ExamplePlan, example_answers
from dijkwacht.documents.example.plans import ROAD
from dijkwacht.documents.norms.library import norm

BY: Final = System("example")
ROUND: Final = timedelta(days=14)
"""How long a fact check of the example runs."""
DONE: Final[Mapping[State, int]] = {State.PLANNED: 1, State.ANSWERING: 3, State.ANALYSIS: 6}
"""How many steps of the roadmap are done in a state; seven from the concept on."""

INVITED: Final[tuple[tuple[Callable[..., object], ...], ...]] = (
    (),
    (actions.enter,),
    (actions.revoke,),
    (actions.enter, actions.submit),
)
"""What happened to the invitations of a picture that is being answered, from who answered least on."""


@dataclass(frozen=True)
class Making:
    """One plan, for its organisation, with the day from which dates count back."""

    plan: ExamplePlan
    organisations: Mapping[str, Organisation]
    seats: Mapping[tuple[str, str], Membership]
    on: date

    @property
    def organisation(self) -> Organisation:
        """Whose picture it is."""
        return self.organisations[self.plan.organisation]

    def day(self, state: str) -> date | None:
        """When the picture came into a state."""
        return self.on - timedelta(days=self.plan.since[state]) if state in self.plan.since else None

    def who(self, role: Role) -> User:
        """Whoever has a role in the organisation."""
        return User.objects.get(memberships__organisation=self.organisation, memberships__role=role)


def make(making: Making) -> None:
    """Make the picture, up to its state."""
    plan, reference = making.plan, making.on - timedelta(days=making.plan.reference_days_ago)
    picture = actions.plan(
        organisation=making.organisation,
        norm=NormVersion.objects.get(code=plan.norm, version=norm(plan.norm).version),
        reference_date=reference,
        is_basic=plan.basic,
        is_example=True,
        by=BY,
    )
    for function in plan.respondents:
        actions.ask(picture=picture, function=function, membership=making.seats.get((plan.organisation, function)), by=BY)
    if plan.covers:
        actions.cover(picture=picture, members=[making.organisations[code] for code in plan.covers], by=BY)
    _documents(making, picture)
    for state in ROAD[1 : ROAD.index(plan.state) + 1]:
        _step(making, picture, State(state))
    if State(plan.state) is State.ANALYSIS:
        _write(plan, picture)
    _set_back(making, picture)
    _roadmap(making, picture)


def _step(making: Making, picture: Picture, to: State) -> None:
    plan = making.plan
    if to is State.CONCEPT:
        _write(plan, picture)
    if to is State.ADOPTED:
        _decide(making, picture)
        return
    until = timezone.localdate() + ROUND if to is State.FACT_CHECK else None
    actions.move(picture=picture, to=to, until=until, by=BY)
    if to is State.ANSWERING:
        rows = example_answers(norm(plan.norm), plan=plan, on=picture.reference_date)
        actions.fill(picture=picture, rows=rows, by=BY)
        _invite(making, picture)
    if to is State.ANALYSIS:
        _deviations(making, picture)
    if to is State.FACT_CHECK:
        _remarks(making, picture)


def _invite(making: Making, picture: Picture) -> None:
    """Some of those who are asked come by invitation: one did nothing yet, one came in, one submitted, one was revoked."""
    if State(making.plan.state) is not State.ANSWERING:
        return
    actions.announce_elsewhere(picture=picture, by=BY)
    without = Respondent.objects.filter(picture=picture, membership=None).alias(said=Count("answers")).order_by("said", "pk")
    for respondent, deeds in zip(without, INVITED, strict=False):
        email = f"{slugify(respondent.function)}-{making.plan.organisation.lower()}@duinmark.example"
        invitation = actions.address(respondent=respondent, email=email, by=BY)
        actions.invite(invitation=invitation, by=BY)
        for deed in deeds:
            deed(invitation=invitation, by=BY)


def _write(plan: ExamplePlan, picture: Picture) -> None:
    criteria = {criterion.id: criterion for criterion in norm(plan.norm).criteria}
    for code in dict.fromkeys(settled.criterion for settled in plan.settled):
        rows = [settled for settled in plan.settled if settled.criterion == code]
        levels = {Side(row.side): row.level for row in rows if row.side and row.level is not None}
        actions.settle(picture=picture, criterion=code, levels=levels, reason=rows[0].reason, by=BY)
    for finding in plan.findings:
        code, advice = finding.criterion, criteria[finding.criterion].advice
        actions.describe(picture=picture, criterion=code, text=finding.text, is_reviewed=finding.reviewed, by=BY)
        if finding.advice and advice:
            effort = advice.effort
            actions.recommend(picture=picture, criterion=code, text=finding.advice, effort=effort, is_left_out=False, by=BY)
    if plan.summary:
        words = {"summary": plan.summary, "decision": plan.decision, "unanswered": plan.unanswered_reason}
        actions.summarise(picture=picture, **words, by=BY)


def _deviations(making: Making, picture: Picture) -> None:
    for row in making.plan.deviations:
        member = making.organisations[row.member]
        differs = Differs(row.paper, row.practice, row.paper is None and row.practice is None, row.reason)
        seen = digest(differs_now(picture, member, row.criterion))
        actions.deviate(picture=picture, member=member, criterion=row.criterion, differs=differs, seen=seen, by=BY)


def _remarks(making: Making, picture: Picture) -> None:
    for row in making.plan.marked:
        days = {"imposed_on": row.imposed_days_ago, "review_on": row.review_in_days and -row.review_in_days}
        # Nothing is imposed on a day that is still to come, whatever day the example is loaded for.
        on = min(making.on, timezone.localdate())
        told = {name: None if ago is None else on - timedelta(days=ago) for name, ago in days.items()}
        interest = Ground(row.interest) if row.interest else None
        marked = Marked(Ground(row.ground), row.explanation, interest, row.imposed_by or "", **told)
        actions.mark(picture=picture, part=Part(row.part), criterion=row.criterion or "", marked=marked, by=BY)
    for remark in making.plan.remarks:
        role = Role(remark.role)
        made = actions.comment(
            picture=picture, criterion=remark.criterion or "", text=remark.text, role=role, by=making.who(role)
        )
        if remark.reply:
            actions.reply(comment=made, text=remark.reply, is_taken_over=remark.taken_over, by=BY)


def _decide(making: Making, picture: Picture) -> None:
    """The client records the decision and the coordinator confirms it."""
    said = making.plan.decided
    if said is None:
        raise ValueError(f"the example of {making.plan.organisation} is adopted without a decision")
    decided = Decided(DecisionKind(said.kind), Body(said.body), timezone.localdate(), said.number)
    actions.decide(picture=picture, decided=decided, by=making.who(Role.CLIENT))
    if row := decision_on(picture):
        actions.confirm(picture=picture, seen=mark_of(row), by=making.who(Role.COORDINATOR))


def _documents(making: Making, picture: Picture) -> None:
    today, reference = timezone.localdate(), picture.reference_date
    for row in making.plan.documents:
        document = actions.ask_for(picture=picture, title=row.title, asked_of=row.asked_of, asked_on=today, by=BY)
        if row.received is not None:
            actions.came_in(document=document, on=today, by=BY)
        if row.read is not None:
            actions.was_read(document=document, on=today, by=BY)
        days = {"asked_on": row.asked, "received_on": row.received, "read_on": row.read}
        told = {name: None if ago is None else reference - timedelta(days=ago) for name, ago in days.items()}
        SourceDocument.objects.filter(pk=document.pk).update(**told)


def _set_back(making: Making, picture: Picture) -> None:
    """Deeds bear the day on which they are done; the example tells of the days before it was loaded."""
    adopted, checked = making.day("adopted"), making.day("fact_check")
    until = adopted - timedelta(days=1) if adopted else checked + ROUND if checked else None
    Picture.objects.filter(pk=picture.pk).update(
        state_since=making.day(making.plan.state), concept_on=making.day("concept"), fact_check_until=until
    )
    if adopted:
        Decision.objects.filter(picture=picture).update(decided_on=_workday(adopted, -1))
    if checked:
        at = timezone.make_aware(datetime.combine(checked + timedelta(days=2), time(hour=10)))
        Comment.objects.filter(picture=picture).update(at=at)


def _roadmap(making: Making, picture: Picture) -> None:
    """A roadmap for what still runs, with the steps done that its state has behind it."""
    state, begun = State(making.plan.state), making.day("planned")
    if state is State.ADOPTED or begun is None:
        return
    actions.lay_out(picture=picture, kick_off=_workday(begun, 1), by=BY)
    for milestone in Milestone.objects.filter(picture=picture).order_by("due_on", "pk")[: DONE.get(state, 7)]:
        if milestone.done_on is None:
            actions.finish(milestone=milestone, on=min(milestone.due_on, timezone.localdate()), by=BY)
    # What took longer than planned was moved, as people do.
    ahead = _workday(making.on + timedelta(days=6), 1)
    following = Milestone.objects.filter(picture=picture, done_on=None).order_by("due_on", "pk")[0]
    if following.due_on < ahead:
        actions.reschedule(milestone=following, to=ahead, by=BY)


def _workday(day: date, step: int) -> date:
    """The day itself, or the nearest working day after (1) or before (-1) it."""
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day
