"""The same whole picture for every measurement: each criterion of the norm answered by eight people, from a fixed seed."""

import random
from datetime import date
from typing import Final

from dijkwacht.analysis.scoring.answers import UNKNOWN, Kind, Source
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.workbook.model import AnswerRow, EvidenceRow

DAY: Final = date(2026, 11, 2)
FUNCTIONS: Final = ("secretaris", "hr", "ciso", "vergunningen", "handhaving", "inkoop", "zorg", "oov")
GIVEN: Final = (UNKNOWN, 0, 1, 2, 3)
EXPLANATION: Final = "De werkwijze is vorig jaar vastgesteld. Het team gebruikt haar in de meeste zaken, nog niet bij spoed."


def rows(norm: NormSet, *, seed: int = 7) -> tuple[AnswerRow, ...]:
    """Every criterion × every function, with explanation and evidence."""
    chance = random.Random(seed)
    return tuple(_row(criterion.id, function, chance) for criterion in norm.criteria for function in FUNCTIONS)


def _row(criterion: str, function: str, chance: random.Random) -> AnswerRow:
    paper, practice = chance.choices(GIVEN, weights=(1, 2, 3, 5, 2), k=2)
    when = date(chance.choice((2022, 2025, 2026)), chance.randint(1, 10), chance.randint(1, 28))
    pieces = tuple(
        EvidenceRow(f"{name} {when.year}", kind, when)
        for name, kind in (("Steekproef", Kind.SAMPLE), ("Besluit", Kind.DECISION))[: chance.randint(0, 2)]
    )
    return AnswerRow(criterion, function, Source.QUESTIONNAIRE, paper, practice, explanation=EXPLANATION, evidence=pieces)
