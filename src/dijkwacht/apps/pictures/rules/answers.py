"""What an answer must hold, and when two writers meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from dijkwacht.analysis.scoring.answers import UNKNOWN, Kind
from dijkwacht.kit.errors import Refused

MAX_TEXT: Final = 5000
MAX_PIECES: Final = 10
MAX_NAME: Final = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: what it is, what kind, of when and where it is kept. Never a file."""

    name: str
    kind: Kind
    when: date | None = None
    kept_at: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a respondent says of one criterion; levels 0–3, ``UNKNOWN`` for *weet ik niet*, None for not answered."""

    paper: int | None = None
    practice: int | None = None
    not_applicable: str = ""
    explanation: str = ""
    evidence: tuple[Piece, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said at all."""
        return self == Said()

    @property
    def is_complete(self) -> bool:
        """Whether both questions were answered, or the criterion does not apply."""
        return bool(self.not_applicable) or (self.paper is not None and self.practice is not None)


class Overtaken(Refused):
    """Somebody saved this answer in the meantime; ``current`` is what stands, at ``version``."""

    def __init__(self, current: Said, version: int) -> None:
        self.current = current
        self.version = version
        super().__init__("Dit antwoord is intussen ergens anders gewijzigd. Kies welke versie blijft staan.")


def faults_in(said: Said, *, on: date) -> Mapping[str, str]:
    """What keeps an answer from being saved, by field: in words that stand beside that field."""
    faults: dict[str, str] = {}
    for side in ("paper", "practice"):
        level = getattr(said, side)
        if level is not None and level not in range(UNKNOWN, 4):
            faults[side] = "Kies een van de antwoorden."
    if said.not_applicable and (said.paper is not None or said.practice is not None):
        faults["not_applicable"] = "Kies óf een niveau, óf ‘niet van toepassing’: niet allebei."
    if max(len(said.explanation), len(said.not_applicable)) > MAX_TEXT:
        faults["explanation"] = f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."
    if len(said.evidence) > MAX_PIECES:
        faults["evidence"] = f"Noem hooguit {MAX_PIECES} stukken bewijs."
    for number, piece in enumerate(said.evidence, start=1):
        if reason := _fault_in(piece, on=on):
            faults[f"evidence-{number}"] = f"Bewijs {number}: {reason}"
    return faults


def _fault_in(piece: Piece, *, on: date) -> str | None:
    if max(len(piece.name), len(piece.kept_at)) > MAX_NAME:
        return f"maak de naam of vindplaats korter, hooguit {MAX_NAME} tekens."
    if piece.when is not None and piece.when > on:
        return "de datum ligt in de toekomst."
    return None


def why_no_evidence(piece: Piece) -> str | None:
    """Why a saved piece does not count yet; None when it does. It is kept all the same: nothing typed is lost."""
    if not piece.name:
        return "vul in welk stuk het is; zonder naam telt het niet mee."
    if piece.when is None and piece.kind is not Kind.OTHER:
        return "vul de datum in; zonder datum telt het niet mee."
    return None


class Changed(Refused):
    """Somebody wrote here in the meantime; the writer is shown both and chooses."""

    def __init__(self) -> None:
        super().__init__("Deze tekst of dit oordeel is intussen ergens anders gewijzigd. Kies welke versie blijft staan.")


def digest(*values: object) -> str:
    """A short mark of what was on the screen: equal for equal values."""
    return sha256(repr(values).encode()).hexdigest()[:32]
