"""Texts in drawings: without what XML cannot hold, and wrapped to a width in letters."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_DIRECTION: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SECOND_PARTS: Final = (
    "verlening", "beveiliging", "uitgifte", "besteding", "positie", "werking", "cultuur", "zaken", "handhaving", "veiligheid",
    "beheer", "beleid", "vorming", "bescherming", "ontwikkeling", "organisatie", "processen", "behandeling", "voering",
)  # fmt: skip
"""Second halves of compounds that titles of norm sets are made of: the best place for a break."""
_LONGEST_PART: Final = max(map(len, _SECOND_PARTS))
_END: Final = re.compile(r"(?<=[.!?]) (?=[‘“(]?[A-Z0-9\u00c0-\u00dd])|(?<=[.!?][’”)]) (?=[‘“(]?[A-Z0-9\u00c0-\u00dd])")
_NO_END: Final = re.compile(
    r"(?:^|[\s(‘“])(?:[A-Za-z]|(?:\w\.)+\w|art|bijv|ca|dhr|dr|drs|evt|incl|ing|ir|max|mevr|min|mr|nr|nrs|p|prof|resp|zgn)\.$",
    re.IGNORECASE,
)
"""Abbreviations and initials: a dot behind them ends no sentence."""
_JOINT: Final = re.compile(r"(?<=[aeiouyn])(?=[bcdfghjklmnpqrstvwxz][aeiouy])|(?<=g)(?=v)", re.IGNORECASE)


def plain(text: str) -> str:
    """The text without control characters, lone surrogates and direction overrides; line ends stay."""
    if text.isprintable():
        return text  # nearly always, and a page has hundreds
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        sign for sign in unified if sign == "\n" or (unicodedata.category(sign) not in _UNPRINTABLE and sign not in _DIRECTION)
    )


def one_line(text: str) -> str:
    """The plain text on one line, with single spaces."""
    return " ".join(plain(text).split())


def shortened(text: str, limit: int) -> str:
    """The text on one line of at most `limit` letters, cut at a word where possible."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > limit // 2 else cut).rstrip(" ,;:.") + "…"


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each whole.

    >>> sentences("Een proef m.b.t. art. 13b. Klaar?  Ja, volgens J. Jansen.")
    ('Een proef m.b.t. art. 13b.', 'Klaar?', 'Ja, volgens J. Jansen.')
    """
    found: list[str] = []
    for part in _END.split(one_line(text)):
        if found and _NO_END.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return tuple(found)


def whole(text: str, limit: int, *, longest: int, instead: str) -> str:
    """As many whole sentences from the start as fit in ``limit`` letters, at least one: an official paper cuts none.

    Where already the first has more than ``longest`` letters, ``instead`` says where the text stands.

    >>> whole("Kort. Nog een zin.", 12, longest=40, instead="")
    'Kort.'
    """
    kept = ""
    for sentence in sentences(text):
        if kept and len(kept) + 1 + len(sentence) > limit:
            break
        kept = f"{kept} {sentence}".lstrip()
    return kept if len(kept) <= longest else instead


def wrapped(text: str, limit: int, lines: int) -> tuple[str, ...]:
    """The text over at most `lines` lines of about `limit` letters; what does not fit ends in an ellipsis."""
    found: list[str] = []
    words = one_line(text).split()
    for part, is_cut in ((part, bool(at)) for word in words for at, part in enumerate(_parts(word, limit))):
        # The rest of a word that was cut stands on a line of its own; a hyphen that somebody typed cuts nothing.
        if found and not is_cut and len(found[-1]) + 1 + len(part) <= limit:
            found[-1] = f"{found[-1]} {part}"
        elif len(found) > lines:
            break  # what does not fit need not be cut
        else:
            found.append(part)
    if len(found) <= lines:
        return tuple(found)
    last = found[lines - 1]
    return (*found[: lines - 1], last[: limit - 1].rstrip("-") + "…")


def _parts(word: str, limit: int) -> Iterator[str]:
    """A long word cut near its middle, where a Dutch syllable may begin."""
    begun = 0
    while len(word) - begun > limit:
        # No cut lies beyond the limit, so no more than that is looked at.
        at = _cut(word[begun : begun + limit + _LONGEST_PART], len(word) - begun, limit)
        yield f"{word[begun : begun + at]}-"
        begun += at
    yield word[begun:]


def _cut(start: str, length: int, limit: int) -> int:
    """Where a word of this length is cut, of which this is the start."""
    for second in _SECOND_PARTS:
        at = start.lower().find(second)
        if 2 < at < limit:
            return at
    joints = [match.start() for match in _JOINT.finditer(start) if 3 <= match.start() < limit]
    middle = length / 2 if length < 2 * limit else limit - 1
    return min(joints, key=lambda place: abs(place - middle)) if joints else max(1, limit - 1)
