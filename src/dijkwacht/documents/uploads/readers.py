"""What is read in the other process: a reader for each kind of upload. Importing this loads all of them."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from dijkwacht.documents.action_lists.reader import read_actions
from dijkwacht.documents.areas.model import Grid
from dijkwacht.documents.areas.reader import read_areas
from dijkwacht.documents.barriers.placed.model import Offered
from dijkwacht.documents.barriers.placed.reader import read_placed
from dijkwacht.documents.barriers.versions.intake import take_in
from dijkwacht.documents.damocles.reader import read_matrix
from dijkwacht.documents.law.library import register
from dijkwacht.documents.letters.readback import read_back
from dijkwacht.documents.norms.foreign.formats import read_any
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.templates.intake import accepted
from dijkwacht.documents.uploads.bounds import End, Kind
from dijkwacht.documents.workbook.reader import read_workbook
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.files import LARGEST, decode

Asked = Mapping[str, str]
"""What the reader has to know besides the file: always its name."""


def _workbook(data: bytes, asked: Asked) -> object:
    norm = NormSet.model_validate_json(asked["norm"])
    return read_workbook(data, file=asked["file"], norms=lambda code: norm if code == norm.id else None)


def _norm(data: bytes, asked: Asked) -> object:
    return read_any(decode(data, file=asked["file"]), file=asked["file"], largest=LARGEST)


def _areas(data: bytes, asked: Asked) -> object:
    return read_areas(decode(data, file=asked["file"]), file=asked["file"], grid=Grid(asked["grid"]))


def _placed(data: bytes, asked: Asked) -> object:
    offered = TypeAdapter(tuple[Offered, ...]).validate_json(asked["offered"])
    return read_placed(data, file=asked["file"], mark=asked["mark"], offered=offered)


READERS: Final[Mapping[Kind, Callable[[bytes, Asked], object]]] = {
    Kind.WORKBOOK: _workbook,
    Kind.ACTIONS: lambda data, asked: read_actions(data, file=asked["file"]),
    Kind.NORM: _norm,
    Kind.MATRIX: lambda data, asked: read_matrix(decode(data, file=asked["file"]), file=asked["file"]),
    Kind.AREAS: _areas,
    Kind.LETTER: lambda data, asked: read_back(data, file=asked["file"]),
    Kind.BARRIERS: lambda data, asked: take_in(data, file=asked["file"], law=register().refs),
    Kind.PLACED: _placed,
    Kind.TEMPLATE: lambda data, asked: accepted(data, file=asked["file"]),
}


def answer(kind: Kind, data: bytes, asked: Asked) -> tuple[End, bytes]:
    """What was read, or all that is wrong with it, as JSON: whoever receives it can only look at it."""
    try:
        made = READERS[kind](data, asked)
    except InvalidInput as wrong:
        return End.FAULTS, json.dumps([[fault.file, fault.place, fault.reason] for fault in wrong.faults]).encode()
    shape: TypeAdapter[Any] = TypeAdapter(type(made))
    return End.MADE, shape.dump_json(made)
