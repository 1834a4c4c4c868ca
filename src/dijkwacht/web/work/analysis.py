"""The analysis: where does policy exist on paper only, and where do answers lie apart?"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from dijkwacht.analysis.scoring.picture import ThemeFigures
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture, Respondent
from dijkwacht.apps.assessments.queries import Reckoned, readiness, reckon
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.report.content import ReportHead, ReportTexts
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.one_page import drawing
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.desk import common, picture_for
from dijkwacht.web.work.filters import Chosen, Show, chosen, lapsed_criteria
from dijkwacht.web.work.matrix import matrix

FEW_RESPONDENTS = "minder dan 3"
MUST_WORDS = {True: "op orde", False: "nog niet", None: "–"}


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme of the table beside the drawing."""

    title: str
    url: str
    is_chosen: bool
    practice: str
    paper: str
    paper_only: int
    must: str
    spread: str


@require_GET
def analysis(request: SignedIn, picture: UUID) -> HttpResponse:
    """Above the profile and the themes, below the matrix; who said what is seen here by the adviser only."""
    here = picture_for(request.user, picture)
    reckoned = reckon(here)
    respondents = list(Respondent.objects.filter(picture=here).order_by("pk"))
    asked = chosen(request.GET, (theme.id for theme in reckoned.norm.themes))
    actions.opened(picture=here, page="analysis", by=request.user)
    context = {
        **common(here, page="work:analysis", standing=readiness(here, reckoned)),
        "chosen": asked,
        "matrix": matrix(reckoned, respondents, asked.criteria(reckoned)),
        "whole": figures(reckoned),
        "drawings": drawings(reckoned, len(respondents)),
        "themes": _themes(reckoned, asked),
        "tabs": _tabs(reckoned, asked),
        "lapsed": len(lapsed_criteria(reckoned)),
        "lapsed_url": _address(here, Chosen(Show.LAPSED)),
        "all_url": _address(here, Chosen()),
    }
    return render(request, "work/analysis.html", context)


def figures(reckoned: Reckoned) -> dict[str, str]:
    """The headline figures in words, as the report writes them."""
    whole = reckoned.score.whole
    return {
        "practice": wording.at_norm(whole),
        "paper": wording.at_norm_paper(whole),
        "paper_only": wording.paper_only(whole),
        "paper_only_count": f"{whole.paper_only_count} van {whole.applicable}",
    }


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
            practice=f"{figures.at_norm} van {figures.applicable}",
            paper=f"{figures.at_norm_paper} van {figures.applicable}",
            paper_only=figures.paper_only_count,
            must=MUST_WORDS[theme.on_height],
            spread=wording.spread(bounds, figures.applicable) if bounds else FEW_RESPONDENTS,
        )

    return [row(theme) for theme in reckoned.score.themes]


def _tabs(reckoned: Reckoned, asked: Chosen) -> list[dict[str, Any]]:
    """The filters with how many criteria each shows; an empty one stays only while it is chosen."""
    tabs = []
    for show in Show:
        choice = Chosen(show, asked.theme)
        number = len(choice.criteria(reckoned))
        if number or show in {asked.show, Show.ALL}:
            url = _address(reckoned.picture, choice)
            tabs.append({"label": show.label, "url": url, "current": show is asked.show, "count": number})
    return tabs


def _address(picture: Picture, choice: Chosen) -> str:
    return f"{reverse('work:analysis', args=[picture.pk])}{choice.query}#matrix"
