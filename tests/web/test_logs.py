"""A log says where something broke, not what somebody wrote."""

import logging
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver

from dijkwacht.web.installation.logs import WithoutWords

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
    """But for the stream of events, which holds no words: what it says is what stands in the chain."""
    handlers = {name: handler["formatter"] for name, handler in settings.LOGGING["handlers"].items()}
    assert [name for name, how in handlers.items() if how == "line"] == ["stream"]
    written = set(handlers.values()) - {"line"}
    assert {settings.LOGGING["formatters"][name]["()"] for name in written} == {"dijkwacht.web.installation.logs.WithoutWords"}


def routes(found: URLResolver, before: str = "/") -> Iterator[str]:
    """Every address of the site, its parts that vary in ``<>``."""
    for one in found.url_patterns:
        route = before + str(one.pattern)
        yield from routes(one, route) if isinstance(one, URLResolver) else [route]


KEYS = [route for route in routes(get_resolver()) if "token" in route or ("reset/key" in route and "uidb36" in route)]


def test_the_addresses_that_are_keys_are_known() -> None:
    assert len(KEYS) == 8, KEYS


@pytest.mark.parametrize("route", KEYS)
def test_no_address_that_is_a_key_stands_in_a_log(route: str) -> None:
    key = "o-" + "k" * 41
    address = re.sub(r"<str:token>|\(\?P<uidb36>.*|\^", lambda found: "" if found[0] == "^" else key, route)
    assert key in address
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Forbidden: %s", (f"{address}/",), None)
    assert key not in WithoutWords().format(record)
