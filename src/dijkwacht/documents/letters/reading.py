"""Read the checklist and the templates of letters from YAML, or say in Dutch everything that is wrong and where."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.documents.letters.checklist import Checklist
from dijkwacht.documents.letters.facts import CONDITIONS, DERIVED, FACTS, Kind
from dijkwacht.documents.letters.template import KEYS, TOKEN, Block, LetterModel, Shared, Template, tokens
from dijkwacht.documents.norms.reasons import about_key, reason
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.places import Document, Path
from dijkwacht.kit.yaml import load

ECLI: Final = "schrijf het nummer van de uitspraak zoals ECLI:NL:RVS:2025:2922"
OBJECTION: Final = "bezwaar"
"""The shared part that tells how to object: in every decision, and in nothing else."""

Read = TypeVar("Read", bound=BaseModel)


def read_checklist(text: str, *, file: str) -> Checklist:
    """Read and check a checklist; raises ``InvalidInput`` with all faults."""
    return checked(load(text, file=file), Checklist, _loose_ends)


def read_shared(text: str, *, file: str) -> Shared:
    """Read and check the gaps and parts that letters share."""
    return checked(load(text, file=file), Shared, _loose_parts)


def read_template(text: str, *, file: str, shared: Shared) -> LetterModel:
    """Read and check one template, and put the shared parts in their places."""
    document = load(text, file=file)
    template = checked(document, Template, lambda document, made: _loose_blocks(document, made, shared))
    return LetterModel(template, tuple(_in_place(template.body, shared)), shared.gap_words)


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


def _loose_parts(document: Document, made: Shared) -> Iterator[Fault]:
    yield from doubles(document, "gaps", (gap.id for gap in made.gaps))
    yield from doubles(document, "parts", (part.id for part in made.parts))
    for number, part in enumerate(made.parts):
        for place, block in enumerate(part.blocks):
            path: list[str | int] = ["parts", number, "blocks", place]
            yield from _block_faults(document, block, path, made)
            if block.part:
                yield document.fault([*path, "part"], "een gedeeld stuk kan geen ander stuk noemen")


def _loose_blocks(document: Document, made: Template, shared: Shared) -> Iterator[Fault]:
    for number, block in enumerate(made.body):
        yield from _block_faults(document, block, ["body", number], shared)
    for number, deed in enumerate(made.then):
        yield from _conditions(document, deed.when, ["then", number])
    for number, follows in enumerate(made.terms):
        if follows.rule not in RULES or RULES[follows.rule].length is None:
            yield document.fault(["terms", number, "rule"], "deze termijn heeft geen lengte in de wet")
        if follows.since not in FACTS or FACTS[follows.since].kind is not Kind.DAY:
            yield document.fault(["terms", number, "since"], "hier hoort een feit dat een dag is")
    has_objection = any(block.part == OBJECTION for block in made.body)
    if has_objection is not (made.outcome == "decision"):
        yield document.fault(["outcome"], f"een besluit heeft het stuk {OBJECTION}, en iets anders heeft dat niet")


def _block_faults(document: Document, block: Block, path: list[str | int], shared: Shared) -> Iterator[Fault]:
    if len(block.kinds) != 1:
        yield document.fault(path, f"een blok is precies een van: {', '.join(KEYS)}")
    if block.part and block.part not in {part.id for part in shared.parts}:
        yield document.fault([*path, "part"], "dit stuk staat niet in shared.yaml")
    if block.points_of and not _is_text(block.points_of):
        yield document.fault([*path, "points_of"], "hier hoort een feit dat een tekst is")
    yield from _conditions(document, block.when, path)
    for key in ("heading", "text"):
        if written := getattr(block, key):
            yield from _text_faults(document, written, [*path, key], shared)
    for number, point in enumerate(block.points or ()):
        yield from _text_faults(document, point, [*path, "points", number], shared)


def _conditions(document: Document, when: Iterable[str], path: list[str | int]) -> Iterator[Fault]:
    for number, name in enumerate(when):
        if name not in CONDITIONS:
            yield document.fault([*path, "when", number], f"kies uit: {', '.join(CONDITIONS)}")


def _text_faults(document: Document, text: str, path: Path, shared: Shared) -> Iterator[Fault]:
    for kind, name in tokens(text):
        if kind == "fact" and name not in DERIVED and name not in FACTS:
            yield document.fault(path, "tussen { en } staat geen feit dat bekend is")
        if kind == "gap" and name not in shared.gap_words:
            yield document.fault(path, "tussen [ en ] staat geen plek die bekend is")
    if set("{}[]") & set(TOKEN.sub("", text)):
        yield document.fault(path, "hier staat een haak die bij geen feit of plek hoort")


def _is_text(name: str) -> bool:
    return name in FACTS and FACTS[name].kind is Kind.TEXT


def _in_place(blocks: Iterable[Block], shared: Shared) -> Iterator[Block]:
    for block in blocks:
        if block.part:
            yield from (one.model_copy(update={"when": (*block.when, *one.when)}) for one in shared.blocks_of(block.part))
        else:
            yield block


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
