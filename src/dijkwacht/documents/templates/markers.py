"""Where our text comes in a template: the marker as people type it, and what only looks like it."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from dijkwacht.documents.templates.package import stop

SHOWN: Final = "{{inhoud}}"
MARKER: Final = re.compile(r"\{\{\s*inhoud\s*\}\}", re.IGNORECASE)
_OTHER: Final = re.compile(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")
_NEAR: Final = re.compile(r"[{\[<«‹%$#]\s*inhoud\s*[}\]>»›%$#]|\{\s*inhoud\b|\binhoud\s*\}", re.IGNORECASE)
_ALIKE: Final = 0.7
_TOLD: Final = 5

IN_BOX: Final = f"{SHOWN} staat in een tekstvak. Daar past een hele brief niet in. Zet het op een gewone regel in de tekst."
IN_MARGIN: Final = f"{SHOWN} staat in de koptekst, de voettekst of een noot. Zet het op een gewone regel in de tekst."
TWICE: Final = f"{SHOWN} staat er meer dan één keer. Laat het staan waar de tekst moet komen, en haal het op de andere plek weg."
IN_FIELD: Final = f"{SHOWN} staat in een veld. Zet het op een gewone regel in de tekst."
IN_LIST: Final = f"{SHOWN} staat in een opsomming. Zet het op een gewone regel in de tekst."
NEARLY: Final = (
    f"In dit sjabloon staat iets dat op {SHOWN} lijkt, maar het niet is. Schrijf het met twee accolades aan elke kant, "
    "op één regel, of haal het weg."
)


def look_at_markers(body: Iterable[str], boxes: Iterable[str], margins: Iterable[str]) -> tuple[str, ...]:
    """Look at the lines of a template before it is kept, and give what its owner should know.

    Raises:
        InvalidInput: the marker stands where our text cannot come, stands twice, or is not written as it should.
    """
    body, boxes, margins = list(body), list(boxes), list(margins)
    for lines, why in ((boxes, IN_BOX), (margins, IN_MARGIN)):
        if any(map(MARKER.search, lines)):
            stop(why)
    number = sum(len(MARKER.findall(line)) for line in body)
    if number > 1:
        stop(TWICE)
    rest = [MARKER.sub("", line) for line in (*body, *boxes, *margins)]
    others = [found.strip() for line in rest for found in _OTHER.findall(line)]
    if any(map(_NEAR.search, rest)) or any(map(_is_alike, others)):
        stop(NEARLY)
    told = [] if number else [f"Er staat geen {SHOWN} in het sjabloon. De tekst komt aan het eind."]
    if others:
        named = ", ".join(f"{{{{\u00a0{name}\u00a0}}}}" for name in list(dict.fromkeys(others))[:_TOLD])
        told.append(
            f"Dit vullen wij niet in, en het blijft in uw brief staan: {named}. Vul het zelf in of haal het uit het sjabloon."
        )
    return tuple(told)


def _is_alike(name: str) -> bool:
    return SequenceMatcher(None, name.casefold(), "inhoud").ratio() >= _ALIKE
