"""A barrier becomes a measure: one, that keeps where it came from, says nothing of what is open, and decides nothing itself."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers import actions as barriers
from dijkwacht.apps.barriers.models import InUse, Placing, barrier_model
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import draft_of, pursued, rooted
from dijkwacht.apps.measures.rules.barriers import Since, drafted, may_stand_now, why_not_pursue
from dijkwacht.apps.measures.rules.drafts import Origin
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.documents.barriers.library import model, model_ids
from dijkwacht.documents.norms.words import FUNCTION_WORDS
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.barriers import HERB, herb, in_use, published

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def row() -> InUse:
    return in_use(make.organisation())


def pursue(row: InUse, barrier: str = "BAR-01") -> Measure:
    draft = draft_of(row, barrier)
    assert draft
    return actions.pursue(in_use=row, barrier=barrier, draft=draft, by=make.BY)


def done(measure: Measure) -> None:
    for to, said in (
        (State.DECIDED, Moved(day=TODAY)),
        (State.IN_PROGRESS, Moved()),
        (State.IN_PRACTICE, Moved(day=TODAY, how="Elke maand.")),
    ):
        Measure.objects.filter(pk=measure.pk).update(owner="oov", due_on=TODAY)
        actions.move(measure=measure, to=to, said=said, by=make.BY)


def test_a_barrier_becomes_one_measure_that_keeps_its_origin(row: InUse) -> None:
    first, second = pursue(row), pursue(row)
    assert first == second
    assert (first.origin, first.in_use, first.barrier, first.barrier_version) == (Origin.BARRIER, row, "BAR-01", row.version)
    assert (first.organisation, first.state, first.picture) == (row.organisation, State.PROPOSED, None)
    assert [*first.moves.values_list("state", flat=True)] == [State.PROPOSED]
    assert Event.objects.filter(verb="measures.pursued").count() == 1


def test_the_database_keeps_one_measure_a_barrier_and_its_origin_whole(row: InUse) -> None:
    first = pursue(row)
    same = {"origin": Origin.BARRIER, "in_use": row, "barrier": "BAR-01", "barrier_version": row.version}
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.create(organisation=row.organisation, title="Nog eens", **same)
    for lost in ({"in_use": None}, {"barrier": ""}, {"barrier_version": None}, {"origin": Origin.FREE}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Measure.objects.filter(pk=first.pk).update(**lost)


def test_a_stopped_one_leaves_room_and_is_not_picked_up_beside_the_new_one(row: InUse) -> None:
    first = pursue(row)
    actions.move(measure=first, to=State.STOPPED, said=Moved(reason="Nu niet."), by=make.BY)
    second = pursue(row)
    assert second != first
    with pytest.raises(Refused, match="intussen een andere maatregel"):
        actions.move(measure=first, to=State.PROPOSED, said=Moved(reason="Toch."), by=make.BY)


def test_it_says_what_is_asked_and_of_whom(row: InUse) -> None:
    ours, partners = draft_of(row, "BAR-01"), draft_of(row, "BAR-02")
    assert ours
    assert partners
    assert ours.title == "Bezoek aan verhuurders (Kruidenteelt)"
    assert "Werkt bij: Ruimte vinden (Woning huren, Loods huren)." in ours.text
    assert "Wie: gemeente en politie." in ours.text
    assert partners.title == "Vraag de partner (netbeheerder): Aansluiting controleren (Kruidenteelt)"
    assert draft_of(row, "BAR-99") is None


@pytest.mark.parametrize("name", model_ids())
def test_every_barrier_of_the_product_can_be_written_down_and_says_nothing_of_a_place(name: str) -> None:
    found = model(name)
    for barrier in found.barriers:
        draft = drafted(found, barrier, "municipality")
        assert 0 < len(draft.title) <= 200
        assert len(draft.text) <= 5000
        assert draft.owner in {"", *FUNCTION_WORDS}
        assert not any(word in draft.text for word in ("open route", "staat er niet", "nog niet bekend"))


def test_who_is_asked_in_the_house_is_asked_first_and_a_partners_has_no_owner(row: InUse) -> None:
    barrier = herb(HERB.replace("    kind: detects\n", "    kind: detects\n    criteria: [BES-01]\n")).barriers[2]
    assert drafted(herb(), barrier, "municipality").owner in FUNCTION_WORDS
    assert drafted(herb(), barrier.model_copy(update={"placed_by": ("politie",)}), "municipality").owner == ""
    assert drafted(herb(), barrier, "partner").owner == ""


@pytest.mark.parametrize("standing", [*Standing])
def test_what_stands_or_does_not_apply_needs_no_measure(row: InUse, standing: Standing) -> None:
    barrier = "BAR-02" if standing is Standing.ARRANGED else "BAR-01"
    barriers.place(in_use=row, said={barrier: Placed(standing)}, by=make.BY)
    if why_not_pursue(Placed(standing)) is None:
        assert standing in {Standing.UNKNOWN, Standing.NONE, Standing.PLANNED}
        assert pursue(row, barrier).barrier == barrier
        return
    with pytest.raises(Refused, match="Bij het model staat"):
        pursue(row, barrier)
    assert not Measure.objects.exists()


def test_a_barrier_that_is_not_in_the_version_is_refused(row: InUse) -> None:
    draft = draft_of(row, "BAR-01")
    assert draft
    with pytest.raises(Refused, match="niet in de versie"):
        actions.pursue(in_use=row, barrier="BAR-99", draft=draft, by=make.BY)


def test_a_measure_that_is_done_leaves_what_is_said_of_the_barrier_as_it_was(row: InUse) -> None:
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.PLANNED, "gemeente")}, by=make.BY)
    measure = pursue(row)
    done(measure)
    placing = Placing.objects.get()
    assert (placing.standing, placing.since) == (Standing.PLANNED, None)
    assert may_stand_now(State(Measure.objects.get().state), placing.said)
    barriers.place(in_use=row, said={"BAR-01": Placed(Standing.STANDING, "gemeente")}, by=make.BY)
    assert not may_stand_now(State.IN_PRACTICE, Placing.objects.get().said)
    assert not may_stand_now(State.IN_PROGRESS, None)


def test_a_new_version_and_a_barrier_that_goes_leave_the_measure(row: InUse) -> None:
    reader = make.member(row.organisation, Role.COORDINATOR, "oov@example.org", "Oda Oov")
    first, other = pursue(row), pursue(row, "BAR-03")
    text = HERB.replace('version: "1"', 'version: "2"').replace("Melden van geur", "Geur melden")
    start, end = text.index("  - id: BAR-01"), text.index("  - id: BAR-02")
    second = published(text[:start] + text[end:])
    barriers.renew(in_use=row, seen=second.pk, by=make.BY)
    found = {one: rooted(Measure.objects.get(pk=one.pk), for_=reader) for one in (first, other)}
    assert {one: there.now.since for one, there in found.items() if there and there.now} == {
        first: Since.GONE,
        other: Since.OTHER,
    }
    kept = found[first]
    assert kept
    assert kept.barrier.title == "Bezoek aan verhuurders"
    assert barrier_model(Measure.objects.get(pk=first.pk).barrier_version).version == "1"  # type: ignore[arg-type]


def test_whoever_owns_the_measure_learns_nothing_of_what_stands(row: InUse) -> None:
    owner = make.user("hr@example.org")
    make.membership(owner, row.organisation, Role.OWNER, function="hr")
    other = make.member(make.organisation("GM9902", "Westerkoog"), Role.COORDINATOR, "anders@example.org", "Ans Anders")
    measure = pursue(row)
    for user in (owner, other):
        there = rooted(measure, for_=user)
        assert there
        assert there.now is None
        assert pursued([row], for_=user) == {}
    Measure.objects.update(owner="hr")
    assert pursued([row], for_=owner) == {(row.pk, "BAR-01"): measure}


def test_what_became_of_barriers_is_one_query_for_many(row: InUse, django_assert_num_queries: object) -> None:
    reader = make.member(row.organisation, Role.COORDINATOR, "oov@example.org", "Oda Oov")
    for barrier in ("BAR-01", "BAR-02", "BAR-03"):
        pursue(row, barrier)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(pursued([row], for_=reader)) == 3
