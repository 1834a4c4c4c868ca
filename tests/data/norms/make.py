"""Makes the small norm files beside it, one of each kind that other makers write, and index.json with the right answer to each.

Run it as ``python tests/data/norms/make.py``. Every name and text is invented.
"""

import json
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
Data = dict[str, Any]


def node(ref: str, above: str = "", *, asks: bool = False, depth: int = 1, **more: Any) -> Data:
    made: Data = {"urn": f"urn:v:{ref}", "assessable": asks, "depth": depth}
    made |= {"parent_urn": f"urn:v:{above}"} if above else {}
    return {**made, "ref_id": ref, **more}


def library(*nodes: Data, locale: str = "nl", objects: Data | None = None, **more: Any) -> Data:
    framework = {"urn": "urn:v:kader", "ref_id": "proef", "name": "Verzonnen kader", "requirement_nodes": [*nodes], **more}
    about = {"urn": "urn:v:bieb", "locale": locale, "ref_id": "proef", "name": "Verzonnen", "version": 1}
    return {**about, "objects": {"framework": framework, **(objects or {})}}


def question(text: str, *choices: str, **more: Any) -> Data:
    made: Data = {"type": "unique_choice" if choices else "text", "text": text, **more}
    return {**made, "choices": [{"urn": f"urn:v:c{n}", "value": value} for n, value in enumerate(choices)]} if choices else made


def asked(*questions: Data) -> Data:
    return {"questions": {f"urn:v:q{n}": each for n, each in enumerate(questions)}}


def catalog(*controls: Data, version: str = "1.1.2", **more: Any) -> Data:
    metadata = {"title": "Verzonnen catalogus", "version": "1", "oscal-version": version}
    group = {"id": "ac", "title": "Toegang", "controls": [*controls]}
    return {"catalog": {"uuid": "0", "metadata": metadata, "groups": [group], **more}}


def control(name: str, *parts: str, **more: Any) -> Data:
    made = [{"name": part, "prose": f"Tekst van {part}."} for part in ("statement", *parts)]
    return {"id": name, "title": f"Titel {name}", "parts": made, **more}


T = node("1", name="Thema")
KEYS = node("1.1", "1", asks=True, depth=2, name="Sleutels liggen vast")
NESTED = [T, node("1.1", "1", depth=2, description="Sleutels liggen vast"), node("1.1.1", "1.1", asks=True, depth=3)]
HAS = question("Heeft u een sleutelplan?", "Yes", "No")
WHO = question("Wie beheert het?", "de bode", "de beveiliging", "niemand")
NO_TEXT: Data = {"nl": {"name": None, "description": None}}
DUTCH: Data = {"nl-BE": {"name": "Sleutels"}}
BEFORE = {
    "question_type": "unique_choice",
    "question_choices": ["Yes", "No"],
    "questions": [{"urn": "q", "text": "Is er een plan?"}],
}
BACK: Data = {"back-matter": {"resources": [{"uuid": "b"}]}}
WITHDRAWN: Data = {"props": [{"name": "status", "value": "withdrawn"}]}


def _weight(weight: float | None) -> Data:
    return {} if weight is None else {"weight": weight}


def weighed(*weights: float | None) -> Data:
    return library(*(node(str(n), asks=True, name=f"Eis {n}", **_weight(w)) for n, w in enumerate(weights, 1)))


def many(criteria: int, others: int) -> str:
    """A library written line by line: as a whole it would be half a megabyte, so only the test makes it."""
    head = "urn: u\nlocale: nl\nversion: 1\nobjects:\n  framework:\n    ref_id: veel\n    name: Veel\n    requirement_nodes:\n"
    line = "    - {{urn: 'u:{}', assessable: {}, depth: 1, name: regel}}\n"
    return head + "".join(line.format(n, "true" if n < criteria else "false") for n in range(criteria + others))


