"""Read the law table and a policy line from YAML or kept data, or say in Dutch everything that is wrong and where."""

import json
from collections.abc import Iterator
from typing import Any

from dijkwacht.documents.bibob.model import Law, Policy
from dijkwacht.documents.records import doubles, parts, read
from dijkwacht.kit.errors import Fault
from dijkwacht.kit.positions import Document


def read_law(text: str, *, file: str) -> Law:
    """Read what the law allows; ``InvalidInput`` with all faults."""
    return read(text, file, Law, _doubles)


def read_policy(text: str, *, file: str, law: Law) -> Policy:
    """Read a policy line and check it against the law table; ``InvalidInput`` with all faults."""
    return read(text, file, Policy, lambda document: _references(document, law))


def policy_of(data: object) -> Policy:
    """A policy line from what was kept of it."""
    return Policy.model_validate_json(json.dumps(data))


def policy_data(policy: Policy) -> dict[str, Any]:
    """A policy line as it is kept."""
    kept: dict[str, Any] = policy.model_dump(mode="json")
    return kept


def _doubles(document: Document) -> Iterator[Fault]:
    yield from doubles(document, parts(document.data, "decisions"))
    yield from doubles(document, parts(document.data, "signals"))


def _references(document: Document, law: Law) -> Iterator[Fault]:
    """What one record cannot see: decisions that the law table does not have, areas that are not named, and doubles."""
    yield from doubles(document, parts(document.data, "lines"), "decision")
    yield from doubles(document, parts(document.data, "areas"))
    body = document.data.get("body") if isinstance(document.data, dict) else None
    areas = {area.get("id") for _, area in parts(document.data, "areas") if isinstance(area.get("id"), str)}
    for path, line in parts(document.data, "lines"):
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
