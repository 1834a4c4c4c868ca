"""What each kind of heavy file costs: memory and time within bounds, and the site answers others meanwhile."""

import threading
import time
from collections.abc import Callable
from statistics import median
from typing import Final

import pytest
from django.test import Client

from dijkwacht.documents.uploads import opening
from dijkwacht.documents.uploads.bounds import MEGABYTE, Bounds, End, Kind
from tests.documents.workbook.making import NORM, book, ods, part_of, saved, with_parts

MOST_MEMORY: Final = 300 * MEGABYTE
MOST_SECONDS: Final = 10
ROW = (
    '<table:table-row table:number-rows-repeated="20000"><table:table-cell table:number-columns-repeated="50"><text:p>x</text:p>'
)
ROW += "</table:table-cell></table:table-row>"
SHEET = "xl/worksheets/sheet1.xml"


def repeated() -> bytes:
    """Twenty sheets with one row and one cell that repeat: less than a kB."""
    return ods({}, raw={f"Blad {number}": ROW for number in range(20)})


def elements() -> bytes:
    """As many elements as a file may have."""
    return ods({}, raw={"Acties": "<a/>" * 990_000})


def shared() -> bytes:
    """One text of four million letters, and five thousand cells that point at it."""
    data = saved(book({"Acties": (("x",),)}))
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_001))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = part_of(data, "xl/_rels/workbook.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    extra = f'<Relationship Id="rIdS" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    return with_parts(
        data,
        {
            SHEET: f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'.encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>{"a" * 4_000_000} </t></si></sst>'.encode(),
            "xl/_rels/workbook.xml.rels": related.replace("</Relationships>", extra).encode(),
        },
    )


def merged() -> bytes:
    """Twenty thousand merged areas that each cover all."""
    data = saved(book({"Acties": (("x",),)}))
    areas = '<mergeCell ref="A1:XFD1048576"/>' * 20_000
    sheet = part_of(data, SHEET).decode().replace("</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>")
    return with_parts(data, {SHEET: sheet.encode()})


def separated() -> bytes:
    """Five megabytes of commas."""
    return b"a,b\n" + (b"," * 999 + b"\n") * 5_000


HEAVY: dict[str, tuple[str, Callable[[], bytes]]] = {
    "herhaald": ("a.ods", repeated),
    "onderdelen": ("a.ods", elements),
    "gedeeld": ("a.xlsx", shared),
    "samengevoegd": ("a.xlsx", merged),
    "komma’s": ("a.csv", separated),
}


@pytest.mark.parametrize(
    ("kind", "what"), [*((Kind.ACTIONS, what) for what in HEAVY), (Kind.WORKBOOK, "herhaald"), (Kind.WORKBOOK, "gedeeld")]
)
def test_a_heavy_file_stays_within_its_memory_and_time(kind: Kind, what: str) -> None:
    file, make = HEAVY[what]
    asked = {"file": file} | ({"norm": NORM.model_dump_json()} if kind is Kind.WORKBOOK else {})
    end, _, spent = opening._NURSERY.read(kind, make(), asked, Bounds())
    assert end in {End.MADE, End.FAULTS}
    assert spent.memory <= MOST_MEMORY
    assert spent.processor <= MOST_SECONDS


@pytest.mark.django_db
def test_the_site_answers_others_while_a_heavy_file_is_read(client: Client) -> None:
    assert opening._NURSERY.read(Kind.ACTIONS, b"a;b\n", {"file": "a.csv"}, Bounds())[0] is End.FAULTS  # it is there
    client.get("/health/ready")
    data = ods({}, raw={"Acties": "<a/>" * 400_000})
    reading = threading.Thread(target=lambda: opening._NURSERY.read(Kind.ACTIONS, data, {"file": "a.ods"}, Bounds()))
    reading.start()
    took = []
    while reading.is_alive() and len(took) < 20:
        began = time.monotonic()
        assert client.get("/health/ready").status_code in {200, 503}  # a site of a test may lack its worker
        took.append(time.monotonic() - began)
    reading.join()
    assert took
    assert median(took) < 0.5
