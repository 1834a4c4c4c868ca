"""Fields that all forms share."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.db.models import QuerySet

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.answers import MAX_TEXT
from dijkwacht.documents.terms.fields import Unreadable, existing
from dijkwacht.kit.dutch import decimal, euros, month_name, short_month
from dijkwacht.kit.files import over_size, size_words

# A line break pasted from a presentation is one of these; no workbook can hold them. (Django refuses NUL itself.)
FROM_THE_LIST: Final = "Kies uit de lijst."
CHOOSE: Final = {"required": "Maak een keuze."}
"""What a form says of a choice that was not made."""
# Whatever a form forgets to say: Django's own words repeat what was sent, a word of our code that nobody chose (an old link).
for kind in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField, forms.ModelMultipleChoiceField):
    kind.default_error_messages = {**kind.default_error_messages, "invalid_choice": FROM_THE_LIST}

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


UNREADABLE: Final = "Vul een datum in, zoals 4-1-2027."
_FULL: Final = {month_name(number): number for number in range(1, 13)}
_MONTHS: Final = {**_FULL, **{short_month(number): number for number in range(1, 13)}, "maa": 3, "sept": 9}
_BETWEEN: Final = r" ?[-/. ] ?"
_NUMBERS: Final = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{4}}|'?\d\d)")
_WORDS: Final = re.compile(r"(?:(?:[a-z]+dag|ma|di|wo|do|vr|za|zo)[.,]? )?(\d{1,2})e?[ -]?([a-z]+)[. -]*(\d{4}|'?\d\d)?")
_ISO: Final = re.compile(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})")
_WITHOUT_YEAR: Final = re.compile(rf"\d{{1,2}}{_BETWEEN}\d{{1,2}}")
NO_YEAR: Final = "Zet het jaar erbij, zoals 4-1-2027."
NO_MONTH: Final = "‘{}’ is geen maand. Vul een datum in, zoals 4 januari 2027."
_CENTURY: Final = 2000


def typed_day(value: Any, *, unreadable: str = UNREADABLE) -> date | None:
    """Read a day as people type it: ``4-1-2027``, ``4-1-27``, ``ma 4 januari 2027`` or ``2027-01-04``; nothing is no day."""
    text = " ".join(str(value or "").lower().translate(_PLAIN).split())
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _NUMBERS.fullmatch(text):
        day, month, year = int(found[1]), int(found[2]), _year(found[3])
    elif found := _WORDS.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), _year(found[3])
    else:
        raise forms.ValidationError(NO_YEAR if _WITHOUT_YEAR.fullmatch(text) else unreadable)
    try:
        return existing(year, month, day)
    except Unreadable as error:
        raise forms.ValidationError(sentence(str(error))) from None


_PLAIN: Final = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "’": "'", "\u00a0": " "})
"""Signs that come along when a day is pasted from a letter."""


def _month(word: str) -> int:
    if word not in _MONTHS:
        raise forms.ValidationError(NO_MONTH.format(word))
    return _MONTHS[word]


def _year(typed: str | None) -> int:
    """A year of two figures is one of this century."""
    if not typed:
        raise forms.ValidationError(NO_YEAR)
    year = int(typed.removeprefix("'"))
    return year if len(typed) == len("2027") else year + _CENTURY


def sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:].removesuffix('.')}."


class DayInput(forms.DateInput):
    """The calendar of the browser; what it could not show is given back as text, as it was typed."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With a field of text where the calendar would show nothing."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        context["widget"]["type"] = "date" if not shown or _can_be_shown(shown) else "text"
        return context


def _can_be_shown(text: str) -> bool:
    """Whether the calendar of a browser shows this: a day that exists, in the one way in which it takes one."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class Day(forms.DateField):
    """A day: chosen in the browser's calendar, or typed in any of the ways in which people write one."""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(
            label=label,
            widget=DayInput(format="%Y-%m-%d"),
            error_messages={"required": "Vul een datum in.", "invalid": "Vul een datum in, zoals 23-11-2026."},
            **options,
        )

    def to_python(self, value: Any) -> date | None:
        """The day, however it was typed."""
        return value if isinstance(value, date) else typed_day(value, unreadable=str(self.error_messages["invalid"]))


class Euros(forms.IntegerField):
    """A sum in whole euros, with the sign, the dots and the dash that people type: *€ 25.000,-*; two readings are asked about."""

    def __init__(self, label: str, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        bounds = {"min_value": "Vul een bedrag in van minstens", "max_value": "Vul een bedrag in van hoogstens"}
        said = {key: f"{word} € {decimal(options[key], places=0)}." for key, word in bounds.items() if key in options}
        super().__init__(label=label, widget=widget, error_messages=said | options.pop("error_messages", {}), **options)

    def to_python(self, value: Any) -> int | None:
        """The sum without what stands around it."""
        if isinstance(value, str) and value.strip():
            try:
                value = euros(value)
            except ValueError as reason:
                raise forms.ValidationError(str(reason), code="invalid") from None
        return super().to_python(value)


class GivenFile(forms.FileField):
    """A file of at most so many bytes: what is larger is refused before anything reads it, with the size that it has."""

    def __init__(self, label: str, *, most: int, accept: str, help_text: str, instead: str, form: str = "") -> None:
        """``help_text`` has ``{most}`` where it says how large a file may be; ``instead`` is what helps where it is larger."""
        super().__init__(
            label=label,
            help_text=help_text.format(most=size_words(most)),
            error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg."},
            widget=forms.ClearableFileInput(attrs={"accept": accept, **({"form": form} if form else {})}),
        )
        self.most, self.instead = most, instead

    def to_python(self, data: Any) -> Any:
        """The file, if it is small enough."""
        found = super().to_python(data)
        if found and found.size > self.most:
            raise forms.ValidationError(f"Dit bestand {over_size(found.size, self.most)}. {self.instead}")
        return found


class Weighed(FileUploadHandler):
    """Takes a file that is too large to be held in memory: nothing of it is kept but how large it was."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Let a piece go."""

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """A file without content, of the size that it had."""
        return UploadedFile(io.BytesIO(), self.file_name, self.content_type, file_size, self.charset)


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
