"""The round that tells people what is asked of them: each kind from real deeds, once, as they chose, and with nothing in it."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role, Terms
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.queries import decision_on, mark_of
from dijkwacht.apps.asks import actions
from dijkwacht.apps.asks.models import Told
from dijkwacht.apps.asks.queries.asks import new_for_all
from dijkwacht.apps.asks.queries.table import TABLE
from dijkwacht.apps.asks.rules.kinds import FACTS, Kind, Way, mailed
from dijkwacht.apps.asks.rules.mails import BUNDLE_SUBJECT
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.fact_check import actions as fact_check
from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.measures import actions as measures
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.jobs import asks
from dijkwacht.jobs import measures as month
from dijkwacht.web import settings as product
from tests import factories as make
from tests.apps.adoption.closing import decided

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SECRET = "Wij publiceren sinds maart."
TITLE = "Toegang van vertrokken collega’s opzeggen"


@pytest.fixture(autouse=True)
def queue(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue of the product, in which work can wait; and it is morning already."""
    settings.TASKS = product.TASKS
    monkeypatch.setattr(asks, "MORNING", time(0))


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def people(here: Organisation) -> dict[str, User]:
    """An adviser in an assignment, and a secretary, a coordinator, a mayor and an owner of measures."""
    found = {name: make.user(f"{name}@example.org") for name in ("adviser", "client", "coordinator", "mayor", "owner")}
    make.assignment(found["adviser"], here)
    for name, role in (("client", Role.CLIENT), ("coordinator", Role.COORDINATOR), ("mayor", Role.EXECUTIVE)):
        make.membership(found[name], here, role)
    make.membership(found["owner"], here, Role.OWNER, "hr")
    return found


def ticked() -> dict[str, list[str]]:
    """One round of the worker, and what it sent: by address the subjects, the newest round alone."""
    seen = Message.objects.count()
    asks.tell.call()
    found: dict[str, list[str]] = {}
    for message in Message.objects.order_by("pk")[seen:]:
        found.setdefault(message.to.partition("@")[0], []).append(message.subject)
    return found


def subject(kind: Kind) -> str:
    return FACTS[kind].subject


@pytest.fixture
def picture(here: Organisation, people: dict[str, User]) -> Picture:
    """A picture in its analysis with a finding, of which everybody heard already."""
    made = make.picture(here, state=State.ANALYSIS, summary="Kort.", state_since=TODAY)
    seat = make.respondent(made, "hr")
    make.answer(seat, "BES-01", 0, 0)
    Finding.objects.create(picture=made, organisation=here, criterion="BES-01", text="Iedereen kan binnen.", is_reviewed=True)
    ticked()
    return made


def shared(picture: Picture, people: dict[str, User]) -> None:
    Picture.objects.filter(pk=picture.pk).update(state=State.CONCEPT, concept_on=TODAY, state_since=TODAY)
    picture.refresh_from_db()


def in_check(picture: Picture, people: dict[str, User], *, days: int = 7) -> None:
    shared(picture, people)
    adoption.move(picture=picture, to=State.FACT_CHECK, until=TODAY + timedelta(days=days), by=people["adviser"])


def test_each_kind_has_a_row_in_both_tables() -> None:
    assert set(TABLE) == set(FACTS) == set(Kind)


def test_a_proposal_is_told_to_the_client_and_its_acceptance_to_the_adviser(here: Organisation, people: dict[str, User]) -> None:
    Assignment.objects.all().delete()
    terms = Terms("Een beeld.", "Geheim.", TODAY, TODAY + timedelta(days=90))
    made = accounts.propose(adviser=people["adviser"], organisation=here, terms=terms, by=people["adviser"])
    assert ticked() == {"client": [subject(Kind.ASSIGNMENT_PROPOSED)]}
    accounts.accept(assignment=made, by=people["client"])
    assert ticked() == {"adviser": [subject(Kind.ASSIGNMENT_ACCEPTED)]}
    assert ticked() == {}


def test_an_assignment_that_ends_within_a_month_is_told_in_the_overview_of_the_day(people: dict[str, User]) -> None:
    Assignment.objects.update(until=TODAY + timedelta(days=20))
    assert ticked() == {"adviser": [BUNDLE_SUBJECT], "client": [BUNDLE_SUBJECT]}
    assert ticked() == {}


def test_a_concept_is_told_to_those_who_read_it(picture: Picture, people: dict[str, User]) -> None:
    shared(picture, people)
    assert ticked() == {name: [subject(Kind.CONCEPT_SHARED)] for name in ("client", "coordinator", "mayor")}


