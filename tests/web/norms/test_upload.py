"""A norm file in: a draft, or every fault at its place."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.norms.actions import publish
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.rules import State
from dijkwacht.documents.norms.writer import write_norm
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keeper(client: Client) -> None:
    """An administrator, signed in."""
    made = make.user("beheer@example.org")
    make.membership(made, make.organisation(), Role.ADMINISTRATOR)
    client.force_login(made)


def send(client: Client, data: bytes | str, name: str = "norm.yaml") -> tuple[int, str]:
    content = data.encode() if isinstance(data, str) else data
    response = client.post("/normen/nieuw/", {"norm": SimpleUploadedFile(name, content)}, follow=True)
    return response.status_code, response.content.decode()


def ours(**changes: Any) -> str:
    return yaml.safe_dump({**json.loads(make.norm().model_dump_json(exclude_defaults=True)), **changes}, sort_keys=False)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_becomes_a_draft_to_review(codec: str, client: Client) -> None:
    status, told = send(client, write_norm(make.norm(), remarks=()).encode(codec))
    assert status == 200
    assert "Ingelezen als ontwerp: 6 eisen." in told
    assert "Klopt deze norm?" in told
    kept = NormVersion.objects.get()
    assert (kept.code, kept.state) == ("klein", State.DRAFT)
    event = Event.objects.last()
    assert event is not None
    assert (event.verb, event.note) == ("norms.drafted", "")


def test_what_a_foreign_norm_says_that_is_not_taken_over_stands_in_a_list_beside_the_draft(client: Client) -> None:
    given = (Path(__file__).parents[2] / "data" / "norms" / "gewicht-gelijke-delen.yaml").read_bytes()
    status, told = send(client, given)
    assert status == 200
    assert "Anders dan in uw bestand" in told
    assert "20 wordt 4, 15 wordt 3" in told
    _, other = send(client, ours())
    assert "Anders dan in uw bestand" not in other


def test_every_fault_is_told_at_its_place_and_nothing_is_kept(client: Client) -> None:
    status, told = send(client, ours(applies_to=["gemeente"], title=3))
    assert status == 422
    assert "De norm is niet ingelezen" in told
    assert "<strong>3:8 title</strong>: hier hoort tekst" in told
    assert "kies uit: municipality" in told
    assert not NormVersion.objects.exists()


def test_who_has_many_faults_begins_with_the_first_hundred(client: Client) -> None:
    criteria = [{"id": f"A-{number}"} for number in range(130)]
    status, told = send(client, ours(themes=[{"id": "A", "title": "A", "criteria": criteria}]))
    assert status == 422
    assert "En nog 30 fouten." in told


def test_a_published_version_is_not_replaced(client: Client) -> None:
    publish(norm=make.norm(), by=make.BY)
    status, told = send(client, ours(title="Een andere titel"))
    assert status == 422
    assert "Geef de norm een nieuw versienummer" in told
    assert NormVersion.objects.get().title == "Kleine norm"


def test_a_draft_is_replaced(client: Client) -> None:
    send(client, ours())
    send(client, ours(title="Een andere titel"))
    assert NormVersion.objects.get().title == "Een andere titel"


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        ("titel: café".encode("latin-1"), "n.yaml", "<strong>1:11</strong>: dit is geen tekst in UTF-8"),
        (b"<catalog/>", "n.json", "dit is XML of HTML"),
        (b"\x00\x01", "n.yaml", "dit teken hoort niet in een tekstbestand"),
        (b"-\n" * 149_000, "n.yaml", "het bestand heeft meer dan 100.000 onderdelen; meer mag niet"),
        (b" " * 2_000_001, "n.yaml", "Dit bestand is 2,1 MB; hoogstens 2 MB mag."),
        (b" " * 6_500_000, "n.yaml", "Dit bestand is 6,5 MB; hoogstens 2 MB mag."),
        (b"", "n.yaml", "Dit bestand is leeg."),
    ],
)
def test_what_is_no_norm_is_refused_in_words(data: bytes, name: str, told: str, client: Client) -> None:
    status, page = send(client, data, name)
    assert status == 422
    assert told in page
    assert not NormVersion.objects.exists()


def test_without_a_file_the_page_asks_for_one(client: Client) -> None:
    response = client.post("/normen/nieuw/", {})
    assert response.status_code == 422
    assert "Kies eerst een bestand." in response.content.decode()
