"""Placing barriers in a workbook: as it was fetched, filled in, read, looked at, and taken over."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse, Placing
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.barriers import HERB, in_use, published
from tests.factories import BY

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
Fill = Callable[[Any], None]


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


def text(answer: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def fetched(desk: Client, row: InUse) -> Any:
    answer = desk.get(f"/barrieres/bij/{row.pk}/plaatsen/werkboek.xlsx")
    return load_workbook(BytesIO(answer.content))


def row_of(sheet: Any, barrier: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == barrier)


def fill(book: Any, barrier: str, **cells: Any) -> None:
    """Put values in the columns stand, door wie and sinds of a barrier."""
    sheet = book["Barrières"]
    for letter, value in zip("FGH", (cells.get("stand"), cells.get("wie"), cells.get("sinds")), strict=True):
        if value is not None:
            sheet[f"{letter}{row_of(sheet, barrier)}"] = value


def send(desk: Client, row: InUse, book: Any) -> Any:
    target = BytesIO()
    book.save(target)
    file = SimpleUploadedFile("barrieres.xlsx", target.getvalue())
    return desk.post(f"/barrieres/bij/{row.pk}/plaatsen/inlezen/", {"workbook": file})


def as_sent(page: Any) -> dict[str, str]:
    """What the browser sends with the form of the preview, as it stands."""
    html = page.content.decode()
    html = html[html.index("plaatsen/") :]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", html):
        if name := re.search(r'name="([^"]+)"', tag):
            value = re.search(r'value="([^"]*)"', tag)
            sent[name[1]] = unescape(value[1]) if value else ""
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        sent[name] = unescape(chosen[1]) if chosen else ""
    return sent


def take(desk: Client, row: InUse, page: Any, **more: str) -> Any:
    return desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", as_sent(page) | more, follow=True)


def said() -> dict[str, tuple[str, str, date | None]]:
    return {one.barrier: (one.standing, one.by, one.since) for one in Placing.objects.all()}


def test_a_workbook_that_comes_back_as_it_was_changes_nothing(desk: Client, row: InUse) -> None:
    actions.place(in_use=row, said={"BAR-01": Placed(Standing.STANDING, "gemeente", date(2026, 3, 1))}, by=BY)
    page = send(desk, row, fetched(desk, row))
    assert page.status_code == 200
    assert "In dit werkboek staat niets nieuws." in text(page)
    assert "Overnemen" not in text(page)
    event = Event.objects.latest("pk")
    assert (event.verb, event.organisation, event.note) == ("barriers.handed_out", "GM9901", "workbook")


def test_what_was_said_without_naming_who_stays_as_it_was_said(desk: Client, row: InUse) -> None:
    nobody = {"BAR-03": Placed(Standing.NONE), "BAR-04": Placed(Standing.ARRANGED)}
    actions.place(in_use=row, said=nobody, by=BY)
    book = fetched(desk, row)
    assert "In dit werkboek staat niets nieuws." in text(send(desk, row, book))
    fill(book, "BAR-01", stand="ingericht", wie="gemeente")
    assert "Van 1 barrière is de stand bewaard." in text(take(desk, row, send(desk, row, book)))
    actions.place(in_use=row, said={"BAR-03": Placed(Standing.PLANNED, "gemeente")}, by=BY)
    assert "Melden van geur: gepland, gemeente" in text(send(desk, row, book))


def test_what_was_filled_in_is_shown_first_and_then_kept(desk: Client, row: InUse) -> None:
    book = fetched(desk, row)
    fill(book, "BAR-01", stand="Ingericht", wie="politie", sinds="1 mrt. '26")
    fill(book, "BAR-02", stand="geregeld")
    fill(book, "BAR-03", stand="aangetoond", sinds=date(2026, 2, 3))
    page = send(desk, row, book)
    assert "Van 3 van de 4 barrières verandert de stand" in text(page)
    assert "nog niet bekend ingericht, politie, sinds 1-3-2026" in text(page)
    assert not Placing.objects.exists()
    assert "Van 3 barrières is de stand bewaard." in text(take(desk, row, page))
    assert said() == {
        "BAR-01": ("arranged", "politie", date(2026, 3, 1)),
        "BAR-02": ("arranged", "netbeheerder", None),
        "BAR-03": ("proven", "gemeente", date(2026, 2, 3)),
    }
    assert not Placing.objects.exclude(confirmed_on=None).exists()


def test_each_fault_names_its_cell_and_the_barrier_can_be_mended_on_the_page(desk: Client, row: InUse) -> None:
    actions.place(in_use=row, said={"BAR-03": Placed(Standing.PLANNED, "gemeente")}, by=BY)
    book = fetched(desk, row)
    sheet = book["Barrières"]
    fill(book, "BAR-01", stand="ingerigt", wie="buurman", sinds="volgend voorjaar")
    fill(book, "BAR-02", stand="ingericht")
    fill(book, "BAR-03", stand="ingericht", sinds=TODAY + timedelta(days=9))
    fill(book, "BAR-04", stand="staat er niet")
    page = send(desk, row, book)
    at = {one: row_of(sheet, f"BAR-0{one}") for one in range(1, 5)}
    for told in (
        f"F{at[1]} : ‘ingerigt’ is hier niet mogelijk; bedoelt u ingericht?",
        f"G{at[1]} : ‘buurman’ is hier niet mogelijk; kies uit gemeente, politie",
        f"H{at[1]} : is geen dag; schrijf dag-maand-jaar",
        f"F{at[2]} : deze barrière plaatst een partner; kies uit nog niet bekend, staat er niet, geregeld door de partner",
        f"H{at[3]} : Deze dag komt nog",
    ):
        assert f"Barrières!{told}" in text(page)
    # What was wrong can be mended here; what was right comes along with it.
    take(desk, row, page, **{"BAR-01-standing": "standing", "BAR-01-by": "politie"})
    assert said() == {
        "BAR-01": ("arranged", "politie", None),
        "BAR-03": ("standing", "gemeente", None),
        "BAR-04": ("none", "", None),
    }


def test_what_a_colleague_changed_after_the_workbook_was_fetched_stays(desk: Client, row: InUse) -> None:
    book = fetched(desk, row)
    now = {"BAR-01": Placed(Standing.STANDING, "gemeente"), "BAR-03": Placed(Standing.PLANNED, "gemeente")}
    actions.place(in_use=row, said=now, by=BY)
    fill(book, "BAR-03", stand="aangetoond")
    fill(book, "BAR-04", stand="staat er niet")
    page = send(desk, row, book)
    assert "Blijft zoals een ander het veranderde" in text(page)
    assert "Bezoek aan verhuurders: ingericht, gemeente" in text(page)
    assert "In uw werkboek: aangetoond, gemeente . Toen u het ophaalde: nog niet bekend." in text(page)
    take(desk, row, page)
    assert {name: one[0] for name, one in said().items()} == {"BAR-01": "standing", "BAR-03": "planned", "BAR-04": "none"}


def test_a_change_between_the_preview_and_taking_over_is_not_written_over(desk: Client, row: InUse) -> None:
    book = fetched(desk, row)
    fill(book, "BAR-03", stand="aangetoond")
    page = send(desk, row, book)
    actions.place(in_use=row, said={"BAR-01": Placed(Standing.STANDING, "gemeente")}, by=BY)
    answer = desk.post(f"/barrieres/bij/{row.pk}/plaatsen/", as_sent(page))
    assert (answer.status_code, "Intussen veranderde een collega iets" in text(answer)) == (409, True)
    assert 'value="proven" selected' in answer.content.decode()
    assert [*said()] == ["BAR-01"]


def test_rows_that_are_about_no_barrier_or_one_twice_are_named(desk: Client, row: InUse) -> None:
    book = fetched(desk, row)
    sheet = book["Barrières"]
    first = row_of(sheet, "BAR-01")
    sheet["A6"], sheet["F6"] = "BAR-77", "ingericht"
    sheet["A7"], sheet["F7"] = "bar-01", "staat er niet"
    fill(book, "BAR-01", stand="ingericht")
    page = text(send(desk, row, book))
    assert "Barrières!A6 : ‘BAR-77’: deze barrière staat niet in de versie van het model waarmee u werkt." in page
    assert f"Barrières!A7 : dubbel: deze barrière staat ook op rij {first}, en die rij telt." in page
    assert "Van 1 van de 4 barrières verandert de stand" in page


def test_merged_cells_are_a_fault_in_every_row_that_they_cover(desk: Client, row: InUse) -> None:
    book = fetched(desk, row)
    book["Barrières"]["F2"] = "ingericht"
    book["Barrières"].merge_cells("F2:F3")
    page = text(send(desk, row, book))
    for place in ("F2", "F3"):
        assert f"Barrières!{place} : is een samengevoegde cel; splits de cellen" in page


def other_model(desk: Client, row: InUse) -> Any:
    published(HERB.replace("kruidenteelt", "anders").replace("Kruidenteelt", "Andere teelt"))
    other = actions.take_up(organisation=row.organisation, code="anders", by=BY)
    return fetched(desk, other)


def no_sheet(desk: Client, row: InUse) -> Any:
    book = fetched(desk, row)
    del book["Model"]
    return book


def no_column(desk: Client, row: InUse) -> Any:
    book = fetched(desk, row)
    book["Barrières"]["F1"] = "stnd"
    return book


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (other_model, "dit werkboek is van ‘Andere teelt’ voor Duinrade, en hier plaatst u voor iets anders"),
        (no_sheet, "is geen werkboek om barrières te plaatsen"),
        (no_column, "kolom ‘stand’ ontbreekt; gevonden ‘stnd’"),
    ],
)
def test_another_workbook_is_refused_whole(desk: Client, row: InUse, made: Any, told: str) -> None:
    answer = send(desk, row, made(desk, row))
    assert (answer.status_code, told in text(answer)) == (422, True)


def test_a_workbook_of_an_older_version_says_so_and_brings_what_is_still_there(desk: Client, row: InUse) -> None:
    book = fetched(desk, row)
    newer = published(HERB.replace('version: "1"', 'version: "2"').replace("BAR-04", "BAR-09"))
    actions.renew(in_use=row, seen=newer.pk, by=BY)
    fill(book, "BAR-03", stand="ingericht")
    fill(book, "BAR-04", stand="staat er niet")
    page = text(send(desk, row, book))
    assert "Dit werkboek is van versie 1 van het model; u werkt nu met versie 2." in page
    assert "‘BAR-04’: deze barrière staat niet in de versie" in page
    assert "Van 1 van de 4 barrières verandert de stand" in page


def test_without_a_file_or_the_right_nothing_happens(desk: Client, row: InUse, here: Organisation, client: Client) -> None:
    address = f"/barrieres/bij/{row.pk}/plaatsen/inlezen/"
    assert desk.get(address).status_code == 200
    assert desk.post(address, {}).status_code == 422
    assert address in desk.get(f"/barrieres/bij/{row.pk}/plaatsen/").content.decode()
    client.force_login(make.member(here, Role.EXECUTIVE, "burgemeester@example.org", "Bea Burgemeester"))
    assert {client.get(one).status_code for one in (address, address.replace("inlezen/", "werkboek.xlsx"))} == {404}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("barrieres.csv", b"nummer;stand\r\nBAR-01;ingericht\r\n", "is platte tekst, zoals een CSV, en geen werkboek"),
        ("barrieres.xlsx", b"\x01\x02\x03 kapot", "is geen werkboek; nodig is een .xlsx of .ods"),
        ("barrieres.xlsx", b"PK\x03\x04 kapot", "het bestand is beschadigd of anders opgebouwd"),
        ("barrieres.pdf", b"%PDF-1.7", "is een pdf; nodig is het werkboek zelf"),
    ],
)
def test_what_is_no_workbook_is_told_in_words_of_this_page(
    desk: Client, row: InUse, name: str, content: bytes, told: str
) -> None:
    answer = desk.post(f"/barrieres/bij/{row.pk}/plaatsen/inlezen/", {"workbook": SimpleUploadedFile(name, content)})
    main = text(answer).partition("Het werkboek is niet ingelezen")[2].partition("Het bestand zelf bewaren wij niet")[0]
    assert (answer.status_code, told in main, "antwoord" in main) == (422, True, False)


def test_a_workbook_says_before_it_is_taken_over_which_confirmation_ends(desk: Client, row: InUse) -> None:
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder", date(2026, 3, 1))}, by=BY)
    Placing.objects.update(confirmed_on=date(2026, 3, 5))
    for day, ends in ((date(2026, 4, 1), False), (date(2026, 2, 1), True)):
        book = fetched(desk, row)
        fill(book, "BAR-02", sinds=day)
        assert ("de bevestiging van de partner geldt dan niet meer" in text(send(desk, row, book))) is ends


def test_a_day_long_past_in_a_workbook_names_its_cell(desk: Client, row: InUse) -> None:
    book = fetched(desk, row)
    fill(book, "BAR-03", stand="ingericht", sinds=date(1950, 1, 1))
    assert "Klopt het jaar? Vul een dag in vanaf 1990." in text(send(desk, row, book))


def test_a_workbook_says_what_a_partner_has_still_to_confirm_and_that_is_no_change(desk: Client, row: InUse) -> None:
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=BY)
    book = fetched(desk, row)
    sheet = book["Barrières"]
    stood = sheet.cell(row_of(sheet, "BAR-02"), [cell.value for cell in sheet[1]].index("stond er") + 1).value
    assert stood == "geregeld door de partner, netbeheerder, nog niet bevestigd"
    # A colleague says otherwise meanwhile: in the workbook it was not touched.
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.NONE)}, by=BY)
    page = text(send(desk, row, book))
    assert "Blijft zoals een ander het veranderde" in page
    assert "Aansluiting controleren: staat er niet" in page


def test_a_workbook_says_before_it_is_taken_over_which_question_is_withdrawn(desk: Client, row: InUse) -> None:
    actions.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder", date(2026, 3, 1))}, by=BY)
    actions.ask_partner(placing=Placing.objects.get(), email="net@example.org", by=BY)
    book = fetched(desk, row)
    fill(book, "BAR-02", sinds=date(2026, 2, 1))
    assert "de vraag aan de partner is dan ingetrokken" in text(send(desk, row, book))


def test_a_day_with_what_is_planned_names_its_cell(desk: Client, row: InUse) -> None:
    book = fetched(desk, row)
    fill(book, "BAR-03", stand="gepland", sinds=date(2026, 3, 1))
    assert f"Barrières!H{row_of(book['Barrières'], 'BAR-03')} : Bij ‘gepland’ hoort geen dag" in text(send(desk, row, book))
