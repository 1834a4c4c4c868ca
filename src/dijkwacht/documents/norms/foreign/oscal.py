"""OSCAL catalogues 1.x: top groups become themes, controls and their enhancements criteria."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.norms.foreign.control_text import Params, label, prose
from dijkwacht.documents.norms.foreign.file_parts import NO_CRITERIA, Part
from dijkwacht.documents.norms.foreign.losses import Losses
from dijkwacht.documents.norms.foreign.norm_set import Found, FoundCriterion, FoundTheme, cut_short, headed, norm_set
from dijkwacht.documents.norms.model import MOST_CRITERIA
from dijkwacht.documents.norms.reader import too_many
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
_CATALOG_READ: Final = ("uuid", "metadata", "params", "controls", "groups")
_CATALOG_LEFT: Final[Mapping[str, str]] = MappingProxyType({"back-matter": "De bronnen achterin (back-matter): niet overgenomen"})
_CONTROL_READ: Final = ("id", "class", "title", "params", "props", "parts", "controls")
_CONTROL_LEFT: Final[Mapping[str, str]] = MappingProxyType(
    {"links": "Verwijzingen naar andere eisen en bronnen (links): niet overgenomen"}
)
_PART_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "assessment-objective": "Wat een toetser moet vaststellen (assessment-objective)",
        "assessment-method": "Hoe een toetser te werk gaat (assessment-method)",
        "objective": "Wat een toetser moet vaststellen (objective)",
        "assessment": "Hoe een toetser te werk gaat (assessment)",
        "overview": "Het overzicht (overview)",
        "example": "Voorbeelden (example)",
    }
)
_LONGEST_NAME: Final = 40
_STATEMENT: Final = frozenset({"statement"})
_GUIDANCE: Final = frozenset({"guidance"})


@dataclass(slots=True)
class _Walk:
    """What is gathered on the way through the catalogue."""

    criteria: list[FoundCriterion] = field(default_factory=list)
    found: int = 0
    first: dict[str, str] = field(default_factory=dict)
    losses: Losses = field(default_factory=Losses)


def read_oscal(document: Document) -> Found:
    """Read a catalogue; raises ``InvalidInput`` with all faults, in the order of the file."""
    root = Part.root(document)
    if "catalog" not in root.data:
        raise InvalidInput([document.fault((), "dit is OSCAL van een andere soort; hier hoort een catalogus (catalog)")])
    catalog = root.inner("catalog")
    metadata = catalog.inner("metadata")
    title, version = metadata.text("title", needed=True), metadata.text("version", needed=True)
    oscal = metadata.text("oscal-version", needed=True)
    if oscal and not oscal.lower().removeprefix("v").startswith("1."):
        metadata.fault("oscal-version", "deze versie van OSCAL wordt niet gelezen; hier hoort 1.x")
    walk = _Walk()
    params = Params().within(catalog)
    _gather(catalog, walk, FoundTheme(title, title), params, ())
    for group in catalog.parts("groups"):
        _group(group, walk, _theme(group, walk.losses) or FoundTheme(title, title), params, ())
    if walk.found > MOST_CRITERIA:
        raise InvalidInput([document.fault(("catalog",), too_many(walk.found))])
    if not walk.criteria and not root.faults:
        catalog.fault(None, NO_CRITERIA)
    origin = tuple(_origin(catalog, metadata, oscal))
    root.raise_any()
    for sentence in cut_short(title, version, (each.theme for each in walk.criteria)):
        walk.losses.say(sentence)
    walk.losses.whole(catalog, read=_CATALOG_READ, left=_CATALOG_LEFT)
    return Found(norm_set(title, title=title, version=version, criteria=walk.criteria), origin, lost=walk.losses.told())


def _theme(group: Part, losses: Losses) -> FoundTheme | None:
    """The group as a theme, by what it is called; none where nothing says that."""
    title = _called(group, losses)
    return FoundTheme(group.text("id") or label(group) or title, title) if title else None


def _called(group: Part, losses: Losses) -> str:
    """The title of a group; where it has none its label or id, which is told."""
    if title := group.text("title"):
        return title
    losses.say("Een groep zonder titel heet naar haar nummer, of hoort bij wat eromheen staat")
    return label(group) or group.text("id")


def _group(group: Part, walk: _Walk, theme: FoundTheme, params: Params, above: tuple[str, ...]) -> None:
    """A group with the groups in it; all their controls belong to the theme of the top one."""
    params = params.within(group)
    _gather(group, walk, theme, params, above)
    for inner in group.parts("groups"):
        _group(inner, walk, theme, params, tuple(filter(None, (*above, _called(inner, walk.losses)))))


def _gather(holder: Part, walk: _Walk, theme: FoundTheme, params: Params, above: tuple[str, ...]) -> None:
    """The controls of a group, catalogue or control, and the enhancements in them."""
    for control in holder.parts("controls"):
        own = params.within(control)
        if _is_withdrawn(control):
            walk.losses.criterion()
            walk.losses.count("Ingetrokken in de bron: niet overgenomen")
        else:
            _take(control, walk, theme, own, above)
        _gather(control, walk, theme, own, above)


def _take(control: Part, walk: _Walk, theme: FoundTheme, params: Params, above: tuple[str, ...]) -> None:
    walk.found += 1
    if walk.found > MOST_CRITERIA:
        return  # only counted, to say how many there are
    name, title = control.text("id", needed=True), control.text("title")
    if name in walk.first:
        control.fault("id", f"dit id staat er dubbel; het eerste staat op {walk.first[name]}")
    walk.first.setdefault(name, control.place("id"))
    _note(control, walk.losses)
    known_as, statement = label(control), prose(control, _STATEMENT, params)
    named = f"{known_as} {title}".strip() if statement else ""
    guidance = prose(control, _GUIDANCE, params)
    text = statement or title or guidance or f"{above[-1] if above else theme.title} ({known_as or name})"
    if not (statement or title):
        walk.losses.count(f"Zonder eigen tekst: de tekst is {'de toelichting' if guidance else 'de groep met het nummer'}")
    walk.criteria.append(
        FoundCriterion(
            theme=theme,
            name=name,
            text=text,
            heading=headed([*above, named]),
            guidance=guidance if guidance != text else "",
            reference=known_as or name,
        )
    )


def _note(control: Part, losses: Losses) -> None:
    """What stands at a control and is not taken over."""
    losses.criterion()
    losses.keys(control, read=_CONTROL_READ, left=_CONTROL_LEFT)
    names = {str(part.data.get("name", ""))[:_LONGEST_NAME] for part in control.parts("parts")}
    for name in sorted(names - _STATEMENT - _GUIDANCE):
        losses.count(f"{_PART_WORDS.get(name, f'Deel ‘{_shown(name)}’')}: niet overgenomen")


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)


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
