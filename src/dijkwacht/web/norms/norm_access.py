"""Who may look at the norms, and who keeps them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import has_anywhere, keeps_for_all
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.rules import State


def keeps(user: User) -> bool:
    """Whether this user keeps the norms, for everybody: an administrator of the province or its support team."""
    return keeps_for_all(user, Right.MANAGE_ACCOUNTS, on=timezone.localdate())


def reader(user: User) -> bool:
    """Whether the reader also keeps the norms; 404 for who may not even read them."""
    is_keeper, today = keeps(user), timezone.localdate()
    if not is_keeper and not any(has_anywhere(user, right, on=today) for right in (Right.RUN, Right.MANAGE_ACCOUNTS)):
        raise Http404
    return is_keeper


def must_keep(user: User) -> None:
    """404 for who does not keep the norms."""
    if not keeps(user):
        raise Http404


def version(number: int, *, is_keeper: bool) -> NormVersion:
    """One version; a draft is seen by who keeps the norms alone."""
    found = NormVersion.objects.all() if is_keeper else NormVersion.objects.exclude(state=State.DRAFT)
    return get_object_or_404(found, pk=number)
