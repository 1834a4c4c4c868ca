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

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Comment, Passage, Picture
from dijkwacht.apps.assessments.queries import Weakness, decided_in, decision_on, readiness, reckon, remarks_on, weaknesses
from dijkwacht.apps.assessments.rules import State, why_not_close
from dijkwacht.kit.errors import Refused
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.closing.forms import RepliesForm
from dijkwacht.web.work.desk import common, picture_for


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
    actions.opened(picture=here, page="closing", by=request.user)
    return _page(request, here)


def _save(request: SignedIn, here: Picture) -> HttpResponse:
    # Also those that were answered in the meantime: the words typed for them are not lost.
    named = [name.removeprefix("reply-") for name in request.POST if name.startswith("reply-")]
    comments = Comment.objects.filter(picture=here, pk__in=[pk for pk in named if pk.isdecimal()]).order_by("at", "pk")
    form = RepliesForm(request.POST, comments=comments)
    if not form.is_valid():
        return _page(request, here, form, status=422)
    try:
        with transaction.atomic():
            for comment, text, is_taken_over in form.replies:
                actions.reply(comment=comment, text=text, is_taken_over=is_taken_over, by=request.user)
    except Refused as refused:
        return _page(request, here, form, status=409, refused=refused.reason)
    messages.success(request, "Uw antwoorden zijn bewaard." if form.replies else "Er was niets nieuws om te bewaren.")
    return redirect("work:closing", here.pk)


def _page(request: SignedIn, here: Picture, form: RepliesForm | None = None, *, status: int = 200, **more: Any) -> HttpResponse:
    reckoned = reckon(here)
    found = {one.criterion.id: one for one in weaknesses(reckoned)}
    remarks = _in_order(remarks_on(here), found)
    waiting = [comment for comment in remarks if not comment.replied_at]
    form = form or RepliesForm(comments=waiting)
    decision = decision_on(here)
    context = {
        **common(here, page="work:closing", standing=readiness(here, reckoned)),
        "closed": why_not_close(State(here.state)),
        "form": form,
        "open": [
            Open(one, found.get(one.criterion), form[f"reply-{one.pk}"], form[f"taken-{one.pk}"])
            for one in remarks
            if one.pk in form.comments
        ],
        "answered": [comment for comment in remarks if comment.replied_at and comment.pk not in form.comments],
        "decision": decision,
        "decided": decided_in(decision).words if decision else "",
        "passages": Passage.objects.filter(picture=here).count(),
    }
    return render(request, "work/closing/closing.html", {**context, **more}, status=status)


def _in_order(remarks: Mapping[str, list[Comment]], found: Iterable[str]) -> list[Comment]:
    """By finding, as the fact check shows them; the whole and what is no weakness any more come last."""
    return [comment for key in dict.fromkeys([*found, "", *remarks]) for comment in remarks.get(key, [])]
