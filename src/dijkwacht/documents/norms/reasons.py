"""Dutch reasons for what the record checks find; they never repeat what a person typed."""

import re
from collections.abc import Mapping
from typing import Any

_FIXED = {
    "missing": "dit veld ontbreekt",
    "extra_forbidden": "deze sleutel is onbekend",
    "invalid_key": "deze sleutel is onbekend",
    "string_type": "hier hoort tekst; zet een getal of waar/onwaar tussen aanhalingstekens",
    "string_too_short": "deze tekst is leeg",
    "bool_type": "hier hoort true of false",
    "int_type": "hier hoort een geheel getal",
    "int_from_float": "hier hoort een geheel getal",
    "int_parsing_size": "dit getal is te groot",
    "tuple_type": "hier hoort een lijst",
    "too_short": "deze lijst is leeg; er moet minstens één onderdeel in staan",
    "model_type": "hier horen sleutels met waarden",
    "model_attributes_type": "hier horen sleutels met waarden",
    "dict_type": "hier horen sleutels met waarden",
}
_BOUNDS = {"greater_than_equal": ("minstens", "ge"), "less_than_equal": ("hoogstens", "le")}
_KEBAB = "gebruik alleen kleine letters en cijfers, met losse streepjes ertussen"
_CODE = "gebruik alleen letters, cijfers, punt, streepje en laag streepje, en begin met een letter of cijfer"
_CAPITAL = "begin met een hoofdletter of cijfer en gebruik alleen letters, cijfers, punt, streepje en laag streepje"


def reason(error: Mapping[str, Any]) -> str:
    """Give the Dutch reason for one error of pydantic's list."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        allowed = ", ".join(re.findall(r"'([^']*)'", context["expected"]))
        return f"kies uit: {allowed}"
    if kind == "string_too_long":
        return f"deze tekst is langer dan {context['max_length']} tekens"
    if kind in _BOUNDS:
        word, bound = _BOUNDS[kind]
        return f"dit getal moet {word} {context[bound]} zijn"
    if kind == "string_pattern_mismatch":
        return _pattern(context["pattern"])
    return _FIXED.get(kind, "deze waarde past hier niet")


def about_key(error: Mapping[str, Any]) -> bool:
    """Whether the key itself is wrong, and not the value behind it."""
    return error["type"] == "extra_forbidden" or "[key]" in error["loc"]


def _pattern(pattern: str) -> str:
    if "A-Z" not in pattern:
        return _KEBAB
    return _CODE if pattern.startswith("^[A-Za-z") else _CAPITAL
