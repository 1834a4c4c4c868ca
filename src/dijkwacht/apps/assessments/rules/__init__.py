"""The rules of a picture: its states and steps, what an answer must hold, the roadmap, invitations and adoption."""

from dijkwacht.apps.assessments.rules.adoption import Body, DecisionKind, Part
from dijkwacht.apps.assessments.rules.answers import (
    MAX_NAME,
    MAX_PIECES,
    MAX_TEXT,
    Changed,
    Overtaken,
    Piece,
    Said,
    digest,
    faults_in,
    why_no_evidence,
)
from dijkwacht.apps.assessments.rules.grounds import Ground, grounds_for
from dijkwacht.apps.assessments.rules.invitations import InvitationState
from dijkwacht.apps.assessments.rules.roadmap import MilestoneKind
from dijkwacht.apps.assessments.rules.states import (
    ENDED,
    READABLE,
    STEPS,
    Standing,
    State,
    Step,
    why_not,
    why_not_answer,
    why_not_upload,
    why_not_write,
)

__all__ = [
    "ENDED",
    "MAX_NAME",
    "MAX_PIECES",
    "MAX_TEXT",
    "READABLE",
    "STEPS",
    "Body",
    "Changed",
    "DecisionKind",
    "Ground",
    "InvitationState",
    "MilestoneKind",
    "Overtaken",
    "Part",
    "Piece",
    "Said",
    "Standing",
    "State",
    "Step",
    "digest",
    "faults_in",
    "grounds_for",
    "why_no_evidence",
    "why_not",
    "why_not_answer",
    "why_not_upload",
    "why_not_write",
]
