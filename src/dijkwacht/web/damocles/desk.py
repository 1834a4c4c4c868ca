"""Whose policy and which case a page is about, and what all of these pages share."""

from typing import Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.instruments.models import Policy
from dijkwacht.apps.instruments.queries.policies import in_force
from dijkwacht.apps.instruments.rules.cases import Instrument
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.damocles.reader import matrix_of

DAMOCLES: Final = Instrument.DAMOCLES


def organisation_for(user: User, code: str, right: Right) -> Organisation:
    """The organisation with this code, where the user has the right.

    Raises:
        Http404: there is none, or not for this user.
    """
    where = organisations_where(user, right, on=timezone.localdate(), of="pk")
    return get_object_or_404(Organisation.objects.prefetch_related("names"), where, code=code)


def may_keep(user: User, organisation: Organisation) -> bool:
    """Whether the user keeps the policy of this organisation."""
    where = organisations_where(user, Right.KEEP_POLICY, on=timezone.localdate(), of="pk")
    return Organisation.objects.filter(where, pk=organisation.pk).exists()


def policy_for(organisation: Organisation, number: int, *, is_keeper: bool) -> Policy:
    """One version; a draft is seen by who keeps the policy alone.

    Raises:
        Http404: there is none.
    """
    found = Policy.objects.filter(organisation=organisation, instrument=DAMOCLES).select_related("organisation")
    return get_object_or_404(found if is_keeper else found.adopted(), number=number)


def own_matrix(organisation: Organisation) -> Matrix | None:
    """What the policy of an organisation says today; none where nothing was adopted."""
    policy = in_force(organisation, DAMOCLES, on=timezone.localdate())
    return matrix_of(policy.content) if policy else None


def example(name: str) -> Matrix:
    """The example policy with this id.

    Raises:
        Http404: there is none.
    """
    found = next((matrix for matrix in example_policies() if matrix.id == name), None)
    if found is None:
        raise Http404
    return found


def common(organisation: Organisation, *, above: str = "") -> dict[str, Any]:
    """What every page about the policy of an organisation shares; ``above`` is empty on the first of them."""
    trail = [{"label": "Bibob en sluitingen", "url": reverse("instruments:index")}]
    if above:
        trail.append({"label": "Damoclesbeleid", "url": reverse("damocles:policy", args=[organisation.code])})
    return {
        "organisation": organisation,
        "today": timezone.localdate(),
        "is_example": organisation.is_example,
        "breadcrumb": trail,
    }
