"""What was adopted never changes: every action there is, tried on an adopted picture."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from django.db import models, transaction
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.rules import Body, Decided, DecisionKind
from dijkwacht.apps.fact_check import actions as fact_check
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.findings.models import Finding, Recommendation
from dijkwacht.apps.group_sessions import actions as group_sessions
from dijkwacht.apps.group_sessions.models import Seat, Session, SessionCriterion
from dijkwacht.apps.group_sessions.rules import Agreed, Ballot
from dijkwacht.apps.invitations.actions import codes, invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.rules.states import InvitationState
from dijkwacht.apps.members import actions as members
from dijkwacht.apps.members.models import Coverage, Deviation
from dijkwacht.apps.members.rules import Differs
from dijkwacht.apps.passages import actions as passages
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.passages.rules.marking import Marked, Part
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions as roadmap
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import MilestoneKind
from dijkwacht.apps.sources import actions as sources
from dijkwacht.apps.sources.models import EarlierStudy, SourceDocument
from dijkwacht.apps.sources.rules import Recorded, Study
from dijkwacht.apps.workbooks import actions as workbooks
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.apps.workbooks.queries import fingerprint
from dijkwacht.apps.workbooks.rules import packed
from dijkwacht.documents.workbook.model import AnswerRow
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db

MODULES = (
    *(adoption, codes, fact_check, findings, group_sessions, invitations),
    *(members, passages, pictures, roadmap, sources, workbooks),
)

CONTENT: tuple[type[models.Model], ...] = (
    *(Respondent, Answer, Settlement, Finding, Recommendation, Passage, Decision),
    *(Comment, Coverage, Deviation, SourceDocument),
)
WRITERS = {
    *("answer", "ask", "describe", "fill", "move", "receive", "recommend", "settle", "summarise", "take_over", "unsettle"),
    *("adopt", "carry_over", "comment", "confirm", "cover", "decide", "deviate", "grow", "mark", "note", "record", "reply"),
    *("retract", "reword", "take_back", "unmark", "withdraw", "ask_for", "came_in", "was_read", "strike"),
    *("agree", "begin", "reveal", "set_up", "show", "vote", "vote_again"),
    *("address", "announce", "announce_elsewhere", "ask_one_more", "drop", "invite", "reopen", "submit"),
}
"""What writes in a picture, and has to say that it no longer can."""


@pytest.fixture
def picture() -> Picture:
    """A picture in analysis with one of everything."""
    made = make.picture(make.organisation(), summary="Kort.", decision="Neem over.")
    make.answer(make.respondent(made, "oov"), "BES-01", 2, 1)
    pictures.settle(picture=made, criterion="BES-02", levels={Side.PAPER: 2}, reason="Gezien.", by=make.BY)
    findings.describe(picture=made, criterion="BES-01", text="Staat op papier.", is_reviewed=True, by=make.BY)
    findings.recommend(picture=made, criterion="BES-01", text="Doe het.", effort="small", is_left_out=False, by=make.BY)
    return made


def content(picture: Picture) -> list[Any]:
    """Every row of a picture that is part of what was adopted."""
    rows = [list(model._default_manager.filter(picture=picture).order_by("pk").values()) for model in CONTENT]
    return [Picture.objects.filter(pk=picture.pk).values().get(), *rows]


def arguments(picture: Picture, wanted: set[str]) -> dict[str, Any]:
    """Something to try for every name that an action asks."""
    row = AnswerRow("BES-01", "oov", Source.QUESTIONNAIRE, paper=0, practice=0)
    by = make.user("somebody@example.org")
    if "upload" in wanted:
        upload = Upload.objects.create(
            picture=picture,
            organisation=picture.organisation,
            by=by,
            rows=packed([row]),
            at=timezone.now(),
            answers_seen=fingerprint(picture),
        )
    known: dict[str, Callable[[], Any]] = {
        "by": lambda: by,
        "picture": lambda: picture,
        "respondent": lambda: Respondent.objects.select_related("picture__organisation").get(picture=picture),
        "upload": lambda: upload,
        "organisation": lambda: picture.organisation,
        "norm": lambda: picture.norm,
        "reference_date": lambda: picture.reference_date,
        "criterion": lambda: "BES-01",
        "function": lambda: "ciso",
        "to": lambda: State.ANALYSIS if picture.state == State.ADOPTED else State.ANSWERING,
        "said": lambda: Said(0, 0),
        "seen": lambda: 1,
        "levels": lambda: {Side.PRACTICE: 0},
        "reason": lambda: "Toch anders.",
        "text": lambda: "Toch anders.",
        "summary": lambda: "Toch anders.",
        "decision": lambda: "Toch anders.",
        "effort": lambda: "large",
        "is_reviewed": lambda: False,
        "is_left_out": lambda: False,
        "rows": lambda: (row,),
        "page": lambda: "one_page",
        "before": timezone.now,
        **_more(picture),
        **_in_session(picture),
    }
    assert wanted <= set(known), f"say here what to try for {sorted(wanted - set(known))}"
    given = {name: known[name]() for name in wanted}
    return given | {"to": timezone.localdate()} if {"milestone", "to"} <= wanted else given


def _more(picture: Picture) -> dict[str, Callable[[], Any]]:
    """What preparing, talking, checking and deciding ask."""
    its = {"picture": picture, "organisation": picture.organisation}
    today = timezone.localdate()
    study = Study("Scan", "Bureau", make.REFERENCE)
    return {
        "answer": lambda: Answer.objects.get(picture=picture),
        "recorded": lambda: Recorded("oov", Source.INTERVIEW, Said(0, 0)),
        "comment": lambda: Comment.objects.create(**its, role=Role.CLIENT, text="Klopt niet.", at=timezone.now()),
        "role": lambda: Role.CLIENT,
        "is_taken_over": lambda: True,
        "part": lambda: Part.SUMMARY,
        "marked": lambda: Marked(Ground.INSPECTION),
        "decided": lambda: Decided(DecisionKind.ADOPTED, Body.COLLEGE, today),
        "members": list,
        "member": lambda: picture.organisation,
        "differs": lambda: Differs(1, 1, reason="Anders."),
        "old": lambda: picture,
        "chosen": lambda: roadmap.Beginning(picture.norm, is_basic=False, reference_date=today, kick_off=make.REFERENCE),
        "kick_off": lambda: make.REFERENCE,
        "milestone": lambda: Milestone.objects.create(**its, kind=MilestoneKind.COUNCIL, due_on=today, owner=Role.CLIENT),
        "owner": lambda: Role.COORDINATOR,
        "on": lambda: today,
        "title": lambda: "Beleidsplan",
        "asked_of": lambda: "hr",
        "asked_on": lambda: today,
        "document": lambda: SourceDocument.objects.create(**its, title="Plan", asked_on=today),
        "study": lambda: study,
        "email": lambda: "hr@example.org",
        "code": lambda: "123456",
        "peer": lambda: "192.0.2.1",
        "invitation": lambda: Invitation.objects.create(
            **its,
            respondent=Respondent.objects.get(picture=picture),
            email="hr@example.org",
            sent_at=timezone.now(),
            token_hash="a" * 64,
            expires_on=today,
            state=InvitationState.OPENED,
        ),
        "row": lambda: EarlierStudy.objects.create(organisation=picture.organisation, title="S", maker="B", made_on=today),
    }


def _in_session(picture: Picture) -> dict[str, Callable[[], Any]]:
    """What a group session asks: one that was still running when the picture was adopted."""
    its = {"organisation": picture.organisation}

    def session() -> Session:
        made = Session.objects.create(**its, picture=picture, state="running", code="123456", started_at=timezone.now())
        SessionCriterion.objects.create(**its, session=made, criterion="BES-01", place=1, state="revealed")
        return made

    return {
        "session": session,
        "seat": lambda: Seat.objects.create(**its, session=session(), key_hash="b" * 64),
        "ballot": lambda: Ballot(1, 1, 2, 2),
        "agreed": lambda: Agreed(1, {Side.PAPER: 0, Side.PRACTICE: 0}, "Toch anders.", ("oov",)),
        "criteria": lambda: ["BES-01"],
        "place": lambda: 1,
        "number": lambda: 1,
        "key": lambda: "",
    }


def deeds() -> dict[str, Callable[..., Any]]:
    """Every deed of the apps about pictures, by name: what says who does it; the rest is part of a deed."""
    found = {}
    for module in MODULES:
        own = [one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__]
        found |= {one.__name__: one for one in own if inspect.isfunction(one) and "by" in inspect.signature(one).parameters}
    return {name: one for name, one in found.items() if not name.startswith("_")}


ACTIONS = deeds()


def asked(name: str) -> set[str]:
    """The names of what an action asks."""
    names = inspect.signature(ACTIONS[name]).parameters.values()
    return {one.name for one in names if one.default is inspect.Parameter.empty or one.name == "reason"}


def tried(name: str, given: dict[str, Any]) -> Exception | None:
    """Do it; what came of it."""
    try:
        with transaction.atomic():
            ACTIONS[name](**given)
    except Refused as refused:
        return refused
    return None


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_no_action_changes_what_was_adopted(name: str, picture: Picture) -> None:
    Picture.objects.filter(pk=picture.pk).update(state=State.ADOPTED)
    picture.refresh_from_db()
    wanted = asked(name)
    given = arguments(picture, wanted)
    before = content(picture)
    refused = tried(name, given)
    assert content(picture) == before
    if name in WRITERS:
        assert refused is not None


IN_ANALYSIS = {"ask", "describe", "fill", "recommend", "record", "settle", "summarise", "take_over", "unsettle", "ask_for"}


@pytest.mark.parametrize("name", sorted(IN_ANALYSIS))
def test_the_same_deed_does_change_a_picture_in_analysis(name: str, picture: Picture) -> None:
    """So that the test above proves something."""
    before = content(picture)
    if name == "unsettle":
        Settlement.objects.filter(picture=picture).update(criterion="BES-01")
    given = arguments(picture, asked(name)) | ({"seen": 0} if name == "record" else {})
    assert tried(name, given) is None
    assert content(picture) != before


@pytest.mark.parametrize("name", ["ask", "fill"])
def test_a_picture_that_lapsed_asks_nobody_and_takes_nothing(name: str, picture: Picture) -> None:
    Picture.objects.filter(pk=picture.pk).update(state=State.LAPSED)
    picture.refresh_from_db()
    assert str(tried(name, arguments(picture, asked(name)))) == "Dit beeld is gestopt: het verandert niet meer."
