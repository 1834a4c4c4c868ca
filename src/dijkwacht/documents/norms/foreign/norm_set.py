"""A norm set that was found in a file, and what to remember of where it came from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, get_args

from dijkwacht.documents.norms.foreign.identifiers import code, kebab, theme_code, unique
from dijkwacht.documents.norms.model import Criterion, Mapping, NormSet, OrganisationKind, Questions, Theme, WantedEvidence
from dijkwacht.kit.dutch import count

LONGEST_TITLE: Final = 200
LONGEST_VERSION: Final = 20


@dataclass(frozen=True, slots=True)
class Found:
    """The norm set, lines about its origin, how many criteria are not in Dutch, and what was lost in reading."""

    norm: NormSet
    origin: tuple[str, ...] = ()
    untranslated: int = 0
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme of a foreign file: the name it had there and its title."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class FoundCriterion:
    """A criterion of a foreign file: ``name`` becomes its id, ``reference`` is how people there know it."""

    theme: FoundTheme
    name: str
    text: str
    heading: str = ""
    guidance: str = ""
    reference: str = ""
    evidence: str = ""
    weight: int | Fraction = 1
    ask: Questions | None = None


def norm_set(name: str, *, title: str, version: str, criteria: Sequence[FoundCriterion]) -> NormSet:
    """Make the norm set; what the foreign file does not tell stays empty, and it applies to every kind."""
    frame = kebab(name) or kebab(title) or "norm"
    ids = unique(code(each.name) for each in criteria)
    listed: dict[FoundTheme, list[Criterion]] = {}
    for each, made in zip(criteria, ids, strict=True):
        listed.setdefault(each.theme, []).append(_criterion(each, made, frame))
    theme_ids = unique(theme_code(theme.name) for theme in listed)
    themes = (
        Theme(id=made, title=_short(theme.title, LONGEST_TITLE), criteria=tuple(inside))
        for made, (theme, inside) in zip(theme_ids, listed.items(), strict=True)
    )
    return NormSet(
        id=frame,
        version=version[:LONGEST_VERSION],
        title=_short(title, LONGEST_TITLE),
        applies_to=get_args(OrganisationKind),
        themes=tuple(themes),
    )


def cut_short(title: str, version: str, themes: Iterable[FoundTheme]) -> Iterator[str]:
    """What does not fit whole in a norm set of ours, in sentences."""
    if _short(title, LONGEST_TITLE) != " ".join(title.split()):
        yield f"De titel is na {LONGEST_TITLE} tekens afgebroken"
    if len(version) > LONGEST_VERSION:
        yield f"De versie is na {LONGEST_VERSION} tekens afgebroken"
    if long := sum(len(" ".join(theme.title.split())) > LONGEST_TITLE for theme in set(themes)):
        yield f"De titel van {count(long, 'thema', 'thema’s')} is na {LONGEST_TITLE} tekens afgebroken"


def _criterion(each: FoundCriterion, made: str, frame: str) -> Criterion:
    return Criterion(
        id=made,
        text=each.text,
        ask=each.ask,
        guidance="\n\n".join(filter(None, (each.heading, each.guidance))) or None,
        evidence=(WantedEvidence(what=each.evidence, kind="anders"),) if each.evidence else (),
        maps_to=(Mapping(frame=frame, at=each.reference),) if each.reference else (),
        weight=int(each.weight),
    )


def headed(names: Iterable[str]) -> str:
    """Names from broad to narrow as one heading."""
    return " – ".join(name for name in names if name)


def _short(text: str, longest: int) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= longest else f"{one_line[: longest - 1].rstrip()}…"
