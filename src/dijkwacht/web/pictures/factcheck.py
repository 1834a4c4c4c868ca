"""The fact check: does what the adviser found fit the facts?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.queries import roles_at
from dijkwacht.apps.accounts.rules import Right, Role, roles_with
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Comment, Picture
from dijkwacht.apps.assessments.queries import Weakness, reckon, remarks_on, weaknesses
from dijkwacht.apps.assessments.rules import READABLE, Changed, State, digest, why_not_comment
from dijkwacht.kit.errors import Refused
from dijkwacht.web.pictures.forms import WHOLE, RemarksForm
from dijkwacht.web.pictures.reading import way_to
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on the page; ``field`` and ``seen`` where it can still be changed by who reads it."""

    comment: Comment
    field: Any = None
    seen: Any = None


@dataclass(frozen=True, slots=True)
class Section:
    """One finding with what was remarked on it and the field for a new remark; the whole has no finding."""

    key: str
    weakness: Weakness | None
    remarks: tuple[Remark, ...]
    field: Any = None


@require_http_methods(["GET", "POST"])
def fact_check(request: SignedIn, picture: UUID) -> HttpResponse:
    """Does this fit the facts?"""
    here = _one(request, picture)
    if request.method == "POST":
        return _save(request, here)
    actions.opened(picture=here, page="fact_check", by=request.user)
    return _page(request, here)


def _one(request: SignedIn, picture: UUID) -> Picture:
    visible = Picture.objects.visible_to(request.user, Right.COMMENT, on=timezone.localdate()).filter(state__in=READABLE)
    found = visible.select_related("organisation", "norm").defer("norm__content").prefetch_related("organisation__names")
    return get_object_or_404(found, pk=picture)


def _save(request: SignedIn, here: Picture) -> HttpResponse:
    own = Comment.objects.filter(picture=here, by=request.user, replied_at=None)
    keys = [name.removeprefix("new-") for name in request.POST if name.startswith("new-")]
    known = {WHOLE, *(criterion.id for criterion in reckon(here).norm.criteria)}
    form = RemarksForm(request.POST, keys=[key for key in keys if key in known], own=own)
    if not form.is_valid():
        return _page(request, here, form, status=422)
    if lost := _lost(request, form):
        reason = "Een opmerking die u wijzigde, is intussen beantwoord of ingetrokken. Er is nog niets bewaard."
        return _page(request, here, form, status=409, refused=reason, lost=lost)
    try:
        with transaction.atomic():
            done = _write(request, here, form)
    except Changed as changed:
        return _page(request, here, _both(request, form), status=409, refused=changed.reason, theirs=True)
    except Refused as refused:
        return _page(request, here, form, status=409, refused=refused.reason)
    messages.success(request, "Bewaard." if done else "Er was niets nieuws om te bewaren.")
    anchor = request.POST.get("save") or WHOLE
    response = redirect("pictures:fact_check", here.pk)
    response["Location"] += f"#{anchor if anchor in known else WHOLE}"
    return response


def _lost(request: SignedIn, form: RemarksForm) -> list[str]:
    """What somebody wrote over a remark that can no longer be changed: to copy."""
    names = [name for name in request.POST if name.startswith("own-") and name not in form.own]
    seen = {name: request.POST.get(name.replace("own-", "seen-", 1)) for name in names}
    texts = {name: request.POST[name].replace("\r\n", "\n").strip() for name in names}
    return [text for name, text in texts.items() if text and digest(text) != seen[name]]


def _both(request: SignedIn, form: RemarksForm) -> RemarksForm:
    """The form with one's own words, that knows what it now replaces."""
    data = request.POST.copy()
    for comment in form.own.values():
        data[f"seen-{comment.pk}"] = digest(comment.text)
    keys = [name.removeprefix("new-") for name in form.fields if name.startswith("new-")]
    bound = RemarksForm(data, keys=keys, own=form.own.values())
    bound.is_valid()
    return bound


def _write(request: SignedIn, here: Picture, form: RemarksForm) -> bool:
    """Save all that was typed on the page; all or nothing."""
    withdrawn = request.POST.get("retract", "")
    new, changed = form.new, [row for row in form.changed if str(row[1].pk) != withdrawn]
    if new:
        role = _role(request, here)
    for criterion, text in new.items():
        actions.comment(picture=here, criterion=criterion, text=text, role=role, by=request.user)
    for _, comment, text in changed:
        # What stands is no longer what was on the screen: another window wrote in the meantime.
        if digest(comment.text) != form.cleaned_data[f"seen-{comment.pk}"] and comment.text != text:
            raise Changed
        if comment.text != text:
            actions.reword(comment=comment, text=text, by=request.user)
    gone = [comment for comment in form.own.values() if str(comment.pk) == withdrawn]
    for comment in gone:
        actions.take_back(comment=comment, by=request.user)
    if withdrawn and not gone:
        raise Refused("Deze opmerking is al beantwoord of ingetrokken.")
    return bool(new or changed or gone)


def _role(request: SignedIn, here: Picture) -> Role:
    """As what somebody remarks; who governs does so first of all."""
    roles = roles_at(request.user, here.organisation, on=timezone.localdate()) & roles_with(Right.COMMENT)
    return next(role for role in (Role.EXECUTIVE, Role.CLIENT, Role.COORDINATOR) if role in roles)


def _page(request: SignedIn, here: Picture, form: RemarksForm | None = None, *, status: int = 200, **more: Any) -> HttpResponse:
    found, remarks = weaknesses(reckon(here)), remarks_on(here)
    closed = why_not_comment(State(here.state), here.fact_check_until, on=timezone.localdate())
    own = [
        comment
        for comments in remarks.values()
        for comment in comments
        if comment.by_id == request.user.pk and not comment.replied_at
    ]
    keys = [one.criterion.id for one in found]
    form = form or RemarksForm(keys=[*keys, WHOLE], own=own)
    is_open = closed is None or form.is_bound
    sections = list(_sections(found, remarks, form if is_open else None))
    gone = [Section(key, None, _remarks(remarks[key], None)) for key in remarks if key and key not in keys]
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "breadcrumb": way_to(here),
        "form": form,
        "closed": closed,
        "is_open": is_open,
        "sections": sections,
        "gone": gone,
        "number": len(found),
    }
    return render(request, "pictures/fact_check.html", {**context, **more}, status=status)


def _sections(found: tuple[Weakness, ...], remarks: dict[str, list[Comment]], form: RemarksForm | None) -> Iterator[Section]:
    for one in found:
        key = one.criterion.id
        yield Section(key, one, _remarks(remarks.get(key, []), form), _field(form, f"new-{key}"))
    yield Section(WHOLE, None, _remarks(remarks.get("", []), form), _field(form, f"new-{WHOLE}"))


def _remarks(comments: list[Comment], form: RemarksForm | None) -> tuple[Remark, ...]:
    return tuple(Remark(one, _field(form, f"own-{one.pk}"), _field(form, f"seen-{one.pk}")) for one in comments)


def _field(form: RemarksForm | None, name: str) -> Any:
    return form[name] if form and name in form.fields else None
