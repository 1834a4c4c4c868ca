"""Libraries of CISO Assistant, in the real format: translations, nested nodes, and what is wrong with a broken one."""

from typing import Any

import pytest
import yaml

from dijkwacht.documents.norms.foreign.formats import read_any
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.kit.errors import InvalidInput

URN = "urn:voorbeeld:risk:req_node:proef"


def node(ref: str, parent: str | None = None, *, depth: int = 1, assessable: bool = False, **more: Any) -> dict[str, Any]:
    above = {"parent_urn": f"{URN}:{parent}"} if parent else {}
    return {"urn": f"{URN}:{ref}", "assessable": assessable, "depth": depth, **above, "ref_id": ref, **more}


def library(*nodes: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A library as the tools of CISO Assistant write it."""
    framework = {
        "urn": "urn:voorbeeld:risk:framework:proef",
        "ref_id": "Proef_Kader",
        "name": "Test framework",
        "description": "Something",
        "translations": {"nl": {"name": "Proefkader"}},
        "requirement_nodes": list(nodes),
    }
    return {
        "convert_library_version": "v2 ; Compat Mode: [0]",
        "urn": "urn:voorbeeld:risk:library:proef",
        "locale": "en",
        "ref_id": "Proef_Kader",
        "name": "Test library",
        "copyright": "Voorbeeld, CC BY 4.0",
        "version": 3,
        "provider": "Bureau Voorbeeld",
        "packager": "iemand",
        "objects": {"framework": framework},
        **more,
    }


def dutch(**texts: str) -> dict[str, Any]:
    return {"translations": {"fr": {"name": "autre"}, "nl": texts}}


WHOLE = library(
    node("A", name="Access", **dutch(name="Toegang")),
    node("A.1", "A", depth=2, name="Doors", **dutch(name="Deuren")),
    node(
        "A.1.1",
        "A.1",
        depth=3,
        assessable=True,
        name="Keys",
        description="There is a key plan.",
        annotation="Look at the cabinet.",
        typical_evidence="sleutelplan",
        implementation_groups=["1"],
        weight=2,
        **dutch(name="Sleutels", description="Er is een sleutelplan.", annotation="Kijk in de kast."),
    ),
    node("A.1.2", "A.1", depth=3, assessable=True, name=None, description="Doors are locked.", translations=None),
    node("B", name="Belangen", assessable=True),
    node("B(1)", "B", depth=2, assessable=True, description="Belangen zijn bekend."),
)


class Written(yaml.SafeDumper):
    """Writes a thing that comes twice out twice, without an anchor."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def read(data: Any) -> Found:
    return read_any(yaml.dump(data, Dumper=Written, sort_keys=False), file="bieb.yaml")


def faults(data: Any) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read(data)
    return [f"{fault.place}: {fault.reason}" for fault in caught.value.faults]


def test_top_nodes_become_themes_and_assessable_nodes_criteria() -> None:
    norm = read(WHOLE).norm
    assert [(theme.id, theme.title, [c.id for c in theme.criteria]) for theme in norm.themes] == [
        ("A", "Toegang", ["A.1.1", "A.1.2"]),
        ("B", "Belangen", ["B", "B-1"]),
    ]


def test_the_set_has_the_name_and_version_of_the_framework_and_is_for_everybody() -> None:
    norm = read(WHOLE).norm
    assert (norm.id, norm.title, norm.version) == ("proef-kader", "Proefkader", "3")
    assert norm.applies_to == ("municipality", "water_board", "province", "joint_body")


def test_dutch_goes_before_the_language_of_the_file_text_by_text() -> None:
    first, second = read(WHOLE).norm.criteria[:2]
    assert first.text == "Er is een sleutelplan."
    assert first.guidance == "Deuren – Sleutels\n\nKijk in de kast."
    assert (second.text, second.guidance) == ("Doors are locked.", "Deuren")
    assert read(WHOLE).untranslated == 3


def test_a_library_in_dutch_needs_no_translation() -> None:
    found = read({**WHOLE, "locale": "nl_NL"})
    assert found.norm.criteria[0].text == "There is a key plan."
    assert found.untranslated == 0


def test_what_the_library_says_is_kept_and_what_it_lacks_stays_empty() -> None:
    first = read(WHOLE).norm.criteria[0]
    assert [(each.what, each.kind) for each in first.evidence] == [("sleutelplan", "anders")]
    assert [(each.frame, each.at) for each in first.maps_to] == [("proef-kader", "A.1.1")]
    assert (first.weight, first.ask, first.must, first.basic, first.asked, first.advice) == (2, None, False, False, (), None)


def test_the_origin_names_the_maker_and_the_rights() -> None:
    assert read(WHOLE).origin == (
        "Omgezet uit een bibliotheek van CISO Assistant: urn:voorbeeld:risk:library:proef",
        "Uitgever: Bureau Voorbeeld",
        "Auteursrecht: Voorbeeld, CC BY 4.0",
    )


def test_a_flat_library_has_one_theme_with_the_name_of_the_framework() -> None:
    norm = read(library(*(node(f"5.01.0{n}", assessable=True, description=f"Eis {n}") for n in (1, 2)))).norm
    assert [(theme.id, theme.title, len(theme.criteria)) for theme in norm.themes] == [("Proef_Kader", "Proefkader", 2)]


def test_a_section_at_depth_nought_is_the_theme_of_what_stands_loose_below_it() -> None:
    norm = read(library(node("S", depth=0, name="Deel"), node("S.1", "S", assessable=True, name="Eis"))).norm
    assert [(theme.title, theme.criteria[0].text) for theme in norm.themes] == [("Deel", "Eis")]


def test_a_node_without_a_number_is_called_after_its_urn_and_no_id_is_given_twice() -> None:
    first = {**node("Deel:Een eis", assessable=True, description="x"), "ref_id": None}
    again = {**node("a", assessable=True, description="y"), "ref_id": "Een Eis"}
    assert [c.id for c in read(library(first, again)).norm.criteria] == ["een-eis", "Een-Eis-2"]


def test_a_list_of_one_framework_is_read_as_well() -> None:
    assert read({**WHOLE, "objects": {"frameworks": [WHOLE["objects"]["framework"]]}}) == read(WHOLE)


def test_capitals_make_no_other_urn() -> None:
    child = {**node("x", depth=2, assessable=True, name="Eis"), "parent_urn": f"{URN}:A".upper()}
    assert read(library(node("a", name="Thema"), child)).norm.themes[0].title == "Thema"


ONE = node("a", assessable=True, name="Eis")
BROKEN: list[tuple[Any, list[str]]] = [
    (library(), ["19:24 objects.framework.requirement_nodes: er staat geen enkele eis in die kan worden beoordeeld"]),
    (library(node("a", name="x")), ["20:5 objects.framework.requirement_nodes: er staat geen enkele eis"]),
    (library(ONE, version=None), ["7:10 version: dit veld ontbreekt"]),
    (library(ONE, version=1.1), ["7:10 version: hier hoort tekst; zet een getal"]),
    (library(ONE, objects={"risk_matrix": []}), ["11:3 objects: in deze bibliotheek zit geen normenkader (framework)"]),
    (library(ONE, objects=[]), ["10:10 objects: hier horen sleutels met waarden"]),
    (library(ONE, objects={"frameworks": []}), ["11:15 objects.frameworks: hier hoort precies één normenkader"]),
    (library("los"), ["20:7 objects.framework.requirement_nodes[0]: hier horen sleutels met waarden"]),  # type: ignore[arg-type]
    (library({**ONE, "urn": None}), ["20:12 objects.framework.requirement_nodes[0].urn: dit veld ontbreekt"]),
    (library(ONE, ONE), ["25:12 objects.framework.requirement_nodes[1].urn: deze urn staat er dubbel; de eerste staat op 20:12"]),
    (library({**ONE, "parent_urn": "x"}), ["25:19 objects.framework.requirement_nodes[0].parent_urn: deze urn hoort bij geen"]),
    (library({**ONE, "parent_urn": ONE["urn"]}), ["25:19 objects.framework.requirement_nodes[0].parent_urn: deze onderdelen"]),
    (
        library({**ONE, "name": None, "ref_id": None}),
        ["20:5 objects.framework.requirement_nodes: geen enkele eis heeft een naam"],
    ),
    (library({**ONE, "name": "a\0b"}), ["24:13 objects.framework.requirement_nodes[0].name: in deze tekst staat een teken"]),
    (
        library({**ONE, "name": "a" * 20_001}),
        ["24:13 objects.framework.requirement_nodes[0].name: deze tekst is langer dan 20.000"],
    ),
    (
        library({**ONE, "weight": -1}),
        ["25:15 objects.framework.requirement_nodes[0].weight: dit getal moet tussen 0 en 1.000.000"],
    ),
    (library({**ONE, "translations": []}), ["25:21 objects.framework.requirement_nodes[0].translations: hier horen sleutels"]),
    (
        library({**ONE, "assessable": "ja", "depth": "een"}),
        [
            "21:19 objects.framework.requirement_nodes[0].assessable: hier hoort true of false",
            "22:14 objects.framework.requirement_nodes[0].depth: hier hoort een geheel getal",
        ],
    ),
]


@pytest.mark.parametrize(("data", "expected"), BROKEN)
def test_a_broken_library_is_refused_with_every_place(data: Any, expected: list[str]) -> None:
    found = faults(data)
    assert len(found) == len(expected), found
    for told, start in zip(found, expected, strict=True):
        assert told.startswith(start), told


def test_a_ring_of_nodes_is_told_once() -> None:
    ring = [node(str(n), str((n + 1) % 3), name="x", assessable=True) for n in range(3)]
    leads_to_it = node("9", "0", name="x")
    found = faults(library(*ring, leads_to_it))
    assert [told.partition(": ")[2] for told in found] == ["deze onderdelen verwijzen in een kring naar elkaar"]


def test_nodes_nest_fifty_deep_and_no_deeper() -> None:
    line = [node("0", name="Thema")] + [node(str(n), str(n - 1), depth=n + 1, name="x") for n in range(1, 50)]
    leaf = {**line.pop(), "assessable": True}
    assert len(read(library(*line, leaf)).norm.criteria) == 1
    deeper = [leaf, node("50", "49", depth=51, name="x"), node("51", "50", depth=52, name="x")]
    found = faults(library(*line, *deeper))
    assert [told.partition(": ")[2] for told in found] == 2 * ["meer dan 50 niveaus diep"]


def test_twenty_thousand_nodes_are_too_many_for_a_norm() -> None:
    nodes = "".join(f"    - {{urn: 'u:{n}', assessable: true, depth: 1, name: eis}}\n" for n in range(20_000))
    text = f"urn: u\nlocale: nl\nversion: 1\nobjects:\n  framework:\n    name: x\n    requirement_nodes:\n{nodes}"
    with pytest.raises(InvalidInput) as caught:
        read_any(text, file="groot.yaml")
    assert [fault.reason for fault in caught.value.faults] == ["20.000 eisen; hoogstens 5.000. Dat is te veel voor een norm"]


def test_an_anchor_is_refused_where_it_stands() -> None:
    with pytest.raises(InvalidInput, match=r"bieb.yaml: 2:9 locale: ankers"):
        read_any("urn: u\nlocale: &taal nl\nname: *taal\nobjects: {}\n", file="bieb.yaml")
