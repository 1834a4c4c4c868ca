"""The decision that remedies rest on, as it is asked of whatever kept it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Shut:
    """A part of a place that has a closure of its own: from which day, and from which day it is over; None while it is not."""

    closed_on: date | None = None
    lapsed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contested:
    """The decision that remedies rest on: none yet without a day; ``is_direct`` where appeal stands open at once.

    ``is_warning`` is for a warning: as a rule no decision, so that its term is told only when somebody objected all the same.
    ``is_penalty`` is for an order under penalty, of which ``comply_until`` is the last day to do as it says; ``is_reported`` is
    where an own conclusion was reported to the Bureau; ``is_given_by_law`` for a permit that the law gave (Awb 4:20b).
    ``has_parts`` is where a dwelling goes its own way beside the premises: ``dwelling`` is its closure, if it has one.
    ``has_ended`` is whether what was decided was lifted, withdrawn or has lapsed, all of it.
    """

    on: date | None = None
    is_civil: bool = False
    is_direct: bool = False
    can_be_lifted: bool = False
    is_warning: bool = False
    is_penalty: bool = False
    comply_until: date | None = None
    is_reported: bool = False
    has_closure: bool = False
    closed_on: date | None = None
    lapsed_on: date | None = None
    is_given_by_law: bool = False
    has_parts: bool = False
    dwelling: Shut | None = None
    has_ended: bool = False
