"""Which articles a citation names: words as people write them, as acts with their articles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"[^\s,;()]+")
_ARTICLE: Final = re.compile(r"\d+[a-z]*(?:[:.]\d+[a-z]*)*")
_BELOW: Final = frozenset({"lid", "leden", "onder", "onderdeel", "onderdelen", "hoofdstuk", "paragraaf", "afdeling", "titel"})
_AGAIN: Final = frozenset({"artikel", "artikelen"})
_MOST_PARTS: Final = 12
"""No article that is cited here has more parts with a number."""
_YEARS: Final = 1900
"""From here a number behind the name of an act is a year."""
_ONE: Final = r"\d[\w:°]*(?:\.\d\w*)*"
_NUMBERS: Final = (
    rf"{_ONE}(?:(?:,| en| of| met| tot en met| lid| leden| onder| onderdeel)*"
    rf"\s(?:artikel |artikelen |lid |onder |onderdeel |en )*(?:{_ONE}|[a-z](?!\w)))*"
)
"""Articles with their parts, as they stand in a sentence."""
_RANKS: Final = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde",
)  # fmt: skip
_RANK: Final = "|".join(_RANKS)
_IN_FULL: Final = re.compile(rf",? ((?:{_RANK})(?:(?:,| en| of| tot en met) (?:{_RANK}))*) (lid|leden)\b,?")
_PIECE: Final = re.compile(r"(\d+)|([a-z]+)")


@dataclass(frozen=True, slots=True)
class Cited:
    """One act with the articles that were named of it, and the pairs between which all others were meant too."""

    act: str
    articles: tuple[str, ...]
    spans: tuple[tuple[str, str], ...] = ()

    def covers(self, article: str) -> bool:
        """Whether it speaks of this article.

        >>> Cited("Awb", ("5:32", "5:33"), (("5:32", "5:33"),)).covers("5:32a")
        True
        """
        return article in self.articles or any(order(low) <= order(article) <= order(high) for low, high in self.spans)


def order(article: str) -> tuple[tuple[int, str], ...]:
    """What articles are sorted by.

    >>> sorted(["5:32a", "5:4", "5:32", "13b", "4:17"], key=order)
    ['4:17', '5:4', '5:32', '5:32a', '13b']
    """
    return tuple((int(number or 0), letters) for number, letters in _PIECE.findall(article))


def cited(text: str, names: Mapping[str, str], *, act: str = "") -> tuple[Cited, ...]:
    """The acts and articles in a citation; ``names`` are those by which an act is known, ``act`` is meant where none is named.

    >>> names = {"Wet Bibob": "Wet Bibob", "Jeugdwet": "Jeugdwet"}
    >>> [(one.act, one.articles) for one in cited("Wet Bibob artikel 1 lid 4 met Jeugdwet artikel 2.11", names)]
    [('Wet Bibob', ('1',)), ('Jeugdwet', ('2.11',))]
    """
    found = [_articles(name, part) for name, part in _by_act(text, names, act)]
    return tuple(one for one in found if one.act)


def mentioned(text: str, names: Mapping[str, str]) -> tuple[tuple[str, Cited], ...]:
    """What a running text names, with its words: an act and then its article, or the article and then its act.

    >>> names = {"Awb": "Awb", "Wet Bibob": "Wet Bibob"}
    >>> [(words, one.act, one.articles) for words, one in mentioned("Zie artikel 3:41 lid 1 Awb en Wet Bibob artikel 7a.", names)]
    [('artikel 3:41 lid 1 Awb', 'Awb', ('3:41',)), ('Wet Bibob artikel 7a', 'Wet Bibob', ('7a',))]

    Parts that are written in full are told by their numbers:

    >>> [words for words, _ in mentioned("Zie artikel 4, tweede lid, Wet Bibob.", names)]
    ['artikel 4 lid 2 Wet Bibob']
    """
    known = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True))
    first = rf"(?P<act>{known}),?\s+(?:\(?artikel(?:en)?\s+)?(?P<what>{_NUMBERS})"
    after = rf"artikel(?:en)?\s+(?P<number>{_NUMBERS})\s+(?:van (?:de|het) )?(?P<its>{known})"
    found = []
    for hit in re.finditer(f"{first}|{after}", _IN_FULL.sub(_short, text)):
        act = names[hit["act"] or hit["its"]]
        one = _articles(act, hit["what"] or hit["number"])
        if not any(number.isdecimal() and int(number) >= _YEARS for number in one.articles):
            found.append((" ".join(hit.group().split()), one))
    return tuple(found)


def _short(found: re.Match[str]) -> str:
    """The parts of an article by their numbers: what stands as 'tweede lid' in a letter is 'lid 2' in a list."""
    numbers = re.sub(_RANK, lambda one: str(_RANKS.index(one.group()) + 1), found[1])
    return f" lid {numbers}"


def _by_act(text: str, names: Mapping[str, str], act: str) -> Iterator[tuple[str, str]]:
    if not names:
        yield act, text
        return
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest))
    begin, current = 0, act
    for hit in pattern.finditer(text):
        if text[begin : hit.start()].strip(" ;,") or (current and begin):
            yield current, text[begin : hit.start()]
        begin, current = hit.end(), names[hit.group()]
    yield current, text[begin:]


def _articles(act: str, text: str) -> Cited:
    articles: list[str] = []
    spans = []
    is_below, low = False, ""
    words = [*_WORD.findall(text.replace("tot en met", "–")), ""]
    for word, following in pairwise(words):
        plain = word.strip("°.:")
        if word in _BELOW or word in _AGAIN:
            is_below = word in _BELOW
        elif word == "–":
            low = articles[-1] if articles and not is_below else ""
        elif _ARTICLE.fullmatch(plain) and not (is_below and _is_part(plain, following)):
            articles.append(plain)
            spans += [(low, plain)] if low else []
            is_below, low = False, ""
    return Cited(act, tuple(dict.fromkeys(articles)), tuple(spans))


def _is_part(number: str, following: str) -> bool:
    """Whether a number after the word for a part of an article is one of those parts still, and not the next article."""
    return number.isdecimal() and int(number) <= _MOST_PARTS and following not in {"lid", "leden"}
