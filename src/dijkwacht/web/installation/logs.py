"""What reaches a log when something breaks: where and of what kind, never the words of the error, never a personal link."""

import logging
import re
import traceback
from types import TracebackType
from typing import Final

# The addresses that are keys themselves, as urls.py has them; Django names the address of a request that fails.
_LINK: Final = re.compile(
    r"(/(?:uitnodiging|agenda|welkom|welkom/adres|barrieres/(?:bevestigen|meelezen)|account/password/reset/key)/)[^/\s]{20,}"
)


class WithoutWords(logging.Formatter):
    """Leaves out what an error says: a database repeats the row that it refused, with all that a person typed in it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written: a personal link is a key, and no key stands in a log."""
        return _LINK.sub(r"\1…", super().format(record))

    def formatException(  # noqa: N802 - the name that logging calls
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The kinds of errors with the lines of code they came by, the first cause first."""
        told: list[str] = []
        error = ei[1]
        while error is not None:
            told.insert(0, "".join([*traceback.format_tb(error.__traceback__), type(error).__qualname__]))
            error = error.__cause__ or error.__context__
        return "\n".join(told)
