"""Libraries of CISO Assistant: the assessable nodes of a framework become criteria, its top nodes themes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.norms.foreign.file_parts import MISSING, NO_CRITERIA, Part
from dijkwacht.documents.norms.foreign.losses import Losses
from dijkwacht.documents.norms.foreign.norm_set import Found, FoundCriterion, FoundTheme, cut_short, headed, norm_set
from dijkwacht.documents.norms.foreign.questions import Question, asked, listed, questions_of
from dijkwacht.documents.norms.foreign.weights import LARGEST, PLACES, in_proportion
from dijkwacht.documents.norms.model import MOST_CRITERIA
from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.positions import Document

DEEPEST: Final = 50
MOST_NODES: Final = 50_000
"""Also what is no criterion costs work; the largest library known has 7,000 nodes."""
_NO_TEXT: Final = "geen enkele eis heeft een naam, omschrijving, vraag, toelichting of nummer"
_DUTCH: Final = "nl"
_NODE_READ: Final = (
    "urn", "parent_urn", "ref_id", "name", "description", "annotation", "typical_evidence", "assessable", "depth", "weight",
    "translations", "questions", "question", "order_id", "display_mode",
)  # fmt: skip
_NODE_LEFT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "implementation_groups": "De groep waar een eis in valt (implementation_groups): niet overgenomen",
        "reference_controls": "Verwijzingen naar maatregelen (reference_controls): niet overgenomen",
        "threats": "Verwijzingen naar dreigingen (threats): niet overgenomen",
    }
)
_FRAMEWORK_READ: Final = (
    "urn",
    "ref_id",
    "name",
    "requirement_nodes",
    "translations",
    "description",
    "implementation_groups_definition",
)
_SCALE: Final = "De eigen schaal van punten van dit kader: niet overgenomen; hier geldt de schaal van 0 tot en met 3"
_FRAMEWORK_LEFT: Final[Mapping[str, str]] = MappingProxyType(
    {**dict.fromkeys(("min_score", "max_score", "scores_definition"), _SCALE), "field_visibility": ""}
)
_OBJECTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "threats": "De dreigingen in deze bibliotheek: niet overgenomen",
        "reference_controls": "De maatregelen in deze bibliotheek: niet overgenomen",
        **dict.fromkeys(("risk_matrix", "risk_matrices"), "De risicomatrix in deze bibliotheek: niet overgenomen"),
        **dict.fromkeys(
            ("requirement_mapping_set", "requirement_mapping_sets"), "De koppeling met andere kaders: niet overgenomen"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class _Node:
    """A requirement node; ``parent`` is a urn, compared as CISO Assistant does: without capitals."""

    part: Part
    urn: str
    parent: str
    depth: int | None
    assessable: bool

    @property
    def name(self) -> str:
        return self.part.text("ref_id") or _last(self.urn)


class _Tongue:
    """Reads texts in Dutch where the file has them, in the file's own language elsewhere."""

    def __init__(self, locale: str) -> None:
        self.is_dutch = _language(locale) == _DUTCH
        self.foreign = 0

    def text(self, part: Part, key: str) -> str:
        """The Dutch text behind a key, or the one there is."""
        return self._dutch(part, key) or part.text(key)

    def own(self, part: Part) -> tuple[str, bool]:
        """What a node says itself, its description or else its name, and whether that is Dutch."""
        key = "description" if self.text(part, "description") else "name"
        return self.text(part, key), bool(self._dutch(part, key))

    def is_dutch_text(self, part: Part, key: str) -> bool:
        """Whether the text behind a key is there in Dutch."""
        return bool(self._dutch(part, key))

    def _dutch(self, part: Part, key: str) -> str:
        if self.is_dutch:
            return part.text(key)
        translations = part.inner("translations")
        locale = next((each for each in translations.data if _language(each) == _DUTCH), _DUTCH)
        return translations.inner(locale).text(key)


def read_ciso(document: Document) -> Found:
    """Read a library; raises ``InvalidInput`` with all faults, in the order of the file."""
    library = Part.root(document)
    tongue = _Tongue(library.text("locale"))
    framework = _framework(library)
    version = library.text("version", needed=True)
    title = tongue.text(framework, "name") or tongue.text(library, "name")
    nodes = _nodes(framework)
    library.raise_any()
    losses = _losses(framework, library)
    name = framework.text("ref_id") or _last(framework.text("urn")) or library.text("ref_id")
    reading = _Reading(nodes, tongue, losses)
    criteria = in_proportion([*reading.criteria(FoundTheme(name or title, title))], losses)
    if not title:
        framework.fault("name", MISSING)
    if not criteria:
        framework.fault("requirement_nodes", _NO_TEXT if any(node.assessable for node in nodes.values()) else NO_CRITERIA)
    origin = tuple(_origin(library, tongue))
    library.raise_any()
    for sentence in cut_short(title, version, (each.theme for each in criteria)):
        losses.say(sentence)
    return Found(norm_set(name, title=title, version=version, criteria=criteria), origin, tongue.foreign, losses.told())


