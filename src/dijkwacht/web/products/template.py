"""The organisation's own template: give one, replace it, take it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.reporting.actions import house_style
from dijkwacht.apps.reporting.queries.house_style import templates_of
from dijkwacht.documents.templates import kinds
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.products.forms import TemplateForm
from dijkwacht.web.products.paper_access import kept, trail
from dijkwacht.web.request import SignedIn


@reading_first
@require_http_methods(["GET", "POST"])
def template(request: SignedIn, picture: UUID) -> HttpResponse:
    """In which template do you want your papers?"""
    here = kept(request.user, picture)
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if form.is_valid():
        file = form.cleaned_data["template"]
        try:
            found = opening.template(file.read(), file=file.name or "")
        except InvalidInput as error:
            form.add_error("template", error.faults[0].reason)
        else:
            return once(request, lambda: _keep(request, here, found))
    context = {
        **_common(here),
        "breadcrumb": trail(here),
        "form": form,
        "templates": [(row, kinds.TemplateForm(row.form).word) for row in templates_of(here.organisation)],
        "marker": "{{inhoud}}",
    }
    return render(request, "products/template.html", context, status=422 if form.errors else 200)


def _keep(request: SignedIn, here: Picture, found: kinds.Accepted) -> HttpResponse:
    made = house_style.take_in(organisation=here.organisation, found=found, by=request.user)
    word = kinds.TemplateForm(made.form).word
    messages.success(request, f"Het sjabloon voor {word} is bewaard. Voorstel en brief komen daar voortaan in.")
    for told in found.told:
        messages.info(request, told)
    return redirect("products:template", here.pk)


@require_http_methods(["GET", "POST"])
def remove(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """Does this template go?"""
    here = kept(request.user, picture)
    row = get_object_or_404(templates_of(here.organisation).select_related("organisation"), form=form)
    if request.method == "POST":
        house_style.remove(template=row, by=request.user)
        messages.success(request, "Het sjabloon is weggehaald. De stukken zien er weer uit als het rapport.")
        return redirect("products:template", here.pk)
    own = {"label": "Sjabloon", "url": reverse("products:template", args=[here.pk])}
    context = {**_common(here), "breadcrumb": [*trail(here), own], "row": row, "word": kinds.TemplateForm(row.form).word}
    return render(request, "products/remove.html", context)


def _common(picture: Picture) -> dict[str, object]:
    return {"picture": picture, "organisation": picture.organisation, "is_example": picture.is_example}
