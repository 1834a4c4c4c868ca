"""The settings from outside: each wrong value stops the start, in words."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from dijkwacht.kit.boxes import draw
from dijkwacht.kit.errors import Misconfigured
from dijkwacht.web.installation.env import DEMO_KEY, Environment, database, read
from dijkwacht.web.installation.outgoing import MailServer

KEY = "k7Qd" * 7 + "ZbW3xYtLmn0p"
FROM = {"DIJKWACHT_MAIL_FROM": "dijkwacht <post@example.org>"}
LIVE = {"DIJKWACHT_SECRET_KEY": KEY, "DIJKWACHT_HOSTS": "beeld.example.org"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"DIJKWACHT_HOST": "a"}, "Onbekende instelling: DIJKWACHT_HOST. Bekend zijn: DIJKWACHT_BACKUPS, DIJKWACHT_BACKUPS_KEPT"),
        ({"DIJKWACHT_SECRET_KEY": "kort"}, "korter dan 40 tekens"),
        ({"DIJKWACHT_SECRET_KEY": "k" * 39}, "korter dan 40 tekens"),
        ({"DIJKWACHT_SECRET_KEY": ""}, "SECRET_KEY ontbreekt"),
        ({"DIJKWACHT_SECRET_KEY": DEMO_KEY}, "die van de demo"),
        ({"DIJKWACHT_SECRET_KEY": "x" * 50}, "te raden"),
        ({"DIJKWACHT_SECRET_KEY": "welkom2026" * 5}, "te raden"),
        ({"DIJKWACHT_SECRET_KEY": "abcdefghijklmnopqrstuvwxyz" * 2}, "te raden"),
        ({"DIJKWACHT_KEYS": "x" * 50}, "De eerste van DIJKWACHT_KEYS is te raden"),
        ({"DIJKWACHT_SEAL_KEYS": "x" * 50}, "De eerste van DIJKWACHT_SEAL_KEYS is te raden"),
        ({"DIJKWACHT_HOSTS": " , "}, "HOSTS ontbreekt"),
        ({"DIJKWACHT_DEMO": "ja"}, "DIJKWACHT_DEMO is 0 of 1"),
        ({"DIJKWACHT_DEMO": ""}, "DIJKWACHT_DEMO is 0 of 1"),
        ({"DIJKWACHT_TLS": "true"}, "DIJKWACHT_TLS is 0 of 1"),
        ({"DIJKWACHT_URL": "beeld.example.org"}, "DIJKWACHT_URL is het adres"),
        ({"DIJKWACHT_URL": "http://beeld.example.org"}, "https achter TLS"),
        ({"DIJKWACHT_URL": "https://beeld.example.org/map"}, "zonder map erachter"),
        ({"DIJKWACHT_URL": "https://[beeld"}, "DIJKWACHT_URL is het adres"),
        ({"DIJKWACHT_KEYS": f"{KEY}, kort"}, "DIJKWACHT_KEYS zijn sleutels"),
        ({"DIJKWACHT_PROXIES": "de proxy"}, "DIJKWACHT_PROXIES zijn adressen"),
        ({"DIJKWACHT_CONTACT": "bel ons"}, "DIJKWACHT_CONTACT is een mailadres"),
        ({"DIJKWACHT_MAIL": "mail.example.org"}, "DIJKWACHT_MAIL is een adres"),
        ({"DIJKWACHT_BACKUP_KEY": "age1onzin"}, "DIJKWACHT_BACKUP_KEY is een publieke sleutel"),
        ({"DIJKWACHT_BACKUP_KEY": draw().private}, "DIJKWACHT_BACKUP_KEY is een publieke sleutel"),
        ({"DIJKWACHT_BACKUPS_KEPT": "0"}, "DIJKWACHT_BACKUPS_KEPT is een aantal"),
        ({"DIJKWACHT_MAIL": "http://mail.example.org"}, "DIJKWACHT_MAIL is een adres"),
        ({"DIJKWACHT_MAIL": "smtp://mail.example.org/?tls=ja"}, "DIJKWACHT_MAIL is een adres"),
        ({"DIJKWACHT_MAIL": "smtp://mail.example.org/?ssl=1"}, "DIJKWACHT_MAIL is een adres"),
        ({"DIJKWACHT_MAIL": "smtp://mail.example.org:poort"}, "DIJKWACHT_MAIL is een adres"),
        ({"DIJKWACHT_MAIL": "smtps://"}, "DIJKWACHT_MAIL is een adres"),
        ({"DIJKWACHT_MAIL": "smtp://ik:geheim@mail.example.org/?tls=none"}, "niet zonder TLS"),
        ({"DIJKWACHT_MAIL": "smtp://mail.example.org"}, "DIJKWACHT_MAIL_FROM is de afzender"),
        ({"DIJKWACHT_MAIL_FROM": "geen adres"}, "DIJKWACHT_MAIL_FROM is de afzender"),
        ({"DIJKWACHT_MAIL_FROM": "a@example.org\nBcc: b@example.org"}, "DIJKWACHT_MAIL_FROM is de afzender"),
    ],
)
def test_a_wrong_value_stops_the_start_and_is_named(wrong: dict[str, str], words: str) -> None:
    with pytest.raises(Misconfigured) as stopped:
        read({**LIVE, **wrong})
    assert words in str(stopped.value)


@pytest.mark.parametrize("missing", LIVE)
def test_a_server_does_not_start_without_its_key_and_names(missing: str) -> None:
    with pytest.raises(Misconfigured, match=f"{missing} ontbreekt"):
        read({name: value for name, value in LIVE.items() if name != missing})


def test_what_is_wrong_is_never_repeated() -> None:
    with pytest.raises(Misconfigured) as stopped:
        read({**LIVE, "DIJKWACHT_SECRET_KEY": "welkom01"})
    assert "welkom01" not in str(stopped.value)


def test_a_server_is_no_demo_and_stands_behind_tls() -> None:
    found = read({**LIVE, "DIJKWACHT_HOSTS": "beeld.example.org, www.example.org,", "PATH": "/bin"})
    assert found == Environment(
        data=Path("data").resolve(),
        database="sqlite",
        owner_database="",
        secret_key=KEY,
        hosts=("beeld.example.org", "www.example.org"),
        is_demo=False,
        behind_tls=True,
        url="https://beeld.example.org",
        mail=None,
        mail_from="dijkwacht@localhost",
        contact="",
        keys=(KEY,),
        proxies=(ip_network("127.0.0.0/8"), ip_network("::1")),
        streams=False,
        backup_key="",
        backups=Path("data/back-ups").resolve(),
        backups_kept=14,
        seal_keys=(KEY,),
        seal_mail="",
        oidc=(),
        oidc_file=None,
    )


def test_the_demo_needs_nothing_and_answers_on_this_machine_alone() -> None:
    found = read({"DIJKWACHT_DEMO": "1"})
    assert (found.secret_key, found.behind_tls) == (DEMO_KEY, False)
    assert set(found.hosts) == {"localhost", "127.0.0.1", "[::1]", "testserver"}


def test_a_password_for_mail_is_never_repeated() -> None:
    with pytest.raises(Misconfigured) as stopped:
        read({**LIVE, "DIJKWACHT_MAIL": "smtp://ik:geheim@mail.example.org/?tls=none"})
    assert "geheim" not in str(stopped.value)


def test_a_mail_server_is_read_with_its_password_and_closed_line() -> None:
    found = read({**LIVE, "DIJKWACHT_MAIL": "smtp://ik%40dijk:ge%3Aheim@mail.example.org/?tls=starttls", **FROM}).mail
    assert found == MailServer("mail.example.org", 587, "ik@dijk", "ge:heim", use_tls=True, use_ssl=False)
    assert read({**LIVE, "DIJKWACHT_MAIL": "smtps://mail.example.org", **FROM}).mail == MailServer(
        "mail.example.org", 465, "", "", use_tls=False, use_ssl=True
    )


def test_the_demo_sends_no_mail_whatever_is_set() -> None:
    found = read({"DIJKWACHT_DEMO": "1", "DIJKWACHT_MAIL": "smtp://mail.example.org", "DIJKWACHT_URL": "http://localhost:8123/"})
    assert (found.mail, found.url) == (None, "http://localhost:8123")


def address(text: str) -> dict[str, object]:
    return database(read({**LIVE, "DIJKWACHT_DATABASE": text, "DIJKWACHT_DATA": "/tmp/hier"}))


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "SQLITE",
        "mysql://a@b/c",
        "postgresql://server:5432",
        "postgresql://server:5432/",
        "postgresql://server:poort/naam",
        "postgresql://server:99999/naam",
        "postgresql://[server/naam",
    ],
)
def test_a_database_that_does_not_exist_is_a_wrong_value(wrong: str) -> None:
    with pytest.raises(Misconfigured, match="DIJKWACHT_DATABASE is"):
        address(wrong)


def test_an_address_becomes_the_settings_of_postgresql() -> None:
    found = address("postgresql://jan%40dijk:ge%3Aheim@server:5433/beeld%20een")
    wanted = {"NAME": "beeld een", "USER": "jan@dijk", "PASSWORD": "ge:heim", "HOST": "server", "PORT": "5433"}
    assert {key: found[key] for key in wanted} == wanted
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert "OPTIONS" not in found  # the PRAGMAs of SQLite must not reach it


def test_an_address_may_leave_out_user_and_port() -> None:
    found = address("postgres:///beeld")
    assert (found["NAME"], found["USER"], found["HOST"], found["PORT"]) == ("beeld", "", "", "")


def test_sqlite_lives_in_the_data_folder_and_waits_its_turn() -> None:
    found = address("sqlite")
    assert found["NAME"] == Path("/tmp/hier/dijkwacht.sqlite3")
    options = found["OPTIONS"]
    assert isinstance(options, dict)
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "synchronous=FULL" in options["init_command"]


def test_the_newest_key_locks_and_the_key_of_the_site_still_opens() -> None:
    new = "n0Z-8fQ2_vT7yLw1Xc5RbA9mKs4HdEgUoJ3iPq6t"
    # One of before stays until nothing is locked with it, also where no program drew it.
    assert read({**LIVE, "DIJKWACHT_KEYS": f"{new}, {'o' * 40}"}).keys == (new, "o" * 40, KEY)


def test_without_tls_no_header_tells_where_a_visitor_comes_from() -> None:
    assert read({**LIVE, "DIJKWACHT_TLS": "0", "DIJKWACHT_URL": "http://beeld.example.org"}).proxies == ()
