"""Which signs of a paper have no shape in its font, and where they stand: in the PDF there is a question mark in their place."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from dijkwacht.documents.paper.fonts import lacking
from dijkwacht.documents.paper.model import Heading, Paper

_MOST: Final = 8
_FRONT: Final = "de voorkant"


def unset(paper: Paper) -> str:
    """The sentence for whoever takes along the PDF; nothing where all can be set."""
    found: dict[str, str] = {}
    for where, text in _texts(paper):
        for sign in lacking(text):
            found.setdefault(sign, where)
    if not found:
        return ""
    named = [f"{sign} ({where})" for sign, where in found.items()]
    more = f", en nog {len(named) - _MOST}" if len(named) > _MOST else ""
    signs = f"{', '.join(named[:_MOST])}{more}"
    return f"De letter van de PDF heeft deze tekens niet, daar staat een vraagteken: {signs}. In Word en ODT staan ze wel."


def _texts(paper: Paper) -> Iterator[tuple[str, str]]:
    """Every text with the heading below which it stands."""
    for part in (paper.title, paper.kicker, paper.header, paper.footer, paper.organisation, *paper.marks):
        yield _FRONT, part
    if paper.first_page:
        yield from ((_FRONT, text) for text in _strings(asdict(paper.first_page)))
    where = _FRONT
    for block in paper.body:
        if isinstance(block, Heading):
            where = f"bij ‘{block.text}’"
        yield from ((where, text) for text in _strings(asdict(block)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
