"""Who may look at the list of organisations and areas, and who keeps it."""

from django.http import Http404
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import has_anywhere, keeps_for_all
from dijkwacht.apps.accounts.rules import Right


def reader(user: User) -> bool:
    """Whether the reader keeps the list too, as administrator of the province or its team; 404 for who may not even read it."""
    today = timezone.localdate()
    if keeps_for_all(user, Right.MANAGE_ACCOUNTS, on=today):
        return True
    if not any(has_anywhere(user, right, on=today) for right in (Right.RUN, Right.MANAGE_ACCOUNTS)):
        raise Http404
    return False


def must_keep(user: User) -> None:
    """404 for who does not keep the list."""
    if not keeps_for_all(user, Right.MANAGE_ACCOUNTS, on=timezone.localdate()):
        raise Http404
