"""Sending mail: a thread of the worker that looks into the outbox every few seconds.

Not a task in the queue: one that plans itself so often would leave a row each time, more than there will ever be messages.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread

from django.db import close_old_connections, connections

from dijkwacht.apps.mail.actions import deliver

EVERY = 5.0
"""Seconds between two looks."""
GRACE = 8.0
"""Seconds that a message gets to be finished when the worker is told to end."""

logger = logging.getLogger(__name__)


class Postman(Thread):
    """Sends what is due until told to end; what goes wrong is for the next round."""

    def __init__(self, work: Callable[[], object] = deliver, every: float = EVERY) -> None:
        super().__init__(name="mail", daemon=True)
        self._work, self._every, self._ended = work, every, Event()

    def run(self) -> None:
        """Look, wait, look again."""
        while not self._ended.is_set():
            self._look()
            self._ended.wait(self._every)
        connections.close_all()

    def stop(self) -> None:
        """Let it finish the message it is at, for a while."""
        self._ended.set()
        self.join(GRACE)

    def _look(self) -> None:
        close_old_connections()
        try:
            self._work()
        except Exception as error:  # noqa: BLE001 - a database that is away for a minute must not end the sending for good
            logger.error("the outbox was not read: %s", type(error).__name__)  # noqa: TRY400 - no words of the error
