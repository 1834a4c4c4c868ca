"""The pictures of the example, each on its way from plan to decision."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count
from django.utils.text import slugify

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.queries import decision_on, mark_of
from dijkwacht.apps.adoption.rules import Body, Decided, DecisionKind
from dijkwacht.apps.fact_check import actions as fact_check
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.invitations.actions import codes, invitations
from dijkwacht.apps.members import actions as members
from dijkwacht.apps.members.queries import differs_now
from dijkwacht.apps.members.rules import Differs
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.passages import actions as passages
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.passages.rules.marking import Marked, Part
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture, Respondent
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.queries.telling import telling, told
from dijkwacht.apps.pictures.rules.answers import digest
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.apps.reporting.actions import closing
from dijkwacht.apps.roadmap import actions as roadmap
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.queries import roadmap as read
from dijkwacht.apps.roadmap.rules import TRACED, MilestoneKind, on_quiet_free
from dijkwacht.apps.sources import actions as sources
from dijkwacht.apps.workbooks import actions as workbooks
from dijkwacht.documents.example import ExamplePlan, example_answers
from dijkwacht.documents.example.plans import ReadDocument
from dijkwacht.documents.norms.library import norm
from dijkwacht.jobs.example.stories import Story, together
from dijkwacht.jobs.example.world import BY, World

ROUND: Final = timedelta(days=14)
"""How long a fact check of the example runs."""
DONE: Final[Mapping[State, int]] = {State.PLANNED: 1, State.ANSWERING: 3, State.ANALYSIS: 6}
"""How many steps of the roadmap are done in a state; seven from the concept on."""

GROUNDS: Final = (
    (Basis.DOCUMENT, "Het stuk dat hierbij hoort, is gelezen en past bij dit niveau."),
    (Basis.INTERVIEW, "In het gesprek over dit thema kwam hetzelfde beeld naar voren."),
    (Basis.CHECK, "Een steekproef van drie dossiers past bij dit niveau."),
)
"""On what the adviser of the example rests a level that one or two people gave."""
LEFT_OPEN: Final = "Deze onderdelen konden in de vragenronde nog niet worden beantwoord. Ze komen in het volgende beeld terug."
NOT_NEEDED: Final = {
    MilestoneKind.DOCUMENTS: "Stukken zijn niet apart gevraagd: het bewijs staat bij de antwoorden.",
    MilestoneKind.INTERVIEWS: "Losse gesprekken waren niet nodig: wat de vragenlijst openliet, is in de groep besproken.",
}

INVITED: Final[tuple[tuple[Callable[..., object], ...], ...]] = (
    (),
    (codes.enter,),
    (invitations.revoke,),
    (codes.enter, invitations.submit),
)
"""What happened to the invitations of a picture that is being answered, from who answered least on."""


@dataclass(frozen=True)
class Making:
    """One picture and its plan."""

    plan: ExamplePlan
    world: World
    picture: Picture

    def day(self, state: str) -> date | None:
        """When the picture came into a state."""
        return self.world.ago(self.plan.since[state]) if state in self.plan.since else None

    def who(self, role: Role) -> User:
        """Whoever has a role in the organisation."""
        return self.world.who(self.plan.organisation, role)


def picture(plan: ExamplePlan, world: World) -> Story:
    """A picture is planned, and goes its way with its documents and its roadmap."""
    yield world.ago(plan.since["planned"])
    organisation = world.organisations[plan.organisation]
    made = pictures.plan(
        organisation=organisation,
        norm=NormVersion.objects.get(code=plan.norm, version=norm(plan.norm).version),
        reference_date=world.ago(plan.reference_days_ago),
        is_basic=plan.basic,
        is_example=True,
        by=BY,
    )
    for function in plan.respondents:
        pictures.ask(picture=made, function=function, membership=world.seats.get((plan.organisation, function)), by=BY)
    if plan.covers:
        members.cover(picture=made, members=[world.organisations[code] for code in plan.covers], by=BY)
    making = Making(plan, world, made)
    yield from together(_roadmap(making), *_documents(making), _road(making))


def _road(making: Making) -> Story:
    """From state to state, each on its day."""
    plan, on = making.plan, making.world.on
    for state in [*plan.since][1:]:
        yield making.day(state) or on
        yield from _step(making, State(state))
    if State(plan.state) is State.ANSWERING:
        yield on
        _answer(making)
        _invite(making)
    if State(plan.state) is State.ANALYSIS:
        yield on
        _write(plan, making.picture)


def _step(making: Making, to: State) -> Story:
    if to is State.ADOPTED:
        _decide(making)
        return
    if to is State.ANALYSIS:
        _answer(making)
    if to is State.CONCEPT:
        _write(making.plan, making.picture)
        _read_through(making)
    adoption.move(picture=making.picture, to=to, until=_until(making) if to is State.FACT_CHECK else None, by=BY)
    if to is State.ANALYSIS:
        _deviate(making)
    if to is State.FACT_CHECK:
        _mark(making)
        yield clock.today() + timedelta(days=2)
        _remark(making)


def _until(making: Making) -> date:
    adopted = making.day("adopted")
    return adopted - timedelta(days=1) if adopted else clock.today() + ROUND


def _answer(making: Making) -> None:
    rows = example_answers(norm(making.plan.norm), plan=making.plan, on=making.picture.reference_date)
    workbooks.fill(picture=making.picture, rows=rows, by=BY)


def _invite(making: Making) -> None:
    """Some of those who are asked come by invitation: one did nothing yet, one came in, one submitted, one was revoked."""
    invitations.announce_elsewhere(picture=making.picture, by=BY)
    seats = Respondent.objects.filter(picture=making.picture, membership=None)
    without = seats.alias(said=Count("answers")).order_by("said", "pk")
    for respondent, deeds in zip(without, INVITED, strict=False):
        email = f"{slugify(respondent.function)}-{making.plan.organisation.lower()}@duinmark.example"
        invitation = invitations.address(respondent=respondent, email=email, by=BY)
        invitations.invite(invitation=invitation, by=BY)
        for deed in deeds:
            deed(invitation=invitation, by=BY)


def _write(plan: ExamplePlan, picture: Picture) -> None:
    criteria = {criterion.id: criterion for criterion in norm(plan.norm).criteria}
    for code in dict.fromkeys(settled.criterion for settled in plan.settled):
        rows = [settled for settled in plan.settled if settled.criterion == code]
        levels = {Side(row.side): row.level for row in rows if row.side and row.level is not None}
        basis = Basis(rows[0].basis)
        pictures.settle(picture=picture, criterion=code, levels=levels, reason=rows[0].reason, basis=basis, by=BY)
    for finding in plan.findings:
        code, advice = finding.criterion, criteria[finding.criterion].advice
        findings.describe(picture=picture, criterion=code, text=finding.text, is_reviewed=finding.reviewed, by=BY)
        if finding.advice and advice:
            effort = advice.effort
            findings.recommend(picture=picture, criterion=code, text=finding.advice, effort=effort, is_left_out=False, by=BY)
    if plan.summary:
        words = {"summary": plan.summary, "decision": plan.decision, "unanswered": plan.unanswered_reason}
        pictures.summarise(picture=picture, **words, by=BY)


def _read_through(making: Making) -> None:
    """The adviser weighs what rests on one or two people, reads every finding, and says why some criteria stayed open."""
    made = making.picture
    reckoned = reckon(made)
    for number, code in enumerate(telling(reckoned).unweighed):
        result, (basis, reason) = reckoned.results[code], GROUNDS[number % len(GROUNDS)]
        sides = ((Side.PAPER, result.paper), (Side.PRACTICE, result.practice))
        levels = {side: level for side, level in sides if level is not None} if result.applicable else {}
        pictures.settle(picture=made, criterion=code, levels=levels, reason=reason, basis=basis, by=BY)
    written, there = {finding.criterion: finding.text for finding in making.plan.findings}, told(made)
    for code in there.score.findings:
        findings.describe(picture=made, criterion=code, text=written.get(code, ""), is_reviewed=True, by=BY)
    if there.score.not_known and not made.unanswered_reason:
        words = {"summary": made.summary, "decision": made.decision, "unanswered": LEFT_OPEN}
        pictures.summarise(picture=made, **words, by=BY)


def _deviate(making: Making) -> None:
    for row in making.plan.deviations:
        member = making.world.organisations[row.member]
        differs = Differs(row.paper, row.practice, row.paper is None and row.practice is None, row.reason)
        seen = digest(differs_now(making.picture, member, row.criterion))
        members.deviate(picture=making.picture, member=member, criterion=row.criterion, differs=differs, seen=seen, by=BY)


def _mark(making: Making) -> None:
    for row in making.plan.marked:
        days = {"imposed_on": row.imposed_days_ago, "review_on": row.review_in_days and -row.review_in_days}
        told = {name: None if ago is None else making.world.ago(ago) for name, ago in days.items()}
        interest = Ground(row.interest) if row.interest else None
        marked = Marked(Ground(row.ground), row.explanation, interest, row.imposed_by or "", **told)
        passages.mark(picture=making.picture, part=Part(row.part), criterion=row.criterion or "", marked=marked, by=BY)


def _remark(making: Making) -> None:
    for remark in making.plan.remarks:
        role = Role(remark.role)
        by, criterion = making.who(role), remark.criterion or ""
        made = fact_check.comment(picture=making.picture, criterion=criterion, text=remark.text, role=role, by=by)
        if remark.reply:
            fact_check.reply(comment=made, text=remark.reply, is_taken_over=remark.taken_over, by=BY)


def _decide(making: Making) -> None:
    """The client records the decision and the coordinator confirms it."""
    said, made = making.plan.decided, making.picture
    if said is None:
        raise ValueError(f"the example of {making.plan.organisation} is adopted without a decision")
    decided = Decided(DecisionKind(said.kind), Body(said.body), _last_workday(clock.today()), said.number)
    adoption.decide(picture=made, decided=decided, by=making.who(Role.CLIENT))
    if row := decision_on(made):
        closing.confirm(picture=made, seen=mark_of(row), by=making.who(Role.COORDINATOR))


def _documents(making: Making) -> Iterator[Story]:
    """Each document on its way: asked for, come in, read; counted from the reference date."""
    reference = making.picture.reference_date

    def story(row: ReadDocument) -> Story:
        asked = reference - timedelta(days=row.asked)
        yield asked
        document = sources.ask_for(picture=making.picture, title=row.title, asked_of=row.asked_of, asked_on=asked, by=BY)
        for ago, deed in ((row.received, sources.came_in), (row.read, sources.was_read)):
            if ago is not None:
                day = reference - timedelta(days=ago)
                yield day
                deed(document=document, on=day, by=BY)

    return (story(row) for row in making.plan.documents)


def _roadmap(making: Making) -> Story:
    """A roadmap for what still runs, with the steps done that its state has behind it."""
    state, begun, on = State(making.plan.state), clock.today(), making.world.on
    if state is State.ADOPTED:
        return
    yield begun
    roadmap.lay_out(picture=making.picture, kick_off=on_quiet_free(begun), by=BY)
    steps = Milestone.objects.filter(picture=making.picture).order_by("due_on", "pk")
    for milestone in steps[: DONE.get(state, 7)]:
        kind = MilestoneKind(milestone.kind)
        # Once the concept is shared, the picture shows itself what was read and who was spoken to.
        if kind in TRACED and state is not State.ANALYSIS:
            continue
        if kind is MilestoneKind.INTERVIEWS or (kind is MilestoneKind.DOCUMENTS and not making.plan.documents):
            roadmap.skip(milestone=milestone, reason=NOT_NEEDED[kind], by=BY)
        elif milestone.done_on is None:
            day = min(milestone.due_on, on)
            yield day
            roadmap.finish(milestone=milestone, on=day, by=BY)
    # What took longer than planned was moved, as people do.
    yield on
    ahead = on_quiet_free(on + timedelta(days=6))
    following = next((row for row in read(making.picture) if row.is_open_on(on)), None)
    if following and following.due_on < ahead:
        roadmap.reschedule(milestone=following, to=ahead, by=BY)


def _last_workday(day: date) -> date:
    """The day itself, or the nearest working day before it."""
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day
