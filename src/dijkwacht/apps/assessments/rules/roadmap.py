"""The roadmap (*draaiboek*) of a picture: its steps in order."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class MilestoneKind(StrEnum):
    """A step of the roadmap; they stand here in the order in which they are done."""

    AGREEMENT = "agreement"
    KICK_OFF = "kick_off"
    DOCUMENTS = "documents"
    QUESTIONS = "questions"
    INTERVIEWS = "interviews"
    SESSION = "session"
    ANALYSIS = "analysis"
    FACT_CHECK = "fact_check"
    VALIDATION = "validation"
    DECISION = "decision"
    COUNCIL = "council"
    HALF_YEAR = "half_year"

    @property
    def word(self) -> str:
        """The words on the page."""
        return MILESTONE_WORDS[self]


MILESTONE_WORDS: Final = MappingProxyType(
    {
        MilestoneKind.AGREEMENT: "opdracht en afspraken",
        MilestoneKind.KICK_OFF: "kick-off",
        MilestoneKind.DOCUMENTS: "documentstudie",
        MilestoneKind.QUESTIONS: "vragenlijst",
        MilestoneKind.INTERVIEWS: "interviews",
        MilestoneKind.SESSION: "groepssessie",
        MilestoneKind.ANALYSIS: "analyse",
        MilestoneKind.FACT_CHECK: "feitencheck",
        MilestoneKind.VALIDATION: "validatie",
        MilestoneKind.DECISION: "besluit college",
        MilestoneKind.COUNCIL: "informeren raad",
        MilestoneKind.HALF_YEAR: "halfjaargesprek",
    }
)
