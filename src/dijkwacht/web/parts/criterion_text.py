"""What the adviser wrote on one criterion: settled levels, finding and recommendation, read and saved as one."""

from dataclasses import dataclass

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.findings.models import Finding, Note, Recommendation
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture, Settlement
from dijkwacht.apps.pictures.rules.answers import Changed, digest
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.documents.norms.model import Criterion


@dataclass(frozen=True, slots=True)
class Weighing:
    """A settled level per side, or not applicable, with its reason and what it rests on; empty where nothing is settled."""

    paper: int | None = None
    practice: int | None = None
    is_not_applicable: bool = False
    reason: str = ""
    basis: str = ""

    @property
    def levels(self) -> dict[Side, int]:
        """The levels by side."""
        sides = ((Side.PAPER, self.paper), (Side.PRACTICE, self.practice))
        return {side: level for side, level in sides if level is not None}

    @property
    def is_settled(self) -> bool:
        """Whether anything is settled."""
        return self.is_not_applicable or bool(self.levels) or self.basis == Basis.NOTHING


@dataclass(frozen=True, slots=True)
class FindingSaid:
    """The text with a vulnerability, and whether it was looked over."""

    text: str = ""
    is_reviewed: bool = False


@dataclass(frozen=True, slots=True)
class AdviceSaid:
    """The recommendation as it goes into the picture; the norm's own advice until it is adapted."""

    text: str = ""
    effort: str = "medium"
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """All that the adviser wrote on one criterion; ``lapsed`` is a weighing that an answer has overtaken.

    ``note`` is what the adviser noted for themselves: nobody else reads it.
    """

    weighing: Weighing = Weighing()
    finding: FindingSaid = FindingSaid()
    advice: AdviceSaid = AdviceSaid()
    lapsed: Weighing | None = None
    note: str = ""

    @property
    def mark(self) -> str:
        """Equal for equal words: goes out with the form and comes back with it."""
        return digest(self.weighing, self.finding, self.advice, self.lapsed, self.note)

    def same_words(self, other: "Written") -> bool:
        """Whether the other says the same."""
        ours = (self.weighing, self.finding, self.advice, self.note)
        return ours == (other.weighing, other.finding, other.advice, other.note)


def written(picture: Picture, criterion: Criterion) -> Written:
    """What stands now."""
    rows = list(Settlement.objects.filter(picture=picture, criterion=criterion.id))
    standing = _weighing([row for row in rows if row.lapsed_at is None])
    lapsed = _weighing([row for row in rows if row.lapsed_at is not None])
    finding = Finding.objects.filter(picture=picture, criterion=criterion.id).first()
    advice = Recommendation.objects.filter(picture=picture, criterion=criterion.id).first()
    note = Note.objects.filter(picture=picture, criterion=criterion.id).first()
    return Written(
        standing,
        FindingSaid(finding.text, finding.is_reviewed) if finding else FindingSaid(),
        AdviceSaid(advice.text, advice.effort, advice.is_left_out) if advice else norm_advice(criterion),
        lapsed if lapsed.is_settled else None,
        note.text if note else "",
    )


def norm_advice(criterion: Criterion) -> AdviceSaid:
    """What the norm proposes."""
    return AdviceSaid(criterion.advice.text, criterion.advice.effort) if criterion.advice else AdviceSaid()


def save(*, picture: Picture, criterion: Criterion, wanted: Written, seen: str, by: User) -> bool:
    """Save the parts that differ from what stands; returns whether anything did.

    Raises:
        Changed: what stands is no longer what was on the screen, and not what is wanted either.
        Refused: the picture is not in analysis.
    """
    try:
        with pictures.unchanged(picture=picture, seen=seen, now=lambda: written(picture, criterion).mark):
            return _save_parts(picture, criterion, wanted, by)
    except Changed:
        if written(picture, criterion).same_words(wanted):
            return False  # a double click: the same words, saved already
        raise


def _save_parts(picture: Picture, criterion: Criterion, wanted: Written, by: User) -> bool:
    before = written(picture, criterion)
    if wanted.weighing != before.weighing or wanted.lapsed != before.lapsed:
        weighing = wanted.weighing
        if weighing.is_settled:
            basis = Basis(weighing.basis) if weighing.basis else None
            pictures.settle(
                picture=picture, criterion=criterion.id, levels=weighing.levels, reason=weighing.reason, basis=basis, by=by
            )
        else:
            pictures.unsettle(picture=picture, criterion=criterion.id, by=by)
    if wanted.finding != before.finding:
        finding = wanted.finding
        findings.describe(picture=picture, criterion=criterion.id, text=finding.text, is_reviewed=finding.is_reviewed, by=by)
    if wanted.advice != before.advice:
        advice = wanted.advice
        findings.recommend(
            picture=picture, criterion=criterion.id, text=advice.text, effort=advice.effort, is_left_out=advice.is_left_out, by=by
        )
    if wanted.note != before.note:
        findings.note(picture=picture, criterion=criterion.id, text=wanted.note, by=by)
    return wanted != before


def _weighing(rows: list[Settlement]) -> Weighing:
    levels, basis = {row.side: row.level for row in rows}, rows[0].basis if rows else ""
    return Weighing(
        levels.get(Side.PAPER),
        levels.get(Side.PRACTICE),
        "" in levels and basis != Basis.NOTHING,
        rows[0].reason if rows else "",
        basis,
    )
