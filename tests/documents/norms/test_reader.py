"""Reading a norm set: what is right, and every fault of what is not."""

import pytest

from dijkwacht.documents.norms.reader import read_norm
from dijkwacht.kit.errors import InvalidInput

RIGHT = """\
id: proef
version: "1"
title: Proefnorm
applies_to: [municipality, joint_body]
shelf_life: {besluit: 36}
sources:
  - {id: bibob, title: Wet Bibob}
themes:
  - id: BES
    title: Bestuur
    criteria:
      - id: BES-01
        text: De gemeente kent haar beleid.
        ask: {paper: Is het er?, practice: Gebeurt het?}
        evidence: [{what: raadsbesluit, kind: besluit}]
        processes: [permits]
        asked: [secretaris, griffier]
        sources: [{ref: bibob, at: artikel 3, checked: true}]
        must: true
        weight: 2
        advice: {text: Stel het vast., effort: small}
      - id: BES-02
        text: De gemeente oefent.
        guidance:
"""


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read_norm(text, file="n.yaml")
    return [f"{fault.place}: {fault.reason}" for fault in caught.value.faults]


def test_a_right_file_becomes_a_norm_set() -> None:
    norm = read_norm(RIGHT, file="n.yaml")
    first, second = norm.criteria
    assert (norm.id, norm.applies_to, norm.shelf_life) == ("proef", ("municipality", "joint_body"), {"besluit": 36})
    assert first.ask is not None
    assert (first.ask.paper, first.asked, first.weight, first.must) == ("Is het er?", ("secretaris", "griffier"), 2, True)
    assert (second.guidance, second.weight, second.must) == (None, 1, False)


def test_a_must_belongs_to_the_short_set_also_when_the_file_does_not_say_basic() -> None:
    assert [c.id for c in read_norm(RIGHT, file="n.yaml").basic_only().criteria] == ["BES-01"]


CHANGES: list[tuple[str, str, str]] = [
    ("id: proef", "id: Proef 1", "1:5 id: gebruik alleen kleine letters en cijfers, met losse streepjes ertussen"),
    ('"1"', "1", "2:10 version: hier hoort tekst; zet een getal of waar/onwaar tussen aanhalingstekens"),
    ("Proefnorm", "'  '", "3:8 title: deze tekst is leeg"),
    ("title: Proefnorm\n", "", "1:1 title: dit veld ontbreekt"),
    ("joint_body", "maan", "4:28 applies_to[1]: kies uit: municipality, water_board, province, joint_body"),
    ("[municipality, joint_body]", "[]", "4:13 applies_to: deze lijst is leeg; er moet minstens één onderdeel in staan"),
    ("[municipality, joint_body]", "municipality", "4:13 applies_to: hier hoort een lijst"),
    ("{besluit: 36}", "{besluit: '36'}", "5:23 shelf_life.besluit: hier hoort een geheel getal"),
    ("{besluit: 36}", "{besluit: 0}", "5:23 shelf_life.besluit: dit getal moet minstens 1 zijn"),
    ("{besluit: 36}", "{anders: 1}", "5:14 shelf_life.anders: kies uit: besluit, training, rechtencontrole, steekproef"),
    ("{besluit: 36}", "12", "5:13 shelf_life: hier horen sleutels met waarden"),
    ("id: BES\n", "id: bes\n", "9:9 themes[0].id: begin met een hoofdletter of cijfer en gebruik alleen letters"),
    ("id: BES-01", "id: -1-", "12:13 themes[0].criteria[0].id: gebruik alleen letters, cijfers, punt"),
    ("must: true", "must: yes", "19:15 themes[0].criteria[0].must: hier hoort true of false"),
    ("must: true", "must: 1", "19:15 themes[0].criteria[0].must: hier hoort true of false"),
    ("weight: 2", "weight: 2.5", "20:17 themes[0].criteria[0].weight: hier hoort een geheel getal"),
    ("weight: 2", "weight: 11", "20:17 themes[0].criteria[0].weight: dit getal moet hoogstens 10 zijn"),
    ("weight: 2", "gewicht: 2", "20:9 themes[0].criteria[0].gewicht: deze sleutel is onbekend"),
    ("effort: small", "effort: klein", "21:48 themes[0].criteria[0].advice.effort: kies uit: small, medium, large"),
    ("ref: bibob", "ref: woo", "18:25 themes[0].criteria[0].sources[0].ref: deze bron staat niet in de lijst sources"),
    ("id: BES-02", "id: BES-01", "22:13 themes[0].criteria[1].id: dit id staat er dubbel; het eerste staat op 12:13"),
    (
        "  - {id: bibob, title: Wet Bibob}\n",
        2 * "  - {id: bibob, title: Wet Bibob}\n",
        "8:10 sources[1].id: dit id staat er dubbel",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_one_wrong_thing_gives_one_fault_at_its_place(old: str, new: str, expected: str) -> None:
    assert old in RIGHT
    (fault,) = faults(RIGHT.replace(old, new, 1))
    assert fault.startswith(expected)


def test_a_theme_that_stands_twice_is_a_fault() -> None:
    (fault,) = faults(RIGHT + "  - {id: BES, title: Weer, criteria: [{id: X, text: Iets.}]}\n")
    assert fault == "25:10 themes[1].id: dit id staat er dubbel; het eerste staat op 9:9"


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    text = (
        RIGHT.replace("id: proef", "id: P!")
        .replace("weight: 2", "zwaarte: 2")
        .replace("ref: bibob", "ref: woo")
        .replace("BES-02", "BES-01")
    )
    found = faults(text)
    assert [int(fault.split(":")[0]) for fault in found] == [1, 18, 20, 22]


def test_a_list_whose_every_part_is_wrong_is_not_also_called_empty() -> None:
    assert len(faults(RIGHT.replace("[municipality, joint_body]", "[maan, mars]"))) == 2


@pytest.mark.parametrize(
    "whole", ["tekst", "[1, 2]", "3", "null", "themes: [1]", "themes: {a: b}", "sources: [[]]\nthemes: [{criteria: [x]}]"]
)
def test_a_file_of_another_shape_is_refused_in_words(whole: str) -> None:
    assert all(fault[0].isdigit() for fault in faults(whole))


def test_a_reason_never_repeats_what_was_typed() -> None:
    text = (
        RIGHT.replace("id: proef", "id: Geheim!").replace("effort: small", "effort: geheim").replace("must: true", "must: geheim")
    )
    assert not any("geheim" in fault.lower() for fault in faults(text))


def test_a_fault_of_the_yaml_itself_comes_first_and_alone() -> None:
    assert faults(RIGHT + "id: weer\n") == ["25:1 id: deze sleutel staat er dubbel; de eerste staat op 1:1"]
