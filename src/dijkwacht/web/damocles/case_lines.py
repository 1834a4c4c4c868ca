"""What was noted of a Damocles case, with the deeds that put it right."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from django.utils import timezone

from dijkwacht.apps.cases.queries import after_of
from dijkwacht.apps.cases.rules.remedies import broken
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import all_moves, decided_of
from dijkwacht.apps.damocles.rules.facts import Move, decision_of
from dijkwacht.apps.damocles.rules.parts import decision_with, named, of_part, parts_of
from dijkwacht.apps.damocles.rules.states import DAMOCLES_STEPS, DamoclesState, Deed
from dijkwacht.web.cases.subject import Line

LATER: Final = "Er is daarna nog iets vastgelegd. Draai dat eerst terug."


def lines(case: DamoclesCase) -> list[Line]:
    """Every step and deed in the order in which it was noted; the first is put right with the case itself."""
    rows, rests = list(case.moves.all()), _rests_on_last(case)
    articles = _articles(all_moves(case))
    found = [Line("", DamoclesState(row.what).word, row.on) for row in rows[:1]]
    moves = all_moves(case)
    for row in rows[1:]:
        is_deed, one = row.what in set(Deed), row.moved
        is_decision = row.what == decision_of(of_part(moves, one.part))
        word = Deed(row.what).word if is_deed else DamoclesState(row.what).word
        verb = "Weghalen" if is_deed else "Terugdraaien"
        found.append(
            Line(
                key=f"stap-{row.pk}",
                words=named(word, one.part),
                on=row.on,
                until=row.until,
                has_until=bool(row.until),
                has_months=is_decision,
                months=decided_of(case, one.part).months if is_decision else None,
                verb="Besluit over beide delen terugdraaien" if len(decision_with(moves, one)) > 1 else verb,
                kept=rests if row == rows[-1] else LATER,
                article=articles.get((row.what, row.part), ""),
                put_right=partial(damocles.put_right, row=row.pk),
                take_off=partial(damocles.take_back, row=row.pk),
            )
        )
    return found


def _articles(moves: Sequence[Move]) -> Mapping[tuple[str, str], str]:
    """By which article each step of each part was taken: to close has another when it was urgent."""
    found = {}
    for part in parts_of(moves):
        steps = [move for move in of_part(moves, part) if move.what in set(DamoclesState)]
        for before, to in pairwise(steps):
            step = DAMOCLES_STEPS.get((DamoclesState(before.what), DamoclesState(to.what)))
            found[to.what, to.part or ""] = step.article if step else ""
    return found


def _rests_on_last(case: DamoclesCase) -> str:
    """What has to go first before the last step can be taken back; empty when nothing rests on it."""
    moves = all_moves(case)
    gone = decision_with(moves, moves[-1])
    without = case.decided_by([one for one in moves if one not in gone])
    reason = broken(without, after_of(case), on=timezone.localdate())
    return f"Haal eerst weg wat er na het besluit is vastgelegd. {reason}" if reason else ""
