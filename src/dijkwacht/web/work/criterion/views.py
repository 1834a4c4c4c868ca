"""One criterion: what was said, what is settled, and the adviser's text; a page of its own, and a panel beside the matrix."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.adoption.queries import ToDo, to_do
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import Reckoned, reckon
from dijkwacht.apps.pictures.queries.telling import offered
from dijkwacht.apps.pictures.rules.answers import Changed
from dijkwacht.apps.pictures.rules.states import State, why_not_record
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.answer_matrix import matrix
from dijkwacht.web.parts.barriers.serving import served
from dijkwacht.web.parts.criterion_text import FindingSaid, Weighing, Written, norm_advice, save, written
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.criterion.forms import CriterionForm
from dijkwacht.web.work.criterion.said import told
from dijkwacht.web.work.filters import Chosen, chosen


@require_http_methods(["GET", "POST"])
def criterion(request: SignedIn, picture: UUID, criterion: str) -> HttpResponse:
    """What was said of this criterion, and how do you weigh it?"""
    here = picture_for(request.user, picture)
    reckoned = reckon(here)
    asked = reckoned.criteria.get(criterion)
    if asked is None:
        raise Http404
    stands = written(here, asked)
    context = _context(request, reckoned, asked, stands)
    if request.method == "POST":
        return _save(request, context, stands)
    actions.opened(picture=here, page="criterion", by=request.user)
    form = CriterionForm(stands=stands, is_weak=_is_weak(reckoned, asked, stands), **_given(context))
    # Beside the matrix only the part; the address is the same, so that the link works without JavaScript.
    template = "work/criterion_part.html" if request.htmx else "work/criterion.html"
    response = render(request, template, {**context, "form": form})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _save(request: SignedIn, context: dict[str, Any], stands: Written) -> HttpResponse:
    reckoned: Reckoned = context["reckoned"]
    here, asked = reckoned.picture, context["criterion"]
    # What was on the screen when somebody wrote stays on it, even if an answer has put it at norm since.
    is_weak = "finding" in request.POST or _is_weak(reckoned, asked, stands)
    form = CriterionForm(request.POST, stands=stands, is_weak=is_weak, **_given(context))
    outcome = done(
        form,
        lambda: save(
            picture=here,
            criterion=asked,
            wanted=_after_button(request, form.wanted(), stands),
            seen=form.cleaned_data["seen"],
            by=request.user,
        ),
    )
    if isinstance(outcome.refusal, Changed):
        return _both(request, context, form, outcome.refusal)
    if not outcome.is_done:
        again = {**context, "form": form, "refused": outcome.refused}
        return render(request, "work/criterion.html", again, status=outcome.status)
    messages.success(request, f"{asked.id} is bewaard." if outcome.made else f"Er was niets te wijzigen bij {asked.id}.")
    return redirect(_next(request, context))


def _given(context: dict[str, Any]) -> dict[str, Any]:
    return {name: context[name] for name in ("result", "offered")}


def _after_button(request: SignedIn, wanted: Written, stands: Written) -> Written:
    """What another button than *save* changes in the weighing; the texts are saved all the same."""
    if "unsettle" in request.POST:
        return replace(wanted, weighing=Weighing(), lapsed=None)
    if "again" in request.POST and stands.lapsed:
        return replace(wanted, weighing=stands.lapsed, lapsed=None)
    if "accept" in request.POST:
        return replace(wanted, finding=replace(wanted.finding, is_reviewed=True))
    return wanted


def _both(request: SignedIn, context: dict[str, Any], form: CriterionForm, changed: Changed) -> HttpResponse:
    """Somebody wrote in the meantime: show both; the form keeps one's own words and knows what it replaces."""
    reckoned: Reckoned = context["reckoned"]
    now = written(reckoned.picture, context["criterion"])
    data = request.POST.copy()
    data["seen"] = now.mark
    mine = CriterionForm(data, stands=now, is_weak=form.is_weak, result=form.result, offered=form.offered)
    shown = {"form": mine, "theirs": now, "refused": changed.reason}
    return render(request, "work/criterion.html", {**context, **shown}, status=409)


def _next(request: SignedIn, context: dict[str, Any]) -> str:
    """Where to go after saving: on to the next, back beside the matrix, or here again."""
    here: Picture = context["picture"]
    asked: Criterion = context["criterion"]
    query = context["chosen"].query
    goes_on = "next" in request.POST or "accept" in request.POST
    if goes_on and context["after"]:
        return f"{reverse('work:criterion', args=[here.pk, context['after']])}{query}"
    if "accept" in request.POST:
        return reverse("work:findings", args=[here.pk])
    if request.POST.get("from") == "analysis":
        return f"{reverse('work:analysis', args=[here.pk])}{query}#{asked.id}"
    return f"{reverse('work:criterion', args=[here.pk, asked.id])}{query}"


def _is_weak(reckoned: Reckoned, criterion: Criterion, stands: Written) -> bool:
    """Whether there is a text to write: of a vulnerability, or where one was written before."""
    is_written = stands.finding != FindingSaid() or stands.advice != norm_advice(criterion)
    return reckoned.results[criterion.id].is_vulnerable or is_written


def _context(request: SignedIn, reckoned: Reckoned, criterion: Criterion, stands: Written) -> dict[str, Any]:
    asked = chosen(request.GET, (theme.id for theme in reckoned.norm.themes))
    left = to_do(reckoned)
    before, after = _neighbours(reckoned, criterion, asked, left)
    row = matrix(reckoned, (), [criterion.id]).parts[0][1][0]
    return {
        **common(reckoned.picture, page="work:criterion"),
        "reckoned": reckoned,
        "criterion": criterion,
        "theme": next(theme for theme in reckoned.norm.themes if criterion in theme.criteria),
        "row": row,
        "result": row.result,
        "offered": offered(reckoned, criterion.id),
        "told": told(reckoned, criterion.id),
        "stands": stands,
        "chosen": asked,
        "record_url": _record_url(reckoned.picture, criterion),
        "differs_url": _differs_url(reckoned.picture, criterion),
        "is_unweighed": criterion.id in left.unweighed,
        "before": before,
        "after": after,
        "served": served(request.user, reckoned.picture.organisation, reckoned.norm, [criterion.id]).get(criterion.id, ()),
        "sources": {source.id: source.title for source in reckoned.norm.sources},
    }


def _record_url(picture: Picture, criterion: Criterion) -> str:
    """Where the adviser records what was heard or read; empty where that cannot be done now."""
    closed = why_not_record(State(picture.state))
    return "" if closed else reverse("sources:record", args=[picture.pk, criterion.id])


def _differs_url(picture: Picture, criterion: Criterion) -> str:
    """Where the adviser says for which member it is different; empty where there are none."""
    is_open = picture.organisation.kind == Kind.JOINT_BODY and not why_not_record(State(picture.state))
    return reverse("sources:differs", args=[picture.pk, criterion.id]) if is_open else ""


def _neighbours(reckoned: Reckoned, criterion: Criterion, asked: Chosen, left: ToDo) -> tuple[str | None, str | None]:
    """The criterion before and the one after, of those that the filter shows."""
    order = {one.id: place for place, one in enumerate(reckoned.norm.criteria)}
    place = order[criterion.id]
    shown = asked.criteria(reckoned, left)
    before = [one for one in shown if order[one] < place]
    after = [one for one in shown if order[one] > place]
    return (before[-1] if before else None), (after[0] if after else None)
