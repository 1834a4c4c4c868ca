"""Write a norm set as our own YAML, in the order of the format and in lines that a person can review."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from dijkwacht.documents.norms.model import NormSet
from dijkwacht.kit.scalars import plain

_WIDTH: Final = 120
# Only what can mean nothing else, in YAML 1.1 as well: words, and signs that never begin or end anything.
_BARE: Final = re.compile(r"[^\W\d_](?:[\w ’'()/.+-]*[\w’).])?|\d[\w.-]*\.[\w-]*\.[\w.-]*\w")
_WORDS_OF_1_1: Final = frozenset({"y", "n", "yes", "no", "on", "off"})
# What JSON leaves as it is, but YAML's reader refuses or takes for the end of a line.
_TO_ESCAPE: Final = re.compile("[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NOT_IN_BLOCK: Final = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def write_norm(norm: NormSet, *, remarks: Iterable[str] = ()) -> str:
    """Give the YAML that ``read_norm`` reads back as the same set, under remarks of any length."""
    head = [f"# {line}".rstrip() for remark in remarks for line in _remark(remark)]
    body = _mapping(norm.model_dump(exclude_defaults=True), 0)
    return "\n".join([*head, *body]) + "\n"


def _remark(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from textwrap.wrap(_NOT_IN_BLOCK.sub(" ", line), _WIDTH, break_long_words=False) or [""]


def _mapping(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in values.items():
        yield from _entry(key, value, indent)


def _entry(key: str, value: Any, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{key}:"
    if (short := _flow(value)) is not None and len(start) + len(short) < _WIDTH and key not in ("themes", "criteria"):
        yield f"{start} {short}"
    elif isinstance(value, str):
        yield from _long(start, value, indent + 2)
    elif isinstance(value, Mapping):
        yield start
        yield from _mapping(value, indent + 2)
    else:
        yield start
        yield from _items(value, indent + 2)


def _items(values: Sequence[Any], indent: int) -> Iterator[str]:
    for value in values:
        lines = list(_mapping(value, indent + 2)) if isinstance(value, Mapping) else [f"{' ' * indent}  {_quoted(value)}"]
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
