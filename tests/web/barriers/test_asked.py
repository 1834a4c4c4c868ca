"""What stays of asking a partner, and what takes a confirmation away: read by who works there."""

from datetime import date
from html import unescape
from re import sub

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import Confirmation, InUse, Placing
from dijkwacht.apps.barriers.queries import seen_in
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.parts.barriers.questions import asked_in
from tests import factories as make
from tests.barriers import HERB, in_use, published
from tests.factories import BY

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ARRANGED = Placed(Standing.ARRANGED, "netbeheerder", date(2026, 3, 1))


@pytest.fixture
def row() -> InUse:
    made = in_use(make.organisation(name="Duinrade"))
    actions.place(in_use=made, said={"BAR-02": ARRANGED}, by=BY)
    return made


@pytest.fixture
def desk(client: Client, row: InUse) -> Client:
    client.force_login(make.member(row.organisation, Role.COORDINATOR, "oov@example.org", "Oda Oov"))
    return client


def text(answer: object) -> str:
    return " ".join(unescape(sub(r"<[^>]+>", " ", answer.content.decode())).split())  # type: ignore[attr-defined]


def place_url(row: InUse) -> str:
    return f"/barrieres/bij/{row.pk}/plaatsen/"


def sent(row: InUse, since: str, standing: str = "arranged") -> dict[str, str]:
    told = {f"BAR-0{n}-standing": "unknown" for n in (1, 3, 4)} | {f"BAR-0{n}-since": "" for n in (1, 3, 4)}
    here = {"BAR-01-by": "", "BAR-02-standing": standing, "BAR-02-since": since}
    return told | here | {"seen": seen_in(InUse.objects.get(pk=row.pk))}


def answered(row: InUse, *, is_arranged: bool) -> None:
    actions.ask_partner(placing=row.placings.get(), email="net@example.org", by=BY)
    actions.answer(confirmation=Confirmation.objects.latest("pk"), is_arranged=is_arranged, by=BY)


def test_a_no_of_a_partner_is_seen_with_who_asked_and_when(desk: Client, row: InUse) -> None:
    desk.post(f"/barrieres/bij/{row.pk}/bevestigen/BAR-02/", {"email": "net@example.org"})
    asked = f"Gevraagd aan netbeheerder op {long_date(TODAY)} door Oda Oov"
    assert f"{asked}: nog geen antwoord" in text(desk.get(place_url(row)))
    Client().post(make.link_to("net@example.org"), {"is_arranged": "no"})
    for address in (place_url(row), "/barrieres/kruidenteelt/"):
        page = text(desk.get(address))
        assert f"{asked}: nee, nog niet geregeld (antwoord van {long_date(TODAY)})." in page
        assert "net@example.org" not in page


def test_an_earlier_question_stays_below_the_last(desk: Client, row: InUse) -> None:
    for _ in "twice":
        actions.ask_partner(placing=row.placings.get(), email="net@example.org", by=BY)
    page = text(desk.get(place_url(row)))
    assert page.index("nog geen antwoord") < page.index("Eerder gevraagd") < page.index("geldt niet meer sinds")


def test_another_organisation_reads_nothing_of_it(desk: Client, row: InUse) -> None:
    answered(row, is_arranged=False)
    other = Client()
    other.force_login(make.member(make.organisation("GM9902", "Westerkoog"), Role.COORDINATOR, "w@example.org", "Wil W"))
    assert "Gevraagd aan" not in text(other.get("/barrieres/kruidenteelt/"))
    assert other.get(place_url(row)).status_code == 404


def test_it_is_said_before_and_after_that_a_confirmation_ends(desk: Client, row: InUse) -> None:
    answered(row, is_arranged=True)
    assert "De partner bevestigde dit." in text(desk.get(place_url(row)))
    page = text(desk.post(place_url(row), sent(row, "2026-04-01"), follow=True))
    assert ("Van 1 barrière is de stand bewaard." in page, "bevestiging van de partner niet meer" in page) == (True, False)
    page = text(desk.post(place_url(row), sent(row, "2026-02-01"), follow=True))
    assert "Van 1 barrière geldt de bevestiging van de partner niet meer: ‘Aansluiting controleren’." in page
    assert Placing.objects.get(barrier="BAR-02").confirmed_on is None
    assert "De partner bevestigde dit." not in text(desk.get(place_url(row)))


