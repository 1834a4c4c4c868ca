"""How measures go, as tables and pure functions: one module a subject."""

from dijkwacht.apps.measures.rules.drafts import (
    MAX_PLACE,
    MAX_TEXT,
    MAX_TITLE,
    Cycle,
    Draft,
    Origin,
    faults_in_draft,
    quarter_of,
    quarter_word,
)
from dijkwacht.apps.measures.rules.states import (
    OPEN,
    STEPS,
    WORKING,
    Moved,
    Standing,
    State,
    Step,
    faults_in_step,
    lies_still,
    why_not,
)

__all__ = [
    "MAX_PLACE",
    "MAX_TEXT",
    "MAX_TITLE",
    "OPEN",
    "STEPS",
    "WORKING",
    "Cycle",
    "Draft",
    "Moved",
    "Origin",
    "Standing",
    "State",
    "Step",
    "faults_in_draft",
    "faults_in_step",
    "lies_still",
    "quarter_of",
    "quarter_word",
    "why_not",
]
