"""Reads the sheet Organisatie: whose picture, by which norm, on which day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.workbook import cells, codes, signs, wording
from dijkwacht.documents.workbook.model import WorkbookHead
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Cell, Sheet, place


@dataclass(frozen=True, slots=True)
class Head:
    """What could be read of the sheet; None where something was wrong, so that the other sheets are still checked."""

    whole: WorkbookHead | None
    norm: NormSet | None
    on: date | None
    basic: bool


def read_head(sheet: Sheet, *, norms: Callable[[str], NormSet | None], faults: Faults) -> Head:
    """The head, with its faults."""
    given = _labelled(sheet, faults)
    norm = _norm(given, norms, faults)
    code = _code(given["code"], norm, faults)
    name = cells.prose(given["naam"], faults, limit=wording.MAX_NAME)
    on = cells.day(given["peildatum"], faults)
    basic = cells.choice(given["omvang"], wording.SCOPES, faults) == wording.BASIC
    marking = cells.choice(given["rubricering"], wording.MARKINGS, faults) or Marking.ORGANISATION
    example = _is_example(given["voorbeeld"], faults)
    also_for = _also_for(given["geldt_ook_voor"], code, faults)
    whole = None
    if code and name and norm and on:
        whole = WorkbookHead(code, name, norm.id, norm.version, on, basic, Marking(marking), example, also_for)
    return Head(whole, norm, on, basic)


def _labelled(sheet: Sheet, faults: Faults) -> dict[str, Cell]:
    """The value beside each label; unknown, double and missing labels are faults."""
    given: dict[str, Cell] = {}
    for row in sheet.rows:
        label, value = row.cell(1), row.cell(2)
        if label.text in given:
            faults.add(label.place, f"‘{label.text}’ staat er twee keer")
        elif label.text in wording.LABELS:
            given[label.text] = value
        elif not label.is_broken and not (label.is_empty and value.is_empty):
            meant = cells.near(label.text, wording.LABELS)
            hint = f"; bedoelt u {meant}?" if meant else f"; gebruik {', '.join(wording.LABELS)}"
            faults.add(label.place, f"onbekend kopje {cells.short(label.text)}{hint}")
    for needed in wording.REQUIRED_LABELS:
        if needed not in given:
            faults.add(f"{sheet.title}!A", f"het kopje ‘{needed}’ ontbreekt")
        elif given[needed].is_empty:
            faults.add(given[needed].place, f"is leeg; vul in: {needed}")
    empty = Cell(place(sheet.title, 1, 2))
    return {label_text: given.get(label_text, empty) for label_text in wording.LABELS}


def _norm(given: dict[str, Cell], norms: Callable[[str], NormSet | None], faults: Faults) -> NormSet | None:
    cell, version = given["normenset"], given["versie"]
    if cell.value is None:
        return None
    norm = norms(cell.text)
    if norm is None:
        meant = signs.plain(cell.text)
        hint = f"; bedoelt u {meant}?" if meant != cell.text and norms(meant) else ""
        faults.add(cell.place, f"de normenset {cells.code(cell.text)} is hier niet bekend{hint}")
    elif version.value is not None and version.text != norm.version:
        faults.add(version.place, f"versie {cells.short(version.text)} is hier niet bekend; nodig is versie {norm.version}")
    return norm


def _code(cell: Cell, norm: NormSet | None, faults: Faults) -> str | None:
    if cell.value is None:
        return None
    reason = codes.why_not_code(cell.text)
    if reason is None and norm is not None:
        reason = codes.why_not_for(cell.text, norm.applies_to)
    if reason is not None:
        faults.add(cell.place, reason)
        return None
    return cell.text


def _is_example(cell: Cell, faults: Faults) -> bool:
    if cell.value is not None and cell.text != wording.YES:
        faults.add(cell.place, "schrijf ja, of laat de cel leeg")
    return cell.text == wording.YES


def _also_for(cell: Cell, code: str | None, faults: Faults) -> tuple[str, ...]:
    """The codes of the organisations that a joint body works for."""
    listed = tuple(part for part in re.split(r"[;,\s]+", cell.text) if part)
    if listed and code is not None and not code.startswith(codes.JOINT_BODY):
        faults.add(cell.place, "alleen een gemeenschappelijke regeling (GR) geldt voor andere organisaties; laat de cel leeg")
    for part in listed:
        if reason := codes.why_not_code(part):
            faults.add(cell.place, f"{cells.short(part)} {reason}")
        elif not part.startswith(codes.MEMBER_KINDS):
            faults.add(cell.place, f"{cells.short(part)} is geen gemeente, waterschap of provincie")
    if len(set(listed)) < len(listed):
        faults.add(cell.place, "een code staat er twee keer")
    return listed
