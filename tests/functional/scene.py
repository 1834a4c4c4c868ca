"""What the tests in the browser stand on: people, pictures and workbooks of the example."""

from io import BytesIO
from typing import Any

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture, Respondent
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.jobs.example.people import PASSWORD
from tests import factories as make

ADVISER = "adviseur@duinmark.example"
RESPONDENT = "handhaving@duinmark.example"
EXECUTIVE = "bestuurder@duinmark.example"
DUINRADE, WESTERKOOG, OOSTMEER, SLUISHAVEN, ZANDERSLOOT = "GM9901", "GM9902", "GM9903", "GM9914", "GM9904"
SHEET = "Antwoorden"


def picture_in(code: str) -> Picture:
    """The newest picture of an organisation."""
    return Picture.objects.filter(organisation__code=code).latest("reference_date")


def joint_picture() -> Picture:
    """The picture of the joint body of the example, run by the adviser: it answers for all its members and differs at two."""
    joint = Organisation.objects.get(code="GR9901")
    make.assignment(User.objects.get(email=ADVISER), joint)
    return picture_in("GR9901")


def seat_in(code: str, email: str) -> Respondent:
    """The place of somebody among the respondents of an organisation; made where there is none."""
    found = Respondent.objects.filter(picture=picture_in(code), membership__user__email=email).first()
    if found:
        return found
    seat = Respondent.objects.filter(picture=picture_in(code), membership=None).order_by("pk").first()
    user = User.objects.filter(email=email).first() or make.user(email, "Respondent van de proef")
    seat.membership = make.membership(user, seat.organisation, function=seat.function)
    seat.save()
    return seat


def weakest_in(code: str) -> str:
    """The criterion that an organisation has to look at first."""
    return reckon(picture_in(code)).score.weak_spots[0]


def executive_of(code: str, email: str) -> Membership:
    """Somebody who governs this organisation and can sign in."""
    user = make.user(email, "Bestuurder van de proef")
    user.set_password(PASSWORD)
    user.save()
    return make.membership(user, Organisation.objects.get(code=code), Role.EXECUTIVE)


def session_of(email: str) -> str:
    """A session of somebody who signed in before."""
    return client_of(email).cookies["sessionid"].value


def client_of(email: str) -> Client:
    """Somebody without a browser."""
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def workbook_of(code: str) -> bytes:
    """The workbook that the adviser downloads."""
    return client_of(ADVISER).get(reverse("work:workbook", args=[picture_in(code).pk])).content


def filled(content: bytes, criterion: str, **cells: Any) -> bytes:
    """The workbook with cells of the first row of a criterion, named by their heading, filled in."""
    book = load_workbook(BytesIO(content))
    sheet = book[SHEET]
    row = row_of(sheet, criterion)
    headings = {cell.value: cell.column for cell in sheet[1]}
    for heading, value in cells.items():
        sheet.cell(row, headings[heading], value)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def row_of(sheet: Worksheet, criterion: str) -> int:
    """The number of the first row of a criterion."""
    return next(number for number, (cell, *_) in enumerate(sheet.iter_rows(values_only=True), start=1) if cell == criterion)


def file(content: bytes, name: str = "vragen.xlsx") -> dict[str, Any]:
    """A file as the browser takes it."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": name, "mimeType": kind, "buffer": content}
