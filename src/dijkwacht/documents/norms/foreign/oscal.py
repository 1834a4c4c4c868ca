"""OSCAL catalogues 1.x: top groups become themes, controls and their enhancements criteria."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dijkwacht.documents.norms.foreign.control_text import Params, label, prose
from dijkwacht.documents.norms.foreign.file_parts import NO_CRITERIA, Part
from dijkwacht.documents.norms.foreign.norm_set import Found, FoundCriterion, FoundTheme, headed, norm_set
from dijkwacht.documents.norms.model import MOST_CRITERIA
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.positions import Document

MODELS: Final = (
    "catalog",
    "profile",
    "component-definition",
    "system-security-plan",
    "assessment-plan",
    "assessment-results",
    "plan-of-action-and-milestones",
    "mapping-collection",
)
_STATEMENT: Final = frozenset({"statement"})
_GUIDANCE: Final = frozenset({"guidance"})


@dataclass(slots=True)
class _Walk:
    """What is gathered on the way through the catalogue."""

    criteria: list[FoundCriterion] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)


def read_oscal(document: Document) -> Found:
    """Read a catalogue; raises ``InvalidInput`` with all faults, in the order of the file."""
    root = Part.root(document)
    if "catalog" not in root.data:
        raise InvalidInput([document.fault((), "dit is OSCAL van een andere soort; hier hoort een catalogus (catalog)")])
    catalog = root.inner("catalog")
    metadata = catalog.inner("metadata")
    title, version = metadata.text("title", needed=True), metadata.text("version", needed=True)
    oscal = metadata.text("oscal-version", needed=True)
    if oscal and not oscal.startswith("1."):
        metadata.fault("oscal-version", "deze versie van OSCAL wordt niet gelezen; hier hoort 1.x")
    walk = _Walk()
    params = Params().within(catalog)
    _gather(catalog, walk, FoundTheme(title, title), params, ())
    for group in catalog.parts("groups"):
        _group(group, walk, _theme(group), params, ())
    if not walk.criteria and not root.faults:
        catalog.fault(None, NO_CRITERIA)
    origin = tuple(_origin(catalog, metadata, oscal))
    root.raise_any()
    return Found(norm_set(title, title=title, version=version, criteria=walk.criteria), origin)


def _theme(group: Part) -> FoundTheme:
    title = group.text("title", needed=True)
    return FoundTheme(group.text("id") or label(group) or title, title)


def _group(group: Part, walk: _Walk, theme: FoundTheme, params: Params, above: tuple[str, ...]) -> None:
    """A group with the groups in it; all their controls belong to the theme of the top one."""
    params = params.within(group)
    _gather(group, walk, theme, params, above)
    for inner in group.parts("groups"):
        _group(inner, walk, theme, params, (*above, inner.text("title", needed=True)))


def _gather(holder: Part, walk: _Walk, theme: FoundTheme, params: Params, above: tuple[str, ...]) -> None:
    """The controls of a group, catalogue or control, and the enhancements in them."""
    for control in holder.parts("controls"):
        own = params.within(control)
        if not _is_withdrawn(control):
            _take(control, walk, theme, own, above)
        _gather(control, walk, theme, own, above)


def _take(control: Part, walk: _Walk, theme: FoundTheme, params: Params, above: tuple[str, ...]) -> None:
    if len(walk.criteria) >= MOST_CRITERIA:
        control.fault(None, f"meer dan {MOST_CRITERIA // 1000}.000 eisen; dat is te veel voor een norm")
        control.raise_any()
    name, title = control.text("id", needed=True), control.text("title", needed=True)
    if name in walk.first:
        control.fault("id", f"dit id staat er dubbel; het eerste staat op {walk.first[name]}")
    walk.first.setdefault(name, control.place("id"))
    known_as, statement = label(control), prose(control, _STATEMENT, params)
    named = f"{known_as} {title}".strip() if statement else ""
    walk.criteria.append(
        FoundCriterion(
            theme=theme,
            name=name,
            text=statement or title or "?",
            heading=headed([*above, named]),
            guidance=prose(control, _GUIDANCE, params),
            reference=known_as or name,
        )
    )


def _is_withdrawn(control: Part) -> bool:
    return any(
        prop.data.get("name") == "status" and str(prop.data.get("value")).lower() == "withdrawn"
        for prop in control.parts("props")
    )


def _origin(catalog: Part, metadata: Part, oscal: str) -> Iterator[str]:
    yield f"Omgezet uit een OSCAL-catalogus ({oscal}): {catalog.text('uuid') or 'zonder uuid'}"
    if makers := [party.text("name") for party in metadata.parts("parties") if party.text("name")]:
        yield f"Uitgever: {', '.join(makers)}"
    if remarks := metadata.text("remarks"):
        yield f"Opmerking van de uitgever: {remarks}"
