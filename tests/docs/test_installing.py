"""From an empty server to a site, by the commands of the page: those of dijkwacht are run, those of the system are known."""

import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from configparser import ConfigParser
from logging import LogRecord
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psycopg
import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from psycopg import sql

from dijkwacht.web.installation.logs import WithoutWords
from tests.cli.test_server import free_port
from tests.docs.pages import ROOT, commands

PAGE = ROOT / "docs/how-to/beheerder.md"
BIN = Path(sys.executable).parent
TYPED = [line for line in commands(PAGE) if line.strip()]
# What the system or a person does; the test stands in for it, and a new word here is a red test.
SYSTEMS = {"apt-get", "make", "useradd", "install", "sed", "editor", "set", "cp", "systemctl"}
ROLES = ROOT / "deploy/roles.sql"
LONG = 120
KEY = "k" * 43


def ours(command: str) -> list[str] | None:
    """What a line of the page lets dijkwacht do, as whom it is done left out."""
    found = re.fullmatch(r"runuser -u dijkwacht -- \.venv/bin/dijkwacht (.+)", command)
    return shlex.split(found[1]) if found else None


def test_the_page_needs_at_most_fifteen_commands_and_each_is_known() -> None:
    assert 0 < len(TYPED) <= 15
    for line in TYPED:
        assert (
            line.split()[0] in SYSTEMS
            or ours(line)
            or line == f"runuser -u postgres -- psql --quiet --file {ROLES.relative_to(ROOT)}"
        )


def test_the_files_that_are_copied_are_there_and_run_as_the_page_says() -> None:
    named = {path for line in TYPED for path in re.findall(r"deploy/\S+", line)}
    assert named == {f"deploy/{path.name}" for path in (ROOT / "deploy").iterdir()}
    for unit in units():
        assert unit["User"] == "dijkwacht"
        assert unit["EnvironmentFile"] == "/etc/dijkwacht.env"
        assert unit["ExecStart"].startswith("/opt/dijkwacht/.venv/bin/dijkwacht ")
        assert unit["UMask"] == "0077"
        assert (unit["CapabilityBoundingSet"], unit["NoNewPrivileges"], unit["ProtectSystem"]) == ("", "true", "strict")
        assert unit["ReadWritePaths"] == "/var/lib/dijkwacht"
        assert (unit["Restart"], unit["RestartSec"], unit["StartLimitIntervalSec"]) == ("always", "1", "0")


def test_the_proxy_of_the_page_keeps_no_address_that_is_a_key() -> None:
    """Each address with a key in it, as the product has it, is kept out of its own log and out of the proxy's."""
    proxy = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    # By the place that answers, not by how the address is written: what nginx cannot reach it writes into its log of errors too.
    silent = re.findall(r"^ +location ~ (\S+) {\n +access_log off;\n +error_log /dev/null crit;$", proxy, re.MULTILINE)
    left_out = [re.compile(one) for one in silent]
    doors = [path for path in addresses(get_resolver()) if re.search(r"<(?:\w+:)?token>", path)]
    assert len(doors) > 5
    for path in [re.sub(r"<[^>]+>", KEY, f"/{door}") for door in doors] + [f"/account/password/reset/key/{KEY}/"]:
        assert any(one.search(path) for one in left_out), path
        assert KEY not in WithoutWords("%(message)s").format(LogRecord("x", 30, "", 0, "Forbidden: %s", (path,), None)), path
    page = PAGE.read_text(encoding="utf-8")
    assert all(
        f"`/{path.partition('<')[0]}`" in page for path in doors if path.startswith(("uitnodiging", "agenda", "barrieres"))
    )


def test_the_proxy_of_the_page_writes_nothing_down_that_somebody_typed() -> None:
    """What was looked for stands behind the question mark, in the address itself and in the one before it."""
    proxy = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    [(name, line)] = re.findall(r"^log_format (\w+) '(.+)';$", proxy, re.MULTILINE)
    assert {*re.findall(r"\$\w+", line)} == {
        "$remote_addr", "$time_local", "$request_method", "$uri", "$status", "$body_bytes_sent"
    }  # fmt: skip
    logs = re.findall(r"^ +(access_log|error_log) (.+);$", proxy, re.MULTILINE)
    assert {how.split()[-1] for what, how in logs if what == "access_log"} == {name, "off"}
    assert {how.split()[-1] for what, how in logs if what == "error_log"} == {"crit"}


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern)


