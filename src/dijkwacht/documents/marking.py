"""The marking of a picture: who may see it, in the word that stands in the workbook and on every page of the report."""

from enum import StrEnum


class Marking(StrEnum):
    """From everybody to the persons named; it says who sees, and is not a legal ground."""

    PUBLIC = "openbaar"
    PARTNERS = "partners"
    ORGANISATION = "organisatie"
    CLOSED = "gesloten"
