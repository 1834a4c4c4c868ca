"""Makes the small action lists beside it, one of each kind that people hand in, and index.json with the right answer to each.

Run it as ``python -m tests.data.lists.make``. Every text is invented; openpyxl, XlsxWriter and plain zips are the producers.
"""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from xlsxwriter import Workbook as Writer  # type: ignore[import-untyped]

HERE = Path(__file__).parent
HEAD = ("Nr", "Actie", "Actiehouder", "Deadline")
FOUR = (1, "Vier ogen bij vergunningen", "vergunningen", "1-3-2027")
KEYS = (2, "Sleutelplan vastleggen", "vastgoed", "15-4-2027")
RIGHT_FOUR = [2, "Vier ogen bij vergunningen", "vergunningen", "2027-03-01"]
RIGHT_KEYS = [3, "Sleutelplan vastleggen", "vastgoed", "2027-04-15"]
Rows = Sequence[Sequence[Any]]
Right = dict[str, Any]


def below(rows: list[list[Any]], by: int) -> list[list[Any]]:
    """The same rows so many lower in the file."""
    return [[number + by, *rest] for number, *rest in rows]


PLAIN = [RIGHT_FOUR, RIGHT_KEYS]


def xlsx(*sheets: tuple[str, Rows], change: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    del book[book.sheetnames[0]]
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def one(*rows: Sequence[Any], merged: Sequence[str] = (), hidden: Sequence[int] = ()) -> bytes:
    def change(book: Workbook) -> None:
        for area in merged:
            book.active.merge_cells(area)
        for number in hidden:
            book.active.row_dimensions[number].hidden = True

    return xlsx(("Acties", rows), change=change)


def formulas() -> bytes:
    """A deadline and a title that were reckoned, with the results that the program kept, and one without any."""
    stream = io.BytesIO()
    with Writer(stream) as book:
        sheet = book.add_worksheet("Acties")
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for row, cells in enumerate((HEAD, FOUR, KEYS)):
            sheet.write_row(row, 0, cells)
        sheet.write_formula(1, 3, "=DATE(2027,3,1)", day, 46447)
        sheet.write_formula(2, 1, '="Sleutelplan"&" vastleggen"', None, "Sleutelplan vastleggen")
    return stream.getvalue()


def filtered() -> bytes:
    stream = io.BytesIO()
    with Writer(stream) as book:
        sheet = book.add_worksheet("Acties")
        for row, cells in enumerate(
            ((*HEAD, "Status"), (*FOUR, "loopt"), (9, "Al gedaan", "hr", "1-1-2026", "klaar"), (*KEYS, "open"))
        ):
            sheet.write_row(row, 0, cells)
        sheet.autofilter(0, 0, 3, 4)
        sheet.filter_column_list(4, ["loopt", "open"])
        sheet.set_row(2, options={"hidden": True})
    return stream.getvalue()


def ods(*rows: str) -> bytes:
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    body = f'<office:body><office:spreadsheet><table:table table:name="Acties">{"".join(rows)}</table:table></office:spreadsheet>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:body></office:document-content>")
    return stream.getvalue()


def ods_row(*cells: str, hidden: bool = False) -> str:
    made = "".join(
        cell if cell.startswith("<") else f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
        for cell in cells
    )
    seen = ' table:visibility="collapse"' if hidden else ""
    return f"<table:table-row{seen}>{made}</table:table-row>"


def spanned(text: str, rows: int, columns: int) -> str:
    over = f'table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'
    return f"<table:table-cell {over}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"
ODS_HEAD = ods_row("Actie", "Actiehouder", "Deadline")


def days(*texts: str, codec: str = "utf-8") -> bytes:
    lines = [f"Actie {number};{text}" for number, text in enumerate(texts, start=1)]
    return "\r\n".join(["Actie;Klaar op", *lines]).encode(codec)


def wide(columns: int) -> bytes:
    weeks = [f"wk {number}" for number in range(1, columns + 1)]
    return one((*HEAD, *weeks), (*FOUR, *("x" for _ in weeks)), (*KEYS, *("" for _ in weeks[1:]), "x"))


def hide(*titles: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for title in titles:
            book[title].sheet_state = "hidden"

    return change


LONG = "Leg vast wie een vergunning voorbereidt en wie haar ondertekent, " * 5
COVER = ("Colofon", (("Titel", "Uitvoeringsprogramma"), ("Opsteller", "afdeling veiligheid"), ("Versie", "2")))
LIST = ("Acties", (HEAD, FOUR, KEYS))
IN_DAYS = ["2027-03-01"] * 12

FILES: dict[str, tuple[bytes, Right]] = {
    # Which sheet
    "voorblad.xlsx": (xlsx(COVER, LIST), {"sheet": "Acties", "head": 1, "rows": PLAIN}),
    "lijst-achteraan.xlsx": (
        xlsx(COVER, ("Legenda", (("Status", "Uitleg"), ("open", "nog niet begonnen"))), LIST),
        {"sheet": "Acties", "rows": PLAIN},
    ),
    "verborgen-vooraan.xlsx": (
        xlsx(("Keuzes", (("Status", "Functie", "Actie"), ("open", "hr", "x"))), LIST, change=hide("Keuzes")),
        {"sheet": "Acties", "rows": PLAIN},
    ),
    "verborgen-beter.xlsx": (
        xlsx(("Oud", (HEAD, FOUR)), ("Nu", (("Onderwerp", "Wie"), ("Sleutelplan", "hr"))), change=hide("Oud")),
        {"sheet": "Nu", "rows": [[2, "Sleutelplan", "hr", None]]},
    ),
    "alleen-verborgen.xlsx": (xlsx(("Leeg", ()), LIST, change=hide("Acties")), {"sheet": "Acties", "rows": PLAIN}),
    "twee-lijsten.xlsx": (xlsx(("2026", (HEAD, FOUR)), ("2027", (HEAD, KEYS))), {"sheet": "2026", "rows": [RIGHT_FOUR]}),
    # Which row
    "regels-boven.xlsx": (
        one(("Datum:", "1-3-2027"), ("Voorzitter:", "adviseur OOV"), (), HEAD, FOUR, KEYS),
        {"head": 4, "rows": below(PLAIN, 3)},
    ),
    "titel-over-alles.xlsx": (
        one(("Actielijst 2027",), HEAD, FOUR, KEYS, merged=["A1:D1"]),
        {"head": 2, "rows": below(PLAIN, 1)},
    ),
    "kop-onbekend.xlsx": (one(("Kolom A", "Kolom B"), ("x", "y")), {"head": 1, "columns": {}}),
    "kop-twee-rijen.xlsx": (
        one(
            ("Actie", "Planning", None, "Actiehouder"),
            (None, "start", "klaar", None),
            ("Vier ogen", "1-1-2027", "1-3-2027", "hr"),
            merged=["A1:A2", "B1:C1", "D1:D2"],
        ),
        {"head": 1, "columns": {"title": 1, "due_on": 3, "owner": 4}, "rows": [[3, "Vier ogen", "hr", "2027-03-01"]]},
    ),
    "kop-twee-rijen-los.xlsx": (
        one(
            ("Actie", "Planning", None, "Actiehouder"), (None, "begin", "eind", None), ("Vier ogen", "1-1-2027", "1-3-2027", "hr")
        ),
        {"head": 1, "columns": {"title": 1, "due_on": 3, "owner": 4}, "rows": [[3, "Vier ogen", "hr", "2027-03-01"]]},
    ),
    "kop-twee-rijen.ods": (
        ods(
            ods_row(spanned("Actie", 2, 1), spanned("Planning", 1, 2), COVERED, spanned("Wie", 2, 1)),
            ods_row(COVERED, "start", "klaar", COVERED),
            ods_row("Vier ogen", "1-1-2027", "1-3-2027", "hr"),
        ),
        {"head": 1, "columns": {"title": 1, "due_on": 3, "owner": 4}, "rows": [[3, "Vier ogen", "hr", "2027-03-01"]]},
    ),
    "kop-met-verplicht.xlsx": (
        one(("Actie(s)*", "Wie?", "Klaar op:"), ("Vier ogen", "hr", "1-3-2027")),
        {"columns": {"title": 1, "owner": 2, "due_on": 3}, "rows": [[2, "Vier ogen", "hr", "2027-03-01"]]},
    ),
    # Wide
    "weken.xlsx": (wide(52), {"beyond": 56, "rows": PLAIN}),
    "kaders.csv": (
        (
            "Maatregel;Toelichting;" + ";".join(f"kader {n}" for n in range(1, 101)) + "\nVier ogen;uitleg;" + ";".join("x" * 100)
        ).encode(),
        {"beyond": 102, "rows": [[2, "Vier ogen", "", None]]},
    ),
    "ander-blad-breed.xlsx": (xlsx(LIST, ("Matrix", (["x"] * 80,) * 3)), {"sheet": "Acties", "beyond": 0, "rows": PLAIN}),
    # Merged
    "eigenaar-samen.xlsx": (
        one(HEAD, (1, "Vier ogen", "vergunningen", "1-3-2027"), (2, "Steekproef", None, "1-6-2027"), merged=["C2:C3"]),
        {"rows": [[2, "Vier ogen", "vergunningen", "2027-03-01"], [3, "Steekproef", "vergunningen", "2027-06-01"]]},
    ),
    "eigenaar-samen.ods": (
        ods(
            ODS_HEAD, ods_row("Vier ogen", spanned("vergunningen", 2, 1), "1-3-2027"), ods_row("Steekproef", COVERED, "1-6-2027")
        ),
        {"rows": [[2, "Vier ogen", "vergunningen", "2027-03-01"], [3, "Steekproef", "vergunningen", "2027-06-01"]]},
    ),
    "dag-samen.ods": (
        ods(ODS_HEAD, ods_row("Vier ogen", "hr", spanned("1 maart 2027", 2, 1)), ods_row("Steekproef", "hr", COVERED)),
        {"rows": [[2, "Vier ogen", "hr", "2027-03-01"], [3, "Steekproef", "hr", "2027-03-01"]]},
    ),
    "tussenkoppen.xlsx": (
        one(HEAD, ("Thema vergunningen",), FOUR, ("Thema vastgoed",), KEYS, merged=["A2:D2", "A4:D4"]),
        {"banners": [2, 4], "rows": [[3, *RIGHT_FOUR[1:]], [5, *RIGHT_KEYS[1:]]]},
    ),
    # Days
    "dagen-nederlands.csv": (
        days(
            "1 maart 2027",
            "1 mrt. 2027",
            "1-3-27",
            "01-03-2027",
            "1.3.2027",
            "maandag 1 maart 2027",
            "uiterlijk 1 maart 2027",
            "1e maart 2027",
            "1 mrt '27",
            "1/3/2027",
            "01-03-2027 09:30 uur",
            "ma 1-3-2027",
        ),
        {"days": IN_DAYS},
    ),
    "dagen-databank.csv": (
        days(
            "2027-03-01",
            "2027-03-01T00:00:00Z",
            "2027-02-28T23:00:00.000Z",
            "01-03-2027 00:00:00",
            "20270301",
            "2027-03-01 00:00:00+01",
            "46447",
            "46447.5",
            "2027/03/01",
            "1-Mar-2027",
            "March 1, 2027",
            "2027-03-01T00:00:00+01:00",
        ),
        {"days": IN_DAYS},
    ),
    "dagen-woorden.csv": (
        days("Q2 2027", "doorlopend", "voorjaar", "eind 2027", "-", "n.t.b.", "0000-00-00 00:00:00"),
        {
            "days": [None] * 7,
            "noted": ["de planning is geen dag"],
            "texts": {"2": "Status in de oude lijst: klaar op Q2 2027", "6": ""},
        },
    ),
    "dagen-fout.csv": (days("31-02-2027", "03/15/2027", "1-3-2207"), {"faults": ["Bestand!B2", "Bestand!B3", "Bestand!B4"]}),
    "dag-als-getal.xlsx": (
        one(("Actie", "Deadline"), ("Vier ogen", 46447), ("Sleutels", date(2027, 3, 1))),
        {"days": ["2027-03-01", "2027-03-01"]},
    ),
    "formules.xlsx": (formulas(), {"rows": PLAIN}),
    # Rows
    "gefilterd.xlsx": (filtered(), {"hidden": [3], "rows": [RIGHT_FOUR, [4, *RIGHT_KEYS[1:]]]}),
    "verborgen-rijen.xlsx": (
        one(HEAD, FOUR, (3, "Oud", "hr", None), KEYS, hidden=[3]),
        {"hidden": [3], "rows": [RIGHT_FOUR, [4, *RIGHT_KEYS[1:]]]},
    ),
    "verborgen-rijen.ods": (
        ods(ODS_HEAD, ods_row("Vier ogen", "hr", "1-3-2027"), ods_row("Oud", "hr", "", hidden=True)),
        {"hidden": [3], "rows": [[2, "Vier ogen", "hr", "2027-03-01"]]},
    ),
    "lange-titel.csv": (f"Actie;Toelichting\n{LONG};uitleg\n".encode(), {"noted": ["de titel is afgebroken"], "cut": 200}),
    "lange-titel-een-woord.csv": (f"Actie;Wie\n{'a' * 300};hr\n".encode(), {"noted": ["de titel is afgebroken"], "cut": 200}),
    "zonder-titel.csv": (b"Actie;Wie\n;hr\nVier ogen;hr\n", {"faults": ["Bestand!A2"]}),
    # Separated
    "titelregel.csv": (
        b"Actielijst, versie 2; ter bespreking\n\nNr,Actie,Wie\n1,Vier ogen,hr\n2,Sleutels,hr\n",
        {"head": 3, "rows": [[4, "Vier ogen", "hr", None], [5, "Sleutels", "hr", None]]},
    ),
    "sep.csv": (
        "\ufeffsep=;\r\nActie;Wie\r\nVier ogen, altijd;hr\r\n".encode(),
        {"rows": [[2, "Vier ogen, altijd", "hr", None]]},
    ),
    "sep-komma.csv": (b"sep=,\nActie,Wie\nVier ogen; altijd,hr\n", {"rows": [[2, "Vier ogen; altijd", "hr", None]]}),
    "tabs.csv": (b"Actie\tWie\nVier ogen\thr\n", {"rows": [[2, "Vier ogen", "hr", None]]}),
    "unicode-tekst.txt": (
        '\ufeffActie\tWie\tDeadline\r\n"Cafés; €"\thr\t1-3-2027\r\n'.encode("utf-16-le"),
        {"rows": [[2, "Cafés; €", "hr", "2027-03-01"]]},
    ),
    "windows.csv": (
        "Actie;Wie\nCafés controleren;hr\n".encode("cp1252"),
        {"said": "Windows", "rows": [[2, "Cafés controleren", "hr", None]]},
    ),
    "tekens.csv": (
        b"Actie;Wie\n'- Vier ogen;hr\n'=1+1;hr\n'+ Sleutels;hr\n't Hof controleren;hr\n",
        {
            "rows": [
                [2, "- Vier ogen", "hr", None],
                [3, "=1+1", "hr", None],
                [4, "+ Sleutels", "hr", None],
                [5, "'t Hof controleren", "hr", None],
            ]
        },
    ),
}


def main() -> None:
    for name, (data, _) in FILES.items():
        (HERE / name).write_bytes(data)
    index = {name: right for name, (_, right) in FILES.items()}
    (HERE / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
