"""Reading the chain."""

from collections.abc import Iterator
from dataclasses import dataclass

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import GENESIS, Entry, first_break


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a piece of the chain found: where it breaks, the last event looked at, and whether there are more."""

    broken_at: int | None
    until: int
    has_more: bool


def broken_at() -> int | None:
    """The number of the first event that does not fit the chain, or None."""

    def links() -> Iterator[tuple[int, Entry, str]]:
        for event in Event.objects.order_by("pk").iterator(chunk_size=2000):
            yield event.pk, event.entry, event.seal

    return first_break(links())


def head() -> tuple[int, str]:
    """How many events there are and the last seal: whoever keeps it elsewhere can also see a shortened chain."""
    last = Event.objects.order_by("-pk").values_list("seal", flat=True).first()
    return Event.objects.count(), last or GENESIS


def checked(*, after: int, most: int) -> Checked:
    """Check a piece of the chain: at most so many events after one that was checked before (0: from the start)."""
    before = Event.objects.filter(pk__lte=after).order_by("-pk").values_list("seal", flat=True).first()
    events = list(Event.objects.filter(pk__gt=after).order_by("pk")[: most + 1])
    links = ((event.pk, event.entry, event.seal) for event in events[:most])
    broken = first_break(links, start=before or GENESIS)
    until = events[:most][-1].pk if events else after
    return Checked(broken, until, has_more=len(events) > most)
