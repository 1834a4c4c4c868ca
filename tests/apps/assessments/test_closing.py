"""The deeds between the concept and the decision: each refuses what may not be, and is one event."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Comment, Decision, Note, Passage, Picture
from dijkwacht.apps.assessments.queries import decision_on, drew_up, mark_of
from dijkwacht.apps.assessments.rules import Changed, Ground, Marked, Part, State
from dijkwacht.apps.audit.models import Event
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make
from tests.apps.assessments.closing import decided, in_fact_check, person

pytestmark = pytest.mark.django_db
MARKED = Marked(Ground.PRIVACY)


@pytest.fixture
def picture() -> Picture:
    return in_fact_check()


@pytest.fixture
def client_(picture: Picture) -> User:
    return person(picture, Role.CLIENT)


@pytest.fixture
def coordinator(picture: Picture) -> User:
    return person(picture, Role.COORDINATOR)


def verbs(since: int) -> list[str]:
    return [verb.removeprefix("assessments.") for verb in Event.objects.values_list("verb", flat=True)[since:]]


def test_a_remark_is_kept_with_the_role_and_told_once(picture: Picture, client_: User) -> None:
    before = Event.objects.count()
    for _ in range(2):  # a double click
        actions.comment(picture=picture, criterion="BES-01", text=" Dit klopt niet. ", role=Role.CLIENT, by=client_)
    (row,) = Comment.objects.all()
    assert (row.text, row.role_word, row.criterion) == ("Dit klopt niet.", "opdrachtgever", "BES-01")
    assert verbs(before) == ["commented"]
    assert "klopt" not in repr(list(Event.objects.values()))


def test_one_changes_only_ones_own_remark_and_only_while_it_is_open(picture: Picture, client_: User, coordinator: User) -> None:
    row = make.comment(picture, "BES-01", by=client_)
    with pytest.raises(Refused):
        actions.reword(comment=row, text="Anders.", by=coordinator)
    with pytest.raises(Refused):
        actions.take_back(comment=row, by=coordinator)
    actions.reword(comment=row, text="Anders.", by=client_)
    assert Comment.objects.get().text == "Anders."
    actions.reply(comment=row, text="Aangepast.", is_taken_over=True, by=make.BY)  # type: ignore[arg-type]
    for deed in (
        lambda: actions.reword(comment=row, text="Toch niet.", by=client_),
        lambda: actions.take_back(comment=row, by=client_),
    ):
        with pytest.raises(Refused, match="al beantwoord"):
            deed()
    assert Comment.objects.get().reply == "Aangepast."


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_reply_has_a_text_and_stays(picture: Picture, text: str) -> None:
    row = make.comment(picture)
    with pytest.raises(Refused):
        actions.reply(comment=row, text=text, is_taken_over=False, by=make.user())
    other = make.comment(picture, reply="Zo is het.")
    with pytest.raises(Refused, match="al beantwoord"):
        actions.reply(comment=other, text="Toch anders.", is_taken_over=False, by=make.user("b@example.org"))


def test_after_the_last_day_nobody_comments(picture: Picture, client_: User) -> None:
    Picture.objects.update(fact_check_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="feitencheck liep"):
        actions.comment(picture=picture, criterion="", text="Te laat.", role=Role.CLIENT, by=client_)


def test_a_next_round_keeps_the_remarks_and_asks_a_new_day(picture: Picture) -> None:
    make.comment(picture, "BES-01", reply="Wordt aangepast.")
    actions.move(picture=picture, to=State.ANALYSIS, reason="Inkoop klopt niet.", by=make.BY)
    assert (picture.state, picture.fact_check_until) == (State.ANALYSIS, None)
    actions.move(picture=picture, to=State.CONCEPT, by=make.BY)
    assert Picture.objects.get().concept_on == timezone.localdate()
    with pytest.raises(Refused, match="welke dag"):
        actions.move(picture=picture, to=State.FACT_CHECK, by=make.BY)
    until = timezone.localdate() + timedelta(days=14)
    actions.move(picture=picture, to=State.FACT_CHECK, until=until, by=make.BY)
    assert (Picture.objects.get().fact_check_until, Comment.objects.count()) == (until, 1)


def test_a_passage_is_marked_replaced_and_let_go(picture: Picture) -> None:
    before = Event.objects.count()
    where = {"picture": picture, "part": Part.FINDING, "criterion": "BES-01", "by": make.BY}
    actions.mark(**where, marked=MARKED)
    actions.mark(**where, marked=Marked(Ground.INVESTIGATION, "Er loopt nog iets."))
    assert Passage.objects.get().ground == "woo-5.1.2.c"
    actions.unmark(**where)
    assert not Passage.objects.exists()
    assert verbs(before) == ["marked", "marked", "unmarked"]


def test_a_marking_that_does_not_fit_the_law_is_not_kept(picture: Picture) -> None:
    with pytest.raises(InvalidInput):
        actions.mark(picture=picture, part=Part.SUMMARY, criterion="", marked=Marked(Ground.WATER_BOARD_SECRECY), by=make.BY)
    assert not Passage.objects.exists()


def test_one_records_and_another_confirms_in_one_deed_with_the_state(picture: Picture, client_: User, coordinator: User) -> None:
    Note.objects.create(picture=picture, organisation=picture.organisation, criterion="BES-01", text="Alleen voor mij.")
    before = Event.objects.count()
    actions.decide(picture=picture, decided=decided(), by=client_)
    assert Picture.objects.get().state == State.FACT_CHECK
    row = Decision.objects.get()
    actions.confirm(picture=picture, seen=mark_of(row), by=coordinator)
    row.refresh_from_db()
    assert Picture.objects.get().state == State.ADOPTED
    assert (row.recorded_by, row.confirmed_by, row.is_signed) == (client_, coordinator, False)
    assert not Note.objects.exists()
    assert verbs(before) == ["decided", "confirmed"]


def test_nobody_confirms_what_they_recorded(picture: Picture, client_: User) -> None:
    actions.decide(picture=picture, decided=decided(), by=client_)
    with pytest.raises(Refused, match="Een ander"):
        actions.confirm(picture=picture, seen=mark_of(Decision.objects.get()), by=client_)
    assert Picture.objects.get().state == State.FACT_CHECK


def test_what_is_confirmed_is_what_was_on_the_screen(picture: Picture, client_: User, coordinator: User) -> None:
    actions.decide(picture=picture, decided=decided(), by=client_)
    seen = mark_of(Decision.objects.get())
    actions.decide(picture=picture, decided=decided(number="26-119"), by=client_)
    with pytest.raises(Changed):
        actions.confirm(picture=picture, seen=seen, by=coordinator)
    assert Decision.objects.get().confirmed_at is None


def test_the_recorder_withdraws_and_nobody_else_does(picture: Picture, client_: User, coordinator: User) -> None:
    actions.decide(picture=picture, decided=decided(), by=client_)
    with pytest.raises(Refused):
        actions.withdraw(picture=picture, by=coordinator)
    with pytest.raises(Refused, match="Een ander heeft"):
        actions.decide(picture=picture, decided=decided(), by=coordinator)
    actions.withdraw(picture=picture, by=client_)
    assert decision_on(picture) is None


def test_going_back_lets_go_of_a_decision_that_nobody_confirmed(picture: Picture, client_: User) -> None:
    actions.decide(picture=picture, decided=decided(), by=client_)
    actions.move(picture=picture, to=State.ANALYSIS, reason="Er klopt iets niet.", by=make.BY)
    assert not Decision.objects.exists()


def test_a_remark_without_a_reply_keeps_the_decision_back(picture: Picture, client_: User, coordinator: User) -> None:
    actions.decide(picture=picture, decided=decided(), by=client_)
    make.comment(picture, "BES-01", by=coordinator)
    with pytest.raises(Refused, match="zonder antwoord"):
        actions.confirm(picture=picture, seen=mark_of(Decision.objects.get()), by=coordinator)
    with pytest.raises(Refused, match="zonder antwoord"):
        actions.adopt(picture=picture, decided=decided(), by=person(picture, Role.EXECUTIVE))


@pytest.mark.parametrize("days", [1, -999])
def test_a_decision_of_the_future_or_of_before_the_concept_is_not_kept(picture: Picture, client_: User, days: int) -> None:
    with pytest.raises(InvalidInput):
        actions.decide(picture=picture, decided=decided(decided_on=timezone.localdate() + timedelta(days=days)), by=client_)


def test_of_two_executives_at_once_one_adopts_and_the_other_reads_that_it_is_done(picture: Picture) -> None:
    mayor, alderman = person(picture, Role.EXECUTIVE, "mayor"), person(picture, Role.EXECUTIVE, "alderman")
    first, second = Picture.objects.get(), Picture.objects.get()  # both pages were open
    actions.adopt(picture=first, decided=decided(), by=mayor)
    with pytest.raises(Refused, match="al vastgelegd"):
        actions.adopt(picture=second, decided=decided(number="26-999"), by=alderman)
    row = Decision.objects.get()
    assert (row.recorded_by, row.number, row.is_signed) == (mayor, "26-118", True)
    assert Event.objects.filter(verb="assessments.adopted").count() == 1


def test_the_executive_signs_over_what_was_recorded(picture: Picture, client_: User) -> None:
    actions.decide(picture=picture, decided=decided(number="26-1"), by=client_)
    actions.adopt(picture=picture, decided=decided(), by=person(picture, Role.EXECUTIVE))
    assert Decision.objects.get().number == "26-118"


def ended(assignment: Assignment) -> None:
    assignment.until = timezone.localdate()
    assignment.ended_at = timezone.now()
    assignment.save()


@pytest.mark.parametrize("change", [lambda _: None, ended])
def test_who_drew_it_up_never_decides_whatever_their_other_role(
    picture: Picture, coordinator: User, change: Callable[[Assignment], None]
) -> None:
    change(make.assignment(coordinator, picture.organisation))
    executive = person(picture, Role.EXECUTIVE)
    make.assignment(executive, picture.organisation)
    client_ = person(picture, Role.CLIENT)
    actions.decide(picture=picture, decided=decided(), by=client_)
    with pytest.raises(Refused, match="adviseur"):
        actions.confirm(picture=picture, seen=mark_of(Decision.objects.get()), by=coordinator)
    actions.withdraw(picture=picture, by=client_)
    for deed in (actions.decide, actions.adopt):
        with pytest.raises(Refused, match="adviseur"):
            deed(picture=picture, decided=decided(), by=coordinator if deed is actions.decide else executive)
    assert not Decision.objects.exists()


def test_an_assignment_elsewhere_never_accepted_or_of_before_is_no_drawing_up(picture: Picture, coordinator: User) -> None:
    make.assignment(coordinator, make.organisation("GM9902", "Elders"))
    before = make.assignment(coordinator, picture.organisation)
    Assignment.objects.filter(pk=before.pk).update(until="2020-12-31")
    never = make.assignment(coordinator, picture.organisation)
    Assignment.objects.filter(pk=never.pk).update(accepted_at=None)
    assert not drew_up(coordinator, picture)


def test_nothing_of_this_can_be_done_once_the_picture_stands(picture: Picture, client_: User, coordinator: User) -> None:
    row = make.comment(picture, by=client_)
    Picture.objects.update(state=State.ADOPTED)
    executive = person(picture, Role.EXECUTIVE)
    deeds: dict[str, Callable[[], object]] = {
        "comment": lambda: actions.comment(picture=picture, criterion="", text="x", role=Role.CLIENT, by=client_),
        "reword": lambda: actions.reword(comment=row, text="y", by=client_),
        "take_back": lambda: actions.take_back(comment=row, by=client_),
        "reply": lambda: actions.reply(comment=row, text="y", is_taken_over=True, by=coordinator),
        "mark": lambda: actions.mark(picture=picture, part=Part.SUMMARY, criterion="", marked=MARKED, by=coordinator),
        "unmark": lambda: actions.unmark(picture=picture, part=Part.SUMMARY, criterion="", by=coordinator),
        "decide": lambda: actions.decide(picture=picture, decided=decided(), by=client_),
        "withdraw": lambda: actions.withdraw(picture=picture, by=client_),
        "confirm": lambda: actions.confirm(picture=picture, seen="", by=client_),
        "adopt": lambda: actions.adopt(picture=picture, decided=decided(), by=executive),
        "move": lambda: actions.move(picture=picture, to=State.ANALYSIS, reason="Toch.", by=coordinator),
    }
    before = Event.objects.count()
    for deed in deeds.values():
        with pytest.raises(Refused):
            deed()
    assert Event.objects.count() == before
    assert Comment.objects.get().text == "Dit klopt niet."
