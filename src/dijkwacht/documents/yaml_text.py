"""Text as YAML that our loader reads back the same, in lines that a person can review."""

import json
import re
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, Final

from dijkwacht.kit.scalars import plain

_WIDTH: Final = 120
# Only what can mean nothing else, in YAML 1.1 as well: words, and signs that never begin or end anything.
_BARE: Final = re.compile(r"[^\W\d_](?:[\w ’'()/.+-]*[\w’).])?|\d(?=[^.]*\.[^.]*\.)[\w.-]*\w")
_WORDS_OF_1_1: Final = frozenset({"y", "n", "yes", "no", "on", "off"})
# What JSON leaves as it is, but YAML's reader refuses or takes for the end of a line.
_TO_ESCAPE: Final = re.compile("[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NOT_IN_BLOCK: Final = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def table(values: Mapping[str, Any], of: str) -> str:
    """A file whose keys have a line each, and under the key ``of``, which comes last, a line for each part of a list."""
    head = [f"{key}: {_flow(value)}" for key, value in values.items() if key != of]
    return "\n".join([*head, f"{of}:", *(f"  - {_flow(part)}" for part in values[of])]) + "\n"


def remark(text: str) -> Iterator[str]:
    """The lines of a remark of any length."""
    for line in text.split("\n"):
        for short in textwrap.wrap(_NOT_IN_BLOCK.sub(" ", line), _WIDTH, break_long_words=False) or [""]:
            yield f"# {short}".rstrip()


def mapping(values: Mapping[str, Any], *, spread: Collection[str] = (), indent: int = 0) -> Iterator[str]:
    """The lines of keys with values: short values on one line, but never those of the keys to spread."""
    for key, value in values.items():
        start = f"{' ' * indent}{key}:"
        if (short := _flow(value)) is not None and len(start) + len(short) < _WIDTH and key not in spread:
            yield f"{start} {short}"
        elif isinstance(value, str):
            yield from _long(start, value, indent + 2)
        else:
            yield start
            lines = mapping if isinstance(value, Mapping) else _items
            yield from lines(value, spread=spread, indent=indent + 2)


def _items(values: Sequence[Any], *, spread: Collection[str], indent: int) -> Iterator[str]:
    for value in values:
        is_whole = isinstance(value, Mapping)
        lines = list(mapping(value, spread=spread, indent=indent + 2)) if is_whole else [f"{' ' * indent}  {_quoted(value)}"]
        yield f"{' ' * indent}- {lines[0].lstrip()}"
        yield from lines[1:]


def _flow(value: Any) -> str | None:
    """A value on one line, or None where that would not read well."""
    if isinstance(value, str):
        return _quoted(value) if "\n" not in value else None
    if isinstance(value, Mapping):
        inner = [_flow(each) for each in value.values()]
        return None if None in inner else "{" + ", ".join(f"{key}: {each}" for key, each in zip(value, inner, strict=True)) + "}"
    if isinstance(value, Sequence):
        inner = [_flow(each) for each in value]
        return None if None in inner else f"[{', '.join(map(str, inner))}]"
    if isinstance(value, date | time):
        return value.isoformat() if isinstance(value, date) else f'"{value:%H:%M}"'
    return json.dumps(value)


def _long(start: str, text: str, indent: int) -> Iterator[str]:
    """A text of more than a line: a block where a block says exactly the same, else in quotes."""
    lines = text.split("\n")
    if _NOT_IN_BLOCK.search(text) or text != text.strip() or any(line != line.rstrip() for line in lines):
        yield f"{start} {_quoted(text)}"
    elif len(lines) > 1:
        yield f"{start} |-"
        yield from (f"{' ' * indent}{line}".rstrip() for line in lines)
    elif "  " in text:
        yield f"{start} {_quoted(text)}"
    else:
        yield f"{start} >-"
        folded = textwrap.wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
        yield from (f"{' ' * indent}{line}" for line in folded)


def _quoted(text: str) -> str:
    """Bare where that means the same text, else in double quotes."""
    if _BARE.fullmatch(text) and plain(text) == text and text.lower() not in _WORDS_OF_1_1:
        return text
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
