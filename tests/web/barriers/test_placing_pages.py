"""Placing barriers, and reading what is open, as who does that."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse, Placing
from dijkwacht.apps.barriers.queries import seen_in
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.reporting.queries.barrier_note import standing
from dijkwacht.documents.paper.model import Paper, Paragraph, Points, Table
from tests import factories as make
from tests.barriers import HERB, in_use, published

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def row(here: Organisation) -> InUse:
    return in_use(here)


@pytest.fixture
def coordinator(here: Organisation) -> User:
    return make.member(here, Role.COORDINATOR, "oov@example.org", "Oda Oov")


@pytest.fixture
def desk(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def text(answer: object) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def filled(row: InUse, **said: str) -> dict[str, str]:
    """The form as the browser sends it, with this said of some barriers."""
    sent = {"seen": seen_in(InUse.objects.get(pk=row.pk))} | {f"BAR-0{number}-standing": "unknown" for number in range(1, 5)}
    sent |= {f"BAR-0{number}-since": "" for number in range(1, 5)} | {"BAR-01-by": ""}
    return sent | {name.replace("_", "-"): value for name, value in said.items()}


def test_taking_a_model_up_leads_to_its_barriers(desk: Client, here: Organisation) -> None:
    published()
    answer = desk.post("/barrieres/bij/GM9901/kruidenteelt/beginnen/", follow=True)
    page = text(answer)
    assert "Welke barrières staan er bij u?" in page
    assert "Van 0 van de 4 barrières is bekend hoe het is." in page
    assert desk.post("/barrieres/bij/GM9901/kruidenteelt/beginnen/").url == f"/barrieres/bij/{InUse.objects.get().pk}/plaatsen/"
    assert desk.post("/barrieres/bij/GM9902/kruidenteelt/beginnen/").status_code == 404


def test_each_barrier_stands_once_and_a_partners_cannot_be_placed(desk: Client, row: InUse) -> None:
    page = desk.get(f"/barrieres/bij/{row.pk}/plaatsen/").content.decode()
    assert [page.count(f'name="BAR-0{number}-standing"') for number in range(1, 5)] == [1] * 4
    partners = page[page.index('name="BAR-02-standing"') :].partition("</select>")[0]
    assert "geregeld door de partner" in partners
    assert "ingericht" not in partners


def test_what_was_said_is_kept_and_shown_where_it_counts(desk: Client, row: InUse) -> None:
    sent = filled(row, BAR_01_standing="standing", BAR_01_by="gemeente", BAR_01_since="1-3-2026", BAR_03_standing="planned")
    answer = desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", sent, follow=True)
    page = text(answer)
    assert "Van 2 barrières is de stand bewaard." in page
    # BAR-01 closes both ways of the first step: but on a low effect it holds neither.
    assert "Van de 4 routes staan er nog tussen de 0 en 4 open." in page
    assert "Bezoek aan verhuurders (ingericht sinds 1 maart 2026)" in page
    assert "Melden van geur (gepland)" in page
    assert "niets: deze stap is dicht Gaat open zonder: Bezoek aan verhuurders (zeker)." in page
    assert "niemand merkt het op" in page  # the only barrier that notices is planned


def test_what_helps_most_stands_first_and_says_why(desk: Client, row: InUse) -> None:
    page = text(desk.get(f"/barrieres/bij/{row.pk}/"))
    # First of all who does what, and at once what helps most: there are four.
    assert page.index("Wie doet wat") < page.index("De vier die nu het meest helpen") < page.index("Een route is")
    five = page[page.index("De vier die nu het meest helpen") : page.index("De tekening")]
    # By room: BAR-01 leaves four tenths of every route, BAR-02 half of two of four; BAR-03 shows the second step.
    places = [five.index(one) for one in ("Bezoek aan verhuurders", "Aansluiting controleren", "Melden van geur")]
    assert places == sorted(places)
    assert "Sluit 4 open routes." in five
    assert "niet bekend of iemand het merkt" in page[page.index("Per stap") :]
    assert "Geeft zicht op: Telen." in five
    assert "Plaatst u zelf of een partner: gemeente, politie" in five
    assert "Plaatst u zelf: gemeente" in five
    assert "Vraag de partner: netbeheerder" in five


def test_a_fault_names_its_barrier_and_nothing_is_lost_or_kept(desk: Client, row: InUse) -> None:
    soon = (TODAY + timedelta(days=3)).strftime("%d-%m-%Y")
    answer = desk.post(
        f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_01_standing="standing", BAR_03_standing="proven", BAR_03_since=soon)
    )
    assert answer.status_code == 422
    assert "Melden van geur: Deze dag komt nog" in text(answer)
    assert 'value="standing" selected' in answer.content.decode()
    assert not Placing.objects.exists()
    wrong = desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_02_standing="standing"))
    assert (wrong.status_code, "Kies uit de lijst." in text(wrong)) == (422, True)


def test_an_old_page_does_not_write_over_what_a_colleague_or_a_partner_said(desk: Client, row: InUse) -> None:
    address = f"/barrieres/bij/{row.pk}/plaatsen/"
    old = filled(row, BAR_03_standing="planned", BAR_02_standing="arranged")
    assert desk.post(address, filled(row, BAR_01_standing="standing")).status_code == 302
    answer = desk.post(address, old)
    assert (answer.status_code, "Intussen veranderde een collega iets" in text(answer)) == (409, True)
    assert [*Placing.objects.values_list("barrier", flat=True)] == ["BAR-01"]
    page = answer.content.decode()
    assert 'value="planned" selected' in page
    # The page now holds the new mark: whoever looked saves with one press.
    again = {**old, "seen": re.search(r'name="seen" value="(\w+)"', page)[1]}  # type: ignore[index]
    assert desk.post(address, again).status_code == 302


def test_who_saves_again_keeps_what_a_colleague_said_of_barriers_not_touched(desk: Client, row: InUse) -> None:
    address = f"/barrieres/bij/{row.pk}/plaatsen/"
    old = sent_by(desk.get(address).content.decode()) | {"BAR-03-standing": "planned"}
    desk.post(
        address, filled(row, BAR_04_standing="none", BAR_01_standing="standing", BAR_01_by="gemeente", BAR_01_since="2026-03-01")
    )
    answer = desk.post(address, old)
    assert answer.status_code == 409
    assert "Intussen anders geworden" in text(answer)
    assert "Bezoek aan verhuurders: ingericht, gemeente, sinds 1 maart 2026" in text(answer)
    assert desk.post(address, sent_by(answer.content.decode())).status_code == 302
    assert {one.barrier: one.standing for one in Placing.objects.all()} == {
        "BAR-01": "standing", "BAR-03": "planned", "BAR-04": "none",
    }  # fmt: skip


def test_a_page_with_a_fault_holds_what_a_colleague_said_too(desk: Client, row: InUse) -> None:
    address = f"/barrieres/bij/{row.pk}/plaatsen/"
    old = sent_by(desk.get(address).content.decode()) | {"BAR-03-standing": "standing", "BAR-03-since": "2999-01-01"}
    desk.post(address, filled(row, BAR_04_standing="none"))
    answer = desk.post(address, old)
    assert (answer.status_code, "Aggregaten registreren: staat er niet" in text(answer)) == (422, True)
    desk.post(address, sent_by(answer.content.decode()) | {"BAR-03-since": ""})
    assert {one.barrier: one.standing for one in Placing.objects.all()} == {"BAR-03": "standing", "BAR-04": "none"}


def sent_by(page: str) -> dict[str, str]:
    """What a browser would send of the form on this page."""
    form = re.search(r'<form method="post" novalidate>.*?</form>', page, re.DOTALL)[0]  # type: ignore[index]
    found = dict(re.findall(r'<input type="(?:hidden|date)" name="([^"]+)"(?: value="([^"]*)")?', form))
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        found[name] = re.search(r'value="([^"]*)" selected', options)[1]  # type: ignore[index]
    return {name: unescape(value) for name, value in found.items()}


def test_the_figures_are_ranges_and_say_on_what_they_rest(desk: Client, row: InUse) -> None:
    none = {f"BAR_0{number}_standing": "none" for number in (2, 3, 4)}
    desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_01_standing="standing", **none))
    page = text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/"))
    for said in (
        "te bevestigen",
        "los van elkaar",
        "Laag 4 4",
        "Waarschijnlijk 0 0",
        "dicht vanaf 0,4 0 (0 tot 4)",
        "Wat als een barrière wegvalt?",
        # BAR-01 holds both ways of the first step: without it all is as it was.
        "Het meest hangt af van: Bezoek aan verhuurders. Zonder haar komt er 60% (30% tot 80%) van de ruimte bij.",
        "Bezoek aan verhuurders 4 4 (0 tot 4) 60% (30% tot 80%) – 100% van de pogingen",
        "Het meest zou helpen: Aansluiting controleren. Van alle ruimte neemt zij 10% (6% tot 14%) weg.",
        "Aansluiting controleren 2 0 10% (6% tot 14%)",
        # What only notices is weighed too: by what it would show.
        "Melden van geur – – – Telen",
        # Each closing set stands at the effect by which it holds.
        "Laag: Niet alles is te sluiten, wat u ook plaatst: 5 manieren en voorwaarden blijven open.",
        "Waarschijnlijk: Alles is al dicht.",
    ):
        assert said in page
    assert "Zonder ‘" not in text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/?zonder=BAR-04"))


def test_what_falls_away_is_told_in_routes_and_in_sight_each_as_a_range(desk: Client, row: InUse) -> None:
    desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_01_standing="standing", BAR_03_standing="standing"))
    address = f"/barrieres/bij/{row.pk}/rekenen/"
    # BAR-02 is not known: it closes two of the four routes, and by the low effect none.
    fallen = text(desk.get(f"{address}?zonder=BAR-01"))
    assert "Zonder ‘Bezoek aan verhuurders’ staan er 2 tot 4 routes open; nu staan er 0 (0 tot 4) routes open." in fallen
    assert "Aan het zicht verandert niets." in fallen
    fallen = text(desk.get(f"{address}?zonder=BAR-03"))
    assert "Zonder ‘Melden van geur’ staan er 0 (0 tot 4) routes open: net zoveel als nu." in fallen
    assert "Dan merkt niemand meer op: Telen." in fallen
    # Another that notices, of which nobody knows whether it stands: then nothing is sure.
    second = HERB + "  - {id: BAR-05, title: Tip van de buren, closes: [S2], kind: detects, placed_by: [politie]}\n"
    InUse.objects.update(version=published(second.replace('version: "1"', 'version: "2"')))
    fallen = text(desk.get(f"{address}?zonder=BAR-03"))
    assert "Dan is niet meer zeker dat iemand dit opmerkt: Telen." in fallen
    assert "Dan merkt niemand" not in fallen


SECOND = """\
  - id: BAR-05
    title: Vergunning voor verhuur
    closes: [S1]
    kind: hinders
    effect: {chance: {low: 0.3, likely: 0.6, high: 0.8}, source: judgement}
    placed_by: [gemeente]
