"""Asking people by mail: announcing, inviting, revoking, reopening; and what time does: reminding, expiring, letting go."""

import secrets
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import plain
from dijkwacht.apps.assessments.models import Answer, Attempt, Invitation, Picture, Respondent
from dijkwacht.apps.assessments.queries import asked_of, minutes_of, norm_of, round_of, token_hash
from dijkwacht.apps.assessments.rules import (
    LINK_STAYS,
    STANDING_LINK,
    UNANSWERED,
    InvitationState,
    State,
    letters,
    name_for,
    why_ended,
    why_not_address,
    why_not_announce,
    why_not_drop,
    why_not_invitation,
)
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.mail.links import site_url
from dijkwacht.kit.errors import Refused

DOOR: Final = "/uitnodiging/"
"""Where on the site people with a link come in."""


@transaction.atomic
def ask_one_more(*, picture: Picture, function: str, by: Actor) -> Respondent:
    """Put one more person in a function on the list: ``handhaving``, then ``handhaving 2``.

    Raises:
        Refused: the picture has ended.
    """
    if reason := why_ended(State(picture.state)):
        raise Refused(reason)
    taken = set(Respondent.objects.filter(picture=picture).values_list("function", flat=True))
    respondent = Respondent.objects.create(picture=picture, organisation=picture.organisation, function=name_for(function, taken))
    audit.record(by=by, verb="assessments.asked", on=respondent, organisation=picture.organisation.code)
    return respondent


@transaction.atomic
def drop(*, respondent: Respondent, by: Actor) -> None:
    """Take somebody off the list who was not invited and said nothing.

    Raises:
        Refused: there is a link or an answer, or the picture has ended.
    """
    if reason := why_ended(State(respondent.picture.state)):
        raise Refused(reason)
    invitation = Invitation.objects.select_for_update().filter(respondent=respondent).first()
    has_link = invitation is not None and invitation.state != InvitationState.PREPARED
    if reason := why_not_drop(has_link=has_link, has_answers=Answer.objects.filter(respondent=respondent).exists()):
        raise Refused(reason)
    audit.record(by=by, verb="assessments.dropped", on=respondent, organisation=respondent.picture.organisation.code)
    respondent.delete()


@transaction.atomic
def address(*, respondent: Respondent, email: str, by: Actor) -> Invitation:
    """Keep the address for somebody's invitation; nothing is sent.

    Raises:
        Refused: the picture has ended, or a link went to another address already.
    """
    picture = respondent.picture
    invitation = Invitation.objects.select_for_update().filter(respondent=respondent).first()
    if reason := why_not_address(State(picture.state), InvitationState(invitation.state) if invitation else None):
        raise Refused(reason)
    if invitation is None:
        invitation = Invitation(respondent=respondent, picture=picture, organisation_id=picture.organisation_id)
    invitation.email, invitation.code_hash, invitation.announced_at = plain(email), "", None
    invitation.save()
    audit.record(by=by, verb="assessments.addressed", on=invitation, organisation=picture.organisation.code)
    return invitation


@transaction.atomic
def announce(*, picture: Picture, text: str, by: Actor) -> int:
    """Send the announcement to everybody with an address who did not get it yet; returns how many.

    Raises:
        Refused: there is no text or nobody to send it to, or it says what a mail must not.
    """
    if reason := why_ended(State(picture.state)):
        raise Refused(reason)
    names = picture.organisation.names.values_list("name", flat=True)
    if reason := why_not_announce(text, names):
        raise Refused(reason)
    waiting = list(_unannounced(picture))
    if not waiting:
        raise Refused("Er is nog geen adres waar de aankondiging heen kan. Vul eerst de adressen in.")
    letter, now = letters.announcement(text), timezone.now()
    for email in dict.fromkeys(invitation.email for invitation in waiting):
        post(to=email, subject=letter.subject, body=letter.body)
    Invitation.objects.filter(pk__in=[invitation.pk for invitation in waiting]).update(announced_at=now)
    _announced(picture)
    audit.record(by=by, verb="assessments.announced", on=picture, organisation=picture.organisation.code, note="mail")
    return len(waiting)


