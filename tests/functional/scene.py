"""What the tests in the browser stand on: people, pictures and workbooks of the example."""

from io import BytesIO
from typing import Any

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture, Respondent
from dijkwacht.apps.assessments.queries import norm_of, reckon
from dijkwacht.apps.assessments.rules import Differs, Said, State, digest
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import members_on
from dijkwacht.jobs import example
from tests import factories as make

ADVISER = "adviseur@duinmark.example"
RESPONDENT = "handhaving@duinmark.example"
EXECUTIVE = "bestuurder@duinmark.example"
DUINRADE, WESTERKOOG, OOSTMEER, SLUISHAVEN, ZANDERSLOOT = "GM9901", "GM9902", "GM9903", "GM9914", "GM9904"
SHEET = "Antwoorden"


def picture_in(code: str) -> Picture:
    """The picture of an organisation."""
    return Picture.objects.get(organisation__code=code)


def joint_picture() -> Picture:
    """A picture of the joint body of the example, run by the adviser: it answers for all its members and differs at one."""
    joint = Organisation.objects.get(code="GR9901")
    make.assignment(User.objects.get(email=ADVISER), joint)
    published = NormVersion.objects.filter(code="gemeente").latest("pk")
    picture = actions.plan(
        organisation=joint, norm=published, reference_date=make.REFERENCE, is_basic=True, is_example=True, by=make.BY
    )
    seat = actions.ask(picture=picture, function="secretaris", by=make.BY)
    actions.move(picture=picture, to=State.ANSWERING, by=make.BY)
    code = norm_of(picture).criteria[0].id
    actions.answer(respondent=seat, criterion=code, said=Said(2, 1), seen=0, by=make.BY)
    members = list(members_on(joint, make.REFERENCE))
    actions.cover(picture=picture, members=members, by=make.BY)
    lower = Differs(practice=0, reason="Deze taak is daar nog niet overgedragen.")
    actions.deviate(picture=picture, member=members[0], criterion=code, differs=lower, seen=digest(Differs()), by=make.BY)
    return picture


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
    user.set_password(example.PASSWORD)
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
    """The workbook with cells of the first row of a criterion, named by their column, filled in."""
    book = load_workbook(BytesIO(content))
    sheet = book[SHEET]
    row = row_of(sheet, criterion)
    for column, value in cells.items():
        sheet[f"{column}{row}"] = value
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
