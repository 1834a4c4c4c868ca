"""What a right workbook becomes, whoever made it."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from odfdo import Document, Row, Table
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Evidence, Kind, Settled, Side, Source
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.workbook.model import AnswerRow, EvidenceRow, SettledRow
from dijkwacht.documents.workbook.wording import ANSWER_HEADINGS
from tests.documents.workbook.making import GOOD_ROW, NORM, book, faults, labelled, ods, read, saved, sheets, xlsx


def test_a_row_becomes_an_answer() -> None:
    file = read(xlsx(("BES-01", "griffier", "interview", 2, "?", "", "uitleg", "a;b", "besluit;anders", "2018-01-02;")))
    evidence = (EvidenceRow("a", Kind.DECISION, date(2018, 1, 2)), EvidenceRow("b", Kind.OTHER))
    assert file.rows == (AnswerRow("BES-01", "griffier", Source.INTERVIEW, 2, UNKNOWN, "", "uitleg", evidence),)
    assert file.answers() == (
        Answer(
            criterion="BES-01",
            respondent="griffier",
            paper=2,
            practice=UNKNOWN,
            evidence=(Evidence(Kind.DECISION, date(2018, 1, 2)), Evidence(Kind.OTHER)),
            source=Source.INTERVIEW,
        ),
    )


def test_empty_cells_mean_what_the_format_says() -> None:
    file = read(xlsx(("BES-01", "griffier", "", 2)))
    assert file.head.marking is Marking.ORGANISATION
    assert (file.head.basic, file.head.example, file.norm) == (False, False, NORM)
    assert file.rows == (AnswerRow("BES-01", "griffier", Source.QUESTIONNAIRE, 2, None),)


def test_rows_without_an_answer_are_skipped() -> None:
    rows = read(xlsx(("BES-01", "griffier", "toets"), (), GOOD_ROW)).rows
    assert rows == (AnswerRow("BES-01", "secretaris", paper=2, practice=1),)


@pytest.mark.parametrize("level", [2, 2.0, "2", " 2 "])
def test_a_level_may_be_a_number_or_text(level: object) -> None:
    assert read(xlsx(("BES-01", "griffier", "", level))).rows[0].paper == 2


def test_dates_may_be_cells() -> None:
    evidence = ("", 2, 2, "", "", "raadsbesluit", "besluit", datetime(2018, 3, 4))  # noqa: DTZ001 - as openpyxl wants it
    file = read(xlsx(("BES-01", "griffier", *evidence), head=labelled(peildatum=date(2018, 11, 23))))
    assert file.head.on == date(2018, 11, 23)
    assert file.rows[0].evidence[0].when == date(2018, 3, 4)


def test_dates_of_a_macintosh_count_from_1904() -> None:
    made = book(sheets(GOOD_ROW, head=labelled(peildatum=date(2018, 11, 23))))
    made.epoch = CALENDAR_MAC_1904
    assert read(saved(made)).head.on == date(2018, 11, 23)


def test_dates_may_be_cells_in_open_documents() -> None:
    data = ods(sheets(GOOD_ROW, head=labelled(peildatum=date(2018, 11, 23))))
    assert read(data, file="vragen.ods").head.on == date(2018, 11, 23)


def test_the_short_set_leaves_the_rest_out() -> None:
    file = read(xlsx(GOOD_ROW, ("BES-02", "griffier"), head=labelled(omvang="basis")))
    assert [criterion.id for criterion in file.norm.criteria] == ["BES-01"]


def test_settled_levels_come_together_per_criterion() -> None:
    settled = (("BES-01", "papier", 3, "gezien"), ("BES-01", "praktijk", "1", "gehoord"), ("BES-02", "", "nvt", "geen raad"))
    file = read(xlsx(GOOD_ROW, settled=settled))
    assert file.settled[0] == SettledRow("BES-01", Side.PAPER, 3, not_applicable=False, reason="gezien")
    assert file.settlements() == (Settled("BES-01", paper=3, practice=1), Settled("BES-02", not_applicable=True))


def test_columns_may_stand_in_another_order() -> None:
    first = ("praktijk", "papier", "respondent", "criterium")
    answers = ((*first, *(h for h in ANSWER_HEADINGS if h not in first)), (1, 2, "secretaris", "BES-01"))
    rows = read(saved(book({**sheets(), "Antwoorden": answers}))).rows
    assert rows == (AnswerRow("BES-01", "secretaris", paper=2, practice=1),)


def test_a_joint_body_names_its_members() -> None:
    file = read(xlsx(GOOD_ROW, head=labelled(code="GR0001", geldt_ook_voor="GM9901; GM9902")))
    assert file.head.also_for == ("GM9901", "GM9902")


def test_repeated_rows_and_cells_of_open_documents_are_unfolded() -> None:
    wide = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048000">{wide}</table:table-row>'
    rows = sheets()
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    headings = "".join(cell.format(heading) for heading in rows["Antwoorden"][0])
    level = '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="2"/>'
    note = "<office:annotation><text:p>opmerking</text:p></office:annotation>"
    row = f"{cell.format('BES-01')}{cell.format('griffier').replace('<text:p>', note + '<text:p>')}<table:table-cell/>{level}"
    raw = f"<table:table-row>{headings}</table:table-row><table:table-row>{row}</table:table-row>{blank}"
    data = ods({"Organisatie": rows["Organisatie"]}, raw={"Antwoorden": raw})
    assert read(data, file="vragen.ods").rows == (AnswerRow("BES-01", "griffier", paper=2, practice=2),)


def test_an_open_document_of_another_program_is_read() -> None:
    made = Document("spreadsheet")
    made.body.clear()
    row = ("BES-01", "griffier", None, 2, "?", None, "regel 1\nregel  2", "raadsbesluit", "besluit", date(2018, 1, 2))
    for title, rows in sheets(row, head=labelled(peildatum=date(2018, 11, 23))).items():
        sheet = Table(title)
        for values in rows:
            line = Row()
            line.set_values(values)
            sheet.append(line)
        made.body.append(sheet)
    stream = BytesIO()
    made.save(stream)
    file = read(stream.getvalue(), file="vragen.ods")
    assert file.head.on == date(2018, 11, 23)
    evidence = (EvidenceRow("raadsbesluit", Kind.DECISION, date(2018, 1, 2)),)
    assert file.rows == (
        AnswerRow("BES-01", "griffier", paper=2, practice=UNKNOWN, explanation="regel 1\nregel  2", evidence=evidence),
    )


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    (tmp_path / "vragen.xlsx").write_bytes(xlsx(GOOD_ROW))
    assert len(read(tmp_path / "vragen.xlsx").rows) == 1
    assert faults(tmp_path / "weg.xlsx") == [("", "bestaat niet, of is geen bestand of map")]
