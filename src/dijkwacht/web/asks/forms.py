"""How somebody wants to hear of each kind."""

from collections.abc import Iterable, Mapping
from typing import Final

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from dijkwacht.apps.asks.rules.kinds import Kind, Way
from dijkwacht.kit.dutch import capital

_ALL: Final = tuple((way.value, capital(way.word)) for way in Way)
_MONTH: Final = tuple((way.value, capital(way.word)) for way in Way if way is not Way.DAILY)
_GROUPS: Final = (
    ("Opdrachten", ("assignment",)),
    ("Beelden en besluiten", ("concept", "fact_check", "comment", "record", "confirm", "sign", "decided")),
    ("Maatregelen", ("measure", "month")),
)


class WaysForm(forms.Form):
    """One choice for each kind that somebody's roles bring."""

    def __init__(self, data: QueryDict | None = None, *, kinds: Iterable[Kind], ways: Mapping[Kind, Way]) -> None:
        super().__init__(data)
        for kind in kinds:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.word,
                choices=_MONTH if kind is Kind.MONTH else _ALL,
                initial=ways[kind].value,
                error_messages={"invalid_choice": "Kies uit de lijst.", "required": "Kies uit de lijst."},
            )

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """The choices by what they are about."""
        found = [(title, [self[name] for name in self.fields if name.startswith(starts)]) for title, starts in _GROUPS]
        return [(title, fields) for title, fields in found if fields]

    @property
    def ways(self) -> dict[Kind, Way]:
        """What was chosen."""
        return {Kind(name): Way(said) for name, said in self.cleaned_data.items()}
