"""What must I know and decide: the picture on one page, and the same as PDF, Word or ODT."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.queries import organisations_where, roles_at
from dijkwacht.apps.accounts.rules import Right, rights_of
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import decided_in, drew_up, former, open_comments
from dijkwacht.apps.assessments.rules import READABLE, State, why_not_comment, why_not_decide
from dijkwacht.apps.reporting.actions import deliver
from dijkwacht.apps.reporting.queries import report
from dijkwacht.apps.reporting.rules import Format, Version, why_not_public
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.content import Table
from dijkwacht.web.pictures.member import covered
from dijkwacht.web.pictures.reading import read_by, with_runs
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Listed:
    """One picture of the list and its state in words."""

    picture: Picture
    words: str

    @property
    def url(self) -> str:
        """Where it is read; nowhere once it has lapsed."""
        lapsed = self.picture.state == State.LAPSED
        return "" if lapsed else reverse("pictures:one_page", args=[self.picture.pk])


@dataclass(frozen=True, slots=True)
class NextStep:
    """The primary step of who reads this picture; greyed with the reason where it is not possible yet."""

    label: str
    url: str
    reason: str = ""


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which pictures can I read? One: straight to it."""
    rows = list(_listed(request))
    joint = list(covered(request.user).order_by("-reference_date", "organisation__code"))
    if len(rows) == 1 and rows[0].url and not joint:
        return redirect("pictures:one_page", rows[0].picture.pk)
    if len(joint) == 1 and not rows:
        return redirect("pictures:member", joint[0].pk)
    is_example = any(picture.is_example for picture in [*(row.picture for row in rows), *joint])
    return render(request, "pictures/index.html", {"rows": rows, "joint": joint, "is_example": is_example})


def _listed(request: SignedIn) -> Iterator[Listed]:
    """Newest first; of a lapsed picture only that it has lapsed."""
    there = organisations_where(request.user, Right.READ_CONCEPT, on=timezone.localdate())
    pictures = Picture.objects.filter(there, state__in=READABLE | {State.LAPSED}).select_related("organisation")
    found = pictures.prefetch_related("organisation__names", "decisions").order_by("-reference_date", "organisation__code")
    for picture in found:
        yield Listed(picture, _words(picture))


def _words(picture: Picture) -> str:
    """The state in words; of a picture that stands by whom and when."""
    decision = next(iter(picture.decisions.all()), None) if picture.state == State.ADOPTED else None
    return decided_in(decision).words if decision else State(picture.state).word


@require_GET
def one_page(request: SignedIn, picture: UUID) -> HttpResponse:
    """The picture on one page."""
    found = _one(request, picture)
    content = report(found, made_on=timezone.localdate(), has_former=False)
    actions.opened(picture=found, page="one_page", by=request.user)
    state = State(found.state)
    context = {
        "picture": found,
        "former": former(found),
        "organisation": found.organisation,
        "is_example": found.is_example,
        "is_preview": state not in READABLE,
        "words": _words(found),
        "step": _next_step(request, found) if state is State.FACT_CHECK else None,
        "content": content,
        "page": content.one_page,
        "wide": profile(content.one_page.drawing),
        "narrow": profile(content.one_page.drawing, narrow=True),
        "table": next(block for block in content.blocks if isinstance(block, Table)),
        "forms": list(Format),
        "why_not_public": why_not_public(State(found.state), Marking(found.marking)),
    }
    return render(request, "pictures/one_page.html", context)


def _next_step(request: SignedIn, picture: Picture) -> NextStep | None:
    """In the fact check: commenting while the round runs, and the decision after it; for whom neither is, nothing."""
    today = timezone.localdate()
    rights = rights_of(roles_at(request.user, picture.organisation, on=today))
    closed = why_not_comment(State(picture.state), picture.fact_check_until, on=today)
    if Right.COMMENT in rights and closed is None:
        return NextStep("Reageren in de feitencheck", reverse("pictures:fact_check", args=[picture.pk]))
    if rights & {Right.ADOPT, Right.RECORD}:
        own = drew_up(request.user, picture)
        reason = why_not_decide(State(picture.state), drew_up=own, open_comments=open_comments(picture))
        return NextStep("Besluit vastleggen", reverse("pictures:decision", args=[picture.pk]), reason or "")
    return None


@require_GET
def download(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """The whole report as a file."""
    return _file(request, picture, form, Version.FULL)


@require_GET
def public(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """The public version as a file, once the picture was adopted."""
    return _file(request, picture, form, Version.PUBLIC)


def _file(request: SignedIn, picture: UUID, form: str, version: Version) -> HttpResponse:
    if form not in set(Format):
        raise Http404
    document = deliver(picture=_one(request, picture), form=Format(form), by=request.user, version=version)
    response = HttpResponse(document.content, content_type=document.media_type)
    response["Content-Disposition"] = f'attachment; filename="{document.name}"'
    return response


def _one(request: SignedIn, picture: UUID) -> Picture:
    return get_object_or_404(with_runs(read_by(request.user), request.user), pk=picture)
