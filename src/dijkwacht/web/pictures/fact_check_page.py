"""The fact check: does what the adviser found fit the facts?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
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
from dijkwacht.apps.fact_check import actions as fact_check_actions
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.fact_check.queries import remarks_on, round_of
from dijkwacht.apps.fact_check.rules import why_not_comment
from dijkwacht.apps.findings.queries import Weakness, weaknesses
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import Told, told
from dijkwacht.apps.pictures.rules.answers import Changed, digest
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.documents.report.parts import wording
from dijkwacht.kit.errors import Refused
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.pictures import way_to
from dijkwacht.web.pictures.forms import WHOLE, RemarksForm
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on the page; ``field`` and ``seen`` where it can still be changed by who reads it."""

    comment: Comment
    field: Any = None
    seen: Any = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a finding rests on, as the organisation may know it: the levels that count, and why they were weighed so."""

    paper: str
    practice: str
    weighed: str
    is_apart: bool


def _facts(there: Told, code: str) -> Facts:
    result, row = there.results[code], there.reasons.get(code)
    return Facts(
        wording.level(result, result.paper, wording.PAPER_LEVELS),
        wording.level(result, result.practice, wording.PRACTICE_LEVELS),
        row.told if row else "",
        there.is_apart(code),
    )


@dataclass(frozen=True, slots=True)
class Section:
    """One finding with what was remarked on it and the field for a new remark; the whole has no finding."""

    key: str
    weakness: Weakness | None
    remarks: tuple[Remark, ...]
    field: Any = None
    facts: Facts | None = None
    is_first: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it stands unfolded: the first, and where there is a remark, a fault, or words of one's own."""
        return self.is_first or bool(self.remarks) or bool(self.field and (self.field.errors or self.field.value()))


@dataclass(frozen=True, slots=True)
class Heap:
    """The findings of one severity; the whole has none."""

    severity: str
    sections: tuple[Section, ...]
    is_open: bool


@require_http_methods(["GET", "POST"])
def fact_check(request: SignedIn, picture: UUID) -> HttpResponse:
    """Does this fit the facts?"""
    here = _one(request, picture)
    if request.method == "POST":
        return _save(request, here)
    pictures.opened(picture=here, page="fact_check", by=request.user)
    return _page(request, here)


def _one(request: SignedIn, picture: UUID) -> Picture:
    visible = Picture.objects.visible_to(request.user, Right.COMMENT, on=timezone.localdate()).filter(state__in=READABLE)
    found = visible.select_related("organisation", "norm").defer("norm__content").prefetch_related("organisation__names")
    return get_object_or_404(found, pk=picture)


def _save(request: SignedIn, here: Picture) -> HttpResponse:
    own = Comment.objects.filter(picture=here, by=request.user, replied_at=None)
    keys = [name.removeprefix("new-") for name in request.POST if name.startswith("new-")]
    known = {WHOLE, *(criterion.id for criterion in told(here).norm.criteria)}
    form = RemarksForm(request.POST, keys=[key for key in keys if key in known], own=own)
    if not form.is_valid():
        return _page(request, here, form, status=422)
    if lost := _lost(request, form):
        reason = "Een opmerking die u wijzigde, is intussen beantwoord of ingetrokken. Er is nog niets bewaard."
        return _page(request, here, form, status=409, refused=reason, lost=lost)
    outcome = done(form, transaction.atomic(lambda: _write(request, here, form)))
    if isinstance(outcome.refusal, Changed):
        return _page(request, here, _both(request, form), status=409, refused=outcome.refused, theirs=True)
    if not outcome.is_done:
        return _page(request, here, form, status=outcome.status, refused=outcome.refused)
    messages.success(request, "Bewaard." if outcome.made else "Er was niets nieuws om te bewaren.")
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
        fact_check_actions.comment(picture=here, criterion=criterion, text=text, role=role, by=request.user)
    for _, comment, text in changed:
        # What stands is no longer what was on the screen: another window wrote in the meantime.
        if digest(comment.text) != form.cleaned_data[f"seen-{comment.pk}"] and comment.text != text:
            raise Changed
        if comment.text != text:
            fact_check_actions.reword(comment=comment, text=text, by=request.user)
    gone = [comment for comment in form.own.values() if str(comment.pk) == withdrawn]
    for comment in gone:
        fact_check_actions.take_back(comment=comment, by=request.user)
    if withdrawn and not gone:
        raise Refused("Deze opmerking is al beantwoord of ingetrokken.")
    return bool(new or changed or gone)


def _role(request: SignedIn, here: Picture) -> Role:
    """As what somebody remarks; who governs does so first of all."""
    roles = roles_at(request.user, here.organisation, on=timezone.localdate()) & roles_with(Right.COMMENT)
    return next(role for role in (Role.EXECUTIVE, Role.CLIENT, Role.COORDINATOR) if role in roles)


def _page(request: SignedIn, here: Picture, form: RemarksForm | None = None, *, status: int = 200, **more: Any) -> HttpResponse:
    there = told(here)
    found, remarks = weaknesses(there), remarks_on(here)
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
    sections = list(_sections(there, found, remarks, form if is_open else None))
    gone = [Section(key, None, _remarks(remarks[key], None)) for key in remarks if key and key not in keys]
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "breadcrumb": way_to(here),
        "form": form,
        "closed": closed,
        "is_open": is_open,
        "heaps": _heaps(sections),
        "gone": gone,
        "number": len(found),
        "not_known": [there.criteria[code] for code in there.score.not_known],
        "round": round_of(here),
    }
    return render(request, "pictures/fact_check.html", {**context, **more}, status=status)


def _sections(
    there: Told, found: tuple[Weakness, ...], remarks: dict[str, list[Comment]], form: RemarksForm | None
) -> Iterator[Section]:
    for place, one in enumerate(found):
        key = one.criterion.id
        said = _remarks(remarks.get(key, []), form)
        yield Section(key, one, said, _new(form, key, said), _facts(there, key), is_first=place == 0)
    said = _remarks(remarks.get("", []), form)
    yield Section(WHOLE, None, said, _new(form, WHOLE, said))


def _heaps(sections: list[Section]) -> list[Heap]:
    """The findings by severity; the heaviest stand unfolded, and whatever somebody remarked on."""
    heaps: list[Heap] = []
    for severity, found in groupby(sections, lambda section: section.weakness.severity if section.weakness else ""):
        here = tuple(found)
        heaps.append(Heap(severity, here, any(section.is_open for section in here)))
    return heaps


def _new(form: RemarksForm | None, key: str, said: tuple[Remark, ...]) -> Any:
    """The field for a new remark; who has one open already changes that, and sees no second empty box."""
    field = _field(form, f"new-{key}")
    is_writing = bool(field and field.value())
    return field if is_writing or not any(remark.field for remark in said) else None


def _remarks(comments: list[Comment], form: RemarksForm | None) -> tuple[Remark, ...]:
    return tuple(Remark(one, _field(form, f"own-{one.pk}"), _field(form, f"seen-{one.pk}")) for one in comments)


def _field(form: RemarksForm | None, name: str) -> Any:
    return form[name] if form and name in form.fields else None
