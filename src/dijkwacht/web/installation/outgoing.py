"""Where mail goes and under which address the site is known, from the settings of an installation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from dijkwacht.kit.errors import Misconfigured

TIMEOUT = 10
"""Seconds for each answer of the mail server; a whole message stays well within the time before a second try."""

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WRONG_SERVER = Misconfigured(
    "DIJKWACHT_MAIL is een adres ‘smtp://gebruiker:wachtwoord@server:587/?tls=starttls’ of ‘smtps://…’; leeg is geen mail."
)


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that takes our mail."""

    host: str
    port: int
    user: str
    password: str
    use_tls: bool
    use_ssl: bool

    @property
    def options(self) -> dict[str, Any]:
        """What Django's mail backend is made with."""
        return {
            "host": self.host,
            "port": self.port,
            "username": self.user,
            "password": self.password,
            "use_tls": self.use_tls,
            "use_ssl": self.use_ssl,
            "timeout": TIMEOUT,
        }


def contact(variables: Mapping[str, str]) -> str:
    """Read ``DIJKWACHT_CONTACT``: where a user asks for help; empty where nothing is set.

    Raises:
        Misconfigured: it is neither a mail address nor the address of a page.
    """
    text = variables.get("DIJKWACHT_CONTACT", "").strip()
    if text and not _ADDRESS.fullmatch(text) and not text.startswith("https://"):
        raise Misconfigured("DIJKWACHT_CONTACT is een mailadres of het adres van een pagina dat met https:// begint.")
    return text


def address_for(variables: Mapping[str, str], name: str) -> str:
    """Read a variable that holds one mail address; empty where nothing is set.

    Raises:
        Misconfigured: it is no address.
    """
    text = variables.get(name, "").strip()
    if text and not _ADDRESS.fullmatch(text):
        raise Misconfigured(f"{name} is een mailadres.")
    return text


def mail_server(variables: Mapping[str, str]) -> MailServer | None:
    """Read ``DIJKWACHT_MAIL``; none when it is empty.

    Raises:
        Misconfigured: it is no address of a mail server.
    """
    text = variables.get("DIJKWACHT_MAIL", "").strip()
    if not text:
        return None
    try:
        address = urlsplit(text)
        port, tls = address.port, _tls(address)
    except ValueError:
        raise _WRONG_SERVER from None
    if not address.hostname or address.path not in {"", "/"}:
        raise _WRONG_SERVER
    if tls == "none" and address.username:
        raise Misconfigured("DIJKWACHT_MAIL: een wachtwoord gaat niet zonder TLS over het netwerk; kies tls=starttls.")
    return MailServer(
        host=address.hostname,
        port=port or (465 if tls == "ssl" else 587),
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        use_tls=tls == "starttls",
        use_ssl=tls == "ssl",
    )


def _tls(address: SplitResult) -> str:
    """How the line is closed: the whole of it, after a greeting, or (only on one's own network) not."""
    asked = parse_qs(address.query, keep_blank_values=True, strict_parsing=bool(address.query))
    if address.scheme == "smtps" and not asked:
        return "ssl"
    found = asked.pop("tls", ["starttls"])
    if address.scheme != "smtp" or asked or found not in (["starttls"], ["none"]):
        raise _WRONG_SERVER
    return found[0]


def sender(variables: Mapping[str, str], *, is_needed: bool) -> str:
    """Read ``DIJKWACHT_MAIL_FROM``: an address, or a name with an address.

    Raises:
        Misconfigured: it is missing while mail goes out, or no address.
    """
    text = variables.get("DIJKWACHT_MAIL_FROM", "").strip()
    if not text and not is_needed:
        return "dijkwacht@localhost"
    if not _ADDRESS.fullmatch(parseaddr(text)[1]) or not text.isprintable():
        raise Misconfigured("DIJKWACHT_MAIL_FROM is de afzender: ‘dijkwacht@organisatie.example’ of ‘Naam <adres>’.")
    return text


def site_address(variables: Mapping[str, str], *, hosts: tuple[str, ...], is_demo: bool, behind_tls: bool) -> str:
    """Read ``DIJKWACHT_URL``: how links in mails begin; without it the first of the hosts.

    Raises:
        Misconfigured: it is no address of a site, or of another site than this.
    """
    usual = "http://localhost:8000" if is_demo else f"{'https' if behind_tls else 'http'}://{hosts[0].lstrip('*.')}"
    text = variables.get("DIJKWACHT_URL", "").strip().rstrip("/") or usual
    try:
        address = urlsplit(text)
        _ = address.port
    except ValueError:
        address = urlsplit("")
    wanted = {"https"} if behind_tls else {"http", "https"}
    if (
        address.scheme not in wanted
        or not address.hostname
        or address.username
        or address.path
        or address.query
        or address.fragment
    ):
        raise Misconfigured(f"DIJKWACHT_URL is het adres van de site, ‘{usual}’: zonder map erachter, en https achter TLS.")
    return text
