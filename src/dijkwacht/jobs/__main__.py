"""The worker: ``python -m dijkwacht.jobs NAME`` does the work in the queue until it is told to end."""

import os
import sys


def main() -> None:
    """Tidy up, remind and end what is over first, which plan their next time, send mail beside it, and work on."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dijkwacht.web.settings")
    import django  # noqa: PLC0415 - after the settings are chosen

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from dijkwacht.jobs import mail, measures, reminders, sessions, tidy  # noqa: PLC0415

    tidy.tidy.enqueue()
    reminders.remind.enqueue()
    measures.remind.enqueue()
    sessions.end_overdue.enqueue()
    postman = mail.Postman()
    postman.start()
    try:
        call_command("db_worker", worker_id=sys.argv[1], interval=5, startup_delay=False, verbosity=0)
    finally:
        postman.stop()


if __name__ == "__main__":
    main()
