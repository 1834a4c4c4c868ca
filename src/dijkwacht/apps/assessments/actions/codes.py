"""The door for people with a link: asking for a code, trying it, coming in."""

import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from dijkwacht.apps.accounts.models import plain
from dijkwacht.apps.assessments.models import Attempt, Invitation
from dijkwacht.apps.assessments.queries import round_of, running
from dijkwacht.apps.assessments.rules import (
    ASKS,
    ASKS_FROM_ONE_PLACE,
    CODE_DIGITS,
    CODE_STAYS,
    CODE_TRIES,
    TRIES_FROM_ONE_PLACE,
    InvitationState,
    Limit,
    TooOften,
    letters,
    why_not_invitation,
)
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post
from dijkwacht.kit.errors import Refused


@transaction.atomic
def ask_code(*, email: str, peer: str, by: Actor, invitation: Invitation | None = None) -> None:
    """Mail a new code: for one invitation that was followed, or for all of an address that somebody typed.

    For an address that nobody invited the same is done, and then taken back: not even the time it takes tells which it was.

    Raises:
        TooOften: asked too often for this invitation or address, or from this place.
    """
    email = plain(email)
    count(f"ask:{peer}", ASKS_FROM_ONE_PLACE)
    count(f"ask:{invitation.pk if invitation else email}", ASKS)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    reached = _waiting(email, invitation).update(code_hash=_hash(email, code), code_at=timezone.now(), code_tries=0)
    letter = letters.code(code, minutes=int(CODE_STAYS.total_seconds() // 60))
    before = transaction.savepoint()
    post(to=email, subject=letter.subject, body=letter.body)
    if reached:
        transaction.savepoint_commit(before)
    else:
        transaction.savepoint_rollback(before)
    audit.record(by=by, verb="assessments.code_asked", on=invitation)


@transaction.atomic
def try_code(*, email: str, code: str, peer: str, by: Actor, invitation: Invitation | None = None) -> tuple[Invitation, ...]:
    """The invitations that a code opens; none when it is wrong, too old or tried too often. Each try counts.

    Raises:
        TooOften: tried too often from this place.
    """
    email = plain(email)
    count(f"try:{peer}", TRIES_FROM_ONE_PLACE)
    waiting = _waiting(email, invitation).exclude(code_hash="").filter(code_at__gte=timezone.now() - CODE_STAYS)
    rows = list(waiting.filter(code_tries__lt=CODE_TRIES).select_for_update(of=("self",)))
    # Counted before it is looked at; with a number that no row has, for then an unknown address asks as many queries.
    Invitation.objects.filter(pk__in=[0, *(row.pk for row in rows)]).update(code_tries=F("code_tries") + 1)
    given = _hash(email, code)
    opened = tuple(row for row in rows if constant_time_compare(row.code_hash, given))
    Invitation.objects.filter(pk__in=[0, *(row.pk for row in opened)]).update(code_hash="")
    audit.record(by=by, verb="assessments.code_accepted" if opened else "assessments.code_refused", on=invitation)
    return opened


@transaction.atomic
def enter(*, invitation: Invitation, by: Actor) -> Invitation:
    """Come in by a link, on a device that is known by now; the first time the invitation is opened.

    Raises:
        Refused: the link has ended in the meantime.
    """
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("picture", "organisation")
    locked = rows.get(pk=invitation.pk)
    state, within = InvitationState(locked.state), round_of(locked, on=timezone.localdate())
    if state is InvitationState.SENT:
        if reason := why_not_invitation(state, InvitationState.OPENED, within):
            raise Refused(reason)
        locked.state, locked.opened_at = InvitationState.OPENED, timezone.now()
        locked.save(update_fields=["state", "opened_at"])
    elif state not in {InvitationState.OPENED, InvitationState.SUBMITTED} or within.is_over:
        raise Refused("Deze link werkt niet meer.")
    audit.record(by=by, verb="assessments.entered", on=locked, organisation=locked.organisation.code)
    return locked


def _waiting(email: str, invitation: Invitation | None) -> QuerySet[Invitation]:
    rows = running(on=timezone.localdate()).filter(email=email)
    return rows.filter(pk=invitation.pk) if invitation else rows


def _hash(email: str, code: str) -> str:
    # Keyed: six digits are soon guessed by who reads the database, but not without the key of the site.
    return salted_hmac("dijkwacht.code", f"{email}:{code}", algorithm="sha256").hexdigest()


def count(what: str, limits: Iterable[Limit]) -> None:
    """Count an attempt, in the database: every process counts along."""
    key, now = salted_hmac("dijkwacht.attempt", what, algorithm="sha256").hexdigest(), timezone.now()
    for limit in limits:
        if Attempt.objects.filter(key=key, at__gt=now - limit.within).count() >= limit.times:
            raise TooOften
    Attempt.objects.create(key=key, at=now)
