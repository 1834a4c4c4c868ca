"""What reaches a log when something breaks: where and of what kind, never the words of the error."""

import logging
import traceback
from types import TracebackType


class WithoutWords(logging.Formatter):
    """Leaves out what an error says: a database repeats the row that it refused, with all that a person typed in it."""

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
