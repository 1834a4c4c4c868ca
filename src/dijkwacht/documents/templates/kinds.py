"""What a template is once it was taken in; apart from the work, so that who only keeps it loads no office library."""

from dataclasses import dataclass
from typing import ClassVar, Final

from pydantic import ConfigDict

from dijkwacht.kit.words import Worded

MAX_BYTES: Final = 2_000_000


class TemplateForm(Worded):
    """The two kinds of template; the value is the ending of the file."""

    DOCX = "docx", "Word"
    ODT = "odt", "ODT"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A template that may be kept."""

    __pydantic_config__: ClassVar = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    form: TemplateForm
    content: bytes
    told: tuple[str, ...] = ()
    """What its owner should know: where our text comes, and what stays as it is."""
