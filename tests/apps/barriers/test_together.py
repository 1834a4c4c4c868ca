"""A group that consented: nobody reads of another what both did not consent to, and nothing once one of them withdrew."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from dijkwacht.apps import clock
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse, Placing
from dijkwacht.apps.barriers.queries.together import GroupTold, consent_of, group_of, told_together
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.barriers.rules.group import OpenIn
from dijkwacht.apps.consents.models import Consent
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.wall import actions as wall
from dijkwacht.apps.wall.rules.contexts import Context
from dijkwacht.apps.wall.rules.declarations import Level
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.barriers import HERB, in_use, published
from tests.factories import BY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
STANDING, NONE, UNKNOWN = Placed(Standing.STANDING, "gemeente"), Placed(Standing.NONE, "gemeente"), Placed(Standing.UNKNOWN)


def towns(*names: str) -> list[InUse]:
    """Towns that work with the model, none of which consented yet."""
    return [in_use(make.organisation(f"GM99{number:02}", name)) for number, name in enumerate(names, start=1)]


@pytest.fixture
def three() -> list[InUse]:
    """Three that consented: with BAR-01, without it, and one that does not know."""
    rows = towns("Westerkoog", "Duinrade", "Oostmeer")
    for row, said in zip(rows, (STANDING, NONE, UNKNOWN), strict=True):
        actions.place(in_use=row, said={"BAR-01": said}, by=BY)
        actions.share(in_use=row, by=BY)
    return rows


def told(row: InUse) -> GroupTold | None:
    return told_together(InUse.objects.select_related("organisation", "version").get(pk=row.pk), on=clock.today())


def read_by(where: Organisation) -> tuple[set[int], set[int]]:
    """Of which organisations somebody of this one reads models in use and placings, past every filter of the application."""
    with wall.within(Context(1, {Level.CONTENT: frozenset({where.pk})})):
        return (
            {*InUse.objects.values_list("organisation", flat=True)},
            {*Placing.objects.values_list("organisation", flat=True)},
        )


def pks(rows: Sequence[InUse]) -> set[int]:
    return {row.organisation_id for row in rows}


def test_a_group_is_counted_and_told_by_name_only_where_a_step_is_open(three: list[InUse]) -> None:
    found = told(three[1])
    assert found
    assert (found.names, found.too_few) == (("Duinrade", "Oostmeer", "Westerkoog"), "")
    first = found.barriers[0]
    assert (first.own, first.standing, first.unknown) == ("staat er niet", 1, 1)
    steps = {one.step.id: one.at for one in found.steps}
    assert steps["S1"] == OpenIn(("Duinrade",), ("Oostmeer",), ("Westerkoog",))
    assert steps["S2"].open == found.names
    best = found.five[0]
    assert (best.barrier.id, best.helped, best.closes) == ("BAR-01", 2, "8 open routes")
    assert found.here
    assert found.here.how["BAR-01"] == "bij 1 van de 3"
    assert [title for title, _ in found.steps[0].ways] == ["Woning huren", "Loods huren"]
    assert found.lead == "Bij u samen staan er van de 12 routes nog tussen de 2 en 12 open."
    assert found.here.notes["S1"] == ("open bij 1 van de 3", "niet zeker bij 1")


def test_once_a_consent_is_withdrawn_nothing_of_that_town_is_anywhere_at_once(three: list[InUse]) -> None:
    actions.share(in_use=towns_four(), by=BY)
    actions.unshare(in_use=three[0], by=BY)
    assert told(three[0]) is None
    for row in three[1:]:
        found = told(row)
        assert found
        assert "Westerkoog" not in repr(found)
        assert (found.barriers[0].standing, len(found.names)) == (0, 3)


def towns_four() -> InUse:
    return in_use(make.organisation("GM9911", "Zandwijk"))


@pytest.mark.parametrize("number", [1, 2])
def test_without_both_consents_nothing_of_the_other_is_read(number: int) -> None:
    rows = towns("Westerkoog", "Duinrade", "Oostmeer", "Zandwijk")
    for row in rows[:number]:
        actions.share(in_use=row, by=BY)
    for row in rows[:number]:
        found = told(row)
        assert found
        assert found.barriers == found.steps == found.five == ()
        assert (
            found.too_few == f"Er wordt pas geteld als minstens 3 organisaties meedoen, u meegerekend: nu zijn het er {number}."
        )
    assert [told(row) for row in rows[number:]] == [None] * (4 - number)


def test_a_consent_ends_after_its_last_day_and_is_about_one_model_of_the_whole_organisation(three: list[InUse]) -> None:
    row = three[0]
    actions.share(in_use=row, until=clock.today() + DAY, by=BY)
    given = consent_of(row, on=clock.today())
    assert given
    assert given.until == clock.today() + DAY
    assert Consent.objects.filter(organisation=row.organisation).count() == 2  # the one without an end was withdrawn for it
    assert consent_of(row, on=clock.today() + 2 * DAY) is None
    assert not group_of(row, on=clock.today() + 2 * DAY).exists()
    published(HERB.replace("kruidenteelt", "anders").replace("Kruidenteelt", "Andere teelt"))
    other = actions.take_up(organisation=row.organisation, code="anders", by=BY)
    assert told(other) is None
    of_area = actions.take_up(organisation=row.organisation, code=row.code, area=make.area(row.organisation), by=BY)
    with pytest.raises(Refused, match="niet voor een gebied"):
        actions.share(in_use=of_area, by=BY)
    assert told(of_area) is None
    assert of_area.pk not in {one.pk for one in group_of(three[1], on=clock.today())}


def test_invented_and_real_ones_never_mix(three: list[InUse]) -> None:
    code = {"code": "GM0363", "is_example": False}
    Organisation.objects.filter(pk=three[0].organisation_id).update(**code)
    found = told(three[1])
    assert found
    assert (found.names, bool(found.too_few)) == (("Duinrade", "Oostmeer"), True)


def test_who_works_with_another_version_is_named_and_not_counted(three: list[InUse]) -> None:
    newer = published(HERB.replace('version: "1"', 'version: "2"'))
    actions.renew(in_use=three[0], seen=newer.pk, by=BY)
    found = told(three[1])
    assert found
    assert found.elsewhere == (("Westerkoog", "2"),)
    assert found.too_few


def test_each_deed_is_one_event_and_the_same_again_none(three: list[InUse]) -> None:
    actions.share(in_use=three[0], by=BY)
    actions.unshare(in_use=three[0], by=BY)
    actions.unshare(in_use=three[0], by=BY)
    mine = Event.objects.filter(organisation=three[0].organisation.code, verb__endswith="shared")
    assert [*mine.order_by("pk").values_list("verb", flat=True)] == ["barriers.shared", "barriers.unshared"]


@pytest.mark.postgres
def test_the_wall_shows_a_model_only_to_who_consented_likewise_for_it(three: list[InUse]) -> None:
    stranger = towns_four()
    published(HERB.replace("kruidenteelt", "anders").replace("Kruidenteelt", "Andere teelt"))
    other = actions.take_up(organisation=three[0].organisation, code="anders", by=BY)
    actions.place(in_use=other, said={"BAR-01": STANDING}, by=BY)
    # Who consents for another model, or not at all, reads nothing of this one.
    loner = actions.take_up(organisation=stranger.organisation, code="anders", by=BY)
    actions.share(in_use=loner, by=BY)
    assert read_by(stranger.organisation) == ({stranger.organisation_id}, set())
    assert read_by(three[1].organisation) == (pks(three), pks(three[:2]))
    with wall.within(Context(1, {Level.CONTENT: frozenset({three[1].organisation_id})})):
        assert {*Placing.objects.values_list("in_use__code", flat=True)} == {"kruidenteelt"}
    actions.unshare(in_use=three[0], by=BY)
    assert read_by(three[1].organisation) == (pks(three[1:]), {three[1].organisation_id})
    assert read_by(three[0].organisation) == ({three[0].organisation_id}, {three[0].organisation_id})


@pytest.mark.postgres
def test_the_wall_shows_nothing_after_the_last_day_and_lets_nobody_write(three: list[InUse]) -> None:
    ended = {"since": clock.today() - 9 * DAY, "until": clock.today() - 2 * DAY}
    Consent.objects.filter(organisation=three[0].organisation).update(**ended)
    assert read_by(three[1].organisation) == (pks(three[1:]), {three[1].organisation_id})
    Consent.objects.filter(organisation=three[0].organisation).update(until=None)
    with wall.within(Context(1, {Level.CONTENT: frozenset({three[1].organisation_id})})):
        assert Placing.objects.filter(in_use=three[0]).update(standing=Standing.NONE) == 0
