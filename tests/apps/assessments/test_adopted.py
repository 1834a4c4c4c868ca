"""What was adopted never changes: every action there is, tried on an adopted picture."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from django.db import models, transaction
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import (
    Answer,
    Decision,
    Finding,
    Passage,
    Picture,
    Recommendation,
    Respondent,
    Settlement,
    Upload,
)
from dijkwacht.apps.assessments.queries import fingerprint
from dijkwacht.apps.assessments.rules import Said, State
from dijkwacht.apps.assessments.transfer import packed
from dijkwacht.documents.workbook.rows import AnswerRow
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db

CONTENT: tuple[type[models.Model], ...] = (Respondent, Answer, Settlement, Finding, Recommendation, Passage, Decision)
WRITERS = {"answer", "ask", "describe", "fill", "move", "receive", "recommend", "settle", "summarise", "take_over", "unsettle"}
"""What writes in a picture, and has to say that it no longer can."""


@pytest.fixture
def picture() -> Picture:
    """A picture in analysis with one of everything."""
    made = make.picture(make.organisation(), summary="Kort.", decision="Neem over.")
    make.answer(make.respondent(made, "oov"), "BES-01", 2, 1)
    actions.settle(picture=made, criterion="BES-02", levels={Side.PAPER: 2}, reason="Gezien.", by=make.BY)
    actions.describe(picture=made, criterion="BES-01", text="Staat op papier.", is_reviewed=True, by=make.BY)
    actions.recommend(picture=made, criterion="BES-01", text="Doe het.", effort="small", is_left_out=False, by=make.BY)
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
    }
    assert wanted <= set(known), f"say here what to try for {sorted(wanted - set(known))}"
    return {name: known[name]() for name in wanted}


def tried(name: str, picture: Picture) -> Exception | None:
    """Do it; what came of it."""
    action = getattr(actions, name)
    names = inspect.signature(action).parameters.values()
    wanted = {one.name for one in names if one.default is inspect.Parameter.empty or one.name == "reason"}
    given = arguments(picture, wanted)
    try:
        with transaction.atomic():
            action(**given)
    except Refused as refused:
        return refused
    return None


# It holds a picture while another action writes, and writes nothing itself.
HOLDS = {"unchanged"}


@pytest.mark.parametrize("name", [name for name in actions.__all__ if name not in HOLDS])
def test_no_action_changes_what_was_adopted(name: str, picture: Picture) -> None:
    Picture.objects.filter(pk=picture.pk).update(state=State.ADOPTED)
    picture.refresh_from_db()
    before = content(picture)
    refused = tried(name, picture)
    assert content(picture) == before
    if name in WRITERS:
        assert refused is not None


@pytest.mark.parametrize("name", sorted(WRITERS - {"answer", "receive", "move"}))
def test_the_same_deed_does_change_a_picture_in_analysis(name: str, picture: Picture) -> None:
    """So that the test above proves something."""
    before = content(picture)
    if name == "unsettle":
        Settlement.objects.filter(picture=picture).update(criterion="BES-01")
    assert tried(name, picture) is None
    assert content(picture) != before


@pytest.mark.parametrize("name", ["ask", "fill"])
def test_a_picture_that_lapsed_asks_nobody_and_takes_nothing(name: str, picture: Picture) -> None:
    Picture.objects.filter(pk=picture.pk).update(state=State.LAPSED)
    picture.refresh_from_db()
    assert str(tried(name, picture)) == "Dit beeld is vervallen: het verandert niet meer."