def test_a_partner_reads_since_when_it_is_said_to_be_arranged(desk: Client, row: InUse) -> None:
    desk.post(f"/barrieres/bij/{row.pk}/bevestigen/BAR-02/", {"email": "net@example.org"})
    assert "Volgens Duinrade is dit geregeld sinds 1 maart 2026." in text(Client().get(make.link_to("net@example.org")))


def test_a_day_long_past_is_a_slip(desk: Client, row: InUse) -> None:
    answer = desk.post(place_url(row), sent(row, "1-1-1700"))
    assert (answer.status_code, "Klopt het jaar? Vul een dag in vanaf 1990." in text(answer)) == (422, True)


def test_a_confirmation_that_lapsed_says_since_when_and_why(desk: Client, row: InUse) -> None:
    answered(row, is_arranged=True)
    assert "niet meer" not in str(asked_in([row], on=TODAY))
    desk.post(place_url(row), sent(row, "2026-02-01"))
    actions.ask_partner(placing=row.placings.get(), email="net@example.org", by=BY)
    since = f"telt niet meer sinds {long_date(TODAY)}, want u koos een eerdere dag"
    assert f"ja, dat is geregeld (antwoord van {long_date(TODAY)}); dat {since}." in text(desk.get(place_url(row)))
    # And still so once the partner said yes again: of that yes alone it counts.
    actions.answer(confirmation=Confirmation.objects.latest("pk"), is_arranged=True, by=BY)
    assert [since in one.answer for one in asked_in([row], on=TODAY)[row.pk, "BAR-02"]] == [False, True]
    Placing.objects.update(confirmed_on=None)
    # What lapsed before the reason was kept, says no reason that may not be so.
    Confirmation.objects.filter(is_arranged=True).update(ended_on=None, why_ended="")
    assert "dat telt niet meer." in asked_in([row], on=TODAY)[row.pk, "BAR-02"][1].words


def test_it_is_said_before_and_after_that_a_question_is_withdrawn(desk: Client, row: InUse) -> None:
    assert "De partner heeft nog niet geantwoord." not in text(desk.get(place_url(row)))
    actions.ask_partner(placing=row.placings.get(), email="net@example.org", by=BY)
    assert "De partner heeft nog niet geantwoord." in text(desk.get(place_url(row)))
    page = text(desk.post(place_url(row), sent(row, "2026-04-01"), follow=True))
    assert "ingetrokken" not in page
    page = text(desk.post(place_url(row), sent(row, "2026-02-01"), follow=True))
    assert "Van 1 barrière is de vraag aan de partner ingetrokken: ‘Aansluiting controleren’." in page
    assert f"geldt niet meer sinds {long_date(TODAY)}, want u koos een eerdere dag." in text(desk.get(place_url(row)))


def test_going_on_names_all_that_is_lost_before_and_after_and_keeps_the_true_reason(desk: Client, row: InUse) -> None:
    actions.place(in_use=row, said={"BAR-01": Placed(Standing.PLANNED, "politie")}, by=BY)
    actions.ask_partner(placing=row.placings.get(barrier="BAR-02"), email="net@example.org", by=BY)
    other = HERB.replace('version: "1"', 'version: "2"').replace("[gemeente, politie]", "[gemeente]")
    second = published(other.replace("chance: {low: 0.4, likely: 0.5", "chance: {low: 0.3, likely: 0.5"))
    lost = (
        "Deze vraag aan de partner vervalt, want de barrière is anders of weg: Aansluiting controleren.",
        "Wie haar plaatst, gaat niet mee, want de barrière noemt die partij niet meer: Bezoek aan verhuurders.",
    )
    address = f"/barrieres/bij/{row.pk}/"
    page = text(desk.get(address))
    assert [one in page for one in (*lost, "Er gaat niets verloren.")] == [True, True, False]
    page = text(desk.post(f"{address}nieuwe-versie/", {"seen": second.pk}, follow=True))
    assert [one in page for one in lost] == [True, True]
    assert "want in de nieuwe versie van het model is de barrière anders." in text(desk.get(place_url(row)))
