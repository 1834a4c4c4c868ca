"""Read the checklist and the templates of letters from YAML, or say in Dutch everything that is wrong and where."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from dijkwacht.documents.letters.checklist import Checklist
from dijkwacht.documents.norms.reasons import about_key, reason
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.places import Document
from dijkwacht.kit.yaml import load

ECLI: Final = "schrijf het nummer van de uitspraak zoals ECLI:NL:RVS:2025:2922"
Read = TypeVar("Read", bound=BaseModel)


def read_checklist(text: str, *, file: str) -> Checklist:
    """Read and check a checklist; raises ``InvalidInput`` with all faults."""
    return checked(load(text, file=file), Checklist, _loose_ends)


def checked(document: Document, model: type[Read], look: Callable[[Document, Read], Iterable[Fault]]) -> Read:
    """The record that a document holds; ``look`` finds what one field cannot see, once every field is right by itself."""
    try:
        # By way of JSON: strict, yet a list is welcome where the model keeps a tuple.
        made = model.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        # A list whose parts were all refused only seems empty.
        told = [each for each in error.errors(include_url=False) if not (each["type"] == "too_short" and each["input"])]
        faults = [_fault(document, each) for each in told]
        raise InvalidInput(sorted(faults, key=_position)) from None
    if found := sorted(look(document, made), key=_position):
        raise InvalidInput(found)
    return made


def doubles(document: Document, key: str, names: Iterable[str]) -> Iterator[Fault]:
    """The ids in a list that stand there twice."""
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        if name in first:
            yield document.fault([key, number, "id"], f"dit id staat er dubbel; het eerste is nummer {first[name] + 1}")
        first.setdefault(name, number)


def _loose_ends(document: Document, made: Checklist) -> Iterator[Fault]:
    for key, parts in (("rulings", made.rulings), ("checks", made.checks), ("questions", made.questions)):
        yield from doubles(document, key, (part.id for part in parts))
    checks, rulings = {check.id for check in made.checks}, {ruling.id for ruling in made.rulings}
    named = {name for question in made.questions for name in question.rulings}
    for number, question in enumerate(made.questions):
        if question.check not in checks:
            yield document.fault(["questions", number, "check"], "deze toets staat niet in de lijst checks")
        for place, name in enumerate(question.rulings):
            if name not in rulings:
                yield document.fault(["questions", number, "rulings", place], "deze uitspraak staat niet in de lijst rulings")
    for number, ruling in enumerate(made.rulings):
        if ruling.id not in named:
            yield document.fault(["rulings", number, "id"], "geen vraag verwijst naar deze uitspraak")


def _fault(document: Document, error: Any) -> Fault:
    path = [step for step in error["loc"] if step != "[key]"]
    if path[-1:] == ["ecli"] and error["type"] == "string_pattern_mismatch":
        said = ECLI
    else:
        said = reason({**error, "type": "literal_error"} if error["type"] == "enum" else error)
    return document.fault(path, said, on_key=about_key(error))


def _position(fault: Fault) -> tuple[int, int]:
    line, column = fault.place.partition(" ")[0].split(":")
    return int(line), int(column)
