"""The worker: ``python -m dijkwacht.jobs NAME [SECONDS]`` does the work in the queue until it is told to end.

It looks into the queue and the outbox every so many seconds, five unless told otherwise.
"""

import os
import sys


def main() -> None:
    """Tidy up, keep the seal of the log and a backup, remind, tell and end what is over first, send mail beside it, and work on.

    What is done first plans its own next time.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dijkwacht.web.settings")
    import django  # noqa: PLC0415 - after the settings are chosen

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from dijkwacht.apps.wall import actions as wall  # noqa: PLC0415
    from dijkwacht.jobs import asks, mail, measures, reminders, seals, sessions, tidy  # noqa: PLC0415
    from dijkwacht.jobs.backups import daily  # noqa: PLC0415
    from dijkwacht.jobs.years import figures  # noqa: PLC0415

    wall.serve_as("worker")
    tidy.tidy.enqueue()
    seals.keep_seal.enqueue()
    daily.back_up.enqueue()
    reminders.remind.enqueue()
    measures.remind.enqueue()
    sessions.end_overdue.enqueue()
    asks.tell.enqueue()
    asks.tell_of_terms.enqueue()
    figures.close_years.enqueue()
    every = float(sys.argv[2]) if len(sys.argv) > 2 else mail.EVERY
    postman = mail.Postman(every=every)
    postman.start()
    try:
        call_command("db_worker", worker_id=sys.argv[1], interval=every, startup_delay=False, verbosity=0)
    finally:
        postman.stop()


if __name__ == "__main__":
    main()
