"""Fields put together in any way: what stays of them is, as Word reads it, a field that may stay."""

from contextlib import suppress
from html import escape
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dijkwacht.documents.templates.package import Tree
from dijkwacht.documents.templates.word_elements import W
from dijkwacht.documents.templates.word_fields import LIVE, OF_PEOPLE, settle_fields
from dijkwacht.kit.errors import InvalidInput

EACH = 20
CODES = (
    "PAGE ",
    "DATE ",
    'QUOTE "D" ',
    "QUOTE D ",
    "IF ",
    "= ",
    "FORMTEXT",
    "AUTHOR ",
    "NUMPAGES",
    "REF _Toc1 ",
    "SHAPE ",
    "DDE ",
    " ",
)
SHOWN = ("DDEAUTO cmd ", "DDE ", "D", "INCLUDE", "PAGE", "1")


def part(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def mark(kind: str) -> str:
    return part(f'<w:fldChar w:fldCharType="{kind}"/>')


def words(chance: Random, tag: str, choices: tuple[str, ...]) -> str:
    return part(f'<w:{tag} xml:space="preserve">{escape(chance.choice(choices))}</w:{tag}>')


def made(chance: Random, deep: int = 0) -> str:
    """A field, perhaps with others in its code and in what it shows."""
    inner = made(chance, deep + 1) if deep < 2 and chance.random() < 0.5 else ""
    code = [words(chance, "instrText", CODES) for _ in range(chance.randint(1, 2))]
    code.insert(chance.randint(0, len(code)), inner)
    code += [words(chance, "t", SHOWN)] if chance.random() < 0.1 else []
    shown = mark("separate") + words(chance, "t", SHOWN) if chance.random() < 0.8 else ""
    return f"{mark('begin')}{''.join(code)}{shown}{mark('end')}"


def instructions(root: Tree) -> list[str]:
    """What each field says when Word has put in what the fields within its code give."""
    row: list[list[str]] = []
    found, at = [], []
    for one in root.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText", f"{{{W}}}t"):
        match one.get(f"{{{W}}}fldCharType"):
            case "begin":
                row.append(["", ""])
                at.append(0)
            case "separate":
                at[-1] = 1
            case "end":
                code, shown = row.pop()
                at.pop()
                found.append(code)
                if row:
                    row[-1][at[-1]] += shown
            case _ if row:
                row[-1][at[-1]] += one.text or ""
    return found


@given(st.integers(0, 2**32 - 1))
def test_what_stays_is_a_field_that_may_stay_whatever_is_within_it(seed: int) -> None:
    chance = Random(seed)
    for _ in range(EACH):
        line = f'<w:p xmlns:w="{W}">{made(chance)}</w:p>'
        root = etree.fromstring(line)
        with suppress(InvalidInput):
            settle_fields(root)
            check(root, line)


def check(root: Tree, line: str) -> None:
    for code in filter(str.strip, instructions(root)):
        word = "=" if code.strip().startswith("=") else code.split()[0].upper()
        assert word in LIVE | OF_PEOPLE, (code, line)
