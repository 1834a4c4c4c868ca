"""The entry point: call a command, and turn every error into Dutch lines and an exit status."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import typer
from typer.main import get_group

from dijkwacht.cli.commands import app
from dijkwacht.cli.help import usage_fault
from dijkwacht.cli.output import say
from dijkwacht.kit.errors import DijkwachtError, Fault, InvalidInput

DONE, FAILED, WRONG_INPUT = 0, 1, 2

# Modules of the extra `web`; the pure commands work without them.
_WEB = frozenset({"allauth", "axes", "csp", "django", "django_cotton", "django_htmx", "django_tasks", "granian", "whitenoise"})


def run() -> NoReturn:
    """Run the command line and leave with its exit status."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command: 0 done, 2 wrong input or usage, 1 anything else."""
    try:
        result = get_group(app).main(args=list(arguments), prog_name="dijkwacht", standalone_mode=False)
    except InvalidInput as error:
        _say_faults(error.faults)
        return WRONG_INPUT
    except typer.TyperException as error:
        _say_usage(error)
        return WRONG_INPUT
    except (DijkwachtError, typer.Abort, OSError, ModuleNotFoundError) as error:
        say(_reason(error))
        return FAILED
    except _of_the_database():
        say("de database antwoordt niet, of haar tabellen zijn niet van deze versie; ‘dijkwacht check’ zegt wat er ontbreekt")
        return FAILED
    # A command that returns a number has chosen its own status, as `typer.Exit` does.
    return result if isinstance(result, int) else DONE


def _of_the_database() -> tuple[type[Exception], ...]:
    """What comes of a database that is away or of another version; nothing where no command asked for one."""
    found = sys.modules.get("django.db.utils")
    return (found.OperationalError, found.ProgrammingError) if found else ()


def _say_faults(faults: Sequence[Fault]) -> None:
    for fault in faults:
        say(" ".join(str(fault).splitlines()))


def _say_usage(error: typer.TyperException) -> None:
    if type(error).__name__ == "NoArgsIsHelpError":
        say(error.message)
    else:
        _say_faults([usage_fault(error)])


def _reason(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError):
        if (error.name or "").partition(".")[0] not in _WEB:
            raise error
        return "deze opdracht vraagt meer onderdelen; installeer ze met: pip install 'dijkwacht[web]'"
    if isinstance(error, OSError):
        return f"{error.filename or 'dijkwacht'}: lezen of schrijven lukt hier niet"
    return str(error) or "afgebroken"
