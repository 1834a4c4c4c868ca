"""Libraries of CISO Assistant: the assessable nodes of a framework become criteria, its top nodes themes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.norms.foreign.file_parts import MISSING, NO_CRITERIA, Part
from dijkwacht.documents.norms.foreign.norm_set import Found, FoundCriterion, FoundTheme, headed, norm_set
from dijkwacht.documents.norms.model import MOST_CRITERIA
from dijkwacht.kit.positions import Document

DEEPEST: Final = 50
_DUTCH: Final = "nl"


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

    def criterion(self, part: Part) -> str:
        """What a node asks: its description, else its name; it counts those that are not in Dutch."""
        key = "description" if self.text(part, "description") else "name"
        self.foreign += not self._dutch(part, key)
        return self.text(part, key)

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
    name = framework.text("ref_id") or _last(framework.text("urn")) or library.text("ref_id")
    criteria = list(_criteria(nodes, tongue, FoundTheme(name or title, title)))
    if not title:
        framework.fault("name", MISSING)
    if not criteria:
        framework.fault("requirement_nodes", NO_CRITERIA)
    origin = tuple(_origin(library, tongue))
    library.raise_any()
    return Found(norm_set(name, title=title, version=version, criteria=criteria), origin, tongue.foreign)


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
    if len(parts) > MOST_CRITERIA:
        framework.fault("requirement_nodes", f"meer dan {MOST_CRITERIA // 1000}.000 onderdelen; dat is te veel voor een norm")
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


def _criteria(nodes: dict[str, _Node], tongue: _Tongue, whole: FoundTheme) -> Iterator[FoundCriterion]:
    parents = {node.parent for node in nodes.values()}
    for node in nodes.values():
        if not node.assessable:
            continue
        line = _line(node, nodes)
        top = line[0] if len(line) > 1 or node.urn in parents else _above(node, nodes)
        theme = _theme(top, tongue) if top else whole
        between = [tongue.text(each.part, "name") for each in line if each not in (top, node)]
        yield _criterion(node, tongue, theme, between)


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


def _theme(node: _Node, tongue: _Tongue) -> FoundTheme:
    return FoundTheme(node.name, tongue.text(node.part, "name") or tongue.text(node.part, "description") or node.name)


def _criterion(node: _Node, tongue: _Tongue, theme: FoundTheme, between: Sequence[str]) -> FoundCriterion:
    part = node.part
    text = tongue.criterion(part)
    if not (part.data.get("description") or part.data.get("name")):
        part.fault(None, "deze eis heeft geen naam en geen omschrijving")
    name = tongue.text(part, "name")
    weight = part.number("weight")
    if weight is not None and not 1 <= weight <= 10:
        part.fault("weight", "dit getal moet tussen 1 en 10 liggen")
    return FoundCriterion(
        theme=theme,
        name=node.name,
        text=text,
        heading=headed([*between, name if name != text else ""]),
        guidance=tongue.text(part, "annotation"),
        reference=part.text("ref_id"),
        evidence=tongue.text(part, "typical_evidence"),
        weight=weight or 1,
    )


def _origin(library: Part, tongue: _Tongue) -> Iterator[str]:
    yield f"Omgezet uit een bibliotheek van CISO Assistant: {library.text('urn') or 'zonder urn'}"
    if provider := library.text("provider"):
        yield f"Uitgever: {provider}"
    if rights := tongue.text(library, "copyright"):
        yield f"Auteursrecht: {rights}"


def _language(locale: object) -> str:
    return str(locale).replace("_", "-").partition("-")[0].lower()


def _last(urn: str) -> str:
    return urn.rpartition(":")[2]