"""


@pytest.fixture
def double(row: InUse) -> InUse:
    """With a second barrier that alone closes the first step."""
    InUse.objects.update(version=published((HERB + SECOND).replace('version: "1"', 'version: "2"')))
    return row


def place(row: InUse, **said: str) -> None:
    """Say how it is with some barriers; of the others nothing is known."""
    held = InUse.objects.select_related("organisation", "version").get(pk=row.pk)
    meant = {name.replace("_", "-"): Placed(Standing(one), "gemeente" if "1" in name else "") for name, one in said.items()}
    actions.place(in_use=held, said=meant, by=make.BY)


def marks(page: str) -> str:
    return re.search(r"<desc[^>]*>(.*?)</desc>", page, re.DOTALL)[1]  # type: ignore[index]


def test_a_single_point_that_hangs_on_what_is_not_known_says_so_everywhere(desk: Client, double: InUse) -> None:
    place(double, BAR_01="standing")
    address = f"/barrieres/bij/{double.pk}/"
    page, told = desk.get(address), "Bezoek aan verhuurders (alleen als wat niet bekend is, er niet staat)."
    assert f"Gaat open zonder: {told}" in text(page)
    assert "ingericht; een stap rust hier misschien op)" in unescape(marks(page.content.decode()))
    assert "Rust misschien op één barrière." in marks(page.content.decode())
    held = InUse.objects.select_related("organisation", "version", "area").get(pk=double.pk)
    assert f"Gaat open zonder: {told}" in " ".join(words(standing(held, TODAY)))
    # By the low effect it takes both: then it rests on each of them, if the other is there.
    there, absent = "alleen als wat niet bekend is, er staat", "alleen als wat niet bekend is, er niet staat"
    said = text(desk.get(f"{address}rekenen/"))
    assert f"Ruimte vinden Bezoek aan verhuurders {there} {absent} {absent}" in said
    assert f"Ruimte vinden Vergunning voor verhuur (nog niet bekend of die er staat) {there} nee nee" in said
    place(double, BAR_01="none")
    # Each of the two, of which one is not known: only that one can be what the step rests on.
    page = desk.get(address)
    assert "Gaat open zonder: Vergunning voor verhuur (alleen als wat niet bekend is, er staat)." in text(page)


def test_of_two_that_make_each_other_needless_one_is_said_to_be_enough(desk: Client, double: InUse) -> None:
    place(double, BAR_01="standing", BAR_05="standing")
    address = f"/barrieres/bij/{double.pk}/"
    page = desk.get(address)
    told = "Eén van deze twee is genoeg; haal ze niet allebei weg: Bezoek aan verhuurders; Vergunning voor verhuur."
    assert told in text(page)
    assert told in text(desk.get(f"{address}rekenen/"))
    assert "kunnen alle tegelijk weg" not in text(page)
    assert marks(page.content.decode()).count("kan weg als een andere blijft") == 2
    held = InUse.objects.select_related("organisation", "version", "area").get(pk=double.pk)
    said = " ".join(words(standing(held, TODAY)))
    assert told in said
    assert "Houden barrières zo weinig als het lage cijfer zegt, dan geldt dit niet voor: Bezoek aan verhuurders" in said


def test_what_can_go_by_the_high_figure_only_is_told_as_that(desk: Client, row: InUse) -> None:
    """Each of the two is enough by the high figure; by the likely it takes both."""
    low = (HERB + SECOND).replace("likely: 0.6", "likely: 0.3")
    InUse.objects.update(version=published(low.replace('version: "1"', 'version: "2"')))
    place(row, BAR_01="standing", BAR_05="standing")
    page = text(desk.get(f"/barrieres/bij/{row.pk}/"))
    assert "Alleen bij het hoge cijfer voegt dit niets meer toe: Bezoek aan verhuurders; Vergunning voor verhuur." in page
    assert "is genoeg" not in page
    # And both are needed then: each is named.
    assert "Gaat open zonder: Bezoek aan verhuurders (zeker); Vergunning voor verhuur (zeker)." in page


def test_what_helps_most_says_what_to_find_out_first(desk: Client, row: InUse) -> None:
    place(row, BAR_01="none", BAR_02="arranged", BAR_03="none")
    page = text(desk.get(f"/barrieres/bij/{row.pk}/"))
    five = page[page.index("De vier die nu het meest helpen") : page.index("De tekening")]
    said = [five.index(one) for one in ("Aansluiting controleren", "nog niet bevestigd: vraag eerst om die bevestiging")]
    assert said == sorted(said)
    assert five.count("Nog niet bekend of zij er staat: ga dat eerst na.") == 1  # of BAR-04 nothing was said
    held = InUse.objects.select_related("organisation", "version", "area").get(pk=row.pk)
    paper = " ".join(words(standing(held, TODAY)))
    assert "ga dat eerst na." in paper
    assert "vraag eerst om die bevestiging" in paper
    assert "Aansluiting controleren (nog niet bekend of die er staat)" in text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/"))


def test_one_is_never_told_in_the_plural(desk: Client, row: InUse) -> None:
    single = HERB.replace("{id: W1, title: Woning huren}, ", "").replace("S1/W1, ", "")
    single = single.replace("{id: W3, title: Met stroom van het net, needs: {any: [K1]}}, ", "").replace(
        'version: "1"', 'version: "2"'
    )
    InUse.objects.update(version=published(single))
    place(row, BAR_01="standing", BAR_02="none", BAR_03="standing")
    held = InUse.objects.select_related("organisation", "version", "area").get(pk=row.pk)
    shown = [text(desk.get(f"/barrieres/bij/{row.pk}/{page}")) for page in ("", "rekenen/?zonder=BAR-01&bedrag=100000")]
    shown.append(" ".join(words(standing(held, TODAY))))
    wrong = re.compile(r"(?<![\d.,])1 (?:routes|stappen|barrières|manieren|verzamelingen|groepen)\b|Alle 1\b|De kleinste 1\b")
    assert [wrong.findall(one) for one in shown] == [[], [], []]
    assert "staat er 1 route open" in shown[1]
    assert "Van 1 barrière is nog niet bekend of die er staat" in shown[0]


def test_the_tables_of_the_figures_stack_on_a_small_screen(desk: Client, row: InUse) -> None:
    place(row, BAR_01="standing")
    page = desk.get(f"/barrieres/bij/{row.pk}/rekenen/").content.decode()
    tables = re.findall(r"<table[^>]*>", page)
    assert len(tables) >= 4
    # What has many columns stacks; what has few short ones breaks its words.
    assert page.count("dw-table-fits") + len([one for one in tables if "dw-stacked" in one]) == len(tables)


def test_the_pages_ask_little_of_the_database(desk: Client, row: InUse, django_assert_max_num_queries: Any) -> None:
    place(row, BAR_01="standing")
    for page in ("", "rekenen/"):
        desk.get(f"/barrieres/bij/{row.pk}/{page}")
        with django_assert_max_num_queries(25):
            desk.get(f"/barrieres/bij/{row.pk}/{page}")


def test_a_day_to_come_is_told_by_how_it_is(desk: Client, row: InUse) -> None:
    later = (timezone.localdate() + timedelta(days=9)).isoformat()
    for how, told in (
        ("planned", "Bij ‘gepland’ hoort geen dag"),
        ("standing", "Kies dan ‘gepland’, zonder dag."),
    ):
        page = desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_01_standing=how, BAR_01_since=later))
        assert (page.status_code, told in text(page)) == (422, True)


def test_where_all_is_closed_nothing_is_offered_to_close_it(desk: Client, row: InUse) -> None:
    desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_01_standing="standing", BAR_01_by="gemeente"))
    page = text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/"))
    assert "Alles is al dicht." in page
    assert "De goedkoopste" not in page


@pytest.mark.parametrize("page", ["barriers:ask", "measures:pursue"])
def test_a_barrier_of_any_name_that_a_model_may_give_has_its_pages(row: InUse, page: str) -> None:
    assert reverse(page, args=[row.pk, "A.b_c-1"])


def test_what_is_best_for_a_sum_is_told_with_its_cost(desk: Client, row: InUse) -> None:
    page = text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/?bedrag=€ 100.000,-"))
    assert "Samen kosten zij €" in page
    assert "€ 100 eenmalig + 4 jaar × € 50 + 2 uur × € 75 = € 450" in page
    assert "Bij het waarschijnlijke cijfer, naast wat zeker staat" in page
    assert "Daarna is er nog" in page
    assert "tot" in page[page.index("Daarna is er nog") : page.index("Geen andere")]
    assert "Geen andere keuze voor dit bedrag laat minder ruimte." in page
    assert "geen barrière die ruimte wegneemt" in text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/?bedrag=0"))
    wrong = text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/?bedrag=veel"))
    assert "Vul een bedrag in hele euro’s in, zoals 25.000." in wrong
    far = text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/?bedrag=2000000000"))
    assert "Vul een bedrag in van hoogstens € 1.000.000.000." in far
    assert "Daarna is er nog" not in wrong


def test_a_choice_that_is_best_by_one_reading_only_says_so(desk: Client, row: InUse) -> None:
    """BAR-04 holds little, and surely; BAR-01 costs the same, and holds nothing by the low figure."""
    weak = HERB.replace("{low: 0.3, likely: 0.6, high: 0.8}", "{low: 0.0, likely: 0.6, high: 0.8}")
    cost = "cost: {once: 1, yearly: 0, hours: 0}"
    weak = weak.replace("cost: {once: 100, yearly: 50, hours: 2}", cost).replace("cost: {once: 10, yearly: 0, hours: 0}", cost)
    InUse.objects.update(version=published(weak.replace('version: "1"', 'version: "2"')))
    place(row, BAR_01="none", BAR_02="none", BAR_04="none")
    page = text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/?bedrag=1"))
    assert "laat deze barrière de minste ruimte. Zij kost € 1" in page
    assert "Rekent u anders, dan is een andere keuze beter: Bij het lage cijfer" in page
    place(row, BAR_02="not_applicable", BAR_04="not_applicable")
    assert "Zij is ook de beste bij het lage en het hoge cijfer" in text(desk.get(f"/barrieres/bij/{row.pk}/rekenen/?bedrag=1"))


SURE = """\
id: zeker
version: "1"
title: Zeker
closed_at: 0.45
conditions: [{id: K1, title: Sleutel}]
steps: [{id: S1, title: Binnenkomen, ways: [{id: W1, title: Deur, needs: {any: [K1]}}, {id: W2, title: Raam}]}]
barriers:
  - {id: A, title: Slot, placed_by: [gemeente], closes: [K1], kind: prevents, effect: {chance: 1.0},
     cost: {once: 3000, yearly: 1000, hours: 120}}
  - {id: B, title: Wacht, placed_by: [gemeente], closes: [S1], kind: prevents, effect: {chance: 1.0}, cost: {once: 1}}
  - {id: C, title: Hek, placed_by: [gemeente], closes: [S1], kind: prevents, effect: {chance: 1.0}}
