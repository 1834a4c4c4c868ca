"""A norm as the review page shows it: codes in words, sources with their titles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.documents.norms.model import Criterion, NormSet, NormSource
from dijkwacht.documents.norms.words import EFFORT_WORDS, FUNCTION_WORDS, KIND_WORDS
from dijkwacht.kit.dutch import count

Links = Sequence[tuple[str, str]]
"""Words and addresses."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a criterion leans on, and whether somebody looked."""

    title: str
    url: str
    at: str
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One criterion."""

    criterion: Criterion
    evidence: tuple[str, ...]
    asked: str
    references: tuple[Reference, ...]
    elsewhere: str
    effort: str
    barriers: Links


def themes(norm: NormSet, barriers: Mapping[str, Links]) -> list[tuple[str, str, list[Shown]]]:
    """Each theme: its id, its title and its criteria, each with the barriers that serve it."""
    sources = {source.id: source for source in norm.sources}
    return [
        (theme.id, theme.title, [_shown(criterion, sources, barriers.get(criterion.id, ())) for criterion in theme.criteria])
        for theme in norm.themes
    ]


def _shown(criterion: Criterion, sources: dict[str, NormSource], barriers: Links) -> Shown:
    return Shown(
        criterion=criterion,
        evidence=tuple(f"{wanted.what} ({KIND_WORDS[Kind(wanted.kind)]})" for wanted in criterion.evidence),
        asked=", ".join(FUNCTION_WORDS[name] for name in criterion.asked) or "iedereen",
        references=tuple(_references(criterion, sources)),
        elsewhere="; ".join(f"{mapping.frame} {mapping.at}" for mapping in criterion.maps_to),
        effort=EFFORT_WORDS[criterion.advice.effort] if criterion.advice else "",
        barriers=barriers,
    )


def _references(criterion: Criterion, sources: dict[str, NormSource]) -> Iterator[Reference]:
    for reference in criterion.sources:
        source = sources[reference.ref]
        # A file from elsewhere may name anything as address; only one that leads to a page becomes a link.
        url = source.url if source.url and source.url.startswith(("https://", "http://")) else ""
        yield Reference(source.title, url, reference.at, reference.checked)


def read_in(found: Found) -> str:
    """What is said when a file became a draft."""
    words = f"Ingelezen als ontwerp: {count(len(found.norm.criteria), 'eis', 'eisen')}. Nieuwe beelden kunnen pas na publiceren."
    if found.untranslated:
        words += f" {count(found.untranslated, 'eis heeft', 'eisen hebben')} geen Nederlandse tekst."
    return words
