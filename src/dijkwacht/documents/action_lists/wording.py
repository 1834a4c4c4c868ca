"""The headings of a list of measures, as it goes out; and what other lists call the same."""

from types import MappingProxyType
from typing import Final

HEADINGS: Final = MappingProxyType(
    {
        "title": "Maatregel",
        "text": "Toelichting",
        "state": "Status",
        "owner": "Eigenaar",
        "due_on": "Klaar op",
        "quarter": "Kwartaal",
        "effort": "Inspanning",
        "cycle": "Waar in het plan",
        "criterion": "Onderdeel",
        "theme": "Thema",
        "origin": "Herkomst",
        "organisation": "Organisatie",
        "decided_on": "Besloten op",
        "practice_on": "Ingevoerd op",
        "still": "Geen voortgang",
    }
)
"""Every column that goes out, by its name in the code."""