def _losses(framework: Part, library: Part) -> Losses:
    """What the file holds beside the nodes, and is left."""
    losses = Losses()
    losses.whole(framework, read=_FRAMEWORK_READ, left=_FRAMEWORK_LEFT)
    losses.whole(library.inner("objects"), read=("framework", "frameworks"), left=_OBJECTS)
    return losses


def _framework(library: Part) -> Part:
    """The one framework; older and newer files also write it as a list of one."""
    objects = library.inner("objects")
    if "frameworks" in objects.data:
        several = objects.parts("frameworks")
        if len(several) == 1:
            return several[0]
        objects.fault("frameworks", "hier hoort precies één normenkader")
    elif objects.data.get("framework") is None and isinstance(library.data.get("objects"), dict | None):
        library.fault("objects", "in deze bibliotheek zit geen normenkader (framework)")
    return objects.inner("framework")


def _nodes(framework: Part) -> dict[str, _Node]:
    """Every node by its urn, and what is wrong with how they hang together."""
    parts = framework.parts("requirement_nodes")
    asks = sum(part.data.get("assessable") is True for part in parts)
    for number, most, what in ((asks, MOST_CRITERIA, "eisen"), (len(parts), MOST_NODES, "onderdelen")):
        if number > most:
            counted = f"{decimal(number, places=0)} {what}; hoogstens {decimal(most, places=0)}"
            framework.fault("requirement_nodes", f"{counted}. Dat is te veel voor een norm")
            return {}
    nodes: dict[str, _Node] = {}
    for part in parts:
        urn = part.text("urn", needed=True).lower()
        node = _Node(part, urn, part.text("parent_urn").lower(), part.number("depth"), part.flag("assessable"))
        if urn in nodes:
            part.fault("urn", f"deze urn staat er dubbel; de eerste staat op {nodes[urn].part.place('urn')}")
        elif urn:
            nodes[urn] = node
    _check_parents(nodes)
    return nodes


def _check_parents(nodes: dict[str, _Node]) -> None:
    told: set[str] = set()
    for node in nodes.values():
        if node.parent and node.parent not in nodes:
            node.part.fault("parent_urn", "deze urn hoort bij geen enkel onderdeel van dit bestand")
        line = [each.urn for each in _upwards(node, nodes)]
        if len(line) > DEEPEST:
            node.part.fault("parent_urn", f"meer dan {DEEPEST} niveaus diep")
        elif nodes[line[-1]].parent == node.urn and node.urn not in told:
            node.part.fault("parent_urn", "deze onderdelen verwijzen in een kring naar elkaar")
            told.update(line)


def _upwards(node: _Node, nodes: dict[str, _Node]) -> Iterator[_Node]:
    """The node and those above it, until the top, a node seen before, or one step too deep."""
    seen: set[str] = set()
    above: _Node | None = node
    while above and above.urn not in seen and len(seen) <= DEEPEST:
        seen.add(above.urn)
        yield above
        above = nodes.get(above.parent)


def _line(node: _Node, nodes: dict[str, _Node]) -> list[_Node]:
    """From the theme down to the node: the theme is the ancestor at depth 1, or else the topmost."""
    line: list[_Node] = []
    for each in _upwards(node, nodes):
        line.insert(0, each)
        if each.depth == 1:
            break
    return line


