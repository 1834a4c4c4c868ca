"""Invitations by personal link, and how often somebody tried a code."""

from django.db import models
from django.db.models import Q

from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.invitations.rules.states import InvitationState
from dijkwacht.apps.pictures.models import Confidential, Respondent


class Invitation(Confidential):
    """A personal link to the questions of one respondent; a new link ends the old one.

    Of the link and of the code only hashes are kept. The address is let go of 30 days after the picture has ended.
    """

    respondent = models.OneToOneField(Respondent, models.CASCADE, related_name="invitation")
    email = models.EmailField(blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    state = Choice(InvitationState, max_length=12, default=InvitationState.PREPARED)
    announced_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            known("state", InvitationState, name="invitation_state_known"),
            models.CheckConstraint(
                condition=~Q(state=InvitationState.SUBMITTED.value) | Q(submitted_at__isnull=False),
                name="invitation_submitted_when",
            ),
            models.CheckConstraint(
                condition=Q(state=InvitationState.PREPARED.value)
                | (~Q(token_hash="") & Q(sent_at__isnull=False, expires_on__isnull=False)),
                name="invitation_sent_with_link",
            ),
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="invitation_link_once"),
        ]
        indexes = [models.Index(fields=["email"], name="invitation_email")]

    def __str__(self) -> str:
        return self.audit_name

    @property
    def audit_name(self) -> str:
        """How the audit chain names whoever answers by this invitation: without personal data."""
        return f"invitation:{self.pk}"


class Attempt(models.Model):
    """Somebody asked for a code or tried one, counted per invitation and per place.

    Both are known by a keyed hash only; the row goes after a day.
    """

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="attempt_key_at")]

    def __str__(self) -> str:
        return f"attempt {self.pk}"
