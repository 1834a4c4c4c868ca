"""An action list between the file and the measures."""

from collections.abc import Iterable

from dijkwacht.apps.action_lists.models import ActionList
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.action_lists.mapping import Action
from dijkwacht.documents.action_lists.table import ActionTable, Line


def table_of(row: ActionList) -> ActionTable:
    """The list as it was read."""
    headings = {int(column): heading for column, heading in row.headings}
    lines = tuple(Line(number, _by_column(texts), _by_column(flaws)) for number, texts, flaws in row.lines)
    return ActionTable(row.title, headings, lines)


def standing_already(organisation: Organisation, actions: Iterable[Action]) -> set[int]:
    """The numbers of the rows whose title is that of a measure that stands already, or of a row above; one query."""
    rows = Measure.objects.filter(organisation=organisation).exclude(state=State.STOPPED)
    known = {_plain(title) for title in rows.values_list("title", flat=True)}
    found = set()
    for action in actions:
        if _plain(action.title) in known:
            found.add(action.number)
        known.add(_plain(action.title))
    return found


def _by_column(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    return {int(column): text for column, text in pairs}


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold().rstrip(".")
