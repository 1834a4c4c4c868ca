"""Users by e-mail address, memberships with role and dates, assignments of advisers."""

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.accounts.rules import AssignmentState, BlockReason, Role
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation


def plain(email: str) -> str:
    """An address as it is kept: two that differ in capitals alone are one."""
    return email.strip().lower()


class UserManager(BaseUserManager["User"]):
    """Finds and makes users by e-mail address, whatever its capitals."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account; without a password nobody can sign in with one."""
        user = self.model(email=plain(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this e-mail address."""
        return self.get(email=plain(username or ""))


class User(AbstractBaseUser):
    """An account: a work address and a name, nothing more."""

    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=120, blank=True)
    is_active = models.BooleanField("actief", default=True)
    blocked_at = models.DateTimeField(null=True, blank=True)
    """When last; stays when the block is lifted, so that no link of before it works again."""
    block_reason = Choice(BlockReason, max_length=20, blank=True)
    """Why, for as long as the account is blocked; of one that ended nothing."""

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            known("block_reason", BlockReason, name="user_block_reason_known", may_be_empty=True),
            models.CheckConstraint(condition=Q(block_reason="") | Q(is_active=False), name="user_blocked_is_not_active"),
        ]

    def __str__(self) -> str:
        return self.audit_name

    @property
    def audit_name(self) -> str:
        """How the audit chain names this user: without personal data."""
        return f"user:{self.pk}"

    def get_full_name(self) -> str:
        """The name for the account menu."""
        return self.name or self.email


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that hold from a day until a day, both included; an open end is empty."""

    def valid_on(self, day: date) -> Self:
        """Only what holds on this day."""
        return self.filter(Q(until=None) | Q(until__gte=day), start__lte=day)


class MembershipQuerySet(DatedQuerySet):
    """Memberships; one that was ended holds on no day, from that moment on."""

    def valid_on(self, day: date) -> Self:
        """Only what holds on this day and was not ended."""
        return super().valid_on(day).filter(ended_at=None)

    def standing(self, day: date) -> Self:
        """What holds on this day or begins later: all that somebody may still come in by."""
        return self.filter(Q(until=None) | Q(until__gte=day), ended_at=None)


class Membership(models.Model):
    """A person in an organisation, in a role, from a day until a day; or until the moment at which it was ended."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = Choice(Role, max_length=20)
    function = models.CharField(max_length=40, blank=True)
    start = models.DateField()
    until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role", "function", "start"],
                condition=Q(ended_at=None),
                name="membership_once",
            ),
            known("role", Role, name="membership_role_known"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("start")), name="membership_dates"),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"


class AssignmentQuerySet(DatedQuerySet):
    """Assignments by where they stand."""

    def accepted(self, day: date) -> Self:
        """Those that were accepted and run on this day, or will."""
        return self.filter(accepted_at__isnull=False, ended_at=None, until__gte=day)

    def proposed(self, day: date) -> Self:
        """Those that wait for an answer."""
        return self.filter(accepted_at=None, declined_at=None, ended_at=None, until__gte=day)


class Assignment(models.Model):
    """An adviser at work for an organisation that accepted it and can end it."""

    adviser = models.ForeignKey(User, models.CASCADE, related_name="assignments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="assignments")
    start = models.DateField()
    until = models.DateField()
    purpose = models.TextField(blank=True)
    secrecy = models.TextField(blank=True)
    contact = models.CharField(max_length=200, blank=True)
    processing = models.TextField(blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    declined_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("start")), name="assignment_dates"),
            models.CheckConstraint(condition=Q(accepted_at=None) | Q(declined_at=None), name="assignment_accepted_or_declined"),
        ]

    def __str__(self) -> str:
        return f"assignment {self.pk}"

    def state_on(self, day: date) -> AssignmentState:
        """Where it stands on a day."""
        if self.declined_at is not None:
            return AssignmentState.DECLINED
        if self.ended_at is not None:
            return AssignmentState.ENDED
        if self.until < day:
            return AssignmentState.EXPIRED
        return AssignmentState.PROPOSED if self.accepted_at is None else AssignmentState.ACCEPTED


class Sitting(AbstractBaseSession):
    """A browser in which somebody is signed in, or is on the way to it: a digest of its key, and what it holds, locked."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sittings")
    began_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return f"sitting of {self.user_id}"


class Cached(models.Model):
    """What all processes count and remember together for a short while: codes that were used, how often somebody tried."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
