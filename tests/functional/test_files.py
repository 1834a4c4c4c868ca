"""What a file changes, on a phone: what is different first and short, however much of it there is; all else is folded."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import Page

from .acting import press
from .conftest import Visit
from .looking import NARROW, height, look, unfold
from .scene import ADVISER, SHEET, SLUISHAVEN, file, picture_in, workbook_of

pytestmark = pytest.mark.browser
LONG = "Dit hebben wij vorig jaar met elkaar besproken en daarna vastgelegd, en het staat nu in het handboek. " * 4
HIGHEST = 5_000
"""Pixels on a phone: seven screens."""


def told(number: int, **cells: object) -> bytes:
    """The workbook of the adviser with so many rows filled in alike."""
    book = load_workbook(BytesIO(workbook_of(SLUISHAVEN)))
    sheet = book[SHEET]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, number + 2):
        for heading, value in cells.items():
            sheet.cell(row, columns[heading], value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def hand_in(page: Page, content: bytes) -> None:
    page.goto(reverse("work:upload", args=[picture_in(SLUISHAVEN).pk]))
    page.get_by_label("Werkboek", exact=True).set_input_files(file(content))
    press(page, "Inlezen en nakijken")


def looked_at(page: Page, name: str) -> list[str]:
    """What is wrong with a preview: how high it is on a phone, and the page with every fold open."""
    high = height(page, NARROW)
    unfold(page)
    return [*([f"{name}: {high} px high"] if high > HIGHEST else []), *look(page, name)]


@pytest.mark.parametrize("number", [20, 60])
def test_what_a_workbook_changes(visit: Visit, number: int) -> None:
    page = visit(ADVISER)
    evidence = {
        "bewijs": "Handboek;Besluit van het college",
        "bewijssoort": "anders;besluit",
        "bewijsdatum": "2018-01-02;2018-01-03",
    }
    hand_in(page, told(number, papier=3, praktijk=0, toelichting=LONG, **evidence))
    assert page.locator(".dw-changes > li").count() == number
    assert looked_at(page, f"workbook of {number}") == []


def test_a_workbook_that_is_wrong_or_seems_to_hold_personal_data_everywhere(visit: Visit) -> None:
    page = visit(ADVISER)
    hand_in(page, told(60, papier=7, praktijk="vaak"))
    wrong = looked_at(page, "workbook of faults")
    hand_in(page, told(60, papier=3, praktijk=2, toelichting="Bel 06-12345678."))
    assert wrong + looked_at(page, "workbook of telephones") == []


@pytest.mark.parametrize("deadline", ["1 maart 2027", "31 februari 2027"])
def test_what_a_list_brings(visit: Visit, deadline: str) -> None:
    page = visit("oov@duinmark.example")
    rows = "".join(f"{n}e keer: {LONG[:160]};Jansen;{deadline};{LONG}\n" for n in range(1, 61))
    page.goto(reverse("measures:read_in"))
    content = f"Actie;Wie;Klaar op;Toelichting\n{rows}".encode()
    page.get_by_label("Actielijst").set_input_files({"name": "acties.csv", "mimeType": "text/csv", "buffer": content})
    press(page, "Inlezen en nakijken")
    assert looked_at(page, f"list of {deadline}") == []
