"""What a template is once it was taken in; apart from the work, so that who only keeps it loads no office library."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MAX_BYTES: Final = 2_000_000


class TemplateForm(StrEnum):
    """The two kinds of template; the value is the ending of the file."""

    DOCX = "docx"
    ODT = "odt"

    @property
    def word(self) -> str:
        """The word on the page."""
        return {TemplateForm.DOCX: "Word", TemplateForm.ODT: "ODT"}[self]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A template that may be kept."""

    form: TemplateForm
    content: bytes
