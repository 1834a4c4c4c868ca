"""The analysis: where does policy exist on paper only, and where do answers lie apart?"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from dijkwacht.analysis.scoring.picture import CriterionResult, ThemeFigures
from dijkwacht.apps.adoption.queries import ToDo, readiness, to_do
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import Reckoned, reckon
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.norms.words import function_words
from dijkwacht.documents.report.content import ReportHead, ReportTexts
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.one_page import drawing
from dijkwacht.kit.dutch import alphabet
from dijkwacht.web.parts.answer_matrix import lapsed_criteria, matrix
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.filters import Chosen, Show, chosen

FEW_RESPONDENTS = "minder dan 3"


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme of the table beside the drawing."""

    title: str
    url: str
    is_chosen: bool
    practice: str
    paper: str
    paper_only: str
    must: str
    spread: str


@require_GET
def analysis(request: SignedIn, picture: UUID) -> HttpResponse:
    """Above the profile and the themes, below the matrix; who said what is seen here by the adviser only."""
    here = picture_for(request.user, picture)
    reckoned = reckon(here)
    respondents = sorted(reckoned.seats, key=lambda seat: alphabet(function_words(seat.function)))
    asked, left = chosen(request.GET, (theme.id for theme in reckoned.norm.themes)), to_do(reckoned)
    actions.opened(picture=here, page="analysis", by=request.user)
    context = {
        **common(here, page="work:analysis", standing=readiness(here, reckoned, left)),
        "chosen": asked,
        "matrix": matrix(reckoned, respondents, asked.criteria(reckoned, left)),
        "whole": figures(reckoned),
        "unproven": _unproven(reckoned),
        "drawings": drawings(reckoned, len(respondents)),
        "themes": _themes(reckoned, asked),
        "tabs": _tabs(reckoned, asked, left),
        "lapsed": len(lapsed_criteria(reckoned)),
        "lapsed_url": _address(here, Chosen(Show.LAPSED)),
        "all_url": _address(here, Chosen()),
    }
    return render(request, "work/analysis.html", context)


def figures(reckoned: Reckoned) -> dict[str, str]:
    """The headline figures in words, as the report writes them."""
    whole = reckoned.score.whole
    return {
        "headline": wording.headline(whole),
        "sentence": wording.sentence(whole),
        "practice": wording.in_all(wording.practice(whole)),
        "paper": wording.in_all(wording.paper(whole)),
        "paper_only": wording.all_paper_only(whole),
    }


def _unproven(reckoned: Reckoned) -> list[dict[str, str]]:
    """How many levels count lower than they were given, and why: what a low figure may rest on, with the filter that shows it."""
    results = reckoned.score.criteria
    found = (
        (Show.NO_EVIDENCE, sum(result.no_evidence for result in results), "zonder bewijs"),
        (Show.STALE, sum(result.stale for result in results), "met verouderd bewijs"),
    )
    total = reckoned.score.whole.applicable
    return [
        {"words": f"{wording.of(number, total)} {what}", "url": _address(reckoned.picture, Chosen(show))}
        for show, number, what in found
        if number
    ]


def drawings(reckoned: Reckoned, respondents: int) -> dict[str, SafeString]:
    """The dike profile for a wide and for a narrow screen: the same drawing as in the report."""
    picture = reckoned.picture
    head = ReportHead(
        organisation=name_on(picture.organisation, picture.reference_date),
        code=picture.organisation.code,
        on=picture.reference_date,
        made_on=picture.reference_date,
        respondents=respondents,
        picture_language=picture.organisation.picture_language,
    )
    drawn = drawing(Matter(head, reckoned.norm, reckoned.score, ReportTexts()))
    # Our own drawing, its texts escaped where they are written.
    return {"wide": mark_safe(profile(drawn)), "narrow": mark_safe(profile(drawn, narrow=True))}  # noqa: S308


def _themes(reckoned: Reckoned, asked: Chosen) -> list[ThemeRow]:
    titles = {theme.id: theme.title for theme in reckoned.norm.themes}

    def row(theme: ThemeFigures) -> ThemeRow:
        figures, bounds = theme.figures, theme.practice_range
        return ThemeRow(
            title=titles[theme.id],
            url=_address(reckoned.picture, Chosen(asked.show, theme.id)),
            is_chosen=theme.id == asked.theme,
            practice=wording.at_norm(figures),
            paper=wording.at_norm_paper(figures),
            paper_only=wording.paper_only(figures),
            must=_must([result for result in reckoned.score.criteria if result.theme == theme.id]),
            spread=wording.spread(bounds, figures.applicable) if bounds else FEW_RESPONDENTS,
        )

    return [row(theme) for theme in reckoned.score.themes]


def _must(results: list[CriterionResult]) -> str:
    """Whether the minimumeisen of a theme stand in practice."""
    found = wording.must(results)
    if found is None:
        return "–"
    low, dark = found
    return "nog niet" if low else wording.NOT_KNOWN if dark else "op orde"


def _tabs(reckoned: Reckoned, asked: Chosen, left: ToDo) -> list[dict[str, Any]]:
    """The filters with how many criteria each shows; an empty one stays only while it is chosen."""
    tabs = []
    for show in Show:
        choice = Chosen(show, asked.theme)
        number = len(choice.criteria(reckoned, left))
        if number or show in {asked.show, Show.ALL}:
            url = _address(reckoned.picture, choice)
            tabs.append({"label": show.label, "url": url, "current": show is asked.show, "count": number})
    return tabs


def _address(picture: Picture, choice: Chosen) -> str:
    return f"{reverse('work:analysis', args=[picture.pk])}{choice.query}#matrix"
