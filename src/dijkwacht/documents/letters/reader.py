"""Read the checklist and the templates of letters from YAML, or say in Dutch everything that is wrong and where."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.documents.letters.checklist import Checklist
from dijkwacht.documents.letters.conditions import CONDITIONS
from dijkwacht.documents.letters.facts import DERIVED, FACTS, Kind
from dijkwacht.documents.letters.template import KEYS, TOKEN, Block, Elements, LetterModel, Shared, Template, tokens
from dijkwacht.documents.records import Read, checked, doubles, parts
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.positions import Document, Path, in_order
from dijkwacht.kit.yaml import load

REMEDY: Final = "rechtsmiddel"
"""The element that tells what to do against a letter: in every decision, and in an announcement of one never."""


def read_checklist(text: str, *, file: str) -> Checklist:
    """Read and check a checklist; raises ``InvalidInput`` with all faults."""
    return _whole(text, file, Checklist, _loose_ends)


def read_shared(text: str, *, file: str) -> Shared:
    """Read and check the gaps and parts that letters share."""
    return _whole(text, file, Shared, _loose_parts)


def read_elements(text: str, *, file: str) -> Elements:
    """Read and check what the law demands per kind of letter."""
    return _whole(text, file, Elements, _loose_elements)


def read_template(text: str, *, file: str, shared: Shared, elements: Elements) -> LetterModel:
    """Read and check one template, and put the shared parts in their places; one that lacks an element is refused."""
    template = _whole(text, file, Template, lambda document, made: _loose_blocks(document, made, shared, elements))
    return LetterModel(
        template,
        tuple(_in_place(template.body, shared)),
        shared.gap_words,
        shared.private,
        shared.reworded,
        shared.withheld,
        shared.thirds,
        shared.always,
        elements.of(template.kind),
    )


def _whole(text: str, file: str, model: type[Read], look: Callable[[Document, Read], Iterable[Fault]]) -> Read:
    """The record in a file; ``look`` finds what one field cannot see, once every field is right by itself."""
    document = load(text, file=file)
    made = checked(document, model)
    if found := in_order(look(document, made)):
        raise InvalidInput(found)
    return made


def _loose_ends(document: Document, made: Checklist) -> Iterator[Fault]:
    for key in ("rulings", "checks", "questions"):
        yield from doubles(document, parts(document.data, key))
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
    yield from doubles(document, parts(document.data, "gaps"))
    yield from doubles(document, parts(document.data, "parts"))
    for number, part in enumerate(made.parts):
        for place, block in enumerate(part.blocks):
            path: list[str | int] = ["parts", number, "blocks", place]
            yield from _block_faults(document, block, path, made)
            if block.part:
                yield document.fault([*path, "part"], "een gedeeld stuk kan geen ander stuk noemen")


def _loose_elements(document: Document, made: Elements) -> Iterator[Fault]:
    yield from doubles(document, parts(document.data, "elements"))
    for number, one in enumerate(made.elements):
        yield from _conditions(document, one.when, ["elements", number])


def _loose_blocks(document: Document, made: Template, shared: Shared, elements: Elements) -> Iterator[Fault]:
    for number, block in enumerate(made.body):
        yield from _block_faults(document, block, ["body", number], shared)
    for number, deed in enumerate(made.then):
        yield from _conditions(document, deed.when, ["then", number])
    for number, follows in enumerate(made.terms):
        yield from _conditions(document, follows.when, ["terms", number])
        if follows.rule not in RULES or RULES[follows.rule].length is None:
            yield document.fault(["terms", number, "rule"], "deze termijn heeft geen lengte in de wet")
        if follows.since not in FACTS or FACTS[follows.since].kind is not Kind.DAY:
            yield document.fault(["terms", number, "since"], "hier hoort een feit dat een dag is")
    yield from _lacking(document, made, shared, elements)


def _lacking(document: Document, made: Template, shared: Shared, elements: Elements) -> Iterator[Fault]:
    """What the law demands of this kind of letter and what no block brings."""
    if made.kind not in elements.kinds:
        yield document.fault(["kind"], "deze soort brief staat niet in elements.yaml")
    known = {part.id for part in shared.parts}
    blocks = [*made.body, *(one for block in made.body if block.part in known for one in shared.blocks_of(block.part))]
    carried = {name for block in blocks for name in block.carries}
    for one in elements.of(made.kind):
        if one.id not in carried:
            yield document.fault(["kind"], f"in deze brief ontbreekt ‘{one.name}’ ({one.citation}): geen blok draagt {one.id}")
    ids = {one.id for one in elements.elements}
    for name in sorted(carried - ids):
        yield document.fault(["body"], f"een blok draagt {name}, en dat staat niet in elements.yaml")
    if (REMEDY in carried) if made.outcome == "intention" else (made.outcome == "decision" and REMEDY not in carried):
        yield document.fault(["outcome"], f"een besluit draagt {REMEDY}, en een voornemen niet")


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
    if set("{}[]|") & set(TOKEN.sub("", text)):
        yield document.fault(path, "hier staat een haak of streep die bij geen feit, plek of stem hoort")


def _is_text(name: str) -> bool:
    return name in FACTS and FACTS[name].kind is Kind.TEXT


def _in_place(blocks: Iterable[Block], shared: Shared) -> Iterator[Block]:
    for block in blocks:
        if block.part:
            yield from (
                one.model_copy(update={"when": (*block.when, *one.when), "carries": (*block.carries, *one.carries)})
                for one in shared.blocks_of(block.part)
            )
        else:
            yield block
