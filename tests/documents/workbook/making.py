"""Small norms and workbooks of every kind for the tests, the hostile ones too."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

from dijkwacht.documents.norms.model import Criterion, NormSet, Questions, Theme
from dijkwacht.documents.workbook.model import AnswersFile, WorkbookHead
from dijkwacht.documents.workbook.reader import read_workbook
from dijkwacht.documents.workbook.wording import ANSWER_HEADINGS, SETTLED_HEADINGS
from dijkwacht.kit.errors import InvalidInput

NORM = NormSet(
    id="proef",
    version="1",
    title="Proefnorm",
    applies_to=("municipality", "joint_body"),
    themes=(
        Theme(
            id="BES",
            title="Bestuur",
            criteria=(
                Criterion(
                    id="BES-01",
                    text="=De gemeente legt dit vast.",
                    ask=Questions(paper="Is het vastgelegd?", practice="Gebeurt het?"),
                    asked=("secretaris", "griffier"),
                    must=True,
                    basic=True,
                ),
                Criterion(id="BES-02", text="De gemeente bespreekt dit.", asked=("griffier",)),
            ),
        ),
        Theme(id="INK", title="Inkoop", criteria=(Criterion(id="INK-01", text="De gemeente controleert dit."),)),
    ),
)
HEAD = WorkbookHead("GM9901", "Duinrade", "proef", "1", date(2018, 11, 23))
LABELLED = (
    ("code", "GM9901"),
    ("naam", "Duinrade"),
    ("normenset", "proef"),
    ("versie", "1"),
    ("peildatum", "2018-11-23"),
)
GOOD_ROW = ("BES-01", "secretaris", "", 2, 1)

Rows = Sequence[Sequence[Any]]


def labelled(**changes: Any) -> Rows:
    """The rows of Organisatie with other values."""
    return tuple({**dict(LABELLED), **changes}.items())


def sheets(*rows: Sequence[Any], head: Rows = LABELLED, settled: Rows | None = None) -> dict[str, Rows]:
    """The sheets of a workbook with these answers."""
    made: dict[str, Rows] = {"Organisatie": head, "Antwoorden": (ANSWER_HEADINGS, *rows)}
    if settled is not None:
        made["Weging"] = (SETTLED_HEADINGS, *settled)
    return made


def book(content: Mapping[str, Rows]) -> Workbook:
    """A workbook as another program makes it."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in content.items():
        sheet = made.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value not in ("", None):
                    sheet.cell(number, column, value)
    return made


def saved(made: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def xlsx(*rows: Sequence[Any], **parts: Any) -> bytes:
    """An .xlsx with these answers."""
    return saved(book(sheets(*rows, **parts)))


def ods(content: Mapping[str, Rows], *, raw: Mapping[str, str] | None = None) -> bytes:
    """An .ods; ``raw`` holds sheets whose rows are written as XML."""
    tables = {title: "".join(map(_line, rows)) for title, rows in content.items()} | dict(raw or {})
    body = "".join(f"<table:table table:name={quoteattr(title)}>{rows}</table:table>" for title, rows in tables.items())
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    for element in ("spreadsheet", "body"):
        body = f"<office:{element}>{body}</office:{element}>"
    xml = f"<office:document-content{names}>{body}</office:document-content>"
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": xml.encode()})


def _line(row: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(value: Any) -> str:
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_parts(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The same zip file with other or more parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, **changes})


def part_of(data: bytes, name: str) -> bytes:
    """One part of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def read(data: bytes | Path, *, file: str = "vragen.xlsx") -> AnswersFile:
    """Read a workbook with the one norm of these tests."""
    return read_workbook(data, file=file, norms={NORM.id: NORM}.get)


def faults(data: bytes | Path, *, file: str = "vragen.xlsx") -> list[tuple[str, str]]:
    """Place and reason of everything that is wrong in a workbook."""
    try:
        read(data, file=file)
    except InvalidInput as error:
        return [(fault.place, fault.reason) for fault in error.faults]
    return []
