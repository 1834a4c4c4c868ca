"""What a day brings for invitations: some expire, some people are reminded, old addresses go."""

from contextlib import suppress

from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.queries import to_expire, to_let_go, to_remind
from dijkwacht.apps.invitations.rules.codes import LIMITS_LOOK_BACK
from dijkwacht.jobs.rounds import again
from dijkwacht.kit.errors import Refused

BY = System("reminders")


@task()
def remind() -> None:
    """Expire, remind and let go, each as a deed of its own: one that is refused by now stops no other."""
    today = timezone.localdate()
    for invitation in to_expire(on=today):
        with suppress(Refused):
            invitations.expire(invitation=invitation, by=BY)
    for invitation in to_remind(on=today):
        with suppress(Refused):
            invitations.remind(invitation=invitation, by=BY)
    for picture in to_let_go(on=today):
        invitations.let_go(picture=picture, by=BY)
    invitations.forget_attempts(before=timezone.now() - LIMITS_LOOK_BACK, by=BY)
    again(remind)