def test_a_fact_check_is_told_when_it_opens_and_before_it_closes(picture: Picture, people: dict[str, User]) -> None:
    in_check(picture, people)
    prefer_not(people, Kind.CONCEPT_SHARED)
    readers = ("client", "coordinator", "mayor")
    assert ticked() == {name: [subject(Kind.FACT_CHECK)] for name in readers}
    Picture.objects.update(fact_check_until=TODAY + timedelta(days=2), state_since=TODAY - timedelta(days=5))
    Told.objects.filter(kind=Kind.FACT_CHECK).update(matter=f"{picture.pk}:{TODAY - timedelta(days=5)}")
    assert ticked() == {name: [subject(Kind.FACT_CHECK_CLOSING)] for name in readers}


def prefer_not(people: dict[str, User], *kinds: Kind) -> None:
    for user in people.values():
        actions.prefer(ways=dict.fromkeys(kinds, Way.NEVER), by=user)


def test_a_remark_is_told_to_the_adviser_and_its_answer_to_who_made_it(picture: Picture, people: dict[str, User]) -> None:
    in_check(picture, people)
    ticked()
    made = fact_check.comment(picture=picture, criterion="BES-01", text=SECRET, role=Role.COORDINATOR, by=people["coordinator"])
    assert ticked() == {"adviser": [subject(Kind.COMMENTS)]}
    fact_check.comment(picture=picture, criterion="", text="Nog iets.", role=Role.CLIENT, by=people["client"])
    assert ticked() == {"adviser": [subject(Kind.COMMENTS)]}
    fact_check.reply(comment=made, text="Dank u.", is_taken_over=False, by=people["adviser"])
    assert ticked() == {"coordinator": [subject(Kind.COMMENT_ANSWERED)]}


def test_a_decision_is_told_to_who_puts_it_down_then_to_who_confirms_it_and_then_to_all(
    picture: Picture, people: dict[str, User]
) -> None:
    in_check(picture, people)
    ticked()
    Picture.objects.update(fact_check_until=TODAY - timedelta(days=1), state_since=TODAY - timedelta(days=9))
    waits = subject(Kind.RECORD)
    assert ticked() == {name: [waits] for name in ("client", "coordinator", "mayor")}
    picture.refresh_from_db()
    adoption.decide(picture=picture, decided=decided(), by=people["coordinator"])
    assert ticked() == {"client": [subject(Kind.CONFIRM)]}
    adoption.confirm(picture=picture, seen=mark_of(decision_on(picture)), by=people["client"])
    assert ticked() == {name: [subject(Kind.DECIDED)] for name in ("adviser", "coordinator", "mayor")}


def test_a_measure_is_told_before_its_day_on_it_and_after_it(here: Organisation, people: dict[str, User]) -> None:
    made = working(here, days=14)
    assert ticked() == {"owner": [subject(Kind.MEASURE_SOON)]}
    assert ticked() == {}
    Measure.objects.update(due_on=TODAY)
    assert ticked() == {"owner": [subject(Kind.MEASURE_SOON)]}
    Measure.objects.update(due_on=TODAY - timedelta(days=1))
    assert ticked() == {"owner": [subject(Kind.MEASURE_LATE)]}
    Measure.objects.filter(pk=made.pk).update(owner="ciso")
    assert ticked() == {"coordinator": [subject(Kind.MEASURE_LATE)]}


def working(here: Organisation, *, days: int, owner: str = "hr") -> Measure:
    draft = Draft(TITLE, owner=owner, due_on=TODAY + timedelta(days=days))
    measure = measures.propose(organisation=here, draft=draft, by=make.BY)
    Measure.objects.filter(pk=measure.pk).update(state=MeasureState.IN_PROGRESS)
    return measure


@pytest.mark.parametrize("state", [one for one in MeasureState if one not in {MeasureState.DECIDED, MeasureState.IN_PROGRESS}])
def test_what_nobody_works_on_is_not_told(here: Organisation, people: dict[str, User], state: MeasureState) -> None:
    made = working(here, days=0)
    Measure.objects.filter(pk=made.pk).update(state=state, state_reason="Anders.", practice_on=TODAY, practice_how="Zo.")
    assert ticked() == {}


def test_much_at_once_is_one_mail(picture: Picture, people: dict[str, User]) -> None:
    in_check(picture, people)
    assert ticked()["client"] == ["Er staan 2 berichten voor u klaar"]


