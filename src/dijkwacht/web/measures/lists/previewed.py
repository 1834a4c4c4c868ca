"""A list as its page shows it: what is different from the file, which rows ask something, and what comes of all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dijkwacht.apps.action_lists.queries import standing_already
from dijkwacht.apps.action_lists.rules import Choice, Look
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.action_lists.mapping import (
    Action,
    banners_in,
    columns_left,
    cut,
    faults_in,
    hidden_in,
    noted_in,
    personal_in,
)
from dijkwacht.documents.action_lists.table import ActionBook, ListSheet
from dijkwacht.documents.norms.words import FUNCTION_WORDS, function_words
from dijkwacht.documents.workbook.sheets.table import MAX_COLUMNS, letters
from dijkwacht.kit.dutch import capital, count, long_date

SHOWN: Final = 10
TITLE: Final = 80
"""Signs of a title in a line; a phone shows them in three."""
ASKED: Final = 50
"""Rows that can be mended on one page; the next come when these are done."""
_ROWS_NAMED: Final = 12
_COLUMNS_NAMED: Final = 20
OWNERS: Final = [("", "Nog geen eigenaar"), *((name, capital(words)) for name, words in FUNCTION_WORDS.items())]


@dataclass(frozen=True, slots=True)
class Row:
    """One action in the preview."""

    action: Action
    is_asked: bool

    @property
    def title(self) -> str:
        """The title, as short as a line of a list asks; whole in the fold."""
        return cut(self.action.title, TITLE)

    @property
    def is_short(self) -> bool:
        """Whether the line says all there is."""
        return not self.action.text and self.title == self.action.title

    @property
    def word(self) -> str:
        """What happens to it."""
        return "weggelaten" if self.action.is_left_out else "niet alles gaat mee" if self.action.notes else "nieuw"

    @property
    def what(self) -> str:
        """Who and when."""
        owner = capital(function_words(self.action.owner)) if self.action.owner else "Nog geen eigenaar"
        return ", ".join((owner, *([long_date(self.action.due_on)] if self.action.due_on else [])))


def shown(book: ActionBook, choice: Choice, seen: Look, organisation: Organisation) -> dict[str, Any]:
    """What the page says of a list by this choice."""
    known = standing_already(organisation, seen.actions)
    taken = [action for action in seen.actions if not action.is_left_out]
    typed = choice.mended.get(seen.at, {})
    wrong = [action for action in taken if action.faults]
    done = [action for action in seen.actions if action not in wrong and (action.faults or typed.get(action.number))]
    noted = [action for action in seen.actions if action.notes and action not in wrong and action not in done]
    more = len(wrong) - ASKED
    wrong, done, noted = wrong[:ASKED], done[:ASKED], noted[:ASKED]
    asked = {action.number for action in (*wrong, *done, *noted)}
    # What stands already and what cannot come yet have their own place.
    apart = known | {action.number for action in taken if action.faults}
    rows = [Row(action, action.number in asked) for action in seen.actions if action.number not in apart]
    personal = personal_in(seen.table, seen.mapped, seen.actions, without=known)
    return {
        "sheet": seen.sheet.title,
        "differences": [*_differences(book, choice, seen, taken)],
        "wrong": wrong,
        "done": done,
        "noted": noted,
        "faults": faults_in(seen.actions),
        "more": more,
        "rows": rows[:SHOWN],
        "further": rows[SHOWN:],
        "numbers": ",".join(str(action.number) for action in seen.actions),
        "total": len(taken),
        "new": len(taken) - len(known),
        "known": [action for action in taken if action.number in known],
        "personal": [(place, " en ".join(f"een {kind}" for kind in kinds)) for place, kinds in personal],
        "mapped": seen.mapped,
        "owners": OWNERS,
    }


def _differences(book: ActionBook, choice: Choice, seen: Look, taken: Sequence[Action]) -> Iterator[str]:
    """What is left out or changed, each in a sentence."""
    yield from (f"{line}." for line in book.said)
    others = [sheet for at, sheet in enumerate(book.sheets) if at != seen.at]
    if others:
        names = ", ".join(_sheet(sheet) for sheet in others[:_ROWS_NAMED])
        more = f" en nog {len(others) - _ROWS_NAMED}" if len(others) > _ROWS_NAMED else ""
        yield f"Alleen blad {seen.sheet.title} wordt overgenomen. Niet overgenomen: {names}{more}."
    yield from _columns(seen)
    if hidden := hidden_in(seen.table):
        what = count(len(hidden), "verborgen of weggefilterde regel", "verborgen of weggefilterde regels")
        verb = "komt" if len(hidden) == 1 else "komen"
        yield f"{what} {verb} {'wel' if choice.with_hidden else 'niet'} mee ({_named(hidden)})."
    if banners := banners_in(seen.table):
        yield f"{count(len(banners), 'tussenkop', 'tussenkoppen')} over meer kolommen: geen maatregel ({_named(banners)})."
    for note, numbers in noted_in(taken):
        yield f"{note[:1].upper()}{note[1:]} ({_named(numbers)})."
    if mended := [action.number for action in taken if choice.mended.get(seen.at, {}).get(action.number)]:
        yield f"Door u verbeterd: {_named(mended)}."
    if out := [action.number for action in seen.actions if action.is_left_out]:
        yield f"Door u weggelaten: {_named(out)}."


def _columns(seen: Look) -> Iterator[str]:
    """The columns that are left out."""
    if seen.sheet.beyond:
        first, last = letters(MAX_COLUMNS + 1), letters(seen.sheet.beyond)
        yield f"Kolom {first} tot en met {last} zijn niet gelezen: hoogstens {MAX_COLUMNS} kolommen."
    if "title" in seen.mapped and (left := columns_left(seen.table, seen.mapped)):
        more = f" en nog {len(left) - _COLUMNS_NAMED}" if len(left) > _COLUMNS_NAMED else ""
        what = "Kolom die niet meekomt" if len(left) == 1 else "Kolommen die niet meekomen"
        yield f"{what}: {', '.join(left[:_COLUMNS_NAMED])}{more}."


def _sheet(sheet: ListSheet) -> str:
    about = ", ".join(word for word in ("verborgen" if sheet.is_hidden else "", sheet.why_not) if word)
    return f"{sheet.title} ({about})" if about else sheet.title


def _named(numbers: Sequence[int]) -> str:
    """Rows by their numbers; of many the first."""
    said = ", ".join(str(number) for number in numbers[:_ROWS_NAMED])
    more = f" en nog {len(numbers) - _ROWS_NAMED}" if len(numbers) > _ROWS_NAMED else ""
    return f"{'rij' if len(numbers) == 1 else 'rijen'} {said}{more}"
