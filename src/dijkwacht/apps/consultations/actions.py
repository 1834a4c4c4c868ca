"""A partner reads a draft along: asked by the team, said by a link, and forgotten."""

import secrets
from datetime import date
from typing import Final

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User, plain
from dijkwacht.apps.accounts.queries import home_of
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.barriers.models import Draft
from dijkwacht.apps.consultations.models import Consultation
from dijkwacht.apps.consultations.rules import ASKED, LINK_STAYS, Function, asked
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.people.queries import token_hash
from dijkwacht.kit.errors import Refused

DOOR: Final = "/barrieres/meelezen/"
"""Where a partner's person reads and answers."""
USED: Final = "Deze link is al gebruikt of werkt niet meer."
OTHER: Final = "Het ontwerp is intussen veranderd. Wat u schreef, staat er nog: kijk of het nog klopt, en verstuur het opnieuw."
GONE: Final = "Dit ontwerp is intussen gepubliceerd of weggegooid."


@transaction.atomic
def consult(*, draft: Draft, party: str, email: str, by: Actor) -> str:
    """Ask a partner's person what they think of a draft; gives the link, which ends an earlier one to the same address.

    Raises:
        Refused: the draft is there no more, or this address was mailed too often.
    """
    held = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if held is None:
        raise Refused(GONE)
    token, now, until = secrets.token_urlsafe(32), clock.now(), clock.today() + LINK_STAYS
    to = plain(email)
    Consultation.objects.filter(draft=held, email=to, answered_at=None).delete()
    made = Consultation.objects.create(
        draft=held, party=party, email=to, token_hash=token_hash(token), asked_at=now, expires_on=until
    )
    link = site_url(f"{DOOR}{token}/")
    post(to=to, subject=ASKED, body=asked(link=link, until=until), sender=_sender(by))
    audit.record(by=by, verb="consultations.asked", on=made)
    return link


def _sender(by: Actor) -> str:
    return home_of(by, on=clock.today()) if isinstance(by, User) else ""


@transaction.atomic
def advise(*, consultation: Consultation, seen: str, function: Function, text: str, by: Actor) -> None:
    """Keep what a partner's person says of the draft that they read, with their function; the link ends.

    Raises:
        Refused: the link was used or ended, or the draft was changed since it was read.
    """
    found = Consultation.objects.select_for_update(of=("self",)).waiting(clock.today()).filter(pk=consultation.pk)
    held = found.select_related("draft").first()
    if held is None:
        raise Refused(USED)
    if held.draft.digest != seen:
        raise Refused(OTHER)
    held.function, held.text = function, text
    held.answered_at, held.email, held.token_hash = clock.now(), "", ""
    held.save()
    audit.record(by=by, verb="consultations.answered", on=held)


@transaction.atomic
def withdraw(*, consultation: Consultation, by: Actor) -> None:
    """Take a question back: its link opens nothing any more.

    Raises:
        Refused: it was answered already.
    """
    held = Consultation.objects.select_for_update(of=("self",)).filter(pk=consultation.pk, answered_at=None).first()
    if held is None:
        raise Refused("Deze partner heeft al geantwoord, of de vraag was al ingetrokken.")
    audit.record(by=by, verb="consultations.withdrawn", on=held)
    held.delete()


@transaction.atomic
def forget(*, before: date, by: Actor) -> int:
    """Let go of the addresses of who never answered, once their link ended before this day."""
    gone = Consultation.objects.filter(expires_on__lt=before).exclude(email="").update(email="", token_hash="")
    if gone:
        audit.record(by=by, verb="consultations.forgotten")
    return gone
