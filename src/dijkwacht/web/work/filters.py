"""Which criteria the matrix shows: chosen by the address, so that it can be kept and shared with oneself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.apps.adoption.queries import ToDo
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.web.parts.answer_matrix import lapsed_criteria


class Show(StrEnum):
    """What to look at, as the address writes it."""

    ALL = ""
    APART = "uiteen"
    GAP = "kloof"
    MUST = "minimumeis"
    UNKNOWN = "onbekend"
    UNANSWERED = "onbeantwoord"
    NO_EVIDENCE = "zonder-bewijs"
    STALE = "verouderd"
    LAPSED = "vervallen"
    UNWEIGHED = "te-wegen"
    UNREAD = "na-te-lezen"

    @property
    def label(self) -> str:
        """The words on the page."""
        return SHOW_TITLES[self]


SHOW_TITLES: Final = MappingProxyType(
    {
        Show.ALL: "Alle onderdelen",
        Show.APART: "Lopen uiteen",
        Show.GAP: "Alleen op papier",
        Show.MUST: "Minimumeis onder de norm",
        Show.UNKNOWN: "Weet ik niet",
        Show.UNANSWERED: "Niet beantwoord",
        Show.NO_EVIDENCE: "Zonder bewijs",
        Show.STALE: "Verouderd bewijs",
        Show.LAPSED: "Oordeel geldt niet meer",
        Show.UNWEIGHED: "Nog te beoordelen",
        Show.UNREAD: "Nog na te lezen",
    }
)

_HOLDS: Final[Mapping[Show, Callable[[CriterionResult], bool]]] = MappingProxyType(
    {
        Show.ALL: lambda _: True,
        Show.APART: lambda result: result.applicable and result.is_apart,
        Show.GAP: lambda result: result.applicable and result.at_norm_paper and not result.at_norm_practice,
        Show.MUST: lambda result: result.must and result.is_vulnerable and result.practice is not None,
        Show.UNKNOWN: lambda result: result.unknown,
        Show.UNANSWERED: lambda result: result.unanswered,
        Show.NO_EVIDENCE: lambda result: result.no_evidence,
        Show.STALE: lambda result: result.stale,
    }
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address asks for; what it asks for and does not exist is left out."""

    show: Show = Show.ALL
    theme: str = ""

    @property
    def query(self) -> str:
        """The part of the address after the question mark, with that mark; empty where all is shown."""
        asked = {name: value for name, value in (("toon", self.show.value), ("thema", self.theme)) if value}
        return f"?{urlencode(asked)}" if asked else ""

    def criteria(self, reckoned: Reckoned, left: ToDo | None = None) -> tuple[str, ...]:
        """The ids of the criteria to show, in the order of the norm; ``left`` where the choice is what is still to be done."""
        chosen_by = {
            Show.LAPSED: lapsed_criteria(reckoned),
            Show.UNWEIGHED: left.unweighed if left else (),
            Show.UNREAD: left.review.unread if left else (),
        }.get(self.show)
        holds = None if chosen_by is None else chosen_by.__contains__
        return tuple(
            result.id
            for result in reckoned.score.criteria
            if self.theme in {"", result.theme} and (holds(result.id) if holds else _HOLDS[self.show](result))
        )


def chosen(asked: Mapping[str, str], themes: Iterable[str]) -> Chosen:
    """Read the address."""
    show, theme = asked.get("toon", ""), asked.get("thema", "")
    return Chosen(Show(show) if show in set(Show) else Show.ALL, theme if theme in set(themes) else "")
