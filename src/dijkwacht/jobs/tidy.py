"""Tidying up: what is kept no longer than it is needed."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.accounts.backend import SessionStore
from dijkwacht.apps.accounts.models import Cached
from dijkwacht.apps.action_lists import actions as action_lists
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.barriers import actions as barriers
from dijkwacht.apps.consultations import actions as consultations
from dijkwacht.apps.desk import actions as desk
from dijkwacht.apps.desk.rules import STAYS as QUESTIONS_STAY
from dijkwacht.apps.errands import actions as errands
from dijkwacht.apps.mail import actions as mail
from dijkwacht.apps.mail.rules import KEPT
from dijkwacht.apps.people import actions as people
from dijkwacht.apps.people.rules import ADDRESS_STAYS
from dijkwacht.apps.receipts import actions as receipts
from dijkwacht.apps.receipts.rules import KEPT as RECEIPTS_STAY
from dijkwacht.apps.workbooks import actions
from dijkwacht.jobs.rounds import again

UPLOADS_STAY = timedelta(days=1)
FAILED_SIGN_INS_STAY = timedelta(days=30)


@task()
def tidy() -> None:
    """Let go of workbooks and lists that were not taken over, sessions that ended, what is older than it needs to be."""
    now = timezone.now()
    actions.forget_uploads(before=now - UPLOADS_STAY, by=System("tidy"))
    action_lists.forget_lists(before=now - UPLOADS_STAY, by=System("tidy"))
    people.forget(before=now - ADDRESS_STAYS, by=System("tidy"))
    barriers.forget(before=timezone.localdate(now - ADDRESS_STAYS), by=System("tidy"))
    consultations.forget(before=timezone.localdate(now), by=System("tidy"))
    AccessAttempt.objects.filter(attempt_time__lt=now - FAILED_SIGN_INS_STAY).delete()
    mail.forget(before=now - KEPT)
    desk.forget(before=now - QUESTIONS_STAY, by=System("tidy"))
    errands.find_broken(now=now, by=System("tidy"))
    errands.forget(before=now)
    receipts.forget(before=now - RECEIPTS_STAY)
    SessionStore.clear_expired()
    Cached.objects.filter(expires__lt=now).delete()
    call_command("prune_db_task_results", verbosity=0)
    shorten(connection)
    again(tidy)


def shorten(database: BaseDatabaseWrapper) -> None:
    """Take what was deleted out of SQLite's journal too; while somebody reads, that waits for the next round."""
    if database.vendor == "sqlite" and not database.in_atomic_block:
        with database.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
