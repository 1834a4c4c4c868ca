"""The content of the implementation plan, from what stands in the database."""

from collections import defaultdict
from datetime import date
from typing import Final
from uuid import UUID

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.measures.models import Effect, Measure
from dijkwacht.apps.measures.rules.drafts import Cycle, quarter_word
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.plan.queries.plan import Planning, planning
from dijkwacht.apps.plan.rules.plan import POINTS, why_later
from dijkwacht.apps.reporting.queries.report import passages
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.words import EFFORT_WORDS, LEVEL_WORDS, function_words, in_sentence
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.plan.given import Deferred, Head, PlannedMeasure
from dijkwacht.documents.plan.implementation import GAP, PlanGiven, implementation_plan

NOWHERE: Final = f"nog nergens opgenomen ({GAP})"


def implementation(picture: Picture, made_on: date) -> Paper:
    """The implementation plan of a picture; eight queries, whatever the number of measures."""
    now = planning(picture)
    effects = effects_of(now.measures)
    marks = {row.criterion: row.short for row in passages(picture) if row.part == "recommendation"}
    planned = sorted(now.planned, key=lambda row: (row.quarter or date.max, _place(now, row)))
    themes = list(now.themes.values())
    chosen = [item.advice for item in now.items if item.measure in now.planned]
    return implementation_plan(
        PlanGiven(
            head=Head(
                name_on(picture.organisation, made_on),
                picture.organisation.code,
                made_on,
                Marking(picture.marking),
                picture.is_example,
            ),
            reference=picture.reference_date,
            quarters=tuple(dict.fromkeys(quarter_word(row.quarter) for row in planned if row.quarter)),
            planned=tuple(_told(now, row, effects[row.pk], marks) for row in planned),
            done=tuple(_told(now, row, effects[row.pk], marks) for row in now.done),
            later=tuple(
                Deferred(
                    item.theme,
                    code,
                    item.text,
                    EFFORT_WORDS[item.advice.effort],
                    why_later(item.advice, chosen),
                    marks.get(code, ""),
                )
                for code, item in sorted(now.waiting.items(), key=lambda one: themes.index(one[1].theme))
            ),
        )
    )


def effects_of(measures: tuple[Measure, ...]) -> defaultdict[UUID, list[str]]:
    """What each of these is expected to do, in words; one query."""
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for row in Effect.objects.filter(measure__in=[one.pk for one in measures]).order_by("criterion"):
        sides = [
            f"{words} naar ‘{in_sentence(LEVEL_WORDS[side])[level]}’"
            for side, words, level in ((Side.PAPER, "op papier", row.paper), (Side.PRACTICE, "in de praktijk", row.practice))
            if level is not None
        ]
        if sides:
            found[row.measure_id].append(f"{row.criterion} {' en '.join(sides)}")
    return found


def _place(now: Planning, row: Measure) -> int:
    order = [item.measure.pk for item in now.items if item.measure]
    return order.index(row.pk) if row.pk in order else len(order)


def _of_barrier(row: Measure) -> str:
    """The model of its barrier, where it comes from one; never how that barrier stands."""
    return f"Barrière uit het barrièremodel ‘{row.barrier_version.title}’." if row.barrier_version else ""


def _told(now: Planning, row: Measure, effects: list[str], marks: dict[str, str]) -> PlannedMeasure:
    own = row.criterion if row.picture_id == now.picture.pk else ""
    criterion = now.reckoned.criteria.get(own)
    together = (
        *(["buurgemeenten"] if row.is_with_neighbours else []),
        *(["de omgevingsdienst"] if row.is_with_environment_service else []),
    )
    place = f", {row.cycle_place}" if row.cycle_place else ""
    return PlannedMeasure(
        title=row.title,
        owner=function_words(row.owner) if row.owner else "",
        quarter=quarter_word(row.quarter) if row.quarter else "",
        state=State(row.state).word,
        text=row.text,
        criterion=own,
        norm=criterion.text if criterion else _of_barrier(row),
        effort=EFFORT_WORDS[row.effort],
        points=POINTS[row.effort],
        due_on=row.due_on,
        is_must=bool(criterion and criterion.must),
        effects=tuple(effects),
        more=(("In de planningscyclus", f"{Cycle(row.cycle).word}{place}" if row.cycle else NOWHERE),),
        together=together,
        mark=marks.get(own, ""),
    )
