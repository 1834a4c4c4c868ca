"""The commands of the page about backups, as an administrator types them one after another."""

import os
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.docs.pages import ROOT, commands
from tests.docs.test_installing import BIN, environment  # noqa: F401 - a fixture

PAGE = ROOT / "docs/how-to/back-up.md"
TYPED = [shlex.split(line)[1:] for line in commands(PAGE) if line.startswith("dijkwacht ")]
PAIR, MADE, CHECKED, RESTORED, RELEASED, ROTATED = TYPED


class Administrator:
    """Who types in a folder, with the settings of a site."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder, self.settings, self.said = folder, settings, ""

    def types(self, arguments: list[str], **settings: str) -> int:
        done = subprocess.run(
            [BIN / "dijkwacht", *arguments],
            env=self.settings | settings,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        self.said = done.stderr + done.stdout
        assert "Traceback" not in self.said
        return done.returncode


def key_in(folder: Path) -> str:
    return next(word for word in (folder / "back-up.sleutel").read_text(encoding="utf-8").split() if word.startswith("age1"))


@pytest.fixture
def elsewhere(environment: dict[str, str]) -> Iterator[str]:  # noqa: F811 - the fixture
    """An empty database beside that of the site, by its address: of a role that may make databases, as whoever puts back has."""
    server, name = settings.DATABASES["default"], f"dijkwacht_back_{os.getpid()}"
    here = f"postgresql://{server['USER']}@{server['HOST']}:{server['PORT'] or 5432}/postgres"
    with psycopg.connect(here, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield here.rpartition("/")[0] + f"/{name}"
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.mark.postgres
def test_a_site_comes_back_elsewhere_by_the_commands_of_the_page(
    environment: dict[str, str],  # noqa: F811 - the fixture
    elsewhere: str,
    tmp_path: Path,
) -> None:
    admin = Administrator(tmp_path, environment)
    assert admin.types(["setup"]) == 0, admin.said
    assert admin.types(MADE) == 1
    assert "DIJKWACHT_BACKUP_KEY" in admin.said
    assert admin.types(PAIR) == 0
    assert (tmp_path / "back-up.sleutel").stat().st_mode & 0o777 == 0o600
    admin.settings["DIJKWACHT_BACKUP_KEY"] = key_in(tmp_path)
    assert admin.types(MADE, PATH=str(tmp_path)) == 1
    assert "Debian-pakket postgresql-client" in admin.said
    assert not list(tmp_path.glob("*.age*"))
    assert admin.types(MADE) == 0, admin.said
    copy = {"DIJKWACHT_DATABASE": elsewhere}
    assert admin.types(CHECKED, **copy) == 0, admin.said
    assert "zijn gelijk" in admin.said
    restored = [elsewhere if one.startswith("postgresql:") else one for one in RESTORED]
    assert admin.types(restored) == 0, admin.said
    assert "geen mail" in admin.said
    assert admin.types(restored) == 1
    assert "niet leeg" in admin.said
    assert admin.types(["check"], **copy) == 0, admin.said
    assert "dijkwacht.W018" in admin.said
    assert admin.types(RELEASED, **copy) == 0, admin.said
    assert admin.types(["audit", "verify"], **copy) == 0, admin.said
    new = "n" * 30 + "abcdefghijklmnop"
    keys = {"DIJKWACHT_KEYS": f"{new},{environment['DIJKWACHT_SECRET_KEY']}"}
    assert admin.types(ROTATED, **copy, **keys) == 0, admin.said
    with psycopg.connect(elsewhere) as database:
        found = database.execute("SELECT verb FROM audit_event ORDER BY id DESC LIMIT 3").fetchall()
    assert [verb for (verb,) in found] == ["accounts.secrets_relocked", "mail.released", "backups.restored"]


@pytest.mark.postgres
def test_a_site_of_two_roles_comes_back_with_both(environment: dict[str, str], tmp_path: Path) -> None:  # noqa: F811 - the fixture
    admin = Administrator(tmp_path, environment)
    assert admin.types(["setup"]) == 0, admin.said
    assert admin.types(PAIR) == 0
    admin.settings["DIJKWACHT_BACKUP_KEY"] = key_in(tmp_path)
    assert admin.types(MADE) == 0, admin.said
    serving, owner = (environment[name] for name in ("DIJKWACHT_DATABASE", "DIJKWACHT_OWNER_DATABASE"))
    for place, role in (("wrong", serving), ("right", owner)):
        with emptied(role, f"{serving.rpartition('/')[2]}_{place}") as name:
            into, back = (f"{address.rpartition('/')[0]}/{name}" for address in (role, serving))
            restored = [into if one.startswith("postgresql:") else one for one in RESTORED]
            assert admin.types(restored) == 0, admin.said
            both = {"DIJKWACHT_DATABASE": back, "DIJKWACHT_OWNER_DATABASE": f"{owner.rpartition('/')[0]}/{name}"}
            if place == "wrong":
                assert admin.types(["setup"], **both) == 1
                assert "De tabellen zijn van de rol" in admin.said
                continue
            assert admin.types(["setup"], **both) == 0, admin.said
            assert admin.types(["check"], DIJKWACHT_DATABASE=back) == 0, admin.said
            assert "dijkwacht.W018" in admin.said
            assert "dijkwacht.W011" not in admin.said


@contextmanager
def emptied(role: str, name: str) -> Iterator[str]:
    """An empty database of this role, by its name."""
    server = settings.DATABASES["default"]
    here = f"postgresql://{server['USER']}@{server['HOST']}:{server['PORT'] or 5432}/postgres"
    with psycopg.connect(here, autocommit=True) as database:
        owner = sql.Identifier(urlsplit(role).username or "")
        database.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), owner))
        yield name
        database.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
