"""Fault trees in the exchange format of Open-PSA: read into a tree with chances, and written from one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from dijkwacht.analysis.barriers.tree import ALWAYS, NEVER, Gate, Kind, Tree
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.files import over_size

LARGEST: Final = 16_000_000
MOST_PARTS: Final = 300_000
DEEPEST: Final = 200
_NAMED: Final = ("gate", "basic-event", "house-event", "event")
_FORMULAS: Final = ("and", "or", "not", "atleast", "nand", "nor", "xor", "iff", "imply", "cardinality")
_ASIDE: Final = ("label", "attributes", "attribute")
_FOREIGN: Final = "bevat een verwijzing naar buiten of een eigen entiteit; zet het bestand zonder DOCTYPE neer"
_ENCODING: Final = "noemt een tekenset die hier niet wordt gelezen; sla het op als UTF-8"


@dataclass(frozen=True, slots=True)
class FaultTree:
    """A tree under its name, with how likely each event is."""

    name: str
    tree: Tree
    chances: Mapping[str, float]


@dataclass(slots=True)
class _Element:
    """One element of the file: where it stands, and what is in it."""

    tag: str
    given: Mapping[str, str]
    place: str
    inner: list["_Element"] = field(default_factory=list)


def read_tree(data: bytes, *, file: str) -> FaultTree:
    """Read one fault tree.

    Raises:
        InvalidInput: with every fault that was found and its place: line and column.
    """
    return _Reading(file).tree(_parsed(data, file))


def _parsed(data: bytes, file: str) -> _Element:
    """The elements as a tree, within bounds; nothing outside the file is ever looked up."""
    root = _Element("", {}, "")
    path, number = [root], 0
    parser = expat.ParserCreate()

    def place() -> str:
        return f"{parser.CurrentLineNumber}:{parser.CurrentColumnNumber + 1}"

    def stop(reason: str, *_: object) -> NoReturn:
        raise InvalidInput([Fault(file, place(), reason)])

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal number
        number += 1
        if number > MOST_PARTS:
            stop(f"meer dan {MOST_PARTS // 1000}.000 onderdelen; dat is te veel voor een boom")
        if len(path) > DEEPEST:
            stop(f"meer dan {DEEPEST} onderdelen in elkaar; zet ze in eigen poorten")
        one = _Element(tag, given, place())
        path[-1].inner.append(one)
        path.append(one)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: path.pop()
    parser.StartDoctypeDeclHandler = lambda *_: stop(_FOREIGN)
    parser.EntityDeclHandler = lambda *_: stop(_FOREIGN)
    if len(data) > LARGEST:
        raise InvalidInput([Fault(file, "", over_size(len(data), LARGEST))])
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place only
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        raise InvalidInput([_unread(wrong, file)]) from None
    return root


def _unread(wrong: Exception, file: str) -> Fault:
    if isinstance(wrong, expat.ExpatError):
        return Fault(file, f"{wrong.lineno}:{wrong.offset + 1}", "dit is geen geldige XML")
    return Fault(file, "1:1", _ENCODING)


class _Reading:
    """What is gathered while one file is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.name = ""
        self.gates: dict[str, Gate] = {}
        self.chances: dict[str, float] = {}
        self.defined: dict[str, str] = {}
        self.asked: dict[str, str] = {}

    def tree(self, root: _Element) -> FaultTree:
        if not root.inner or root.inner[0].tag != "opsa-mef":
            self._wrong(root.inner[0].place if root.inner else "", "begint niet met opsa-mef; dit is geen model van Open-PSA")
            raise InvalidInput(self.faults)
        for one in root.inner[0].inner:
            self._definition(one)
        for name, place in self.asked.items():
            if name not in self.defined:
                self._wrong(place, "deze gebeurtenis of poort wordt nergens beschreven")
        top = self._top()
        if self.faults:
            raise InvalidInput(self.faults)
        tree = Tree(top, self.gates)
        if wrong := self._circle(tree):
            raise InvalidInput([wrong])
        return FaultTree(self.name or top, tree, {name: self.chances[name] for name in tree.events()})

    def _top(self) -> str:
        """The one gate that lies under no other."""
        tops = [name for name in self.gates if name in self.defined and name not in self.asked]
        if len(tops) == 1:
            return tops[0]
        if self.faults:
            return ""
        # Where a gate lies under each of them, some lie under themselves; with all of them under one, that is found.
        if not tops and (wrong := self._circle(Tree("", {**self.gates, "": Gate(Kind.OR, tuple(self.defined))}))):
            self.faults.append(wrong)
        else:
            what = "er zijn meer poorten waar niets boven hangt" if tops else "er staat geen poort in"
            self._wrong(self.defined[tops[1]] if tops else "", f"{what}; een boom heeft precies één poort bovenaan")
        return ""

    def _circle(self, tree: Tree) -> Fault | None:
        """A gate that lies under itself, with its name and place."""
        try:
            tree.above_first()
        except ValueError as wrong:
            name = str(wrong)
            return Fault(self.file, self.defined.get(name, ""), f"de poort ‘{name[:40]}’ hangt onder zichzelf")
        return None

    def _wrong(self, place: str, reason: str) -> None:
        self.faults.append(Fault(self.file, place, reason))

    def _definition(self, one: _Element) -> None:
        match one.tag:
            case "define-fault-tree" | "define-component" | "model-data":
                self.name = self.name or one.given.get("name", "")
                for inner in one.inner:
                    self._definition(inner)
            case "define-gate":
                self._defined(one, self._gate)
            case "define-basic-event":
                self._defined(one, self._chance)
            case "define-house-event":
                self._defined(one, self._constant)
            case tag if tag not in _ASIDE:
                self._wrong(
                    one.place, "dit onderdeel wordt hier niet gelezen; alleen poorten en gebeurtenissen met een vaste kans"
                )

    def _defined(self, one: _Element, what: Callable[[str, _Element], None]) -> None:
        name = one.given.get("name", "")
        if not name or name[0] in "=~":
            self._wrong(one.place, "dit heeft geen naam, of een die met = of ~ begint")
        elif name in self.defined:
            self._wrong(one.place, f"dit staat er dubbel; het eerste staat op {self.defined[name]}")
        else:
            self.defined[name] = one.place
            what(name, one)

    def _gate(self, name: str, one: _Element) -> None:
        formulas = [inner for inner in one.inner if inner.tag not in _ASIDE]
        if len(formulas) != 1:
            self._wrong(one.place, "deze poort heeft niets onder zich, of meer dan één formule")
            return
        self.gates[name] = Gate(Kind.AND, (self._formula(name, formulas[0]),))

    def _chance(self, name: str, one: _Element) -> None:
        values = [inner for inner in one.inner if inner.tag not in _ASIDE]
        number = _number(values[0].given.get("value", "")) if len(values) == 1 and values[0].tag in ("float", "int") else None
        if number is None or not 0 <= number <= 1:
            self._wrong(one.place, "hier hoort een vaste kans van 0 tot 1, als float")
        self.chances[name] = number or 0.0

    def _constant(self, name: str, one: _Element) -> None:
        values = [inner.given.get("value") for inner in one.inner if inner.tag == "constant"]
        if values not in (["true"], ["false"]):
            self._wrong(one.place, "hier hoort constant met true of false")
        self.gates[name] = ALWAYS if values == ["true"] else NEVER

    def _formula(self, name: str, one: _Element) -> str:
        """The name of the gate or event that a formula comes to; what it needs for that is added."""
        if one.tag in _NAMED:
            asked = one.given.get("name", "")
            self.asked.setdefault(asked, one.place)
            return asked
        if one.tag == "constant":
            return self._made(name, ALWAYS if one.given.get("value") == "true" else NEVER)
        if one.tag not in _FORMULAS:
            self._wrong(one.place, f"deze formule wordt niet gelezen; wel: {', '.join(_FORMULAS)}")
            return ""
        if not one.inner:
            self._wrong(one.place, "onder deze poort hangt niets")
            return ""
        return self._combined(name, one, [self._formula(name, inner) for inner in one.inner])

    def _combined(self, name: str, one: _Element, of: list[str]) -> str:
        if one.tag in ("xor", "iff", "not", "imply"):
            return self._turned(name, one, of)
        if one.tag == "atleast":
            return self._made(name, Gate(Kind.ATLEAST, tuple(of), self._bound(one, "min", "k", len(of))))
        if one.tag == "cardinality":
            return self._between(name, one, of)
        made = self._made(name, Gate(Kind.AND if one.tag in ("and", "nand") else Kind.OR, tuple(of)))
        return self._opposite(name, made) if one.tag in ("nand", "nor") else made

    def _turned(self, name: str, one: _Element, of: list[str]) -> str:
        if one.tag == "not":
            self._numbered(one, of, 1)
            return self._opposite(name, of[0])
        if one.tag == "imply":
            self._numbered(one, of, 2)
            return self._made(name, Gate(Kind.OR, (self._opposite(name, of[0]), of[-1])))
        made = of[0]
        for other in of[1:]:
            made = self._either(name, made, other)
        return self._opposite(name, made) if one.tag == "iff" else made

    def _between(self, name: str, one: _Element, of: list[str]) -> str:
        most = self._bound(one, "max", "max", len(of))
        more = self._made(name, Gate(Kind.ATLEAST, tuple(of), most + 1))
        least = self._made(name, Gate(Kind.ATLEAST, tuple(of), self._bound(one, "min", "min", len(of))))
        return self._made(name, Gate(Kind.AND, (least, self._opposite(name, more))))

    def _numbered(self, one: _Element, of: list[str], number: int) -> None:
        if len(of) != number:
            self._wrong(one.place, f"hieronder hoort precies {number}")

    def _bound(self, one: _Element, key: str, other: str, most: int) -> int:
        given = one.given.get(key, one.given.get(other, ""))
        number = int(given) if given.isdecimal() and len(given) < len(str(MOST_PARTS)) else -1
        if not 0 <= number <= most or (one.tag == "atleast" and number == 0):
            self._wrong(one.place, f"{key} is hier een getal tot {most}")
            return 1
        return number

    def _either(self, name: str, left: str, right: str) -> str:
        """One of the two and not both."""
        mine = self._made(name, Gate(Kind.AND, (left, self._opposite(name, right))))
        theirs = self._made(name, Gate(Kind.AND, (self._opposite(name, left), right)))
        return self._made(name, Gate(Kind.OR, (mine, theirs)))

    def _opposite(self, name: str, one: str) -> str:
        return self._made(name, Gate(Kind.NOT, (one,)))

    def _made(self, name: str, gate: Gate) -> str:
        made = f"={name}={len(self.gates)}"
        self.gates[made] = gate
        return made


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def write_tree(found: FaultTree) -> str:
    """The fault tree as XML that ``read_tree`` reads back to the same figures."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<opsa-mef>", f"  <define-fault-tree name={quoteattr(found.name)}>"]
    for name in found.tree.above_first():
        lines += [
            f"    <define-gate name={quoteattr(_plain(name))}>",
            *_written(found.tree, found.tree.gates[name]),
            "    </define-gate>",
        ]
    lines += ["  </define-fault-tree>", "  <model-data>"]
    for name in found.tree.events():
        lines += [f"    <define-basic-event name={quoteattr(_plain(name))}>", f'      <float value="{found.chances[name]!r}"/>']
        lines.append("    </define-basic-event>")
    return "\n".join([*lines, "  </model-data>", "</opsa-mef>", ""])


def _written(tree: Tree, gate: Gate) -> Iterator[str]:
    if not gate.of:
        yield f'      <constant value="{"true" if gate == ALWAYS else "false"}"/>'
        return
    yield f"      <{gate.kind}{f' min={quoteattr(str(gate.k))}' if gate.k else ''}>"
    for one in gate.of:
        yield f"        <{'gate' if one in tree.gates else 'basic-event'} name={quoteattr(_plain(one))}/>"
    yield f"      </{gate.kind}>"


def _plain(name: str) -> str:
    """A name that may be read: ours begin with a sign that a file may not use."""
    return f"poort{name.replace('=', '-')}" if name.startswith("=") else name
