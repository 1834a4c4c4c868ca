"""Reads the sheet Antwoorden, row by row."""

from collections.abc import Iterator, Mapping
from datetime import date

from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.documents.workbook import cells, signs, wording
from dijkwacht.documents.workbook.headings import Line, lines
from dijkwacht.documents.workbook.model import AnswerRow, EvidenceRow
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Cell, Sheet

_CONTENT = wording.ANSWER_HEADINGS[3:]


def read_answers(sheet: Sheet, *, criteria: Mapping[str, bool] | None, on: date | None, faults: Faults) -> Iterator[AnswerRow]:
    """The rows in which something was answered.

    ``criteria`` says of each id whether it is asked in this scope; None: the norm is not known, so any goes.
    """
    seen: dict[tuple[str, str, Source], int] = {}
    for line in lines(sheet, wording.ANSWER_HEADINGS, faults, aside=(wording.QUESTION,)):
        if line.is_blank(*_CONTENT):
            continue
        row = AnswerRow(
            criterion=criterion(line["criterium"], criteria, faults),
            respondent=_respondent(line["respondent"], faults),
            source=Source(cells.choice(line["bron"], wording.SOURCES, faults) or Source.QUESTIONNAIRE),
            paper=cells.level(line["papier"], faults, allow_unknown=True),
            practice=cells.level(line["praktijk"], faults, allow_unknown=True),
            not_applicable=cells.prose(line["nvt"], faults),
            explanation=cells.prose(line["toelichting"], faults),
            evidence=tuple(_evidence(line, on, faults)),
        )
        _check_not_applicable(line, faults)
        _check_double(line, row, seen, faults)
        yield row


def criterion(cell: Cell, criteria: Mapping[str, bool] | None, faults: Faults) -> str:
    """The id of a criterion that the norm has and that this scope asks, in whatever case it was typed."""
    if cell.is_empty:
        faults.add(cell.place, "het criterium ontbreekt")
    if criteria is None or cell.value is None:
        return cell.text
    found = cells.the_same(cell.text, criteria)
    if found is None:
        meant = cells.the_same(signs.plain(cell.text), criteria)
        hint = f"; bedoelt u {meant}?" if meant else ""
        faults.add(cell.place, f"het criterium {cells.code(cell.text)} staat niet in deze normenset{hint}")
    elif not criteria[found]:
        hint = "kies volledig of maak de rij leeg"
        faults.add(cell.place, f"het criterium {cells.short(found)} hoort niet bij de omvang basis; {hint}")
    return found or cell.text


def _respondent(cell: Cell, faults: Faults) -> str:
    if cell.is_empty:
        faults.add(cell.place, "de respondent ontbreekt; vul de functie in, geen naam")
    return cells.respondent(cell, faults)


def _check_not_applicable(line: Line, faults: Faults) -> None:
    if line["nvt"].is_empty or line["nvt"].is_broken:
        return
    for heading in ("papier", "praktijk"):
        if line[heading].value is not None:
            faults.add(line[heading].place, "er staat een antwoord naast een reden in de kolom nvt; maak een van beide leeg")


def _check_double(line: Line, row: AnswerRow, seen: dict[tuple[str, str, Source], int], faults: Faults) -> None:
    if not row.criterion or not row.respondent or line["bron"].is_broken:
        return
    first = seen.setdefault((row.criterion, row.respondent, row.source), line.row.number)
    if first != line.row.number:
        faults.add(line["criterium"].place, f"dubbel: criterium, respondent en bron staan ook op rij {first}")


def _evidence(line: Line, on: date | None, faults: Faults) -> Iterator[EvidenceRow]:
    """The pieces of evidence: the three cells hold equally many parts."""
    name, kind, when = line["bewijs"], line["bewijssoort"], line["bewijsdatum"]
    if name.is_broken or kind.is_broken or when.is_broken or line.is_blank("bewijs", "bewijssoort", "bewijsdatum"):
        return
    if len(name.text) > wording.MAX_TEXT:
        cells.prose(name, faults)
        return
    parts = [[part.strip() for part in cell.text.split(";")] for cell in (name, kind, when)]
    if len({len(cell_parts) for cell_parts in parts}) > 1:
        numbers = ", ".join(f"{len(p)} in {h}" for p, h in zip(parts, ("bewijs", "bewijssoort", "bewijsdatum"), strict=True))
        faults.add(name.place, f"de cellen voor bewijs moeten evenveel delen hebben, gescheiden door ;, maar hebben er {numbers}")
        return
    for piece in zip(*parts, strict=True):
        if any(piece):
            found = _piece(piece, (name, kind, when), on, faults)
            if found:
                yield found


def _piece(piece: tuple[str, ...], at: tuple[Cell, Cell, Cell], on: date | None, faults: Faults) -> EvidenceRow | None:
    """One piece from its three parts; a cell with one date alone keeps what the spreadsheet made of it."""
    name = cells.prose(Cell(at[0].place, piece[0] or None), faults)
    kind = cells.choice(Cell(at[1].place, piece[1] or None), wording.KINDS, faults)
    when = cells.day(at[2] if piece[2] == at[2].text else Cell(at[2].place, piece[2] or None), faults)
    if not piece[0]:
        faults.add(at[0].place, "de naam van het bewijs ontbreekt")
    if not piece[1]:
        faults.add(at[1].place, f"de soort van het bewijs ontbreekt; kies uit {', '.join(wording.KINDS)}")
    if on is not None and when is not None and when > on:
        faults.add(at[2].place, f"de datum {when.isoformat()} ligt na de peildatum {on.isoformat()}")
    return EvidenceRow(name, Kind(kind), when) if name and kind else None
