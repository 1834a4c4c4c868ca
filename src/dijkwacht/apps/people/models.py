"""Invitations to a role, and addresses that wait to be confirmed."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people.rules import WelcomeState
from dijkwacht.documents.norms.words import function_words


class WelcomeQuerySet(models.QuerySet["Welcome"]):
    """Invitations by where they stand."""

    def open(self) -> Self:
        """Those that were neither accepted nor withdrawn."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def waiting(self) -> Self:
        """Those that an administrator has not confirmed."""
        return self.open().filter(confirmed_at=None)


class Welcome(models.Model):
    """Somebody is invited to a role; of the link only a hash is kept, and a new link ends the old one.

    Name and address go once there is an account, or thirty days after nobody came.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="welcomes")
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=120, blank=True)
    role = Choice(Role, max_length=20)
    function = models.CharField(max_length=40, blank=True)
    until = models.DateField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = WelcomeQuerySet.as_manager()

    class Meta:
        ordering = ("-invited_at", "-pk")
        constraints = [
            known("role", Role, name="welcome_role_known"),
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="welcome_link_once"),
            models.UniqueConstraint(
                fields=["organisation", "email", "role", "function"],
                condition=Q(accepted_at=None, withdrawn_at=None) & ~Q(email=""),
                name="welcome_open_once",
            ),
            models.CheckConstraint(condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="welcome_accepted_or_withdrawn"),
            models.CheckConstraint(
                condition=Q(token_hash="") | Q(confirmed_at__isnull=False, expires_on__isnull=False),
                name="welcome_link_after_confirmation",
            ),
        ]

    def __str__(self) -> str:
        return self.audit_name

    @property
    def audit_name(self) -> str:
        """How the audit chain names whoever comes in by it: without personal data."""
        return f"welcome:{self.pk}"

    @property
    def role_words(self) -> str:
        """The role, with the function for which it counts."""
        word = Role(self.role).word
        return f"{word}, {function_words(self.function)}" if self.function else word

    def state_on(self, day: date) -> WelcomeState:
        """Where it stands on a day."""
        if self.accepted_at is not None:
            return WelcomeState.ACCEPTED
        if self.withdrawn_at is not None:
            return WelcomeState.WITHDRAWN
        if self.confirmed_at is None or self.expires_on is None:
            return WelcomeState.WAITING
        return WelcomeState.EXPIRED if self.expires_on < day else WelcomeState.SENT


class NewAddress(models.Model):
    """The address that an account is to have once whoever reads it has said so."""

    user = models.OneToOneField(User, models.CASCADE, related_name="new_address")
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()

    def __str__(self) -> str:
        return f"new address {self.pk}"
