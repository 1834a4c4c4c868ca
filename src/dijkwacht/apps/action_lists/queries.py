"""An action list between the file and the measures."""

from collections.abc import Iterable
from typing import Final

from pydantic import TypeAdapter

from dijkwacht.apps.action_lists.models import ActionList
from dijkwacht.apps.action_lists.rules import Choice
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.action_lists.mapping import Action
from dijkwacht.documents.action_lists.table import ActionBook

BOOK: Final[TypeAdapter[ActionBook]] = TypeAdapter(ActionBook)
CHOICE: Final[TypeAdapter[Choice]] = TypeAdapter(Choice)


def book_of(row: ActionList) -> ActionBook:
    """The list as it was read."""
    return BOOK.validate_python(row.book)


def choice_of(row: ActionList) -> Choice:
    """What was chosen of it so far."""
    return CHOICE.validate_python(row.choice)


def standing_already(organisation: Organisation, actions: Iterable[Action]) -> set[int]:
    """The numbers of the rows whose title is that of a measure that stands already, or of a row above; one query.

    A measure that was stopped stands too: it can be picked up again where it is.
    """
    rows = Measure.objects.filter(organisation=organisation)
    known = {_plain(title) for title in rows.values_list("title", flat=True)}
    found = set()
    for action in actions:
        if action.is_left_out:
            continue
        if _plain(action.title) in known:
            found.add(action.number)
        known.add(_plain(action.title))
    return found


def _plain(title: str) -> str:
    """A title without what makes no other measure of it, also the apostrophe that our own lists put before a sign."""
    return " ".join(title.split()).casefold().rstrip(".").lstrip("'")
