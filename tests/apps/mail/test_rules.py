"""When a message is tried, tried again and given up."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from smtplib import SMTPConnectError, SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

import pytest

from dijkwacht.apps.mail.rules import LONGEST, TRIES, WAITS, is_final, is_given_up, next_try

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = SMTPRecipientsRefused({"a@example.org": (450, b"later")})
GONE = SMTPRecipientsRefused({"a@example.org": (550, b"gone")})


def test_each_wait_is_longer_and_all_fit_in_two_days() -> None:
    assert all(before < after for before, after in pairwise(WAITS))
    assert TRIES == 8
    assert sum(WAITS, timedelta()) < LONGEST


def test_after_each_try_the_next_is_planned() -> None:
    assert next_try(1, now=NOW) == NOW + WAITS[0]
    assert next_try(TRIES, now=NOW) == NOW + WAITS[-1]


@pytest.mark.parametrize("error", [GONE, ValueError("no header")])
def test_an_address_that_is_refused_for_good_is_not_tried_again(error: Exception) -> None:
    assert is_final(error)
    assert is_given_up(error, tries=1)


@pytest.mark.parametrize(
    "error",
    [
        LATER,
        SMTPRecipientsRefused({"a@example.org": (550, b"gone"), "b@example.org": (450, b"later")}),
        SMTPConnectError(421, "busy"),
        SMTPDataError(552, b"full"),
        SMTPSenderRefused(550, b"who", "us@example.org"),
        ConnectionRefusedError(),
        TimeoutError(),
    ],
)
def test_everything_else_is_tried_again_until_the_tries_are_over(error: Exception) -> None:
    assert not is_given_up(error, tries=TRIES - 1)
    assert is_given_up(error, tries=TRIES)
