"""The command line as a whole: help, wrong calls and exit statuses."""

from collections.abc import Callable

import pytest
import typer

from dijkwacht.cli import commands
from dijkwacht.cli.main import main
from dijkwacht.kit.errors import Fault, InvalidInput, Misconfigured, Refused

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (["bestaat-niet"], "dijkwacht: deze opdracht bestaat niet; --help toont welke er zijn"),
        (["--kleur"], "dijkwacht: --kleur: deze optie bestaat niet"),
        (["norms", "check"], "dijkwacht norms check: BESTAND: dit ontbreekt"),
        (["norms", "check", "a", "b"], "dijkwacht norms check: er staat te veel achter deze opdracht"),
        (["norms", "check", "a", "--json=ja"], "dijkwacht: --json: deze optie vraagt een waarde, of juist geen"),
    ],
)
def test_a_wrong_call_is_one_dutch_line_and_status_2(call: list[str], line: str, capsys: Capture) -> None:
    assert main(call) == 2
    assert capsys.readouterr() == ("", f"{line}\n")


@pytest.mark.parametrize("call", [[], ["norms"]])
def test_a_call_without_a_command_shows_the_help_on_stderr(call: list[str], capsys: Capture) -> None:
    assert main(call) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Gebruik: dijkwacht")


def test_help_is_dutch_and_names_every_command(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in commands.COMMANDS)
    assert main(["norms", "check", "--help"]) == 0
    out += capsys.readouterr().out
    assert not any(
        english in out for english in ("Usage", "Options", "Commands", "Arguments", "Show this", "required", "Install")
    )


def a_command_that(do: Callable[[], None]) -> typer.Typer:
    app = typer.Typer()
    app.command("proef")(do)
    return app


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (
            InvalidInput([Fault("a.yaml", "1:1", "fout"), Fault("a.yaml", "2:1", "ook\nfout")]),
            2,
            "a.yaml: 1:1: fout\na.yaml: 2:1: ook fout\n",
        ),
        (Refused("dit kan nu niet"), 1, "dit kan nu niet\n"),
        (Misconfigured("de sleutel ontbreekt"), 1, "de sleutel ontbreekt\n"),
        (PermissionError(13, "Permission denied", "uit.pdf"), 1, "uit.pdf: lezen of schrijven lukt hier niet\n"),
        (
            ModuleNotFoundError("No module named 'django'", name="django.conf"),
            1,
            "deze opdracht vraagt meer onderdelen; installeer ze met: pip install 'dijkwacht[web]'\n",
        ),
        (typer.Abort(), 1, "afgebroken\n"),
        (typer.Exit(3), 3, ""),
    ],
)
def test_an_error_becomes_its_lines_and_its_status(
    error: Exception, status: int, line: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise error

    plug_in(monkeypatch, a_command_that(fail))
    assert main(["proef"]) == status
    assert capsys.readouterr() == ("", line)


def test_a_mistake_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ModuleNotFoundError(name="dijkwacht.weg")

    plug_in(monkeypatch, a_command_that(fail))
    with pytest.raises(ModuleNotFoundError):
        main(["proef"])


def plug_in(monkeypatch: pytest.MonkeyPatch, app: typer.Typer) -> None:
    """Put a command of this module in the table, as a room does with its own."""
    monkeypatch.setattr(commands, "import_module", lambda _: type("Module", (), {"app": app}))
    monkeypatch.setitem(commands.COMMANDS, "proef", commands.Entry("Proef.", "proef"))
