"""The manuals as they are installed: which there are, whom each is for, and one as a page."""

import posixpath
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from django.conf import settings
from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dijkwacht.apps.accounts.rules import Right

SHELVES: Final[Mapping[str, str]] = MappingProxyType({"doen": "how-to", "begrijpen": "explanation", "vertrouwen": "trust"})
"""The first word of an address, and the folder of the documentation behind it; other folders are for builders."""

FOR: Final[Mapping[str, Set[Right]]] = MappingProxyType(
    {
        "respondent": {Right.ANSWER},
        "adviseur": {Right.RUN},
        "groepssessie": {Right.RUN},
        "opdrachtgever": {Right.SEE_PROGRESS},
        "feitencheck-en-besluit": {Right.RECORD},
        "bestuurder": {Right.ADOPT},
        "van-beeld-naar-plan": {Right.RUN_MEASURES},
        "maatregelen": {Right.OWN_MEASURES, Right.RUN_MEASURES},
        "stukken-voor-het-college": {Right.RECORD},
        "barrieres-bekijken": {Right.SEE_BARRIERS},
        "barrieres-plaatsen": {Right.PLACE_BARRIERS},
        "barrieremodel-maken": {Right.DEVELOP_BARRIERS},
        "bibob": {Right.KEEP_POLICY},
        "damocles": {Right.KEEP_POLICY},
        "termijnen": {Right.OWN_CASES},
        "brief-maken": {Right.OWN_CASES},
        "programmamanager": {Right.SEE_STATE},
        "auditor": {Right.READ_EVENTS},
        "beheerder": {Right.MANAGE_ACCOUNTS},
        "inlogvoorziening": {Right.MANAGE_ACCOUNTS},
        "back-up": {Right.MANAGE_ACCOUNTS},
    }
)
"""The manuals in the order of their use, each with the rights of whom it is for."""

LONG: Final = 12_000
"""From so many signs a manual is folded into its parts."""

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class Manual:
    """One manual: where it stands, what it is called and what it says, as HTML that we wrote ourselves."""

    shelf: str
    name: str
    title: str
    body: str

    @property
    def url(self) -> str:
        """Its address on the site."""
        return reverse("help:page", args=[self.shelf, self.name])


def folder() -> Path:
    """Where the documentation lies: beside the code once installed, and in its own folder where the code is worked on."""
    installed = settings.HERE.parent / "manuals"
    return installed if installed.is_dir() else settings.HERE.parents[2] / "docs"


def manuals() -> tuple[Manual, ...]:
    """All manuals for who uses the site: in the order of use, then what comes new by name."""
    names = {path.stem for path in (folder() / SHELVES["doen"]).glob("*.md")}
    ordered = [name for name in FOR if name in names] + sorted(names - FOR.keys())
    return tuple(found for name in ordered if (found := manual("doen", name)))


def is_for(name: str, rights: Set[Right]) -> bool:
    """Whether a manual is one of those that somebody with these rights needs first."""
    return bool(FOR.get(name, frozenset()) & rights)


@cache
def manual(shelf: str, name: str) -> Manual | None:
    """One manual, or None where there is no such page."""
    if shelf not in SHELVES:
        return None
    path = folder() / SHELVES[shelf] / f"{name}.md"
    if not path.is_file():
        return None
    tokens = _MARKDOWN.parse(path.read_text(encoding="utf-8"))
    title = tokens[1].content
    for token in tokens:
        _lead(token, shelf)
    body = _MARKDOWN.renderer.render(tokens[3:], _MARKDOWN.options, {})
    return Manual(shelf, name, title, _in_steps(body) if len(body) > LONG else body)


def _in_steps(body: str) -> str:
    """A long text, each part behind its heading."""
    first, *parts = body.split("<h2>")
    heads = (part.partition("</h2>") for part in parts)
    folded = (f'<details class="dw-step"><summary><h2>{head}</h2></summary>{text}</details>' for head, _, text in heads)
    return first + "".join(folded)


def _lead(token: Token, shelf: str) -> None:
    """Let links lead to pages of the site; what is only for builders stays as words."""
    # The column of a number is lined out by a style, which a strict policy blocks.
    if token.attrs.pop("style", ""):
        token.attrSet("class", "dw-number")
    if token.type == "table_open":
        token.attrSet("class", "utrecht-table")
    children = token.children or []
    for place, child in enumerate(children):
        if child.type == "link_open":
            target = _target(str(child.attrs["href"]), shelf)
            child.attrs = {"href": target, "class": "nl-link"} if target else {}
            if not target:
                child.tag = "span"
                _closing(children[place:]).tag = "span"


def _closing(tokens: list[Token]) -> Token:
    return next(token for token in tokens if token.type == "link_close")


def _target(link: str, shelf: str) -> str:
    """The address that a link leads to on the site; empty where it leads out of it."""
    path, _, anchor = link.partition("#")
    if link.startswith("https://") or not path:
        return link
    where = posixpath.normpath(posixpath.join(SHELVES[shelf], path))
    of = {place: word for word, place in SHELVES.items()}.get(posixpath.dirname(where), "")
    name = posixpath.basename(where).removesuffix(".md")
    if not of or not (folder() / where).is_file():
        return ""
    return reverse("help:page", args=[of, name]) + (f"#{anchor}" if anchor else "")
