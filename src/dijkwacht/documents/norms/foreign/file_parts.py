"""Parts of a foreign file: each knows where it stands, and tells its faults instead of raising them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import Any, Final, Self

from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.positions import Document, in_order

LONGEST: Final = 20_000

MISSING: Final = "dit veld ontbreekt"
NO_CRITERIA: Final = "er staat geen enkele eis in die kan worden beoordeeld"

# An escape such as \u0000 brings these past the loader; no page or report can show them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A group of keys with values, at its place in the file."""

    document: Document
    faults: list[Fault]
    path: tuple[str | int, ...]
    data: dict[str, Any]

    @classmethod
    def root(cls, document: Document) -> Self:
        """The whole file."""
        return cls(document, [], (), document.data if isinstance(document.data, dict) else {})

    def fault(self, key: str | None, reason: str) -> None:
        """Tell what is wrong with the value behind a key, or with the part itself."""
        path = self.path if key is None else (*self.path, key)
        self.faults.append(self.document.fault(path, reason))

    def raise_any(self) -> None:
        """Raise every fault that any part has told, in the order of the file."""
        if self.faults:
            # A text that is read twice tells its fault twice.
            raise InvalidInput(in_order(dict.fromkeys(self.faults)))

    def text(self, key: str, *, needed: bool = False) -> str:
        """The text behind a key, tidied; nothing when it is absent or wrong. A whole number is text too."""
        value = self.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            self.fault(key, "hier hoort tekst; zet een getal of waar/onwaar tussen aanhalingstekens")
            return ""
        found = self.checked(key, tidy(value or ""))
        if needed and not (value or "").strip():
            self.fault(key, MISSING if value is None else "deze tekst is leeg")
        return found

    def checked(self, key: str, text: str) -> str:
        """The same text when a page can show it, else a fault."""
        if _UNPRINTABLE.search(text):
            self.fault(key, "in deze tekst staat een teken dat niet kan worden getoond")
            return ""
        if len(text) > LONGEST:
            self.fault(key, f"deze tekst is langer dan {LONGEST // 1000}.000 tekens")
            return ""
        return text

    def number(self, key: str) -> int | None:
        """The whole number behind a key, when there is one."""
        value = self.data.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.fault(key, "hier hoort een geheel getal")
        return None

    def amount(self, key: str, *, places: int) -> Fraction | None:
        """The number behind a key, when there is one, with so many digits behind the comma."""
        value = self.data.get(key)
        if isinstance(value, float) and isfinite(value):
            return Fraction(round(Fraction(str(value)) * 10**places), 10**places)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return None if value is None else Fraction(value)
        self.fault(key, "hier hoort een getal")
        return None

    def flag(self, key: str) -> bool:
        """Whether the key says true; absent is no."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, bool):
            self.fault(key, "hier hoort true of false")
        return value is True

    def inner(self, key: str) -> "Part":
        """The part behind a key; an empty one when it is absent or wrong."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, dict):
            self.fault(key, "hier horen sleutels met waarden")
        return Part(self.document, self.faults, (*self.path, key), value if isinstance(value, dict) else {})

    def parts(self, key: str) -> Sequence["Part"]:
        """The parts in the list behind a key; what is no part is a fault."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, list):
            self.fault(key, "hier hoort een lijst")
        listed = value if isinstance(value, list) else []
        found = [Part(self.document, self.faults, (*self.path, key, index), each) for index, each in enumerate(listed)]
        for part in found:
            if not isinstance(part.data, dict):
                part.fault(None, "hier horen sleutels met waarden")
        return [part for part in found if isinstance(part.data, dict)]

    def place(self, key: str) -> str:
        """Where the value behind a key stands."""
        return self.document.place((*self.path, key))


def tidy(text: str) -> str:
    r"""Take away what only the layout of the file put there.

    >>> tidy(" a \r\n\n\n\nb\t")
    'a\n\nb'
    """
    lines = [line.rstrip() for line in text.replace("\t", " ").splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
