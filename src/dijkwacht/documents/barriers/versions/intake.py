"""The text of a draft: taken in from a file or a field, begun from a model that is there, and its next number."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from time import process_time
from typing import Final

from dijkwacht.analysis.barriers.outlook import Counted, outlook
from dijkwacht.documents.barriers.formats import as_yaml, read_any
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.outline import as_process, asked_in, watchers
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.files import decode

_TREE: Final = (
    "dit is een foutenboom (Open-PSA): daarin staan geen stappen, en niet wie wat plaatst; neem het model als YAML of JSON"
)
MOST: Final = 300
"""Ways, conditions and barriers of a model that is drawn and reckoned at every page about it; the largest of ours has 76."""
MOST_LINES: Final = 1_000
"""Places where its barriers work and conditions for which its steps ask; the largest of ours has some 80."""
TRIAL: Final = 4.0
"""Seconds of the processor in which all that is said of it can be reckoned; those of ours take a tenth of one."""
_ENDS: Final = re.compile(r"(.*?)(\d{1,6})$")
BLANK: Final = """\
# Vul in wat tussen aanhalingstekens staat; druk op Bekijken voor de tekening.
id: nieuw-model
version: "1"
title: "Nieuw model"
conditions:
  - id: K1
    title: "Iets wat meer manieren nodig hebben"
steps:
  - id: S1
    title: "Eerste stap"
    ways:
      - id: W1
        title: "Eerste manier"
        needs: {any: [K1]}
      - id: W2
        title: "Tweede manier"
barriers:
  - id: BAR-01
    title: "Eerste barrière"
    closes: [K1]
    kind: prevents
    effect: {chance: {low: 0.3, likely: 0.5, high: 0.7}, source: judgement}
    placed_by: [gemeente]
"""
"""What a model that is all new begins with."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A text as it was typed, and the model that it holds."""

    text: str
    model: BarrierModel


def take_in(data: bytes, *, file: str, law: Collection[str] | None = None) -> Intake:
    """Read a text as the text of a draft: YAML stays as it was typed, JSON becomes YAML; ``law`` as of ``read_model``.

    Raises:
        InvalidInput: with every fault and its place, or that it is too large to draw and to reckon at every page; a fault tree is
            refused, for a model says more.
    """
    found = read_any(data, file=file, law=law)
    if not isinstance(found, BarrierModel):
        raise InvalidInput([Fault(file, "", _TREE)])
    if wrong := [*_too_much(found)]:
        raise InvalidInput([Fault(file, "", why) for why in wrong])
    text = decode(data, file=file)
    return Intake(as_yaml(found) if text.lstrip().startswith("{") else text, found)


def _too_much(model: BarrierModel) -> Iterator[str]:
    """Why this cannot be drawn and reckoned while somebody waits for a page."""
    parts = len(model.conditions) + len(model.barriers) + sum(len(step.ways) for step in model.steps)
    lines = sum(len(one.closes) for one in model.barriers) + sum(len(asked_in(step)) for step in model.steps)
    if parts > MOST:
        yield f"heeft {parts} manieren, voorwaarden en barrières samen; hoogstens {MOST}"
    if lines > MOST_LINES:
        yield f"noemt {lines} keer waar een barrière werkt of wat een stap nodig heeft; hoogstens {MOST_LINES}"
    if parts > MOST or lines > MOST_LINES:
        return
    began = process_time()
    outlook(as_process(model), Counted(unknown=frozenset(one.id for one in model.barriers)), watchers=watchers(model))
    if process_time() - began > TRIAL:
        yield "vraagt te veel rekenwerk; gebruik minder voorwaarden in één ‘atleast’, of deel het model op"


def next_version(version: str, taken: Collection[str] = ()) -> str:
    """The first number after this one that is free.

    >>> next_version("1"), next_version("1.9", ["1.10"]), next_version("proef")
    ('2', '1.11', 'proef-2')
    """
    found = _ENDS.match(version)
    begin, number = (found[1], int(found[2])) if found else (f"{version[:12]}-", 1)
    while (proposed := f"{begin}{(number := number + 1)}") in taken:
        pass
    return proposed


def begun_from(model: BarrierModel, taken: Collection[str] = ()) -> str:
    """The text of a draft that begins with a model, under the next number."""
    return as_yaml(model.model_copy(update={"version": next_version(model.version, taken)}))
