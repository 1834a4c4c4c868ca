"""A basic picture grows, an adopted one is followed: nobody is asked twice."""

from datetime import UTC, datetime

import pytest

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.invitations.queries import progress
from dijkwacht.apps.norms.actions import publish
from dijkwacht.apps.norms.queries import usable
from dijkwacht.apps.norms.rules import State as NormState
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions as roadmap
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2025, 3, 1, 9, tzinfo=UTC)


def basic(state: State = State.ANSWERING) -> Picture:
    return make.picture(make.organisation(), state=state, is_basic=True)


@pytest.mark.parametrize("state", [State.PLANNED, State.ANSWERING, State.ANALYSIS])
def test_a_basic_picture_grows_and_only_the_new_questions_are_open(state: State) -> None:
    picture = basic(state)
    seat = make.respondent(picture)
    for criterion in norm_of(picture).criteria:
        make.answer(seat, criterion.id, 2, 2)
    assert progress([picture])[picture.pk][0].is_done
    answers = list(Answer.objects.order_by("pk").values())
    pictures.grow(picture=picture, by=make.BY)
    assert list(Answer.objects.order_by("pk").values()) == answers
    (done,) = progress([Picture.objects.get()])[picture.pk]
    assert (done.done, done.asked) == (2, 6)
    assert Event.objects.latest("pk").verb == "pictures.grown"


@pytest.mark.parametrize("state", [State.CONCEPT, State.FACT_CHECK, State.ADOPTED, State.LAPSED])
def test_a_picture_whose_questions_are_settled_does_not_grow(state: State) -> None:
    picture = basic(state)
    with pytest.raises(Refused):
        pictures.grow(picture=picture, by=make.BY)
    assert Picture.objects.get().is_basic


def test_a_full_picture_does_not_grow() -> None:
    with pytest.raises(Refused, match="al over de hele norm"):
        pictures.grow(picture=make.picture(make.organisation(), state=State.PLANNED), by=make.BY)


def adopted() -> Picture:
    old = make.picture(make.organisation(), state=State.ADOPTED, is_basic=True)
    first, second = make.respondent(old, "oov", who=make.user("oov@example.org")), make.respondent(old, "hr")
    make.answer(first, "BES-01", 2, 3, explanation="Sinds het besluit.", saved_at=LONG_AGO)
    make.answer(second, "BES-01", 1, 0, source=Source.INTERVIEW, evidence=(), saved_at=LONG_AGO)
    return old


def following(old: Picture) -> Picture:
    return pictures.plan(organisation=old.organisation, norm=old.norm, reference_date=make.REFERENCE, by=make.BY)


def test_a_new_picture_begins_with_what_was_said() -> None:
    old = adopted()
    new = following(old)
    before = list(Answer.objects.filter(picture=old).order_by("pk").values())
    assert pictures.carry_over(picture=new, old=old, by=make.BY) == 2
    assert list(Answer.objects.filter(picture=old).order_by("pk").values()) == before
    kept = ("criterion", "source", "paper", "practice", "explanation", "evidence", "saved_at", "respondent__function")
    rows = [list(Answer.objects.filter(picture=picture).order_by("pk").values_list(*kept)) for picture in (old, new)]
    assert rows[0] == rows[1]
    assert set(Answer.objects.filter(picture=new).values_list("is_carried", flat=True)) == {True}
    seats = Respondent.objects.filter(picture=new, membership__isnull=False)
    assert [seat.function for seat in seats] == ["oov"]
    event = Event.objects.latest("pk")
    assert (event.verb, event.note) == ("pictures.carried_over", "2")


def test_what_somebody_saves_again_is_no_longer_carried() -> None:
    old = adopted()
    new = following(old)
    pictures.carry_over(picture=new, old=old, by=make.BY)
    Picture.objects.filter(pk=new.pk).update(state=State.ANSWERING)
    seat = Respondent.objects.get(picture=new, function="oov")
    pictures.answer(respondent=seat, criterion="BES-01", said=Said(3, 3), seen=1, by=make.BY)
    assert not Answer.objects.get(respondent=seat).is_carried
    assert Answer.objects.get(picture=old, respondent__function="oov").paper == 2


def test_evidence_ages_by_its_own_date() -> None:
    old = adopted()
    new = pictures.plan(
        organisation=old.organisation,
        norm=old.norm,
        reference_date=make.REFERENCE.replace(year=2029),
        by=make.BY,
        is_example=True,
    )
    pictures.carry_over(picture=new, old=old, by=make.BY)
    assert "BES-01" not in reckon(old).score.stale
    assert "BES-01" in reckon(new).score.stale


def test_only_an_adopted_picture_of_the_same_organisation_and_norm_is_followed() -> None:
    old = adopted()
    new = following(old)
    for state in set(State) - {State.ADOPTED}:
        with pytest.raises(Refused, match="vastgesteld"):
            pictures.carry_over(picture=new, old=Picture(organisation=old.organisation, norm=old.norm, state=state), by=make.BY)
    elsewhere = make.picture(make.organisation("GM9902", "Zee"), state=State.ADOPTED)
    other = make.picture(old.organisation, state=State.ADOPTED, of=make.norm("anders"))
    for wrong in (elsewhere, other):
        with pytest.raises(Refused, match="dezelfde organisatie"):
            pictures.carry_over(picture=new, old=wrong, by=make.BY)
    pictures.carry_over(picture=new, old=old, by=make.BY)
    with pytest.raises(Refused, match="al begonnen"):
        pictures.carry_over(picture=new, old=old, by=make.BY)


def test_criteria_that_the_new_version_no_longer_has_stay_behind() -> None:
    old = adopted()
    make.answer(Respondent.objects.get(picture=old, function="hr"), "VER-01", 1, 1)
    shorter = make.norm().model_copy(update={"version": "2", "themes": make.norm().themes[:1]})
    new = pictures.plan(
        organisation=old.organisation, norm=publish(norm=shorter, by=make.BY), reference_date=make.REFERENCE, by=make.BY
    )
    assert pictures.carry_over(picture=new, old=old, by=make.BY) == 2


def test_a_picture_begins_in_one_go_or_not_at_all() -> None:
    old = adopted()
    chosen = roadmap.Beginning(old.norm, is_basic=False, reference_date=make.REFERENCE, kick_off=make.REFERENCE, following=old)
    new = roadmap.prepare(organisation=old.organisation, chosen=chosen, by=make.BY)
    assert (new.is_example, Milestone.objects.filter(picture=new).count()) == (True, 12)
    before = Picture.objects.count()
    sunday = roadmap.Beginning(old.norm, is_basic=False, reference_date=make.REFERENCE, kick_off=make.REFERENCE.replace(day=7))
    with pytest.raises(Refused, match="werkdag"):
        roadmap.prepare(organisation=old.organisation, chosen=sunday, by=make.BY)
    assert Picture.objects.count() == before


def test_only_published_versions_for_this_kind_can_be_chosen() -> None:
    right = publish(norm=make.norm(), by=make.BY)
    water = make.norm("water").model_copy(update={"applies_to": ("water_board",)})
    publish(norm=water, by=make.BY)
    retired = publish(norm=make.norm("oud"), by=make.BY)
    retired.state = NormState.RETIRED
    retired.save()
    assert list(usable("municipality")) == [right]
