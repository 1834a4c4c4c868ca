"""Komt beleid van papier: the own measures over the quarters, and what a later picture shows of what they promised."""

from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.analysis.scoring.answers import NORM
from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.measures.rules.drafts import quarter_word
from dijkwacht.apps.pictures.actions import opened
from dijkwacht.apps.plan.queries.over_time import Kept, Looked, looked_back, went
from dijkwacht.apps.plan.rules.over_time import Outcome, Stand, stands
from dijkwacht.documents.drawings.course import Bar, CourseDrawing, course
from dijkwacht.documents.report.parts import wording
from dijkwacht.kit.dutch import percent
from dijkwacht.web.parts import organisation_choice
from dijkwacht.web.request import SignedIn


@require_GET
def choose(request: SignedIn) -> HttpResponse:
    """Of which organisation? One: straight to it. Never one that is only advised."""
    return organisation_choice.choose(
        request, own_organisations(request.user, Right.SEE_MEASURES, on=timezone.localdate()), to="plan:over_time"
    )


@require_GET
def over_time(request: SignedIn, code: str) -> HttpResponse:
    """How far has it come, and did it help?"""
    today = timezone.localdate()
    organisation = get_object_or_404(own_organisations(request.user, Right.SEE_MEASURES, on=today), code=code)
    known = went(organisation)
    found = stands([one.course for one in known], on=today)
    drawing = CourseDrawing("Maatregelen per kwartaal, van voorgesteld tot aantoonbaar in werking", tuple(map(_bar, found)))
    looked = looked_back(organisation, known)
    for picture in (looked.before, looked.after) if looked else ():
        opened(picture=picture, page="over_time", by=request.user)
    context = {
        "organisation": organisation,
        "is_example": organisation.is_example,
        "today": today,
        "last": found[-1] if found else None,
        "rows": [_row(stand) for stand in reversed(found)],
        "wide": course(drawing),
        "narrow": course(drawing, narrow=True),
        "looked": looked,
        "groups": _groups(looked) if looked else [],
    }
    return render(request, "plan/over_time.html", context)


def _bar(stand: Stand) -> Bar:
    return Bar(
        quarter_word(stand.first),
        stand.proven,
        stand.in_practice - stand.proven,
        stand.decided - stand.in_practice,
        stand.measures - stand.decided,
    )


def _row(stand: Stand) -> tuple[str, ...]:
    """A quarter in the table: counts, with their share where there are not too few for one."""

    def share(number: int) -> str:
        counted = wording.of(number, stand.measures)
        return counted if stand.measures < wording.FEW else f"{counted} ({percent(Fraction(number, stand.measures))})"

    counted = (stand.decided, stand.in_practice, stand.proven)
    return quarter_word(stand.first), str(stand.measures), *map(share, counted)


def _groups(looked: Looked) -> list[tuple[Outcome, list[tuple[Kept, str, str]]]]:
    """The promises by what became of them, with the promised and the found levels in words."""
    shown = [(kept, _promised(kept), _levels(kept)) for kept in looked.kept]
    return [(outcome, rows) for outcome in Outcome if (rows := [one for one in shown if one[0].verdict.outcome is outcome])]


def _promised(kept: Kept) -> str:
    level = NORM if kept.effect.practice is None else kept.effect.practice
    return f"{level} ({wording.PRACTICE_LEVELS[level]})"


def _levels(kept: Kept) -> str:
    if not kept.found.is_counted:
        return "niet te vergelijken"
    before, after = ("onbekend" if level is None else str(level) for level in (kept.found.before, kept.found.after))
    return f"van {before} naar {after}"
