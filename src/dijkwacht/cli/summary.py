"""A picture on the command line: as JSON for programs, in a few lines for a person."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dijkwacht.analysis.scoring.picture import Figures, Picture, ThemeFigures
    from dijkwacht.documents.workbook.rows import AnswersFile

_FEW = 10  # under this number of criteria a count says more than a percentage


def as_json(file: "AnswersFile", picture: "Picture") -> dict[str, Any]:
    """The picture with unrounded figures, under the keys that other programs rely on."""
    return {
        "organisation": file.head.code,
        "norms": file.norm.id,
        "basic": file.head.basic,
        "date": file.head.on.isoformat(),
        **_figures(picture.whole),
        "agreement": picture.agreement,
        "themes": [_theme(theme) for theme in picture.themes],
        "weak_spots": list(picture.weak_spots),
        "unknown": list(picture.unknown),
        "unanswered": list(picture.unanswered),
        "no_evidence": list(picture.no_evidence),
        "stale": list(picture.stale),
    }


def in_words(file: "AnswersFile", picture: "Picture") -> str:
    """The picture in a few lines: counts first, then what stands on paper only."""
    from dijkwacht.kit.dutch import long_date  # noqa: PLC0415

    whole, head = picture.whole, file.head
    lines = [
        f"{head.name} ({head.code}): {file.norm.title}{', basisset' if head.basic else ''}, peildatum {long_date(head.on)}",
        f"Rubricering: {head.marking}{'; voorbeeldgegevens' if head.example else ''}",
        f"In de praktijk op norm: {whole.at_norm} van {whole.applicable} criteria",
        *_paper_only(whole),
        f"Kwetsbaarheden: {len(picture.weak_spots)}",
        f"Weet ik niet: {len(picture.unknown)}; niet beantwoord: {len(picture.unanswered)}",
        f"Zonder bewijs: {len(picture.no_evidence)}; verouderd bewijs: {len(picture.stale)}",
    ]
    return "\n".join(lines)


def _paper_only(whole: "Figures") -> list[str]:
    from dijkwacht.kit.dutch import percent  # noqa: PLC0415

    if whole.paper_only is None:
        return []
    if whole.applicable < _FEW:
        return [f"Staat alleen op papier: {whole.paper_only_count} van {whole.applicable} criteria"]
    return [f"{percent(whole.paper_only)} staat alleen op papier"]


def _figures(figures: "Figures") -> dict[str, Any]:
    return {
        "paper": _number(figures.paper),
        "practice": _number(figures.practice),
        "paper_only": _number(figures.paper_only),
        "practice_only": _number(figures.practice_only),
        "gap": _number(figures.gap),
        "counts": {"at_norm": figures.at_norm, "applicable": figures.applicable},
    }


def _theme(theme: "ThemeFigures") -> dict[str, Any]:
    return {
        "id": theme.id,
        **_figures(theme.figures),
        "on_height": theme.on_height,
        "practice_range": [float(end) for end in theme.practice_range] if theme.practice_range else None,
    }


def _number(share: Fraction | None) -> float | None:
    return None if share is None else float(share)
