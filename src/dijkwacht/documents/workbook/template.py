"""Writes the answers workbook: empty with drop-downs, or filled with answers; the same input gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from dijkwacht.analysis.scoring.answers import NORM, UNKNOWN, Side
from dijkwacht.documents.norms.model import Criterion, NormSet
from dijkwacht.documents.norms.words import LEVEL_WORDS, in_sentence
from dijkwacht.documents.workbook import wording
from dijkwacht.documents.workbook.model import AnswerRow, WorkbookHead, in_cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

SPARE_ROWS: Final = 2_000
"""Rows below the last filled one in which the drop-downs still work."""

_CREATED = datetime(2018, 11, 23, tzinfo=UTC)  # fixed, so that the same input gives the same bytes
_ANSWER_WIDTHS: Final = (12, 50, 20, 14, 9, 9, 28, 44, 34, 18, 16)
_HINTS: Final = {
    "code": "code van CBS of TOOI: GM, WS of PV met cijfers; GR voor een gemeenschappelijke regeling",
    "naam": "naam van de organisatie",
    "peildatum": "de dag waarop dit beeld geldt, zoals 23-11-2018",
    "omvang": "basis = alleen de korte set; leeg = volledig",
    "rubricering": "wie het beeld mag zien; leeg = organisatie",
    "voorbeeld": "ja bij verzonnen gegevens, anders leeg",
    "geldt_ook_voor": "alleen bij een gemeenschappelijke regeling: de codes, gescheiden door ;",
}


def _levels(side: Side) -> str:
    lines = [f"{level} = {words}" for level, words in enumerate(in_sentence(LEVEL_WORDS[side]))]
    lines[NORM] += " (norm)"
    return "\n".join(lines)


_EXPLANATION: Final = {
    "Hulp is geen toezicht": "De antwoorden zijn er om uw organisatie te helpen. Zij dienen niet voor interbestuurlijk toezicht.",
    "Wie ziet wat": "Een antwoord ziet alleen wie het gaf, en de adviseur. De organisatie ziet de uitkomst die telt.",
    "Geen namen": "Vul een functie in, nooit de naam van een persoon. Voor een tweede persoon: handhaving 2.",
    "Papier: is het vastgelegd?": _levels(Side.PAPER),
    "Praktijk: gebeurt het?": _levels(Side.PRACTICE),
    "Weet ik niet": "Vul ? in. Een lege cel is nog niet beantwoord.",
    "Niet van toepassing": "Zet de reden in de kolom nvt en laat papier en praktijk leeg.",
    "Bewijs": (
        "Naam, soort en datum van het stuk; het stuk zelf blijft bij u.\n"
        "Zijn er meer stukken, scheid dan in alle drie de cellen de delen met ;"
    ),
    "Vraag": "De kolom vraag is om mee te lezen: wat u daar verandert, wordt niet gelezen.",
    "Rijen": "Een rij zonder antwoord telt niet mee. U mag rijen toevoegen, ook voor een andere functie.",
}


def write_template(
    norm: NormSet, *, basic: bool = False, head: WorkbookHead | None = None, rows: Sequence[AnswerRow] = ()
) -> bytes:
    """The workbook as .xlsx: with the rows given, or else with an empty row for each criterion and function asked."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who writes pays for it

    is_basic = head.basic if head else basic
    asked = norm.basic_only() if is_basic else norm
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": f"Antwoorden bij {norm.title}", "created": _CREATED})
    styles = _styles(book)
    _explain(book.add_worksheet("Uitleg"), styles)
    _organisation(book.add_worksheet(wording.ORGANISATION), styles, _head_values(norm, head, is_basic=is_basic))
    _answers(book.add_worksheet(wording.ANSWERS), styles, list(rows) or list(_prefilled(asked)), asked)
    _questions(book.add_worksheet(wording.QUESTIONS), styles, asked)
    _settled(book.add_worksheet(wording.SETTLED), styles, len(asked.criteria))
    book.close()
    return stream.getvalue()


def _styles(book: Workbook) -> dict[str, Format]:
    """The few ways in which cells look."""
    top: dict[str, Any] = {"valign": "top"}
    return {
        "heading": book.add_format({"bold": True, "bottom": 1, "bg_color": "#DCE6F1", **top}),
        "label": book.add_format({"bold": True, **top}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, **top}),
        "cell": book.add_format({"text_wrap": True, **top}),
        "asked": book.add_format({"font_color": "#404040", "text_wrap": True, **top}),
        "hint": book.add_format({"italic": True, "font_color": "#595959", "text_wrap": True, **top}),
    }


def _explain(sheet: Worksheet, styles: dict[str, Format]) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for number, (label, text) in enumerate(_EXPLANATION.items()):
        sheet.write_string(number, 0, label, styles["label"])
        sheet.write_string(number, 1, text, styles["cell"])
    sheet.protect()


def _head_values(norm: NormSet, head: WorkbookHead | None, *, is_basic: bool) -> dict[str, str]:
    """What stands beside the labels of Organisatie."""
    values = dict.fromkeys(wording.LABELS, "")
    values |= {"normenset": norm.id, "versie": norm.version, "omvang": wording.BASIC if is_basic else wording.FULL}
    if head:
        values |= {"code": head.code, "naam": head.name, "peildatum": head.on.isoformat(), "rubricering": str(head.marking)}
        values |= {"voorbeeld": wording.YES if head.example else "", "geldt_ook_voor": ";".join(head.also_for)}
    return values


