"""Records from YAML: read whole and strictly, or every fault in Dutch with its place; never with what a person typed."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.positions import Document, Path, in_order
from dijkwacht.kit.yaml import load

# Ids, titles and versions are as long as the database keeps.
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Version = Annotated[str, StringConstraints(min_length=1, max_length=20, strip_whitespace=True)]
KebabId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]

Part = tuple[tuple[str | int, ...], dict[str, Any]]
"""A part of the raw data with its path; the data may still be of any shape."""
Look = Callable[[Document], Iterable[Fault]]

_FIXED: Final = {
    "missing": "dit veld ontbreekt",
    "extra_forbidden": "deze sleutel is onbekend",
    "invalid_key": "deze sleutel is onbekend",
    "string_type": "hier hoort tekst; zet een getal of waar/onwaar tussen aanhalingstekens",
    "string_too_short": "deze tekst is leeg",
    "bool_type": "hier hoort true of false",
    "float_type": "hier hoort een getal, zoals 0.4",
    "int_type": "hier hoort een geheel getal",
    "int_from_float": "hier hoort een geheel getal",
    "int_parsing_size": "dit getal is te groot",
    "tuple_type": "hier hoort een lijst",
    "too_short": "deze lijst is leeg; er moet minstens één onderdeel in staan",
    "model_type": "hier horen sleutels met waarden",
    "model_attributes_type": "hier horen sleutels met waarden",
    "finite_number": "hier hoort een gewoon getal, zoals 0.4",
    "date_from_datetime_parsing": "hier hoort een dag die bestaat, zoals 2026-01-31",
    "dict_type": "hier horen sleutels met waarden",
}
_BOUNDS: Final = {
    "greater_than_equal": ("minstens", "ge"),
    "less_than_equal": ("hoogstens", "le"),
    "greater_than": ("meer dan", "gt"),
    "less_than": ("minder dan", "lt"),
}
# By what a pattern has in it; the first that fits.
_PATTERNS: Final = (
    ("ECLI", "schrijf het nummer van de uitspraak zoals ECLI:NL:RVS:2025:2922"),
    ("^[A-Za-z", "gebruik alleen letters, cijfers, punt, streepje en laag streepje, en begin met een letter of cijfer"),
    ("A-Z", "begin met een hoofdletter of cijfer en gebruik alleen letters, cijfers, punt, streepje en laag streepje"),
    ("", "gebruik alleen kleine letters en cijfers, met losse streepjes ertussen"),
)


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Read = TypeVar("Read", bound=Record)


def read(text: str, file: str, model: type[Read], look: Look | None = None) -> Read:
    """Read and check one file; raises ``InvalidInput`` with all faults, in the order of the file.

    ``look`` finds what one record cannot see. It looks at the raw data, so that these faults come out together with the others.
    """
    return checked(load(text, file=file), model, look)


def checked(document: Document, model: type[Read], look: Look | None = None) -> Read:
    """The record that a loaded file holds."""
    made, faults = None, list(look(document) if look else ())
    try:
        # By way of JSON: strict, yet a list is welcome where the model keeps a tuple.
        made = model.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        faults += [_fault(document, each) for each in error.errors(include_url=False) if not _is_echo(each)]
    if made is None or faults:
        raise InvalidInput(in_order(faults))
    return made


def parts(data: object, key: str, path: tuple[str | int, ...] = ()) -> list[Part]:
    """The parts in the list behind a key of raw data, as far as there are any."""
    listed = data.get(key) if isinstance(data, dict) else None
    if not isinstance(listed, list):
        return []
    return [((*path, key, index), part) for index, part in enumerate(listed) if isinstance(part, dict)]


def doubles(document: Document, among: Iterable[Part], by: str = "id") -> Iterator[Fault]:
    """The parts whose id (or other key) stood there before."""
    first: dict[str, Path] = {}
    what = "dit id" if by == "id" else "dit"
    for path, part in among:
        if not isinstance(name := part.get(by), str):
            continue
        if name in first:
            yield document.fault([*path, by], f"{what} staat er dubbel; het eerste staat op {document.place(first[name])}")
        else:
            first[name] = [*path, by]


def _is_echo(error: Mapping[str, Any]) -> bool:
    """Whether a list only seems empty because all that is in it was refused; that has been said already."""
    return error["type"] == "too_short" and bool(error["input"])


def _fault(document: Document, error: Any) -> Fault:
    # Between brackets: not a step of the file, but which of several shapes was tried.
    path: Path = [step for step in error["loc"] if not str(step).startswith("[")]
    is_about_key = error["type"] == "extra_forbidden" or "[key]" in error["loc"]
    return document.fault(path, _reason(error), on_key=is_about_key)


def _reason(error: Mapping[str, Any]) -> str:
    """The Dutch reason for one error of pydantic's list."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("literal_error", "enum"):
        allowed = ", ".join(re.findall(r"'([^']*)'", context["expected"]))
        return f"kies uit: {allowed}"
    if kind == "string_too_long":
        return f"deze tekst is langer dan {context['max_length']} tekens"
    if kind in _BOUNDS:
        word, bound = _BOUNDS[kind]
        return f"dit getal moet {word} {f'{context[bound]:g}'.replace('.', ',')} zijn"
    if kind == "string_pattern_mismatch":
        return next(said for sign, said in _PATTERNS if sign in context["pattern"])
    return _FIXED.get(kind, "deze waarde past hier niet")


def digest_of(content: Any) -> str:
    """The mark of exactly this content, in whatever order its keys stand: so an old page is told from a new one.

    >>> digest_of({"a": 1, "b": "é"}) == digest_of({"b": "é", "a": 1}), len(digest_of([]))
    (True, 64)
    """
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
