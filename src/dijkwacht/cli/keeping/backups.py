"""Making a backup, checking one, and putting one back."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from dijkwacht.cli.output import say
from dijkwacht.cli.server import CLOSED, _django
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Fault, InvalidInput, Refused
from dijkwacht.kit.files import read_text

app = typer.Typer()
Key = Annotated[Path | None, typer.Option(help="Bestand met de privésleutel die bij de back-up hoort.")]


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Waar de back-up komt, of welke wordt gecontroleerd.")],
    *,
    check: Annotated[bool, typer.Option("--check", help="Zet deze back-up terug op een proefplek en vergelijk.")] = False,
    key: Key = None,
) -> None:
    """Schrijf alles naar één bestand dat alleen met de privésleutel open gaat; met --check: controleer zo'n bestand."""
    os.umask(CLOSED)
    if check:
        _check(file, key)
        return
    _django()
    from dijkwacht.apps.audit.rules import System  # noqa: PLC0415 - the pure commands never load it
    from dijkwacht.jobs.backups.making import make  # noqa: PLC0415

    made = make(to=file, by=System("operator"))
    say(f"De back-up staat in {file}: {count(sum(made.counts.values()), 'rij', 'rijen')} in {len(made.counts)} tabellen.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="De back-up.")],
    into: Annotated[str, typer.Option(help="Een lege of nieuwe map, of het adres van een lege PostgreSQL.")],
    key: Key = None,
) -> None:
    """Zet een back-up terug in een lege plek; die kopie verstuurt geen mail tot u dat zegt."""
    os.umask(CLOSED)
    private = _private(key)
    if into.startswith(("postgresql:", "postgres:")):
        with TemporaryDirectory(prefix="dijkwacht-") as work:
            _put_back(file, private, Path(work), DIJKWACHT_DATABASE=into)
    else:
        with _empty(Path(into)) as folder, TemporaryDirectory(prefix=".back-up-", dir=folder) as work:
            _put_back(file, private, Path(work), DIJKWACHT_DATABASE="sqlite", DIJKWACHT_DATA=str(folder))
    say(f"De back-up staat in {_without_password(into)}. Deze kopie verstuurt geen mail tot ‘dijkwacht manage release_mail’.")


def _check(file: Path, key: Path | None) -> None:
    private = _private(key)
    with TemporaryDirectory(prefix="dijkwacht-") as work, _scratch(Path(work)) as place:
        (Path(work) / "open").mkdir()
        manifest = _put_back(file, private, Path(work) / "open", is_scratch=True, **place)
        from dijkwacht.jobs.backups import restoring  # noqa: PLC0415

        found = restoring.differences(manifest)
        from django.db import connections  # noqa: PLC0415

        connections.close_all()
    for line in found:
        say(line)
    if found:
        say(f"{file} klopt niet: {count(len(found), 'verschil', 'verschillen')}.")
        raise typer.Exit(1)
    whole = f"{count(sum(manifest.counts.values()), 'rij', 'rijen')} in {len(manifest.counts)} tabellen"
    say(f"{file} klopt: teruggezet op een proefplek, {whole}, het zegel en de cijfers van een beeld zijn gelijk.")


def _put_back(file: Path, private: str, work: Path, *, is_scratch: bool = False, **place: str) -> Any:
    """Open a box, then make the process one of the place that it goes to, and fill that."""
    from dijkwacht.apps.audit.rules import System  # noqa: PLC0415
    from dijkwacht.jobs.backups.manifest import KNOWN, Manifest  # noqa: PLC0415
    from dijkwacht.kit import boxes  # noqa: PLC0415 - the pure commands never load it

    boxes.unpack(_file(file), key=private, into=work, known=KNOWN)
    manifest = Manifest.read(work, box=file)
    os.environ.update(place)
    _django()
    from dijkwacht.jobs.backups import restoring  # noqa: PLC0415

    restoring.put_back(manifest, opened=work, box=file)
    if not is_scratch and (why := restoring.tell_it_is_one(manifest, by=System("operator"))):
        say(why)
    return manifest


def _file(file: Path) -> Path:
    if not file.is_file():
        raise InvalidInput([Fault(str(file), "", "dit bestand bestaat niet")])
    return file


def _private(key: Path | None) -> str:
    from dijkwacht.kit import boxes  # noqa: PLC0415 - the pure commands never load it

    if key is None:
        raise InvalidInput([Fault("dijkwacht", "--key", "noem het bestand met de privésleutel van deze back-up")])
    return boxes.private_in(key, read_text(key))


@contextmanager
def _empty(folder: Path) -> Iterator[Path]:
    """An empty folder, made where it is not there; what was put in it goes when it does not come to an end."""
    is_new = not folder.exists()
    if not is_new and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is niet leeg. Een back-up gaat alleen terug in een lege of nieuwe map; er is niets veranderd.")
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        yield folder.resolve()
    except BaseException:
        for left in folder.iterdir():
            left.unlink()
        if is_new:
            folder.rmdir()
        raise


@contextmanager
def _scratch(work: Path) -> Iterator[dict[str, str]]:
    """A place to try a backup on, of the kind of database that this installation has; it is gone afterwards."""
    from dijkwacht.web.installation import env  # noqa: PLC0415 - the pure commands never load it

    (work / "proef").mkdir()
    data, here = {"DIJKWACHT_DATA": str(work / "proef")}, env.read(os.environ)
    if here.database == "sqlite":
        yield data
        return
    from dijkwacht.web.installation.scratch import beside  # noqa: PLC0415

    with beside(here, f"dijkwacht_check_{secrets.token_hex(4)}") as address:
        yield {**data, "DIJKWACHT_DATABASE": address}


def _without_password(place: str) -> str:
    scheme, _, rest = place.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if rest else place
