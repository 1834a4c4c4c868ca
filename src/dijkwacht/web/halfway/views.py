"""The six-month talk: what has become of what we were going to do, and does it work?"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.halfway import actions
from dijkwacht.apps.halfway.queries import Halfway, Topic, halfway, interim_of, said_halfway
from dijkwacht.apps.halfway.rules import MAX_ASK, minutes_each, why_not_close, why_not_talk, why_not_yet
from dijkwacht.apps.pictures.actions import opened
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.answers import Overtaken, Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import PROGRESS
from dijkwacht.documents.college.halfway import figure_rows
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import Prose
from dijkwacht.web.files import asked, sent
from dijkwacht.web.parts.answer_form import AnswerForm, levels, place_of
from dijkwacht.web.parts.pictures import way_to
from dijkwacht.web.request import SignedIn


class CloseForm(forms.Form):
    """What is asked of the college."""

    ask = Prose(
        label="Wat vraagt u van het college?",
        required=False,
        max_length=MAX_ASK,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dit komt op de pagina voor het college. Geen namen van personen.",
        error_messages={"max_length": f"Maak de tekst korter: hooguit {MAX_ASK} tekens."},
    )


@require_safe
def talk(request: SignedIn, picture: UUID) -> HttpResponse:
    """What do we talk about, and where do we stand now?"""
    here = _picture(request.user, picture, Right.SEE_MEASURES)
    opened(picture=here, page="halfway", by=request.user)
    return _talk_page(request, here, CloseForm())


@require_http_methods(["POST"])
def close(request: SignedIn, picture: UUID) -> HttpResponse:
    """From now on it stands."""
    here = _picture(request.user, picture, Right.RUN_MEASURES)
    form = CloseForm(request.POST)
    outcome = done(form, lambda: actions.close(picture=here, ask=form.cleaned_data["ask"], by=request.user))
    if not outcome.is_done:
        return _talk_page(request, here, form, status=outcome.status, refused=outcome.refused)
    messages.success(request, "Het gesprek is afgerond. De pagina voor het college staat klaar.")
    return redirect("halfway:talk", here.pk)


@require_safe
def download(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """One page for the college; as long as the talk goes on as well, for who prepares the meeting."""
    here = _picture(request.user, picture, Right.SEE_MEASURES)
    return sent(deliver(PROGRESS, of=here, form=asked(form, PROGRESS.forms), by=request.user), to=request)


@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: SignedIn, picture: UUID, criterion: str) -> HttpResponse:
    """Is this in practice now, and what shows it?"""
    here = _picture(request.user, picture, Right.RUN_MEASURES)
    if reason := why_not_yet(State(here.state), here.state_since, on=timezone.localdate()):
        raise Refused(reason)
    stands = halfway(here)
    number = next((number for number, one in enumerate(stands.topics) if one.criterion.id == criterion), None)
    if number is None:
        raise Http404
    one, following = stands.topics[number], next(iter(stands.topics[number + 1 :]), None)
    context = {**_common(here, stands), "topic": one, "number": number + 1, "following": following}
    if request.method != "POST":
        said = said_halfway(one.line) if one.line else Said()
        form = AnswerForm(said=said, version=one.line.version if one.line else 0, has_spare="stuk" in request.GET)
        return _topic_page(request, context, form)
    return _discuss(request, context, here, one, following)


def _discuss(request: SignedIn, context: dict[str, Any], here: Picture, one: Topic, following: Topic | None) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _topic_page(request, context, form, status=422, problems=form.problems())
    try:
        actions.discuss(
            picture=here, criterion=one.criterion.id, said=form.said(), seen=form.cleaned_data["seen"], by=request.user
        )
    except InvalidInput as error:
        problems = [(place_of(fault.place), fault.reason) for fault in error.faults]
        return _topic_page(request, context, form, status=422, problems=problems)
    except Overtaken as overtaken:
        return _both(request, context, overtaken)
    except Refused as refused:
        return _topic_page(request, context, form, status=409, refused=refused.reason)
    if "more" in request.POST:
        return redirect(f"{request.path}?stuk=erbij#bewijs")
    messages.success(request, f"Genoteerd bij {one.criterion.id}.")
    return redirect("halfway:topic", here.pk, following.criterion.id) if following else redirect("halfway:talk", here.pk)


def _both(request: SignedIn, context: dict[str, Any], overtaken: Overtaken) -> HttpResponse:
    """Somebody noted something else in the meantime: show both; the form keeps one's own words."""
    data = request.POST.copy()
    data["seen"] = str(overtaken.version)
    mine = AnswerForm(data)
    mine.is_valid()
    return _topic_page(request, context, mine, status=409, theirs=overtaken.current, refused=overtaken.reason)


def _picture(user: User, picture: UUID, right: Right) -> Picture:
    readable = Picture.objects.filter(organisations_where(user, right, on=timezone.localdate()), state=State.ADOPTED)
    return get_object_or_404(readable.select_related("organisation", "norm"), pk=picture)


def _common(here: Picture, stands: Halfway) -> dict[str, Any]:
    return {
        "picture": here,
        "organisation": here.organisation,
        "breadcrumb": way_to(here),
        "stands": stands,
        "closed": why_not_talk(State(here.state), is_held=stands.is_held),
        "minutes": minutes_each(len(stands.topics)),
    }


def _talk_page(request: SignedIn, here: Picture, form: CloseForm, *, status: int = 200, refused: str = "") -> HttpResponse:
    if reason := why_not_yet(State(here.state), here.state_since, on=timezone.localdate()):
        context = {"picture": here, "organisation": here.organisation, "reason": reason, "breadcrumb": way_to(here)}
        return render(request, "halfway/not_yet.html", context, status=409 if request.method == "POST" else 200)
    stands = halfway(here)
    on = (stands.talk.held_on if stands.talk else None) or timezone.localdate()
    may_run = Picture.objects.filter(organisations_where(request.user, Right.RUN_MEASURES, on=timezone.localdate()), pk=here.pk)
    found = interim_of(stands, on=on)
    now = {looked.now.id: looked.now for looked in found.looked}
    context = {
        **_common(here, stands),
        "figures": figure_rows(stands.reckoned.score.whole, found.whole),
        "rows": [(one, now.get(one.criterion.id)) for one in stands.topics],
        "progress": f"{stands.discussed} van {len(stands.topics)}",
        "form": form,
        "refused": refused,
        "may_run": may_run.exists(),
        "why_not_close": why_not_close(State(here.state), is_held=stands.is_held, discussed=stands.discussed),
        "forms": [(form.value, form.word) for form in PROGRESS.forms],
        "next": next((one for one in stands.topics if one.line is None), None),
    }
    return render(request, "halfway/talk.html", context, status=status)


def _topic_page(request: SignedIn, context: dict[str, Any], form: AnswerForm, *, status: int = 200, **more: Any) -> HttpResponse:
    shown = {"form": form, "paper_levels": levels(Side.PAPER), "practice_levels": levels(Side.PRACTICE), **more}
    return render(request, "halfway/topic.html", {**context, **shown}, status=status)
