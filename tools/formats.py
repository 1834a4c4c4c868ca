"""The pages of the reference that say what stands in a file, made from the record that reads it."""

import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

# What the schema cannot say itself. A record or key that is missing here, or too much, stops the making.
BARRIERS: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "BarrierModel": (
        "Het model",
        {
            "id": "Naam van het model; die blijft bij elke versie dezelfde.",
            "version": "Nummer van de versie. Een versie die gepubliceerd is, verandert nooit.",
            "title": "Titel op de pagina en op papier.",
            "theme": "Thema waaronder het in de lijst staat.",
            "summary": "Waar het over gaat, in een of twee zinnen.",
            "related": "Namen van modellen die erop lijken.",
            "closed_at": "Vanaf welke kans een manier of voorwaarde als gesloten telt: meer dan 0, hoogstens 1.",
            "cost_rule": "Hoe de kosten van een barrière worden opgeteld.",
            "conditions": "Voorwaarden die meer manieren delen.",
            "steps": "De stappen; het proces heeft ze allemaal nodig.",
            "barriers": "De barrières.",
            "sources": "Bronnen: een zin, of een bron met een naam waar `basis` naar wijst.",
        },
    ),
    "Step": (
        "Een stap",
        {
            "id": "Naam die geen andere stap of voorwaarde heeft.",
            "title": "Wat er gebeurt.",
            "ways": "De manieren; een ervan is genoeg.",
            "facilitators": "Wie het mogelijk maakt, bewust of niet.",
            "signals": "Waaraan de stap te zien is.",
            "optional": "Staat in de tekening, telt niet mee in het rekenen.",
        },
    ),
    "Way": (
        "Een manier",
        {
            "id": "Naam die geen andere manier heeft; elders heet zij met de stap ervoor `S1/W1`.",
            "title": "Hoe iemand de stap zet.",
            "needs": "Welke voorwaarden zij vraagt.",
            "note": "Een zin erbij.",
        },
    ),
    "Needs": (
        "Wat een manier vraagt",
        {
            "any": "Een hiervan is genoeg. Van `any`, `all` en `atleast` staat er één.",
            "all": "Al deze.",
            "atleast": "Minstens zoveel hiervan.",
        },
    ),
    "AtLeast": ("Minstens zoveel", {"k": "Hoeveel.", "of": "Waarvan."}),
    "Condition": ("Een voorwaarde", {"id": "Naam die geen andere voorwaarde of stap heeft.", "title": "Wat er moet zijn."}),
    "Signal": (
        "Een signaal",
        {"id": "Naam die geen ander signaal heeft.", "text": "Wat er te zien is.", "seen_by": "Wie het kan zien."},
    ),
    "Barrier": (
        "Een barrière",
        {
            "id": "Naam die geen andere barrière heeft.",
            "title": "Wat iemand doet.",
            "closes": "Wat zij raakt: een stap (`S1`), een manier (`S1/W1`) of een voorwaarde (`K1`).",
            "kind": "`prevents`, `hinders` en `disrupts` houden tegen; `detects` merkt alleen op, en `repairs` herstelt.",
            "effect": "Hoe zeker zij tegenhoudt; verplicht bij wat tegenhoudt.",
            "placed_by": "Wie haar plaatst.",
            "basis": "Waarop zij rust.",
            "instrument": "Of zij een instrument van dijkwacht is.",
            "cost": "Wat zij kost. Zonder kosten doet zij niet mee waar een bedrag wordt gevraagd.",
            "criteria": "Criteria van een norm waar zij bij helpt.",
            "note": "Een zin erbij.",
        },
    ),
    "Effect": (
        "Hoe zeker zij tegenhoudt",
        {
            "chance": "De kans dat zij een poging tegenhoudt als zij staat: een getal van 0 tot 1, of drie.",
            "source": "Wie dat zegt. `judgement`: niemand heeft het gemeten.",
        },
    ),
    "Chances": ("Drie kansen", {"low": "Op zijn laagst.", "likely": "Waarschijnlijk.", "high": "Op zijn hoogst."}),
    "Cost": (
        "Kosten van een barrière",
        {"once": "Eenmalig, in euro.", "yearly": "Per jaar, in euro.", "hours": "Uren in totaal."},
    ),
    "CostRule": ("Hoe kosten worden opgeteld", {"years": "Over hoeveel jaar.", "hour": "Wat een uur kost, in euro."}),
    "SourceReference": (
        "Waarop iets rust",
        {
            "ref": "Naam van een bron.",
            "at": "Waar daarin, zoals *artikel 13b*.",
            "checked": "`true` als iemand de tekst heeft gelezen; anders staat er *te verifiëren*.",
        },
    ),
    "NormSource": ("Een bron", {"id": "Naam van de bron.", "title": "Titel.", "url": "Adres van de tekst."}),
}
_PLAIN: Final = {"string": "tekst", "number": "getal", "integer": "geheel getal", "boolean": "`true` of `false`"}


def barrier_model() -> Iterator[str]:
    """What stands in a file with a barrier model: a table for each record, the model first."""
    from dijkwacht.documents.barriers.model import BarrierModel  # noqa: PLC0415 - only this page asks it

    schema = BarrierModel.model_json_schema()
    records = {"BarrierModel": schema} | {name: one for name, one in schema["$defs"].items() if "properties" in one}
    if {name: {*one["properties"]} for name, one in records.items()} != {name: {*keys} for name, (_, keys) in BARRIERS.items()}:
        sys.exit("tools/formats.py beschrijft andere sleutels dan een barrièremodel heeft.")
    for name, (title, keys) in BARRIERS.items():
        yield f"## {title}"
        yield from _rows(records[name], keys, schema["$defs"])


def _rows(record: Mapping[str, Any], keys: Mapping[str, str], named: Mapping[str, Any]) -> Iterator[str]:
    from tools.reference import table  # noqa: PLC0415 - that page asks this one

    needed = record.get("required", ())
    properties = record["properties"]
    yield table(
        ("sleutel", "wat er staat", "zonder", "betekenis"),
        [
            (f"`{key}`", _kind(properties[key], named), _without(properties[key], is_needed=key in needed), keys[key])
            for key in keys
        ],
    )


def _kind(of: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    if "$ref" in of:
        name = of["$ref"].rpartition("/")[2]
        return _linked(name) if name in BARRIERS else _one_of(named[name]["enum"])
    if either := of.get("anyOf") or of.get("oneOf"):
        return " of ".join(_kind(one, named) for one in either if one.get("type") != "null")
    if of.get("type") == "array":
        return f"lijst van: {_kind(of['items'], named)}"
    return _one_of(of["enum"]) if "enum" in of else _PLAIN[of["type"]]


def _linked(name: str) -> str:
    title = BARRIERS[name][0].lower()
    return f"[{title}](#{title.replace(' ', '-')})"


def _one_of(values: list[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _without(of: Mapping[str, Any], *, is_needed: bool) -> str:
    default = of.get("default")
    if is_needed:
        return "verplicht"
    if isinstance(default, dict):
        return ", ".join(f"`{key}: {value}`" for key, value in default.items())
    return "" if default in (None, []) else f"`{str(default).lower() if isinstance(default, bool) else default}`"
