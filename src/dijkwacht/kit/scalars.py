"""What a bare word in YAML means by the core rules of YAML 1.2: a number, true or false, nothing, or text."""

import re

LONGEST_NUMBER = 100

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<octal>0o[0-7]+)"
    r"|(?P<hex>0x[0-9a-fA-F]+)"
    r"|(?P<int>[-+]?[0-9]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<endless>[-+]?\.(?:inf|Inf|INF))"
    r"|(?P<none>\.(?:nan|NaN|NAN))"
)
_BASES = {"octal": 8, "hex": 16, "int": 10}
_STARTS = frozenset("0123456789+-.")


def plain(text: str) -> str | int | float | bool | None:
    """Give the value of an unquoted scalar; dates, times and ``yes`` stay text.

    Raises ``ValueError`` for a number longer than ``LONGEST_NUMBER`` characters.

    >>> [plain(word) for word in ("yes", "2018-11-23", "12:30", "017", "0o17", "0x1F", "1e3", "TRUE", "~")]
    ['yes', '2018-11-23', '12:30', 17, 15, 31, 1000.0, True, None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS or not (found := _NUMBER.fullmatch(text)):
        return text
    if len(text) > LONGEST_NUMBER:
        raise ValueError("number too long")
    kind = found.lastgroup or ""
    if base := _BASES.get(kind):
        return int(text[2:] if base != 10 else text, base)
    return float(text.replace(".", "", 1) if kind in {"endless", "none"} else text)
