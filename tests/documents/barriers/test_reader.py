"""A barrier model is read whole, or every fault is told with its place."""

from decimal import Decimal
from fractions import Fraction

import pytest

from dijkwacht.analysis.barriers.process import Effect, Need, Way
from dijkwacht.analysis.barriers.tree import Kind
from dijkwacht.documents.barriers.formats import as_yaml
from dijkwacht.documents.barriers.library import model, model_ids
from dijkwacht.documents.barriers.outline import as_process
from dijkwacht.documents.barriers.reader import MOST, read_model
from dijkwacht.documents.law.library import register
from dijkwacht.kit.errors import InvalidInput
from tests.documents.barriers.examples import MODEL


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as wrong:
        read_model(text, file="m.yaml", law=register().refs)
    return [f"{fault.place}: {fault.reason}" for fault in wrong.value.faults]


def test_a_model_becomes_a_process_with_exact_figures() -> None:
    process = as_process(read_model(MODEL, file="m.yaml"))
    assert process.closed_at == Fraction(6, 10)
    first, second = process.steps
    assert first.ways == (Way("S1/W1"), Way("S1/W2", Need(Kind.OR, ("K1", Need(Kind.ATLEAST, ("K1",), 1)))))
    assert second.optional
    hinders, detects = process.barriers
    assert hinders.effect == Effect(Fraction(2, 10), Fraction(4, 10), Fraction(6, 10))
    assert hinders.cost == Decimal(100 + 4 * 50 + 75 * 2)
    assert (detects.effect, detects.cost) == (None, None)


def test_one_figure_stands_for_all_three() -> None:
    model = read_model(MODEL.replace("{low: 0.2, likely: 0.4, high: 0.6}", "0.3"), file="m.yaml")
    assert as_process(model).barriers[0].effect == Effect(*[Fraction(3, 10)] * 3)


def test_what_only_notices_may_say_how_well_and_holds_nothing() -> None:
    model = read_model(MODEL.replace("kind: detects", "kind: detects, effect: {chance: 0.9}"), file="m.yaml")
    assert [barrier.id for barrier in as_process(model).holding] == ["BAR-01"]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("any: [K1, {", "any: [K9, {", "11:59 steps[0].ways[1].needs.any[0]: deze voorwaarde staat niet in de lijst conditions"),
        (
            "of: [K1]}}]}",
            "of: [K2]}}]}",
            "11:85 steps[0].ways[1].needs.any[1].atleast.of[0]: deze voorwaarde staat niet in de lijst",
        ),
        ("k: 1, of", "k: 2, of", "11:77 steps[0].ways[1].needs.any[1].atleast.k: er staan er maar 1"),
        (
            "{any: [K1, {atleast: {k: 1, of: [K1]}}]}",
            "{any: [K1], all: [K1]}",
            "11:52 steps[0].ways[1].needs: geef één van any, all en",
        ),
        ("id: W2", "id: W1", "11:14 steps[0].ways[1].id: dit id staat er dubbel; het eerste staat op 10:14"),
        ("id: W3", "id: W1", "17:17 steps[1].ways[0].id: dit id staat er dubbel; het eerste staat op 10:14"),
        ("id: S2", "id: K1", "14:9 steps[1].id: dit id staat er dubbel"),
        (
            "closes: [S1]",
            "closes: [S1/W3]",
            "28:44 barriers[1].closes[0]: dit is geen stap, geen manier (zoals S1/W1) en geen voorwaarde",
        ),
        ("closes: [S1]", "closes: [S1, S1]", "28:48 barriers[1].closes[1]: dit staat er dubbel"),
        (
            "ref: opiumwet",
            "ref: nergens",
            "25:19 barriers[0].basis[0].ref: deze bron staat niet in de lijst sources van dit model",
        ),
        ("[gemeente, verhuurder]", "[]", "24:16 barriers[0].placed_by: deze lijst is leeg"),
        ("title: Hennepteelt\n", "title: Hennepteelt\nclosed_at: 0\n", "4:12 closed_at: dit getal moet meer dan 0 zijn"),
        ("high: 0.6", "high: 1.2", "23:52 barriers[0].effect.chance.high: dit getal moet hoogstens 1 zijn"),
        ("high: 0.6", "high: 0.3", "23:22 barriers[0].effect.chance: low is hoogstens likely, en likely hoogstens high"),
        ("kind: detects", "kind: prevents", "28:5 barriers[1]: deze barrière houdt iets tegen: geef met effect hoe zeker"),
        ("kind: detects", "kind: hides", "28:55 barriers[1].kind: kies uit: prevents, hinders, detects, disrupts, repairs"),
        ("yearly: 50", "yearly: -50", "27:31 barriers[0].cost.yearly: dit getal moet minstens 0 zijn"),
        ("title: Hennepteelt\n", "title: Hennepteelt\nkleur: rood\n", "4:1 kleur: deze sleutel is onbekend"),
        ("    ways: [{id: W3, title: Aan een handelaar}]", "    ways: []", "17:11 steps[1].ways: deze lijst is leeg"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(was: str, now: str, told: str) -> None:
    assert was in MODEL
    found = faults(MODEL.replace(was, now))
    assert [line for line in found if line.startswith(told)], found


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    found = faults(MODEL.replace("[K1, {", "[K9, {").replace("closes: [S1]", "closes: [S9]").replace("kind: hinders", "kind: x"))
    assert [line.partition(":")[0] for line in found] == ["11", "22", "28"]


def test_a_process_needs_a_step() -> None:
    text = MODEL.replace("title: Ruimte vinden", "title: Ruimte vinden\n    optional: true")
    assert faults(text) == ["7:3 steps: elke stap is optioneel; er moet er één zijn die nodig is"]


def test_a_model_that_nobody_can_read_is_refused() -> None:
    conditions = "\n".join(f"  - {{id: K{number}, title: x}}" for number in range(1, MOST + 1))
    assert f"heeft {MOST + 5} manieren, voorwaarden en barrières samen; hoogstens {MOST}" in "".join(
        faults(MODEL.replace("  - {id: K1, title: Stroomaansluiting}", conditions))
    )


def test_a_ground_may_be_a_source_of_the_model_itself() -> None:
    assert read_model(MODEL.replace("ref: opiumwet", "ref: boek"), file="m.yaml", law=()).barriers[0].basis[0].ref == "boek"


@pytest.mark.parametrize("name", model_ids())
def test_each_model_of_ours_rests_on_what_is_there(name: str) -> None:
    assert read_model(as_yaml(model(name)), file=name, law=register().refs) == model(name)
