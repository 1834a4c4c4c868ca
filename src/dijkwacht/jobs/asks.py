"""Telling people what is asked of them and what happened: what is new every few minutes; the rest, and terms, once a day."""

from datetime import time, timedelta

from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.asks import actions
from dijkwacht.apps.asks.queries.asks import bundled, new_for_all
from dijkwacht.apps.asks.rules.kinds import ONCE_A_DAY
from dijkwacht.apps.audit.rules import System
from dijkwacht.jobs.rounds import again

BETWEEN = timedelta(minutes=5)
MORNING = time(hour=7)
"""From this hour on the overview of the day goes out."""
BY = System("asks")


@task()
def tell() -> None:
    """Tell each person in one mail what is new, and in another, once a day, what they want to hear of together."""
    now = timezone.localtime()
    has_bundle = bundled(on=now.date())
    for new in new_for_all(on=now.date()):
        if new.never:
            actions.pass_over(user=new.user, asks=new.never, by=BY)
        if new.direct:
            actions.tell(user=new.user, asks=new.direct, by=BY)
        if new.daily and now.time() >= MORNING and new.user.pk not in has_bundle:
            actions.tell(user=new.user, asks=new.daily, by=BY, is_bundle=True)
    again(tell, after=BETWEEN)


@task()
def tell_of_terms() -> None:
    """Tell each person in one mail that a term of theirs comes near, or is over."""
    for new in new_for_all(on=timezone.localdate(), kinds=ONCE_A_DAY):
        if new.never:
            actions.pass_over(user=new.user, asks=new.never, by=BY)
        if new.direct or new.daily:
            actions.tell(user=new.user, asks=(*new.direct, *new.daily), by=BY)
    again(tell_of_terms)
