"""The public version: there once the board has decided, and until then a button that says why not."""

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    """A concept with one respondent."""
    made = make.picture(make.organisation(name="Duinrade"), state=State.CONCEPT, summary="Kort.")
    make.answer(make.respondent(made, "oov"), "BES-01", 2, 1)
    return made


@pytest.fixture
def executive(client: Client, picture: Picture) -> Client:
    """The mayor, signed in."""
    user = make.user("mayor@example.org", "Burgemeester")
    make.membership(user, picture.organisation, Role.EXECUTIVE)
    client.force_login(user)
    return client


def adopt(picture: Picture) -> None:
    Picture.objects.filter(pk=picture.pk).update(state=State.ADOPTED)


def test_a_concept_has_a_grey_button_with_the_reason(executive: Client, picture: Picture) -> None:
    html = executive.get(f"/beelden/{picture.pk}/").content.decode()
    assert "eerst neemt het bestuur een besluit over het beeld" in html
    assert "openbaar.pdf" not in html


def test_the_public_version_of_a_concept_says_why_it_is_not_there(executive: Client, picture: Picture) -> None:
    response = executive.get(f"/beelden/{picture.pk}/openbaar.pdf")
    assert response.status_code == 409
    assert "eerst neemt het bestuur een besluit" in response.content.decode()


def test_a_marked_summary_says_so_beside_it_on_the_page(executive: Client, picture: Picture) -> None:
    Passage.objects.create(picture=picture, organisation=picture.organisation, part="summary", ground=Ground.PRIVACY)
    html = executive.get(f"/beelden/{picture.pk}/").content.decode()
    assert "[Niet openbaar: artikel 5.1, tweede lid, onder e, Woo.]" in html


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("odt", b"PK")])
def test_an_adopted_picture_has_it_in_every_form(executive: Client, picture: Picture, form: str, start: bytes) -> None:
    adopt(picture)
    assert f"openbaar.{form}" in executive.get(f"/beelden/{picture.pk}/").content.decode()
    response = executive.get(f"/beelden/{picture.pk}/openbaar.{form}")
    assert response.content.startswith(start)
    assert response["Content-Disposition"].endswith(f'-openbaar.{form}"')


def test_another_form_is_not_there(executive: Client, picture: Picture) -> None:
    adopt(picture)
    assert executive.get(f"/beelden/{picture.pk}/openbaar.exe").status_code == 404


@pytest.mark.parametrize("role", [Role.PROGRAMME_MANAGER, Role.READER, Role.RESPONDENT])
def test_who_may_not_read_the_picture_gets_no_public_version_here(client: Client, picture: Picture, role: Role) -> None:
    adopt(picture)
    user = make.user("x@example.org")
    make.membership(user, picture.organisation, role, function="hr" if role is Role.RESPONDENT else "")
    client.force_login(user)
    assert client.get(f"/beelden/{picture.pk}/openbaar.pdf").status_code == 404
