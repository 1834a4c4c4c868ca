"""How far an organisation is for the programme: one state, its dates, and nothing of what a picture says."""

from datetime import date

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.rules import DecisionKind
from dijkwacht.apps.members.models import Coverage
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import Stage, State
from dijkwacht.apps.programme.queries import progress_in_programme
from dijkwacht.apps.programme.rules import Progress, Run, progress_of
from dijkwacht.apps.roadmap.models import Milestone
from tests import factories as make

DAY = date(2026, 6, 1)
OLD, NEW = date(2024, 5, 1), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("state", "stage", "words"),
    [
        (State.PLANNED, Stage.PLANNED, "gepland"),
        (State.ANSWERING, Stage.ANSWERING, "wordt beantwoord"),
        (State.ANALYSIS, Stage.WRITING, "wordt geschreven"),
        (State.CONCEPT, Stage.CONCEPT, "concept gedeeld"),
        (State.FACT_CHECK, Stage.FACT_CHECK, "in feitencheck"),
        (State.ADOPTED, Stage.ADOPTED, "afgerond"),
        (State.LAPSED, Stage.LAPSED, "gestopt"),
    ],
)
def test_each_state_in_the_words_of_the_programme(state: State, stage: Stage, words: str) -> None:
    found = progress_of([Run(state, NEW, OLD)])
    assert (found.stage, found.words, found.since, found.reference_date) == (stage, words, NEW, OLD)
    assert stage.word == words


def test_without_a_picture_there_is_none_yet() -> None:
    assert progress_of([]) == Progress()
    assert Progress().words == Stage.NONE.word == "nog niet begonnen"


def test_a_decision_says_which_of_the_two_and_since_when() -> None:
    found = progress_of([Run(State.ADOPTED, NEW, OLD, DecisionKind.NOTED, date(2026, 4, 7))])
    assert (found.words, found.since) == ("ter kennis genomen", date(2026, 4, 7))


def test_an_adopted_picture_and_a_newer_one_are_both_told() -> None:
    adopted = Run(State.ADOPTED, OLD, OLD, DecisionKind.ADOPTED, date(2026, 5, 3))
    found = progress_of([Run(State.ANSWERING, NEW, NEW), adopted])
    assert found.words == "vastgesteld 3 mei 2026; nieuw beeld: wordt beantwoord"
    assert found.stage is Stage.ANSWERING


def test_a_lapsed_picture_does_not_undo_an_adopted_one() -> None:
    adopted = Run(State.ADOPTED, OLD, OLD, DecisionKind.ADOPTED, OLD)
    found = progress_of([adopted, Run(State.LAPSED, NEW, NEW)])
    assert (found.stage, found.words) == (Stage.ADOPTED, "vastgesteld")


@pytest.fixture
def manager(db: None) -> User:
    who = make.user()
    make.membership(who, make.province(), Role.PROGRAMME_MANAGER)
    return who


def test_only_the_day_of_the_next_step_is_read(manager: User) -> None:
    town = make.organisation()
    make.region("PV99", "Duinmark", town)
    picture = make.picture(town, state=State.ANSWERING)
    for kind, day, done, skipped in (
        ("kick_off", date(2026, 1, 1), date(2026, 1, 1), ""),
        ("documents", date(2026, 2, 1), None, "Niet nodig."),
        ("fact_check", date(2026, 9, 1), None, ""),
        ("analysis", date(2026, 8, 1), None, ""),
    ):
        Milestone.objects.create(
            picture=picture, organisation=town, kind=kind, due_on=day, done_on=done, skipped_reason=skipped, owner="adviser"
        )
    assert progress_in_programme(manager, on=DAY)[town.pk].next_on == date(2026, 8, 1)
    Picture.objects.update(state=State.LAPSED)
    assert progress_in_programme(manager, on=DAY)[town.pk].next_on is None


def test_a_decision_that_still_waits_is_not_told(manager: User) -> None:
    town = make.organisation()
    make.region("PV99", "Duinmark", town)
    picture = make.picture(town, state=State.FACT_CHECK)
    Decision.objects.create(
        picture=picture, organisation=town, kind="noted", body="college", decided_on=NEW, recorded_at=timezone.now()
    )
    assert progress_in_programme(manager, on=DAY)[town.pk].words == "in feitencheck"


def test_a_member_of_a_joint_body_is_as_far_as_their_picture(manager: User) -> None:
    joint, member, own = make.organisation("GM9905"), make.organisation("GM9906"), make.organisation("GM9907")
    make.region("PV99", "Duinmark", joint, member, own)
    picture = make.picture(joint, state=State.CONCEPT)
    for one in (member, own):
        Coverage.objects.create(picture=picture, organisation=joint, member=one)
    make.picture(own, state=State.PLANNED)
    found = progress_in_programme(manager, on=DAY)
    assert (found[member.pk].stage, found[member.pk].is_joint) == (Stage.CONCEPT, True)
    assert (found[own.pk].stage, found[own.pk].is_joint) == (Stage.PLANNED, False)


def test_it_takes_one_query_for_one_picture_or_many(manager: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(1, 7):
        town = make.organisation(f"GM99{number:02}", f"Plaats {number}")
        make.region("PV99", "Duinmark", town)
        make.picture(town)
    with django_assert_num_queries(1):
        assert len(progress_in_programme(manager, on=DAY)) == 6


def test_another_province_is_not_there(manager: User) -> None:
    make.picture(make.organisation())
    assert progress_in_programme(manager, on=DAY) == {}
