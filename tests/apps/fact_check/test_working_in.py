"""A remark that was taken over holds the decision until what it was about changed; before and after stay beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.rules import Body, Decided, DecisionKind
from dijkwacht.apps.fact_check import actions as fact_check
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.fact_check.queries import open_comments, round_of
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.findings.queries import review_of
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayor() -> User:
    return make.user("burgemeester@example.org")


@pytest.fixture
def picture(mayor: User) -> Picture:
    """In the fact check, with one finding: BES-01."""
    made = make.picture(make.organisation(), summary="Kort.", unanswered_reason="Kwam niet aan bod.")
    make.membership(mayor, made.organisation, Role.EXECUTIVE)
    make.answer(make.respondent(made), "BES-01", 2, 1)
    make.read_through(made)
    adoption.move(picture=made, to=State.CONCEPT, by=make.BY)
    adoption.move(picture=made, to=State.FACT_CHECK, until=timezone.localdate() + timedelta(days=7), by=make.BY)
    return made


def remark(picture: Picture, by: User, criterion: str = "BES-01") -> Comment:
    return fact_check.comment(picture=picture, criterion=criterion, text="Klopt niet.", role=Role.EXECUTIVE, by=by)


def take_over(comment: Comment) -> Comment:
    fact_check.reply(comment=comment, text="U heeft gelijk.", is_taken_over=True, by=make.BY)
    comment.refresh_from_db()
    return comment


def back(picture: Picture) -> None:
    adoption.move(picture=picture, to=State.ANALYSIS, reason="Aanpassen.", by=make.BY)


def on_again(picture: Picture) -> None:
    picture.refresh_from_db()
    for code in told(picture).score.findings:
        text = picture.findings.get(criterion=code).text
        findings.describe(picture=picture, criterion=code, text=text, is_reviewed=True, by=make.BY)
    adoption.move(picture=picture, to=State.CONCEPT, by=make.BY)
    adoption.move(picture=picture, to=State.FACT_CHECK, until=timezone.localdate() + timedelta(days=7), by=make.BY)


def decide(picture: Picture, by: User) -> None:
    decided = Decided(DecisionKind.ADOPTED, Body.COLLEGE, timezone.localdate(), "C-1")
    adoption.adopt(picture=picture, decided=decided, by=by)


def test_a_promise_alone_is_no_answer(picture: Picture, mayor: User) -> None:
    comment = take_over(remark(picture, mayor))
    assert (comment.is_open, comment.is_worked_in, open_comments(picture)) == (True, False, 1)
    with pytest.raises(Refused, match="nog niet gewijzigd"):
        decide(picture, mayor)
    back(picture)
    on_again(picture)  # shared again as it was: still a promise
    comment.refresh_from_db()
    assert not comment.is_worked_in
    with pytest.raises(Refused):
        decide(picture, mayor)


def test_another_text_is_the_answer_and_both_stand_beside_it(picture: Picture, mayor: User) -> None:
    comment = take_over(remark(picture, mayor))
    back(picture)
    findings.describe(picture=picture, criterion="BES-01", text="Sinds maart staat het op de site.", is_reviewed=True, by=make.BY)
    on_again(picture)
    comment.refresh_from_db()
    assert [(name, after) for name, _, after in comment.changes] == [("Bevinding", "Sinds maart staat het op de site.")]
    assert comment.changes[0][1]
    decide(picture, mayor)
    assert Picture.objects.get().state == State.ADOPTED


def test_another_level_is_an_answer_too_and_then_the_finding_can_be_gone(picture: Picture, mayor: User) -> None:
    comment = take_over(remark(picture, mayor))
    back(picture)
    levels = {Side.PAPER: 2, Side.PRACTICE: 2}
    pictures.settle(picture=picture, criterion="BES-01", levels=levels, reason="Gezien.", basis=Basis.CHECK, by=make.BY)
    on_again(picture)
    comment.refresh_from_db()
    assert {name for name, *_ in comment.changes} >= {"Bevinding", "In de praktijk"}
    assert open_comments(picture) == 0


def test_a_change_to_something_else_is_not_the_answer(picture: Picture, mayor: User) -> None:
    comment = take_over(remark(picture, mayor))
    back(picture)
    pictures.summarise(picture=picture, summary="Anders.", decision="", unanswered="Kwam niet aan bod.", by=make.BY)
    on_again(picture)
    comment.refresh_from_db()
    assert comment.is_open


def test_a_remark_on_the_whole_waits_for_another_summary(picture: Picture, mayor: User) -> None:
    comment = take_over(remark(picture, mayor, ""))
    back(picture)
    pictures.summarise(picture=picture, summary="Anders.", decision="", unanswered="Kwam niet aan bod.", by=make.BY)
    on_again(picture)
    comment.refresh_from_db()
    assert comment.changes == [("Samenvatting", "Kort.", "Anders.")]


def test_the_numbers_of_the_round_add_up(picture: Picture, mayor: User) -> None:
    take_over(remark(picture, mayor))
    fact_check.reply(comment=remark(picture, mayor, ""), text="Dit blijft.", is_taken_over=False, by=make.BY)
    fact_check.comment(picture=picture, criterion="", text="Nog iets.", role=Role.EXECUTIVE, by=mayor)
    there = round_of(picture)
    assert (there.remarks, there.worked_in, there.explained, there.promised, there.unanswered) == (3, 0, 1, 1, 1)
    assert there.remarks == there.worked_in + there.explained + there.promised + there.unanswered


def test_what_was_read_has_its_day(picture: Picture) -> None:
    review = review_of(told(picture))
    assert (review.read, review.of, review.on) == (1, 1, timezone.localdate())
