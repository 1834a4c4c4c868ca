"""OSCAL catalogues in the real format, as JSON and as YAML: groups, enhancements, parameters, and broken ones."""

import json
from typing import Any

import pytest
import yaml

from dijkwacht.documents.norms.foreign.formats import read_any
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.kit.errors import InvalidInput


def part(name: str, prose: str | None = None, *inner: dict[str, Any], label: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"id": f"p_{name}", "name": name}
    if label:
        made["props"] = [{"name": "label", "value": label}]
    if prose is not None:
        made["prose"] = prose
    return {**made, "parts": list(inner)} if inner else made


def control(name: str, *parts: dict[str, Any], label: str = "", **more: Any) -> dict[str, Any]:
    labels = [{"name": "label", "value": "AC-01", "class": "sp800-53a"}, {"name": "label", "value": label}] if label else []
    props = [*labels, *more.pop("props", [])]
    return {"id": name, "class": "Proef", "title": f"Titel {name}", "props": props, "parts": list(parts), **more}


def catalog(*groups: dict[str, Any], metadata: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    head = {"title": "Proefcatalogus één", "last-modified": "2026-01-01T00:00:00Z", "version": "5.1.1", "oscal-version": "1.1.2"}
    return {"catalog": {"uuid": "74c8ba1e", "metadata": {**head, **(metadata or {})}, "groups": list(groups), **more}}


def group(name: str, *controls: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "class": "family", "title": f"Groep {name}", "controls": list(controls), **more}


WITHDRAWN: dict[str, Any] = {"props": [{"name": "status", "value": "withdrawn"}]}
WHOLE = catalog(
    group(
        "ac",
        control(
            "ac-1",
            part(
                "statement",
                None,
                part("item", "Maak bekend aan {{ insert: param, ac-1_prm_1 }}:", part("item", "beleid", label="1."), label="a."),
                part("item", "Herzie {{ac-1_prm_2}}.", label="b."),
            ),
            part("guidance", "Beleid is er voor iedereen."),
            part("assessment-objective", "wordt niet gevraagd"),
            label="AC-1",
            params=[
                {"id": "ac-1_prm_1", "label": "rollen"},
                {"id": "ac-1_prm_2", "select": {"choice": ["elk jaar", "elke {{ insert: param, ac-1_prm_3 }}"]}},
                {"id": "ac-1_prm_3", "values": ["2", "3 maanden"]},
            ],
            controls=[
                control("ac-1.1", part("statement", "Doe het met {{ insert: param, ac-1_prm_1 }}."), label="AC-1(1)"),
                control("ac-1.2", **WITHDRAWN),
            ],
        ),
        control("ac-2", controls=[control("ac-2.1")], **WITHDRAWN),
    ),
    group("s1", groups=[group("s1.1", control("s1.1.1", part("statement", "Wijs taken toe.")))]),
    group("leeg"),
)


class Written(yaml.SafeDumper):
    """Writes a thing that comes twice out twice, without an anchor."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def read(data: Any, *, file: str = "cat.json") -> Found:
    dump = json.dumps(data, indent=1) if file.endswith(".json") else yaml.dump(data, Dumper=Written, sort_keys=False)
    return read_any(dump, file=file)


def faults(data: Any) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read(data)
    return [f"{fault.place}: {fault.reason}" for fault in caught.value.faults]


def test_top_groups_become_themes_and_controls_at_any_depth_criteria() -> None:
    norm = read(WHOLE).norm
    assert (norm.id, norm.title, norm.version) == ("proefcatalogus-een", "Proefcatalogus één", "5.1.1")
    assert [(theme.id, theme.title, [c.id for c in theme.criteria]) for theme in norm.themes] == [
        ("AC", "Groep ac", ["ac-1", "ac-1.1", "ac-2.1"]),
        ("S1", "Groep s1", ["s1.1.1"]),
    ]


def test_json_and_yaml_give_the_same() -> None:
    assert read(WHOLE, file="cat.yaml") == read(WHOLE)


def test_the_statement_is_the_text_with_its_items_and_a_word_for_each_parameter() -> None:
    first, enhancement, untold, nested = read(WHOLE).norm.criteria
    assert first.text == "a. Maak bekend aan [rollen]:\n1. beleid\nb. Herzie [keuze: elk jaar; elke [2, 3 maanden]]."
    assert enhancement.text == "Doe het met [rollen]."
    assert (untold.text, untold.guidance) == ("Titel ac-2.1", None)
    assert nested.guidance == "Groep s1.1 – Titel s1.1.1"


def test_title_and_guidance_are_the_guidance_and_objectives_of_a_test_are_left_out() -> None:
    first = read(WHOLE).norm.criteria[0]
    assert first.guidance == "AC-1 Titel ac-1\n\nBeleid is er voor iedereen."
    assert first.maps_to[0].at == "AC-1"


def test_controls_outside_any_group_have_a_theme_with_the_name_of_the_catalogue() -> None:
    norm = read(catalog(controls=[control("x-1")])).norm
    assert [(theme.title, len(theme.criteria)) for theme in norm.themes] == [("Proefcatalogus één", 1)]


def test_the_origin_names_the_catalogue_and_its_maker() -> None:
    data = catalog(group("a", control("a-1")), metadata={"parties": [{"uuid": "1", "type": "organization", "name": "Bureau"}]})
    assert read(data).origin == ("Omgezet uit een OSCAL-catalogus (1.1.2): 74c8ba1e", "Uitgever: Bureau")


def test_parameters_that_name_themselves_or_nothing_come_to_an_end() -> None:
    params = [
        {"id": "ring", "select": {"choice": ["{{ insert: param, ring }}" for _ in range(500)]}},
        {"id": "leeg"},
        {"id": "lang", "label": "a" * 10_000},
    ]
    text = "{{ insert: param, ring }} {{ insert: param, weg }} {{ insert: param, leeg }} {{ insert: param, lang }}"
    made = read(catalog(group("a", control("a-1", part("statement", text), params=params)))).norm.criteria[0].text
    assert made.startswith("[keuze: […]; […]")
    assert "[…] [zelf in te vullen] [aaa" in made
    assert len(made) < 500


BROKEN: list[tuple[Any, list[str]]] = [
    ({"profile": {}}, ["1:1: dit is OSCAL van een andere soort; hier hoort een catalogus (catalog)"]),
    ({"catalog": []}, ["2:13 catalog: hier horen sleutels met waarden", *3 * ["2:13 catalog.metadata."]]),
    (catalog(), ["2:13 catalog: er staat geen enkele eis in die kan worden beoordeeld"]),
    (catalog(group("a", control("a", **WITHDRAWN))), ["2:13 catalog: er staat geen enkele eis"]),
    (catalog(metadata={"oscal-version": "2.0.0"}), ["8:21 catalog.metadata.oscal-version: deze versie van OSCAL wordt niet"]),
    (catalog(metadata={"version": None}), ["7:15 catalog.metadata.version: dit veld ontbreekt"]),
    (catalog(groups={}), ["10:13 catalog.groups: hier hoort een lijst"]),
    (catalog(group("a", {"title": "a"})), ["16:6 catalog.groups[0].controls[0].id: dit veld ontbreekt"]),
    (
        catalog(group("a", {"id": "a", "title": "x"}, {"id": "a", "title": 1.5})),
        [
            "21:13 catalog.groups[0].controls[1].id: dit id staat er dubbel; het eerste staat op 17:13",
            "22:16 catalog.groups[0].controls[1].title: hier hoort tekst",
        ],
    ),
    (
        catalog(group("a", control("a", part("statement", "\ud800")))),
        ["25:18 catalog.groups[0].controls[0].parts[0].prose: in deze"],
    ),
    (
        catalog(group("a", control("a", part("statement", "a" * 30_000)))),
        ["25:18 catalog.groups[0].controls[0].parts[0].prose: deze"],
    ),
    (catalog(group("a", control("a", params=[{"id": "x", "values": "y"}]))), []),
]


@pytest.mark.parametrize(("data", "expected"), BROKEN)
def test_a_broken_catalogue_is_refused_with_every_place(data: Any, expected: list[str]) -> None:
    if not expected:  # what nothing refers to is not looked at
        assert read(data).norm.criteria
        return
    found = faults(data)
    assert len(found) == len(expected), found
    for told, start in zip(found, expected, strict=True):
        assert told.startswith(start), told


def test_a_statement_of_too_many_items_is_refused() -> None:
    many = part("statement", None, *(part("item", "a" * 1000) for _ in range(30)))
    assert faults(catalog(group("a", control("a", many)))) == [
        "21:16 catalog.groups[0].controls[0].parts: deze tekst is langer dan 20.000 tekens"
    ]


def test_more_than_five_thousand_controls_are_too_many_for_a_norm() -> None:
    listed = [{"id": f"a-{n}", "title": "x"} for n in range(5_001)]
    found = faults(catalog(group("a", *listed)))
    assert [told.partition(": ")[2] for told in found] == ["5.001 eisen; hoogstens 5.000. Dat is te veel voor een norm"]
