"""Which pages put on record that they were read, where their own view does not do so with what it holds.

A page with something of an organisation stands in this table or its view records; a test walks every address and fails for
one that does neither and does not say why (tests/access/test_access.py).
"""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import followed_organisations
from dijkwacht.apps.audit.actions import looked
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import organisations_seen
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture

Recording = Callable[[User, Mapping[str, Any], str], None]
"""Puts a look on record: by whom, with what the address asked for, on which page."""


def of_picture(user: User, asked: Mapping[str, Any], page: str) -> None:
    """A look at a page of a picture: its organisation sees it under *Wie keek in ons beeld*."""
    pictures.opened(picture=Picture.objects.select_related("organisation").get(pk=asked["picture"]), page=page, by=user)


def _case(user: User, asked: Mapping[str, Any], page: str) -> None:
    cases.opened(case=BibobCase.objects.select_related("organisation").get(pk=asked["case"]), page=page, by=user)


def _of(codes: Callable[[User, Mapping[str, Any]], Iterable[str]]) -> Recording:
    """A look at what these organisations keep for themselves, in the chain of each."""

    @transaction.atomic
    def record(user: User, asked: Mapping[str, Any], page: str) -> None:
        for code in sorted(set(codes(user, asked))):
            looked(organisation=code, page=page, by=user)

    return record


_CODE = "organisation__code"
_in_use = _of(lambda _, asked: InUse.objects.filter(pk=asked["in_use"]).values_list(_CODE, flat=True))
_one = _of(lambda _, asked: [asked["code"]])
_measure = _of(lambda _, asked: Measure.objects.filter(pk=asked["measure"]).values_list(_CODE, flat=True))
_measures = _of(lambda user, _: organisations_seen(user, on=timezone.localdate()).values_list("code", flat=True))
_studies = _of(lambda user, _: followed_organisations(user, on=timezone.localdate()).values_list("code", flat=True))
_bibob = _of(lambda user, _: BibobCase.objects.visible_to(user, on=timezone.localdate()).values_list(_CODE, flat=True))
_damocles = _of(lambda user, _: DamoclesCase.objects.visible_to(user, on=timezone.localdate()).values_list(_CODE, flat=True))

LOOKS: Final[Mapping[str, Recording]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("group_sessions:index", "group_sessions:desk", "group_sessions:wall", "group_sessions:agree"), of_picture
        ),
        **dict.fromkeys(("halfway:topic", "invitations:index", "products:copy", "products:public_text"), of_picture),
        **dict.fromkeys(("measures:measure", "measures:revise", "measures:effects", "measures:step"), _measure),
        **dict.fromkeys(("measures:index", "measures:list"), _measures),
        **dict.fromkeys(("organisation:studies", "organisation:revise", "organisation:remove"), _studies),
        **dict.fromkeys(("bibob:beside", "bibob:use", "damocles:compare", "damocles:use"), _one),
        **dict.fromkeys(("plan:over_time", "plan:handover"), _one),
        **dict.fromkeys(("barriers:open", "barriers:place", "barriers:read_in", "barriers:ask", "barriers:reckoning"), _in_use),
        "barriers:together": _in_use,
        "bibob:step": _case,
        "bibob:cases": _bibob,
        "damocles:cases": _damocles,
    }
)


class LooksMiddleware:
    """Records a look once the page is there: who was refused saw nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Record the look, where the table says so; a page whose look cannot be recorded is not given."""
        response = self.get_response(request)
        found = request.resolver_match
        is_read = request.method == "GET" and response.status_code == HTTPStatus.OK
        if is_read and found and (record := LOOKS.get(found.view_name)) and isinstance(request.user, User):
            record(request.user, found.kwargs, found.view_name)
        return response
