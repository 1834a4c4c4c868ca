"""A real provider of an organisation, from PyPI, that runs beside the tests and says what a test lets it say."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import requests
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.providers.rules import Provider

with patch.object(warnings, "warn"):  # the library that it stands on tells of its own future
    from authlib.oidc.core.grants import _legacy as stamps
    from oidc_provider_mock import run_server_in_thread

QUIET = "ignore:get_jwt_config:DeprecationWarning"
NAME = "gemeente"
SUBJECT = "3f9c-oda"
DOOR = f"/account/oidc/{NAME}/login/"


@contextmanager
def running() -> Iterator[str]:
    """Its address; its clock goes as that of the tests."""
    as_ours = SimpleNamespace(time=lambda: timezone.now().timestamp())
    with patch.object(stamps, "time", as_ours), run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


def provider(server: str, **more: Any) -> Provider:
    return Provider(
        **{
            "id": NAME,
            "name": "Gemeente Duinrade",
            "server": server,
            "client_id": "dijkwacht",
            "secret": "geheim-van-de-aansluiting",
            "domains": ("example.org",),
            **more,
        }
    )


def says(server: str, **claims: Any) -> None:
    """What it says from now on of the one person it knows, also of itself and of the moment."""
    answer = requests.put(f"{server}/users/{SUBJECT}", json=claims, timeout=5)
    assert answer.status_code == 204, answer.text


def asked(client: Client, door: str = DOOR, **posted: str) -> str:
    """Where the browser is sent from our own page."""
    answer = client.post(door, posted)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.context["there"])


def answered(there: str, **form: str) -> str:
    """Where the provider sends the browser back to, once somebody signed in there."""
    back = requests.post(there, data=form or {"sub": SUBJECT}, allow_redirects=False, timeout=5)
    assert back.status_code == 302, back.text
    address = urlsplit(back.headers["Location"])
    return f"{address.path}?{address.query}"


def through(client: Client, **posted: str) -> Any:
    """To the provider and back."""
    return client.get(answered(asked(client, **posted)))


def query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
