"""How allauth behaves here."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Means
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.providers.queries import bonds_of
from dijkwacht.apps.providers.rules import Provider
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

    def get_login_stages(self) -> list[str]:
        """What comes between a password and a page; no second step for who did one at a provider that is trusted for it."""
        stages: list[str] = super().get_login_stages()
        is_done = getattr(self.request, "is_vouched_for", False)
        return [stage for stage in stages if not (is_done and stage.startswith("allauth.mfa."))]

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, str]]:
        """How somebody shows again who they are: first the way they came in."""
        usual: list[dict[str, str]] = super().get_reauthentication_methods(user)
        if not settings.OIDC or not isinstance(user, User):
            return usual
        bound = set(bonds_of(user).values_list("provider", flat=True))
        theirs = [_way(one) for one in settings.OIDC if one.id in bound]
        came_by = {one["method"] for one in get_authentication_records(self.request, user)}
        return [*theirs, *usual] if Means.PROVIDER in came_by else [*usual, *theirs]

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


def _way(provider: Provider) -> dict[str, str]:
    address = reverse("openid_connect_login", args=[provider.id])
    return {"id": f"provider:{provider.id}", "description": f"Opnieuw inloggen bij {provider.name}", "url": address}


def tried_address(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The address that somebody tries to sign in with, for the lock-out: one address must not lock a whole town hall."""
    address = (credentials or {}).get("email") or request.POST.get("login", "").strip().lower()
    return address[:LONGEST]
