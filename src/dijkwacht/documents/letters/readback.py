"""What was typed for a letter, carried along in its Word file and read back from it: the server keeps nothing.

It travels as a part of its own, as word processors keep beside a text. In it stands only what this letter shows its reader:
a version for the owner carries nothing of who lives there. What somebody changes in the text afterwards is not in it.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NoReturn

from dijkwacht.documents.drawings.labels import plain
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.conditions import CONDITIONS
from dijkwacht.documents.letters.facts import FACTS, Kind, asked_by
from dijkwacht.documents.letters.given import Given, Reason
from dijkwacht.documents.letters.library import checklist, letters
from dijkwacht.documents.letters.template import LetterModel, named
from dijkwacht.documents.templates.package import Tree, local, parsed, unpacked, written
from dijkwacht.kit.errors import Fault, InvalidInput

SPACE: Final = "urn:dijkwacht:letter:1"
NO_LETTER: Final = "Dit is geen Word-bestand van een voornemen dat hier is gemaakt. Neem het bestand dat u hier heeft gedownload."
WRONG: Final = "Wat er in dit bestand is bewaard, is veranderd en past niet meer. Vul de brief met de hand in."
_LONGEST: Final = 5_000
"""Letters in one text, as in the form."""
_RELATIONS: Final = "word/_rels/document.xml.rels"
_TYPES: Final = "[Content_Types].xml"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PART: Final = re.compile(r"customXml/[^/]+\.xml")
_START: Final = f'<letter xmlns="{SPACE}"/>'.encode()


def carry(docx: bytes, model: LetterModel, given: Given) -> bytes:
    """The Word file of a letter with what was typed for it."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    number = next(one for one in range(1, len(parts) + 2) if f"customXml/item{one}.xml" not in parts)
    name = f"customXml/item{number}.xml"
    parts[name] = written(_told(model, given))
    relations = parsed(parts[_RELATIONS])
    link = relations.makeelement(f"{{{relations.nsmap[None]}}}Relationship", {})
    link.set("Id", f"dijkwacht{number}")
    link.set("Type", _KIND)
    link.set("Target", f"../{name}")
    relations.append(link)
    parts[_RELATIONS] = written(relations)
    parts[_TYPES] = written(_with_xml(parsed(parts[_TYPES])))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            # A day that never changes, so that the same letter is the same file.
            archive.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Of which letter a file is, and what was typed for it."""

    letter: str
    given: Given


def _with_xml(types: Tree) -> Tree:
    """The list of what is in the file, in which a part in XML is known."""
    if not any(local(one) == "Default" and one.get("Extension", "").lower() == "xml" for one in types):
        known = types.makeelement(f"{{{types.nsmap[None]}}}Default", {})
        known.set("Extension", "xml")
        known.set("ContentType", "application/xml")
        types.insert(0, known)
    return types


def read_back(data: bytes, *, file: str) -> ReadBack:
    """What was typed for the letter in a Word file of ours.

    Raises:
        InvalidInput: it is no Word file, none of ours, or was tampered with.
    """
    parts = unpacked(data, file=file)
    found = [tree for name, content in parts.items() if _PART.fullmatch(name) and (tree := _ours(content)) is not None]
    if len(found) != 1:
        _stop(NO_LETTER)
    [tree] = found
    model = letters().get(tree.get("model", ""))
    if model is None or model.template.outcome != "intention":
        _stop(NO_LETTER)
    facts: dict[str, Any] = dict(_read(model, tree))
    return ReadBack(model.id, Given(**facts, reasons=dict(_read_reasons(model, tree))))


def _told(model: LetterModel, given: Given) -> Tree:
    """All that the letter shows, as a tree."""
    tree = parsed(_START)
    tree.set("model", model.id)
    tree.set("version", model.template.version)
    for name in _shown(model, given):
        if text := _text(getattr(given, name)):
            _add(tree, "fact", name, text)
    asked = [one for one in model.questions(checklist()) if one.is_asked_of_any(given.places)]
    for question in asked:
        reason = given.reasons.get(question.id)
        if reason and not (given.for_owner and question.id in {*model.private, *model.reworded}):
            _add(tree, "answer", question.id, reason.text).set("stand", reason.answered.value)
    return tree


def _shown(model: LetterModel, given: Given) -> Iterator[str]:
    """The facts that stand in the letter; of what is no text also those that only steer it."""
    standing = [block for block in model.blocks if all(CONDITIONS[name].holds(given) for name in block.when)]
    in_text = {fact for block in standing for name in named(block) for fact in asked_by(name)}
    in_text -= set(model.kept_from(given))
    return (name for name in model.facts if name in in_text or FACTS[name].kind not in {Kind.LINE, Kind.TEXT})


def _add(tree: Tree, tag: str, name: str, text: str) -> Tree:
    child = tree.makeelement(f"{{{SPACE}}}{tag}", {"name": name})
    child.text = plain(text)
    tree.append(child)
    return child


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _ours(content: bytes) -> Tree | None:
    if SPACE.encode() not in content:
        return None
    tree = parsed(content)
    return tree if tree.tag == f"{{{SPACE}}}letter" else None


def _read(model: LetterModel, tree: Tree) -> Iterator[tuple[str, Any]]:
    for name, child in _children(tree, "fact").items():
        if name not in model.facts:
            _stop(WRONG)
        yield name, _value(model, name, child.text or "")


def _read_reasons(model: LetterModel, tree: Tree) -> Iterator[tuple[str, Reason]]:
    known = {one.id for one in model.questions(checklist())}
    for name, child in _children(tree, "answer").items():
        stand = child.get("stand", "")
        if stand not in set(Answered) or len(child.text or "") > _LONGEST:
            _stop(WRONG)
        # A question that is asked no longer is left out, so that a file of an older version can still be read.
        if name in known:
            yield name, Reason(Answered(stand), child.text or "")


def _children(tree: Tree, tag: str) -> Mapping[str, Tree]:
    found = [child for child in tree if local(child) == tag]
    by_name = {child.get("name", ""): child for child in found}
    if len(by_name) != len(found):
        _stop(WRONG)
    return by_name


def _value(model: LetterModel, name: str, text: str) -> Any:
    """A fact as the letter wants it, from what the file says."""
    fact = FACTS[name]
    try:
        match fact.kind:
            case Kind.DAY:
                return date.fromisoformat(text)
            case Kind.NUMBER:
                return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(10**9)) else _stop(WRONG)
            case Kind.YES:
                return {"ja": True, "nee": False}[text]
            case Kind.CHOICE:
                return {str(one.value): one for one in model.offered(fact)}[text]
            case _:
                return text if len(text) <= _LONGEST else _stop(WRONG)
    except (ValueError, KeyError):
        _stop(WRONG)


def _stop(reason: str) -> NoReturn:
    raise InvalidInput([Fault("", "", reason)])
