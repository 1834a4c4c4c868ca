"""Dutch for what typer itself says: the headings of its help, and what is wrong with a call."""

from typing import Any, get_args

import typer

from dijkwacht.kit.errors import Fault

_HEADINGS = {
    "Usage:": "Gebruik:",
    "\nOptions:\n": "\nOpties:\n",
    "\nArguments:\n": "\nGegevens:\n",
    "\nCommands:\n": "\nOpdrachten:\n",
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT …",
    "[default: ": "[standaard: ",
    "[required]": "[verplicht]",
    "Show this message and exit.": "Toon deze hulp.",
}
_BY_KIND = {
    "NoSuchOption": "deze optie bestaat niet",
    "MissingParameter": "dit ontbreekt",
    "BadParameter": "deze waarde past hier niet",
    "BadOptionUsage": "deze optie vraagt een waarde, of juist geen",
}
_BY_START = {
    "No such command": "deze opdracht bestaat niet; --help toont welke er zijn",
    "Missing command": "geef een opdracht op; --help toont welke er zijn",
    "Got unexpected extra": "er staat te veel achter deze opdracht",
}


class DutchContext(typer.Context):
    """A call whose help has Dutch headings."""

    def get_help(self) -> str:
        """Give the help text of this command."""
        text = super().get_help()
        for english, dutch in _HEADINGS.items():
            text = text.replace(english, dutch)
        return text


def speak_dutch(command: Any) -> Any:
    """Let a command and all commands in it give plain Dutch help."""
    command.context_class = DutchContext
    command.rich_markup_mode = None
    for inner in getattr(command, "commands", {}).values():
        speak_dutch(inner)
    return command


def _fitting(parameter: Any) -> str:
    """What would fit where a number is asked for; empty where something else is."""
    asked = parameter.get_runtime_param()
    kinds, info = {asked.annotation, *get_args(asked.annotation)}, asked.parameter_info
    if not kinds & {int, float}:
        return ""
    what = "geheel getal" if int in kinds else "getal"
    bounds = [f"{word} {bound:.10g}" for word, bound in (("minstens", info.min), ("hoogstens", info.max)) if bound is not None]
    return f"hier hoort een {what} van {' en '.join(bounds)}" if bounds else f"hier hoort een {what}"


def usage_fault(error: typer.TyperException) -> Fault:
    """Turn a wrong call into one fault: command, place, reason.

    typer keeps its error classes to itself: their names and first words are all there is to go by.
    """
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    reason = _BY_KIND.get(type(error).__name__) or next(
        (dutch for english, dutch in _BY_START.items() if error.message.startswith(english)),
        "deze aanroep klopt niet; --help toont hoe het moet",
    )
    if type(error).__name__ == "BadParameter" and parameter is not None:
        reason = _fitting(parameter) or reason
    place = getattr(error, "option_name", "") or (parameter.get_error_hint().replace("'", "") if parameter else "")
    return Fault(context.command_path if context else "dijkwacht", place, reason)
