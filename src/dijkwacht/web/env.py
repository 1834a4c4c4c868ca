"""The settings that the outside world gives, read once and loudly: a wrong value stops the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dijkwacht.kit.errors import Misconfigured
from dijkwacht.web.outgoing import MailServer, mail_server, sender, site_address

NAMES = ("DATA", "DATABASE", "DEMO", "HOSTS", "MAIL", "MAIL_FROM", "SECRET_KEY", "TLS", "URL")
DEMO_KEY = "alleen-voor-de-demo-en-de-tests-nooit-in-gebruik-nemen"


@dataclass(frozen=True, slots=True)
class Environment:
    """What may differ between two installations."""

    data: Path
    database: str
    secret_key: str
    hosts: tuple[str, ...]
    is_demo: bool
    behind_tls: bool
    url: str
    mail: MailServer | None
    mail_from: str


def read(variables: Mapping[str, str]) -> Environment:
    """Read the ``DIJKWACHT_*`` variables.

    Raises:
        Misconfigured: a variable is missing, unknown or wrong.
    """
    known = {f"DIJKWACHT_{name}" for name in NAMES}
    if strangers := sorted(name for name in variables if name.startswith("DIJKWACHT_") and name not in known):
        raise Misconfigured(f"Onbekende instelling: {', '.join(strangers)}. Bekend zijn: {', '.join(sorted(known))}.")
    is_demo = _switch(variables, "DIJKWACHT_DEMO")
    secret_key = variables.get("DIJKWACHT_SECRET_KEY", DEMO_KEY if is_demo else "")
    if len(secret_key) < 40 or (secret_key == DEMO_KEY and not is_demo):
        raise Misconfigured("DIJKWACHT_SECRET_KEY ontbreekt, is korter dan 40 tekens of is die van de demo.")
    hosts = tuple(host.strip() for host in variables.get("DIJKWACHT_HOSTS", "").split(",") if host.strip())
    if is_demo:
        hosts = (*hosts, "localhost", "127.0.0.1", "[::1]", "testserver")
    if not hosts:
        raise Misconfigured("DIJKWACHT_HOSTS ontbreekt: noem de namen waaronder de site bereikbaar is.")
    behind_tls = _switch(variables, "DIJKWACHT_TLS", default=not is_demo)
    # The demo shows its mail on a page; whatever else is set, none of it reaches anybody.
    mail = None if is_demo else mail_server(variables)
    return Environment(
        data=Path(variables.get("DIJKWACHT_DATA", "data")).resolve(),
        database=variables.get("DIJKWACHT_DATABASE", "sqlite"),
        secret_key=secret_key,
        hosts=hosts,
        is_demo=is_demo,
        behind_tls=behind_tls,
        url=site_address(variables, hosts=hosts, is_demo=is_demo, behind_tls=behind_tls),
        mail=mail,
        mail_from=sender(variables, is_needed=mail is not None),
    )


def database(environment: Environment) -> dict[str, object]:
    """Django's database settings: SQLite in the data folder, or the PostgreSQL of a ``postgresql:`` address.

    Raises:
        Misconfigured: the address is of another kind or lacks a name.
    """
    if environment.database == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": environment.data / "dijkwacht.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: what a page shows as saved has reached the disk.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY",
            },
            "CONN_MAX_AGE": None,
        }
    wrong = Misconfigured("DIJKWACHT_DATABASE is ‘sqlite’ of een adres ‘postgresql://gebruiker@server:5432/naam’.")
    try:
        address = urlsplit(environment.database)
        name, port = address.path.lstrip("/"), address.port
    except ValueError:
        raise wrong from None
    if address.scheme not in {"postgresql", "postgres"} or not name:
        raise wrong
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _switch(variables: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    value = variables.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise Misconfigured(f"{name} is 0 of 1.")
    return value == "1"
