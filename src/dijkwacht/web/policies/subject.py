"""Whose policy a page is about, and what an instrument brings to the pages that are the same for both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where, own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.queries import policy_organisations
from dijkwacht.apps.policies.rules import Instrument

PAGES: Final = ("version", "edit", "upload", "adopt", "discard", "share", "register")
"""The pages that a link on another one leads to."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An instrument on the pages of its policy: what it is called, who can have one, and what its text says."""

    instrument: Instrument
    title: str
    told: Callable[[Organisation, Mapping[str, Any] | None], dict[str, Any]]
    """What a policy says, for the tables on its page; also where there is none."""
    beside: Callable[[User, Organisation], dict[str, Any]]
    """What stands on the first page only."""
    kinds: frozenset[str] = frozenset(Kind)
    choice: str = "choice.html"

    def address(self, page: str, *args: object) -> str:
        """Where a page of this instrument is."""
        return reverse(f"{self.instrument}:{page}", args=args)

    def template(self, page: str) -> str:
        """How a page of this instrument is drawn."""
        return f"{self.instrument}/{page}.html"

    def organisation_for(self, user: User, code: str, right: Right) -> Organisation:
        """The organisation with this code, where the user has the right.

        Raises:
            Http404: there is none, not for this user, or of a kind that has no such policy.
        """
        where = organisations_where(user, right, on=timezone.localdate(), of="pk")
        found = Organisation.objects.prefetch_related("names").filter(where, kind__in=self.kinds)
        return get_object_or_404(found, code=code)

    def organisations(self, user: User) -> list[Organisation]:
        """The organisations whose policy the user may see."""
        return [one for one in policy_organisations(user, on=timezone.localdate()) if one.kind in self.kinds]

    def version(self, organisation: Organisation, number: int, *, is_keeper: bool) -> Policy:
        """One version; a draft is seen by who keeps the policy alone.

        Raises:
            Http404: there is none.
        """
        found = Policy.objects.filter(organisation=organisation, instrument=self.instrument).select_related("organisation")
        return get_object_or_404(found if is_keeper else found.adopted(), number=number)

    def draft(self, organisation: Organisation) -> Policy | None:
        """The version that is being written."""
        return Policy.objects.filter(organisation=organisation, instrument=self.instrument, from_day=None).first()

    def common(self, organisation: Organisation, *, above: str = "") -> dict[str, Any]:
        """What every page about the policy of an organisation shares; ``above`` is empty on the first of them."""
        today = timezone.localdate()
        trail = [{"label": "Bibob en sluitingen", "url": reverse("instruments:index")}]
        if above:
            trail.append({"label": self.title, "url": self.address("policy", organisation.code)})
        return {
            "organisation": organisation,
            "name": name_on(organisation, today),
            "today": today,
            "is_example": organisation.is_example,
            "breadcrumb": trail,
            "subject": self,
            "urls": {page: f"{self.instrument}:{page}" for page in PAGES},
        }


def may_keep(user: User, organisation: Organisation) -> bool:
    """Whether the user keeps the policy of this organisation."""
    where = organisations_where(user, Right.KEEP_POLICY, on=timezone.localdate(), of="pk")
    return Organisation.objects.filter(where, pk=organisation.pk).exists()


def is_own(user: User, organisation: Organisation) -> bool:
    """Whether the user belongs to the organisation with a right to see its policy: an adviser does not."""
    # Not by way of an assignment: the list of article 28 is closed.
    return own_organisations(user, Right.SEE_POLICY, on=timezone.localdate()).filter(pk=organisation.pk).exists()


def own_for(subject: Subject, user: User, code: str) -> Organisation:
    """One's own organisation, for what an adviser never sees.

    Raises:
        Http404: there is none, or it is only advised.
    """
    here = subject.organisation_for(user, code, Right.SEE_POLICY)
    if not is_own(user, here):
        raise Http404
    return here
