"""Fault trees of Open-PSA: every formula, every fault with its place, and nothing from outside the file."""

import pytest

from dijkwacht.analysis.barriers.analysis import analyse
from dijkwacht.documents.barriers.opsa import DEEPEST, MOST_PARTS, FaultTree, read_tree, write_tree
from dijkwacht.kit.errors import InvalidInput
from tests.documents.barriers.examples import TREE


def read(text: str) -> FaultTree:
    return read_tree(text.encode(), file="b.xml")


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as wrong:
        read(text)
    return [f"{fault.place}: {fault.reason}" for fault in wrong.value.faults]


def with_formula(formula: str) -> str:
    return TREE.replace(TREE[TREE.index("<and>") : TREE.index("</define-gate>")], formula)


def test_a_tree_keeps_its_name_its_gates_and_its_chances() -> None:
    found = read(TREE)
    assert found.name == "deur"
    assert found.chances == {"a": 0.5, "b": 0.5, "c": 0.5}
    routes = analyse(found.tree, found.chances).routes
    assert routes is not None
    assert routes.smallest == (("a", "b"), ("a", "c"))


EVENTS = '<basic-event name="a"/><basic-event name="b"/><basic-event name="c"/>'
TWO = '<basic-event name="a"/><basic-event name="b"/>'


@pytest.mark.parametrize(
    ("formula", "chance"),
    [
        (f"<or>{EVENTS}</or>", 7 / 8),
        (f'<atleast min="2">{EVENTS}</atleast>', 1 / 2),
        (f'<atleast k="3">{EVENTS}</atleast>', 1 / 8),
        (f'<cardinality min="1" max="2">{EVENTS}</cardinality>', 6 / 8),
        (f"<nand>{EVENTS}</nand>", 7 / 8),
        (f"<nor>{EVENTS}</nor>", 1 / 8),
        (f"<xor>{TWO}</xor>", 1 / 2),
        (f"<xor>{EVENTS}</xor>", 1 / 2),
        (f"<iff>{TWO}</iff>", 1 / 2),
        (f"<imply>{TWO}</imply>", 3 / 4),
        ('<not><basic-event name="a"/></not>', 1 / 2),
        (f'<and><constant value="true"/>{TWO}</and>', 1 / 4),
        (f'<or><constant value="false"/>{TWO}</or>', 3 / 4),
        ('<basic-event name="a"/>', 1 / 2),
    ],
)
def test_every_formula_means_what_it_says(formula: str, chance: float) -> None:
    found = read(with_formula(formula))
    assert analyse(found.tree, found.chances).probability == pytest.approx(chance)
    again = read(write_tree(found))
    assert analyse(again.tree, again.chances).probability == pytest.approx(chance)


def test_a_house_event_is_always_or_never_so() -> None:
    house = '<define-house-event name="a"><constant value="true"/></define-house-event>'
    text = TREE.replace('<define-basic-event name="a"><label>De eerste</label><float value="0.5"/></define-basic-event>', house)
    found = read(text)
    assert analyse(found.tree, found.chances).probability == 0.75


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TREE.replace('<event name="c"/>', '<event name="d"/>'), ["4:84: deze gebeurtenis of poort wordt nergens beschreven"]),
        (with_formula("<and></and>"), ["4:29: onder deze poort hangt niets"]),
        (with_formula(""), ["4:5: deze poort heeft niets onder zich, of meer dan één formule"]),
        (with_formula('<gate name="top"/>'), ["4:5: de poort ‘top’ hangt onder zichzelf"]),
        (with_formula(f'<atleast min="4">{EVENTS}</atleast>'), ["4:29: min is hier een getal tot 3"]),
        (with_formula(f'<atleast min="0">{EVENTS}</atleast>'), ["4:29: min is hier een getal tot 3"]),
        (with_formula(f"<not>{TWO}</not>"), ["4:29: hieronder hoort precies 1"]),
        (
            with_formula(f"<before>{TWO}</before>"),
            ["4:29: deze formule wordt niet gelezen; wel: and, or, not, atleast, nand, nor, xor, iff"],
        ),
        (TREE.replace('name="b"><float', 'name="a"><float'), ["8:5: dit staat er dubbel; het eerste staat op 7:5"]),
        (TREE.replace('"5e-1"', '"1.5"'), ["9:5: hier hoort een vaste kans van 0 tot 1, als float"]),
        (TREE.replace('"5e-1"', '"nan"'), ["9:5: hier hoort een vaste kans van 0 tot 1, als float"]),
        (TREE.replace("<define-gate", "<define-parameter/><define-gate"), ["4:5: dit onderdeel wordt hier niet gelezen"]),
        (TREE.replace('name="top"', 'name=""'), ["4:5: dit heeft geen naam, of een die met = of ~ begint"]),
        (TREE.replace("</opsa-mef>", ""), ["12:1: dit is geen geldige XML"]),
        ("<html/>", ["1:1: begint niet met opsa-mef; dit is geen model van Open-PSA"]),
        ("", ["1:1: dit is geen geldige XML"]),
        ('<?xml version="1.0" encoding="UTF-w"?><opsa-mef/>', ["1:1: noemt een tekenset die hier niet wordt gelezen"]),
        ('<?xml version="1.0" encoding="utf-7"?><opsa-mef/>', ["1:1: noemt een tekenset die hier niet wordt gelezen"]),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, told: list[str]) -> None:
    found = faults(text)
    assert any(line.startswith(told[0]) for line in found), found


def test_a_gate_under_itself_is_found() -> None:
    ring = "".join(
        f'<define-gate name="{one}"><or><gate name="{other}"/></or></define-gate>' for one, other in (("x", "y"), ("y", "x"))
    )
    assert faults(TREE.replace("<define-gate", f"{ring}<define-gate", 1).replace('<event name="c"/>', '<gate name="x"/>')) == [
        "4:5: de poort ‘x’ hangt onder zichzelf"
    ]


def test_where_all_hangs_in_a_circle_a_gate_of_it_is_named() -> None:
    back = '</and></define-gate><define-gate name="x"><gate name="top"/></define-gate>'
    (told,) = faults(TREE.replace("</and></define-gate>", back).replace('<event name="c"/>', '<gate name="x"/>'))
    assert told == "4:5: de poort ‘top’ hangt onder zichzelf"


def test_a_file_without_a_gate_says_so() -> None:
    (told,) = faults('<opsa-mef><define-fault-tree name="leeg"></define-fault-tree></opsa-mef>')
    assert told == ": er staat geen poort in; een boom heeft precies één poort bovenaan"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE opsa-mef [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE opsa-mef [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>',
        '<!DOCTYPE opsa-mef SYSTEM "mef.dtd">',
    ],
)
def test_nothing_outside_the_file_is_looked_up(head: str) -> None:
    (told,) = faults(TREE.replace("<opsa-mef>", f"{head}<opsa-mef>"))
    assert told.endswith("bevat een verwijzing naar buiten of een eigen entiteit; zet het bestand zonder DOCTYPE neer")


def test_a_million_gates_are_refused_at_the_first_too_many() -> None:
    gates = '<define-gate name="g"><or><basic-event name="a"/></or></define-gate>' * (MOST_PARTS // 3 + 1)
    (told,) = faults(f"<opsa-mef>{gates}</opsa-mef>")
    assert told.endswith("meer dan 300.000 onderdelen; dat is te veel voor een boom")


def test_a_formula_without_end_is_refused() -> None:
    (told,) = faults(with_formula("<or>" * DEEPEST + EVENTS + "</or>" * DEEPEST))
    assert told.endswith("meer dan 200 onderdelen in elkaar; zet ze in eigen poorten")
