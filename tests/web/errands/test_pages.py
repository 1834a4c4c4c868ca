"""A large norm is read beside the pages: how far it is, stopping, trying again, and what was found."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.rules import LATE, SILENT, State
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.documents.norms.writer import write_norm
from dijkwacht.jobs import errands
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = pytest.mark.django_db
LARGE = write_norm(make.norm(size=700), remarks=()).encode()


@pytest.fixture
def queued(settings: Settings) -> None:
    """The queue of the product, in which work can wait."""
    settings.TASKS = product.TASKS


@pytest.fixture(autouse=True)
def keeper(client: Client) -> User:
    """An administrator, signed in."""
    made = make.user("beheer@example.org")
    make.membership(made, make.organisation(), Role.ADMINISTRATOR)
    client.force_login(made)
    return made


def sent(client: Client, data: bytes = LARGE) -> str:
    """The address of the errand."""
    answer = client.post("/normen/nieuw/", {"norm": SimpleUploadedFile("norm.yaml", data)})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_a_large_norm_is_read_beside_the_page_and_becomes_a_draft_when_it_was_looked_at(client: Client) -> None:
    assert len(LARGE) > 300_000
    url = sent(client)
    told = page(client, url)
    assert "Het is gelukt." in told
    assert "refresh" not in told
    result = f"/normen/ingelezen/{Errand.objects.get().pk}/"
    assert result in told
    assert "2 thema’s, 1400 eisen" in page(client, result)
    assert not NormVersion.objects.exists()
    answer = client.post(result, follow=True)
    assert "Ingelezen als ontwerp: 1.400 eisen." in answer.content.decode()
    assert NormVersion.objects.get().code == "klein"


def test_the_same_file_twice_is_the_same_result(client: Client) -> None:
    assert sent(client) == sent(client)
    assert Errand.objects.count() == 1


def test_faults_stand_on_the_page_with_the_way_back(client: Client) -> None:
    told = page(client, sent(client, b"- \n" * 200_000))
    assert "meer dan 100.000 onderdelen" in told
    assert "Een ander bestand kiezen" in told


def test_only_faults_that_have_a_place_are_called_places(client: Client) -> None:
    url = sent(client, b"- \n" * 200_000)
    assert "Pas deze plekken" not in page(client, url)
    Errand.objects.update(faults=[["norm.yaml", "3:1", "dit veld ontbreekt"]])
    assert "Pas deze plekken in het bestand aan en kies het opnieuw. Vooraan staan regel en kolom." in page(client, url)
    Errand.objects.update(faults=[["norm.yaml", "", "is niet gelezen in 20 seconden"]])
    told = page(client, url)
    assert "is niet gelezen in 20 seconden" in told
    assert "Pas deze plekken" not in told


@pytest.mark.usefixtures("queued")
def test_while_it_waits_the_page_looks_again_with_and_without_scripts(client: Client) -> None:
    url = sent(client)
    told = page(client, url)
    assert '<noscript><meta http-equiv="refresh" content="4"></noscript>' in told
    assert f'hx-get="{url}stand/?stand=waiting"' in told
    assert "Wacht op zijn beurt." in told
    assert "uitvoerder" not in told
    Errand.objects.update(asked_at=timezone.now() - LATE - timedelta(seconds=1))
    assert "Vraag de beheerder of de uitvoerder draait." in page(client, url)
    assert client.get(f"/normen/ingelezen/{Errand.objects.get().pk}/").url == url


@pytest.mark.usefixtures("queued")
def test_how_far_it_is_and_what_changed_is_read_out(client: Client) -> None:
    url = sent(client)
    now = timezone.now()
    Errand.objects.update(state=State.BUSY, done=1, of=2, saying="De eisen worden klaargezet.", started_at=now, heard_at=now)
    told = page(client, f"{url}stand/?stand=busy")
    assert "stap 2 van 2" in told
    assert "De eisen worden klaargezet." in told
    assert "<html" not in told
    Errand.objects.update(started_at=now - timedelta(minutes=3))
    assert "Al 3 minuten bezig." in page(client, url)
    Errand.objects.update(state=State.DONE, result=b"{}")
    assert "data-said" in page(client, f"{url}stand/?stand=busy")
    assert "data-said" not in page(client, f"{url}stand/?stand=done")


@pytest.mark.usefixtures("queued")
def test_it_is_stopped_and_what_broke_off_is_tried_again(client: Client) -> None:
    url = sent(client)
    assert "Gestopt" in client.post(f"{url}stoppen/", follow=True).content.decode()
    url = sent(client)
    Errand.objects.update(state=State.BUSY, heard_at=timezone.now())
    assert "Het werk wordt gestopt." in client.post(f"{url}stoppen/", follow=True).content.decode()
    Errand.objects.update(heard_at=timezone.now() - SILENT - timedelta(seconds=1))
    assert "Opnieuw proberen" in page(client, url)
    assert "Wacht op zijn beurt." in client.post(f"{url}opnieuw/", follow=True).content.decode()
    assert client.post(f"{url}opnieuw/").status_code == 409
    errands.do.call(str(Errand.objects.get().pk))
    assert "Het is gelukt." in page(client, url)


def test_who_has_the_right_no_longer_finds_nothing_any_more(client: Client, keeper: User) -> None:
    url = sent(client)
    result = f"/normen/ingelezen/{Errand.objects.get().pk}/"
    Membership.objects.filter(user=keeper).delete()
    assert {client.get(path).status_code for path in (url, f"{url}stand/", result)} == {404}
    assert client.post(f"{url}stoppen/").status_code == 404


def test_another_keeper_finds_nothing_either(client: Client) -> None:
    url = sent(client)
    other = make.user("ander@example.org")
    make.membership(other, make.organisation("GM9902"), Role.ADMINISTRATOR)
    client.force_login(other)
    assert client.get(url).status_code == 404


def test_a_draft_that_cannot_be_kept_says_why(client: Client) -> None:
    sent(client)
    result = f"/normen/ingelezen/{Errand.objects.get().pk}/"
    client.post(result)
    NormVersion.objects.update(state="published")
    answer = client.post(result)
    assert answer.status_code == 409
    assert "De norm is niet bewaard" in answer.content.decode()


@pytest.mark.usefixtures("queued")
def test_too_many_at_once_is_said_on_the_page(client: Client) -> None:
    for number in range(5):
        sent(client, LARGE + b"#" * number)
    answer = client.post("/normen/nieuw/", {"norm": SimpleUploadedFile("norm.yaml", LARGE + b"#######")})
    assert "Er staan al 5 klussen van u open." in answer.content.decode()
