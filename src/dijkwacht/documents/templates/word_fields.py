"""Fields in a Word template: what tells something of the page stays, most become their text, what reaches out is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn

from dijkwacht.documents.templates.package import Tree, stop, take_away, unwrap

LIVE: Final = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "DATE", "TIME", "SAVEDATE", "CREATEDATE", "PRINTDATE", "TITLE", "SUBJECT",
        "STYLEREF", "REF", "PAGEREF", "NOTEREF", "TOC", "SEQ", "=", "FILENAME", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL",
        "AUTONUMOUT",
    }
)  # fmt: skip
OF_PEOPLE: Final = frozenset({"AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS"})
"""Fields that fill in who made the file or opens it: they stay, without the name that stood there."""
AS_TEXT: Final = frozenset(
    {
        "HYPERLINK", "DOCPROPERTY", "DOCVARIABLE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "MERGEFIELD",
        "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "IF", "COMPARE", "NUMWORDS", "NUMCHARS", "EDITTIME",
        "FILESIZE", "REVNUM", "KEYWORDS", "COMMENTS", "TEMPLATE", "INFO", "FILLIN", "ASK", "SET", "AUTOTEXT",
        "AUTOTEXTLIST", "GLOSSARY", "GREETINGLINE", "ADDRESSBLOCK", "CITATION", "BIBLIOGRAPHY", "INDEX", "TOA", "XE",
        "TC", "TA", "BARCODE", "DISPLAYBARCODE", "MERGEBARCODE", "ADVANCE", "EQ", "PRIVATE", "BIDIOUTLINE",
        "GOTOBUTTON", "QUOTE", "SHAPE",
    }
)  # fmt: skip
"""Fields that go, while what they show stays: text, and of ``SHAPE`` the drawing, which is looked at as any other."""
_FETCHES: Final = "haalt iets op van buiten het document"
_RUNS: Final = "voert iets uit"
REACHING: Final[Mapping[str, str]] = {
    **dict.fromkeys(("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "DATA", "RD"), _FETCHES),
    **dict.fromkeys(("DDE", "DDEAUTO"), "start een ander programma en haalt daar iets uit"),
    "EMBED": "zet een ander bestand in het document",
    "PRINT": "geeft opdrachten aan de printer",
    "MACROBUTTON": "start een macro",
    "ADDIN": "bewaart gegevens van een ander programma, die u in Word niet ziet",
    **dict.fromkeys(("CONTROL", "HTMLCONTROL", "HTMLACTIVEX"), "zet een besturingselement in het document"),
}
"""What each of these fields does, as it follows on its name."""
FIELD: Final = "Dit sjabloon heeft een veld {}. Dat {}. Haal dat veld weg."
REACHES: Final = f"Dit sjabloon heeft een veld {{}}. Dat {_FETCHES} of {_RUNS}. Haal dat veld weg."
CODES: Final = (
    "Dit sjabloon heeft een veld QUOTE met tekencodes (getallen) of met een ander veld erin. Zo kan het een veld verbergen dat "
    "iets van buiten het document haalt. Maak er gewone tekst van: klik op het veld en druk op Ctrl+Shift+F9."
)
BUILT: Final = (
    "In dit sjabloon begint een veld met een ander veld. Dan is niet te zien wat het doet. Maak er gewone tekst van: klik op het "
    "veld en druk op Ctrl+Shift+F9."
)
UNKNOWN: Final = "Dit sjabloon heeft een veld dat wij niet kennen{}. Haal dat veld weg, of maak er gewone tekst van."
UNFINISHED: Final = (
    "In dit sjabloon begint of eindigt een veld dat niet af is. Maak in Word van de velden gewone tekst (Ctrl+A, Ctrl+Shift+F9)."
)
_ONLY_TEXT: Final = re.compile(r"MACROBUTTON\s+(?:NOMACRO|DOFIELDCLICK)\b", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"//|\\\\|[a-z]{2,}:|[a-z]:\\", re.IGNORECASE)
_OWN_PLACE: Final = re.compile(r"\s*\w+\s+_(?:Toc|Ref)\d+\b")
"""A bookmark that Word made itself."""
_WORD: Final = re.compile(r"[A-Z]{2,20}")
_NAMED: Final = re.compile(r"\s*(?:=|\S+\s)")
"""What a field says once its word is whole: what another field within it gives can change that no more."""
_DEEPEST: Final = 50
"""Fields within each other: Word itself stops at twenty."""
_QUOTED: Final = re.compile(r'["“”„]([^"“”„]*)["“”„]')
_SWITCH: Final = re.compile(r'\\[*#@!]\s*(?:"[^"]*"|[^\s"\\]*)')
_CODE_OF_A_SIGN: Final = re.compile(r"(?:0x|&h|[0-9]).*", re.IGNORECASE)
_CHECKED: Final = {True: "☒", False: "☐"}


@dataclass
class _Field:
    begin: Tree
    words: list[str] = field(default_factory=list)
    marks: list[Tree] = field(default_factory=list)
    code: list[Tree] = field(default_factory=list)
    """What stands between its beginning and what it shows, of fields within it too."""
    shown: list[Tree] = field(default_factory=list)
    is_shown: bool = False
    is_plain: bool = True
    """Whether all fields within its code stay as they are."""
    nests: bool = False
    """Whether a field stands within its code."""

    @property
    def instruction(self) -> str:
        return "".join(self.words).strip()


def settle_fields(root: Tree) -> None:
    """Refuse what reaches out, make text of what may not stay a field, and leave the rest.

    Raises:
        InvalidInput: a field reaches out, is not known, or is not whole; its word is named.
    """
    gone: list[Tree] = []
    for one in list(_complex(root)):
        text = _text_of(one)
        if text:
            made = one.begin.makeelement(qn("w:t"))
            made.text = text
            one.begin.addprevious(made)
        if stays := _stays(one.instruction, is_plain=one.is_plain):
            gone += one.shown if _first_word(one.instruction) in OF_PEOPLE else ()
        if not stays:
            gone += one.marks + one.code
    loose = []
    for simple in root.iter(qn("w:fldSimple")):
        instruction = simple.get(qn("w:instr")) or ""
        _judge(instruction)
        if not _stays(instruction.strip(), is_plain=True):
            loose.append(simple)
        elif _first_word(instruction) in OF_PEOPLE:
            gone += simple.iter(qn("w:t"))
    take_away(gone)
    unwrap(loose)


def _stays(instruction: str, *, is_plain: bool) -> bool:
    word = _first_word(instruction)
    if word in {"REF", "PAGEREF", "NOTEREF"} and not _OWN_PLACE.match(instruction):
        return False
    return word in LIVE | OF_PEOPLE and is_plain and not _OUTSIDE.search(instruction)


def _judge(instruction: str, *, nests: bool = False) -> None:
    """By its first word; a field that another field has to complete has none, and is refused too."""
    word = _first_word(instruction)
    if _ONLY_TEXT.match(instruction.strip()):
        return
    if word in REACHING:
        stop(FIELD.format(word, REACHING[word]))
    if word == "QUOTE" and (nests or _holds_codes(instruction)):
        stop(CODES)
    if word not in LIVE | OF_PEOPLE | AS_TEXT:
        stop(UNKNOWN.format(f" ({word})" if _WORD.fullmatch(word) else ""))


def _quoted(instruction: str) -> list[str]:
    """What a field QUOTE says, piece by piece: what stands between marks, and the loose words."""
    said = _SWITCH.sub(" ", instruction.strip()[len("QUOTE") :])
    loose = _QUOTED.sub(" ", said).split()
    return [*(one[1] for one in _QUOTED.finditer(said)), *loose]


def _holds_codes(instruction: str) -> bool:
    """Whether it may make text of numbers; words with a number behind them, as in *artikel 13b*, are words."""
    pieces = _quoted(instruction)
    return any(all(map(_CODE_OF_A_SIGN.fullmatch, piece.split() or ["0"])) for piece in pieces if piece.strip())


def _text_of(one: _Field) -> str:
    """What a field shows that keeps it in its settings."""
    data = one.begin.find(qn("w:ffData"))
    match _first_word(one.instruction):
        case "MACROBUTTON":
            return _ONLY_TEXT.sub("", one.instruction).strip()
        case "FORMCHECKBOX" if data is not None:
            return _CHECKED[_is_checked(data)]
        case "QUOTE" if not any(shown.tag == qn("w:t") for shown in one.shown):
            return " ".join(_quoted(one.instruction))
        case "FORMDROPDOWN" if data is not None and not any(shown.tag == qn("w:t") for shown in one.shown):
            return _chosen(data)
    return ""


def _is_checked(data: Tree) -> bool:
    for name in ("w:checked", "w:default"):
        found = data.find(f"{qn('w:checkBox')}/{qn(name)}")
        if found is not None:
            return found.get(qn("w:val"), "1") in {"1", "true", "on"}
    return False


def _chosen(data: Tree) -> str:
    entries = [entry.get(qn("w:val")) or "" for entry in data.iter(qn("w:listEntry"))]
    number = next((found.get(qn("w:val")) for name in ("w:result", "w:default") for found in data.iter(qn(name))), "0") or "0"
    return entries[int(number)] if number.isascii() and number.isdigit() and int(number[:4]) < len(entries) else ""


class _Row:
    """The fields that are open while a part is gone through, and which of them still say what they are."""

    def __init__(self) -> None:
        self.open: list[_Field] = []
        self._in_code: list[int] = []

    @property
    def _outer(self) -> _Field | None:
        """The first of which the code goes on: all that stands in it belongs to that."""
        return self.open[self._in_code[0]] if self._in_code else None

    def begin(self, part: Tree) -> None:
        """A field begins, perhaps within another."""
        if len(self.open) >= _DEEPEST:
            stop(UNFINISHED)
        if self._outer:
            self._outer.code.append(part)
            inner = self.open[self._in_code[-1]]
            inner.nests = True
            if not _NAMED.match("".join(inner.words)):
                stop(BUILT)
        self._in_code.append(len(self.open))
        self.open.append(_Field(part, marks=[part]))

    def meet(self, part: Tree, kind: str) -> _Field | None:
        """Anything else that stands in a run, of a kind of mark; the field that ends by it."""
        outer, is_own = self._outer, part.tag in {_MARK, _CODE}
        if is_own and not self.open:
            stop(UNFINISHED)
        if outer and (outer is not self.open[-1] or not is_own):
            outer.code.append(part)
        elif not is_own and self.open:
            self.open[-1].shown.append(part)
        if is_own:
            self.open[-1].marks.append(part)
        if part.tag == _CODE or (part.tag == _TEXT and self._in_code and self.open[-1] is self.open[self._in_code[-1]]):
            self.open[-1].words.append(part.text or "")
        return self._turn(kind) if part.tag == _MARK else None

    def _turn(self, kind: str) -> _Field | None:
        """After a mark within a field comes what it shows, or it ends."""
        one = self.open[-1]
        if not one.is_shown:
            _judge(one.instruction, nests=one.nests)
            one.is_shown = True
            self._in_code.pop()
        if kind != "end":
            return None
        self.open.pop()
        if self._in_code and not _stays(one.instruction, is_plain=one.is_plain):
            self.open[self._in_code[-1]].is_plain = False
        return one


_RUN: Final = qn("w:r")
_MARK: Final = qn("w:fldChar")
_CODE: Final = qn("w:instrText")
_TEXT: Final = qn("w:t")


def _complex(root: Tree) -> Iterator[_Field]:
    """Every field that is spread over runs, in the order in which they end, each of them judged."""
    row = _Row()
    for part in root.iter("*"):
        parent = part.getparent()
        if parent is None or parent.tag != _RUN or part.tag == qn("w:rPr"):
            continue
        kind = part.get(qn("w:fldCharType")) if part.tag == _MARK else None
        if kind == "begin":
            row.begin(part)
        elif ended := row.meet(part, kind or ""):
            yield ended
    if row.open:
        stop(UNFINISHED)


def _first_word(instruction: str) -> str:
    words = instruction.strip().upper()
    return "=" if words.startswith("=") else re.split(r"[\s\\]", words, maxsplit=1)[0]
