"""What shows that a measure works, and the small texts that are kept with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.scoring.answers import Kind

MAX_LINE: Final = 200
MAX_NOTE: Final = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence as somebody describes it: never the file itself."""

    name: str
    kind: Kind
    dated: date
    kept_at: str = ""


def faults_in_piece(piece: Piece, *, on: date) -> Mapping[str, str]:
    """What keeps a piece from being written down, by field."""
    faults: dict[str, str] = {}
    if not piece.name.strip():
        faults["name"] = "Schrijf wat voor stuk het is, zoals: verslag van de steekproef."
    for name in ("name", "kept_at"):
        if len(getattr(piece, name)) > MAX_LINE:
            faults[name] = f"Maak dit korter: hooguit {MAX_LINE} tekens."
    if piece.dated > on:
        faults["dated"] = "Deze dag is nog niet geweest."
    return MappingProxyType(faults)


def faults_in_text(text: str, *, longest: int) -> Mapping[str, str]:
    """What keeps a step or a note from being written down, by field."""
    if not text.strip():
        return {"text": "Schrijf eerst iets op."}
    return {"text": f"Maak dit korter: hooguit {longest} tekens."} if len(text) > longest else {}


def why_not_see(*, is_giver: bool, is_seen: bool) -> str | None:
    """Why somebody cannot say to have seen a piece; None when they can."""
    if is_giver:
        return "U gaf dit bewijs zelf. Een ander moet het bekijken."
    return "Dit bewijs is al door iemand anders gezien." if is_seen else None
