"""An adviser falls ill: who of the team takes an assignment over?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import Assignment, Membership
from dijkwacht.apps.accounts.queries import stand_ins
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.web.deeds import done
from dijkwacht.web.people.forms import TakeOverForm
from dijkwacht.web.people.views import common, one_of, trail
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def take_over(request: SignedIn, code: str, assignment: int) -> HttpResponse:
    """Who takes this assignment over, and from which day?"""
    today = timezone.localdate()
    here = one_of(request, code)
    team = Membership.objects.standing(today).filter(organisation=here, role=Role.ADVISER)
    running = Assignment.objects.accepted(today).filter(adviser__in=team.values("user"))
    row = get_object_or_404(running.select_related("organisation", "adviser"), pk=assignment)
    people = stand_ins(row, on=today)
    form = TakeOverForm(request.POST if request.method == "POST" else None, people=people, on=today)
    outcome = done(form, lambda: actions.replace(assignment=row, **form.cleaned_data, by=request.user))
    if outcome.is_done:
        messages.success(request, "De opdracht gaat over. De opdrachtgever en beide adviseurs hebben bericht.")
        return redirect("people:organisation", here.code)
    back = {"label": row.adviser.get_full_name(), "url": reverse("people:person", args=[here.code, row.adviser_id])}
    context = {
        **common(here, today),
        "row": row,
        "client": name_on(row.organisation, today),
        "form": form,
        "has_choice": people.exists(),
        "refused": outcome.refused,
        "breadcrumb": [*trail(here), back],
    }
    return render(request, "people/take_over.html", context, status=outcome.status)
