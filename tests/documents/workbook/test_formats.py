"""What a number in a cell stands for, by its format; the formats are those that Excel and LibreOffice offer."""

import pytest

from dijkwacht.documents.workbook.sheets.table import letters
from dijkwacht.documents.workbook.sheets.xlsx_parts import Format, format_of


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", Format.NUMBER),
        ("0.00", Format.NUMBER),
        ('#,##0 "dagen"', Format.NUMBER),
        ("[Red]0;[Blue]-0", Format.NUMBER),
        ("[$€-413] #,##0.00", Format.NUMBER),
        ("yyyy-mm-dd", Format.DATE),
        ("[$-413]d mmmm yyyy;@", Format.DATE),
        ("dd/mm/yyyy hh:mm", Format.DATE),
        ("mmm", Format.DATE),
        ("hh:mm:ss", Format.TIME),
        ("[h]:mm", Format.TIME),
        ("mm:ss", Format.TIME),
        ("0.0%", Format.PERCENTAGE),
    ],
)
def test_a_number_format_tells_what_stands_there(code: str, kind: Format) -> None:
    assert format_of(code) is kind


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_letters(column: int, name: str) -> None:
    assert letters(column) == name
