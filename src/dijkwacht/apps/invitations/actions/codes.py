"""The door for people with a link: asking for a code, trying it, coming in."""

import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import plain
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.invitations.models import Attempt, Invitation
from dijkwacht.apps.invitations.queries import of_person, readable, round_of
from dijkwacht.apps.invitations.rules import mails
from dijkwacht.apps.invitations.rules.codes import (
    ASKS,
    ASKS_FROM_ONE_PLACE,
    CODE_DIGITS,
    CODE_STAYS,
    CODE_TRIES,
    TRIES_FROM_ONE_PLACE,
    Limit,
    TooOften,
)
from dijkwacht.apps.invitations.rules.states import InvitationState, why_not_invitation
from dijkwacht.apps.mail.actions import post
from dijkwacht.kit.errors import Refused


@transaction.atomic
def ask_code(*, email: str, peer: str, by: Actor, invitation: Invitation | None = None) -> None:
    """Mail a new code: for the person whose link was followed, or for all of an address that somebody typed.

    For an address that nobody invited the same is done, and then taken back: not even the time it takes tells which it was.

    Raises:
        TooOften: asked too often for this invitation or address, or from this place.
    """
    email = plain(email)
    if invitation is None:  # who has a link of their own does not wait for strangers in the same building
        count(f"ask:{peer}", ASKS_FROM_ONE_PLACE)
    count(f"ask:{invitation.pk if invitation else email}", ASKS)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    reached = _waiting(email, invitation).update(code_hash=_hash(email, code), code_at=clock.now(), code_tries=0)
    letter = mails.code(code, minutes=int(CODE_STAYS.total_seconds() // 60))
    before = transaction.savepoint()
    post(to=email, subject=letter.subject, body=letter.body)
    if reached:
        transaction.savepoint_commit(before)
    else:
        transaction.savepoint_rollback(before)
    audit.record(by=by, verb="invitations.code_asked", on=invitation, organisation=_code(invitation))


@transaction.atomic
def try_code(*, email: str, code: str, peer: str, by: Actor, invitation: Invitation | None = None) -> tuple[Invitation, ...]:
    """The invitations that a code opens; none when it is wrong, too old or tried too often. Each try counts.

    Raises:
        TooOften: tried too often from this place.
    """
    email = plain(email)
    if invitation is None:
        count(f"try:{peer}", TRIES_FROM_ONE_PLACE)
    waiting = _waiting(email, invitation).exclude(code_hash="").filter(code_at__gte=clock.now() - CODE_STAYS)
    rows = list(waiting.filter(code_tries__lt=CODE_TRIES).select_for_update(of=("self",)))
    # Counted before it is looked at; with a number that no row has, for then an unknown address asks as many queries.
    Invitation.objects.filter(pk__in=[0, *(row.pk for row in rows)]).update(code_tries=F("code_tries") + 1)
    given = _hash(email, code)
    opened = tuple(row for row in rows if constant_time_compare(row.code_hash, given))
    Invitation.objects.filter(pk__in=[0, *(row.pk for row in opened)]).update(code_hash="")
    verb, known = ("invitations.code_accepted", opened[0]) if opened else ("invitations.code_refused", invitation)
    audit.record(by=by, verb=verb, on=invitation, organisation=_code(known))
    return opened


@transaction.atomic
def enter(*, invitation: Invitation, by: Actor) -> Invitation:
    """Come in by a link, on a device that is known by now; the first time the invitation is opened.

    Raises:
        Refused: the link has ended in the meantime.
    """
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("picture", "organisation")
    locked = rows.get(pk=invitation.pk)
    state, within = InvitationState(locked.state), round_of(locked, on=clock.today())
    if state is InvitationState.SENT:
        if reason := why_not_invitation(state, InvitationState.OPENED, within):
            raise Refused(reason)
        locked.state, locked.opened_at = InvitationState.OPENED, clock.now()
        locked.save(update_fields=["state", "opened_at"])
    elif state not in {InvitationState.OPENED, InvitationState.SUBMITTED} or within.is_over:
        raise Refused("Deze link werkt niet meer.")
    audit.record(by=by, verb="invitations.entered", on=locked, organisation=locked.organisation.code)
    return locked


def _code(invitation: Invitation | None) -> str:
    """Where an event about it belongs; nowhere with an address that somebody merely typed."""
    return invitation.organisation.code if invitation else ""


def _waiting(email: str, invitation: Invitation | None) -> QuerySet[Invitation]:
    rows = readable(on=clock.today()).filter(email=email)
    return rows.filter(pk__in=of_person(invitation).values("pk")) if invitation else rows


def _hash(email: str, code: str) -> str:
    # Keyed: six digits are soon guessed by who reads the database, but not without the key of the site.
    return salted_hmac("dijkwacht.code", f"{email}:{code}", algorithm="sha256").hexdigest()


def is_too_often(what: str, limits: Iterable[Limit]) -> bool:
    """Whether it was counted as often as it may be."""
    counted, now = _counted(what), clock.now()
    return any(counted.filter(at__gt=now - limit.within).count() >= limit.times for limit in limits)


def count(what: str, limits: Iterable[Limit]) -> None:
    """Count an attempt, in the database: every process counts along."""
    if is_too_often(what, limits):
        raise TooOften
    Attempt.objects.create(key=_key(what), at=clock.now())


def forget_counted(what: str) -> None:
    """Begin to count anew."""
    _counted(what).delete()


def _counted(what: str) -> QuerySet[Attempt]:
    return Attempt.objects.filter(key=_key(what))


def _key(what: str) -> str:
    return salted_hmac("dijkwacht.attempt", what, algorithm="sha256").hexdigest()
