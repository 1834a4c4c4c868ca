"""The words of a mail: that something waits and where, never what a picture, a measure or a case says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.asks.rules.asks import Ask
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.kit.dutch import count, long_date

BUNDLE_SUBJECT: Final = "Uw dagoverzicht"
PREFERENCES: Final = "/berichten/"
"""Where somebody chooses which mails they get."""
UNNAMED: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.MEASURE_LATE: "/maatregelen/",
        Kind.MEASURE_SOON: "/maatregelen/",
        Kind.DESK_QUESTION: "/adviesvraag/",
        Kind.DESK_ANSWERED: "/adviesvraag/",
        Kind.CASE_LOOK: "/werk/",
        Kind.CASE_TERM: "/instrumenten/",
    }
)
"""Kinds of which a mail does not even say for which organisation, with the page to which it leads: a measure is an answer to a
weak spot, and that somebody has a case is nobody's business."""
UNDATED: Final = frozenset({Kind.CASE_LOOK, Kind.CASE_TERM})
"""Kinds of which a mail says no day."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it goes out."""

    subject: str
    body: str


def mail(asks: Sequence[Ask], *, site: str, is_bundle: bool = False) -> Mail:
    """One mail about all of these; ``site`` is the address before a path."""
    subjects = {ask.kind.facts.subject for ask in asks}
    subject = BUNDLE_SUBJECT if is_bundle else subjects.pop() if len(subjects) == 1 else _several(asks)
    told = "\n\n".join(dict.fromkeys(_told(ask, site) for ask in asks))
    lead = "Dit staat er vandaag voor u in dijkwacht.\n\n" if is_bundle else ""
    end = f"Meld u aan om het te lezen. Welke berichten u krijgt, kiest u zelf:\n{site}{PREFERENCES}"
    return Mail(subject, f"Goedendag,\n\n{lead}{told}\n\n{end}\n")


def _several(asks: Sequence[Ask]) -> str:
    return f"Er staan {count(len(asks), 'bericht', 'berichten')} voor u klaar"


def _told(ask: Ask, site: str) -> str:
    where = "" if ask.kind in UNNAMED else f"{ask.name}: "
    day = f" De laatste dag is {long_date(ask.day)}." if ask.day and ask.kind not in UNDATED else ""
    path = UNNAMED.get(ask.kind, ask.path)
    return f"{where}{ask.kind.facts.sentence}{day}\n{site}{path}"
