"""The settings that the outside world gives, read once and loudly: a wrong value stops the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dijkwacht.apps.providers.rules import Provider
from dijkwacht.kit.boxes import NoKey, public
from dijkwacht.kit.errors import Misconfigured
from dijkwacht.web.installation.outgoing import MailServer, address_for, contact, mail_server, sender, site_address
from dijkwacht.web.installation.providers import providers

NAMES = (
    *("BACKUPS", "BACKUPS_KEPT", "BACKUP_KEY", "CONTACT", "DATA", "DATABASE", "DEMO", "HOSTS", "KEYS", "MAIL", "MAIL_FROM"),
    *("OIDC", "OWNER_DATABASE", "PROXIES"),
    *("SEAL_KEYS", "SEAL_MAIL", "SECRET_KEY", "STREAM", "TLS", "URL"),
)
FEWEST_SIGNS = 12
"""Of so many different signs a key must be made: one that was drawn has far more."""
GUESSABLE = "{} is te raden: te weinig verschillende tekens, of steeds hetzelfde. Laat een programma een sleutel trekken."
DEMO_KEY = "alleen-voor-de-demo-en-de-tests-nooit-in-gebruik-nemen"


@dataclass(frozen=True, slots=True)
class Environment:
    """What may differ between two installations."""

    data: Path
    database: str
    owner_database: str
    secret_key: str
    hosts: tuple[str, ...]
    is_demo: bool
    behind_tls: bool
    url: str
    mail: MailServer | None
    mail_from: str
    contact: str
    seal_keys: tuple[str, ...]
    seal_mail: str
    keys: tuple[str, ...]
    proxies: tuple[IPv4Network | IPv6Network, ...]
    streams: bool
    oidc: tuple[Provider, ...]
    oidc_file: Path | None
    backup_key: str
    backups: Path
    backups_kept: int


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
    if _is_guessable(secret_key):
        raise Misconfigured(GUESSABLE.format("DIJKWACHT_SECRET_KEY"))
    hosts = tuple(host.strip() for host in variables.get("DIJKWACHT_HOSTS", "").split(",") if host.strip())
    if is_demo:
        hosts = (*hosts, "localhost", "127.0.0.1", "[::1]", "testserver")
    if not hosts:
        raise Misconfigured("DIJKWACHT_HOSTS ontbreekt: noem de namen waaronder de site bereikbaar is.")
    behind_tls = _switch(variables, "DIJKWACHT_TLS", default=not is_demo)
    # The demo shows its mail on a page; whatever else is set, none of it reaches anybody.
    mail = None if is_demo else mail_server(variables)
    data = Path(variables.get("DIJKWACHT_DATA", "data")).resolve()
    return Environment(
        data=data,
        database=variables.get("DIJKWACHT_DATABASE", "sqlite"),
        owner_database=variables.get("DIJKWACHT_OWNER_DATABASE", ""),
        secret_key=secret_key,
        hosts=hosts,
        is_demo=is_demo,
        behind_tls=behind_tls,
        url=site_address(variables, hosts=hosts, is_demo=is_demo, behind_tls=behind_tls),
        mail=mail,
        mail_from=sender(variables, is_needed=mail is not None),
        contact=contact(variables),
        seal_keys=_keys(variables, "DIJKWACHT_SEAL_KEYS") or (secret_key,),
        seal_mail=address_for(variables, "DIJKWACHT_SEAL_MAIL"),
        keys=(*_keys(variables, "DIJKWACHT_KEYS"), secret_key),
        # Without TLS there is no proxy: then a visitor could say to come from anywhere.
        proxies=_proxies(variables) if behind_tls else (),
        streams=_switch(variables, "DIJKWACHT_STREAM"),
        oidc=providers(variables, is_demo=is_demo),
        oidc_file=Path(variables["DIJKWACHT_OIDC"].strip()) if variables.get("DIJKWACHT_OIDC", "").strip() else None,
        backup_key=_backup_key(variables),
        backups=Path(variables.get("DIJKWACHT_BACKUPS") or data / "back-ups").resolve(),
        backups_kept=_backups_kept(variables),
    )


def database(environment: Environment, *, of_owner: bool = False) -> dict[str, object]:
    """Django's database settings: SQLite in the data folder, or the PostgreSQL of a ``postgresql:`` address.

    Of the owner: by which the tables are made, where that is another role than the one that serves the site.

    Raises:
        Misconfigured: the address is of another kind or lacks a name.
    """
    said, name = (environment.owner_database, "OWNER_DATABASE") if of_owner else (environment.database, "DATABASE")
    if said == "sqlite" and not of_owner:
        return {
            "ENGINE": "dijkwacht.web.sqlite",
            "NAME": environment.data / "dijkwacht.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: what a page shows as saved has reached the disk.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; "
                # What was deleted is overwritten, and not only let go of.
                "PRAGMA secure_delete=ON",
            },
            "CONN_MAX_AGE": None,
        }
    sqlite = "" if of_owner else "‘sqlite’ of "
    wrong = Misconfigured(f"DIJKWACHT_{name} is {sqlite}een adres ‘postgresql://gebruiker@server:5432/naam’.")
    try:
        address = urlsplit(said)
        called, port = address.path.lstrip("/"), address.port
    except ValueError:
        raise wrong from None
    if address.scheme not in {"postgresql", "postgres"} or not called:
        raise wrong
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(called),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _keys(variables: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Keys of one kind: the first is in use, the others are of before."""
    keys = tuple(key.strip() for key in variables.get(name, "").split(",") if key.strip())
    if any(len(key) < 40 for key in keys):
        raise Misconfigured(f"{name} zijn sleutels van minstens 40 tekens, met komma’s ertussen; de nieuwste staat voorop.")
    # One of before may be a bad one: it stays until nothing is locked or sealed with it.
    if keys and _is_guessable(keys[0]):
        raise Misconfigured(GUESSABLE.format(f"De eerste van {name}"))
    return keys


def _is_guessable(key: str) -> bool:
    """Whether no program drew it: of few signs, or one piece again and again."""
    return len(set(key)) < FEWEST_SIGNS or key in (key + key)[1:-1]


def _backup_key(variables: Mapping[str, str]) -> str:
    """The public key that backups are locked with; the private one has no place on this machine."""
    said = variables.get("DIJKWACHT_BACKUP_KEY", "").strip()
    try:
        return public(said) if said else ""
    except NoKey:
        raise Misconfigured(
            "DIJKWACHT_BACKUP_KEY is een publieke sleutel, zoals ‘dijkwacht keys pair’ haar zegt: age1…"
        ) from None


def _backups_kept(variables: Mapping[str, str]) -> int:
    said = variables.get("DIJKWACHT_BACKUPS_KEPT", "14")
    if not said.isdecimal() or not 1 <= int(said) <= 1000:
        raise Misconfigured("DIJKWACHT_BACKUPS_KEPT is een aantal van 1 tot en met 1000.")
    return int(said)


def _proxies(variables: Mapping[str, str]) -> tuple[IPv4Network | IPv6Network, ...]:
    said = variables.get("DIJKWACHT_PROXIES", "127.0.0.0/8, ::1").split(",")
    try:
        return tuple(ip_network(one.strip()) for one in said if one.strip())
    except ValueError:
        raise Misconfigured("DIJKWACHT_PROXIES zijn adressen of netwerken, zoals 10.0.0.4 of 10.0.0.0/24.") from None


def _switch(variables: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    value = variables.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise Misconfigured(f"{name} is 0 of 1.")
    return value == "1"
