"""What the organisation remarks on a concept."""

from django.db import models
from django.db.models import Q

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.pictures.models import Confidential


class Comment(Confidential):
    """What somebody remarked in the fact check on one finding, or on the whole (no criterion), and the adviser's answer.

    ``before`` is what it was about as it stood then, by name of the part. A remark that was taken over is worked in once that
    changed: ``after`` is what it became.
    """

    criterion = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=20)
    text = models.TextField()
    at = models.DateTimeField()
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    is_taken_over = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    is_worked_in = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_has_text"),
            models.CheckConstraint(condition=Q(reply="") | Q(replied_at__isnull=False), name="comment_replied_when"),
            models.CheckConstraint(
                condition=Q(is_worked_in=False) | Q(is_taken_over=True), name="comment_worked_in_when_taken_over"
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether a decision has to wait for it: no answer yet, or taken over and nothing changed."""
        return self.replied_at is None or (self.is_taken_over and not self.is_worked_in)

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """What changed: the name of the part, what it was and what it became."""
        names = dict.fromkeys([*self.before, *self.after])
        rows = [(name, self.before.get(name, ""), self.after.get(name, "")) for name in names]
        return [row for row in rows if row[1] != row[2]] if self.is_worked_in else []

    @property
    def role_word(self) -> str:
        """As what somebody remarked; never who."""
        return Role(self.role).word
