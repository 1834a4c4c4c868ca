"""What the libraries of signing in tell, put on record: who, when and by which means, never what was typed."""

from typing import Final

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.contrib.auth import signals as auth
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import User, plain
from dijkwacht.apps.accounts.rules import Means, Sign
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.reminders.actions import unfollow
from dijkwacht.web.accounts.adapter import tried_address
from dijkwacht.web.accounts.gates import PASSED
from dijkwacht.web.accounts.tries import forgive, tell_shut

DOOR: Final = System("door")


@receiver(account.user_logged_in)
def _signed_in(request: HttpRequest, user: User, **_: object) -> None:
    said = get_authentication_records(request, user)
    last = str(said[-1].get("type", said[-1]["method"])) if said else ""
    actions.note(Sign.IN, user=user, by=user, how=last if last in set(Means) else "")


@receiver(auth.user_logged_out)
def _signed_out(user: User | None, **_: object) -> None:
    if user is not None:
        actions.note(Sign.OUT, user=user, by=user)


@receiver(account.authentication_step_completed)
def _signed_in_again(*, user: User, reauthenticated: bool = False, **_: object) -> None:
    if reauthenticated:
        actions.note(Sign.AGAIN, user=user, by=user)


@receiver(auth.user_login_failed)
def _failed(credentials: dict[str, str], request: HttpRequest | None = None, **_: object) -> None:
    # Where the door was shut already nobody tried a password; and a command without a request is no door.
    if request is not None and not _was_shut(request):
        actions.note(Sign.FAILED, user=_tried(request, credentials), by=DOOR)


@receiver(user_locked_out)
def _locked(request: HttpRequest, **_: object) -> None:
    if not _was_shut(request):
        user = _tried(request, request.axes_credentials)  # type: ignore[attr-defined]
        actions.note(Sign.LOCKED, user=user, by=DOOR)
        tell_shut(request, user.pk if user else None)


@receiver(pre_save, sender=AccessAttempt)
def _only_address_and_place(instance: AccessAttempt, **_: object) -> None:
    """Of a wrong password nothing else is kept that a browser sent: not where it came from, nor what was in the form."""
    instance.get_data = instance.post_data = ""


@receiver((account.password_changed, account.password_set, account.password_reset))
def _password_set(user: User, **_: object) -> None:
    actions.note(Sign.PASSWORD_SET, user=user, by=user)
    unfollow(by=user)
    forgive(user.email)


@receiver(mfa.authenticator_added)
def _added(user: User, authenticator: Authenticator, **_: object) -> None:
    is_way_in = authenticator.type != Authenticator.Type.RECOVERY_CODES
    actions.note(Sign.STEP_ADDED if is_way_in else Sign.CODES_MADE, user=user, by=user, how=authenticator.type)


@receiver(mfa.authenticator_reset)
def _reset(user: User, **_: object) -> None:
    actions.note(Sign.CODES_MADE, user=user, by=user)


@receiver(mfa.authenticator_removed)
def _removed(request: HttpRequest, user: User, authenticator: Authenticator, **_: object) -> None:
    actions.note(Sign.STEP_REMOVED, user=user, by=user, how=authenticator.type)
    request.session.pop(PASSED, None)  # whoever has none left chooses another


@receiver(mfa.authenticator_used)
def _used(user: User, authenticator: Authenticator, **_: object) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        actions.note(Sign.CODE_USED, user=user, by=user)


@receiver(mfa.authentication_failed)
def _step_failed(user: User, **_: object) -> None:
    actions.note(Sign.STEP_FAILED, user=user, by=DOOR)


def _was_shut(request: HttpRequest) -> bool:
    """Whether this try came at a door that earlier tries had shut."""
    return getattr(request, "axes_locked_out", False) and request.axes_failures_since_start is None  # type: ignore[attr-defined]


def _tried(request: HttpRequest, credentials: dict[str, str]) -> User | None:
    return User.objects.filter(email=plain(tried_address(request, credentials)), is_active=True).first()
