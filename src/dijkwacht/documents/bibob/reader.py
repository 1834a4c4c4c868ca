"""Read the law table and a policy line from YAML or kept data, or say in Dutch everything that is wrong and where."""

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from dijkwacht.documents.bibob.model import Law, Policy, Record
from dijkwacht.documents.norms.reasons import about_key, reason
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.places import Document, Path
from dijkwacht.kit.yaml import load

Read = TypeVar("Read", bound=Record)
_Part = tuple[tuple[str | int, ...], dict[str, Any]]


def read_law(text: str, *, file: str) -> Law:
    """Read what the law allows; ``InvalidInput`` with all faults."""
    document = load(text, file=file)
    doubles = [*_doubles(document, "decisions", "id"), *_doubles(document, "signals", "id")]
    return _checked(document, Law, doubles)


def read_policy(text: str, *, file: str, law: Law) -> Policy:
    """Read a policy line and check it against the law table; ``InvalidInput`` with all faults."""
    document = load(text, file=file)
    return _checked(document, Policy, list(_references(document, law)))


def policy_of(data: object) -> Policy:
    """A policy line from what was kept of it."""
    return Policy.model_validate_json(json.dumps(data))


def policy_data(policy: Policy) -> dict[str, Any]:
    """A policy line as it is kept."""
    kept: dict[str, Any] = policy.model_dump(mode="json")
    return kept


def _checked(document: Document, model: type[Read], faults: list[Fault]) -> Read:
    found = None
    try:
        # By way of JSON: strict, yet a list is welcome where the model keeps a tuple.
        found = model.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        faults = faults + [_fault(document, each) for each in error.errors(include_url=False)]
    if found is None or faults:
        raise InvalidInput(sorted(faults, key=_line_and_column))
    return found


def _fault(document: Document, error: Any) -> Fault:
    path: Path = [step for step in error["loc"] if step != "[key]"]
    return document.fault(path, reason(error), on_key=about_key(error))


def _line_and_column(fault: Fault) -> tuple[int, int]:
    line, column = fault.place.partition(" ")[0].split(":")
    return int(line), int(column)


def _references(document: Document, law: Law) -> Iterator[Fault]:
    """What one record cannot see: decisions that the law table does not have, areas that are not named, and doubles."""
    yield from _doubles(document, "lines", "decision")
    yield from _doubles(document, "areas", "id")
    body = document.data.get("body") if isinstance(document.data, dict) else None
    areas = {area.get("id") for _, area in _parts(document.data, "areas") if isinstance(area.get("id"), str)}
    for path, line in _parts(document.data, "lines"):
        yield from _decision_faults(document, path, line.get("decision"), (law, body))
        named = line.get("areas")
        for index, area in enumerate(named if isinstance(named, list) else ()):
            if isinstance(area, str) and area not in areas:
                yield document.fault([*path, "areas", index], "dit gebied staat niet in de lijst areas")


def _decision_faults(document: Document, path: tuple[str | int, ...], name: object, known: tuple[Law, object]) -> Iterator[Fault]:
    law, body = known
    if not isinstance(name, str):
        return
    decision = law.decision(name)
    if decision is None:
        yield document.fault([*path, "decision"], "deze soort beslissing staat niet in de tabel van de wet")
    elif isinstance(body, str) and body not in decision.bodies:
        yield document.fault([*path, "decision"], "dit soort organisatie neemt deze beslissing niet")


def _doubles(document: Document, key: str, by: str) -> Iterator[Fault]:
    first: dict[str, Path] = {}
    for path, part in _parts(document.data, key):
        if not isinstance(name := part.get(by), str):
            continue
        if name in first:
            yield document.fault([*path, by], f"dit staat er dubbel; het eerste staat op {document.place(first[name])}")
        else:
            first[name] = [*path, by]


def _parts(data: object, key: str) -> list[_Part]:
    listed = data.get(key) if isinstance(data, dict) else None
    if not isinstance(listed, list):
        return []
    return [((key, index), part) for index, part in enumerate(listed) if isinstance(part, dict)]