def _organisation(sheet: Worksheet, styles: dict[str, Format], values: dict[str, str]) -> None:
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 2, 70)
    choices = {"omvang": wording.SCOPES, "rubricering": wording.MARKINGS, "voorbeeld": (wording.YES,)}
    for number, (label, value) in enumerate(values.items()):
        sheet.write_string(number, 0, label, styles["label"])
        _write(sheet, number, 1, value, styles["text"])
        sheet.write_string(number, 2, _HINTS.get(label, ""), styles["hint"])
        if label in choices:
            sheet.data_validation(number, 1, number, 1, {"validate": "list", "source": list(choices[label])})


def _answers(sheet: Worksheet, styles: dict[str, Format], rows: Sequence[AnswerRow], norm: NormSet) -> None:
    kinds = {"papier": "cell", "praktijk": "cell", wording.QUESTION: "asked"}
    looks = [styles[kinds.get(heading, "text")] for heading in wording.WRITTEN_HEADINGS]
    for column, (heading, width) in enumerate(zip(wording.WRITTEN_HEADINGS, _ANSWER_WIDTHS, strict=True)):
        sheet.set_column(column, column, width, looks[column])
        sheet.write_string(0, column, heading, styles["heading"])
    sheet.freeze_panes(1, 1)
    asked = {criterion.id: criterion.text for criterion in norm.criteria}
    for number, row in enumerate(rows, start=1):
        code, *given = _cells(row)
        for column, value in enumerate((code, asked.get(row.criterion, ""), *given)):
            _write(sheet, number, column, value, looks[column])
    last = len(rows) + SPARE_ROWS
    sheet.autofilter(0, 0, last, len(wording.WRITTEN_HEADINGS) - 1)
    chosen: dict[str, Any] = {"validate": "list"}
    suggested = {**chosen, "show_error": False}
    levels = {**chosen, "source": [*wording.LEVELS, wording.UNKNOWN]}
    offered = {
        "criterium": {**chosen, "source": _ids(len(norm.criteria))},
        "respondent": {**suggested, "source": list(wording.FUNCTIONS)},
        "bron": {**chosen, "source": list(wording.SOURCES)},
        "papier": levels,
        "praktijk": levels,
        "bewijssoort": {**suggested, "source": list(wording.KINDS)},
    }
    for heading, options in offered.items():
        _drop_down(sheet, last, wording.WRITTEN_HEADINGS.index(heading), options)


def _questions(sheet: Worksheet, styles: dict[str, Format], norm: NormSet) -> None:
    headings = ("thema", "criterium", "tekst", "vraag op papier", "vraag in de praktijk", "uitleg", "minimumeis", "gevraagd aan")
    for column, (heading, width) in enumerate(zip(headings, (24, 12, 60, 44, 44, 50, 10, 26), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, styles["heading"])
    sheet.freeze_panes(1, 2)
    pairs = [(theme.title, criterion) for theme in norm.themes for criterion in theme.criteria]
    for number, (theme, criterion) in enumerate(pairs, start=1):
        for column, text in enumerate((theme, *_question_cells(criterion))):
            _write(sheet, number, column, text, styles["cell"])
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def _question_cells(criterion: Criterion) -> tuple[str, ...]:
    return (
        criterion.id,
        criterion.text,
        criterion.ask.paper if criterion.ask else "",
        criterion.ask.practice if criterion.ask else "",
        criterion.guidance or "",
        wording.YES if criterion.must else "",
        ", ".join(criterion.asked),
    )


def _settled(sheet: Worksheet, styles: dict[str, Format], criteria: int) -> None:
    for column, (heading, width) in enumerate(zip(wording.SETTLED_HEADINGS, (12, 12, 10, 80), strict=True)):
        sheet.set_column(column, column, width, styles["cell" if heading == "niveau" else "text"])
        sheet.write_string(0, column, heading, styles["heading"])
    sheet.freeze_panes(1, 0)
    sources: tuple[Any, ...] = (_ids(criteria), list(wording.SIDES), [*wording.LEVELS, wording.NOT_APPLICABLE])
    for column, source in enumerate(sources):
        _drop_down(sheet, SPARE_ROWS, column, {"validate": "list", "source": source})


def _ids(criteria: int) -> str:
    """Where the ids of the criteria stand."""
    return f"={wording.QUESTIONS}!$B$2:$B${criteria + 1}"


def _drop_down(sheet: Worksheet, last: int, column: int, options: dict[str, Any]) -> None:
    sheet.data_validation(1, column, last, column, options)


def _prefilled(norm: NormSet) -> Iterator[AnswerRow]:
    """An empty row for each criterion and each function that is asked it."""
    for criterion in norm.criteria:
        for function in criterion.asked or ("",):
            yield AnswerRow(criterion=criterion.id, respondent=function)


def _cells(row: AnswerRow) -> tuple[str | int, ...]:
    return (
        row.criterion,
        row.respondent,
        str(row.source),
        _level(row.paper),
        _level(row.practice),
        row.not_applicable,
        row.explanation,
        ";".join(in_cell(piece.name) for piece in row.evidence),
        ";".join(str(piece.kind) for piece in row.evidence),
        ";".join(piece.when.isoformat() if piece.when else "" for piece in row.evidence),
    )


def _level(given: int | None) -> str | int:
    return "" if given is None else wording.UNKNOWN if given == UNKNOWN else given


def _write(sheet: Worksheet, row: int, column: int, value: str | int, style: Format) -> None:
    """Write a number as number and everything else as text, so that no text of a person becomes a formula."""
    if isinstance(value, int):
        sheet.write_number(row, column, value, style)
    elif value:
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_blank(row, column, None, style)
