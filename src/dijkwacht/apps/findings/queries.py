"""The vulnerabilities of a picture in words, and what is advised with each."""

from dataclasses import dataclass
from datetime import date

from dijkwacht.apps.findings.models import Finding, Recommendation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.documents.norms.model import Criterion, NormSet


@dataclass(frozen=True, slots=True)
class Weakness:
    """One vulnerability as the report words it; ``advice`` is empty where none is given."""

    criterion: Criterion
    theme: str
    severity: str
    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class Advised:
    """What is recommended with one vulnerability, and how much work it is."""

    criterion: Criterion
    text: str
    effort: str


@dataclass(frozen=True, slots=True)
class Review:
    """How many findings were read and accepted or reworded by the adviser, of how many, and the last day on which one was."""

    read: int
    of: int
    on: date | None
    unread: tuple[str, ...] = ()


def advice_of(picture: Picture, norm: NormSet) -> dict[str, tuple[str, str]]:
    """Text and effort of the advice with each criterion: the norm's own, or what the adviser made of it; one query."""
    own = {row.criterion: row for row in Recommendation.objects.filter(picture=picture)}
    found: dict[str, tuple[str, str]] = {}
    for criterion in norm.criteria:
        adapted = own.get(criterion.id)
        if adapted is None and criterion.advice:
            found[criterion.id] = (criterion.advice.text, criterion.advice.effort)
        elif adapted and not adapted.is_left_out:
            found[criterion.id] = (adapted.text, adapted.effort)
    return found


def advised(reckoned: Reckoned) -> tuple[Advised, ...]:
    """The advice with each vulnerability, in the order in which those are read."""
    advice = advice_of(reckoned.picture, reckoned.norm)
    return tuple(Advised(reckoned.criteria[code], *advice[code]) for code in reckoned.score.findings if code in advice)


def weaknesses(reckoned: Reckoned) -> tuple[Weakness, ...]:
    """The findings of a picture with text and recommendation, heaviest first: never what is not known yet. Two queries."""
    picture = reckoned.picture
    said = dict(Finding.objects.filter(picture=picture).values_list("criterion", "text"))
    advice = advice_of(picture, reckoned.norm)
    themes = {theme.id: theme.title for theme in reckoned.norm.themes}

    def one(code: str) -> Weakness:
        criterion, result = reckoned.criteria[code], reckoned.results[code]
        return Weakness(
            criterion,
            themes[result.theme],
            result.severity or "",
            said.get(code) or criterion.vulnerability or "",
            advice[code][0] if code in advice else "",
        )

    return tuple(one(code) for code in reckoned.score.findings)


def review_of(reckoned: Reckoned) -> Review:
    """How many of the findings the adviser read, as they stand now; one query."""
    found = reckoned.score.findings
    days = dict(
        Finding.objects.filter(picture=reckoned.picture, criterion__in=found, is_reviewed=True).values_list(
            "criterion", "reviewed_on"
        )
    )
    return Review(
        read=len(days),
        of=len(found),
        on=max((day for day in days.values() if day), default=None),
        unread=tuple(code for code in found if code not in days),
    )
