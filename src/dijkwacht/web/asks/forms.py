"""How somebody wants to hear of each kind."""

from collections.abc import Iterable, Mapping
from typing import Final

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from dijkwacht.apps.asks.rules.kinds import ONCE_A_DAY, Kind, Way
from dijkwacht.kit.dutch import capital
from dijkwacht.web.fields import FROM_THE_LIST

_ALL: Final = tuple((way.value, capital(way.word)) for way in Way)
_NOT_BUNDLED: Final = tuple((way.value, capital(way.word)) for way in Way if way is not Way.DAILY)
_GROUPS: Final = (
    ("Opdrachten", ("assignment",)),
    ("Beelden en besluiten", ("concept", "fact_check", "comment", "record", "confirm", "sign", "decided")),
    ("Maatregelen", ("measure", "month")),
    ("Zaken en vragen aan een adviseur", ("case", "desk")),
)


class WaysForm(forms.Form):
    """One choice for each kind that somebody's roles bring."""

    def __init__(self, data: QueryDict | None = None, *, kinds: Iterable[Kind], ways: Mapping[Kind, Way]) -> None:
        super().__init__(data)
        for kind in kinds:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.word,
                choices=_NOT_BUNDLED if kind in ONCE_A_DAY | {Kind.MONTH} else _ALL,
                initial=ways[kind].value,
                error_messages={"required": FROM_THE_LIST},
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
