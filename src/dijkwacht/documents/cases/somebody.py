"""Points at what looks like the name or the address of somebody, as people write them in a question about a case.

Apart from the numbers of ``personal``: a name is told by what stands before it and an address by its street and number, so this
looks only where a case is near. Every pattern is bounded.
"""

import re
from typing import Final

from dijkwacht.kit.personal import Hit, Kind

_OF: Final = r"(?:(?:van|von|de|den|der|het|te|ten|ter|el|al|la|le|'t|’t|in)\s+){0,3}"
_SURNAME: Final = r"[A-ZÀ-Ý][\w'’-]{1,40}"
_INITIALS: Final = r"(?:[A-Z]\.\s?){1,4}"
_BEFORE: Final = r"(?i:\b(?:de heer|dhr\.?|mevrouw|mevr\.?|mw\.?|meneer|familie|fam\.?))\s+"
_NAME: Final = re.compile(
    rf"{_BEFORE}(?:{_INITIALS})?{_OF}{_SURNAME}|(?<![\w.]){_INITIALS}{_OF}(?!Wet\b|Artikel\b|Lid\b){_SURNAME}"
)
_ENDS: Final = (
    r"(?:straat|laan|weg|plein|kade|gracht|dijk|steeg|hof|singel|pad|plantsoen|park|dreef|wal|markt|boulevard|ring|veld|kamp)"
)
_STREET: Final = re.compile(
    rf"(?i:(?<!\w)(?!onderweg|halverweg|overweg)[\w'’.-]{{2,40}}{_ENDS})\s+\d{{1,4}}\s?[a-zA-Z]?(?![\w:])"
)
_POSTCODE: Final = re.compile(r"(?<!\w)(?!(?:19|20)\d\d\s)[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?!\w)")


def told(text: str) -> tuple[Hit, ...]:
    """Find what looks like a name or an address, from left to right.

    >>> [text[hit.start:hit.end] for text in ["De heer P. Jansen, Dorpsstraat 12, 1234 AB."] for hit in told(text)]
    ['De heer P. Jansen', 'Dorpsstraat 12', '1234 AB']
    >>> told("Mag artikel 13b Opiumwet bij twee panden? Zie ECLI:NL:RVS:2022:1911 en het besluit van 2026 OM.")
    ()
    """
    finders = ((Kind.NAME, _NAME), (Kind.ADDRESS, _STREET), (Kind.ADDRESS, _POSTCODE))
    hits = (Hit(kind, found.start(), found.end()) for kind, finder in finders for found in finder.finditer(text))
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end)))
