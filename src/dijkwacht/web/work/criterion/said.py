"""What each respondent said of one criterion, in words, and whether it counts."""

from collections import Counter
from dataclasses import dataclass

from dijkwacht.analysis.scoring import answers as scoring
from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.analysis.scoring.evidence import after_evidence, is_fresh
from dijkwacht.analysis.scoring.precedence import hear
from dijkwacht.apps.pictures.models import Answer
from dijkwacht.apps.pictures.queries.answers import pieces
from dijkwacht.apps.pictures.queries.reckoning import Reckoned, scored
from dijkwacht.apps.pictures.rules.answers import Piece, why_no_evidence
from dijkwacht.apps.sources.rules import RECORDED
from dijkwacht.documents.norms.words import KIND_WORDS
from dijkwacht.kit.dutch import count
from dijkwacht.web.parts.answer_form import SOURCE_WORDS
from dijkwacht.web.parts.answer_matrix import proof_note


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence and whether it counts."""

    piece: Piece
    kind: str
    verdict: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One answer; ``counts`` says that it is the one of several that counts, ``note`` why one does not, or counts lower."""

    answer: Answer
    source: str
    counts: str
    note: str
    proofs: tuple[Proof, ...]

    @property
    def is_recorded(self) -> bool:
        """Whether the adviser recorded it, and so may change it."""
        return self.answer.source in RECORDED


def told(reckoned: Reckoned, criterion: str) -> tuple[Told, ...]:
    """Every answer to a criterion, in the order in which people were asked."""
    rows = [answer for answer in reckoned.answers if answer.criterion == criterion]
    heard = hear(scored(row) for row in rows)
    counted = heard[criterion].counted if criterion in heard else {}
    said_by = Counter(row.respondent_id for row in rows if row.source != Source.CHECK)
    return tuple(
        _told(row, counted.get(row.respondent.function), reckoned, is_one_of_more=said_by[row.respondent_id] > 1) for row in rows
    )


def _told(row: Answer, counts: scoring.Answer | None, reckoned: Reckoned, *, is_one_of_more: bool) -> Told:
    said = scored(row)
    is_counted = counts is not None and counts.source is said.source
    return Told(
        row,
        ", ".join(filter(None, (SOURCE_WORDS[Source(row.source)], "uit het vorige beeld" if row.is_carried else ""))),
        _counts(said) if is_counted and is_one_of_more else "",
        _note(said, counts, reckoned),
        tuple(_proof(piece, reckoned) for piece in pieces(row.evidence)),
    )


def _counts(said: scoring.Answer) -> str:
    is_half = not said.not_applicable and None in {said.paper, said.practice}
    half = " Eén kant is open, en telt dus als niet beantwoord." if is_half else ""
    return f"Dit antwoord telt: deze bron gaat voor.{half}"


def _note(said: scoring.Answer, counts: scoring.Answer | None, reckoned: Reckoned) -> str:
    if said.source is Source.CHECK:
        return "Staat ernaast: een toets telt niet mee in de cijfers."
    if said.paper is None and said.practice is None and not said.not_applicable:
        return "Telt niet mee: er is geen niveau gekozen."
    if counts is not None and counts.source is not said.source:
        return f"Telt niet mee: het antwoord uit de bron ‘{SOURCE_WORDS[counts.source]}’ gaat voor."
    months = reckoned.norm.shelf_months
    note = proof_note(said, after_evidence(said, on=reckoned.picture.reference_date, shelf_life=months))
    return f"{note[0].upper()}{note[1:]}." if note else ""


def _proof(piece: Piece, reckoned: Reckoned) -> Proof:
    months = reckoned.norm.shelf_months
    if why_no_evidence(piece):
        lacking = "er is geen datum" if piece.name else "het stuk heeft geen naam"
        return Proof(piece, KIND_WORDS[piece.kind], f"telt niet: {lacking}", counts=False)
    if is_fresh(scoring.Evidence(piece.kind, piece.when), on=reckoned.picture.reference_date, shelf_life=months):
        side = "het papier" if piece.kind is Kind.DECISION else "de praktijk"
        return Proof(piece, KIND_WORDS[piece.kind], f"telt voor {side}", counts=True)
    age = count(months[piece.kind], "maand", "maanden")
    return Proof(piece, KIND_WORDS[piece.kind], f"verouderd: ouder dan {age} op de peildatum", counts=False)
