"""Fields that all forms share."""

import re
from collections.abc import Iterable
from typing import Any, Final, cast

from django import forms
from django.db.models import QuerySet

# A line break pasted from a presentation is one of these; no workbook can hold them. (Django refuses NUL itself.)
_UNREADABLE: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Prose(forms.CharField):
    """A text as people write it: line ends of one sign, whether the form or a script sent it, and nothing that cannot be read."""

    def to_python(self, value: Any) -> str:
        """The text as it is kept; so a text that was not touched is the same text."""
        return _UNREADABLE.sub(" ", str(super().to_python(value)).replace("\r\n", "\n")).strip()


class Day(forms.DateField):
    """A day: chosen in the browser's calendar, or typed the Dutch way."""

    def __init__(self, label: str, *, help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d-%m-%Y"],
            error_messages={"required": "Vul een datum in.", "invalid": "Vul een datum in, zoals 23-11-2026."},
        )


def offer(field: forms.Field, choices: Iterable[tuple[Any, str]], *, rows: QuerySet[Any] | None = None) -> None:
    """Fill a field of choices; ``rows`` are the objects behind them where the choice is one of the database."""
    if rows is not None:
        cast("forms.ModelChoiceField[Any]", field).queryset = rows
    cast("forms.ChoiceField", field).choices = list(choices)
