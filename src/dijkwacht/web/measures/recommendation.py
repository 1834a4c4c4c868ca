"""One click: a recommendation becomes a measure."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.queries import advised, became
from dijkwacht.apps.pictures.models import Picture, PictureQuerySet
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import READABLE
from dijkwacht.web.request import SignedIn


@require_POST
def take_up(request: SignedIn, picture: UUID, criterion: str) -> HttpResponse:
    """Make a measure of this recommendation; whoever clicks twice lands on the same one."""
    found = get_object_or_404(_open_to(request.user).select_related("organisation", "norm").defer("norm__content"), pk=picture)
    advice = advised(found, norm_of(found)).get(criterion)
    # What is not known yet is no finding: nothing is advised with it.
    if advice is None or criterion not in told(found).score.findings:
        raise Http404
    there = criterion in became(found, for_=request.user)
    made = actions.take_up(picture=found, criterion=criterion, draft=advice.draft, by=request.user)
    said = (
        "Van deze aanbeveling was al een maatregel gemaakt."
        if there
        else "De aanbeveling is een maatregel. Kies nu wie ervoor zorgt."
    )
    messages.success(request, said)
    return redirect("measures:measure", made.pk)


def _open_to(user: User) -> PictureQuerySet:
    return Picture.objects.visible_to(user, Right.RUN_MEASURES, on=timezone.localdate()).filter(state__in=READABLE)
