"""What the steps, refusals and pages of cases say of the law: sentences that stand in code and templates, read from there.

Only strings are read, nothing is run: a new sentence with an article is found without anybody having to think of it.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

BIBOB: Final = "Wet Bibob"
ROOMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "apps/cases": "",
        "apps/bibob": BIBOB,
        "apps/damocles": "",
        "apps/desk": "",
        "web/cases": "",
        "web/bibob": BIBOB,
        "web/damocles": "",
        "web/desk": "",
        "web/letters": "",
        "web/templates/cases": "",
        "web/templates/bibob": BIBOB,
        "web/templates/damocles": "",
        "web/templates/desk": "",
        "web/templates/letters": "",
        "web/templates/instruments": "",
    }
)
"""Where a case speaks of the law, and which act is meant where none is named."""
_BARE: Final = r"\d+[a-z]?(?: lid \d+(?:(?:, | en )\d+)*| onder [a-z])?"
_ONLY: Final = re.compile(rf"{_BARE}(?:[,;] {_BARE})*")
_NOT_SAID: Final = re.compile(rf"\(({_BARE}(?:, {_BARE})*)\)")
_NUMBER: Final = r"(?>\d+[a-z]?(?: lid \d+(?: en \d+)?)?)"
_NO_ACT: Final = re.compile(rf"(?<!Bibob )\b(artikel(?:en)? {_NUMBER})(?! (?:van de |van het )?[A-Z])")
_MAY: Final = re.compile(r"\b\d+[a-z]?[:. )]|\b\d+[a-z]?$")
"""Where no number stands, no article does."""
_TAG: Final = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, where it stands, and with the act before each article that is named without one."""

    where: str
    text: str
    full: str


@lru_cache
def sentences() -> tuple[Said, ...]:
    """Everything that code and templates of cases say, in the order of the rooms."""
    root = files("dijkwacht")
    return tuple(said for room, act in ROOMS.items() for said in _in_room(root.joinpath(room), room, act))


def _in_room(folder: Traversable, room: str, act: str) -> Iterator[Said]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{room}/{entry.name}"
        if entry.is_dir():
            yield from () if entry.name in {"migrations", "__pycache__"} else _in_room(entry, name, act)
        elif entry.name.endswith((".py", ".html")):
            read = strings_of if entry.name.endswith(".py") else plain
            for text in dict.fromkeys(filter(_MAY.search, read(entry.read_text(encoding="utf-8")))):
                yield Said(name.rpartition(".")[0], text, in_full(text, act))


def strings_of(source: str) -> Iterator[str]:
    """Every string that a program says, without its comments on itself.

    >>> list(strings_of("'''Of this.'''" + chr(10) + "SAID = f'Doe dit {now} (Awb 4:5).'"))
    ['Doe dit … (Awb 4:5).']
    """
    tree = ast.parse(source)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (silent | parts):
            yield node.value


def plain(template: str) -> Iterator[str]:
    """Each line of text of a page, without its tags."""
    yield from filter(None, (" ".join(part.split()) for part in re.split(r"\n\s*\n|(?<=[.?!]) ", _TAG.sub(" ", template))))


def in_full(text: str, act: str) -> str:
    """With the act before each article that stands without one, where one is meant.

    >>> in_full("12 lid 3, 15 lid 2", "Wet Bibob"), in_full("Meld dat (7a lid 7 en 8), zie artikel 28 lid 3.", "Wet Bibob")
    ('Wet Bibob 12 lid 3, 15 lid 2', 'Meld dat (Wet Bibob 7a lid 7 en 8), zie Wet Bibob artikel 28 lid 3.')
    >>> in_full("Zie artikel 13b Opiumwet (te verifiëren).", "Wet Bibob")
    'Zie artikel 13b Opiumwet (te verifiëren).'
    """
    if not act:
        return text
    if _ONLY.fullmatch(text) and not text.isdigit():
        return f"{act} {text}"
    return _NO_ACT.sub(rf"{act} \1", _NOT_SAID.sub(rf"({act} \1)", text))
