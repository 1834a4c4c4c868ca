"""What does the decision still need: the remarks of the fact check, and how far the decision is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.adoption.queries import decided_in, decision_on, readiness
from dijkwacht.apps.fact_check import actions as fact_check
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.fact_check.queries import remarks_on
from dijkwacht.apps.findings.queries import Weakness, weaknesses
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import State, why_not_close
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn, number
from dijkwacht.web.work.closing.forms import RepliesForm


@dataclass(frozen=True, slots=True)
class Open:
    """A remark that waits, with the finding that it is about and the fields for a reply."""

    comment: Comment
    weakness: Weakness | None
    reply: Any
    taken: Any


@require_http_methods(["GET", "POST"])
def closing(request: SignedIn, picture: UUID) -> HttpResponse:
    """What is still needed for the decision?"""
    here = picture_for(request.user, picture)
    if request.method == "POST":
        return _save(request, here)
    pictures.opened(picture=here, page="closing", by=request.user)
    return _page(request, here)


def _save(request: SignedIn, here: Picture) -> HttpResponse:
    # Also those that were answered in the meantime: the words typed for them are not lost.
    named = [name.removeprefix("reply-") for name in request.POST if name.startswith("reply-")]
    comments = Comment.objects.filter(picture=here, pk__in=[*map(number, named)]).order_by("at", "pk")
    form = RepliesForm(request.POST, comments=comments)
    outcome = done(form, lambda: _reply(request, form))
    if not outcome.is_done:
        return _page(request, here, form, status=outcome.status, refused=outcome.refused)
    messages.success(request, "Uw antwoorden zijn bewaard." if form.replies else "Er was niets nieuws om te bewaren.")
    return redirect("work:closing", here.pk)


@transaction.atomic
def _reply(request: SignedIn, form: RepliesForm) -> None:
    for comment, text, is_taken_over in form.replies:
        fact_check.reply(comment=comment, text=text, is_taken_over=is_taken_over, by=request.user)


def _page(request: SignedIn, here: Picture, form: RepliesForm | None = None, *, status: int = 200, **more: Any) -> HttpResponse:
    reckoned = told(here)
    found = {one.criterion.id: one for one in weaknesses(reckoned)}
    remarks = _in_order(remarks_on(here), found)
    waiting = [comment for comment in remarks if not comment.replied_at]
    form = form or RepliesForm(comments=waiting)
    decision = decision_on(here)
    context = {
        **common(here, page="work:closing", standing=readiness(here)),
        "closed": why_not_close(State(here.state)),
        "form": form,
        "open": [
            Open(one, found.get(one.criterion), form[f"reply-{one.pk}"], form[f"taken-{one.pk}"])
            for one in remarks
            if one.pk in form.comments
        ],
        "answered": [comment for comment in remarks if comment.replied_at and comment.pk not in form.comments],
        "promised": [comment for comment in remarks if comment.replied_at and comment.is_open],
        "decision": decision,
        "decided": decided_in(decision).words if decision else "",
        "passages": Passage.objects.filter(picture=here).count(),
    }
    return render(request, "work/closing/closing.html", {**context, **more}, status=status)


def _in_order(remarks: Mapping[str, list[Comment]], found: Iterable[str]) -> list[Comment]:
    """By finding, as the fact check shows them; the whole and what is no weakness any more come last."""
    return [comment for key in dict.fromkeys([*found, "", *remarks]) for comment in remarks.get(key, [])]
