"""The providers of organisations by which people sign in, from the file that ``DIJKWACHT_OIDC`` names."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from dijkwacht.apps.providers.rules import Provider
from dijkwacht.kit.errors import Misconfigured

NAME: Final = "DIJKWACHT_OIDC"
MUST: Final = ("id", "name", "server", "client_id", "secret")
LISTS: Final = ("domains", "organisations", "second_step")
MOST: Final = 50
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_DOMAIN: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def providers(variables: Mapping[str, str], *, is_demo: bool) -> tuple[Provider, ...]:
    """Read the file; none where the variable is empty.

    Raises:
        Misconfigured: the file cannot be read, or something in it is wrong.
    """
    text = variables.get(NAME, "").strip()
    if not text:
        return ()
    try:
        said = json.loads(Path(text).read_text(encoding="utf-8"))
    except OSError:
        raise Misconfigured(f"{NAME}: het bestand is er niet, of dijkwacht mag het niet lezen.") from None
    except ValueError:
        raise Misconfigured(f"{NAME}: het bestand is geen JSON in UTF-8.") from None
    if not isinstance(said, list) or not 0 < len(said) <= MOST:
        raise Misconfigured(f"{NAME}: het bestand is een lijst van een tot {MOST} inlogvoorzieningen.")
    found = tuple(_provider(one, number, is_demo=is_demo) for number, one in enumerate(said, 1))
    _must_differ("id", [one.id for one in found])
    # Of one address one provider speaks: else the one could answer for people of the other.
    _must_differ("domein", [domain for one in found for domain in one.domains])
    return found


def _provider(said: Any, number: int, *, is_demo: bool) -> Provider:
    where = f"{NAME}, inlogvoorziening {number}"
    if not isinstance(said, dict) or set(said) - {*MUST, *LISTS, "addresses_trusted"}:
        known = ", ".join((*MUST, *LISTS, "addresses_trusted"))
        raise Misconfigured(f"{where}: alleen deze velden zijn bekend: {known}.")
    for name in MUST:
        if not isinstance(said.get(name), str) or not said[name].strip():
            raise Misconfigured(f"{where}: ‘{name}’ ontbreekt of is geen tekst.")
    lists = {name: said.get(name, []) for name in LISTS}
    for name, values in lists.items():
        if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
            raise Misconfigured(f"{where}: ‘{name}’ is een lijst van teksten.")
    made = Provider(
        **{name: said[name].strip() for name in MUST if name != "server"},
        server=said["server"].strip().rstrip("/"),
        domains=tuple(one.strip().lower().removeprefix("@") for one in lists["domains"]),
        organisations=tuple(one.strip() for one in lists["organisations"]),
        second_step=tuple(one.strip() for one in lists["second_step"]),
        addresses_trusted=said.get("addresses_trusted") is True,
    )
    if fault := _fault(made, said.get("addresses_trusted", False), is_demo=is_demo):
        raise Misconfigured(f"{where}: {fault}")
    return made


def _fault(made: Provider, trusted: object, *, is_demo: bool) -> str:
    address = urlsplit(made.server)
    wanted = {"https", "http"} if is_demo else {"https"}
    rules = (
        (_ID.fullmatch(made.id), "‘id’ bestaat uit kleine letters, cijfers en streepjes, hooguit 40."),
        (len(made.name) <= 40, "‘name’ is hooguit 40 tekens."),
        (
            address.scheme in wanted and address.hostname and not address.query and not address.fragment,
            "‘server’ is het adres van de inlogvoorziening, en begint met https://.",
        ),
        (all(map(_DOMAIN.fullmatch, made.domains)), "‘domains’ zijn domeinen, zoals duinrade.example."),
        (made.domains or made.organisations, "noem ‘domains’ of ‘organisations’: voor wie mag zij spreken?"),
        (isinstance(trusted, bool), "‘addresses_trusted’ is true of false."),
        (made.domains or not made.addresses_trusted, "‘addresses_trusted’ kan alleen met ‘domains’."),
    )
    return next((words for holds, words in rules if not holds), "")


def _must_differ(what: str, values: list[str]) -> None:
    if len(values) != len(set(values)):
        raise Misconfigured(f"{NAME}: twee inlogvoorzieningen hebben hetzelfde {what}.")
