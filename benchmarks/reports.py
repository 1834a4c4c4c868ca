"""The writers of the report in a process of their own: form, the first time, then the rounds."""

import sys
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.lines import ROUNDS, seconds
from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.norms.library import find_norm
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.report.compose import compose
from dijkwacht.documents.report.content import ReportHead, ReportTexts
from dijkwacht.documents.workbook.reader import read_workbook


def content(book: Path) -> Paper:
    """The report of a workbook, as ``picture make`` composes it."""
    file = read_workbook(book, file=book.name, norms=find_norm)
    picture = score(file.norm.scored_criteria(), file.answers(), on=file.head.on, shelf_life=file.norm.shelf_months)
    head = ReportHead(file.head.name, file.head.code, on=file.head.on, made_on=date(2026, 11, 23), example=True, respondents=8)
    return compose(head=head, norm=file.norm, picture=picture, texts=ReportTexts())


def write(form: str, whole: Paper) -> bytes:
    """The report in one form."""
    made: bytes = import_module(f"dijkwacht.documents.paper.{form}").write(whole)
    return made


if __name__ == "__main__":
    told = content(Path(sys.argv[1]))
    for kind in ("pdf", "docx", "odt"):
        print(kind, *(seconds(partial(write, kind, told)) for _ in range(ROUNDS + 1)))
