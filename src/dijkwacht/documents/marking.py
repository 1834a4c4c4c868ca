"""The marking of a picture: who may see it, in the word that stands in the workbook and on every page of the report."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Marking(StrEnum):
    """From everybody to the persons named; it says who sees, and is not a legal ground."""

    PUBLIC = "openbaar"
    PARTNERS = "partners"
    ORGANISATION = "organisatie"
    CLOSED = "gesloten"

    @property
    def told(self) -> str:
        """As a reader knows it, at the top of every page: whether it may go round, and how far."""
        return _TOLD[self]


_TOLD: Final = MappingProxyType(
    {
        Marking.PUBLIC: "Openbaar",
        Marking.PARTNERS: "Vertrouwelijk, voor de partners in het programma",
        Marking.ORGANISATION: "Vertrouwelijk, binnen de organisatie",
        Marking.CLOSED: "Vertrouwelijk, alleen voor wie genoemd is",
    }
)

KEPT_HERE: Final = (Marking.PUBLIC, Marking.PARTNERS, Marking.ORGANISATION)
"""The markings that the site can keep: *gesloten* shuts out whoever is not named, and nobody can be named on these things.

A file on somebody's own machine may carry the word: who sees it there is up to them.
"""
