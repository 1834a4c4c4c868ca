"""Makes workbooks with what Python programs write with: run with openpyxl 3.1.5, XlsxWriter 3.3.1, pandas 3.1.1, odfpy 1.4.1
and PyExcelerate 0.13.0, none of which need be in our locks: ``python make_python.py``.
"""

from datetime import datetime
from typing import Any

import openpyxl
import pandas
import xlsxwriter
from odf import opendocument, style, table, text
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from pyexcelerate import Workbook
from tables import HERE, KINDS

MADE = HERE / "made"
Kind = dict[str, Any]


def typed(value: Any) -> Any:
    """A plain Python value; of a formula its result."""
    if not isinstance(value, dict):
        return value
    [(what, given)] = ((what, given) for what, given in value.items() if what != "formula") if len(value) > 1 else value.items()
    return datetime.fromisoformat(given) if what == "date" else given


def with_openpyxl(name: str, kind: Kind) -> None:  # noqa: C901 - one deed after another
    book = openpyxl.Workbook()
    book.remove(book.active)
    if kind.get("is_1904"):
        book.epoch = CALENDAR_MAC_1904
    for title, rows in kind["sheets"].items():
        sheet = book.create_sheet(title)
        sheet.sheet_state = "veryHidden" if title in kind.get("hidden", ()) else "visible"
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    cell = sheet.cell(number, column, typed(value))
                    cell.data_type = "s" if isinstance(value, str) else cell.data_type
                    if isinstance(value, dict):
                        cell.number_format = {"date": "dd-mm-yyyy", "percent": "0.0%"}.get(next(iter(value)), "General")
        for first_row, last_row, first_column, last_column in kind.get("spans", {}).get(title, ()):
            sheet.merge_cells(None, first_row, first_column, last_row, last_column)
        for number in kind.get("hidden_rows", {}).get(title, ()):
            sheet.row_dimensions[number].hidden = True
    book.save(MADE / f"{name}.openpyxl.xlsx")


def with_xlsxwriter(name: str, kind: Kind) -> None:  # noqa: C901 - one deed after another
    options = {"date_1904": bool(kind.get("is_1904")), "strings_to_formulas": False}
    with xlsxwriter.Workbook(MADE / f"{name}.xlsxwriter.xlsx", options) as book:
        looks = {"date": book.add_format({"num_format": "d mmmm yyyy"}), "percent": book.add_format({"num_format": "0%"})}
        for title, rows in kind["sheets"].items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, dict) and "formula" in value:
                        sheet.write_formula(number, column, "=" + value["formula"], None, value["result"])
                    elif isinstance(value, dict):
                        sheet.write(number, column, typed(value), looks.get(next(iter(value))))
                    elif value is not None:
                        sheet.write(number, column, value)
            for first_row, last_row, first_column, last_column in kind.get("spans", {}).get(title, ()):
                first = rows[first_row - 1][first_column - 1]
                sheet.merge_range(first_row - 1, first_column - 1, last_row - 1, last_column - 1, first)
            for number in kind.get("hidden_rows", {}).get(title, ()):
                sheet.set_row(number - 1, None, None, {"hidden": True})
            sheet.autofilter(0, 0, max(len(rows) - 1, 1), 1)
            if title in kind.get("hidden", ()):
                sheet.hide()
            else:
                sheet.activate()
                sheet.set_first_sheet()


def with_pandas(name: str, kind: Kind, ending: str) -> None:
    engine = {"xlsx": "openpyxl", "ods": "odf"}[ending]
    with pandas.ExcelWriter(MADE / f"{name}.pandas.{ending}", engine=engine) as book:
        for title, rows in kind["sheets"].items():
            frame = pandas.DataFrame([[typed(value) for value in row] for row in rows], dtype=object)
            frame.to_excel(book, sheet_name=title, header=False, index=False)


def with_pyexcelerate(name: str, kind: Kind) -> None:
    book = Workbook()
    for title, rows in kind["sheets"].items():
        book.new_sheet(title, data=[[typed(value) if value is not None else "" for value in row] or [""] for row in rows])
    book.save(str(MADE / f"{name}.pyexcelerate.xlsx"))


def odf_cell(value: Any, spanned: tuple[int, int]) -> Any:
    more = {"numberrowsspanned": spanned[0], "numbercolumnsspanned": spanned[1]} if spanned != (1, 1) else {}
    what, given = next(reversed(value.items())) if isinstance(value, dict) else ("", value)
    if isinstance(value, dict) and "formula" in value:
        more["formula"] = "of:=" + value["formula"]
    if given is None:
        return table.TableCell(**more)
    if what == "date":
        made = table.TableCell(valuetype="date", datevalue=given, **more)
    elif what == "percent":
        made = table.TableCell(valuetype="percentage", value=given, **more)
    elif what == "bool":
        made = table.TableCell(valuetype="boolean", booleanvalue=str(given).lower(), **more)
    elif isinstance(given, int | float):
        made = table.TableCell(valuetype="float", value=given, **more)
    else:
        made = table.TableCell(valuetype="string", **more)
    for line in str(given).split("\n"):
        made.addElement(text.P(text=line))
    return made


def with_odfpy(name: str, kind: Kind) -> None:
    book = opendocument.OpenDocumentSpreadsheet()
    unseen = style.Style(name="ta9", family="table")
    unseen.addElement(style.TableProperties(display="false"))
    book.automaticstyles.addElement(unseen)
    for title, rows in kind["sheets"].items():
        sheet = table.Table(name=title, stylename=unseen) if title in kind.get("hidden", ()) else table.Table(name=title)
        spans = kind.get("spans", {}).get(title, ())
        first = {(a, c): (b - a + 1, d - c + 1) for a, b, c, d in spans}
        under = {(row, column) for a, b, c, d in spans for row in range(a, b + 1) for column in range(c, d + 1)} - set(first)
        for number, row in enumerate(rows, start=1):
            is_hidden = number in kind.get("hidden_rows", {}).get(title, ())
            line = table.TableRow(visibility="filter") if is_hidden else table.TableRow()
            for column, value in enumerate(row, start=1):
                is_under = (number, column) in under
                line.addElement(table.CoveredTableCell() if is_under else odf_cell(value, first.get((number, column), (1, 1))))
            sheet.addElement(line)
        book.spreadsheet.addElement(sheet)
    book.save(MADE / f"{name}.odfpy.ods")


def main() -> None:
    for name, kind in KINDS.items():
        # openpyxl keeps no results of formulas, and neither it nor PyExcelerate writes a typed _x000D_ as Excel does.
        if name not in ("formules", "getypt"):
            with_openpyxl(name, kind)
        with_xlsxwriter(name, kind)
        if name != "datums1904":
            with_odfpy(name, kind)
        # PyExcelerate gives no looks to days, takes a text for a formula, and its & in the name of a sheet is no XML.
        if name in ("getallen", "lang", "breed"):
            with_pyexcelerate(name, kind)
        for ending in ("xlsx", "ods"):
            if name in ("acties", "datums", "teksten", "getallen", "bladen") and (name, ending) != ("teksten", "xlsx"):
                with_pandas(name, kind, ending)


if __name__ == "__main__":
    main()
