"""What was noted of a Bibob case, with the deeds that put it right; and Bibob as the pages of a case ask for it."""

from collections.abc import Iterator
from functools import partial
from typing import Final
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob import actions as bibob
from dijkwacht.apps.bibob.models import BibobCase, BibobFact, BibobMove
from dijkwacht.apps.bibob.queries import cases_of, file_of, moves_of
from dijkwacht.apps.bibob.rules.states import BibobState, why_not_strike, why_not_take_back
from dijkwacht.apps.bibob.rules.words import FACTS, Fact
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.models import Case
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.web.cases.subject import Line, Subject


def case_for(user: User, number: UUID, *, page: str = "") -> BibobCase:
    """The case with this id, where the user is named on it; with ``page`` the look is put on record.

    Raises:
        Http404: there is none, or this user is not named on it.
    """
    found: BibobCase = get_object_or_404(cases_of(user, on=timezone.localdate()), pk=number)
    if page:
        cases.opened(case=found, by=user, page=page)
    return found


def trail(case: Case | None = None) -> list[dict[str, str]]:
    """The way back from a case."""
    found = [{"label": "Bibob-zaken", "url": reverse("bibob:cases")}]
    if case:
        found.append({"label": case.number, "url": reverse("bibob:case", args=[case.pk])})
    return found


def lines(case: BibobCase) -> list[Line]:
    """Everything that was noted, by day.

    The receipt is put right with the case itself; of a step from before steps were kept only the day is known.
    """
    facts, moves = list(case.facts.all()), list(case.moves.all())
    own = {row.move_id: row for row in facts if FACTS[Fact(row.what)].by_step and row.move_id}
    told = {moves[0].pk if moves else 0, None}
    bare = [
        Line("", FACTS[Fact(row.what)].word, row.on, until=row.until, article=FACTS[Fact(row.what)].article)
        for row in facts
        if FACTS[Fact(row.what)].by_step and row.move_id in told
    ]
    return sorted([*bare, *_steps(case, moves, own), *_facts(case, facts, moves)], key=lambda line: (line.on, line.place))


def _steps(case: BibobCase, moves: list[BibobMove], own: dict[int, BibobFact]) -> Iterator[Line]:
    since = [Fact(row.what) for row in case.facts.all() if moves and row.move_id == moves[-1].pk]
    later = [fact for fact in since if not FACTS[fact].by_step]
    kept = why_not_take_back(moves_of(case), later, has_after=bool(case.remedies.all())) or ""
    for row in moves:
        if not row.before:
            continue
        fact = own.get(row.pk)
        yield Line(
            key=f"stap-{row.pk}",
            place=2 * row.pk,
            words=FACTS[Fact(fact.what)].word if fact else BibobState(row.to).word,
            on=row.on,
            until=fact.until if fact else None,
            has_until=bool(fact and fact.until),
            verb="Terugdraaien",
            kept=kept if row == moves[-1] else "Er is daarna nog een stap gezet. Draai die eerst terug.",
            article=FACTS[Fact(fact.what)].article if fact else "",
            put_right=partial(bibob.put_step_right, row=row.pk),
            take_off=partial(bibob.take_back, row=row.pk),
        )


def _facts(case: BibobCase, facts: list[BibobFact], moves: list[BibobMove]) -> Iterator[Line]:
    file = file_of(case, facts)
    for row in facts:
        what = Fact(row.what)
        if FACTS[what].by_step:
            continue
        is_latest = not moves or row.move_id == moves[-1].pk
        yield Line(
            key=f"feit-{row.pk}",
            place=2 * (row.move_id or 0) + 1,
            words=what.word,
            on=row.on,
            until=row.until,
            weeks=row.weeks,
            has_until=FACTS[what].has_until,
            has_weeks=FACTS[what].has_weeks,
            kept=why_not_strike(what, file, is_latest=is_latest) or "",
            article=FACTS[what].article,
            put_right=partial(bibob.put_right, row=row.pk),
            take_off=partial(bibob.strike, row=row.pk),
        )


BIBOB_CASES: Final = Subject(Instrument.BIBOB, "Bibob-zaak", case_for, trail, lines)