"""
"""What stands holds everything."""


@pytest.fixture
def sure(here: Organisation) -> InUse:
    published(SURE)
    return actions.take_up(organisation=here, code="zeker", by=make.BY, is_example=False)


def test_where_one_alone_holds_every_attempt_nothing_else_is_said(desk: Client, sure: InUse) -> None:
    actions.place(in_use=sure, said={one: Placed(Standing.STANDING, "gemeente") for one in "BC"}, by=make.BY)
    page = text(desk.get(f"/barrieres/bij/{sure.pk}/rekenen/"))
    assert "Dat is nu bij geen enkele: ook zonder haar komt er geen poging meer door." in page
    assert "nog een manier die niemand tegenhoudt" not in page
    assert "Alleen als wat blijft niet elke poging tegenhoudt, komt een poging er zonder hen iets makkelijker door." in page


def test_a_threshold_is_told_as_it_is(desk: Client, sure: InUse) -> None:
    page = text(desk.get(f"/barrieres/bij/{sure.pk}/rekenen/"))
    assert re.findall(r"dicht vanaf ([\d,]+)", page) == ["0,35", "0,45", "0,55"]
    # Where nobody is held at all, each step has a free way indeed: but that hangs on B.
    assert "100% van de pogingen" in page


def test_a_cost_says_how_it_comes_about(desk: Client, sure: InUse) -> None:
    page = text(desk.get(f"/barrieres/bij/{sure.pk}/rekenen/?bedrag=25000"))
    assert "laat deze barrière de minste ruimte. Zij kost € 1, over 4 jaar" in page
    assert "Wacht (nog niet bekend of die er staat) (€ 1 eenmalig = € 1)" in page
    assert "4 jaar lang wat elk jaar terugkomt, en de uren voor € 75 per uur" in page


def test_what_cannot_fall_away_is_said(desk: Client, sure: InUse) -> None:
    address = f"/barrieres/bij/{sure.pk}/rekenen/?zonder="
    assert "Deze barrière staat niet in dit model." in text(desk.get(f"{address}BAR-99"))
    assert "‘Slot’ staat er niet, of niet zeker. Zij kan dus niet wegvallen." in text(desk.get(f"{address}A"))
    actions.place(in_use=sure, said={"B": Placed(Standing.STANDING, "gemeente")}, by=make.BY)
    assert "Deze barrière staat niet in dit model." in text(desk.get(f"{address}BAR-99"))
    assert "wegvallen." not in text(desk.get(f"{address}B"))


def test_whoever_only_reads_sees_no_way_to_place(row: InUse, here: Organisation, client: Client) -> None:
    client.force_login(make.member(here, Role.EXECUTIVE, "burgemeester@example.org", "Bea Burgemeester"))
    page = client.get(f"/barrieres/bij/{row.pk}/")
    assert (page.status_code, "plaatsen/" in page.content.decode()) == (200, False)
    assert client.get(f"/barrieres/bij/{row.pk}/plaatsen/").status_code == 404
    client.force_login(make.member(make.organisation("GM9902", "Elders"), Role.COORDINATOR, "elders@example.org", "Els"))
    for page in ("", "plaatsen/", "rekenen/"):
        assert client.get(f"/barrieres/bij/{row.pk}/{page}").status_code == 404


def test_a_partner_answers_without_an_account_and_reads_nothing_else(desk: Client, row: InUse) -> None:
    desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_01_standing="standing", BAR_02_standing="arranged"))
    page = desk.get(f"/barrieres/bij/{row.pk}/").content.decode()
    address = f"/barrieres/bij/{row.pk}/bevestigen/BAR-02/"
    assert address in page
    assert desk.post(address, {"email": "geen"}).status_code == 422
    assert "De vraag is verstuurd." in text(desk.post(address, {"email": "net@example.org"}, follow=True))
    assert "Gevraagd aan netbeheerder op" in text(desk.get(address))
    link = make.link_to("net@example.org")
    partner = Client()
    page = text(partner.get(link))
    assert "Duinrade vraagt" in page
    assert "Aansluiting controleren" in page
    assert not [word for word in ("Bezoek aan verhuurders", "Kruidenteelt", "routes", "ingericht") if word in page]
    assert partner.post(link, {}).status_code == 200
    assert not Placing.objects.exclude(confirmed_on=None).exists()
    assert "Dank u wel" in text(partner.post(link, {"is_arranged": "yes"}))
    assert partner.get(link).status_code == 404
    page = text(desk.get(f"/barrieres/bij/{row.pk}/"))
    assert "Aansluiting controleren (geregeld door de partner)" in page
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_what_is_open_goes_along_as_a_paper_that_is_marked(desk: Client, row: InUse, form: str) -> None:
    desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_01_standing="standing", BAR_02_standing="arranged"))
    address = f"/barrieres/bij/{row.pk}/wat-is-open.{form}"
    assert address in desk.get(f"/barrieres/bij/{row.pk}/").content.decode()
    answer = desk.get(address)
    assert answer.status_code == 200
    event = Event.objects.latest("pk")
    assert (event.verb, event.organisation, event.note) == ("reporting.delivered", "GM9901", f"barrieres {form}")


def test_the_paper_says_what_the_page_says_and_no_chance(desk: Client, row: InUse) -> None:
    desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", filled(row, BAR_01_standing="standing", BAR_02_standing="arranged"))
    held = InUse.objects.select_related("organisation", "version", "area").get(pk=row.pk)
    paper = standing(held, TODAY)
    said = " ".join(words(paper))
    page = text(desk.get(f"/barrieres/bij/{row.pk}/"))
    assert "Vertrouwelijk, binnen de organisatie" in paper.header
    for sentence in ("Van de 4 routes staan er nog tussen de 0 en 4 open.", "Aansluiting controleren (geregeld door de partner"):
        assert sentence in said
        assert sentence in page
    assert "te bevestigen" in said
    assert "%" not in said
    assert "kans" not in said


def words(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        match block:
            case Paragraph():
                yield block.text
            case Points():
                yield from (item.text for item in block.items)
            case Table():
                yield from (cell for line in block.rows for cell in line)


def test_a_new_version_says_what_it_means_here_and_is_taken_with_one_button(
    desk: Client, row: InUse, here: Organisation, client: Client
) -> None:
    sent = filled(row, BAR_01_standing="standing", BAR_03_standing="planned", BAR_02_standing="arranged")
    desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", sent)
    address = f"/barrieres/bij/{row.pk}/"
    assert "nieuwe versie" not in text(desk.get(address))
    Placing.objects.filter(barrier="BAR-02").update(confirmed_on=TODAY)
    changed = HERB.replace("id: BAR-03", "id: BAR-05").replace("Aansluiting controleren", "Aansluiting meten")
    second = published(changed.replace('version: "1"', 'version: "2"'))
    page = text(desk.get(address))
    for said in (
        "Er is een nieuwe versie van dit model",
        "Dit gaat niet mee: Melden van geur.",
        "Dit moet de partner opnieuw bevestigen, want de barrière is anders: Aansluiting controleren.",
        "Nieuw, en nog niet bekend of ze er staan: Melden van geur.",
        "Barrière Aansluiting meten (anders) : titel: ‘Aansluiting meten’, eerst ‘Aansluiting controleren’",
    ):
        assert said in page
    assert desk.post(f"{address}nieuwe-versie/", {"seen": "niets"}).status_code == 409
    page = text(desk.post(f"{address}nieuwe-versie/", {"seen": second.pk}, follow=True))
    assert "U werkt nu met de nieuwe versie van dit model." in page
    assert "Wat niet meeging van versie 1" in page
    assert "Melden van geur (gepland, gemeente)" in page
    assert "Er is een nieuwe versie" not in page
    assert Placing.objects.get(barrier="BAR-01").standing == "standing"
    published(changed.replace('version: "1"', 'version: "3"'))
    reader = Client()
    reader.force_login(make.member(here, Role.EXECUTIVE, "burgemeester@example.org", "Bea Burgemeester"))
    page = text(reader.get(address))
    assert ("Er is een nieuwe versie" in page, "Wat niet meeging van versie 1" in page) == (False, True)
    assert reader.post(f"{address}nieuwe-versie/", {"seen": second.pk}).status_code == 404


def test_what_a_partner_did_not_confirm_is_told_so_everywhere(desk: Client, row: InUse) -> None:
    place(row, BAR_02="arranged", BAR_04="arranged", BAR_03="planned")
    waits = "geregeld door de partner, nog niet bevestigd"
    page = desk.get(f"/barrieres/bij/{row.pk}/")
    assert waits in marks(page.content.decode())
    assert "staat er niet, of niet bekend of bevestigd" in page.content.decode()
    assert "3 barrières, 2 wachten op bevestiging" in text(page)
    assert "Bij Duinrade " + waits in text(desk.get("/barrieres/kruidenteelt/"))
    Placing.objects.filter(barrier="BAR-02").update(confirmed_on=TODAY)
    page = text(desk.get(f"/barrieres/bij/{row.pk}/"))
    assert "3 barrières, 1 wacht op bevestiging" in page
    assert text(desk.get("/barrieres/kruidenteelt/")).count(waits) == 1
    # The paper says of the five what the page says: also that one is planned.
    held = InUse.objects.select_related("organisation", "version", "area").get(pk=row.pk)
    assert "· al gepland" in page
    assert "Plaatst u zelf: gemeente. Al gepland." in " ".join(words(standing(held, TODAY)))


def test_a_day_and_who_belong_to_what_is_there(desk: Client, row: InUse) -> None:
    address = f"/barrieres/bij/{row.pk}/plaatsen/"
    assert "bij ‘gepland’ hoort geen dag" in text(desk.get(address))
    refused = desk.post(address, filled(row, BAR_03_standing="planned", BAR_03_since="2026-03-01"))
    assert (refused.status_code, "Bij ‘gepland’ hoort geen dag: laat de dag leeg." in text(refused)) == (422, True)
    gone = {"BAR_01_by": "gemeente", "BAR_01_since": "2026-03-01"}
    desk.post(address, filled(row, BAR_01_standing="none", **gone))
    made = Placing.objects.get()
    assert (made.standing, made.by, made.since) == ("none", "", None)
    # What was kept otherwise before is read by the same rule, and saving the page again changes nothing.
    Placing.objects.update(by="gemeente", since=TODAY)
    assert "Er is niets veranderd." in text(desk.post(address, filled(row, BAR_01_standing="none"), follow=True))


def test_what_counts_as_ones_own_while_nobody_said_who_places_it_says_so(desk: Client, row: InUse) -> None:
    address, told = f"/barrieres/bij/{row.pk}/", "telt mee als van u zelf, zolang u niet zegt wie haar plaatst"
    desk.post(f"{address}plaatsen/", filled(row, BAR_01_standing="standing", BAR_03_standing="standing"))
    held = InUse.objects.select_related("organisation", "version", "area").get(pk=row.pk)
    assert [one.count(told) for one in (text(desk.get(address)), " ".join(words(standing(held, TODAY))))] == [1, 1]
    assert "Zeg ook wie. Zolang ‘wie’ onbekend is" in text(desk.get(f"{address}plaatsen/"))
    desk.post(f"{address}plaatsen/", filled(row, BAR_01_standing="standing", BAR_01_by="gemeente", BAR_03_standing="standing"))
    assert told not in text(desk.get(address))
