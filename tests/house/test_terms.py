"""No word that somebody misread comes back where it was misread."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.terms import TERMS, Term
from tests.house.tree import ROOT, name

_UNSEEN = re.compile(r"{#.*?#}|{% *comment.*?endcomment *%}|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_SAID_IN_TAG = re.compile(r'"([^"]*[ ,][^"]*)"')
_NAMES = "class|id|href|for|name|value|src|action|data-[\\w-]+|hx-[\\w-]+|aria-labelledby|aria-describedby"
_ATTRIBUTE = re.compile(rf'\s(?:{_NAMES})="[^"]*"')


def of_template(text: str) -> str:
    """What a reader may see or hear of a template: its text, and the words within its tags."""
    said = _TAG.sub(lambda tag: " ".join(_SAID_IN_TAG.findall(tag[0])) or "x", _UNSEEN.sub("", text))
    return _ATTRIBUTE.sub("", said)


def of_code(text: str) -> str:
    """The sentences and names that code writes: its strings, without docstrings, keys and addresses."""
    return "\n".join(_strings(ast.parse(text)))


def _strings(tree: ast.AST) -> Iterator[str]:
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            text = node.value
            if text[:1].isupper() or (" " in text and "/" not in text):
                yield text
        if isinstance(node, ast.ClassDef):  # a member carries its word: KEY = "code", "word"
            yield from (
                value.elts[1].value
                for one in node.body
                if isinstance(one, ast.Assign) and isinstance(value := one.value, ast.Tuple) and len(value.elts) > 1
                if isinstance(value.elts[1], ast.Constant) and isinstance(value.elts[1].value, str)
            )


def of_content(text: str) -> str:
    """A file of content without its comments."""
    return re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)


_READERS = {".html": of_template, ".py": of_code, ".yaml": of_content, ".md": str, ".txt": of_template}


@cache
def _written(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _said(path: Path) -> str:
    return _READERS[path.suffix](_written(path))


@cache
def _files(glob: str) -> tuple[Path, ...]:
    return tuple(path for path in sorted(ROOT.glob(glob)) if path.suffix in _READERS and "migrations" not in path.parts)


def _found(term: Term) -> dict[str, list[str]]:
    """Where the old word is said; only what holds it at all is read with care, for that takes time."""
    places = {path for glob in term.where for path in _files(glob)}
    holding = [path for path in sorted(places) if re.search(term.old, _written(path), re.IGNORECASE)]
    return {name(path): hits for path in holding if (hits := term.found_in(_said(path)))}


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.new)
def test_a_word_that_was_misread_does_not_come_back(term: Term) -> None:
    assert _found(term) == {}


def test_every_new_word_stands_where_the_old_one_stood() -> None:
    lost = [term.new for term in TERMS if not any(term.new in _written(path) for glob in term.where for path in _files(glob))]
    assert lost == []


def test_every_place_of_the_term_bank_is_there() -> None:
    assert [glob for term in TERMS for glob in term.where if not _files(glob)] == []


@pytest.mark.parametrize(
    ("read", "text", "seen"),
    [
        (of_template, '<p class="kloof">{# kloof #}{% url "a:kloof" %}{% if x == "kloof" %}<a href="kloof">Niets</a>', False),
        (of_template, '{{ n|pluralize:"kloof,kloven" }}', True),
        (of_template, '<a aria-label="De kloof">', True),
        (of_code, '"""De kloof."""\nKEY = "kloof"\n', False),
        (of_code, 'class A:\n    GAP = "gap", "kloof"\n', True),
        (of_code, 'say(f"De {x} met de kloof")\n', True),
        (of_content, "# kloof\ntext: niets\n", False),
        (of_content, "text: de kloof\n", True),
    ],
)
def test_what_a_reader_sees_is_read(read: object, text: str, seen: bool) -> None:
    assert callable(read)
    assert bool(Term("kloof", "", "", ()).found_in(read(text))) is seen
