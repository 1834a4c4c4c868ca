"""Fields in a Word template: those that fill in something of the page stay, a link becomes plain text, all others are refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn

from dijkwacht.documents.templates.package import Tree, stop, take_away, unwrap

PLAIN: Final = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "DATE", "TIME", "SAVEDATE", "CREATEDATE", "PRINTDATE", "TITLE", "SUBJECT",
        "STYLEREF", "DOCPROPERTY", "DOCVARIABLE", "REF", "PAGEREF", "TOC", "SEQ", "=", "FILENAME",
    }
)  # fmt: skip
LINK: Final = "HYPERLINK"
FIELD: Final = "Dit sjabloon heeft een veld dat iets van buiten het document haalt of uitvoert. Haal dat veld weg."


@dataclass
class _Field:
    words: list[str] = field(default_factory=list)
    marks: list[Tree] = field(default_factory=list)
    is_link: bool = False
    is_judged: bool = False

    def judge(self) -> None:
        """By its first word; a field that another field has to complete has none, and is refused too."""
        if self.is_judged:
            return
        self.is_judged = True
        word = _first_word("".join(self.words))
        self.is_link = word == LINK
        if not self.is_link and word not in PLAIN:
            stop(FIELD)


def look_at_fields(root: Tree) -> None:
    """Refuse what reaches out, and take links apart so that only their words stay."""
    words = [(simple, _first_word(simple.get(qn("w:instr")) or "")) for simple in root.iter(qn("w:fldSimple"))]
    if any(word not in PLAIN | {LINK} for _, word in words):
        stop(FIELD)
    unwrap([simple for simple, word in words if word == LINK])
    take_away([mark for one in list(_complex(root)) if one.is_link for mark in one.marks])


def unwrap_links(root: Tree) -> None:
    """Take the links away and leave their words."""
    unwrap(list(root.iter(qn("w:hyperlink"))))


def _complex(root: Tree) -> Iterator[_Field]:
    """Every field that is spread over runs, in the order in which they end."""
    open_: list[_Field] = []
    for part in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        kind = part.get(qn("w:fldCharType"))
        if kind == "begin":
            open_.append(_Field(marks=[part]))
        elif not open_:
            stop(FIELD)
        elif kind is None:
            open_[-1].words.append(part.text or "")
            open_[-1].marks.append(part)
        else:
            open_[-1].marks.append(part)
            open_[-1].judge()
            if kind == "end":
                yield open_.pop()
    if open_:
        stop(FIELD)


def _first_word(instruction: str) -> str:
    words = instruction.strip().upper()
    return "=" if words.startswith("=") else words.partition(" ")[0].partition("\\")[0]
