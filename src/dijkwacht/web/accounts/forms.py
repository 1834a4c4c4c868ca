"""Signing in: the fields in the order in which people go through them, and a passkey that is enough."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.account.internal.flows.password_reset import request_password_reset
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import User, plain
from dijkwacht.apps.accounts.rules import Sign
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.invitations.actions import codes
from dijkwacht.apps.invitations.rules.codes import ASKS, TooOften


class SignInForm(LoginForm):
    """Address, password, button; the way out for who forgot stands after the button, in the page."""

    def __init__(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["remember"].label = "Ingelogd blijven"
        self.fields["remember"].help_text = "Tot tien uur na het inloggen, ook als u de browser sluit."


class ForgottenForm(ResetPasswordForm):
    """May I have a new password? For an address without an account the same is done, and taken back."""

    def clean_email(self) -> str:
        """Whether there is an account is looked up later, in the same time for both; nobody has another's mailbox filled."""
        email = plain(self.cleaned_data["email"])
        try:
            codes.count(f"forgotten:{email}", ASKS)
        except TooOften as refused:
            raise ValidationError(refused.reason) from refused
        return email

    @transaction.atomic
    def save(self, request: HttpRequest, **options: Any) -> str:
        """Send a link to whoever has an account."""
        email = self.cleaned_data["email"]
        user = User.objects.filter(email=email, is_active=True).first()
        before = transaction.savepoint()
        request_password_reset(request, email, [user or User(pk=0, email=email, password="!")], None)  # noqa: S106 - none
        (transaction.savepoint_commit if user else transaction.savepoint_rollback)(before)
        actions.note(Sign.PASSWORD_ASKED, user=user, by=System("door"))
        return str(email)


class PasskeyForm(AddWebAuthnForm):
    """A passkey; whoever has no password must be able to sign in with it alone."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "passwordless" in self.fields and not self.user.has_usable_password():
            field = self.fields["passwordless"]
            field.initial = field.required = True
            field.error_messages["required"] = "Zet dit aan: u heeft geen wachtwoord, dus u logt hiermee in."
