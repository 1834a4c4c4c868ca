"""Every source goes out in a workbook and comes back the same; a joint body's workbook names its members."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.members import actions as members_actions
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.workbooks import actions as workbooks
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.apps.workbooks.queries import rows_of
from tests import factories as make
from tests.web.work.conftest import Work


def download(client: Client, picture: Picture) -> bytes:
    return client.get(f"/werk/{picture.pk}/werkboek/vragen.xlsx").content


def send(client: Client, picture: Picture, content: bytes) -> str:
    """Read a workbook in; the page with its faults, or nothing where it is right."""
    response = client.post(f"/werk/{picture.pk}/werkboek/", {"workbook": SimpleUploadedFile("vragen.xlsx", content)})
    return "" if response.status_code == 302 else response.content.decode()


def with_members(content: bytes, members: str) -> bytes:
    book, target = load_workbook(BytesIO(content)), BytesIO()
    next(row for row in book["Organisatie"].iter_rows() if row[0].value == "geldt_ook_voor")[1].value = members
    book.save(target)
    return target.getvalue()


def test_all_five_sources_come_back_as_they_went(client: Client, work: Work) -> None:
    for number, source in enumerate(source for source in Source if source is not Source.QUESTIONNAIRE):
        make.answer(work.respondents[2], "BES-02", number, 3 - number, source=source, explanation=f"Uit {source}.")
    book, rows = download(client, work.picture), rows_of(work.picture)
    Answer.objects.all().delete()
    assert send(client, work.picture, book) == ""
    workbooks.take_over(upload=Upload.objects.get(), by=make.BY)
    assert {row for row in rows_of(work.picture) if row.explanation} == {row for row in rows if row.explanation}
    assert {row.source for row in rows if row.explanation.startswith("Uit ")} == set(Source) - {Source.QUESTIONNAIRE}
    assert Answer.objects.count() == len([row for row in rows if row.paper is not None or row.not_applicable])


@pytest.fixture
def joint(work: Work) -> Picture:
    members = make.organisation("GM9902", "Westerkoog"), make.organisation("GM9903", "Oostmeer")
    norm = make.norm("samen").model_copy(update={"applies_to": ("municipality", "joint_body")})
    picture = make.picture(make.joint_body(*members), of=norm)
    make.assignment(work.adviser, picture.organisation)
    make.answer(make.respondent(picture, "ciso"), "BES-01", 2, 2)
    members_actions.cover(picture=picture, members=members, by=work.adviser)
    return picture


def test_the_workbook_of_a_joint_body_names_its_members_and_comes_back(client: Client, joint: Picture) -> None:
    book = download(client, joint)
    cells = {row[0]: row[1] for row in load_workbook(BytesIO(book))["Organisatie"].iter_rows(values_only=True)}
    assert cells["geldt_ook_voor"] == "GM9902;GM9903"
    assert send(client, joint, book) == ""


@pytest.mark.parametrize("members", ["GM9902", "GM9902;GM9904", ""])
def test_other_members_than_those_of_the_picture_are_a_fault(client: Client, joint: Picture, members: str) -> None:
    page = send(client, joint, with_members(download(client, joint), members))
    assert "Organisatie, geldt_ook_voor" in page
    assert "andere deelnemers" in page
    assert not Upload.objects.exists()