Right = dict[str, Any]
FILES: dict[str, tuple[Data, Right]] = {
    # Text from questions, from what stands above, or from the number
    "vraag-alleen": (
        library(T, node("1.1", "1", asks=True, depth=2, **asked(HAS))),
        {"criteria": 1, "texts": ["Heeft u een sleutelplan?"], "asks": 1, "lost": ["de eerste vraag is de tekst"]},
    ),
    "vragen-alleen": (
        library(T, node("1.1", "1", asks=True, depth=2, **asked(HAS, WHO))),
        {
            "criteria": 1,
            "texts": ["Heeft u een sleutelplan?"],
            "asks": 0,
            "guidance": ["De bron vraagt:\n- Wie beheert het? (de bode; de beveiliging; niemand)"],
            "lost": ["de eerste vraag"],
        },
    ),
    "vraag-bij-tekst": (library(T, {**KEYS, **asked(HAS)}), {"criteria": 1, "texts": ["Sleutels liggen vast"], "asks": 1}),
    "vragen-bij-tekst": (
        library(T, {**KEYS, **asked(HAS, WHO)}),
        {"criteria": 1, "asks": 0, "guidance": ["De bron vraagt:\n- Heeft u een sleutelplan?\n- Wie beheert het? (de bode"]},
    ),
    "vragen-als-lijst": (library(T, {**KEYS, "questions": [HAS]}), {"criteria": 1, "asks": 1}),
    "vraag-van-vroeger": (library(T, {**KEYS, "question": BEFORE}), {"criteria": 1, "asks": 1}),
    "vraag-vertaald": (
        library(
            T,
            node(
                "1.1",
                "1",
                asks=True,
                depth=2,
                **asked(question("Is there a key plan?", translations={"nl": {"text": "Is er een sleutelplan?"}})),
            ),
            locale="en",
        ),
        {"criteria": 1, "texts": ["Is er een sleutelplan?"], "asks": 1, "untranslated": 0},
    ),
    "niets-gezegd": (
        library(
            node("1"), {**node("", "1", asks=True, depth=2), "urn": "urn:v:x"}, {"urn": "urn:v:los", "assessable": True}, KEYS
        ),
        {"criteria": 1, "texts": ["Sleutels liggen vast"], "lost": ["ook erboven: niet overgenomen (bij 2 eisen)"]},
    ),
    "toelichting-alleen": (
        library(T, node("1.1", "1", asks=True, depth=2, annotation="Denk aan sleutels.")),
        {"criteria": 1, "texts": ["Denk aan sleutels."], "lost": ["de toelichting (annotation) is de tekst geworden"]},
    ),
    "vraag-leeg": (
        library(T, node("1.1", "1", asks=True, depth=2, **asked(question("")))),
        {"criteria": 1, "texts": ["Thema (1.1)"]},
    ),
    "vraag-hangt-af": (
        library(T, {**KEYS, **asked(HAS, {**WHO, "depends_on": {"question": "urn:v:q0"}})}),
        {"criteria": 1, "lost": ["Vragen die alleen bij een bepaald antwoord horen, staan er nu altijd (bij 1 eis)"]},
    ),
    "antwoord-met-punten": (
        library(
            T,
            {
                **KEYS,
                **asked({"text": "Hoe vaak?", "choices": [{"value": "nooit", "add_score": 0}, {"value": 4, "add_score": 1}]}),
            },
        ),
        {
            "criteria": 1,
            "asks": 1,
            "guidance": ["De bron vraagt:\n- Hoe vaak? (nooit; 4)"],
            "lost": ["De punten of de uitkomst bij een antwoord"],
        },
    ),
    "alleen-nummer": (
        library(*NESTED),
        {"criteria": 1, "texts": ["Sleutels liggen vast (1.1.1)"], "lost": ["met het nummer (bij 1 eis)"]},
    ),
    "alleen-nummer-vertaald": (
        library(
            T,
            {**NESTED[1], "translations": {"nl": {"description": "Sleutels"}}},
            {**NESTED[2], "translations": NO_TEXT},
            locale="en",
        ),
        {"criteria": 1, "texts": ["Sleutels (1.1.1)"], "untranslated": 0},
    ),
    "nummer-zonder-kop": (library(node("7", asks=True)), {"criteria": 1, "texts": ["7"]}),
    "zonder-nummer": (
        library(*NESTED, {**node("1.1.2", "1.1", asks=True, depth=3), "ref_id": None}),
        {
            "criteria": 2,
            "texts": ["Sleutels liggen vast (1.1.1)", "Sleutels liggen vast"],
            "lost": ["en nummer: de tekst is die van"],
        },
    ),
    "antwoord-ja-nee": (
        library(T, {**node("q", "1", asks=True, depth=2), **asked(question("Is het vastgesteld?", "ja", "nee"))}),
        {"criteria": 1, "asks": 1, "lost": ["Antwoorden zoals ‘ja’ en ‘nee’ bij een vraag"]},
    ),
    "niets": (library({**node("x", asks=True), "ref_id": None}), {"fault": "geen enkele eis heeft een naam"}),
    # Weights
    "gewicht-gelijke-delen": (
        weighed(20, 15, 10, 5),
        {"criteria": 4, "weights": [4, 3, 2, 1], "lost": ["20 wordt 4, 15 wordt 3"]},
    ),
    "gewicht-afgerond": (
        weighed(100, 33, 1, None),
        {"criteria": 4, "weights": [10, 3, 1, 1], "lost": ["naar verhouding en afgerond"]},
    ),
    "gewicht-van-ons": (weighed(10, 3, None), {"criteria": 3, "weights": [10, 3, 1], "lost": []}),
    "gewicht-elf": (weighed(11, 1), {"criteria": 2, "weights": [10, 1]}),
    "gewicht-onder-nul": (weighed(3, -2), {"fault": "dit getal moet tussen 0 en 1.000.000 liggen"}),
    "gewicht-vergissing": (weighed(3, 10**30), {"fault": "dit getal moet tussen 0 en 1.000.000 liggen"}),
    "gewicht-nul": (weighed(3, 0), {"criteria": 2, "weights": [3, 1], "lost": ["deze met gewicht 1"]}),
    "gewicht-half": (
        weighed(2.5, 1, 5),
        {"criteria": 3, "weights": [5, 2, 10], "lost": ["5 wordt 10, 2,5 wordt 5, 1 wordt 2"]},
    ),
    "gewicht-van-alles": (
        weighed(1, 3, 100, 15, 0, 2.5),
        {"criteria": 6, "weights": [1, 1, 10, 2, 1, 1], "lost": ["2,5 wordt 1", "deze met gewicht 1"]},
    ),
    # What a newer format says and we do not know
    "nieuwe-sleutels": (
        library(T, {**KEYS, "maturity": 3, "leeg": None}, glow=True),
        {"criteria": 1, "lost": ["Niet bekend en niet overgenomen: glow, maturity"]},
    ),
    "groepen-en-punten": (
        library(
            T,
            {**KEYS, "implementation_groups": ["1"], "threats": ["t"], "reference_controls": ["c"]},
            min_score=0,
            max_score=5,
            objects={"threats": [{"urn": "t"}], "risk_matrix": [{"urn": "m"}]},
        ),
        {"criteria": 1, "lost": ["De eigen schaal van punten", "implementation_groups", "(threats)", "De risicomatrix"]},
    ),
    "kop-met-tekst": (
        library(T, {**NESTED[1], "name": "Sleutels"}, {**NESTED[2], "name": "Plan"}),
        {
            "criteria": 1,
            "guidance": ["Sleutels"],
            "lost": ["De toelichting bij een kop boven de eis: niet overgenomen (bij 1 eis)"],
        },
    ),
    "kop-zonder-eis": (
        library(T, KEYS, node("9", name="Woordenlijst")),
        {"criteria": 1, "lost": ["Onderdelen zonder eis eronder"]},
    ),
    "vertaald-belgisch": (
        library(T, {**KEYS, "name": "Keys", "translations": DUTCH}, locale="en"),
        {"criteria": 1, "texts": ["Sleutels"], "untranslated": 0},
    ),
    "lange-naam": (
        {**library(T, KEYS, name="Kader " * 50), "version": "2026-uitgave-voor-gemeenten"},
        {"criteria": 1, "lost": ["De titel is na 200 tekens afgebroken", "De versie is na 20 tekens afgebroken"]},
    ),
    # OSCAL
    "oscal-v": (catalog(control("ac-1"), version="v1.1.3"), {"criteria": 1, "lost": []}),
    "oscal-hoofdletter-v": (catalog(control("ac-1"), version="V1.0.4"), {"criteria": 1, "lost": []}),
    "oscal-twee": (catalog(control("ac-1"), version="v2.0.0"), {"fault": "hier hoort 1.x"}),
    "oscal-zonder-titels": (
        {
            "catalog": {
                **catalog()["catalog"],
                "groups": [
                    {
                        "id": "ac",
                        "controls": [{"id": "ac-1"}, {"id": "ac-2", "parts": [{"name": "guidance", "prose": "Denk na."}]}],
                    },
                    {"controls": [control("x-1") | {"title": ""}]},
                ],
            }
        },
        {
            "criteria": 3,
            "texts": ["ac (ac-1)", "Denk na.", "Tekst van statement."],
            "lost": ["Een groep zonder titel", "de groep met het nummer (bij 1 eis)", "de toelichting (bij 1 eis)"],
        },
    ),
    "oscal-meer": (
        catalog(control("ac-1", "overview", "toets", links=[{"href": "#b"}]), control("ac-2", **WITHDRAWN), **BACK),
        {"criteria": 1, "lost": ["Het overzicht (overview)", "Deel ‘toets’", "(links)", "Ingetrokken", "(back-matter)"]},
    ),
}


class Written(yaml.SafeDumper):
    """Writes a thing that comes twice out twice, without an anchor."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def main() -> None:
    for name, (data, _) in FILES.items():
        if "catalog" in data:
            text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        else:
            text = yaml.dump(data, Dumper=Written, sort_keys=False, allow_unicode=True)
        (HERE / _file(name, data)).write_text(text, encoding="utf-8")
    index = {_file(name, data): right for name, (data, right) in FILES.items()}
    (HERE / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _file(name: str, data: Data) -> str:
    return f"{name}.json" if "catalog" in data else f"{name}.yaml"


if __name__ == "__main__":
    main()
