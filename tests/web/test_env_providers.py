"""The file with providers of organisations: each wrong value stops the start, in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from dijkwacht.apps.providers.rules import Provider
from dijkwacht.kit.errors import Misconfigured
from dijkwacht.web.installation.providers import NAME, providers

GOOD: dict[str, Any] = {
    "id": "duinrade",
    "name": "Gemeente Duinrade",
    "server": "https://inloggen.duinrade.example/",
    "client_id": "dijkwacht",
    "secret": "geheim",
    "domains": ["Duinrade.example"],
}


def read(tmp_path: Path, said: object, *, is_demo: bool = False) -> tuple[Provider, ...]:
    file = tmp_path / "oidc.json"
    file.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    return providers({NAME: str(file)}, is_demo=is_demo)


def test_without_a_file_nobody_signs_in_so() -> None:
    assert providers({}, is_demo=False) == ()


def test_a_provider_says_for_whom_it_speaks(tmp_path: Path) -> None:
    (one,) = read(tmp_path, [GOOD | {"second_step": ["mfa"], "organisations": ["GM0363"], "addresses_trusted": True}])
    assert one == Provider(
        "duinrade",
        "Gemeente Duinrade",
        "https://inloggen.duinrade.example",
        "dijkwacht",
        "geheim",
        ("duinrade.example",),
        ("GM0363",),
        ("mfa",),
        addresses_trusted=True,
    )
    assert one.speaks_for("oda@duinrade.example")
    assert not one.speaks_for("oda@niet-duinrade.example")
    assert not one.speaks_for("oda@duinrade.example.evil.example")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("{", "geen JSON"),
        ("{}", "een lijst"),
        ("[]", "een lijst"),
        ([5], "alleen deze velden"),
        ([GOOD | {"scope": "groups"}], "alleen deze velden"),
        ([{name: value for name, value in GOOD.items() if name != "secret"}], "‘secret’ ontbreekt"),
        ([GOOD | {"secret": " "}], "‘secret’ ontbreekt"),
        ([GOOD | {"domains": "duinrade.example"}], "‘domains’ is een lijst"),
        ([GOOD | {"domains": []}], "voor wie mag zij spreken"),
        ([GOOD | {"domains": ["*"]}], "‘domains’ zijn domeinen"),
        ([GOOD | {"id": "Duin rade"}], "‘id’ bestaat"),
        ([GOOD | {"name": "x" * 41}], "‘name’ is hooguit"),
        ([GOOD | {"server": "http://inloggen.duinrade.example"}], "https://"),
        ([GOOD | {"server": "inloggen"}], "https://"),
        ([GOOD | {"server": "https://a.example/?b"}], "https://"),
        ([GOOD | {"addresses_trusted": "ja"}], "true of false"),
        ([GOOD | {"domains": [], "organisations": ["GM0363"], "addresses_trusted": True}], "alleen met ‘domains’"),
        ([GOOD, GOOD | {"domains": ["b.example"]}], "hetzelfde id"),
        ([GOOD, GOOD | {"id": "twee"}], "hetzelfde domein"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, said: object, words: str) -> None:
    with pytest.raises(Misconfigured, match=words):
        read(tmp_path, said)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="het bestand is er niet"):
        providers({NAME: str(tmp_path / "weg.json")}, is_demo=False)


def test_the_demo_may_do_without_tls(tmp_path: Path) -> None:
    assert read(tmp_path, [GOOD | {"server": "http://localhost:9400"}], is_demo=True)
