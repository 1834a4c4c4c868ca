"""What can be said of a barrier in a place, and what counts as standing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.barriers.outlook import Adds, Counted
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.barriers.parties import is_own
from dijkwacht.documents.barriers.placed.compared import NO_DAY_YET, why_not_since
from dijkwacht.documents.barriers.placed.model import UNCONFIRMED
from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.words import Worded


class Standing(Worded):
    """How it is with a barrier in a place."""

    UNKNOWN = "unknown", "nog niet bekend"
    NONE = "none", "staat er niet"
    PLANNED = "planned", "gepland"
    STANDING = "standing", "ingericht"
    PROVEN = "proven", "aangetoond"
    ARRANGED = "arranged", "geregeld door de partner"
    NOT_APPLICABLE = "not_applicable", "niet van toepassing"


OURS: Final = (Standing.UNKNOWN, Standing.NONE, Standing.PLANNED, Standing.STANDING, Standing.PROVEN, Standing.NOT_APPLICABLE)
"""What can be said of a barrier that the organisation itself places, in the order of a form."""
PARTNERS: Final = (Standing.UNKNOWN, Standing.NONE, Standing.ARRANGED, Standing.NOT_APPLICABLE)
"""What can be said of a barrier that only a partner places: it is not ours to place."""


class Sight(Worded):
    """Whether somebody notices a step."""

    SEEN = "seen", "er is zicht"
    UNKNOWN = "unknown", "niet bekend of iemand het merkt"
    NONE = "none", "niemand merkt het op"


class Ended(Worded):
    """Why a question to a partner, or what the partner answered, holds no more."""

    AGAIN = "again", "u vroeg het opnieuw"
    EARLIER = "earlier", "u koos een eerdere dag"
    OTHER = "other", "u zei iets anders van de barrière"
    VERSION = "version", "in de nieuwe versie van het model is de barrière anders"


@dataclass(frozen=True, slots=True)
class Placed:
    """What was said of one barrier: how it is, who places it, since when; and whether the partner whose it is said so too."""

    standing: Standing
    by: str = ""
    since: date | None = None
    is_confirmed: bool = False

    @property
    def word(self) -> str:
        """How it is in a word: of what a partner arranged, also that the partner did not confirm it yet.

        >>> Placed(Standing.ARRANGED).word, Placed(Standing.ARRANGED, is_confirmed=True).word
        ('geregeld door de partner, nog niet bevestigd', 'geregeld door de partner')
        """
        return f"{self.standing.word}, {UNCONFIRMED}" if self.waits else self.standing.word

    @property
    def words(self) -> str:
        """How it is, who places it and since when, on one line."""
        return said_in(self.word, self)

    @property
    def waits(self) -> bool:
        """Whether the partner whose it is has still to confirm it."""
        return self.standing is Standing.ARRANGED and not self.is_confirmed

    def as_counted(self) -> Standing:
        """How it is reckoned with: what is said of a partner's barrier is not known until the partner confirms it.

        >>> str(Placed(Standing.ARRANGED).as_counted()), str(Placed(Standing.ARRANGED, is_confirmed=True).as_counted())
        ('unknown', 'standing')
        """
        if self.standing is Standing.ARRANGED:
            return Standing.STANDING if self.is_confirmed else Standing.UNKNOWN
        return Standing.STANDING if self.standing is Standing.PROVEN else self.standing


NOT_THERE: Final = frozenset({Standing.UNKNOWN, Standing.NONE, Standing.NOT_APPLICABLE})
"""What is not there, or not known: nobody places that, and since no day."""


def as_kept(placed: Placed) -> Placed:
    """What is kept of it: who and since when of what stands, who of what is planned, and neither of what is not there.

    >>> as_kept(Placed(Standing.NONE, "gemeente", date(2026, 3, 1))) == Placed(Standing.NONE)
    True
    """
    if placed.standing in NOT_THERE:
        return Placed(placed.standing)
    return replace(placed, since=None) if placed.standing is Standing.PLANNED else placed


def said_in(word: str, said: Placed) -> str:
    """A word for how it is, with who places it and since when.

    >>> said_in("gepland", Placed(Standing.PLANNED, "gemeente"))
    'gepland, gemeente'
    """
    since = f"sinds {long_date(said.since)}" if said.since else ""
    return ", ".join(part for part in (word, said.by, since) if part)


def counted(model: BarrierModel, said: Mapping[str, Placed]) -> Counted:
    """What stands, what is not known and what is not for this place; of what nothing was said nothing is known."""
    found = {one.id: said[one.id].as_counted() if one.id in said else Standing.UNKNOWN for one in model.barriers}

    def those(standing: Standing) -> frozenset[str]:
        return frozenset(name for name, how in found.items() if how is standing)

    return Counted(those(Standing.STANDING), those(Standing.UNKNOWN), those(Standing.NOT_APPLICABLE))


def is_ours(barrier: Barrier, kind: str) -> bool:
    """Whether an organisation of this kind places it; where nobody is named, whoever works with the model."""
    return not barrier.placed_by or any(is_own(party, kind) for party in barrier.placed_by)


def is_shared(barrier: Barrier, kind: str) -> bool:
    """Whether an organisation of this kind places it, or a partner."""
    return is_ours(barrier, kind) and any(not is_own(party, kind) for party in barrier.placed_by)


def is_assumed(barrier: Barrier, kind: str, placed: Placed) -> bool:
    """Whether it counts as one's own while nobody said who places it, and a partner may.

    >>> shared = Barrier(id="B1", title="Bezoek", closes=("S1",), kind="detects", placed_by=("gemeente", "politie"))
    >>> [is_assumed(shared, "municipality", Placed(Standing.STANDING, by)) for by in ("", "gemeente")]
    [True, False]
    """
    return not placed.by and placed.standing in {Standing.STANDING, Standing.PROVEN} and is_shared(barrier, kind)


def whose(barrier: Barrier, kind: str) -> str:
    """Who can place it, told to an organisation of this kind.

    >>> whose(Barrier(id="B1", title="Bezoek", closes=("S1",), kind="detects", placed_by=("gemeente", "politie")), "municipality")
    'Plaatst u zelf of een partner: gemeente, politie'
    """
    word = "Plaatst u zelf of een partner" if is_shared(barrier, kind) else "Plaatst u zelf"
    word = word if is_ours(barrier, kind) else "Vraag de partner"
    return ": ".join(part for part in (word, ", ".join(barrier.placed_by)) if part)


def allowed(barrier: Barrier, kind: str) -> tuple[Standing, ...]:
    """What can be said of it at an organisation of this kind; where a partner may place it too, also that the partner did."""
    if not is_ours(barrier, kind):
        return PARTNERS
    return (*OURS[:-1], Standing.ARRANGED, OURS[-1]) if is_shared(barrier, kind) else OURS


def meant(kind: str, placed: Placed) -> Placed:
    """What that is at an organisation of this kind: where a partner places it, the partner arranged it, and is to confirm that.

    >>> str(meant("municipality", Placed(Standing.PROVEN, "politie")).standing)
    'arranged'
    >>> str(meant("municipality", Placed(Standing.ARRANGED, "gemeente")).standing)
    'standing'
    """
    placed = as_kept(placed)
    if placed.by and not is_own(placed.by, kind) and placed.standing in {Standing.STANDING, Standing.PROVEN}:
        return replace(placed, standing=Standing.ARRANGED)
    if placed.standing is Standing.ARRANGED and is_own(placed.by, kind):
        return replace(placed, standing=Standing.STANDING)
    return placed


_WORDS: Final[Mapping[bool, str]] = MappingProxyType(
    {
        True: "Deze barrière plaatst de eigen organisatie: zij is niet van een partner.",
        False: "Deze barrière plaatst een partner: zeg of die haar heeft geregeld.",
    }
)


def why_not(barrier: Barrier, kind: str, placed: Placed, *, on: date) -> str | None:
    """Why this cannot be said on this day of a barrier at an organisation of this kind, or None when it can."""
    if placed.standing not in allowed(barrier, kind):
        return _WORDS[is_ours(barrier, kind)]
    if placed.by and placed.by not in barrier.placed_by:
        return "Kies wie de barrière plaatst uit wie het model noemt."
    if placed.since and placed.standing is Standing.PLANNED:
        return NO_DAY_YET
    return why_not_since(placed.since, on=on)


def is_still_confirmed(before: Placed, now: Placed) -> bool:
    """Whether what a partner confirmed, or was asked to confirm, is not more now: the same party, and standing no earlier.

    >>> was = Placed(Standing.ARRANGED, "politie", date(2026, 3, 1))
    >>> [is_still_confirmed(was, replace(was, since=since)) for since in (date(2026, 3, 15), None, date(2026, 2, 1))]
    [True, True, False]
    """
    if (before.standing, before.by) != (now.standing, now.by):
        return False
    return now.since is None or (before.since is not None and now.since >= before.since)


def why_ended(before: Placed, now: Placed) -> Ended:
    """Why what a partner confirmed, or was asked to, does not hold for what is said now."""
    is_same = (before.standing, before.by) == (now.standing, now.by)
    return Ended.EARLIER if is_same and before.since and now.since else Ended.OTHER


FIVE: Final = 5
_HOLDING: Final = 3


def next_five(adds: Iterable[Adds]) -> tuple[Adds, ...]:
    """The five that would help most: three that leave the least room, two that show most of what nobody sees now.

    Where there are fewer of the one, the others fill up; what adds nothing is not among them.

    >>> holding = [Adds(f"B{n}", 0, n / 10, ("S1",) if n > 3 else ()) for n in range(1, 6)]
    >>> noticing = [Adds("D1", 0, 0, ("S1", "S2")), Adds("D2", 0, 0, ())]
    >>> [one.barrier for one in next_five([*holding, *noticing])]
    ['B5', 'B4', 'B3', 'D1', 'B2']
    """
    found = [*adds]
    holding = sorted((one for one in found if one.room > 0), key=lambda one: (-one.room, -one.routes, one.barrier))
    first = holding[:_HOLDING]
    seeing = sorted((one for one in found if one.steps and one not in first), key=lambda one: (-len(one.steps), one.barrier))
    rest = (*seeing[: FIVE - _HOLDING], *holding[_HOLDING:], *seeing[FIVE - _HOLDING :])
    return tuple(dict.fromkeys((*first, *rest)))[:FIVE]


LINK_STAYS: Final = timedelta(days=30)
"""So long a partner can answer."""
ASKED: Final = "Wilt u iets bevestigen?"


def asked(*, link: str, until: date) -> str:
    """The mail to a partner's person; it says nothing of what it is about."""
    return f"""\
Goedendag,

Een organisatie waarmee u samenwerkt, vraagt u om één ding te bevestigen. Dat kost een minuut, en u heeft geen account nodig:

{link}

De link werkt tot en met {long_date(until)}. Deel haar met niemand.

Verwacht u dit niet? Bel dan de organisatie, of doe niets.
"""


