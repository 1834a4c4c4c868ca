"""How does this picture hold for us: the picture of a joint body, for one of its members."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.members.models import Deviation
from dijkwacht.apps.members.queries import MemberReckoned, covering, members_shown_to, reckon_for
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.documents.report.parts import wording
from dijkwacht.kit.errors import Refused
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme: how many criteria are at norm in practice, here and for all."""

    title: str
    own: str
    joint: str


@dataclass(frozen=True, slots=True)
class Different:
    """One criterion that is different here."""

    criterion: Criterion
    deviation: Deviation


def covered(user: User) -> QuerySet[Picture]:
    """The pictures of joint bodies that hold for a member of which the user may read the concept."""
    found = covering(user, Right.READ_CONCEPT, on=timezone.localdate())
    return found.select_related("organisation", "norm").defer("norm__content").prefetch_related("organisation__names")


@require_GET
def member(request: SignedIn, picture: UUID) -> HttpResponse:
    """How does this picture hold for us? Whoever belongs to the joint body chooses a member; a member sees only its own."""
    here = _seen_by(request.user, picture)
    shown = list(members_shown_to(request.user, here, on=timezone.localdate()))
    if not shown and here.organisation.kind != Kind.JOINT_BODY:
        raise Refused("Dit beeld geldt voor één organisatie.")
    if not shown:
        raise Refused("Voor dit beeld zijn nog geen deelnemers gekozen.")
    shown.sort(key=lambda one: (name_on(one, here.reference_date), one.code))
    code = request.GET.get("van", shown[0].code)
    chosen = next((one for one in shown if one.code == code), None)
    if chosen is None:
        raise Http404
    actions.opened(picture=here, page="member", by=request.user)
    return render(request, "pictures/member.html", _context(here, shown, chosen))


def _seen_by(user: User, number: UUID) -> Picture:
    visible = Picture.objects.visible_to
    today = timezone.localdate()
    found = visible(user, Right.READ_CONCEPT, on=today) | visible(user, Right.RUN, on=today)
    mine = Picture.objects.filter(pk__in=covered(user).values("pk")) | found
    rows = mine.select_related("organisation", "norm").defer("norm__content").prefetch_related("organisation__names")
    return get_object_or_404(rows, pk=number)


def _context(here: Picture, shown: list[Organisation], chosen: Organisation) -> dict[str, object]:
    reckoned = reckon_for(here, chosen)
    criteria = {criterion.id: criterion for criterion in reckoned.norm.criteria}
    own = reckoned.own.whole
    address = reverse("pictures:member", args=[here.pk])
    return {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "state": State(here.state),
        "member": chosen,
        "name": name_on(chosen, here.reference_date),
        "figures": [
            ("Op orde in de praktijk", wording.in_all(wording.practice(own))),
            ("Op orde op papier", wording.in_all(wording.paper(own))),
            ("Staat alleen op papier", wording.all_paper_only(own)),
        ],
        "themes": _themes(reckoned),
        "different": [Different(criteria[row.criterion], row) for row in reckoned.deviations if row.criterion in criteria],
        "weak": [criteria[code] for code in reckoned.own.findings],
        "not_known": len(reckoned.own.not_known),
        # By name: never an order that says anything about anybody's resilience.
        "tabs": [
            {
                "label": name_on(one, here.reference_date),
                "url": f"{address}?van={one.code}",
                "current": one == chosen,
                "count": None,
            }
            for one in shown
        ],
    }


def _themes(reckoned: MemberReckoned) -> list[ThemeLine]:
    titles = {theme.id: theme.title for theme in reckoned.norm.themes}
    return [
        ThemeLine(
            titles[own.id],
            wording.at_norm(own.figures),
            wording.at_norm(joint.figures),
        )
        for own, joint in zip(reckoned.own.themes, reckoned.joint.themes, strict=True)
    ]
