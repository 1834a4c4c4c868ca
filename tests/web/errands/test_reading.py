"""A file that takes longer than somebody waits is read beside the page, and its form goes on where it was."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.action_lists.models import ActionList
from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.rules import MOST, Kind, State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.uploads import opening
from dijkwacht.web import settings as product
from tests import factories as make
from tests.documents.workbook.making import ods

pytestmark = pytest.mark.django_db
URL = "/maatregelen/inlezen/"
SLOW = ods({"Acties": (("Actie", "Wie"), ("Sloten vervangen", "griffier"))}, raw={"Leeg": "<a/>" * 300_000})
"""A list that takes a good while."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits."""
    monkeypatch.setattr(opening, "WAIT", 0.0)
    monkeypatch.setattr(opening, "LOOK", 0.01)


@pytest.fixture
def coordinator(client: Client) -> User:
    """Somebody with measures, signed in."""
    made = make.user("oov@example.org")
    make.membership(made, make.organisation(), Role.COORDINATOR)
    client.force_login(made)
    return made


@pytest.fixture
def queued(settings: Settings) -> None:
    """The queue of the product, in which work can wait."""
    settings.TASKS = product.TASKS


def form() -> dict[str, str]:
    """What is filled in beside the file."""
    return {"organisation": Organisation.objects.get().code}


def sent(client: Client, data: bytes = SLOW, file: str = "acties.ods") -> str:
    """The address of the errand."""
    answer = client.post(URL, {**form(), "file": SimpleUploadedFile(file, data)})
    assert answer.status_code == 302
    return answer.url


@pytest.mark.usefixtures("coordinator")
def test_a_list_that_takes_long_is_read_beside_the_page_and_goes_on_where_it_was(client: Client) -> None:
    url = sent(client)
    told = client.get(url).content.decode()
    assert "Verder met dit bestand" in told
    errand = Errand.objects.get()
    assert (errand.kind, errand.state) == (Kind.READING, State.DONE)
    onward = client.get(f"{url}verder/").content.decode()
    assert "acties.ods is gelezen" in onward
    assert f'action="{URL}"' in onward
    assert not ActionList.objects.exists()
    answer = client.post(URL, {**form(), "gelezen": str(errand.pk)})
    kept = ActionList.objects.get()
    assert answer.url == f"{URL}{kept.pk}/"


@pytest.mark.usefixtures("coordinator")
def test_its_faults_stand_on_the_page_with_the_way_back(client: Client) -> None:
    slow = ods({}, raw={"Acties": "<a/>" * 300_000})
    told = client.get(sent(client, slow)).content.decode()
    assert "bevat geen lijst" in told
    assert f'href="{URL}"' in told


@pytest.mark.usefixtures("coordinator", "queued")
def test_it_can_be_stopped_and_goes_on_only_when_it_was_read(client: Client) -> None:
    url = sent(client)
    assert "Stoppen" in client.get(url).content.decode()
    assert client.get(f"{url}verder/").url == url
    client.post(f"{url}stoppen/")
    told = client.get(url).content.decode()
    assert "Er is niets bewaard." in told
    assert f'href="{URL}"' in told
    errand = Errand.objects.get()
    answer = client.post(URL, {**form(), "gelezen": str(errand.pk)})
    assert "Kies eerst een bestand." in answer.content.decode()


@pytest.mark.usefixtures("coordinator", "queued")
def test_who_has_too_many_is_told(client: Client) -> None:
    for number in range(MOST):
        sent(client, file=f"acties-{number}.ods")
    answer = client.post(URL, {**form(), "file": SimpleUploadedFile("meer.ods", SLOW)})
    assert answer.status_code == 409
    assert "Er staan al 5 klussen van u open." in answer.content.decode()


def test_what_another_read_or_no_number_brings_nothing(client: Client, coordinator: User) -> None:
    sent(client)
    errand = Errand.objects.get()
    other = make.user("ander@example.org")
    make.membership(other, coordinator.memberships.get().organisation, Role.COORDINATOR)
    client.force_login(other)
    assert client.post(URL, {**form(), "gelezen": str(errand.pk)}).status_code == 404
    assert "Kies eerst een bestand." in client.post(URL, {**form(), "gelezen": "x"}).content.decode()


@pytest.mark.usefixtures("coordinator")
def test_what_was_read_for_one_form_does_not_serve_another(client: Client) -> None:
    sent(client)
    errand = Errand.objects.get()
    answer = client.post(f"{URL}?elders=1", {**form(), "gelezen": str(errand.pk)})
    assert "Kies eerst een bestand." in answer.content.decode()
