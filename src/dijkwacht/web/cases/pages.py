"""The pages that the cases of both instruments have: putting right, what came after the decision, removing."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.models import Case
from dijkwacht.apps.cases.queries import after_of, as_noted
from dijkwacht.apps.cases.rules.parties import NOBODY
from dijkwacht.apps.cases.rules.remedies import MOST_DEFERRED, Remedy, begins, tracks_of, why_not_note
from dijkwacht.kit.errors import Refused
from dijkwacht.web.cases.forms import AfterForm, LineForm, RemoveForm, rulings_of
from dijkwacht.web.cases.subject import Line, Subject
from dijkwacht.web.deeds import Outcome, done
from dijkwacht.web.request import SignedIn


def after_lines(case: Case) -> list[Line]:
    """What was noted after the decision, each with its deeds."""
    decided = case.decided()
    return [
        Line(
            key=f"na-{row.pk}",
            words=as_noted(row).words_in(has_parts=decided.has_parts),
            on=row.on,
            until=row.until,
            weeks=row.weeks,
            has_until=Remedy(row.what).kind.has_until,
            has_weeks=Remedy(row.what).kind.has_weeks,
            most_weeks=MOST_DEFERRED,
            article=Remedy(row.what).kind.article,
            asks_committee=row.what == Remedy.OBJECTION,
            with_committee=row.with_committee,
            ruling=row.ruling,
            rulings=rulings_of(Remedy(row.what)),
            asks_why=row.what == Remedy.DURATION,
            party=row.party,
            asks_party=begins(Remedy(row.what), decided),
            months=row.months,
            ends_on=row.ends_on,
            months_dwelling=row.months_dwelling,
            ends_on_dwelling=row.ends_on_dwelling,
            has_dwelling=decided.dwelling is not None,
            has_length=bool(Remedy(row.what).kind.resets) and decided.has_closure,
            put_right=partial(cases.put_after_right, row=row.pk),
            take_off=partial(cases.take_after_off, row=row.pk),
        )
        for row in case.remedies.all()
    ]


@require_http_methods(["GET", "POST"])
def line(request: SignedIn, case: UUID, key: str, subject: Subject) -> HttpResponse:
    """What is wrong with what was noted?"""
    here = subject.case_for(request.user, case)
    found = next((one for one in (*subject.lines(here), *after_lines(here)) if one.key and one.key == key), None)
    if found is None:
        if request.method == "POST":
            raise Refused("Dit staat er niet meer. Kijk eerst wat er nu staat.")
        raise Http404
    takes_off = "off" in request.POST
    form = LineForm(request.POST if request.method == "POST" else None, line=found, takes_off=takes_off)
    outcome = done(form, lambda: _change(found, here, form, request))
    if outcome.is_done:
        messages.success(request, f"{'Weg' if takes_off else 'Gewijzigd'}: {found.words}.")
        return redirect(subject.address("case", here.pk))
    return _shown(request, subject, here, "line", {"form": form, "line": found}, outcome)


def _change(found: Line, here: Case, form: LineForm, request: SignedIn) -> None:
    if form.takes_off:
        found.take_off(case=here, why=form.amended(), by=request.user)
    else:
        found.put_right(case=here, correction=form.correction(), why=form.amended(), by=request.user)


@require_http_methods(["GET", "POST"])
def after(request: SignedIn, case: UUID, what: str, subject: Subject, whose: str = "") -> HttpResponse:
    """What happened after the decision?"""
    here = subject.case_for(request.user, case)
    if what not in set(Remedy):
        raise Http404
    remedy, decided, noted = Remedy(what), here.decided(), after_of(here)
    track = next((one for one in tracks_of(noted) if one.slug == whose), NOBODY)
    if track.slug != whose:
        raise Http404
    # Whoever comes up against a decision does so beside those who did before.
    before = () if begins(remedy, decided) else noted
    if request.method == "GET" and (reason := why_not_note(remedy, decided, before, track)):
        raise Refused(reason)
    data, today = request.POST if request.method == "POST" else None, timezone.localdate()
    form = AfterForm(data, what=remedy, today=today, decided=decided, track=track)
    outcome = done(form, lambda: cases.note_after(case=here, after=form.after(), by=request.user))
    if outcome.is_done:
        messages.success(request, f"Vastgelegd: {form.after().words_in(has_parts=decided.has_parts)}.")
        return redirect(f"{subject.address('case', here.pk)}#daarna")
    words = track.named(remedy.word)
    return _shown(request, subject, here, "after", {"form": form, "what": remedy, "words": words}, outcome)


@require_http_methods(["GET", "POST"])
def remove(request: SignedIn, case: UUID, subject: Subject) -> HttpResponse:
    """Does this case go for good?"""
    here = subject.case_for(request.user, case)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    outcome = done(form, lambda: cases.remove(case=here, why=form.removed(), by=request.user))
    if outcome.is_done:
        messages.success(request, "De zaak is verwijderd.")
        return redirect(subject.address("cases"))
    return _shown(request, subject, here, "remove", {"form": form}, outcome)


def _shown(
    request: SignedIn, subject: Subject, here: Case, page: str, more: dict[str, Any], outcome: Outcome[Any]
) -> HttpResponse:
    if request.method == "GET":
        cases.opened(case=here, by=request.user, page=page)
    context = {
        **more,
        "case": here,
        "word": subject.word,
        "back": subject.address("case", here.pk),
        "refused": outcome.refused,
        "breadcrumb": subject.trail(here),
        "is_example": here.is_example,
    }
    return render(request, f"cases/{page}.html", context, status=outcome.status)


def addresses(subject: Subject) -> list[URLPattern]:
    """The pages that the cases of both instruments have, for one of them."""
    of = {"subject": subject}
    return [
        path("zaken/<uuid:case>/regel/<slug:key>/", line, of, name="line"),
        path("zaken/<uuid:case>/daarna/<slug:what>/", after, of, name="after"),
        path("zaken/<uuid:case>/daarna/<slug:what>/<slug:whose>/", after, of, name="after"),
        path("zaken/<uuid:case>/verwijderen/", remove, of, name="remove"),
    ]
