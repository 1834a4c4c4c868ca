"""Tidying up: what is kept no longer than it is needed."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.mail import actions as mail
from dijkwacht.apps.mail.rules import KEPT
from dijkwacht.apps.measures import actions as measures
from dijkwacht.jobs.rounds import again

UPLOADS_STAY = timedelta(days=1)
FAILED_SIGN_INS_STAY = timedelta(days=30)


@task()
def tidy() -> None:
    """Let go of workbooks and lists that were not taken over, sessions that ended, old failed sign-ins and old mail."""
    now = timezone.now()
    actions.forget_uploads(before=now - UPLOADS_STAY, by=System("tidy"))
    measures.forget_lists(before=now - UPLOADS_STAY, by=System("tidy"))
    AccessAttempt.objects.filter(attempt_time__lt=now - FAILED_SIGN_INS_STAY).delete()
    mail.forget(before=now - KEPT)
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", verbosity=0)
    again(tidy)