def carried_over(before: BarrierModel, after: BarrierModel, said: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of barriers of which something was said: those that the next version knows too, and those that it does not."""
    known = {one.id for one in after.barriers}
    order = [one.id for one in before.barriers if one.id in {*said}]
    return tuple(one for one in order if one in known), tuple(one for one in order if one not in known)


@dataclass(frozen=True, slots=True)
class Renewed:
    """What becomes of what was said, where a place goes on to a next version.

    ``kept`` is what is said there from then on; ``left`` and ``again`` are barriers by id, in the order of the model: those of
    which something was said that cannot be said there, and those that the partner has to confirm anew. Of ``nobody`` it is known
    no more who places them: the barrier names them no more. ``same`` are those that are the same to the letter.
    """

    kept: Mapping[str, Placed]
    left: tuple[str, ...]
    again: tuple[str, ...]
    nobody: tuple[str, ...]
    same: frozenset[str]


ALIKE: Final = 0.6
"""Titles that share less than this tell of another deed."""


def is_same_deed(before: Barrier, after: Barrier) -> bool:
    """Whether a barrier of this id is still the same deed: a title may be worded anew, but not together with what it does.

    >>> old = Barrier(id="B1", title="Meldpunt in de wijk", closes=("S1",), kind="detects")
    >>> [is_same_deed(old, old.model_copy(update={"title": title})) for title in ("Meldpunt in elke wijk", "Last onder dwangsom")]
    [True, False]
    >>> is_same_deed(old, old.model_copy(update={"title": "Meldpunt in elke wijk", "closes": ("S2",)}))
    False
    """
    if before.title == after.title:
        return True
    is_alike = SequenceMatcher(None, before.title.lower(), after.title.lower(), autojunk=False).ratio() >= ALIKE
    return is_alike and (before.kind, before.closes) == (after.kind, after.closes)


def _along(said: Placed, barrier: Barrier) -> Placed:
    """What was said, without who places it where the barrier names them no more."""
    return said if said.by in barrier.placed_by else replace(said, by="")


def renewed(before: BarrierModel, after: BarrierModel, kind: str, said: Mapping[str, Placed]) -> Renewed:
    """What goes along to the next version at an organisation of this kind.

    A confirmation stays where the barrier is the same to the letter: else the partner confirmed something else. Where an id names
    another deed than before, nothing goes along.
    """
    there, stays = carried_over(before, after, said)
    old, new = ({one.id: one for one in model.barriers} for model in (before, after))
    same = frozenset(name for name, one in new.items() if old.get(name) == one)
    kept = {
        name: replace(_along(said[name], new[name]), is_confirmed=said[name].is_confirmed and name in same)
        for name in there
        if is_same_deed(old[name], new[name]) and said[name].standing in allowed(new[name], kind)
    }
    left = {name for name in (*there, *stays) if name not in kept and said[name].standing is not Standing.UNKNOWN}
    again = tuple(name for name in kept if said[name].is_confirmed and not kept[name].is_confirmed)
    nobody = tuple(name for name, one in kept.items() if said[name].by and not one.by)
    return Renewed(kept, tuple(one.id for one in before.barriers if one.id in left), again, nobody, same)


def left(said: Placed) -> dict[str, str | None]:
    """What could not go along, as it is kept."""
    return {"standing": said.standing.value, "by": said.by, "since": said.since.isoformat() if said.since else None}


def as_left(kept: Mapping[str, str | None] | str) -> Placed:
    """The same, read; what was kept before who and when were kept too, is the standing alone.

    >>> as_left(left(Placed(Standing.PROVEN, "college", date(2026, 3, 1)))).since, as_left("none").standing.value
    (datetime.date(2026, 3, 1), 'none')
    """
    if isinstance(kept, str):
        return Placed(Standing(kept))
    since = kept["since"]
    return Placed(Standing(kept["standing"] or Standing.UNKNOWN), kept["by"] or "", date.fromisoformat(since) if since else None)
