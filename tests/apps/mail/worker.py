"""One worker that sends what is due, a process of its own; ``make`` first makes the table and fills the outbox."""

# ruff: noqa: PLC0415 - Django is set up first

import sys

import django

MESSAGES = 40


def make() -> None:
    """Only the tables of messages and of what holds them: nothing else is needed to send."""
    from django.db import connection

    from dijkwacht.apps.mail.actions import post
    from dijkwacht.apps.mail.models import Hold, Message

    with connection.schema_editor() as editor:
        for model in (Message, Hold):
            editor.create_model(model)
    for number in range(MESSAGES):
        post(to=f"hr{number}@example.org", subject=f"Bericht {number}", body="Tekst")


def main() -> None:
    """Make, or wait for the sign on stdin and send."""
    django.setup()
    if sys.argv[1:] == ["make"]:
        make()
        return
    from dijkwacht.apps.mail.actions import deliver

    sys.stdout.write("klaar\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(str(deliver()))


if __name__ == "__main__":
    main()
