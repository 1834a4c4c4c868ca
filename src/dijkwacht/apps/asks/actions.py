"""Telling people what is new for them, each matter once; and how they want to be told."""

from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.asks.models import Bundle, Preference, Told
from dijkwacht.apps.asks.queries.asks import New, new_for_all
from dijkwacht.apps.asks.rules.asks import Ask
from dijkwacht.apps.asks.rules.kinds import Kind, Way, mailed
from dijkwacht.apps.asks.rules.mails import mail
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post


@transaction.atomic
def tell(*, user: User, asks: Sequence[Ask], by: Actor, is_bundle: bool = False) -> None:
    """Tell somebody of these matters in one mail; the overview of a day goes out once."""
    if is_bundle:
        _, is_new = Bundle.objects.get_or_create(user=user, day=clock.today())
        if not is_new:
            return
    _keep(user, asks)
    written = mail(asks, site=settings.SITE_URL, is_bundle=is_bundle)
    post(to=user.email, subject=written.subject, body=written.body)
    audit.record(by=by, verb="asks.bundled" if is_bundle else "asks.told", on=user)


@transaction.atomic
def pass_over(*, user: User, asks: Sequence[Ask], by: Actor) -> None:
    """Let matters go by without a mail: somebody chose not to hear of them."""
    _keep(user, asks)
    audit.record(by=by, verb="asks.passed_over", on=user)


@transaction.atomic
def settle(*, by: Actor) -> None:
    """Take what stood before today in the example as told to everybody: it begins with a history, and sends no mail about it."""
    today = clock.today()
    for new in new_for_all(on=today, here=Q(organisation__is_example=True), kinds=mailed()):
        old = [ask for ask in _all_of(new) if ask.since < today]
        if old:
            pass_over(user=new.user, asks=old, by=by)


@transaction.atomic
def prefer(*, ways: Mapping[Kind, Way], by: User) -> None:
    """Choose how one wants to hear of each of these kinds."""
    for kind, way in ways.items():
        Preference.objects.update_or_create(user=by, kind=kind, defaults={"way": way})
    audit.record(by=by, verb="asks.preferred", on=by)


def _all_of(new: New) -> Iterable[Ask]:
    return (*new.direct, *new.daily, *new.never)


def _keep(user: User, asks: Iterable[Ask]) -> None:
    rows = [Told(user=user, kind=ask.kind, matter=matter) for ask in asks for matter in ask.matters]
    # Of a comment that joins others only the new one is new.
    Told.objects.bulk_create(rows, ignore_conflicts=True)