def _above(node: _Node, nodes: dict[str, _Node]) -> _Node | None:
    """Old files put a section at depth 0 above the nodes at depth 1."""
    return nodes.get(node.parent)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The nodes, in which language they are read, and what is left behind."""

    nodes: dict[str, _Node]
    tongue: _Tongue
    losses: Losses

    def criteria(self, whole: FoundTheme) -> Iterator[FoundCriterion]:
        """A criterion for each node that can be assessed; ``whole`` is the theme of those that stand under none."""
        parents = {node.parent for node in self.nodes.values()}
        used: set[str] = set()
        for node in self.nodes.values():
            if not node.assessable:
                continue
            line = _line(node, self.nodes)
            top = line[0] if len(line) > 1 or node.urn in parents else _above(node, self.nodes)
            theme = self._theme(top) if top else whole
            between = [each for each in line if each not in (top, node)]
            used.update(each.urn for each in (top, *line) if each)
            if criterion := self._criterion(node, theme, between):
                yield criterion
        left = [node for node in self.nodes.values() if node.urn not in used and _says(node.part)]
        if left:
            self.losses.say(f"Onderdelen zonder eis eronder: niet overgenomen ({decimal(len(left), places=0)})")

    def _theme(self, node: _Node) -> FoundTheme:
        title = self.tongue.text(node.part, "name")
        return FoundTheme(node.name, title or self.tongue.text(node.part, "description") or node.name)

    def _criterion(self, node: _Node, theme: FoundTheme, between: Sequence[_Node]) -> FoundCriterion | None:
        part, tongue = node.part, self.tongue
        self.losses.criterion()
        self.losses.keys(part, read=_NODE_READ, left=_NODE_LEFT)
        questions = questions_of(part, tongue, self.losses)
        text = self._text(node, questions)
        if not text:
            self.losses.count("Zonder naam, omschrijving, vraag, toelichting en nummer, ook erboven: niet overgenomen")
            return None
        name = tongue.text(part, "name")
        known, note = part.text("ref_id"), tongue.text(part, "annotation")
        headings = [found for each in between if (found := self._heading(each)) != text.removesuffix(f" ({known})")]
        return FoundCriterion(
            theme=theme,
            name=node.name,
            text=text,
            heading=headed([*headings, name if name != text else ""]),
            guidance="\n\n".join(filter(None, (note if note != text else "", listed(questions, text=text)))),
            reference=known,
            evidence=tongue.text(part, "typical_evidence"),
            weight=self._weight(part),
            ask=asked(questions),
        )

    def _text(self, node: _Node, questions: Sequence[Question]) -> str:
        """What the node asks: its own text, first question or annotation, or what stands above it with its own number.

        Nothing where none of these says anything.
        """
        text, is_dutch = self.tongue.own(node.part)
        if not text and questions:
            text, is_dutch = questions[0].text, questions[0].is_dutch
            self.losses.count("Zonder eigen tekst: de eerste vraag is de tekst geworden")
        if not text and (text := self.tongue.text(node.part, "annotation")):
            is_dutch = self.tongue.is_dutch_text(node.part, "annotation")
            self.losses.count("Zonder eigen tekst: de toelichting (annotation) is de tekst geworden")
        number = node.part.text("ref_id")
        if not text:
            above = (self.tongue.own(each.part) for each in _upwards(node, self.nodes) if each is not node)
            text, is_dutch = next((found for found in above if found[0]), ("", True))
            if number:
                text = f"{text} ({number})" if text else number
                self.losses.count("Zonder eigen tekst: de tekst is die van het onderdeel erboven, met het nummer")
            elif text:
                self.losses.count("Zonder eigen tekst en nummer: de tekst is die van het onderdeel erboven")
        self.tongue.foreign += not is_dutch
        return text

    def _heading(self, node: _Node) -> str:
        """How a node between theme and criterion is called; a long text of its own is left and told."""
        name = self.tongue.text(node.part, "name")
        if not name:
            return self.tongue.text(node.part, "description")
        if node.part.data.get("description"):
            self.losses.count("De toelichting bij een kop boven de eis: niet overgenomen")
        return name

    def _weight(self, part: Part) -> Fraction:
        weight = part.amount("weight", places=PLACES)
        if weight is not None and not 0 <= weight <= LARGEST:
            part.fault("weight", f"dit getal moet tussen 0 en {decimal(LARGEST, places=0)} liggen")
            return Fraction(1)
        return Fraction(1) if weight is None else weight


def _origin(library: Part, tongue: _Tongue) -> Iterator[str]:
    yield f"Omgezet uit een bibliotheek van CISO Assistant: {library.text('urn') or 'zonder urn'}"
    if provider := library.text("provider"):
        yield f"Uitgever: {provider}"
    if rights := tongue.text(library, "copyright"):
        yield f"Auteursrecht: {rights}"


def _says(part: Part) -> bool:
    """Whether a node holds a text of any kind; it is not read."""
    return any(part.data.get(key) for key in ("name", "description"))


def _language(locale: object) -> str:
    return str(locale).replace("_", "-").partition("-")[0].lower()


def _last(urn: str) -> str:
    return urn.rpartition(":")[2]
