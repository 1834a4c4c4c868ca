"""A picture with all that belongs to it.

Every row carries its organisation, so that the database itself can wall organisations off from one another.
"""

from dijkwacht.apps.assessments.models.answers import (
    Answer,
    Respondent,
    Settlement,
    Upload,
)
from dijkwacht.apps.assessments.models.closing import (
    Comment,
    Decision,
    Passage,
)
from dijkwacht.apps.assessments.models.earlier import (
    EarlierStudy,
)
from dijkwacht.apps.assessments.models.pictures import (
    Confidential,
    Picture,
    PictureQuerySet,
)
from dijkwacht.apps.assessments.models.preparation import (
    Attempt,
    Coverage,
    Deviation,
    Invitation,
    Milestone,
    SourceDocument,
)
from dijkwacht.apps.assessments.models.session import (
    Seat,
    Session,
    SessionCriterion,
    Vote,
)
from dijkwacht.apps.assessments.models.texts import (
    EFFORTS,
    Finding,
    Note,
    Recommendation,
)

__all__ = [
    "EFFORTS",
    "Answer",
    "Attempt",
    "Comment",
    "Confidential",
    "Coverage",
    "Decision",
    "Deviation",
    "EarlierStudy",
    "Finding",
    "Invitation",
    "Milestone",
    "Note",
    "Passage",
    "Picture",
    "PictureQuerySet",
    "Recommendation",
    "Respondent",
    "Seat",
    "Session",
    "SessionCriterion",
    "Settlement",
    "SourceDocument",
    "Upload",
    "Vote",
]
