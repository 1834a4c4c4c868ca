"""What time does to invitations: reminding, expiring, letting go of addresses."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import Attempt, Invitation, Picture
from dijkwacht.apps.assessments.queries import round_of
from dijkwacht.apps.assessments.rules import UNANSWERED, InvitationState, letters, why_not_invitation
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post
from dijkwacht.kit.errors import Refused


@transaction.atomic
def remind(*, invitation: Invitation, by: Actor) -> None:
    """Remind somebody of their questions.

    Raises:
        Refused: this person submitted in the meantime, or the invitation ended.
    """
    row = Invitation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=invitation.pk)
    if row.state not in UNANSWERED or row.sent_at is None or row.expires_on is None or not row.email:
        raise Refused("Hier is geen herinnering meer nodig.")
    row.reminded_at = timezone.now()
    row.save(update_fields=["reminded_at"])
    letter = letters.reminder(sent_on=timezone.localdate(row.sent_at), door=row.door, until=row.expires_on)
    post(to=row.email, subject=letter.subject, body=letter.body)
    audit.record(by=by, verb="assessments.reminded", on=row, organisation=row.organisation.code)


@transaction.atomic
def expire(*, invitation: Invitation, by: Actor) -> None:
    """Mark an invitation whose last day is past.

    Raises:
        Refused: it is not, or the invitation is in another state by now.
    """
    row = Invitation.objects.select_for_update(of=("self",)).select_related("picture", "organisation").get(pk=invitation.pk)
    if reason := why_not_invitation(InvitationState(row.state), InvitationState.EXPIRED, round_of(row, on=timezone.localdate())):
        raise Refused(reason)
    row.state, row.code_hash = InvitationState.EXPIRED, ""
    row.save(update_fields=["state", "code_hash"])
    audit.record(by=by, verb="assessments.expired", on=row, organisation=row.organisation.code)


@transaction.atomic
def let_go(*, picture: Picture, by: Actor) -> int:
    """Let go of the addresses of everybody who was invited for a picture that ended; returns how many."""
    number = Invitation.objects.filter(picture=picture).exclude(email="").update(email="", code_hash="")
    audit.record(by=by, verb="assessments.addresses_let_go", on=picture, organisation=picture.organisation.code, note=str(number))
    return number


@transaction.atomic
def forget_attempts(*, before: datetime, by: Actor) -> int:
    """Let go of asked and tried codes that no longer count; returns how many."""
    number, _ = Attempt.objects.filter(at__lt=before).delete()
    audit.record(by=by, verb="assessments.attempts_forgotten", note=str(number))
    return number
