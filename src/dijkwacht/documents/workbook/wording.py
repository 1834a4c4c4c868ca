"""The words of the workbook: names of sheets, headings, and what may be chosen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, get_args

from dijkwacht.analysis.scoring.answers import Kind, Side, Source
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.model import Function

ORGANISATION: Final = "Organisatie"
ANSWERS: Final = "Antwoorden"
QUESTIONS: Final = "Vragen"
SETTLED: Final = "Weging"

LABELS: Final = ("code", "naam", "normenset", "versie", "peildatum", "omvang", "rubricering", "voorbeeld", "geldt_ook_voor")
REQUIRED_LABELS: Final = LABELS[:5]
ANSWER_HEADINGS: Final = (
    "criterium", "respondent", "bron", "papier", "praktijk", "nvt", "toelichting", "bewijs", "bewijssoort", "bewijsdatum",
)  # fmt: skip
QUESTION: Final = "vraag"
"""What is asked, for who fills it in; it stands beside the code, and nothing is read from it."""
WRITTEN_HEADINGS: Final = (ANSWER_HEADINGS[0], QUESTION, *ANSWER_HEADINGS[1:])
SETTLED_HEADINGS: Final = ("criterium", "kant", "niveau", "reden")

BASIC: Final = "basis"
FULL: Final = "volledig"
YES: Final = "ja"
NOT_APPLICABLE: Final = "nvt"
UNKNOWN: Final = "?"
LEVELS: Final = ("0", "1", "2", "3")
SCOPES: Final = (BASIC, FULL)
MARKINGS: Final = tuple(marking.value for marking in Marking)
SOURCES: Final = tuple(source.value for source in Source)
KINDS: Final = tuple(kind.value for kind in Kind)
SIDES: Final[Mapping[str, Side]] = MappingProxyType({"papier": Side.PAPER, "praktijk": Side.PRACTICE})
FUNCTIONS: Final[tuple[str, ...]] = get_args(Function)

MAX_TEXT: Final = 5_000
MAX_NAME: Final = 200
MAX_RESPONDENT: Final = 60
