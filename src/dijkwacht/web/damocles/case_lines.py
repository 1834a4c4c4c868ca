"""What was noted of a Damocles case, with the deeds that put it right."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from django.utils import timezone

from dijkwacht.apps.cases.queries import after_of
from dijkwacht.apps.cases.rules.remedies import broken
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase, DamoclesMove
from dijkwacht.apps.damocles.queries import decided_of, moves_of
from dijkwacht.apps.damocles.rules.facts import decision_of
from dijkwacht.apps.damocles.rules.states import DAMOCLES_STEPS, DamoclesState, Deed
from dijkwacht.web.cases.subject import Line

LATER: Final = "Er is daarna nog iets vastgelegd. Draai dat eerst terug."


def lines(case: DamoclesCase) -> list[Line]:
    """Every step and deed in the order in which it was noted; the first is put right with the case itself."""
    rows, rests = list(case.moves.all()), _rests_on_last(case)
    articles = _articles(rows)
    found = [Line("", DamoclesState(row.what).word, row.on) for row in rows[:1]]
    decision, decided = decision_of(moves_of(case)), decided_of(case)
    for row in rows[1:]:
        is_deed = row.what in set(Deed)
        found.append(
            Line(
                key=f"stap-{row.pk}",
                words=Deed(row.what).word if is_deed else DamoclesState(row.what).word,
                on=row.on,
                until=row.until,
                has_until=bool(row.until),
                has_months=row.what == decision,
                months=decided.months if row.what == decision else None,
                verb="Weghalen" if is_deed else "Terugdraaien",
                kept=rests if row == rows[-1] else LATER,
                article=articles.get(row.what, ""),
                put_right=partial(damocles.put_right, row=row.pk),
                take_off=partial(damocles.take_back, row=row.pk),
            )
        )
    return found


def _articles(rows: Sequence[DamoclesMove]) -> Mapping[str, str]:
    """By which article each step was taken: to close has another when it was urgent."""
    steps = [DamoclesState(row.what) for row in rows if row.what in set(DamoclesState)]
    return {to.value: DAMOCLES_STEPS[before, to].article for before, to in pairwise(steps) if (before, to) in DAMOCLES_STEPS}


def _rests_on_last(case: DamoclesCase) -> str:
    """What has to go first before the last step can be taken back; empty when nothing rests on it."""
    without = case.decided_by(moves_of(case)[:-1])
    reason = broken(without, after_of(case), on=timezone.localdate())
    return f"Haal eerst weg wat er na het besluit is vastgelegd. {reason}" if reason else ""
