"""Reading the chain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings

from dijkwacht.apps import clock
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import GENESIS, WITHOUT_KEY, Break, Kept, Key, Link, first_break


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a piece of the chain found: where it breaks, the last event looked at, and whether there are more."""

    broken_at: Break | None
    until: int
    has_more: bool


def sealing_key() -> Key:
    """The key that new seals are made with."""
    return _keys(tuple(settings.SEAL_KEYS))[0]


def keys() -> Mapping[str, Key]:
    """The keys that seals may be made with, by name: the one in use and those of before."""
    return {key.name: key for key in _keys(tuple(settings.SEAL_KEYS))}


@cache
def _keys(texts: tuple[str, ...]) -> tuple[Key, ...]:
    return tuple(Key.of(text) for text in texts)


def broken_at() -> Break | None:
    """The first event that does not fit the chain, or None."""

    def links() -> Iterator[Link]:
        for event in Event.objects.order_by("pk").iterator(chunk_size=2000):
            yield event.link

    return first_break(links(), keys()) or _without_key()


def _without_key() -> Break | None:
    """The last event, where it has no key: with a chain made anew without the key no other would show it."""
    last = Event.objects.order_by("-pk").only("pk", "key").first()
    return Break(last.pk, WITHOUT_KEY) if last and not last.key else None


def head() -> Kept:
    """The end of the chain: whoever keeps it elsewhere can also see a chain that was cut off or made anew."""
    last = Event.objects.order_by("-pk").only("pk", "seal").first()
    number, seal = (last.pk, last.seal) if last else (0, GENESIS)
    return Kept(clock.now(), number, Event.objects.count(), seal)


def last_backup() -> datetime | None:
    """When the last backup was made; None where there never was one."""
    return Event.objects.filter(verb="backups.made").order_by("-pk").values_list("at", flat=True).first()


def why_not_kept(kept: Kept) -> str:
    """How the chain differs from its end as it was kept elsewhere; empty when that end still stands in it."""
    if not kept.number:
        return ""
    at = Event.objects.filter(pk=kept.number).values_list("seal", flat=True).first()
    if at is None:
        return f"gebeurtenis {kept.number} is weg"
    if at != kept.seal:
        return f"gebeurtenis {kept.number} draagt een ander zegel"
    count = Event.objects.filter(pk__lte=kept.number).count()
    return "" if count == kept.count else f"tot en met gebeurtenis {kept.number} zijn het er {count} in plaats van {kept.count}"


def checked(*, after: int, most: int) -> Checked:
    """Check a piece of the chain: at most so many events after one that was checked before (0: from the start)."""
    before = Event.objects.filter(pk__lte=after).order_by("-pk").first()
    events = list(Event.objects.filter(pk__gt=after).order_by("pk")[: most + 1])
    found = first_break((event.link for event in events[:most]), keys(), after=before.link if before else None)
    has_more = len(events) > most
    until = events[:most][-1].pk if events else after
    return Checked(found or (None if has_more else _without_key()), until, has_more)
