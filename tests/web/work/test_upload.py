"""A workbook in: its faults by cell, what it would change, and taking it over."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.pictures.rules.answers import Piece
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.web.log.words import VERBS
from dijkwacht.web.parts.personal_texts import KEEP
from tests import factories as make

from .conftest import Work
from .reading import primary, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(work: Work) -> Picture:
    """The picture of the adviser while it is being answered: one respondent, one answer."""
    Respondent.objects.all().delete()
    Picture.objects.update(state=State.ANSWERING)
    work.picture.refresh_from_db()
    make.answer(make.respondent(work.picture, "oov"), "BES-01", 2, 1)
    return work.picture


@pytest.fixture
def adviser(client: Client) -> Client:
    """The adviser, signed in."""
    return client


def workbook(adviser: Client, picture: Picture, **cells: object) -> SimpleUploadedFile:
    """The workbook of the picture with some cells of the sheet Antwoorden, or others by ``Sheet!A1``, filled in."""
    book = load_workbook(BytesIO(adviser.get(f"/werk/{picture.pk}/werkboek/vragen.xlsx").content))
    for place, value in cells.items():
        book["Antwoorden"][place] = value
    return packed(book)


def packed(book: object) -> SimpleUploadedFile:
    target = BytesIO()
    book.save(target)
    return SimpleUploadedFile("vragen.xlsx", target.getvalue())


def send(adviser: Client, picture: Picture, file: SimpleUploadedFile) -> object:
    return adviser.post(f"/werk/{picture.pk}/werkboek/", {"workbook": file})


def row_of(adviser: Client, picture: Picture, criterion: str) -> int:
    sheet = load_workbook(BytesIO(adviser.get(f"/werk/{picture.pk}/werkboek/vragen.xlsx").content))["Antwoorden"]
    return next(number for number, (cell, *_) in enumerate(sheet.iter_rows(values_only=True), start=1) if cell == criterion)


def test_the_page_asks_for_one_thing(adviser: Client, picture: Picture) -> None:
    page = adviser.get(f"/werk/{picture.pk}/werkboek/")
    assert question(page) == "Welk ingevuld werkboek wilt u inlezen?"
    assert primary(page) == "Inlezen en nakijken"


def test_the_workbook_holds_what_was_answered_and_rows_for_what_was_not(adviser: Client, picture: Picture) -> None:
    sheet = load_workbook(BytesIO(adviser.get(f"/werk/{picture.pk}/werkboek/vragen.xlsx").content))["Antwoorden"]
    rows = [(row[0], *row[2:6]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]]
    assert rows[0] == ("BES-01", "oov", "vragenlijst", 2, 1)
    assert len(rows) == 6


def test_nothing_changes_before_it_is_taken_over(adviser: Client, picture: Picture) -> None:
    row = row_of(adviser, picture, "BES-02")
    response = send(adviser, picture, workbook(adviser, picture, **{f"E{row}": 3, f"F{row}": 2}))
    page = adviser.get(response.url)
    assert question(page) == "Wat verandert er met dit werkboek?"
    assert primary(page) == "Overnemen"
    assert "1 nieuw, 0 gewijzigd, 1 gelijk" in page.content.decode()
    assert Answer.objects.count() == 1


def test_what_changes_stands_first_and_short_and_what_stays_is_one_line(adviser: Client, picture: Picture) -> None:
    make.answer(Respondent.objects.get(), "VER-01", 1, 1)
    row, first = row_of(adviser, picture, "BES-02"), row_of(adviser, picture, "BES-01")
    other = {f"A{row + 9}": "BES-01", f"C{row + 9}": "hr", f"F{row + 9}": 0}
    book = workbook(adviser, picture, **{f"E{row}": 3, f"F{row}": 2, f"H{row}": "Gezien.", f"E{first}": 0}, **other)
    page = unescape(adviser.get(send(adviser, picture, book).url).content.decode())
    html = page.partition("<main")[2]
    lines = re.findall(r'<strong>([^<]*)</strong>.*?<span class="dw-quiet">(.*?)</span>\s*</summary>', html, re.DOTALL)
    assert lines == [
        ("BES-01, openbare orde en veiligheid", "Papier: van ‘Vastgesteld en actueel’ naar ‘Niets vastgelegd’"),
        (
            "BES-02, openbare orde en veiligheid",
            "Papier: vastgesteld, en bekend bij wie ermee werkt. Praktijk: meestal, als regel. Toelichting erbij",
        ),
        ("BES-01, HR", "Praktijk: gebeurt niet"),
    ]
    assert "1 antwoord is gelijk aan wat er al staat" in html
    assert "<p>VER-01, openbare orde en veiligheid.</p>" in html


def test_many_faults_are_folded_with_the_first_in_sight(adviser: Client, picture: Picture) -> None:
    cells = {f"{column}{row}": 7 for row in range(2, 18) for column in "EF"} | {f"A{row}": "BES-01" for row in range(2, 18)}
    html = send(adviser, picture, workbook(adviser, picture, **cells)).content.decode().partition("<main")[2]
    open_, _, folded = html.partition("<details")
    assert open_.count("<li><strong>Antwoorden!") == 20
    assert folded.count("<li><strong>Antwoorden!") > 20


def test_taken_over_it_adds_and_changes_answers_and_keeps_the_rest(adviser: Client, picture: Picture) -> None:
    row = row_of(adviser, picture, "BES-02")
    response = send(adviser, picture, workbook(adviser, picture, **{f"E{row}": 3, "E2": 0}))
    adviser.post(response.url + "overnemen/")
    assert {answer.criterion: (answer.paper, answer.practice) for answer in Answer.objects.all()} == {
        "BES-01": (0, 1),
        "BES-02": (3, None),
    }
    assert not Upload.objects.exists()


def test_what_was_settled_in_the_workbook_comes_along(adviser: Client, picture: Picture) -> None:
    book = load_workbook(workbook(adviser, picture))
    for column, value in zip("ABCD", ("BES-01", "praktijk", 2, "Vijf dossiers gelezen."), strict=True):
        book["Weging"][f"{column}2"] = value
    response = send(adviser, picture, packed(book))
    assert "Vijf dossiers gelezen." in adviser.get(response.url).content.decode()
    adviser.post(response.url + "overnemen/")
    settled = Settlement.objects.get()
    assert (settled.criterion, settled.side, settled.level, settled.lapsed_at) == ("BES-01", "practice", 2, None)


def test_every_fault_stands_there_at_once_by_cell(adviser: Client, picture: Picture) -> None:
    row = row_of(adviser, picture, "BES-02")
    response = send(adviser, picture, workbook(adviser, picture, **{"E2": 7, f"A{row}": "XXX-01", f"F{row}": 2}))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Antwoorden!E2" in html
    assert f"Antwoorden!A{row}" in html
    assert not Upload.objects.exists()


def test_the_workbook_of_another_organisation_is_refused(adviser: Client, picture: Picture) -> None:
    book = load_workbook(workbook(adviser, picture))
    cell = next(row for row in book["Organisatie"].iter_rows() if row[0].value == "code")[1]
    cell.value = "GM9902"
    response = send(adviser, picture, packed(book))
    assert response.status_code == 422
    assert "andere organisatie" in response.content.decode()


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (None, "Kies eerst een bestand."),
        (SimpleUploadedFile("vragen.xlsx", b""), "Dit bestand is leeg."),
        (SimpleUploadedFile("vragen.xlsx", b"<html>"), "niet ingelezen"),
        (SimpleUploadedFile("vragen.xlsx", b"x" * 5_000_001), "Dit bestand is 5,1 MB; hoogstens 5 MB mag."),
    ],
)
def test_a_file_that_is_no_workbook_is_told_so(adviser: Client, picture: Picture, file: object, reason: str) -> None:
    response = adviser.post(f"/werk/{picture.pk}/werkboek/", {"workbook": file} if file else {})
    assert response.status_code == 422
    assert reason in response.content.decode()


def test_an_answer_that_changed_after_the_preview_stops_the_taking_over(adviser: Client, picture: Picture) -> None:
    response = send(adviser, picture, workbook(adviser, picture, E2=0))
    Answer.objects.update(version=2, paper=3)
    refused = adviser.post(response.url + "overnemen/")
    assert refused.status_code == 409
    assert "Intussen zijn er antwoorden of oordelen gewijzigd" in refused.content.decode()
    assert Answer.objects.get().paper == 3


def test_a_concept_takes_no_workbook(adviser: Client, picture: Picture) -> None:
    book = workbook(adviser, picture, E2=0)
    Picture.objects.update(state=State.CONCEPT)
    assert "Het concept is gedeeld" in adviser.get(f"/werk/{picture.pk}/werkboek/").content.decode()
    assert send(adviser, picture, book).status_code == 409


def test_a_file_of_any_size_over_the_limit_is_called_too_large(adviser: Client, picture: Picture) -> None:
    for size, words in ((5_500_000, "5,5 MB"), (7_000_000, "7 MB")):
        file = SimpleUploadedFile("vragen.xlsx", b"PK" * (size // 2))
        assert f"Dit bestand is {words}; hoogstens 5 MB mag. Haal bladen weg" in send(adviser, picture, file).content.decode()


def test_the_workbook_as_it_came_changes_nothing(adviser: Client, picture: Picture) -> None:
    seat, day, later = Respondent.objects.get(), date(2026, 3, 1), make.REFERENCE.replace(month=10)
    twice = (Piece("Zelfde naam", Kind.SAMPLE, day, "kast"), Piece("Zelfde naam", Kind.TRAINING, day, "la"))
    odd = {
        "BES-02": (Piece("Plan; versie 2", Kind.DECISION, day, "kast"), Piece("Nog zonder datum", Kind.SAMPLE)),
        "BES-03": (Piece("", Kind.SAMPLE, day, "kast"),),
        "VER-01": (Piece("Van na de peildatum", Kind.SAMPLE, later),),
        "VER-02": twice,
    }
    for criterion, evidence in odd.items():
        make.answer(seat, criterion, 2, 2, evidence=evidence)
    html = adviser.get(send(adviser, picture, workbook(adviser, picture)).url).content.decode()
    assert "0 nieuw, 0 gewijzigd, 5 gelijk" in html


def test_more_evidence_than_a_respondent_can_change_is_refused(adviser: Client, picture: Picture) -> None:
    many = workbook(adviser, picture, I2=";".join("abcdefghijk"), J2=";".join(["steekproef"] * 11), K2=";" * 10)
    html = send(adviser, picture, many).content.decode()
    assert "hooguit 10 stukken" in html
    assert not Upload.objects.exists()


def test_a_workbook_with_personal_data_asks_once_for_the_whole_file(adviser: Client, picture: Picture) -> None:
    row = row_of(adviser, picture, "BES-02")
    cells = {f"E{row}": 3, f"F{row}": 1, f"H{row}": "Mail j.devries@duinrade.nl."}
    sent = send(adviser, picture, workbook(adviser, picture, **cells))
    page = adviser.get(sent.url).content.decode()
    assert f"<strong>Antwoorden!H{row}</strong>: hierin lijkt een e-mailadres te staan." in page
    refused = adviser.post(f"{sent.url}overnemen/")
    assert refused.status_code == 422
    assert "Nog niet overgenomen" in refused.content.decode()
    assert Answer.objects.count() == 1
    assert adviser.post(f"{sent.url}overnemen/", {KEEP: "on"}).status_code == 302
    assert Answer.objects.count() == 2
    assert Event.objects.get(verb="workbooks.taken_over").note == "1, e-mailadres"


def test_a_workbook_without_personal_data_asks_nothing(adviser: Client, picture: Picture) -> None:
    row = row_of(adviser, picture, "BES-02")
    sent = send(adviser, picture, workbook(adviser, picture, **{f"E{row}": 3, f"F{row}": 1}))
    assert KEEP not in adviser.get(sent.url).content.decode()


def test_the_file_with_every_answer_says_what_it_is_in_its_name_and_in_the_log(adviser: Client, picture: Picture) -> None:
    answer = adviser.get(f"/werk/{picture.pk}/werkboek/vragen.xlsx")
    assert "alle-antwoorden-per-functie-" in answer["Content-Disposition"]
    event = Event.objects.latest("pk")
    assert (event.verb, event.on) == ("workbooks.handed_out", f"pictures.picture:{picture.pk}")
    assert VERBS["workbooks.handed_out"] == "alle antwoorden per functie als werkboek meegenomen"
