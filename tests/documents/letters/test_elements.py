"""What the law demands of a letter is in it: no template without it loads, and no variant of a letter goes without."""

from dataclasses import replace
from importlib.resources import files

import pytest

from dijkwacht.documents.letters.conditions import CONDITIONS
from dijkwacht.documents.letters.facts import FACTS, Kind
from dijkwacht.documents.letters.given import Given
from dijkwacht.documents.letters.library import elements, letters, shared
from dijkwacht.documents.letters.reader import read_template
from dijkwacht.documents.letters.template import Part
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.yaml import load
from tests.documents.letters.making import FULL, letter, variants

NAMES = list(letters())
NEEDED = [(name, one.id) for name, model in letters().items() for one in elements().of(model.template.kind)]


def source(name: str) -> str:
    return (files("dijkwacht") / "content" / "letters" / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "element"), NEEDED)
def test_a_template_without_an_element_is_refused_with_its_name_and_its_article(name: str, element: str) -> None:
    [needed] = [one for one in elements().of(letters()[name].template.kind) if one.id == element]
    bare = shared().model_copy(update={"parts": tuple(lacking(part, element) for part in shared().parts)})
    text = without(source(name), element)
    with pytest.raises(InvalidInput) as refused:
        read_template(text, file=f"{name}.yaml", shared=bare, elements=elements())
    said = "\n".join(str(fault) for fault in refused.value.faults)
    assert f"ontbreekt ‘{needed.name}’" in said
    assert needed.citation in said


def lacking(part: Part, element: str) -> Part:
    """A shared part of which no block carries an element."""
    blocks = [one.model_copy(update={"carries": tuple(name for name in one.carries if name != element)}) for one in part.blocks]
    return part.model_copy(update={"blocks": tuple(blocks)})


def without(text: str, element: str) -> str:
    """The file without the blocks that carry an element."""
    head, body = text.split("body:\n")
    blocks = ["  - " + block for block in body.removeprefix("  - ").split("\n  - ")]
    kept = [block for block in blocks if element not in carried(block)]
    return f"{head}body:\n" + "\n".join(kept) + "\n"


def carried(block: str) -> list[str]:
    [read] = load(block, file="blok").data
    return read.get("carries", [])


@pytest.mark.parametrize("name", NAMES)
def test_every_variant_carries_all_that_its_kind_must_have(name: str) -> None:
    model = letters()[name]
    for found in variants(name):
        for given in (replace(found, mandate=False), replace(found, mandate=True)):
            standing = {
                element
                for block in model.blocks
                if all(CONDITIONS[when].holds(given) for when in block.when)
                for element in block.carries
            }
            needed = {
                one.id for one in elements().of(model.template.kind) if all(CONDITIONS[when].holds(given) for when in one.when)
            }
            assert needed <= standing, given


def test_every_element_is_carried_and_every_kind_is_a_letter() -> None:
    assert {name for model in letters().values() for block in model.blocks for name in block.carries} == {
        one.id for one in elements().elements
    }
    assert elements().kinds == {model.template.kind for model in letters().values()}


def test_a_kind_has_one_letter() -> None:
    kinds = [model.template.kind for model in letters().values()]
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize(
    ("kind", "articles"),
    [
        ("closure", {"3:45 lid 1 en 2", "3:47 lid 2", "3:4 lid 2", "5:9 onder a", "5:9 onder b", "5:24 lid 1", "5:24 lid 2"}),
        ("closure", {"5:24 lid 3", "5:25 lid 2", "10:10"}),
        ("penalty-order", {"5:9 onder a", "5:32 lid 1", "5:32 lid 2", "5:32a lid 1", "5:32a lid 2"}),
        ("penalty-order", {"5:32b lid 1 en 2", "5:32b lid 3"}),
        ("urgent-closure", {"5:9 onder a", "5:31 lid 1 en 2"}),
        ("warning", {"3:45 lid 1 en 2"}),
        ("costs", {"5:25 lid 1 en 6", "4:86 lid 2"}),
        ("collection", {"5:33 en 5:37 lid 1", "4:86 lid 2"}),
        ("bibob-intention", {"33 lid 1 en 2", "28 lid 3", "3 lid 7"}),
        ("left-aside", {"4:5 lid 1", "3:45 lid 1 en 2"}),
    ],
)
def test_the_articles_that_a_court_asks_first_are_demanded(kind: str, articles: set[str]) -> None:
    assert articles <= {basis.article for one in elements().of(kind) for basis in one.basis}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_law_demands_is_a_gap_where_a_choice_was_not_made(name: str) -> None:
    model = letters()[name]
    choices = [fact for fact in model.facts if FACTS[fact].kind is Kind.CHOICE]
    for given in (Given(), *(replace(FULL, **{fact: None}) for fact in choices)):
        standing = {
            element
            for block in model.blocks
            if all(CONDITIONS[when].holds(given) for when in block.when)
            for element in block.carries
        }
        made = letter(name, given)
        for one in elements().of(model.template.kind):
            if all(CONDITIONS[when].holds(given) for when in one.when) and one.id not in standing:
                assert f"[{one.name}]" in made.cover.fill, (one.id, given)


def test_an_order_of_which_the_drugs_are_not_chosen_does_not_go_without_what_to_do() -> None:
    made = letter("damocles-dwangsom", replace(FULL, drugs=None))
    assert {"[wat de overtreder moet doen of laten]", "[het wettelijk voorschrift waarop de brief steunt]"} <= set(
        made.cover.fill
    )
