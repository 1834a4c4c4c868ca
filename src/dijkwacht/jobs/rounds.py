"""Work that comes back by itself: each round puts the next in the queue."""

from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

A_DAY: Final = timedelta(days=1)


def again(work: Task[Any, Any], *, after: timedelta = A_DAY) -> None:
    """Put the next round in the queue, unless it stands there already."""
    if not DBTaskResult.objects.filter(task_path=work.module_path, status=TaskResultStatus.READY).exists():
        work.using(run_after=timezone.now() + after).enqueue()
