"""A field that all forms share."""

import re
from typing import Any, Final

from django import forms

# A line break pasted from a presentation is one of these; no workbook can hold them. (Django refuses NUL itself.)
_UNREADABLE: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Prose(forms.CharField):
    """A text as people write it: line ends of one sign, whether the form or a script sent it, and nothing that cannot be read."""

    def to_python(self, value: Any) -> str:
        """The text as it is kept; so a text that was not touched is the same text."""
        return _UNREADABLE.sub(" ", str(super().to_python(value)).replace("\r\n", "\n")).strip()
