"""The adviser of an assignment puts the first people of an organisation forward."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.models import Assignment
from dijkwacht.apps.people import actions
from dijkwacht.apps.people.models import Welcome
from dijkwacht.apps.people.queries import first_contact
from dijkwacht.web.deeds import done
from dijkwacht.web.people.forms import InviteForm
from dijkwacht.web.people.views import Invited, common
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def put_forward(request: SignedIn, assignment: int) -> HttpResponse:
    """Who is the client there?"""
    today = timezone.localdate()
    mine = Assignment.objects.filter(adviser=request.user, ended_at=None, declined_at=None, until__gte=today)
    row = get_object_or_404(mine.select_related("organisation", "adviser"), pk=assignment)
    roles = first_contact(row, on=today)
    if request.method == "POST" and not roles:
        raise Http404
    form = InviteForm(request.POST if request.method == "POST" else None, roles=roles)
    del form.fields["until"]
    outcome = done(form, lambda: actions.put_forward(assignment=row, wanted=form.invited(), by=request.user))
    if outcome.is_done:
        messages.success(request, "De beheerder heeft bericht. Na de bevestiging gaat de uitnodiging uit.")
        return redirect("people:put_forward", assignment)
    asked = Welcome.objects.open().filter(organisation=row.organisation, invited_by=request.user)
    context = {
        **common(row.organisation, today),
        "row": row,
        "form": form,
        "roles": roles,
        "asked": [Invited(one, one.state_on(today)) for one in asked],
        "refused": outcome.refused,
        "breadcrumb": [
            {"label": "Opdrachten", "url": reverse("assignments:index")},
            {"label": "Opdracht", "url": reverse("assignments:assignment", args=[assignment])},
        ],
    }
    return render(request, "people/put_forward.html", context, status=outcome.status)
