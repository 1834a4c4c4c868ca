"""The deeds between the concept and the decision: each refuses what may not be, and is one event."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.queries import decision_on, drew_up, mark_of
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.fact_check import actions as fact_check
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.findings.models import Note
from dijkwacht.apps.passages import actions as passages
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.passages.rules.marking import Marked, Part
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.answers import Changed
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap.actions import lay_out
from dijkwacht.apps.roadmap.rules import day_of_talk, on_quiet_free
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make
from tests.apps.adoption.closing import decided, in_fact_check, person

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
    return [verb.partition(".")[2] for verb in Event.objects.values_list("verb", flat=True)[since:]]


def test_a_remark_is_kept_with_the_role_and_told_once(picture: Picture, client_: User) -> None:
    before = Event.objects.count()
    for _ in range(2):  # a double click
        fact_check.comment(picture=picture, criterion="BES-01", text=" Dit klopt niet. ", role=Role.CLIENT, by=client_)
    (row,) = Comment.objects.all()
    assert (row.text, row.role_word, row.criterion) == ("Dit klopt niet.", "opdrachtgever", "BES-01")
    assert verbs(before) == ["commented"]
    assert "klopt" not in repr(list(Event.objects.values()))


def test_one_changes_only_ones_own_remark_and_only_while_it_is_open(picture: Picture, client_: User, coordinator: User) -> None:
    row = make.comment(picture, "BES-01", by=client_)
    with pytest.raises(Refused):
        fact_check.reword(comment=row, text="Anders.", by=coordinator)
    with pytest.raises(Refused):
        fact_check.take_back(comment=row, by=coordinator)
    fact_check.reword(comment=row, text="Anders.", by=client_)
    assert Comment.objects.get().text == "Anders."
    fact_check.reply(comment=row, text="Aangepast.", is_taken_over=True, by=make.BY)  # type: ignore[arg-type]
    for deed in (
        lambda: fact_check.reword(comment=row, text="Toch niet.", by=client_),
        lambda: fact_check.take_back(comment=row, by=client_),
    ):
        with pytest.raises(Refused, match="al beantwoord"):
            deed()
    assert Comment.objects.get().reply == "Aangepast."


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_reply_has_a_text_and_stays(picture: Picture, text: str) -> None:
    row = make.comment(picture)
    with pytest.raises(Refused):
        fact_check.reply(comment=row, text=text, is_taken_over=False, by=make.user())
    other = make.comment(picture, reply="Zo is het.")
    with pytest.raises(Refused, match="al beantwoord"):
        fact_check.reply(comment=other, text="Toch anders.", is_taken_over=False, by=make.user("b@example.org"))


def test_after_the_last_day_nobody_comments(picture: Picture, client_: User) -> None:
    Picture.objects.update(fact_check_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="feitencheck liep"):
        fact_check.comment(picture=picture, criterion="", text="Te laat.", role=Role.CLIENT, by=client_)


def test_a_next_round_keeps_the_remarks_and_asks_a_new_day(picture: Picture) -> None:
    make.comment(picture, "BES-01", reply="Wordt aangepast.")
    adoption.move(picture=picture, to=State.ANALYSIS, reason="Inkoop klopt niet.", by=make.BY)
    assert (picture.state, picture.fact_check_until) == (State.ANALYSIS, None)
    adoption.move(picture=picture, to=State.CONCEPT, by=make.BY)
    assert Picture.objects.get().concept_on == timezone.localdate()
    with pytest.raises(Refused, match="welke dag"):
        adoption.move(picture=picture, to=State.FACT_CHECK, by=make.BY)
    until = timezone.localdate() + timedelta(days=14)
    adoption.move(picture=picture, to=State.FACT_CHECK, until=until, by=make.BY)
    assert (Picture.objects.get().fact_check_until, Comment.objects.count()) == (until, 1)


def test_a_passage_is_marked_replaced_and_let_go(picture: Picture) -> None:
    before = Event.objects.count()
    where = {"picture": picture, "part": Part.FINDING, "criterion": "BES-01", "by": make.BY}
    passages.mark(**where, marked=MARKED)
    passages.mark(**where, marked=Marked(Ground.INVESTIGATION, "Er loopt nog iets."))
    assert Passage.objects.get().ground == "woo-5.1.2.c"
    passages.unmark(**where)
    assert not Passage.objects.exists()
    assert verbs(before) == ["marked", "marked", "unmarked"]


def test_a_marking_that_does_not_fit_the_law_is_not_kept(picture: Picture) -> None:
    with pytest.raises(InvalidInput):
        passages.mark(picture=picture, part=Part.SUMMARY, criterion="", marked=Marked(Ground.WATER_BOARD_SECRECY), by=make.BY)
    assert not Passage.objects.exists()


def test_one_records_and_another_confirms_in_one_deed_with_the_state(picture: Picture, client_: User, coordinator: User) -> None:
    Note.objects.create(picture=picture, organisation=picture.organisation, criterion="BES-01", text="Alleen voor mij.")
    lay_out(picture=picture, kick_off=on_quiet_free(timezone.localdate()), by=make.BY)
    before = Event.objects.count()
    adoption.decide(picture=picture, decided=decided(), by=client_)
    assert Picture.objects.get().state == State.FACT_CHECK
    row = Decision.objects.get()
    adoption.confirm(picture=picture, seen=mark_of(row), by=coordinator)
    row.refresh_from_db()
    assert Picture.objects.get().state == State.ADOPTED
    assert (row.recorded_by, row.confirmed_by, row.is_signed) == (client_, coordinator, False)
    assert not Note.objects.exists()
    assert picture.milestones.get(kind="half_year").due_on == day_of_talk(timezone.localdate())
    assert verbs(before) == ["decided", "confirmed"]


def test_nobody_confirms_what_they_recorded(picture: Picture, client_: User) -> None:
    adoption.decide(picture=picture, decided=decided(), by=client_)
    with pytest.raises(Refused, match="Een ander"):
        adoption.confirm(picture=picture, seen=mark_of(Decision.objects.get()), by=client_)
    assert Picture.objects.get().state == State.FACT_CHECK


def test_what_is_confirmed_is_what_was_on_the_screen(picture: Picture, client_: User, coordinator: User) -> None:
    adoption.decide(picture=picture, decided=decided(), by=client_)
    seen = mark_of(Decision.objects.get())
    adoption.decide(picture=picture, decided=decided(number="26-119"), by=client_)
    with pytest.raises(Changed):
        adoption.confirm(picture=picture, seen=seen, by=coordinator)
    assert Decision.objects.get().confirmed_at is None


def test_the_recorder_withdraws_and_nobody_else_does(picture: Picture, client_: User, coordinator: User) -> None:
    adoption.decide(picture=picture, decided=decided(), by=client_)
    with pytest.raises(Refused):
        adoption.withdraw(picture=picture, by=coordinator)
    with pytest.raises(Refused, match="Een ander heeft"):
        adoption.decide(picture=picture, decided=decided(), by=coordinator)
    adoption.withdraw(picture=picture, by=client_)
    assert decision_on(picture) is None


def test_going_back_lets_go_of_a_decision_that_nobody_confirmed(picture: Picture, client_: User) -> None:
    adoption.decide(picture=picture, decided=decided(), by=client_)
    adoption.move(picture=picture, to=State.ANALYSIS, reason="Er klopt iets niet.", by=make.BY)
    assert not Decision.objects.exists()


def test_a_remark_without_a_reply_keeps_the_decision_back(picture: Picture, client_: User, coordinator: User) -> None:
    adoption.decide(picture=picture, decided=decided(), by=client_)
    make.comment(picture, "BES-01", by=coordinator)
    with pytest.raises(Refused, match="zonder antwoord"):
        adoption.confirm(picture=picture, seen=mark_of(Decision.objects.get()), by=coordinator)
    with pytest.raises(Refused, match="zonder antwoord"):
        adoption.adopt(picture=picture, decided=decided(), by=person(picture, Role.EXECUTIVE))


@pytest.mark.parametrize("days", [1, -999])
def test_a_decision_of_the_future_or_of_before_the_concept_is_not_kept(picture: Picture, client_: User, days: int) -> None:
    with pytest.raises(InvalidInput):
        adoption.decide(picture=picture, decided=decided(decided_on=timezone.localdate() + timedelta(days=days)), by=client_)


def test_of_two_executives_at_once_one_adopts_and_the_other_reads_that_it_is_done(picture: Picture) -> None:
    mayor, alderman = person(picture, Role.EXECUTIVE, "mayor"), person(picture, Role.EXECUTIVE, "alderman")
    first, second = Picture.objects.get(), Picture.objects.get()  # both pages were open
    adoption.adopt(picture=first, decided=decided(), by=mayor)
    with pytest.raises(Refused, match="al vastgelegd"):
        adoption.adopt(picture=second, decided=decided(number="26-999"), by=alderman)
    row = Decision.objects.get()
    assert (row.recorded_by, row.number, row.is_signed) == (mayor, "26-118", True)
    assert Event.objects.filter(verb="adoption.adopted").count() == 1


def test_the_executive_signs_over_what_was_recorded(picture: Picture, client_: User) -> None:
    adoption.decide(picture=picture, decided=decided(number="26-1"), by=client_)
    adoption.adopt(picture=picture, decided=decided(), by=person(picture, Role.EXECUTIVE))
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
    adoption.decide(picture=picture, decided=decided(), by=client_)
    with pytest.raises(Refused, match="adviseur"):
        adoption.confirm(picture=picture, seen=mark_of(Decision.objects.get()), by=coordinator)
    adoption.withdraw(picture=picture, by=client_)
    for deed in (adoption.decide, adoption.adopt):
        with pytest.raises(Refused, match="adviseur"):
            deed(picture=picture, decided=decided(), by=coordinator if deed is adoption.decide else executive)
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
        "comment": lambda: fact_check.comment(picture=picture, criterion="", text="x", role=Role.CLIENT, by=client_),
        "reword": lambda: fact_check.reword(comment=row, text="y", by=client_),
        "take_back": lambda: fact_check.take_back(comment=row, by=client_),
        "reply": lambda: fact_check.reply(comment=row, text="y", is_taken_over=True, by=coordinator),
        "mark": lambda: passages.mark(picture=picture, part=Part.SUMMARY, criterion="", marked=MARKED, by=coordinator),
        "unmark": lambda: passages.unmark(picture=picture, part=Part.SUMMARY, criterion="", by=coordinator),
        "decide": lambda: adoption.decide(picture=picture, decided=decided(), by=client_),
        "withdraw": lambda: adoption.withdraw(picture=picture, by=client_),
        "confirm": lambda: adoption.confirm(picture=picture, seen="", by=client_),
        "adopt": lambda: adoption.adopt(picture=picture, decided=decided(), by=executive),
        "move": lambda: adoption.move(picture=picture, to=State.ANALYSIS, reason="Toch.", by=coordinator),
    }
    before = Event.objects.count()
    for deed in deeds.values():
        with pytest.raises(Refused):
            deed()
    assert Event.objects.count() == before
    assert Comment.objects.get().text == "Dit klopt niet."
