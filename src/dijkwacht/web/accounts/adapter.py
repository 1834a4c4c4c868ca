"""How allauth behaves here."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.mail.links import site_url
from dijkwacht.kit.locks import lock, unlock
from dijkwacht.web.accounts.device import remember
from dijkwacht.web.accounts.recent import is_recent
from dijkwacht.web.parts.door import peer_of

BACKEND = "django.contrib.auth.backends.ModelBackend"

LONGEST = 254
"""Letters of an e-mail address; PostgreSQL would refuse to count the tries of a longer one."""


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are opened by invitation or by an administrator, never by whoever passes by."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "incorrect_code": "Deze code klopt niet.",
        "too_many_login_attempts": "Er is te vaak geprobeerd in te loggen. Probeer het over een kwartier opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail: the address of the site is a setting, never what a request calls it."""
        return site_url(urlsplit(super().get_reset_password_from_key_url(key)).path)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in; also by a passkey, where no backend looked at a password."""
        user.backend = BACKEND
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **options: Any) -> HttpResponse:
        """Go on; this browser is no strange place any more."""
        return remember(super().post_login(request, user, **options), user.get_username())

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether this is the password of whoever sits here; by the address of the account, and no other."""
        return self.authenticate(context.request, email=user.get_username(), password=password) == user

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Not of who signed in just now."""
        request = context.request
        if isinstance(request.user, User) and is_recent(request, request.user):
            return False
        return bool(super().is_reauthentication_required(app=app, **options))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where a request comes from, for all that is counted by place."""
        return peer_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by axes, in the database; allauth counts the codes of the second step."""


class LockedAdapter(DefaultMFAAdapter):
    """The second step: whoever reads the database cannot take it."""

    def encrypt(self, text: str) -> str:
        """Lock a secret before it is kept."""
        return lock(text, keys=settings.KEYS)

    def decrypt(self, encrypted_text: str) -> str:
        """Open it to check a code."""
        return unlock(encrypted_text, keys=settings.KEYS)


def tried_address(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The address that somebody tries to sign in with, for the lock-out: one address must not lock a whole town hall."""
    address = (credentials or {}).get("email") or request.POST.get("login", "").strip().lower()
    return address[:LONGEST]
