"""Publishing a model, taking it up, and saying of its barriers how they are."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dijkwacht.analysis.barriers.process import Edge
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import BarrierVersion, Confirmation, InUse, Placing, barrier_model
from dijkwacht.apps.barriers.queries import confirmation_by, counted_in, newest, outlook_of, said_of
from dijkwacht.apps.barriers.queries.reckoned import outlook_without
from dijkwacht.apps.barriers.rules import Placed, Standing, carried_over, left
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.barriers import HERB, herb, in_use, published
from tests.factories import BY

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
STANDS = Placed(Standing.STANDING, "gemeente", date(2026, 1, 1))


@pytest.fixture
def here() -> Organisation:
    return make.organisation()


def verbs() -> list[str]:
    return [one for one in Event.objects.order_by("pk").values_list("verb", flat=True) if one.startswith("barriers.")]


def test_a_version_is_published_once_and_never_changes(here: Organisation) -> None:
    first = published()
    assert published() == first
    assert barrier_model(first) == herb()
    with pytest.raises(Refused, match="geef een nieuw nummer"):
        published(HERB.replace("Telen", "Kweken"))
    with pytest.raises(IntegrityError), transaction.atomic():
        BarrierVersion.objects.update(title="Anders")
    second = published(HERB.replace('version: "1"', 'version: "2"'))
    assert [*newest()] == [second]
    assert verbs() == ["barriers.published"] * 2


def test_an_organisation_takes_a_model_up_once_and_for_an_area_of_its_own(here: Organisation) -> None:
    row = in_use(here)
    assert in_use(here) == row
    port = make.area(here)
    for_port = actions.take_up(organisation=here, code="kruidenteelt", area=port, by=BY)
    assert for_port != row
    assert verbs() == ["barriers.published", "barriers.taken_up", "barriers.taken_up"]
    other = make.organisation("GM9902", "Westerkoog")
    with pytest.raises(Refused, match="ligt niet in deze organisatie"):
        actions.take_up(organisation=other, code="kruidenteelt", area=port, by=BY)
    with pytest.raises(Refused, match="er niet meer"):
        actions.take_up(organisation=here, code="kruiden", by=BY)


def test_what_is_said_is_kept_and_only_what_changed(here: Organisation) -> None:
    row = in_use(here)
    said = {"BAR-01": STANDS, "BAR-03": Placed(Standing.UNKNOWN)}
    assert actions.place(in_use=row, said=said, by=BY) == 1
    assert actions.place(in_use=row, said=said, by=BY) == 0
    assert {**said_of(row)} == {"BAR-01": STANDS}
    assert verbs()[2:] == ["barriers.placed"]
    assert Event.objects.latest("pk").note == ""


@pytest.mark.parametrize(
    ("barrier", "placed", "why"),
    [
        ("BAR-09", STANDS, "staat niet in deze versie"),
        ("BAR-02", Placed(Standing.STANDING, "netbeheerder"), "plaatst een partner"),
        ("BAR-03", Placed(Standing.ARRANGED, "gemeente"), "plaatst de eigen organisatie"),
        ("BAR-01", Placed(Standing.STANDING, "buurman"), "Kies wie"),
    ],
)
def test_what_cannot_be_said_is_refused_whole(here: Organisation, barrier: str, placed: Placed, why: str) -> None:
    row = in_use(here)
    with pytest.raises(Refused, match=why):
        actions.place(in_use=row, said={"BAR-03": Placed(Standing.STANDING), barrier: placed}, by=BY)
    assert not Placing.objects.exists()


def test_what_a_partner_arranged_counts_once_the_partner_confirms_it(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder"), "BAR-01": Placed(Standing.NONE)}, by=BY)
    found = outlook_of(InUse.objects.get(pk=row.pk))
    # BAR-02 closes the current of the grid: two of the four routes.
    assert (found.routes[Edge.LIKELY, False], found.routes[Edge.LIKELY, True]) == (4, 2)
    Placing.objects.filter(barrier="BAR-02").update(confirmed_on=date(2026, 2, 1))
    found = outlook_of(InUse.objects.get(pk=row.pk))
    assert (found.routes[Edge.LIKELY, False], found.routes[Edge.LIKELY, True]) == (2, 2)
    assert outlook_without(InUse.objects.get(pk=row.pk), "BAR-02").routes[Edge.LIKELY, False] == 4
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder", date(2026, 3, 1))}, by=BY)
    assert Placing.objects.get(barrier="BAR-02").confirmed_on is None


def test_of_what_nothing_was_said_nothing_is_known(here: Organisation) -> None:
    row = in_use(here)
    assert outlook_of(row).open_range == (0, 4)
    every = {one.id: Placed(Standing.NONE) for one in herb().barriers}
    actions.place(in_use=row, said=every, by=BY)
    assert outlook_of(InUse.objects.get(pk=row.pk)).open_range == (4, 4)


def test_a_next_version_says_what_goes_along() -> None:
    after = herb(HERB.replace("BAR-04", "BAR-05"))
    assert carried_over(herb(), after, ["BAR-04", "BAR-01"]) == (("BAR-01",), ("BAR-04",))


def test_a_partner_confirms_once_by_a_link_of_which_only_a_hash_is_kept(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=BY)
    placing = Placing.objects.get()
    first = actions.ask_partner(placing=placing, email="Net@Example.org ", by=BY).split("/")[-2]
    second = actions.ask_partner(placing=placing, email="net@example.org", by=BY).split("/")[-2]
    assert confirmation_by(first, on=TODAY) is None
    found = confirmation_by(second, on=TODAY)
    assert found is not None
    assert (found.email, second in found.token_hash) == ("net@example.org", False)
    body = Message.objects.latest("pk").body
    assert not [word for word in ("Aansluiting", "Kruidenteelt", "Duinmark", "barrière") if word in body]
    assert confirmation_by(second, on=TODAY + timedelta(days=31)) is None
    actions.answer(confirmation=found, is_arranged=True, by=BY)
    assert (Placing.objects.get().confirmed_on, found.pk) == (TODAY, Confirmation.objects.exclude(answered_at=None).get().pk)
    assert not Confirmation.objects.exclude(email="").exists()
    with pytest.raises(Refused, match="al gebruikt"):
        actions.answer(confirmation=found, is_arranged=False, by=BY)
    with pytest.raises(Refused, match="al bevestigd"):
        actions.ask_partner(placing=placing, email="net@example.org", by=BY)
    assert verbs()[-3:] == ["barriers.partner_asked", "barriers.partner_asked", "barriers.partner_answered"]


def test_the_chain_does_not_tell_what_a_partner_answered(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=BY)
    for is_arranged in (True, False):
        Placing.objects.update(standing=Standing.ARRANGED, confirmed_on=None)
        actions.ask_partner(placing=Placing.objects.get(), email="net@example.org", by=BY)
        actions.answer(confirmation=Confirmation.objects.get(answered_at=None), is_arranged=is_arranged, by=BY)
    answered = Event.objects.filter(verb="barriers.partner_answered").values_list("note", "on", "organisation")
    assert len({*answered}) == 1


def test_a_partner_who_says_no_takes_the_barrier_away(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder", date(2026, 1, 1))}, by=BY)
    actions.ask_partner(placing=Placing.objects.get(), email="net@example.org", by=BY)
    actions.answer(confirmation=Confirmation.objects.get(), is_arranged=False, by=BY)
    assert said_of(InUse.objects.get())["BAR-02"] == Placed(Standing.NONE)


def test_a_link_ends_where_the_organisation_says_something_else_and_the_address_goes(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=BY)
    token = actions.ask_partner(placing=Placing.objects.get(), email="net@example.org", by=BY).split("/")[-2]
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.NONE)}, by=BY)
    assert (confirmation_by(token, on=TODAY), Confirmation.objects.get().email) == (None, "")


def test_a_link_that_ended_does_not_come_back_with_what_it_asked(here: Organisation) -> None:
    """Else the one who was asked first confirms what the organisation says now of another partner."""
    row, arranged = in_use(here), {"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}
    actions.place(in_use=row, said=arranged, by=BY)
    token = actions.ask_partner(placing=Placing.objects.get(), email="net@example.org", by=BY).split("/")[-2]
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.NONE)}, by=BY)
    actions.place(in_use=row, said=arranged, by=BY)
    assert confirmation_by(token, on=TODAY) is None


def test_the_address_of_who_never_answered_goes_thirty_days_after_the_link(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=BY)
    actions.ask_partner(placing=Placing.objects.get(), email="net@example.org", by=BY)
    assert actions.forget(before=TODAY + timedelta(days=29), by=BY) == 0
    assert actions.forget(before=TODAY + timedelta(days=31), by=BY) == 1
    assert (Confirmation.objects.get().email, verbs()[-1]) == ("", "barriers.forgotten")


def test_a_place_goes_on_to_a_next_version_with_all_that_can_be_said_there(here: Organisation) -> None:
    row = in_use(here)
    arranged = Placed(Standing.ARRANGED, "netbeheerder")
    said = {"BAR-01": Placed(Standing.STANDING, "politie"), "BAR-02": arranged, "BAR-03": STANDS}
    actions.place(in_use=row, said={**said, "BAR-04": Placed(Standing.ARRANGED, "branche")}, by=BY)
    Placing.objects.filter(standing=Standing.ARRANGED).update(confirmed_on=date(2026, 2, 1))
    with pytest.raises(Refused, match="al met de nieuwste"):
        actions.renew(in_use=row, seen=row.version_id, by=BY)
    # BAR-01, which the police arranged, is the municipality's alone, BAR-03 is for a partner, BAR-04 does something else.
    text = HERB.replace("[gemeente, politie]", "[gemeente]").replace(
        "kind: detects\n    placed_by: [gemeente]", "kind: detects\n    placed_by: [boa]"
    )
    second = published(text.replace("closes: [S2/W4]", "closes: [S2]").replace('version: "1"', 'version: "2"'))
    with pytest.raises(Refused, match="nog een nieuwere versie"):
        actions.renew(in_use=row, seen=row.version_id, by=BY)
    actions.renew(in_use=row, seen=second.pk, by=BY)
    now = InUse.objects.get(pk=row.pk)
    police = Placed(Standing.ARRANGED, "politie")
    assert (now.version, now.former, now.left_behind) == (second, row.version, {"BAR-01": left(police), "BAR-03": left(STANDS)})
    assert {**said_of(now)} == {
        "BAR-02": Placed(Standing.ARRANGED, "netbeheerder", is_confirmed=True),
        "BAR-04": Placed(Standing.ARRANGED, "branche"),
    }
    assert verbs()[-1] == "barriers.renewed"


def test_what_a_partner_places_counts_once_the_partner_confirms_it_also_where_we_may_place_it_too(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-01": Placed(Standing.STANDING, "politie")}, by=BY)
    assert said_of(row)["BAR-01"].standing is Standing.ARRANGED
    assert (counted_in(row).standing, "BAR-01" in counted_in(row).unknown) == (frozenset(), True)
    link = actions.ask_partner(placing=row.placings.get(), email="wie@example.org", by=BY)
    found = confirmation_by(link.split("/")[-2], on=clock.today())
    actions.answer(confirmation=found, is_arranged=True, by=BY)
    row = InUse.objects.get(pk=row.pk)
    assert counted_in(row).standing == {"BAR-01"}
    actions.place(in_use=row, said={"BAR-01": Placed(Standing.STANDING, "politie")}, by=BY)
    assert counted_in(InUse.objects.get(pk=row.pk)).standing == {"BAR-01"}
    actions.place(in_use=row, said={"BAR-01": Placed(Standing.PROVEN, "gemeente")}, by=BY)
    assert said_of(InUse.objects.get(pk=row.pk))["BAR-01"] == Placed(Standing.PROVEN, "gemeente")


def test_nobody_of_the_organisation_confirms_for_a_partner(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=BY)
    make.member(here, Role.RESPONDENT, "collega@example.org", "Cas Collega")
    with pytest.raises(Refused, match="van uw eigen organisatie"):
        actions.ask_partner(placing=row.placings.get(), email="Collega@example.org", by=BY)
    assert not Confirmation.objects.exists()


def test_nothing_goes_along_to_another_deed_that_took_the_id(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-01": Placed(Standing.STANDING, "gemeente"), "BAR-03": STANDS}, by=BY)
    text = HERB.replace("title: Bezoek aan verhuurders", "title: Cursus weerbaarheid voor scholen")
    second = published(
        text.replace("title: Melden van geur", "title: Melden van geur en stank").replace('version: "1"', 'version: "2"')
    )
    actions.renew(in_use=row, seen=second.pk, by=BY)
    now = InUse.objects.get(pk=row.pk)
    assert now.left_behind["BAR-01"] == left(Placed(Standing.STANDING, "gemeente"))
    assert {**said_of(now)} == {"BAR-03": STANDS}


def test_a_partner_who_was_asked_about_a_barrier_that_changed_is_asked_anew(here: Organisation) -> None:
    row = in_use(here)
    said = {"BAR-02": Placed(Standing.ARRANGED, "netbeheerder"), "BAR-04": Placed(Standing.ARRANGED, "branche")}
    actions.place(in_use=row, said=said, by=BY)
    links = {
        one.barrier: actions.ask_partner(placing=one, email="wie@example.org", by=BY).split("/")[-2]
        for one in Placing.objects.all()
    }
    second = published(HERB.replace("Aggregaten registreren", "Aggregaten verbieden").replace('version: "1"', 'version: "2"'))
    actions.renew(in_use=row, seen=second.pk, by=BY)
    assert confirmation_by(links["BAR-02"], on=TODAY) is not None
    assert confirmation_by(links["BAR-04"], on=TODAY) is None


@pytest.mark.parametrize(
    ("since", "stays"),
    [(date(2026, 3, 15), True), (None, True), (date(2026, 2, 1), False)],
)
def test_a_date_put_right_leaves_a_confirmation_unless_it_stands_earlier(
    here: Organisation, since: date | None, stays: bool
) -> None:
    row, first = in_use(here), Placed(Standing.ARRANGED, "netbeheerder", date(2026, 3, 1))
    actions.place(in_use=row, said={"BAR-02": first}, by=BY)
    actions.ask_partner(placing=row.placings.get(), email="net@example.org", by=BY)
    actions.answer(confirmation=Confirmation.objects.get(), is_arranged=True, by=BY)
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder", since)}, by=BY)
    assert (Placing.objects.get().since, Placing.objects.get().confirmed_on is not None) == (since, stays)
    assert ("BAR-02" in counted_in(InUse.objects.get(pk=row.pk)).standing) is stays


def test_a_link_stays_where_a_date_is_put_right_and_ends_where_it_says_more(here: Organisation) -> None:
    row, first = in_use(here), Placed(Standing.ARRANGED, "netbeheerder", date(2026, 3, 1))
    actions.place(in_use=row, said={"BAR-02": first}, by=BY)
    token = actions.ask_partner(placing=row.placings.get(), email="net@example.org", by=BY).split("/")[-2]
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder", date(2026, 4, 1))}, by=BY)
    assert confirmation_by(token, on=TODAY) is not None
    actions.place(in_use=row, said={"BAR-02": first}, by=BY)
    assert confirmation_by(token, on=TODAY) is None
    assert Confirmation.objects.get().ended_on == TODAY


def test_of_a_question_stays_who_asked_which_partner_and_what_was_said(here: Organisation) -> None:
    row, officer = in_use(here), make.member(here, Role.COORDINATOR, "oov@example.org", "Oda Oov")
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=BY)
    actions.ask_partner(placing=row.placings.get(), email="net@example.org", by=officer)
    actions.answer(confirmation=Confirmation.objects.get(), is_arranged=False, by=BY)
    kept = Confirmation.objects.get()
    assert (kept.asked_by, kept.party, kept.is_arranged, kept.email) == (officer, "netbeheerder", False, "")


@pytest.mark.parametrize(("since", "why"), [(date(1700, 1, 1), "vanaf 1990"), (TODAY + timedelta(days=1), "Deze dag komt nog")])
def test_nothing_stands_since_a_day_long_past_or_to_come(here: Organisation, since: date, why: str) -> None:
    with pytest.raises(Refused, match=why):
        actions.place(in_use=in_use(here), said={"BAR-03": Placed(Standing.STANDING, "gemeente", since)}, by=BY)


def test_what_was_left_behind_is_put_away_once_and_comes_back_with_a_next_version(here: Organisation) -> None:
    row = in_use(here)
    actions.place(in_use=row, said={"BAR-03": STANDS}, by=BY)
    texts = [HERB.replace("BAR-03", f"BAR-1{n}").replace('version: "1"', f'version: "{n}"') for n in (2, 3)]
    actions.renew(in_use=row, seen=published(texts[0]).pk, by=BY)
    for _ in "twice":
        actions.put_away(in_use=row, by=BY)
    assert (InUse.objects.get().put_away_on, verbs().count("barriers.renewal_read")) == (TODAY, 1)
    actions.renew(in_use=row, seen=published(texts[1]).pk, by=BY)
    assert InUse.objects.get().put_away_on is None
