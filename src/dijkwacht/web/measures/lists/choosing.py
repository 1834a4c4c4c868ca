"""What the page of a list asks: which sheet, which row and which columns; and what is typed of single rows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.http import QueryDict

from dijkwacht.apps.action_lists.rules import Choice, Look, with_rows
from dijkwacht.documents.action_lists.headings import able_heads
from dijkwacht.documents.action_lists.mapping import FIELDS, MAX_TYPED
from dijkwacht.documents.action_lists.table import ActionBook, ActionTable, column_words
from dijkwacht.documents.norms.words import FUNCTION_WORDS
from dijkwacht.web.fields import Prose, offer

SHEET, HEAD, HIDDEN, ROWS, SHOW = "blad", "kop", "verborgen", "rijen", "tonen"
TYPED: Final[Mapping[str, str]] = {"title": "titel", "due_on": "dag", "owner": "wie"}
OUT: Final = "weg"
_SHOWN: Final = 50
_BELOW: Final = 10
"""Rows below the guessed one that may be chosen as headings; what stands in them is no heading, so it is not shown."""
_TWICE: Final = "Deze kolom koos u al voor iets anders."


class ColumnsForm(forms.Form):
    """Which column is what; none twice."""

    def __init__(self, data: Mapping[str, Any], table: ActionTable) -> None:
        super().__init__(data)
        columns = [(str(number), column_words(number, heading)) for number, heading in table.headings.items()]
        for name, label in FIELDS.items():
            is_title = name == "title"
            field = forms.ChoiceField(
                label=label, required=is_title, error_messages={"required": "Kies in welke kolom staat wat er gebeurt."}
            )
            offer(field, [("", "Kies een kolom" if is_title else "Niet overnemen"), *columns])
            self.fields[name] = field

    def clean(self) -> dict[str, object]:
        """Say which column was chosen twice."""
        said: dict[str, object] = super().clean() or self.cleaned_data
        seen: set[object] = set()
        for name, column in list(said.items()):
            if column and column in seen:
                self.add_error(name, _TWICE)
            seen.add(column)
        return said

    def mapped(self) -> dict[str, int]:
        """The column of each field that is taken over."""
        return {name: int(column) for name, column in self.cleaned_data.items() if column}


class PlaceForm(forms.Form):
    """On which sheet and in which row the headings stand, and whether hidden rows come along."""

    def __init__(self, data: Mapping[str, Any], book: ActionBook, seen: Look, *, hidden: int) -> None:
        super().__init__(data)
        sheets = [
            (str(at), f"{sheet.title}{' (verborgen)' if sheet.is_hidden else ''}")
            for at, sheet in enumerate(book.sheets)
            if not sheet.why_not
        ]
        if len(sheets) > 1:
            self.fields[SHEET] = forms.ChoiceField(label="Op welk blad staat de lijst?", required=False)
            offer(self.fields[SHEET], sheets)
        self.fields[HEAD] = forms.ChoiceField(label="In welke rij staan de koppen?", required=False)
        heads = [
            (str(line.number), _head_words(line.number, line.texts if line.number <= seen.sheet.head else {}))
            for line in able_heads(seen.sheet)
            if line.number <= max(seen.sheet.head + _BELOW, seen.head)
        ]
        offer(self.fields[HEAD], heads)
        if hidden:
            self.fields[HIDDEN] = forms.BooleanField(label="Neem ook de verborgen regels over", required=False)


def _head_words(number: int, texts: Mapping[int, str]) -> str:
    words = " · ".join(dict.fromkeys(" ".join(text.split()) for text in texts.values()))
    return f"Rij {number}{': ' if words else ''}{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}"


def columns_form(seen: Look, data: Mapping[str, Any] | None = None) -> ColumnsForm:
    """The columns as they are chosen, or as they were sent."""
    return ColumnsForm(data or {name: str(column) for name, column in seen.mapped.items()}, seen.table)


def place_form(book: ActionBook, seen: Look, *, hidden: int, with_hidden: bool) -> PlaceForm:
    """Sheet and row as they are chosen."""
    return PlaceForm({SHEET: str(seen.at), HEAD: str(seen.head), HIDDEN: with_hidden}, book, seen, hidden=hidden)


def chosen(data: QueryDict, choice: Choice, seen: Look) -> tuple[Choice, bool]:
    """The choice as it was sent, and whether it shows something else than was seen: then nothing is taken over yet."""
    choice = _rows(data, choice, seen)
    choice = replace(choice, with_hidden=HIDDEN in data)
    sheet, head = _number(data, SHEET, seen.at), _number(data, HEAD, seen.head)
    if sheet != seen.at:
        return replace(choice, sheet=sheet, head=None, columns=None), True
    choice = replace(choice, sheet=sheet, head=head)
    if head != seen.head:
        return replace(choice, columns=None), True
    form = columns_form(seen, data)
    if "title" not in data or not form.is_valid():
        return choice, "title" not in data
    return replace(choice, columns=form.mapped()), form.mapped() != dict(seen.mapped)


def _rows(data: QueryDict, choice: Choice, seen: Look) -> Choice:
    """What was typed of the rows that the page showed; only where it differs from what stood there."""
    shown = {int(number) for number in data.get(ROWS, "").split(",") if number.isdecimal() and len(number) < 8}
    mended: dict[int, dict[str, str]] = {}
    for action in seen.actions:
        typed = {name: data.get(f"{sign}-{action.number}") for name, sign in TYPED.items()}
        changed = {
            name: _tidy(text) for name, text in typed.items() if text is not None and _tidy(text) != _tidy(action.typed[name])
        }
        if "owner" in changed and changed["owner"] not in {"", *FUNCTION_WORDS}:
            del changed["owner"]
        if changed:
            mended[action.number] = changed
    left_out = {action.number: f"{OUT}-{action.number}" in data for action in seen.actions if action.number in shown}
    return with_rows(choice, seen.at, mended=mended, left_out=left_out)


def _tidy(text: str) -> str:
    return " ".join(Prose(required=False).to_python(text.replace("\0", " ")).split())[:MAX_TYPED]


def _number(data: QueryDict, name: str, otherwise: int) -> int:
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 8 else otherwise
