"""Measures with what belongs to them; every row carries its organisation, so that the database itself can wall them off."""

from dijkwacht.apps.measures.models.measures import (
    Effect,
    Measure,
    MeasureQuerySet,
    Note,
    OfMeasure,
    Proof,
    Task,
)
from dijkwacht.apps.measures.models.sharing import Sharing

__all__ = [
    "Effect",
    "Measure",
    "MeasureQuerySet",
    "Note",
    "OfMeasure",
    "Proof",
    "Sharing",
    "Task",
]
