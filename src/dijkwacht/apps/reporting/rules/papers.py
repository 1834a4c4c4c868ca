"""When papers of a picture can be had, what their files are called, and the words for the grounds."""

import re
import unicodedata
from datetime import date

from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.documents.marking import Marking


def ground_in_words(code: str) -> tuple[str, str]:
    """The article and the words of a ground; a code that is in no table is shown as it is.

    >>> ground_in_words("woo-5.1.2.e")
    ('artikel 5.1, tweede lid, onder e, Woo', 'de persoonlijke levenssfeer')
    """
    if code in set(Ground):
        return Ground(code).article, Ground(code).word
    return code, "te verifiëren"


def why_not_report(state: State) -> str | None:
    """Why there is no report now; None when there is one. The adviser reads it before the concept."""
    return "Dit beeld is gestopt. Er wordt geen rapport meer van gemaakt." if state is State.LAPSED else None


def why_not_public(state: State, marking: Marking) -> str | None:
    """Why there is no public version now; None when there is one."""
    if state is State.LAPSED:
        return "Dit beeld is gestopt. Er komt geen openbare versie van."
    if state is not State.ADOPTED:
        return "Er is nog geen openbare versie: eerst neemt het bestuur een besluit over het beeld."
    if marking is Marking.CLOSED:
        return "Dit beeld is alleen voor wie genoemd is. Daarvan is er geen openbare versie."
    return None


def why_not_products(state: State) -> str | None:
    """Why no papers can be made from this picture now; None when they can."""
    if state is State.LAPSED:
        return "Dit beeld is gestopt. Er worden geen stukken meer van gemaakt."
    if state not in READABLE:
        return "Stukken maakt u vanaf het concept. De adviseur deelt dat eerst met u."
    return None


def file_title(begin: str, organisation: str, on: date, *more: str) -> str:
    """A name that says which paper it is, of whom and when, and nothing of what it says.

    >>> file_title("weerbaarheidsbeeld", "Súdwest-Fryslân", date(2026, 11, 23), "openbaar")
    'weerbaarheidsbeeld-sudwest-fryslan-2026-11-23-openbaar'
    """
    return "-".join([begin, plain_name(organisation), on.isoformat(), *more])


def plain_name(organisation: str) -> str:
    """The name of an organisation as a file can have it.

    >>> plain_name("’s-Gravenhage")
    's-gravenhage'
    """
    plain = unicodedata.normalize("NFKD", organisation).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "organisatie"
