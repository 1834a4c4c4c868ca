"""Asking people by mail: announcing, inviting, revoking, reopening; and what time does: reminding, expiring, letting go."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import plain
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.invitations.actions.people import recognise
from dijkwacht.apps.invitations.models import Attempt, Invitation
from dijkwacht.apps.invitations.queries import (
    criteria_of,
    last_day_of,
    minutes_of,
    of_person,
    round_of,
    sender_of,
    still_asked,
    token_hash,
)
from dijkwacht.apps.invitations.rules import mails
from dijkwacht.apps.invitations.rules.mails import Asks, why_not_announce
from dijkwacht.apps.invitations.rules.states import (
    LINK_STAYS,
    STANDING_LINK,
    UNANSWERED,
    InvitationState,
    name_for,
    why_not_address,
    why_not_drop,
    why_not_invitation,
)
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.states import State, why_ended
from dijkwacht.documents.norms.words import own_function_words
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
    audit.record(by=by, verb="pictures.asked", on=respondent, organisation=picture.organisation.code)
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
    audit.record(by=by, verb="invitations.dropped", on=respondent, organisation=respondent.picture.organisation.code)
    respondent.delete()


@transaction.atomic
def address(*, respondent: Respondent, email: str, by: Actor) -> Invitation:
    """Keep the address for somebody's invitation; nothing is sent.

    Raises:
        Refused: the picture has ended, a link went to another address already, or whoever had that address answered.
    """
    picture = respondent.picture
    invitation = Invitation.objects.select_for_update().filter(respondent=respondent).first()
    state = InvitationState(invitation.state) if invitation else None
    if reason := why_not_address(State(picture.state), state, is_of_another=_is_of_another(invitation, plain(email))):
        raise Refused(reason)
    if invitation is None:
        invitation = Invitation(respondent=respondent, picture=picture, organisation_id=picture.organisation_id)
    invitation.email, invitation.code_hash, invitation.announced_at = plain(email), "", None
    invitation.save()
    recognise(picture)
    audit.record(by=by, verb="invitations.addressed", on=invitation, organisation=picture.organisation.code)
    return invitation


def _is_of_another(invitation: Invitation | None, email: str) -> bool:
    """Whether somebody else came in here and answered: a place is of a person, and the next one may not read that."""
    if invitation is None or invitation.opened_at is None or invitation.email == email:
        return False
    return invitation.respondent.answers.filter(source=Source.QUESTIONNAIRE, is_carried=False).exists()


@transaction.atomic
def announce(*, picture: Picture, text: str, by: Actor) -> int:
    """Send the announcement to everybody with an address who did not get it yet; returns to how many addresses.

    Raises:
        Refused: there is no text or nobody to send it to, or it says what a mail must not.
    """
    if reason := why_ended(State(picture.state)):
        raise Refused(reason)
    if reason := why_not_announce(text):
        raise Refused(reason)
    waiting = list(_unannounced(picture))
    if not waiting:
        raise Refused("Er is nog geen adres waar de aankondiging heen kan. Vul eerst de adressen in.")
    letter, now = mails.announcement(text), clock.now()
    emails = {invitation.email for invitation in waiting}
    for email in sorted(emails):
        post(to=email, subject=letter.subject, body=letter.body, sender=picture.organisation.code)
    Invitation.objects.filter(pk__in=[invitation.pk for invitation in waiting]).update(announced_at=now)
    _announced(picture)
    audit.record(by=by, verb="invitations.announced", on=picture, organisation=picture.organisation.code, note="mail")
    return len(emails)


@transaction.atomic
def announce_elsewhere(*, picture: Picture, by: Actor) -> None:
    """Put on record that the organisation sends the announcement itself.

    Raises:
        Refused: the picture has ended.
    """
    if reason := why_ended(State(picture.state)):
        raise Refused(reason)
    _announced(picture)
    audit.record(by=by, verb="invitations.announced", on=picture, organisation=picture.organisation.code, note="elsewhere")


def _announced(picture: Picture) -> None:
    if picture.announced_at is None:
        picture.announced_at = clock.now()
        picture.save(update_fields=["announced_at"])


def _unannounced(picture: Picture) -> list[Invitation]:
    rows = Invitation.objects.select_for_update().filter(picture=picture, announced_at=None)
    return list(rows.exclude(email="").exclude(state__in=STANDING_LINK).order_by("pk"))


@transaction.atomic
def invite(*, invitation: Invitation, by: Actor) -> int:
    """Send somebody a personal link, or a new one that ends the old; returns as how many functions they are asked.

    One person has one link: whatever else is asked of this address in the picture goes along with it. Of the link only a
    hash is kept; those that go along have one of a link that nobody ever got.

    Raises:
        Refused: nobody can be invited now, or there is no address.
    """
    locked = _locked(invitation)
    if reason := why_not_invitation(InvitationState(locked.state), InvitationState.SENT, round_of(locked, on=clock.today())):
        raise Refused(reason)
    if not locked.email:
        raise Refused("Vul eerst een e-mailadres in.")
    token, others = secrets.token_urlsafe(32), _others(locked)
    _send(locked, token_hash(token), by)
    for other in others:
        if other.state in STANDING_LINK:
            other.token_hash, other.expires_on = token_hash(secrets.token_urlsafe(32)), locked.expires_on
            other.save(update_fields=["token_hash", "expires_on"])
        else:
            _send(other, token_hash(secrets.token_urlsafe(32)), by)
    asked = [locked, *(other for other in others if other.state != InvitationState.SUBMITTED)]
    functions = sorted(row.respondent.function for row in asked)
    norm = norm_of(locked.picture)
    criteria = criteria_of(norm, functions)
    letter = mails.invitation(
        _asks(asked, by),
        asked=len(criteria),
        minutes=minutes_of(norm, criteria),
        link=site_url(f"{DOOR}{token}/"),
        door=site_url(DOOR),
        until=_last_of(locked),
    )
    post(to=locked.email, subject=letter.subject, body=letter.body, sender=locked.picture.organisation.code)
    return len(asked)


def _send(locked: Invitation, link_hash: str, by: Actor) -> None:
    _put(locked, InvitationState.SENT)
    locked.token_hash = link_hash
    locked.sent_at, locked.expires_on = clock.now(), clock.today() + LINK_STAYS
    locked.opened_at = locked.submitted_at = locked.reminded_at = None
    locked.code_hash, locked.code_tries = "", 0
    locked.save()
    audit.record(by=by, verb="invitations.invited", on=locked, organisation=locked.picture.organisation.code)


def _asks(rows: Sequence[Invitation], by: Actor) -> Asks:
    """Who asks this person what, for the mail."""
    picture, today = rows[0].picture, clock.today()
    sender = sender_of(picture, on=today, by=by)
    functions = tuple(dict.fromkeys(own_function_words(row.respondent.function) for row in rows))
    last_on = last_day_of(picture, until=_last_of(rows[0]), on=today)
    return Asks(name_on(picture.organisation, today), sender.words, sender.contact, functions, last_on)


def _last_of(row: Invitation) -> date:
    return row.expires_on or clock.today() + LINK_STAYS


@transaction.atomic
def revoke(*, invitation: Invitation, by: Actor) -> None:
    """End somebody's link; what they answered stays.

    Raises:
        Refused: there is no link to end.
    """
    for row in _stepped(invitation, InvitationState.REVOKED):
        row.code_hash = ""
        row.save()
        audit.record(by=by, verb="invitations.revoked", on=row, organisation=row.picture.organisation.code)


@transaction.atomic
def reopen(*, invitation: Invitation, by: Actor) -> None:
    """Let somebody who submitted change their answers again, and tell them.

    Raises:
        Refused: nothing was submitted, or the questions are closed.
    """
    rows = _stepped(invitation, InvitationState.OPENED, only=InvitationState.SUBMITTED)
    for row in rows:
        row.submitted_at = None
        row.save()
        audit.record(by=by, verb="invitations.reopened", on=row, organisation=row.picture.organisation.code)
    if rows[0].email:
        letter = mails.reopened(_asks(rows, by), door=site_url(DOOR))
        post(to=rows[0].email, subject=letter.subject, body=letter.body, sender=rows[0].picture.organisation.code)


@transaction.atomic
def submit(*, invitation: Invitation, by: Actor) -> None:
    """Say that the answers are finished, in every function at once; from now on only the adviser opens them.

    Raises:
        Refused: the questions are closed, or the link ended.
    """
    for row in _stepped(invitation, InvitationState.SUBMITTED):
        row.submitted_at = clock.now()
        row.save()
        audit.record(by=by, verb="invitations.submitted", on=row, organisation=row.picture.organisation.code)


def _stepped(invitation: Invitation, to: InvitationState, *, only: InvitationState | None = None) -> list[Invitation]:
    """This invitation a step on, with those of the same person that can take it too."""
    locked, today = _locked(invitation), clock.today()
    if reason := why_not_invitation(InvitationState(locked.state), to, round_of(locked, on=today)):
        raise Refused(reason)
    along = [
        other
        for other in _others(locked)
        if (only is None or other.state == only)
        and why_not_invitation(InvitationState(other.state), to, round_of(other, on=today)) is None
    ]
    for row in [locked, *along]:
        _put(row, to)
    return [locked, *along]


def _put(locked: Invitation, state: InvitationState) -> None:
    # The seat says itself that it was handed in: whoever saves an answer need not know of invitations.
    locked.state, locked.respondent.is_submitted = state, state is InvitationState.SUBMITTED
    locked.respondent.save(update_fields=["is_submitted"])


def _locked(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",))
    return rows.select_related("picture__organisation", "picture__norm", "respondent").get(pk=invitation.pk)


def _others(locked: Invitation) -> list[Invitation]:
    rows = of_person(locked).exclude(pk=locked.pk).select_for_update(of=("self",))
    return list(rows.select_related("picture__organisation", "picture__norm", "respondent").order_by("pk"))


@transaction.atomic
def remind(*, invitation: Invitation, by: Actor) -> None:
    """Remind somebody of their questions.

    Raises:
        Refused: this person submitted or answered all in the meantime, or the invitation ended.
    """
    row = _locked(invitation)
    rows = still_asked([one for one in (row, *_others(row)) if one.state in UNANSWERED])
    if row not in rows or row.sent_at is None or row.expires_on is None or not row.email:
        raise Refused("Hier is geen herinnering meer nodig.")
    Invitation.objects.filter(pk__in=[one.pk for one in rows]).update(reminded_at=clock.now())
    letter = mails.reminder(_asks(rows, by), sent_on=timezone.localdate(row.sent_at), door=site_url(DOOR), until=row.expires_on)
    post(to=row.email, subject=letter.subject, body=letter.body)
    audit.record(by=by, verb="invitations.reminded", on=row, organisation=row.organisation.code)


@transaction.atomic
def expire(*, invitation: Invitation, by: Actor) -> None:
    """Mark an invitation whose last day is past.

    Raises:
        Refused: it is not, or the invitation is in another state by now.
    """
    row = Invitation.objects.select_for_update(of=("self",)).select_related("picture", "organisation").get(pk=invitation.pk)
    if reason := why_not_invitation(InvitationState(row.state), InvitationState.EXPIRED, round_of(row, on=clock.today())):
        raise Refused(reason)
    row.state, row.code_hash = InvitationState.EXPIRED, ""
    row.save(update_fields=["state", "code_hash"])
    audit.record(by=by, verb="invitations.expired", on=row, organisation=row.organisation.code)


@transaction.atomic
def let_go(*, picture: Picture, by: Actor) -> int:
    """Let go of the addresses of everybody who was invited for a picture that ended; returns how many."""
    number = Invitation.objects.filter(picture=picture).exclude(email="").update(email="", code_hash="")
    audit.record(by=by, verb="invitations.addresses_let_go", on=picture, organisation=picture.organisation.code, note=str(number))
    return number


@transaction.atomic
def forget_attempts(*, before: datetime, by: Actor) -> int:
    """Let go of asked and tried codes that no longer count; returns how many."""
    number, _ = Attempt.objects.filter(at__lt=before).delete()
    audit.record(by=by, verb="invitations.attempts_forgotten", note=str(number))
    return number
