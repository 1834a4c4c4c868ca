"""One click: a barrier of a model in use becomes a measure; and what its page says of that barrier."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.queries import in_use_by
from dijkwacht.apps.barriers.rules import Placed, Standing, is_ours
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import Now, Rooted, draft_of, rooted
from dijkwacht.apps.measures.rules.barriers import GONE, Since, may_stand_now
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.kit.errors import Refused
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Stands:
    """How the barrier of a measure stands, for who may see that."""

    word: str
    url: str
    version: str
    """The version that is in use now, where the barrier is another there or is gone."""
    is_gone: bool
    is_partners: bool
    may_stand_now: bool
    place_url: str
    """Where it can be said that it stands; empty for who may not."""


@dataclass(frozen=True, slots=True)
class BarrierOf:
    """The barrier of a measure on its page, as the catalogue has it."""

    title: str
    model: str
    url: str
    stands: Stands | None


@require_POST
def pursue(request: SignedIn, in_use: UUID, barrier: str) -> HttpResponse:
    """Make a measure of this barrier; whoever clicks twice lands on the same one."""
    held = get_object_or_404(_open_to(request.user), pk=in_use)
    draft = draft_of(held, barrier)
    if draft is None:
        raise Refused(GONE)
    made = actions.pursue(in_use=held, barrier=barrier, draft=draft, by=request.user)
    messages.success(request, f"De barrière is een maatregel.{'' if made.owner else ' Kies nu wie ervoor zorgt.'}")
    return redirect("measures:measure", made.pk)


def barrier_of(measure: Measure, user: User) -> BarrierOf | None:
    """The barrier from which a measure came, as its page shows it; none where it came from no barrier."""
    found = rooted(measure, for_=user)
    if found is None:
        return None
    catalogue = f"{reverse('barriers:model', args=[found.model.id])}?{urlencode({'versie': found.model.version})}"
    url = f"{catalogue}#b-{found.barrier.id}"
    return BarrierOf(found.barrier.title, found.model.title, url, _stands(measure, found, found.now, user) if found.now else None)


def _stands(measure: Measure, found: Rooted, now: Now, user: User) -> Stands:
    is_gone, today = now.since is Since.GONE, timezone.localdate()
    places = InUse.objects.visible_to(user, Right.PLACE_BARRIERS, on=today).filter(pk=now.in_use.pk).exists()
    return Stands(
        word=(now.said or Placed(Standing.UNKNOWN)).word,
        url=reverse("barriers:open", args=[now.in_use.pk]),
        version="" if now.since is Since.SAME else now.in_use.version.version,
        is_gone=is_gone,
        is_partners=not is_ours(found.barrier, measure.organisation.kind),
        may_stand_now=not is_gone and may_stand_now(State(measure.state), now.said),
        place_url=f"{reverse('barriers:place', args=[now.in_use.pk])}#over-{found.barrier.id}" if places and not is_gone else "",
    )


def _open_to(user: User) -> QuerySet[InUse]:
    today = timezone.localdate()
    return in_use_by(user, Right.SEE_BARRIERS, on=today).filter(organisations_where(user, Right.RUN_MEASURES, on=today))
