"""Read a barrier model from YAML, or say in Dutch everything that is wrong with it and where."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import Any, Final

from dijkwacht.documents.barriers.model import HOLDING, BarrierModel
from dijkwacht.documents.records import Part, doubles, parts, read
from dijkwacht.kit.errors import Fault
from dijkwacht.kit.positions import Document, Path

MOST: Final = 2_000
"""Ways, conditions and barriers together; a process that a person can read has some sixty."""
_NOBODY: Final = "deze lijst is leeg: noem wie de barrière plaatst, of laat placed_by weg"
_NO_SOURCE: Final = "deze bron staat niet in de lijst sources van dit model, en niet bij de wetten van dijkwacht"
_SHAPES: Final = ("any", "all", "atleast")


def read_model(text: str, *, file: str, law: Collection[str] | None = None) -> BarrierModel:
    """Read and check one model; raises ``InvalidInput`` with all faults, in the order of the file.

    With ``law``, the acts and other sources that are known, each ground is one of these or a source of the model itself.
    """
    return read(text, file, BarrierModel, partial(_look, law=law))


def _look(document: Document, *, law: Collection[str] | None) -> Iterator[Fault]:
    """Ids that stand twice, references to what is not there, figures that contradict each other."""
    data = document.data
    conditions, steps, barriers = (parts(data, key) for key in ("conditions", "steps", "barriers"))
    ways = [way for path, step in steps for way in parts(step, "ways", path)]
    signals = [signal for path, step in steps for signal in parts(step, "signals", path)]
    if len(conditions) + len(ways) + len(barriers) > MOST:
        found = len(conditions) + len(ways) + len(barriers)
        yield document.fault((), f"heeft {found} manieren, voorwaarden en barrières samen; hoogstens {MOST}")
    for among in (ways, signals, barriers, [*conditions, *steps]):
        yield from doubles(document, among)
    if steps and all(step.get("optional") is True for _, step in steps):
        yield document.fault(("steps",), "elke stap is optioneel; er moet er één zijn die nodig is")
    known = {_id(part) for _, part in conditions}
    for path, way in ways:
        yield from _needs(document, way.get("needs"), [*path, "needs"], known)
    for path, barrier in barriers:
        yield from _closes(document, path, barrier, _targets(steps, known))
        yield from _effect(document, path, barrier)
        if barrier.get("placed_by") == []:
            yield document.fault([*path, "placed_by"], _NOBODY)
    if law is not None:
        yield from _basis(document, barriers, law)


def _id(part: dict[str, Any]) -> str:
    return str(part.get("id"))


def _targets(steps: list[Part], conditions: set[str]) -> set[str]:
    ways = {f"{_id(step)}/{_id(way)}" for path, step in steps for _, way in parts(step, "ways", path)}
    return ways | conditions | {_id(step) for _, step in steps}


def _needs(document: Document, needs: object, path: Path, known: set[str]) -> Iterator[Fault]:
    """One shape at a time, and conditions that exist."""
    if not isinstance(needs, dict):
        return
    given = [key for key in _SHAPES if key in needs]
    if len(given) != 1:
        yield document.fault(path, "geef één van any, all en atleast")
    for key in given:
        inner, at = needs[key], [*path, key]
        if key == "atleast" and isinstance(inner, dict):
            k, inner, at = inner.get("k"), inner.get("of"), [*at, "of"]
            if isinstance(inner, list) and isinstance(k, int) and k > len(inner):
                yield document.fault([*path, key, "k"], f"er staan er maar {len(inner)}")
        for index, one in enumerate(inner if isinstance(inner, list) else []):
            if isinstance(one, str) and one not in known:
                yield document.fault([*at, index], "deze voorwaarde staat niet in de lijst conditions")
            yield from _needs(document, one, [*at, index], known)


def _closes(document: Document, path: Path, barrier: dict[str, Any], targets: set[str]) -> Iterator[Fault]:
    closes = barrier.get("closes")
    seen: set[str] = set()
    for index, one in enumerate(closes if isinstance(closes, list) else []):
        if not isinstance(one, str):
            continue
        if one not in targets:
            yield document.fault(
                [*path, "closes", index], "dit is geen stap, geen manier (zoals S1/W1) en geen voorwaarde van dit model"
            )
        elif one in seen:
            yield document.fault([*path, "closes", index], "dit staat er dubbel")
        seen.add(one)


def _basis(document: Document, barriers: list[Part], law: Collection[str]) -> Iterator[Fault]:
    """Each ground is a source that the model names, or one of the acts and other sources that dijkwacht has."""
    known = {*law} | {_id(source) for _, source in parts(document.data, "sources")}
    for path, barrier in barriers:
        for at, ground in parts(barrier, "basis", path):
            ref = ground.get("ref")
            if isinstance(ref, str) and ref not in known:
                yield document.fault([*at, "ref"], _NO_SOURCE)


def _effect(document: Document, path: Path, barrier: dict[str, Any]) -> Iterator[Fault]:
    effect, kind = barrier.get("effect"), barrier.get("kind")
    if effect is None and isinstance(kind, str) and kind in HOLDING:
        yield document.fault(path, "deze barrière houdt iets tegen: geef met effect hoe zeker")
    chance = effect.get("chance") if isinstance(effect, dict) else None
    if isinstance(chance, dict):
        given = [chance[key] for key in ("low", "likely", "high") if isinstance(chance.get(key), int | float)]
        if given != sorted(given):
            yield document.fault([*path, "effect", "chance"], "low is hoogstens likely, en likely hoogstens high")
