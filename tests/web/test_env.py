"""The settings from outside: each wrong value stops the start, in words."""

from pathlib import Path

import pytest

from dijkwacht.kit.errors import Misconfigured
from dijkwacht.web.env import DEMO_KEY, Environment, database, read

KEY = "k" * 40
LIVE = {"DIJKWACHT_SECRET_KEY": KEY, "DIJKWACHT_HOSTS": "beeld.example.org"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"DIJKWACHT_HOST": "a"}, "Onbekende instelling: DIJKWACHT_HOST. Bekend zijn: DIJKWACHT_DATA"),
        ({"DIJKWACHT_SECRET_KEY": "kort"}, "korter dan 40 tekens"),
        ({"DIJKWACHT_SECRET_KEY": "k" * 39}, "korter dan 40 tekens"),
        ({"DIJKWACHT_SECRET_KEY": ""}, "SECRET_KEY ontbreekt"),
        ({"DIJKWACHT_SECRET_KEY": DEMO_KEY}, "die van de demo"),
        ({"DIJKWACHT_HOSTS": " , "}, "HOSTS ontbreekt"),
        ({"DIJKWACHT_DEMO": "ja"}, "DIJKWACHT_DEMO is 0 of 1"),
        ({"DIJKWACHT_DEMO": ""}, "DIJKWACHT_DEMO is 0 of 1"),
        ({"DIJKWACHT_TLS": "true"}, "DIJKWACHT_TLS is 0 of 1"),
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
        secret_key=KEY,
        hosts=("beeld.example.org", "www.example.org"),
        is_demo=False,
        behind_tls=True,
    )


def test_the_demo_needs_nothing_and_answers_on_this_machine_alone() -> None:
    found = read({"DIJKWACHT_DEMO": "1"})
    assert (found.secret_key, found.behind_tls) == (DEMO_KEY, False)
    assert set(found.hosts) == {"localhost", "127.0.0.1", "[::1]", "testserver"}


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
