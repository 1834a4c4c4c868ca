"""Measures: from a recommendation to proven, with what each step asks and what each keeps."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, Proof
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved, State, lies_still
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
DRAFT = Draft("Regel BES-01.", owner="hr", due_on=date(2027, 1, 31))
TODAY = timezone.localdate()


@pytest.fixture
def picture() -> Picture:
    return make.picture(make.organisation(), state=PictureState.ADOPTED)


def taken(picture: Picture, draft: Draft = DRAFT) -> Measure:
    return actions.take_up(picture=picture, criterion="BES-01", draft=draft, by=make.BY)


def test_a_recommendation_becomes_one_measure_that_keeps_its_origin(picture: Picture) -> None:
    first, second = taken(picture), taken(picture)
    assert first == second
    assert (first.picture, first.criterion, first.state) == (picture, "BES-01", State.PROPOSED)
    assert list(first.effects.values_list("criterion", "paper", "practice")) == [("BES-01", 2, 2)]
    assert Event.objects.filter(verb="measures.taken_up").count() == 1


def test_a_measure_goes_from_proposed_to_proven_with_what_each_step_asks(picture: Picture) -> None:
    measure = taken(picture)
    giver, other = make.user("giver@example.org"), make.user("other@example.org")
    with pytest.raises(InvalidInput, match="day"):
        actions.move(measure=measure, to=State.DECIDED, said=Moved(), by=giver)
    actions.move(measure=measure, to=State.DECIDED, said=Moved(day=TODAY), by=giver)
    actions.move(measure=measure, to=State.IN_PROGRESS, said=Moved(), by=giver)
    with pytest.raises(InvalidInput) as missing:
        actions.move(measure=measure, to=State.IN_PRACTICE, said=Moved(), by=giver)
    assert [fault.place for fault in missing.value.faults] == ["day", "how"]
    actions.move(measure=measure, to=State.IN_PRACTICE, said=Moved(day=TODAY, how="Elke maand in het overleg."), by=giver)
    with pytest.raises(Refused, match="nog geen bewijs"):
        actions.move(measure=measure, to=State.PROVEN, said=Moved(), by=giver)
    proof = Proof.objects.create(measure=measure, organisation=measure.organisation, name="Verslag", dated=TODAY, given_by=giver)
    with pytest.raises(Refused, match="door een ander gezien"):
        actions.move(measure=measure, to=State.PROVEN, said=Moved(), by=giver)
    Proof.objects.filter(pk=proof.pk).update(seen_by=other, seen_on=TODAY)
    actions.move(measure=measure, to=State.PROVEN, said=Moved(), by=giver)
    measure.refresh_from_db()
    assert (measure.state, measure.practice_how) == (State.PROVEN, "Elke maand in het overleg.")
    assert list(Event.objects.filter(verb="measures.moved").values_list("note", flat=True)) == [
        "decided",
        "in_progress",
        "in_practice",
        "proven",
    ]


def test_nobody_sees_the_own_proof(picture: Picture) -> None:
    measure, giver = taken(picture), make.user("giver@example.org")
    fields = {"measure": measure, "organisation": measure.organisation, "name": "Verslag", "dated": TODAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        Proof.objects.create(**fields, given_by=giver, seen_by=giver, seen_on=TODAY)


def test_work_begins_with_an_owner_and_a_day(picture: Picture) -> None:
    measure = taken(picture, Draft("Regel BES-01."))
    actions.move(measure=measure, to=State.DECIDED, said=Moved(day=TODAY), by=make.BY)
    with pytest.raises(Refused, match="eigenaar"):
        actions.move(measure=measure, to=State.IN_PROGRESS, said=Moved(), by=make.BY)
    actions.revise(measure=measure, draft=Draft("Regel BES-01.", owner="hr"), by=make.BY)
    with pytest.raises(Refused, match="welke dag"):
        actions.move(measure=measure, to=State.IN_PROGRESS, said=Moved(), by=make.BY)


def test_a_step_from_what_is_no_longer_the_state_is_refused(picture: Picture) -> None:
    measure = taken(picture)
    stale = Measure.objects.get(pk=measure.pk)
    actions.move(measure=measure, to=State.STOPPED, said=Moved(reason="Dubbel."), by=make.BY)
    with pytest.raises(Refused, match="gestopt"):
        actions.move(measure=stale, to=State.DECIDED, said=Moved(day=TODAY), by=make.BY)


def test_a_stopped_measure_lets_its_recommendation_be_taken_up_again(picture: Picture) -> None:
    first = taken(picture)
    actions.move(measure=first, to=State.STOPPED, said=Moved(reason="Anders opgelost."), by=make.BY)
    assert taken(picture) != first


def test_a_free_measure_has_no_picture(picture: Picture) -> None:
    made = actions.propose(organisation=picture.organisation, draft=DRAFT, by=make.BY)
    assert (made.origin, made.picture) == ("free", None)


def test_an_owner_sees_the_measures_of_the_own_function_only(picture: Picture) -> None:
    own = taken(picture)
    other = actions.propose(organisation=picture.organisation, draft=Draft("Anders", owner="ciso"), by=make.BY)
    without = actions.propose(organisation=picture.organisation, draft=Draft("Van niemand"), by=make.BY)
    elsewhere = actions.propose(organisation=make.organisation("GM9902", "Westerkoog"), draft=DRAFT, by=make.BY)
    owner, coordinator = make.user("owner@example.org"), make.user("oov@example.org")
    make.membership(owner, picture.organisation, Role.OWNER, function="hr")
    make.membership(owner, picture.organisation, Role.RESPONDENT, function="ciso")
    make.membership(coordinator, picture.organisation, Role.COORDINATOR)
    assert set(Measure.objects.visible_to(owner, on=TODAY)) == {own}
    assert set(Measure.objects.visible_to(coordinator, on=TODAY)) == {own, other, without}
    assert elsewhere not in Measure.objects.visible_to(coordinator, on=TODAY)
    assert not Measure.objects.run_by(owner, on=TODAY).exists()


@pytest.mark.parametrize(
    ("state", "days", "still"), [("in_progress", 60, True), ("in_progress", 59, False), ("proven", 900, False)]
)
def test_only_what_is_worked_on_lies_still(state: str, days: int, still: bool) -> None:
    assert lies_still(State(state), TODAY - timedelta(days=days), on=TODAY) is still
