"""What a password must hold, said in Dutch."""

import re
from collections.abc import Set
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError

from dijkwacht.apps.accounts.models import User

WORDS: Final = Path(__file__).with_name("words.txt")
FEW: Final = 5
"""Fewer different letters than this are soon guessed, however long the row."""
MOST: Final = 2
"""Known words behind each other; three or more are a sentence."""
WHAT_HELPS: Final = "Neem vier losse woorden achter elkaar."
_LOOKS_LIKE: Final = str.maketrans("@4013$5€!7", "aaoiesseit")
_ENDS: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")


class LongEnough(MinimumLengthValidator):
    """Django's own rule; its words are missing from Django's Dutch catalogue."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return f"Dit wachtwoord is te kort: neem minstens {self.min_length} tekens, zoals een korte zin."

    def get_help_text(self) -> str:
        """What is asked."""
        return f"Neem minstens {self.min_length} tekens. Een korte zin is goed te onthouden."


class NotKnown(CommonPasswordValidator):
    """Not a word from the lists of guessers, Django's or our Dutch one, with a year and a sign behind it."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse it.

        Raises:
            ValidationError: it is soon guessed.
        """
        low = password.lower()
        if len(set(low)) < FEW or any(self._is_known(core) for core in _cores(low)):
            raise ValidationError(f"Dit wachtwoord is snel te raden. {WHAT_HELPS}", code="password_too_common")

    def get_help_text(self) -> str:
        """What is asked."""
        return f"Geen bekend woord met een jaartal of teken erachter. {WHAT_HELPS}"

    def _is_known(self, core: str) -> bool:
        return not core or core in self.passwords or _is_made_of(core, dutch())


class LinkTokens(PasswordResetTokenGenerator):
    """The key in a link to a new password; one from before an account was blocked stays dead when the block is lifted."""

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        blocked_at = user.blocked_at
        return f"{super()._make_hash_value(user, timestamp)}{user.is_active}{blocked_at and blocked_at.timestamp()}"


@cache
def dutch() -> Set[str]:
    """Words with which Dutch passwords begin, written by ourselves."""
    return frozenset(WORDS.read_text(encoding="utf-8").split())


def _cores(low: str) -> Set[str]:
    """What is left without the years and signs around it, as it stands and with its signs read as letters."""
    bare = _ENDS.sub("", low)
    read = re.sub(r"[\W\d_]", "", bare.translate(_LOOKS_LIKE))
    return {low, bare, re.sub(r"[\W\d_]", "", bare), read, re.sub(r"[\W\d_]", "", low.translate(_LOOKS_LIKE))}


def _is_made_of(core: str, words: Set[str]) -> bool:
    """Whether it is at most two known words, or one known word over and over."""
    for at in range(1, len(core) + 1):
        head, tail = core[:at], core[at:]
        if head in words and (not tail or tail in words or core == head * (len(core) // at)):
            return True
    return False
