"""What the public version says: the organisation's own words, with what dijkwacht proposes beside them."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.apps.reporting.actions.closing import MAX_TEXT, write_public
from dijkwacht.apps.reporting.queries.papers import PUBLIC
from dijkwacht.apps.reporting.queries.public_text import version_of
from dijkwacht.apps.reporting.queries.report import public_matter, public_report
from dijkwacht.documents.report.given import PublicText
from dijkwacht.documents.report.parts.public import HEADINGS, proposed, written
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import Prose
from dijkwacht.web.products.paper_access import trail
from dijkwacht.web.request import SignedIn


def _text(label: str) -> Prose:
    return Prose(
        label=label,
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Elke regel wordt een alinea. Leeg laten zet de tekst van dijkwacht terug.",
        error_messages={"max_length": f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."},
    )


class PublicTextForm(forms.Form):
    """The four texts that the organisation can write itself."""

    examined, method, doing, following = (_text(title) for _, title in HEADINGS)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def texts(self) -> list[forms.BoundField]:
        """The fields with words."""
        return [self[name] for name, _ in HEADINGS]

    def text(self) -> PublicText:
        """What was written."""
        return PublicText(*(self.cleaned_data[name] for name, _ in HEADINGS))


@require_http_methods(["GET", "POST"])
def public_text(request: SignedIn, picture: UUID) -> HttpResponse:
    """What may everybody read?"""
    here = _writable(request.user, picture)
    stands = written(public_matter(here, made_on=timezone.localdate()))
    begins = {**{name: getattr(stands, name) for name, _ in HEADINGS}, "seen": version_of(here)}
    form = PublicTextForm(request.POST or None, initial=begins)
    outcome = done(form, lambda: _write(here, form, stands, request.user))
    if outcome.is_done:
        messages.success(request, "De tekst is bewaard. Zo staat hij in de openbare versie.")
        answer = redirect("products:public_text", here.pk)
        answer["Location"] += "#voorbeeld"
        return answer
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "breadcrumb": trail(here),
        "form": form,
        "refused": outcome.refused,
        "paper": public_report(here, timezone.localdate()),
        "is_adopted": here.state == State.ADOPTED,
        "not_public": PUBLIC.why_not(here),
        "forms": PUBLIC.forms,
    }
    return render(request, "products/public_text.html", context, status=outcome.status)


def _write(here: Picture, form: PublicTextForm, stands: PublicText, by: User) -> bool:
    """Keep what differs from what dijkwacht proposes: the rest goes on following the picture."""
    ours, said = proposed_of(here), form.text()
    own = PublicText(*("" if getattr(said, name) == getattr(ours, name) else getattr(said, name) for name, _ in HEADINGS))
    if said != stands or form.cleaned_data["seen"] != version_of(here):
        write_public(picture=here, text=own, seen=form.cleaned_data["seen"], by=by)
    return True


def proposed_of(here: Picture) -> PublicText:
    """What dijkwacht proposes for this picture."""
    return proposed(public_matter(here, made_on=timezone.localdate()))


def _writable(user: User, picture: UUID) -> Picture:
    """A picture that this user puts a decision down for, or decides on."""
    today, visible = timezone.localdate(), Picture.objects.visible_to
    either = visible(user, Right.RECORD, on=today) | visible(user, Right.ADOPT, on=today)
    found = either.filter(state__in=READABLE).select_related("organisation", "norm").defer("norm__content")
    return get_object_or_404(found.prefetch_related("organisation__names"), pk=picture)
