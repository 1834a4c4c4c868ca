"""A picture that is a concept, which most web folders show something of: the scene, and who is somebody on it."""

from collections.abc import Mapping
from datetime import date

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions as roadmap
from dijkwacht.apps.roadmap.rules import MilestoneKind
from dijkwacht.apps.sources import actions as sources
from dijkwacht.apps.sources.rules import Study
from dijkwacht.apps.workbooks import actions as workbooks
from tests import factories as make
from tests.access.subject import ADVISER, OWN_ADVISER, Filled, Person, Subject

SEATED, READER_IN = "respondent on the seat", "adviser who read a workbook in"
ADVISERS = frozenset({ADVISER, READER_IN, OWN_ADVISER})
OWN = frozenset({Role.CLIENT, Role.COORDINATOR, OWN_ADVISER})


def lay_out(here: Organisation) -> Filled:
    """The concept, with one seat, upload, study, talk and document; beside it the link to one that is answered."""
    picture = make.picture(here, state=State.ANALYSIS, summary="Kort.")
    make.picture(here, state=State.ADOPTED, reference_date=date(2024, 6, 1))
    seat = make.respondent(picture, "oov", who=make.user("seat@example.org"))
    make.answer(seat, "BES-01", 2, 1)
    writer = make.user("writer@example.org")
    assignment = make.assignment(writer, here)
    upload = workbooks.receive(picture=picture, rows=(), by=writer)
    roadmap.lay_out(picture=picture, kick_off=date(2026, 6, 1), by=writer)
    study = sources.register(organisation=here, study=Study("Scan", "Bureau", date(2024, 1, 1)), by=writer)
    talk = make.answer(seat, "BES-02", 1, 1, source=Source.INTERVIEW)
    document = sources.ask_for(picture=picture, title="Stuk", asked_of="hr", asked_on=make.REFERENCE, by=writer)
    picture.state = State.CONCEPT
    picture.save()
    make.weigh(picture)
    open_picture = make.picture(here, state=State.ANSWERING, of=make.norm("ander"))
    link = make.link_of(make.invitation(make.respondent(open_picture, "fg"), "fg@example.org"))
    return {
        "picture": picture.pk,
        "norm": picture.norm_id,
        "seat": seat.pk,
        "criterion": "BES-01",
        "upload": upload.pk,
        "study": study.pk,
        "assignment": assignment.pk,
        # A step of the roadmap that the coordinator takes care of.
        "step": picture.milestones.get(kind=MilestoneKind.FACT_CHECK).pk,
        "document": document.pk,
        "answer": talk.pk,
        "function": "oov",
        "token": link.split("/")[2],
        "part": "finding",
        "work:passage": {"part": "summary"},
        "form": "pdf",
        "sources:guide_file": {"form": "odt"},
    }


PEOPLE: Mapping[str, Person] = {
    SEATED: lambda _: User.objects.get(email="seat@example.org"),
    READER_IN: lambda _: User.objects.get(email="writer@example.org"),
}


def on_picture(table: Mapping[str, str], may: Mapping[str, frozenset[str]] | None = None) -> Subject:
    """The addresses of one web folder, on this scene."""
    return Subject(table, may or {}, lay_out, PEOPLE)