@transaction.atomic
def announce_elsewhere(*, picture: Picture, by: Actor) -> None:
    """Put on record that the organisation sends the announcement itself.

    Raises:
        Refused: the picture has ended.
    """
    if reason := why_ended(State(picture.state)):
        raise Refused(reason)
    _announced(picture)
    audit.record(by=by, verb="assessments.announced", on=picture, organisation=picture.organisation.code, note="elsewhere")


def _announced(picture: Picture) -> None:
    if picture.announced_at is None:
        picture.announced_at = timezone.now()
        picture.save(update_fields=["announced_at"])


def _unannounced(picture: Picture) -> list[Invitation]:
    rows = Invitation.objects.select_for_update().filter(picture=picture, announced_at=None)
    return list(rows.exclude(email="").exclude(state__in=STANDING_LINK).order_by("pk"))


@transaction.atomic
def invite(*, invitation: Invitation, by: Actor) -> None:
    """Send somebody a personal link, or a new one that ends the old.

    Of the link only a hash is kept.

    Raises:
        Refused: nobody can be invited now, or there is no address.
    """
    locked = _locked(invitation)
    state = InvitationState(locked.state)
    today = timezone.localdate()
    if reason := why_not_invitation(state, InvitationState.SENT, round_of(locked, on=today)):
        raise Refused(reason)
    if not locked.email:
        raise Refused("Vul eerst een e-mailadres in.")
    token = secrets.token_urlsafe(32)
    locked.token_hash, locked.state = token_hash(token), InvitationState.SENT
    locked.sent_at, locked.expires_on = timezone.now(), today + LINK_STAYS
    locked.opened_at = locked.submitted_at = locked.reminded_at = None
    locked.code_hash, locked.code_tries = "", 0
    locked.save()
    norm = norm_of(locked.picture)
    criteria = asked_of(norm, locked.respondent.function)
    letter = letters.invitation(
        asked=len(criteria), minutes=minutes_of(norm, criteria), link=site_url(f"{DOOR}{token}/"), until=locked.expires_on
    )
    post(to=locked.email, subject=letter.subject, body=letter.body)
    audit.record(by=by, verb="assessments.invited", on=locked, organisation=locked.picture.organisation.code)


@transaction.atomic
def revoke(*, invitation: Invitation, by: Actor) -> None:
    """End somebody's link; what they answered stays.

    Raises:
        Refused: there is no link to end.
    """
    locked = _stepped(invitation, InvitationState.REVOKED)
    locked.code_hash = ""
    locked.save()
    audit.record(by=by, verb="assessments.revoked", on=locked, organisation=locked.picture.organisation.code)


@transaction.atomic
def reopen(*, invitation: Invitation, by: Actor) -> None:
    """Let somebody who submitted change their answers again, and tell them.

    Raises:
        Refused: nothing was submitted, or the questions are closed.
    """
    locked = _stepped(invitation, InvitationState.OPENED)
    locked.submitted_at = None
    locked.save()
    if locked.email:
        letter = letters.reopened(door=site_url(DOOR))
        post(to=locked.email, subject=letter.subject, body=letter.body)
    audit.record(by=by, verb="assessments.reopened", on=locked, organisation=locked.picture.organisation.code)


@transaction.atomic
def submit(*, invitation: Invitation, by: Actor) -> None:
    """Say that the answers are finished; from now on only the adviser opens them.

    Raises:
        Refused: the questions are closed, or the link ended.
    """
    locked = _stepped(invitation, InvitationState.SUBMITTED)
    locked.submitted_at = timezone.now()
    locked.save()
    audit.record(by=by, verb="assessments.submitted", on=locked, organisation=locked.picture.organisation.code)


def _stepped(invitation: Invitation, to: InvitationState) -> Invitation:
    locked = _locked(invitation)
    if reason := why_not_invitation(InvitationState(locked.state), to, round_of(locked, on=timezone.localdate())):
        raise Refused(reason)
    locked.state = to
    return locked


def _locked(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",))
    return rows.select_related("picture__organisation", "picture__norm", "respondent").get(pk=invitation.pk)


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
    letter = letters.reminder(sent_on=timezone.localdate(row.sent_at), door=site_url(DOOR), until=row.expires_on)
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
