"""When a passage stands in a letter: the conditions that a template can name, each with the facts that decide it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.terms.term import statutory
from dijkwacht.documents.damocles.words import Measure, Place
from dijkwacht.documents.letters.given import Danger, Given, Ground, Plan, Purpose, Research, Role, Schedule
from dijkwacht.documents.terms.library import calendar

SOON: Final = 7
"""Days after an urgent closure within which nobody wonders; the act says no more than as soon as possible."""
LONG: Final = 2
"""Years after which a warning weighs so much that courts treat it as a decision; of an unknown length that is assumed."""

IMPOSING: Final = frozenset({Plan.IMPOSE, Plan.KEEP})
"""Decisions that stand, with conditions."""
UNWINDING: Final = frozenset({Plan.SUSPEND, Plan.END, Plan.TERMINATE})
"""Decisions about a contract that is there already."""


def _is_civil(given: Given) -> bool:
    return bool(given.ground and given.ground.is_civil)


def _is_later(start: date | None, end: date | None, days: int) -> bool:
    return bool(start and end and (end - start).days > days)


def _is_for(given: Given, purpose: Purpose) -> bool:
    """Whether a degree of danger is weighed, and is for this."""
    return given.danger in {Danger.SERIOUS, Danger.LESSER} and given.purpose in {purpose, Purpose.BOTH}


def _is_early(given: Given) -> bool:
    """Whether it is decided while a view could still come, since all who were asked answered already."""
    return given.views_given and bool(given.dated and given.views_until and given.dated <= given.views_until)


def _has_no_time(given: Given) -> bool:
    """Whether the last day to comply is that on which the order is made known, or before it."""
    begins = given.announced_on or given.dated
    return bool(given.comply_until and begins and given.comply_until <= begins)


def _is_answered_late(given: Given) -> bool:
    """Whether who asked to open again waited longer than the reasonable term (Awb 4:13), as a case reckons it."""
    if not (given.requested_on and given.dated):
        return False
    until = statutory("T01", given.requested_on, calendar()).until
    return until is not None and given.dated > until


_OF_BREACHES: Final = ("place", "also_dwelling", "drugs_dwelling")
"""What decides whether a dwelling beside premises counts too: a letter about both says what was breached in either."""


def _prepares_list_two(given: Given) -> bool:
    """Whether it was, or may have been, list II that something was prepared for."""
    return any(one.schedule not in {Schedule.ONE, Schedule.ONE_A} for one in given.breaches if one.has_preparation)


@dataclass(frozen=True, slots=True)
class Condition:
    """When a passage stands in the letter, and the facts that decide it."""

    asks: tuple[str, ...]
    holds: Callable[[Given], bool]


CONDITIONS: Final[Mapping[str, Condition]] = MappingProxyType(
    {
        "dwelling": Condition(("place", "also_dwelling"), lambda given: given.place is Place.DWELLING or given.has_both_places),
        "premises": Condition(("place",), lambda given: given.place is Place.PREMISES),
        "both_places": Condition(("place", "also_dwelling"), lambda given: given.has_both_places),
        "one_place": Condition(("place", "also_dwelling"), lambda given: not given.has_both_places),
        "own_list": Condition(("drugs_dwelling",), lambda given: given.drugs_dwelling is not None),
        "no_own_list": Condition(("drugs_dwelling",), lambda given: given.drugs_dwelling is None),
        "own_day": Condition(("comply_until_dwelling",), lambda given: given.has_own_day),
        "substances": Condition((*_OF_BREACHES, "drugs"), lambda given: any(one.has_substances for one in given.breaches)),
        "list_two": Condition((*_OF_BREACHES, "schedule", "schedule_dwelling"), _prepares_list_two),
        "preparation": Condition(
            (*_OF_BREACHES, "drugs", "also_preparation"), lambda given: any(one.has_preparation for one in given.breaches)
        ),
        "costs": Condition(("costs",), lambda given: given.costs),
        "no_costs": Condition(("costs",), lambda given: not given.costs),
        "closed_already": Condition(("closed_on",), lambda given: given.closed_on is not None),
        "closed_not_yet": Condition(("closed_on",), lambda given: given.closed_on is None),
        "announced": Condition(("announced_on",), lambda given: given.announced_on is not None),
        "arithmetic": Condition(("arithmetic",), lambda given: bool(given.arithmetic.strip())),
        "applicant": Condition(("role",), lambda given: given.role is Role.APPLICANT),
        "holder": Condition(("role",), lambda given: given.role is Role.HOLDER),
        "party": Condition(("role",), lambda given: given.role is Role.PARTY),
        "refuse": Condition(("plan",), lambda given: given.plan is Plan.REFUSE),
        "withdraw": Condition(("plan",), lambda given: given.plan is Plan.WITHDRAW),
        "impose": Condition(("plan",), lambda given: given.plan in IMPOSING),
        "grant": Condition(("plan",), lambda given: given.plan is Plan.IMPOSE),
        "keep": Condition(("plan",), lambda given: given.plan is Plan.KEEP),
        "negative": Condition(("plan",), lambda given: given.plan not in IMPOSING),
        "serious": Condition(("danger",), lambda given: given.danger is Danger.SERIOUS),
        "lesser": Condition(("danger",), lambda given: given.danger is Danger.LESSER),
        "advice": Condition(("research",), lambda given: given.research is Research.ADVICE),
        "own": Condition(("research",), lambda given: given.research is Research.OWN),
        "offence": Condition(("danger",), lambda given: given.danger is Danger.OFFENCE),
        "form": Condition(("danger",), lambda given: given.danger is Danger.FORM),
        "silence": Condition(("danger",), lambda given: given.danger is Danger.SILENCE),
        "degree": Condition(("danger",), lambda given: given.danger is not Danger.OFFENCE),
        "uses": Condition(("danger", "purpose"), lambda given: _is_for(given, Purpose.USE)),
        "commits": Condition(("danger", "purpose"), lambda given: _is_for(given, Purpose.COMMIT)),
        "no_award": Condition(("plan",), lambda given: given.plan is Plan.NOT_AWARD),
        "no_consent": Condition(("plan",), lambda given: given.plan is Plan.NO_CONSENT),
        "no_contract": Condition(("plan",), lambda given: given.plan is Plan.NOT_ENTER),
        "suspend": Condition(("plan",), lambda given: given.plan is Plan.SUSPEND),
        "end": Condition(("plan",), lambda given: given.plan is Plan.END),
        "terminate": Condition(("plan",), lambda given: given.plan is Plan.TERMINATE),
        "unwinding": Condition(("plan",), lambda given: given.plan in UNWINDING),
        "gambling": Condition(("ground",), lambda given: given.ground is Ground.GAMBLING),
        "property": Condition(("ground",), lambda given: given.ground is Ground.PROPERTY),
        "contract": Condition(("ground",), lambda given: given.ground is Ground.CONTRACT),
        "civil": Condition(("ground",), _is_civil),
        "public": Condition(("ground",), lambda given: not _is_civil(given)),
        "objection": Condition(("ground", "uniform"), lambda given: not _is_civil(given) and not given.uniform),
        "appeal": Condition(("ground", "uniform"), lambda given: not _is_civil(given) and given.uniform),
        "laid_open": Condition(("laid_open_on",), lambda given: given.laid_open_on is not None),
        "own_hand": Condition(("mandate",), lambda given: not given.mandate),
        "mandate": Condition(("mandate",), lambda given: given.mandate),
        "for_owner": Condition(("for_owner",), lambda given: given.for_owner),
        "for_user": Condition(("for_owner",), lambda given: not given.for_owner),
        "for_third": Condition(("for_third",), lambda given: given.for_third),
        "for_concerned": Condition(("for_third",), lambda given: not given.for_third),
        "early": Condition(("views_given", "views_until", "dated"), _is_early),
        "views_ended": Condition(("views_given",), lambda given: not given.views_given),
        "long_warning": Condition(("warning_years",), lambda given: given.warning_years is None or given.warning_years > LONG),
        "short_warning": Condition(
            ("warning_years",), lambda given: given.warning_years is not None and given.warning_years <= LONG
        ),
        "on_request": Condition(("on_request",), lambda given: given.on_request),
        "own_motion": Condition(("on_request",), lambda given: not given.on_request),
        "indefinite": Condition(("measure",), lambda given: given.measure is Measure.INDEFINITE),
        "urgent_first": Condition(("urgent",), lambda given: given.urgent),
        "interrupted": Condition(("interrupted",), lambda given: given.interrupted),
        "late_decision": Condition(("closed_on", "dated"), lambda given: _is_later(given.closed_on, given.dated, SOON)),
        "late_answer": Condition(("requested_on", "dated"), _is_answered_late),
        "no_time": Condition(("comply_until", "announced_on", "dated"), _has_no_time),
        "members": Condition(("members",), lambda given: bool(given.members.strip())),
        "decided": Condition(("ruling",), lambda given: bool(given.ruling.strip())),
        "undecided": Condition(("ruling",), lambda given: not given.ruling.strip()),
    }
)
