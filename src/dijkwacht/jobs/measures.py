"""What a month brings for measures: an overview, for whoever follows them and wants to hear of it."""

from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.asks.queries.asks import ways_of
from dijkwacht.apps.asks.rules.kinds import Kind, Way
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.reminders import actions
from dijkwacht.apps.reminders.queries import without_digest
from dijkwacht.jobs.rounds import again

BY = System("measures")


@task()
def remind() -> None:
    """Tell who follows measures that a new month began."""
    month = timezone.localdate().replace(day=1)
    found = list(without_digest(month=month))
    ways = ways_of([user.pk for user in found])
    for user in found:
        if ways[user.pk][Kind.MONTH] is not Way.NEVER:
            actions.send_digest(user=user, month=month, by=BY)
    again(remind)
