"""What a day brings for measures: reminders two weeks before and on the day, and an overview every month."""

from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.queries import due_by_user, without_digest
from dijkwacht.jobs.rounds import again

BY = System("measures")


@task()
def remind() -> None:
    """Remind whoever has something to do; tell who follows measures that a new month began."""
    today = timezone.localdate()
    for user, due in due_by_user(on=today).items():
        actions.remind(user=user, due=due, by=BY)
    month = today.replace(day=1)
    for user in without_digest(month=month):
        actions.send_digest(user=user, month=month, by=BY)
    again(remind)
