"""Fields that all forms share."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

from django import forms
from django.db.models import QuerySet

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.answers import MAX_TEXT

# A line break pasted from a presentation is one of these; no workbook can hold them. (Django refuses NUL itself.)
_UNREADABLE: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Prose(forms.CharField):
    """A text as people write it: line ends of one sign, whether the form or a script sent it, and nothing that cannot be read."""

    def to_python(self, value: Any) -> str:
        """The text as it is kept; so a text that was not touched is the same text."""
        return _UNREADABLE.sub(" ", str(super().to_python(value)).replace("\r\n", "\n")).strip()


class Text(Prose):
    """A text of a few lines that may stay empty."""

    def __init__(self, label: str, *, rows: int = 3, help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=MAX_TEXT,
            required=False,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"max_length": f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."},
        )


class Day(forms.DateField):
    """A day: chosen in the browser's calendar, or typed the Dutch way."""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(
            label=label,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d-%m-%Y"],
            error_messages={"required": "Vul een datum in.", "invalid": "Vul een datum in, zoals 23-11-2026."},
            **options,
        )


def offer(field: forms.Field, choices: Iterable[tuple[Any, Any]], *, rows: QuerySet[Any] | None = None) -> None:
    """Fill a field of choices, or of groups; ``rows`` are the objects behind them where the choice is one of the database."""
    if rows is not None:
        cast("forms.ModelChoiceField[Any]", field).queryset = rows
    cast("forms.ChoiceField", field).choices = list(choices)


class ForOrganisation(forms.Form):
    """Something for one of the organisations of somebody; where there is one alone nothing is asked."""

    organisation = forms.ChoiceField(label="Van welke organisatie?")

    def __init__(self, *args: Any, names: Sequence[tuple[Organisation, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {organisation.code: organisation for organisation, _ in names}
        field = self.fields["organisation"]
        offer(field, [(organisation.code, name) for organisation, name in names])
        if len(names) == 1:
            field.widget, field.initial = forms.HiddenInput(), names[0][0].code

    def chosen(self) -> Organisation:
        """For whom."""
        return self.known[self.cleaned_data["organisation"]]
