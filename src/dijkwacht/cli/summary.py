"""A picture on the command line: as JSON for programs, in a few lines for a person."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dijkwacht.analysis.scoring.picture import Figures, Picture, ThemeFigures
    from dijkwacht.documents.workbook.model import AnswersFile


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
    """The picture in a few lines: what stands on paper only, and what is weak, not known or not proven."""
    from dijkwacht.documents.report.parts import wording  # noqa: PLC0415
    from dijkwacht.kit.dutch import long_date  # noqa: PLC0415

    whole, head = picture.whole, file.head
    lines = [
        f"{head.name} ({head.code}): {file.norm.title}{', korte set' if head.basic else ''}, peildatum {long_date(head.on)}",
        f"{head.marking.told}{'; voorbeeldgegevens' if head.example else ''}",
        f"{wording.headline(whole)}.",
        wording.sentence(whole),
        f"Kwetsbaarheden: {len(picture.findings)}; nog niet bekend: {len(picture.not_known)}",
        f"Weet ik niet: {len(picture.unknown)}; niet beantwoord: {len(picture.unanswered)}",
        f"Zonder bewijs: {len(picture.no_evidence)}; verouderd bewijs: {len(picture.stale)}",
    ]
    return "\n".join(lines)


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
