"""How allauth behaves here."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from dijkwacht.apps.mail.links import site_url

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

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by axes, in the database; allauth counts the codes of the second step."""


def tried_address(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The address that somebody tries to sign in with, for the lock-out: one address must not lock a whole town hall."""
    address = (credentials or {}).get("email") or request.POST.get("login", "").strip().lower()
    return address[:LONGEST]
