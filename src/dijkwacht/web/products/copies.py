"""Who has which copy of the closed set: handing out, taking back, and the list to print."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions.copies import hand_out, keep
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.queries.papers import COPIES, COPY
from dijkwacht.apps.reporting.rules.copies import why_not_hand_out
from dijkwacht.documents.files import Form
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.deeds import done
from dijkwacht.web.files import asked, sent
from dijkwacht.web.products.forms import CopyForm, HandOutForm
from dijkwacht.web.products.paper_access import kept, trail
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Line:
    """One copy on the list, with where it is in a word."""

    copy: NumberedCopy

    @property
    def state(self) -> str:
        """Where it is."""
        return "vernietigd" if self.copy.destroyed_on else "terug" if self.copy.returned_on else "uitgereikt"

    @property
    def days(self) -> list[str]:
        """What became of it, with the day."""
        told = (("terug", self.copy.returned_on), ("vernietigd", self.copy.destroyed_on))
        return [f"{what} op {long_date(day)}" for what, day in told if day]

    @property
    def kind(self) -> str:
        """How that looks."""
        return "busy" if self.state == "uitgereikt" else "done"


@require_http_methods(["GET", "POST"])
def index(request: SignedIn, picture: UUID) -> HttpResponse:
    """Who has which copy?"""
    here = kept(request.user, picture)
    if request.method == "GET":
        actions.opened(picture=here, page="copies", by=request.user)
        return _page(request, here)
    form = HandOutForm(request.POST)
    outcome = done(form, lambda: hand_out(picture=here, number=form.cleaned_data["number"], facts=form.facts(), by=request.user))
    if not outcome.is_done:
        return _page(request, here, form, status=outcome.status, refused=outcome.refused)
    messages.success(request, f"Kopie {outcome.made.number} staat op de lijst. U kunt het nu downloaden.")
    return redirect(f"{reverse('products:copies', args=[here.pk])}#exemplaar-{outcome.made.number}")


@require_GET
def listing(request: SignedIn, picture: UUID) -> HttpResponse:
    """The list to print and sign."""
    return sent(deliver(COPIES, of=kept(request.user, picture), form=Form.PDF, by=request.user), to=request)


@require_http_methods(["GET", "POST"])
def copy(request: SignedIn, picture: UUID, number: int) -> HttpResponse:
    """What became of this copy?"""
    here = kept(request.user, picture)
    row = _copy(here, number)
    form = CopyForm(request.POST or None, initial={name: getattr(row, name) for name in CopyForm.base_fields})
    outcome = done(form, lambda: keep(copy=row, facts=form.facts(), by=request.user))
    if outcome.is_done:
        messages.success(request, f"Kopie {row.number} is bijgewerkt.")
        return redirect(f"{reverse('products:copies', args=[here.pk])}#exemplaar-{row.number}")
    copies = {"label": "Kopieën", "url": reverse("products:copies", args=[here.pk])}
    context = {
        **_common(here),
        "breadcrumb": [*trail(here), copies],
        "copy": row,
        "form": form,
        "state": Line(row).state,
        "refused": outcome.refused,
    }
    return render(request, "products/copy.html", context, status=outcome.status)


@require_GET
def download(request: SignedIn, picture: UUID, number: int, form: str) -> HttpResponse:
    """The closed set with the number of this copy on each page."""
    row = _copy(kept(request.user, picture), number)
    return sent(deliver(COPY, of=row, form=asked(form, COPY.forms), by=request.user), to=request)


def _copy(picture: Picture, number: int) -> NumberedCopy:
    if number > NumberedCopy.MOST:
        raise Http404
    rows = NumberedCopy.objects.select_related("picture__organisation", "picture__norm").defer("picture__norm__content")
    return get_object_or_404(rows.prefetch_related("picture__organisation__names"), picture=picture, number=number)


def _common(picture: Picture) -> dict[str, object]:
    return {"picture": picture, "organisation": picture.organisation, "is_example": picture.is_example}


def _page(
    request: SignedIn, picture: Picture, form: HandOutForm | None = None, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    lines = [Line(copy) for copy in NumberedCopy.objects.filter(picture=picture)]
    number = lines[-1].copy.number + 1 if lines else 1
    today: date = timezone.localdate()
    context = {
        **_common(picture),
        "breadcrumb": trail(picture),
        "lines": lines,
        "out": sum(line.state == "uitgereikt" for line in lines),
        "number": number,
        "form": form or HandOutForm(initial={"number": number, "given_on": today}),
        "why_not": why_not_hand_out(State(picture.state), passages=Passage.objects.filter(picture=picture).count()),
        "refused": refused,
        "forms": COPY.forms,
    }
    return render(request, "products/copies.html", context, status=status)
