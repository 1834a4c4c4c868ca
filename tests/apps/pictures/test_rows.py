"""The rows themselves: the wall between organisations, what the database refuses, one event for each deed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.accounts.rules import Right, Role
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.rules import Body, DecisionKind
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.findings.models import Note, Recommendation
from dijkwacht.apps.group_sessions.models import Session
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.members.models import Coverage, Deviation
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.marking import Part
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Confidential, Picture, Respondent, Settlement, ShownLevel
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import MilestoneKind
from dijkwacht.apps.sources import actions as sources
from dijkwacht.apps.sources.models import SourceDocument
from dijkwacht.apps.sources.rules import Recorded
from dijkwacht.apps.workbooks import actions as workbooks
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.documents.workbook.model import AnswerRow
from tests import factories as make

pytestmark = pytest.mark.django_db
BY = System("tests")
SECRET = "Alleen voor de adviseur."
ROW = AnswerRow("VER-01", "inkoop", paper=1, practice=1, explanation=SECRET)


def _take_over(picture: Picture) -> None:
    workbooks.take_over(upload=Upload.objects.get(picture=picture), by=BY)


def _answer(picture: Picture) -> None:
    seat = Respondent.objects.get(picture=picture, function="oov")
    pictures.answer(respondent=seat, criterion="BES-01", said=Said(2, 1, "", SECRET), seen=0, by=BY)


DEEDS: dict[str, Callable[[Picture], Any]] = {
    "asked": lambda picture: pictures.ask(picture=picture, function="oov", by=BY),
    "answered": _answer,
    "filled": lambda picture: workbooks.fill(picture=picture, rows=[AnswerRow("BES-03", "hr", paper=1)], by=BY),
    "received": lambda picture: workbooks.receive(picture=picture, rows=[ROW], by=make.user(f"{picture.pk}@example.org")),
    "taken_over": _take_over,
    "moved": lambda picture: adoption.move(picture=picture, to=State.ANALYSIS, by=BY),
    "settled": lambda picture: pictures.settle(picture=picture, criterion="BES-01", levels={Side.PAPER: 1}, reason=SECRET, by=BY),
    "unsettled": lambda picture: pictures.unsettle(picture=picture, criterion="BES-01", by=BY),
    "described": lambda picture: findings.describe(picture=picture, criterion="BES-01", text=SECRET, is_reviewed=True, by=BY),
    "recommended": lambda picture: findings.recommend(
        picture=picture, criterion="BES-01", text=SECRET, effort="small", is_left_out=False, by=BY
    ),
    "summarised": lambda picture: pictures.summarise(picture=picture, summary=SECRET, decision=SECRET, by=BY),
    "recorded": lambda picture: sources.record(
        picture=picture, criterion="BES-02", recorded=Recorded("hr", Source.INTERVIEW, Said(1, 1, "", SECRET)), seen=0, by=BY
    ),
    "retracted": lambda picture: sources.retract(
        answer=Answer.objects.get(picture=picture, source=Source.INTERVIEW), seen=1, by=BY
    ),
    "noted": lambda picture: findings.note(picture=picture, criterion="VER-02", text=SECRET, by=BY),
    "opened": lambda picture: pictures.opened(picture=picture, page="matrix", by=BY),
    "received again": lambda picture: workbooks.receive(picture=picture, rows=[ROW], by=make.user(f"2{picture.pk}@example.org")),
}


def walked(picture: Picture, deeds: dict[str, Callable[[Picture], Any]] = DEEDS) -> Picture:
    for deed in deeds.values():
        deed(picture)
    return picture


def _rows(picture: Picture) -> None:
    """A row of each kind that no deed above writes."""
    its = {"picture": picture, "organisation": picture.organisation}
    day, now = make.REFERENCE, timezone.now()
    seat = Respondent.objects.filter(picture=picture).first()
    Milestone.objects.create(**its, kind=MilestoneKind.KICK_OFF, due_on=day, owner="adviseur")
    Invitation.objects.create(**its, respondent=seat, token_hash=str(picture.pk), sent_at=now, expires_on=day)
    SourceDocument.objects.create(**its, title="Beleidsplan", asked_on=day)
    Coverage.objects.create(**its, member=picture.organisation)
    Deviation.objects.create(**its, member=picture.organisation, criterion="BES-01", paper=1, reason="Eigen beleid.")
    Note.objects.create(**its, criterion="BES-01", text=SECRET)
    Comment.objects.create(**its, role="client", text=SECRET, at=now)
    Passage.objects.create(**its, part=Part.SUMMARY, ground="woo-5.1.2.e")
    Session.objects.create(**its)
    ShownLevel.objects.create(**its, criterion="BES-01", paper=2)
    Decision.objects.create(**its, kind=DecisionKind.NOTED, body=Body.COLLEGE, decided_on=day, recorded_at=now)


@pytest.fixture
def two() -> tuple[Picture, Picture]:
    """Two pictures of two organisations, in which everything has been done."""
    first, second = (make.picture(make.organisation(code), state=State.ANSWERING) for code in ("GM9901", "GM9902"))
    walked(first), walked(second)
    pictures.settle(picture=first, criterion="VER-01", levels={}, reason=SECRET, by=BY)
    _rows(first), _rows(second)
    return first, second


@pytest.mark.parametrize("model", Confidential.__subclasses__(), ids=lambda model: model.__name__)
def test_every_confidential_row_stands_behind_the_wall_of_its_organisation(
    two: tuple[Picture, Picture], model: type[Confidential]
) -> None:
    rows = model._default_manager.select_related("picture")
    assert {row.picture.organisation_id for row in rows} >= {two[0].organisation_id}
    assert [row for row in rows if row.organisation_id != row.picture.organisation_id] == []


def test_each_deed_is_exactly_one_event_in_its_organisation() -> None:
    picture = make.picture(make.organisation(), state=State.ANSWERING)
    for name, deed in DEEDS.items():
        before = Event.objects.count()
        deed(picture)
        new = [event for event in Event.objects.order_by("pk")[before:] if event.verb != "accounts.opened"]
        assert [(event.verb.partition(".")[2], event.organisation) for event in new] == [(name.split()[0], "GM9901")]


def test_planning_is_one_event_too() -> None:
    picture = make.picture(make.organisation())
    assert [event.verb for event in Event.objects.all()] == ["norms.published", "pictures.planned"]
    assert Event.objects.last().on == f"pictures.picture:{picture.pk}"


def test_no_event_tells_what_somebody_wrote(two: tuple[Picture, Picture]) -> None:
    assert SECRET not in repr(list(Event.objects.values()))


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Picture, {"state": "klaar"}),
        (Picture, {"marking": "geheim"}),
        (Answer, {"paper": 4}),
        (Answer, {"paper": -2}),
        (Answer, {"practice": 4}),
        (Answer, {"practice": -2}),
        (Answer, {"not_applicable": "Geen haven."}),
        (Answer, {"source": "gerucht"}),
        (Settlement, {"level": -1}),
        (Settlement, {"level": 4}),
        (Settlement, {"level": None, "side": "paper"}),
        (Settlement, {"level": 2, "side": ""}),
        (Settlement, {"side": "beide"}),
        (Settlement, {"reason": ""}),
        (Recommendation, {"effort": "huge"}),
        (Recommendation, {"text": ""}),
    ],
    ids=str,
)
def test_the_database_refuses_what_no_form_allows(model: type[Picture], wrong: dict[str, object]) -> None:
    picture = walked(make.picture(make.organisation(), state=State.ANSWERING))
    pictures.settle(picture=picture, criterion="BES-01", levels={Side.PAPER: 1}, reason="Gezien.", by=BY)
    row = model.objects.last()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**wrong)


def test_a_respondent_and_an_answer_stand_once() -> None:
    seat = make.respondent(make.picture(make.organisation()))
    make.answer(seat, "BES-01", 1, 1)
    for again in (lambda: make.respondent(seat.picture), lambda: make.answer(seat, "BES-01", 2, 2)):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()


@pytest.mark.parametrize("state", State)
def test_an_executive_sees_a_picture_from_concept_on_and_an_adviser_always(state: State) -> None:
    where = make.organisation()
    picture = make.picture(where, state=state)
    mayor, adviser = make.user("burgemeester@example.org"), make.user()
    make.membership(mayor, where, Role.EXECUTIVE)
    make.assignment(adviser, where)
    seen = Picture.objects.visible_to(mayor, Right.READ_CONCEPT, on=make.REFERENCE)
    assert list(seen) == ([picture] if state in READABLE else [])
    assert list(Picture.objects.visible_to(adviser, Right.RUN, on=make.REFERENCE)) == [picture]
