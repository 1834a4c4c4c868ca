"""The table: for each kind how it is found. A later room adds a row, and a fact to the scene where it needs one."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.asks.queries import of_assignments, of_cases, of_desk, of_pictures
from dijkwacht.apps.asks.queries.of_measures import measures
from dijkwacht.apps.asks.queries.of_pictures import decisions, in_state
from dijkwacht.apps.asks.queries.scene import Scene
from dijkwacht.apps.asks.rules.asks import Ask
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap.rules import MilestoneKind

Find = Callable[[Scene], Iterator[Ask]]


def _by_another_round(scene: Scene) -> Iterator[Ask]:
    yield from ()


TABLE: Final[Mapping[Kind, Find]] = MappingProxyType(
    {
        Kind.ASSIGNMENT_PROPOSED: of_assignments.proposed,
        Kind.ASSIGNMENT_ACCEPTED: of_assignments.accepted,
        Kind.ASSIGNMENT_ENDING: of_assignments.ending,
        Kind.PLAN: of_assignments.without_picture,
        Kind.OPEN_QUESTIONS: in_state(State.PLANNED, Kind.OPEN_QUESTIONS, MilestoneKind.KICK_OFF, "/werk/{}/uitnodigingen/"),
        Kind.COLLECT: in_state(State.ANSWERING, Kind.COLLECT, MilestoneKind.QUESTIONS, "/werk/{}/uitnodigingen/"),
        Kind.ANALYSE: in_state(State.ANALYSIS, Kind.ANALYSE, MilestoneKind.ANALYSIS, "/werk/{}/"),
        Kind.CONCEPT_SHARED: of_pictures.shared,
        Kind.BEGIN_CHECK: in_state(State.CONCEPT, Kind.BEGIN_CHECK, MilestoneKind.FACT_CHECK, "/werk/{}/stap/feitencheck/"),
        Kind.FACT_CHECK: of_pictures.fact_check,
        Kind.FACT_CHECK_CLOSING: of_pictures.closing,
        Kind.COMMENTS: of_pictures.comments,
        Kind.COMMENT_ANSWERED: of_pictures.answered,
        Kind.RECORD: decisions(Kind.RECORD),
        Kind.CONFIRM: decisions(Kind.CONFIRM),
        Kind.SIGN: decisions(Kind.SIGN),
        Kind.DECIDED: of_pictures.decided,
        Kind.STEP: of_pictures.steps,
        Kind.MEASURE_LATE: measures(Kind.MEASURE_LATE),
        Kind.MEASURE_SOON: measures(Kind.MEASURE_SOON),
        Kind.DESK_QUESTION: of_desk.waiting,
        Kind.DESK_ANSWERED: of_desk.answered,
        Kind.CASE_LOOK: of_desk.looking,
        Kind.CASE_TERM: of_cases.terms,
        Kind.MONTH: _by_another_round,
    }
)
