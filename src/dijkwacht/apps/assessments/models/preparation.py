"""What a picture is prepared with: the roadmap, invitations and documents that were asked for."""

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.assessments.models.answers import Respondent
from dijkwacht.apps.assessments.models.pictures import Confidential
from dijkwacht.apps.assessments.rules import InvitationState, MilestoneKind
from dijkwacht.apps.organisations.models import Organisation


class Milestone(Confidential):
    """A step of the roadmap (*draaiboek*): its day, and by role or function who takes care of it."""

    kind = models.CharField(max_length=12, choices=[(kind.value, kind.word) for kind in MilestoneKind])
    due_on = models.DateField()
    owner = models.CharField(max_length=60)
    done_on = models.DateField(null=True, blank=True)
    skipped_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "kind"], name="milestone_once"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in MilestoneKind]), name="milestone_kind_known"),
            models.CheckConstraint(condition=Q(done_on=None) | Q(skipped_reason=""), name="milestone_done_or_skipped"),
        ]

    def __str__(self) -> str:
        return f"milestone {self.pk}"


class Invitation(Confidential):
    """A personal link to the questions of one respondent; a new link ends the old one.

    Of the link and of the code only hashes are kept. The address is let go of 30 days after the picture has ended.
    """

    respondent = models.OneToOneField(Respondent, models.CASCADE, related_name="invitation")
    email = models.EmailField(blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, default=InvitationState.PREPARED)
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
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in InvitationState]), name="invitation_state_known"
            ),
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


class SourceDocument(Confidential):
    """A document that the adviser asked for, received and read; never the document itself."""

    title = models.CharField(max_length=200)
    asked_of = models.CharField(max_length=60, blank=True)
    asked_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="source_document_title_given"),
            models.CheckConstraint(condition=Q(read_on=None) | Q(received_on__isnull=False), name="source_document_read_after"),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("asked_on")), name="source_document_received_after"
            ),
        ]

    def __str__(self) -> str:
        return f"source document {self.pk}"


class Coverage(Confidential):
    """A member for which the picture of a joint body holds as well."""

    member = models.ForeignKey(Organisation, models.PROTECT, related_name="covered_by")

    class Meta:
        verbose_name_plural = "coverage"
        constraints = [models.UniqueConstraint(fields=["picture", "member"], name="coverage_once")]

    def __str__(self) -> str:
        return f"coverage {self.pk}"


class Deviation(Confidential):
    """Where one member of a joint body differs from what was answered for all."""

    member = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=40)
    paper = models.SmallIntegerField(null=True)
    practice = models.SmallIntegerField(null=True)
    is_not_applicable = models.BooleanField(default=False)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "member", "criterion"], name="deviation_once"),
            models.CheckConstraint(condition=Q(paper=None) | Q(paper__gte=0, paper__lte=3), name="deviation_paper_range"),
            models.CheckConstraint(
                condition=Q(practice=None) | Q(practice__gte=0, practice__lte=3), name="deviation_practice_range"
            ),
            models.CheckConstraint(
                condition=Q(is_not_applicable=False) | Q(paper=None, practice=None), name="deviation_level_or_not_applicable"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="deviation_has_reason"),
        ]

    def __str__(self) -> str:
        return f"deviation {self.pk}"
