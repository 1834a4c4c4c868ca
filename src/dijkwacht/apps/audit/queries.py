"""Reading the chain."""

from collections.abc import Iterator

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import GENESIS, Entry, first_break


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
