"""The pages that explain how the product reads the law, as they are installed: what each names, with the act that is meant."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.law.citing import Cited, cited, mentioned

_HERE: Final = Path(__file__).resolve().parents[2]
_ACTS: Final = MappingProxyType({"bibob": "Wet Bibob"})
"""The act that a page is about: what it cites between brackets is of that act where it names none."""
_BRACKETS: Final = re.compile(r"\(((?:artikel(?:en)? )?\d+[a-z]?(?: |,|\)|$)[^()]*|\d+[a-z]?)\)")
_SEPARATOR: Final = re.compile(r"[\s|:-]+")
_ARTICLE: Final = "artikel"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name in an address, what it is called, and its text as Markdown."""

    name: str
    title: str
    text: str

    def named(self, names: Mapping[str, str]) -> Iterator[tuple[str, Cited]]:
        """Every citation with its words: in running text, between brackets, and in the columns of articles of its tables."""
        yield from mentioned(self.text, names)
        act = _ACTS.get(self.name, "")
        if act:
            for words in _BRACKETS.findall(self.text):
                yield from ((words, one) for one in cited(words, names, act=act) if one.articles)
        for head, cell in _cells(self.text):
            of = next((one.act for one in cited(head, names)), act)
            yield from ((cell, one) for one in cited(cell, names, act=of) if one.articles)


def folder() -> Path:
    """Where they lie: beside the code once installed, and in the documentation where the code is worked on."""
    installed = _HERE / "manuals" / "explanation"
    return installed if installed.is_dir() else _HERE.parents[1] / "docs" / "explanation"


@lru_cache
def pages() -> tuple[Page, ...]:
    """All of them, by name."""
    return tuple(_page(path) for path in sorted(folder().glob("*.md")))


def _page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    return Page(path.stem, text.partition("\n")[0].removeprefix("# "), text)


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """What stands in the columns of articles of every table, with the head of the column."""
    heads: list[str] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            heads = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not heads:
            heads = cells
        elif not _SEPARATOR.fullmatch(line):
            yield from ((head, cell) for head, cell in zip(heads, cells, strict=False) if head.startswith(_ARTICLE))
