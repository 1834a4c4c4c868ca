"""Who reads a draft along, how long a link works, and what is mailed about it."""

from datetime import date, timedelta
from typing import Final

from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.words import Worded


class Function(Worded):
    """As what somebody at a partner reads it: never who that is."""

    POLICY = "policy", "beleid"
    FIELD = "field", "uitvoering of toezicht"
    LAW = "law", "juridisch"
    ANALYSIS = "analysis", "informatie en analyse"
    LEAD = "lead", "leiding"
    OTHER = "other", "iets anders"


LINK_STAYS: Final = timedelta(days=30)
"""So long a partner can answer; then the address goes too."""
ASKED: Final = "Er staat iets voor u klaar"


def asked(*, link: str, until: date) -> str:
    """The mail to a partner's person; it says nothing of what it is about."""
    return f"""\
Goedendag,

Er staat iets voor u klaar om te lezen. U heeft geen account nodig:

{link}

De link werkt tot en met {long_date(until)}. Deel haar met niemand.

Verwacht u dit niet? Doe dan niets.
"""
