"""A log says where something broke, not what somebody wrote."""

import logging

from django.conf import settings

from dijkwacht.web.logs import WithoutWords

SECRET = "de sleutels van het stadhuis"


def refused() -> None:
    raise ValueError(f"Failing row contains ({SECRET})")


def broken() -> logging.LogRecord:
    try:
        try:
            refused()
        except ValueError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError as error:
        told = (type(error), error, error.__traceback__)
        return logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Broken: %s", ("/werk/",), told)


def test_a_log_tells_the_kind_of_error_and_its_cause_without_their_words() -> None:
    told = WithoutWords().format(broken())
    assert SECRET not in told
    assert "Broken: /werk/" in told
    assert told.index("ValueError") < told.rindex("RuntimeError")


def test_every_log_is_written_that_way() -> None:
    written = {handler.get("formatter") for handler in settings.LOGGING["handlers"].values()}
    assert {settings.LOGGING["formatters"][name]["()"] for name in written} == {"dijkwacht.web.logs.WithoutWords"}