def test_who_wants_it_once_a_day_or_not_at_all_gets_it_so(here: Organisation, people: dict[str, User]) -> None:
    actions.prefer(ways={Kind.MEASURE_LATE: Way.DAILY}, by=people["owner"])
    working(here, days=-1)
    assert ticked() == {"owner": [BUNDLE_SUBJECT]}
    working(here, days=-2)
    assert ticked() == {}
    actions.prefer(ways={Kind.MEASURE_LATE: Way.NEVER}, by=people["owner"])
    assert ticked() == {}
    actions.prefer(ways={Kind.MEASURE_LATE: Way.DIRECT}, by=people["owner"])
    assert ticked() == {}


def test_before_the_morning_no_overview_goes_out(
    here: Organisation, people: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.prefer(ways={Kind.MEASURE_LATE: Way.DAILY}, by=people["owner"])
    monkeypatch.setattr(asks, "MORNING", time.max)
    working(here, days=-1)
    assert ticked() == {}
    monkeypatch.setattr(asks, "MORNING", time(0))
    assert ticked() == {"owner": [BUNDLE_SUBJECT]}


def test_the_overview_of_a_month_comes_once_and_not_to_who_does_not_want_it(here: Organisation, people: dict[str, User]) -> None:
    working(here, days=90)
    actions.prefer(ways={Kind.MONTH: Way.NEVER}, by=people["client"])
    month.remind.call()
    month.remind.call()
    assert list(Message.objects.values_list("to", flat=True)) == ["coordinator@example.org"]


def test_what_stood_before_the_site_began_is_not_told(picture: Picture, people: dict[str, User]) -> None:
    in_check(picture, people)
    Picture.objects.update(state_since=TODAY - timedelta(days=2), concept_on=TODAY - timedelta(days=3))
    actions.settle(by=make.BY)
    assert ticked() == {}


def test_a_round_is_one_event_a_mail_and_plans_the_next(here: Organisation, people: dict[str, User]) -> None:
    working(here, days=-1)
    before = Event.objects.count()
    ticked()
    assert Event.objects.count() == before + 1
    assert DBTaskResult.objects.filter(task_path="dijkwacht.jobs.asks.tell").count() == 1


def test_no_mail_says_what_a_picture_or_a_measure_says(picture: Picture, people: dict[str, User], here: Organisation) -> None:
    working(here, days=3)
    working(here, days=-3)
    in_check(picture, people, days=7)
    fact_check.comment(picture=picture, criterion="BES-01", text=SECRET, role=Role.CLIENT, by=people["client"])
    ticked()
    Picture.objects.update(fact_check_until=TODAY - timedelta(days=1))
    Assignment.objects.update(until=TODAY + timedelta(days=3))
    ticked()
    told = " ".join(f"{one.subject} {one.body}" for one in Message.objects.all())
    norm = make.norm()
    words = [
        SECRET,
        TITLE,
        "Iedereen kan binnen.",
        "Kort.",
        *(one.id for one in norm.criteria),
        *(one.text for one in norm.criteria),
    ]
    words += [one.vulnerability or "" for one in norm.criteria] + [theme.title for theme in norm.themes]
    assert told
    assert [word for word in words if word and word.lower() in told.lower()] == []
    for message in Message.objects.all():
        assert "Duinrade" not in message.subject
        assert "/berichten/" in message.body
    for message in Message.objects.filter(subject__in=[subject(Kind.MEASURE_LATE), subject(Kind.MEASURE_SOON)]):
        assert "Duinrade" not in message.body


def test_every_kind_that_is_mailed_has_a_subject_and_a_sentence_without_a_weakness() -> None:
    for kind in mailed():
        assert FACTS[kind].subject
        assert FACTS[kind].sentence
        for word in ("kwetsbaar", "zwak", "risico", "ondermijning"):
            assert word not in f"{FACTS[kind].subject} {FACTS[kind].sentence}".lower()


def queries_for(number: int, count: Callable[[], None]) -> None:
    for place in range(number):
        where = make.organisation(f"GM{9910 + place}", f"Plaats {place}")
        make.membership(make.user(f"oov{place}@example.org"), where, Role.COORDINATOR)
        made = make.picture(where, state=State.FACT_CHECK, fact_check_until=TODAY + timedelta(days=9), concept_on=TODAY)
        make.comment(made, "BES-01")
    count()


def test_a_round_reads_as_often_for_nine_organisations_as_for_one(
    people: dict[str, User], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def read() -> None:
        with django_assert_max_num_queries(12):
            assert len(list(new_for_all(on=TODAY))) >= 9

    queries_for(9, read)
