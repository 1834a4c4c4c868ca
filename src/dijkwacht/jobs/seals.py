"""The end of the log, kept outside the database each day: as a line in a file and, where that is set, in a mail."""

from django.conf import settings
from django.db import transaction
from django_tasks import task

from dijkwacht.apps.audit.queries import head
from dijkwacht.apps.mail import actions as mail
from dijkwacht.jobs.rounds import again
from dijkwacht.kit.files import append_line

BODY = """Dit is het einde van het logboek van dijkwacht op dit moment: tijd, nummer, aantal en zegel.

{line}

Bewaar deze mail. Met de regel is later te zien of er iets uit het logboek is weggehaald of veranderd:
zet haar in een bestand en laat de beheerder ‘dijkwacht audit verify --seal BESTAND’ doen.
"""


@task()
def keep_seal() -> None:
    """Keep the end of the chain; what is in the mail tells nobody anything but a number."""
    line = head().line
    append_line(settings.SEAL_FILE, line)
    if settings.SEAL_MAIL:
        with transaction.atomic():
            mail.post(to=settings.SEAL_MAIL, subject="Zegel van het logboek", body=BODY.format(line=line))
    again(keep_seal)
