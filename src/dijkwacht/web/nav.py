"""Navigation as data, decided from rights; what somebody may not see is not there."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import Where, reach
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.web.parts.invitation_cookie import invitations_in

FEW: Final = 4
"""So many entries stand side by side by themselves; of more the groups do."""


class Group(StrEnum):
    """The words at the top, in their order."""

    START = "Start"
    PICTURES = "Beelden"
    APPROACH = "Aanpak"
    TOGETHER = "Samen"
    PROGRAMME = "Programma"
    REPORTS = "Rapporten"
    KEEPING = "Beheer"


@dataclass(frozen=True, slots=True)
class Entry:
    """A first page: for whoever has one of these rights in a place of one of these kinds.

    It opens for all of them, and says what to do where there is nothing yet. ``also`` names other subjects that lie below it:
    of the entries somebody sees the first one counts, and none where one leads to the subject itself.
    """

    label: str
    address: str
    group: Group
    rights: Set[Right]
    where: Set[Where]
    also: Set[str] = frozenset()

    def is_for(self, rights: Mapping[Where, Set[Right]]) -> bool:
        """Whether somebody with this reach sees it."""
        return any(self.rights & rights[place] for place in self.where)


OWN, ADVISED, HELPED, PROGRAMME = Where.OWN, Where.ADVISED, Where.HELPED, Where.PROGRAMME
_MEASURES: Final = {Right.SEE_MEASURES, Right.OWN_MEASURES}
_TERMS: Final = {Right.SEE_POLICY, Right.OWN_CASES}
_CASES: Final = {"bibob", "damocles", "desk"}

ENTRIES: Final = (
    Entry("Onze organisatie", "organisation:index", Group.START, {Right.SEE_PROGRESS}, {OWN}, {"halfway", "assignments"}),
    Entry("Uw vragen", "questions:index", Group.START, {Right.ANSWER}, {OWN}),
    Entry("Mijn werk", "work:index", Group.START, {Right.RUN}, {ADVISED}, {"desk"}),
    Entry("Beelden", "pictures:index", Group.PICTURES, {Right.READ_CONCEPT}, {OWN, ADVISED}),
    Entry("Plan", "plan:index", Group.APPROACH, {Right.SEE_MEASURES}, {OWN, ADVISED}),
    Entry("Maatregelen", "measures:index", Group.APPROACH, _MEASURES, {OWN, ADVISED, HELPED}, {"agenda"}),
    Entry("Barrières", "barriers:index", Group.APPROACH, {Right.SEE_BARRIERS}, {OWN, ADVISED}),
    Entry("Bibob en sluitingen", "instruments:index", Group.APPROACH, {Right.SEE_POLICY}, {OWN, ADVISED}, _CASES),
    Entry("Termijnen", "terms:index", Group.APPROACH, _TERMS, {OWN}),
    Entry("Brieven", "letters:index", Group.APPROACH, {Right.SEE_POLICY}, {OWN}),
    Entry("Wetten", "legal:index", Group.APPROACH, {Right.SEE_POLICY}, {OWN}),
    Entry("Programma", "programme:index", Group.PROGRAMME, {Right.SEE_STATE}, {PROGRAMME}),
    Entry("Opdrachten", "assignments:index", Group.PROGRAMME, {Right.PROPOSE}, {OWN}),
    Entry("Mensen", "people:index", Group.KEEPING, {Right.MANAGE_ACCOUNTS}, {OWN}),
    Entry("Normen", "norms:index", Group.KEEPING, {Right.MANAGE_ACCOUNTS}, {OWN}),
    Entry("Organisaties", "organisations:index", Group.KEEPING, {Right.MANAGE_ACCOUNTS}, {OWN}),
    Entry("Logboek", "log:index", Group.KEEPING, {Right.READ_EVENTS}, {OWN}),
)
"""Every first page; those of a group stand together, in the order of the groups."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, or a group of them, as it stands on one page; a group leads to its first entry."""

    label: str
    url: str
    current: bool
    children: "tuple[Item, ...]" = ()


def rights(request: HttpRequest, user: User) -> Mapping[Where, Set[Right]]:
    """Every right that this user has somewhere, by the kind of place; asked once per request."""
    kept: Mapping[Where, Set[Right]] | None = request.__dict__.get("_rights")
    if kept is None:
        kept = request.__dict__["_rights"] = reach(user, on=timezone.localdate())
    return kept


def items(request: HttpRequest, user: User) -> list[Item]:
    """Where this user can go from this page."""
    kept = request.__dict__.get("_nav")
    if kept is None:
        kept = request.__dict__["_nav"] = _grouped(request, rights(request, user))
    return list(kept)


def _grouped(request: HttpRequest, rights: Mapping[Where, Set[Right]]) -> list[Item]:
    shown = [entry for entry in ENTRIES if entry.is_for(rights)]
    here = _current(request, shown)
    if len(shown) <= FEW:
        return [_item(entry, here) for entry in shown]
    found = []
    for group, entries in groupby(shown, key=attrgetter("group")):
        below = tuple(_item(entry, here) for entry in entries)
        is_alone = len(below) == 1
        found.append(below[0] if is_alone else Item(group, below[0].url, any(one.current for one in below), below))
    return found


def _current(request: HttpRequest, shown: Sequence[Entry]) -> Entry | None:
    """The entry under which this page lies."""
    own = (entry for entry in shown if request.path.startswith(reverse(entry.address)))
    subject = request.resolver_match.namespace if request.resolver_match else ""
    return next(own, None) or next((entry for entry in shown if subject in entry.also), None)


def _item(entry: Entry, here: Entry | None) -> Item:
    return Item(entry.label, reverse(entry.address), entry is here)


def navigation(request: HttpRequest) -> Mapping[str, Any]:
    """The navigation for the base template; asked of the database only by pages that draw it."""
    user = getattr(request, "user", None)  # an error page may come before anybody is known
    outbox = reverse("outbox:index") if settings.IS_DEMO else ""
    if isinstance(user, User):
        return {
            "outbox_url": outbox,
            "nav": SimpleLazyObject(lambda: items(request, user)),
            "who": {"name": user.get_full_name()},
        }
    if user is None or not invitations_in(request):
        return {"nav": [], "outbox_url": outbox}
    url = reverse("questions:index")
    return {"nav": [Item("Uw vragen", url, request.path.startswith(url))], "is_guest": True, "outbox_url": outbox}
