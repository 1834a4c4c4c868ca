"""What is written is what is read, in each of the three kinds of file."""

import csv
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.scoring.answers import UNKNOWN, Kind, Source
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.workbook.model import AnswerRow, EvidenceRow, WorkbookHead
from dijkwacht.documents.workbook.template import write_template
from dijkwacht.documents.workbook.wording import ANSWER_HEADINGS
from tests.documents.workbook.making import HEAD, LABELLED, NORM, ods, read, sheets
from tests.examples import costly

_words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n=+-@"), max_size=60)
_texts = _words.map(str.strip).filter(lambda text: "_x0" not in text)
_names = _texts.map(lambda text: text.replace(";", ",").replace("\n", " ")).filter(bool)
_pieces = st.builds(EvidenceRow, _names, st.sampled_from(Kind), st.none() | st.dates(date(1990, 1, 1), HEAD.on))
_levels = st.none() | st.sampled_from([0, 1, 2, 3, UNKNOWN])


@st.composite
def _rows(draw: st.DrawFn) -> AnswerRow:
    reason = draw(st.sampled_from(["", "geldt hier niet"]))
    row = AnswerRow(
        criterion=draw(st.sampled_from([criterion.id for criterion in NORM.criteria])),
        respondent=draw(st.sampled_from(["secretaris", "griffier", "handhaving 2"])),
        source=draw(st.sampled_from(Source)),
        paper=None if reason else draw(_levels),
        practice=None if reason else draw(_levels),
        not_applicable=reason,
        explanation=draw(_texts),
        evidence=tuple(draw(st.lists(_pieces, max_size=3))),
    )
    if (row.paper, row.practice, row.not_applicable, row.explanation, row.evidence) == (None, None, "", "", ()):
        return AnswerRow(row.criterion, row.respondent, row.source, paper=0)
    return row


_answers = st.lists(_rows(), min_size=1, max_size=4, unique_by=lambda row: (row.criterion, row.respondent, row.source)).map(tuple)


def _cells(row: AnswerRow) -> tuple[object, ...]:
    """A row as a person types it in another program."""
    paper, practice = ({None: "", UNKNOWN: "?"}.get(side, side) for side in (row.paper, row.practice))
    pieces = [(piece.name, str(piece.kind), piece.when.isoformat() if piece.when else "") for piece in row.evidence]
    evidence = [";".join(parts) for parts in zip(*pieces, strict=True)] or ["", "", ""]
    return (row.criterion, row.respondent, str(row.source), paper, practice, row.not_applicable, row.explanation, *evidence)


@costly()
@given(_answers)
def test_answers_survive_the_excel_workbook(rows: tuple[AnswerRow, ...]) -> None:
    assert read(write_template(NORM, head=HEAD, rows=rows)).rows == rows


@costly()
@given(_answers)
def test_answers_survive_the_open_document(rows: tuple[AnswerRow, ...]) -> None:
    assert read(ods(sheets(*map(_cells, rows))), file="vragen.ods").rows == rows


@costly()
@given(_answers, st.sampled_from(";,"))
def test_answers_survive_the_folder(rows: tuple[AnswerRow, ...], delimiter: str) -> None:
    with TemporaryDirectory() as folder:
        write_folder(Path(folder), [ANSWER_HEADINGS, *map(_cells, rows)], delimiter)
        assert read(Path(folder), file="map").rows == rows


def write_folder(folder: Path, rows: list[tuple[object, ...]], delimiter: str) -> None:
    for name, content in (("organisatie.csv", LABELLED), ("antwoorden.csv", rows)):
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows(content)


def test_the_head_survives() -> None:
    head = WorkbookHead("GR0001", "De =3", "proef", "1", date(2018, 1, 2), True, Marking.CLOSED, True, ("GM9901", "GM9902"))
    assert read(write_template(NORM, head=head)).head == head
