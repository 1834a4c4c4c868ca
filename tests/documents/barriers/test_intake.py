"""What is taken in as a draft is drawn and reckoned at every page about it, so it has bounds that a person never meets."""

from time import process_time

import pytest

from dijkwacht.documents.barriers.library import model
from dijkwacht.documents.barriers.picture import drawn
from dijkwacht.documents.barriers.reader import read_model
from dijkwacht.documents.barriers.versions import intake
from dijkwacht.documents.barriers.versions.intake import BLANK, begun_from, take_in
from dijkwacht.documents.uploads.bounds import Kind
from dijkwacht.documents.uploads.readers import READERS
from dijkwacht.kit.errors import InvalidInput


def text(*, steps: int = 1, ways: int = 1, barriers: int = 1, closing: int = 1) -> str:
    """A model of this size."""
    lines = ["id: groot", 'version: "1"', "title: Groot", "steps:"]
    for step in range(1, steps + 1):
        lines += [f"  - id: S{step}", "    title: Stap", "    ways:"]
        lines += [f"      - {{id: W{step}-{way}, title: Manier}}" for way in range(1, ways + 1)]
    effect = "effect: {chance: 0.5, source: judgement}"
    lines.append("barriers:")
    for number in range(1, barriers + 1):
        closes = ", ".join(f"S1/W1-{1 + (number + one) % ways}" for one in range(closing))
        lines.append(f"  - {{id: B{number}, title: Iets, closes: [{closes}], kind: hinders, {effect}, placed_by: [gemeente]}}")
    return "\n".join(lines)


def why(content: str) -> str:
    with pytest.raises(InvalidInput) as wrong:
        take_in(content.encode(), file="model.yaml")
    return wrong.value.faults[0].reason


@pytest.mark.parametrize("name", ["havens", "hennepteelt"])
def test_the_largest_of_ours_can_be_begun_from(name: str) -> None:
    assert take_in(begun_from(model(name)).encode(), file="model.yaml").model.id == name


def test_what_cannot_be_drawn_on_a_page_is_refused_with_its_number() -> None:
    assert why(text(steps=150, ways=2, barriers=10)) == "heeft 310 manieren, voorwaarden en barrières samen; hoogstens 300"
    assert why(text(ways=100, barriers=40, closing=30)).startswith("noemt 1200 keer")


def test_what_takes_too_long_to_reckon_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert take_in(BLANK.encode(), file="model.yaml").model.id == "nieuw-model"
    monkeypatch.setattr(intake, "TRIAL", 0.0)
    assert why(BLANK).startswith("vraagt te veel rekenwerk")


def test_the_largest_drawing_costs_a_page_little() -> None:
    """Some seconds, where each step tried every height anew."""
    for size in ({"steps": 145, "ways": 2, "barriers": 10}, {"ways": 100, "barriers": 190, "closing": 5}):
        made = read_model(text(**size), file="model.yaml")
        began = process_time()
        drawn(made)
        assert process_time() - began < 2


def test_a_ground_that_is_nowhere_is_refused_at_the_door() -> None:
    nowhere = BLANK.replace("placed_by: [gemeente]", "placed_by: [gemeente]\n    basis: [{ref: nergens, at: artikel 1}]")
    with pytest.raises(InvalidInput, match="deze bron staat niet in de lijst sources"):
        READERS[Kind.BARRIERS](nowhere.encode(), {"file": "m.yaml"})
