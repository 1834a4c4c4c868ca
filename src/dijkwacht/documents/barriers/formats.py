"""A file with a barrier model or a fault tree, whichever it is, and the forms in which it can be written."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Final

from dijkwacht.analysis.barriers.process import Edge, still_open
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.barriers.opsa import FaultTree, read_tree, write_tree
from dijkwacht.documents.barriers.outline import as_process
from dijkwacht.documents.barriers.reader import read_model
from dijkwacht.documents.barriers.words import INSTRUMENTS, KINDS, figure, grounds_line, source_words, titles
from dijkwacht.documents.separated import separated
from dijkwacht.documents.yaml_text import mapping
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.files import decode

Known = BarrierModel | FaultTree
CSV_HEADINGS: Final = (
    "barrière", "wat", "soort", "houdt tegen", "laag", "waarschijnlijk", "hoog", "bron", "wie plaatst", "grondslag", "instrument",
    "houdt tegen (id)",
)  # fmt: skip
_SEPARATOR: Final = "; "
_HEADED: Final = tuple(f"{quote}{CSV_HEADINGS[0]}{quote}".encode() for quote in ("", '"'))
_NO_JSON: Final = (
    ("Expecting ','", "hier ontbreekt een komma, of een haakje"),
    ("Expecting ':'", "hier ontbreekt een dubbele punt"),
    ("Expecting property name", "hier hoort een sleutel tussen dubbele aanhalingstekens; na de laatste staat geen komma"),
    ("Expecting value", "hier ontbreekt een waarde"),
    ("Illegal trailing comma", "na het laatste onderdeel staat geen komma"),
    ("Unterminated string", "een aanhalingsteken is niet afgesloten"),
    ("Extra data", "na het laatste haakje staat nog iets"),
)
NO_CSV: Final = "een CSV zegt alleen iets van de barrières; lees het model als YAML of JSON in"


def read_any(data: bytes, *, file: str, law: Collection[str] | None = None) -> Known:
    """A model of ours (YAML or JSON), or a fault tree of Open-PSA (XML); ``law`` as of ``read_model``.

    Raises:
        InvalidInput: with every fault and its place.
    """
    if data.lstrip(b"\xef\xbb\xbf").startswith(_HEADED) or _is_separated(data):
        raise InvalidInput([Fault(file, "", NO_CSV)])
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return read_tree(data, file=file)
    text = decode(data, file=file)
    if file.lower().endswith(".json"):
        _check_json(text, file)
    return read_model(text, file=file, law=law)


def _check_json(text: str, file: str) -> None:
    """Refuse what is no JSON by that name; what is deeper than can be read is refused with the rest."""
    try:
        json.loads(text)
    except json.JSONDecodeError as wrong:
        why = next((dutch for english, dutch in _NO_JSON if wrong.msg.startswith(english)), "")
        reason = "dit is geen geldige JSON" + (f": {why}" if why else "")
        # Not chained: the words of the parser may repeat what a person typed.
        raise InvalidInput([Fault(file, f"{wrong.lineno}:{wrong.colno}", reason)]) from None
    except RecursionError:
        return


def _is_separated(data: bytes) -> bool:
    """Whether its first line has cells and no key."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]
    return (b";" in first or b"\t" in first) and not first.startswith((b"<", b"{", b"#")) and b":" not in first


def as_yaml(model: BarrierModel) -> str:
    """What ``read_any`` reads back as the same model."""
    return "\n".join(mapping(model.model_dump(exclude_defaults=True), spread=("steps", "ways", "barriers", "conditions"))) + "\n"


def as_json(model: BarrierModel) -> str:
    """The same as ``as_yaml``, for programs."""
    return json.dumps(model.model_dump(exclude_defaults=True), ensure_ascii=False, indent=2) + "\n"


def as_csv(model: BarrierModel) -> str:
    """A line for each barrier, for a spreadsheet."""
    return "".join(separated(CSV_HEADINGS, (_line(model, barrier) for barrier in model.barriers)))


def _line(model: BarrierModel, barrier: Barrier) -> list[str]:
    effect = barrier.effect if barrier.holds else None
    chances = effect.chances if effect else None
    figures = [figure(one) for one in (chances.low, chances.likely, chances.high)] if chances else ["", "", ""]
    names = titles(model)
    return [
        barrier.id, barrier.title, KINDS[barrier.kind], _SEPARATOR.join(names[one] for one in barrier.closes), *figures,
        source_words(effect) if effect else "", _SEPARATOR.join(barrier.placed_by),
        grounds_line(model, barrier), INSTRUMENTS[barrier.instrument],
        _SEPARATOR.join(barrier.closes),
    ]  # fmt: skip


def as_xml(known: Known) -> str:
    """A fault tree of which the top is that the process succeeds, and each event that a way or condition is open."""
    if isinstance(known, BarrierModel):
        tree = still_open(as_process(known), (), Edge.LIKELY)
        known = FaultTree(known.id, tree, dict.fromkeys(tree.events(), 1.0))
    return write_tree(known)


WRITERS: Final[Mapping[str, Callable[[BarrierModel], str]]] = {".yaml": as_yaml, ".json": as_json, ".csv": as_csv, ".xml": as_xml}
"""What a model can be written as, by the end of the name; a fault tree only as XML."""
