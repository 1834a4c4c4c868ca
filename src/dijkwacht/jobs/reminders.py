"""What a day brings for invitations: some expire, some people are reminded, old addresses go."""

from contextlib import suppress
from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.queries import to_expire, to_let_go, to_remind
from dijkwacht.apps.assessments.rules import LIMITS_LOOK_BACK
from dijkwacht.apps.audit.rules import System
from dijkwacht.kit.errors import Refused

BETWEEN = timedelta(days=1)
BY = System("reminders")


@task()
def remind() -> None:
    """Expire, remind and let go, each as a deed of its own: one that is refused by now stops no other."""
    today = timezone.localdate()
    for invitation in to_expire(on=today):
        with suppress(Refused):
            actions.expire(invitation=invitation, by=BY)
    for invitation in to_remind(on=today):
        with suppress(Refused):
            actions.remind(invitation=invitation, by=BY)
    for picture in to_let_go(on=today):
        actions.let_go(picture=picture, by=BY)
    actions.forget_attempts(before=timezone.now() - LIMITS_LOOK_BACK, by=BY)
    plan_next()


def plan_next() -> None:
    """Put the next round in the queue, a day from now, unless it stands there already."""
    if not DBTaskResult.objects.filter(task_path=remind.module_path, status=TaskResultStatus.READY).exists():
        remind.using(run_after=timezone.now() + BETWEEN).enqueue()
