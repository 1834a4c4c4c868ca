"""What is asked of somebody, and of the pictures of some organisations; and what is new for everybody."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.asks.models import Bundle, Preference, Told
from dijkwacht.apps.asks.queries.scene import Scene, where_seated
from dijkwacht.apps.asks.queries.table import TABLE
from dijkwacht.apps.asks.rules.asks import Ask, Seat, in_order
from dijkwacht.apps.asks.rules.kinds import ONCE_A_DAY, Kind, Sort, Way
from dijkwacht.apps.pictures.models import Picture

OF_PICTURES = frozenset(
    {
        Kind.OPEN_QUESTIONS,
        Kind.COLLECT,
        Kind.ANALYSE,
        Kind.BEGIN_CHECK,
        Kind.FACT_CHECK,
        Kind.COMMENTS,
        Kind.RECORD,
        Kind.CONFIRM,
        Kind.STEP,
    }
)
"""What takes a picture on, whoever's turn it is."""


def scene_of(user: User, *, on: date) -> Scene:
    """How things stand where somebody sits."""
    return Scene(on, where_seated(user, on=on), is_small=True)


def asked_of(user: User, *, on: date, scene: Scene | None = None, role: Role | None = None) -> tuple[Ask, ...]:
    """The questions that wait for somebody, what is too late first; at most nine queries, whatever there is.

    With a ``role`` only what is asked of somebody in that role.
    """
    scene = scene or scene_of(user, on=on)
    seats = scene.advisers if role is Role.ADVISER else scene.seats
    mine = [seat for seat in seats if seat.user == user.pk and role in {None, seat.role}]
    roles = {seat.role for seat in mine}
    kinds = [kind for kind in Kind if kind.facts.sort is Sort.QUESTION and kind.facts.roles & roles]
    return in_order((ask for ask in _found(scene, kinds) if any(_is_of(ask, seat) for seat in mine)), on=on)


def asked_in(pictures: Collection[Picture], *, on: date) -> Mapping[UUID, tuple[Ask, ...]]:
    """What takes each of these pictures on, whoever's turn it is; five queries, whatever their number."""
    scene = Scene(on, Q(organisation__in={one.organisation_id for one in pictures}), has_people=False)
    wanted = {one.pk for one in pictures}
    found: defaultdict[UUID, list[Ask]] = defaultdict(list)
    for ask in _found(scene, OF_PICTURES):
        if ask.picture in wanted and ask.picture:
            found[ask.picture].append(ask)
    return {key: in_order(asks, on=on) for key, asks in found.items()}


@dataclass(frozen=True, slots=True)
class New:
    """What is new for one person: to be told now, in the overview of the day, or not at all."""

    user: User
    direct: tuple[Ask, ...]
    daily: tuple[Ask, ...]
    never: tuple[Ask, ...]


OFTEN = frozenset(kind for kind in Kind if kind.facts.is_mailed) - ONCE_A_DAY
"""What is looked for every few minutes."""


def new_for_all(*, on: date, here: Q | None = None, kinds: Collection[Kind] = OFTEN) -> Iterator[New]:
    """What nobody was told of yet, person by person; as many queries for three hundred organisations as for one.

    ``here`` is a condition on ``organisation``, none for all of them.
    """
    scene = Scene(on, here or Q())
    turns: defaultdict[int, list[Ask]] = defaultdict(list)
    by_place: defaultdict[int, list[Seat]] = defaultdict(list)
    for seat in scene.seats:
        by_place[seat.organisation].append(seat)
    for ask in _found(scene, [kind for kind in Kind if kind in kinds]):
        for user in dict.fromkeys(seat.user for seat in by_place[ask.organisation] if _is_of(ask, seat)):
            turns[user].append(ask)
    told = _told({matter for asks in turns.values() for ask in asks for matter in ask.matters})
    fresh = {user: [ask for ask in asks if _is_new(user, ask, told)] for user, asks in turns.items()}
    ways = ways_of([user for user, asks in fresh.items() if asks])
    for person in User.objects.filter(pk__in=ways, is_active=True).order_by("pk"):
        yield _sorted(person, fresh[person.pk], ways[person.pk], on)


def ways_of(users: Iterable[int]) -> dict[int, dict[Kind, Way]]:
    """How each of these persons wants to hear of each kind; one query."""
    found = {user: {kind: kind.facts.way for kind in Kind if kind.facts.is_mailed} for user in users}
    for user, kind, way in Preference.objects.filter(user__in=found).values_list("user", "kind", "way"):
        found[user][Kind(kind)] = Way(way)
    return found


def bundled(*, on: date) -> frozenset[int]:
    """Who got the overview of this day."""
    return frozenset(Bundle.objects.filter(day=on).values_list("user", flat=True))


def _found(scene: Scene, kinds: Iterable[Kind] = tuple(Kind)) -> Iterator[Ask]:
    for kind in kinds:
        yield from TABLE[kind](scene)


def _is_of(ask: Ask, seat: Seat) -> bool:
    return seat.organisation == ask.organisation and ask.whose.is_of(seat)


def _told(matters: Collection[str]) -> frozenset[tuple[int, str, str]]:
    return frozenset(Told.objects.filter(matter__in=matters).values_list("user", "kind", "matter")) if matters else frozenset()


def _is_new(user: int, ask: Ask, told: frozenset[tuple[int, str, str]]) -> bool:
    return any((user, ask.kind, matter) not in told for matter in ask.matters)


def _sorted(user: User, asks: Iterable[Ask], ways: Mapping[Kind, Way], on: date) -> New:
    found: dict[Way, list[Ask]] = {way: [] for way in Way}
    for ask in asks:
        found[ways[ask.kind]].append(ask)
    return New(user, *(in_order(found[way], on=on) for way in (Way.DIRECT, Way.DAILY, Way.NEVER)))
