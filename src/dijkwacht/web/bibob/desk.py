"""Whose policy and which case a page is about, and what all of these pages share."""

from typing import Any, Final
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import has_anywhere, organisations_where, own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.instruments.actions.cases import opened
from dijkwacht.apps.instruments.models import BibobCase, Policy
from dijkwacht.apps.instruments.queries.bibob import cases_of
from dijkwacht.apps.instruments.rules.cases import Instrument
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.bibob.library import example
from dijkwacht.web.damocles.desk import organisation_for as any_organisation_for

BIBOB: Final = Instrument.BIBOB


def organisations_with(user: User, right: Right) -> list[tuple[Organisation, str]]:
    """The organisations of a kind that has a policy line, where the user has the right; with their names, by name."""
    today = timezone.localdate()
    where = organisations_where(user, right, on=today, of="pk")
    found = [one for one in Organisation.objects.filter(where).prefetch_related("names") if example(one.kind)]
    return sorted(((one, name_on(one, today)) for one in found), key=lambda pair: pair[1])


def organisation_for(user: User, code: str, right: Right) -> Organisation:
    """The organisation with this code, where the user has the right.

    Raises:
        Http404: there is none, not for this user, or of a kind that takes no such decisions.
    """
    found = any_organisation_for(user, code, right)
    if example(found.kind) is None:
        raise Http404
    return found


def policy_for(organisation: Organisation, number: int, *, is_keeper: bool) -> Policy:
    """One version; a draft is seen by who keeps the policy alone.

    Raises:
        Http404: there is none.
    """
    found = Policy.objects.filter(organisation=organisation, instrument=BIBOB).select_related("organisation")
    return get_object_or_404(found if is_keeper else found.adopted(), number=number)


def case_for(user: User, number: UUID, *, page: str = "") -> BibobCase:
    """The case with this id, where the user is named on it; with ``page`` the look is put on record.

    Raises:
        Http404: there is none, or this user is not named on it.
    """
    found = get_object_or_404(cases_of(user, on=timezone.localdate()), pk=number)
    if page:
        opened(case=found, by=user, page=page)
    return found


def may_list(user: User) -> bool:
    """Whether the list of cases has something for this user: who opens them, or is named on one."""
    today = timezone.localdate()
    return has_anywhere(user, Right.OWN_CASES, on=today) or cases_of(user, on=today).exists()


def common(organisation: Organisation, *, above: str = "") -> dict[str, Any]:
    """What every page about the policy of an organisation shares; ``above`` is empty on the first of them."""
    today = timezone.localdate()
    trail = [{"label": "Bibob", "url": reverse("bibob:policy", args=[organisation.code])}] if above else []
    return {
        "organisation": organisation,
        "name": name_on(organisation, today),
        "today": today,
        "is_example": organisation.is_example,
        "breadcrumb": trail,
    }


def tabs(user: User, organisation: Organisation, current: str, *, is_own: bool) -> list[dict[str, Any]]:
    """The pages about one organisation; use in numbers only for who belongs to it, cases for who has them."""
    pages = [("policy", "Beleid"), ("beside", "Naast elkaar"), *([("use", "Gebruik in cijfers")] if is_own else [])]
    found = [
        {"label": label, "url": reverse(f"bibob:{page}", args=[organisation.code]), "current": page == current}
        for page, label in pages
    ]
    cases = [{"label": "Zaken", "url": reverse("bibob:cases")}] if is_own and may_list(user) else []
    return [*found, *cases, {"label": "Toets kiezen", "url": f"{reverse('bibob:select')}?organisatie={organisation.code}"}]


def is_own(user: User, organisation: Organisation) -> bool:
    """Whether the user belongs to the organisation with a right to see its policy: an adviser does not."""
    # Not by way of an assignment: the list of article 28 is closed.
    return own_organisations(user, Right.SEE_POLICY, on=timezone.localdate()).filter(pk=organisation.pk).exists()