def units() -> list[dict[str, str]]:
    found = []
    for path in sorted((ROOT / "deploy").glob("*.service")):
        parser = ConfigParser()
        parser.optionxform = str  # type: ignore[method-assign,assignment]
        parser.read(path, encoding="utf-8")
        found.append(dict(parser["Service"]) | dict(parser["Unit"]))
    return found


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The settings of the page with its key drawn, on an empty database of this machine in place of the page's.

    The database and its two roles are made by the file of the page, under names of this test.
    """
    said = "".join((ROOT / f"deploy/{name}.env").read_text(encoding="utf-8") for name in ("dijkwacht", "dijkwacht-owner"))
    values = dict(re.findall(r'^(DIJKWACHT_\w+)="(.*)"$', said, re.MULTILINE))
    drawn = next(re.search(r"\$\(python3 -c '(.+?)'\)", line) for line in TYPED if line.startswith("sed "))
    assert drawn
    key = subprocess.run([sys.executable, "-c", drawn[1]], capture_output=True, text=True, check=True).stdout.strip()
    server, name = dict(settings.DATABASES["default"]), f"dijkwacht_page_{os.getpid()}"
    address = psycopg.conninfo.make_conninfo(
        host=server["HOST"], port=server["PORT"] or 5432, user=server["USER"], password=server["PASSWORD"] or None
    )
    with psycopg.connect(address, dbname="postgres", autocommit=True) as connection:
        for line in made_of(name):
            connection.execute(line)
    place = f"{server['HOST']}:{server['PORT'] or 5432}/{name}"
    own = {
        "DIJKWACHT_SECRET_KEY": key,
        "DIJKWACHT_DATA": str(tmp_path / "data"),
        "DIJKWACHT_DATABASE": f"postgresql://{name}:drawn@{place}",
        "DIJKWACHT_OWNER_DATABASE": f"postgresql://{name}_owner:drawn@{place}",
    }
    clean = {word: value for word, value in os.environ.items() if not word.startswith(("DIJKWACHT_", "DJANGO_", "PYTEST_"))}
    yield clean | values | own
    with psycopg.connect(address, dbname="postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        for role in (name, f"{name}_owner"):
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def made_of(name: str) -> Iterator[str]:
    """The lines of the page's file with the database and its roles, under this name."""
    for line in ROLES.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("--", "\\")):
            yield re.sub(r"\bdijkwacht(_owner)?\b", rf"{name}\1", line).replace(":'password'", "'drawn'")


def asked(port: int, path: str, host: str) -> tuple[int, str]:
    """What a visitor gets through the proxy."""
    request = Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host, "X-Forwarded-Proto": "https"})
    try:
        with urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except HTTPError as error:
        return error.code, ""
    except (URLError, OSError):
        return 0, ""


@pytest.mark.postgres
def test_an_empty_database_becomes_a_site_by_the_commands_of_the_page(environment: dict[str, str]) -> None:
    setup, check = [typed for line in TYPED if (typed := ours(line))]
    host, port = environment["DIJKWACHT_HOSTS"], free_port()
    done = subprocess.run([BIN / "dijkwacht", *setup], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    link = re.search(r"https://\S+/welkom/\S+", done.stderr)
    assert link
    # The site itself never knows the owner of the tables.
    serving = {word: value for word, value in environment.items() if word != "DIJKWACHT_OWNER_DATABASE"}
    running = []
    try:
        for unit in units():
            _, *arguments = shlex.split(unit["ExecStart"])
            arguments = [str(port) if one == "8000" else one for one in arguments]
            running.append(subprocess.Popen([BIN / "dijkwacht", *arguments], env=serving, start_new_session=True))
        deadline = time.monotonic() + LONG
        while asked(port, "/health/ready", host)[0] != 200 and time.monotonic() < deadline:
            time.sleep(0.2)
        status, page = asked(port, "/account/login/", host)
        assert status == 200
        for style in re.findall(r'<link rel="stylesheet" href="([^"]+)"', page):
            assert asked(port, style, host)[0] == 200
        assert asked(port, urlsplit(link[0]).path, host)[0] == 200
        assert [process.poll() for process in running] == [None] * len(running)
        done = subprocess.run([BIN / "dijkwacht", *check], env=serving, capture_output=True, text=True, check=False)
        assert (done.returncode, "Geen fouten gevonden." in done.stderr) == (0, True), done.stderr
        # What it notices is said in Dutch, by a check of ours.
        assert [line for line in done.stderr.splitlines() if ":" in line and " dijkwacht." not in line] == []
    finally:
        for process in running:
            os.killpg(process.pid, 9)
            process.wait()
