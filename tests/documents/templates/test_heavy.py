"""Small files that would ask much: each is read or refused in the measure of its size.

Here they are an eighth of what may be handed in, within two seconds and 150 MB; ``SHARE = 1`` tries them whole, in 10 and 300.
"""

import io
import zipfile
from collections.abc import Callable

import pytest

from dijkwacht.documents.uploads.bounds import MEGABYTE, Bounds, End, Kind
from dijkwacht.documents.uploads.opening import Nursery
from tests.documents.templates.making import FOLDER, part, with_parts

SHARE = 8
BOUNDS = Bounds(processor=max(10 // SHARE, 2), clock=60, memory=(300 // min(SHARE, 2)) * MEGABYTE)
WORD, OPEN = "merk-spaties.docx", "merk-spaties.odt"
RUN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText> IF </w:instrText></w:r>"


def within(name: str, xml: str, where: str) -> bytes:
    """A kept template with more in its text."""
    data = (FOLDER / name).read_bytes()
    main = "word/document.xml" if name.endswith("x") else "content.xml"
    return with_parts(data, {main: part(data, main).decode().replace(where, xml + where, 1).encode()})


def nested(depth: int) -> str:
    return f"<w:p>{(RUN.format('begin') + CODE) * depth}{(RUN.format('separate') + RUN.format('end')) * depth}</w:p>"


def pieces(count: int) -> str:
    return "<w:p>" + "<w:r><w:t>{{</w:t></w:r>" * count + "</w:p>"


HEAVY: dict[str, Callable[[], bytes]] = {
    "fields within fields": lambda: within(WORD, nested(20_000 // SHARE), "<w:sectPr"),
    "many lines": lambda: within(WORD, "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (45_000 // SHARE), "<w:sectPr"),
    "one line of many pieces": lambda: within(WORD, pieces(60_000 // SHARE), "<w:sectPr"),
    "many sections": lambda: within(
        WORD, "<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr></w:p>" * (2_000 // SHARE), "<w:sectPr"
    ),
    "many that are not kept": lambda: within(WORD, "<w:p><w:proofErr/><w:permStart/></w:p>" * (60_000 // SHARE), "<w:sectPr"),
    "many wrapped": lambda: within(WORD, "<w:p><w:smartTag><w:r/></w:smartTag></w:p>" * (45_000 // SHARE), "<w:sectPr"),
    "one long value": lambda: within(
        WORD, f'<w:p><w:pPr><w:pStyle w:val="{"a." * (900_000 // SHARE)}"/></w:pPr></w:p>', "<w:sectPr"
    ),
    "one long text": lambda: within(WORD, f"<w:p><w:r><w:t>{'{' * (1_900_000 // SHARE)}</w:t></w:r></w:p>", "<w:sectPr"),
    "many spans": lambda: within(OPEN, "<text:p>" + "<text:span>{</text:span>" * (90_000 // SHARE) + "</text:p>", "<text:p>"),
    "many pages": lambda: within(
        OPEN, "".join(f'<text:p style:master-page-name="p{n}"/>' for n in range(20_000 // SHARE)), "<text:p>"
    ),
    "many columns": lambda: within(
        OPEN,
        '<table:table><table:table-column table:number-columns-repeated="999999"/></table:table>' * (30_000 // SHARE),
        "<text:p>",
    ),
}


@pytest.fixture(scope="module")
def room():
    made = Nursery()
    yield made
    made.close()


@pytest.mark.parametrize("kind", HEAVY)
def test_it_ends_within_its_bounds(room: Nursery, kind: str) -> None:
    data = HEAVY[kind]()
    file = "a.docx" if "word/document.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist() else "a.odt"
    end, _, spent = room.read(Kind.TEMPLATE, data, {"file": file}, BOUNDS)
    assert end in {End.MADE, End.FAULTS}, spent
