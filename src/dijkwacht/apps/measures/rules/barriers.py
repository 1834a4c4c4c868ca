"""A barrier that becomes a measure: when it can, and what is written down of it. All of it stands in the catalogue."""

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.barriers.rules import Placed, Standing, is_ours
from dijkwacht.apps.measures.rules.drafts import MAX_TITLE, Draft, titled
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.barriers.words import closed_in, grounds_line, places
from dijkwacht.documents.drawings.labels import shortened
from dijkwacht.documents.norms.library import norm, norm_ids
from dijkwacht.documents.norms.words import FUNCTION_WORDS
from dijkwacht.kit.dutch import listed
from dijkwacht.kit.words import Worded

_LONGEST: Final = 50
"""Letters of each word that tells one measure from another."""
_CARD: Final = 110
"""Letters on a card."""
GONE: Final = "Deze barrière staat niet in de versie van het model waarmee u werkt: open de pagina opnieuw."
_WHY_NOT: Final = MappingProxyType(
    {
        Standing.STANDING: "Bij het model staat dat deze barrière is ingericht. Is dat niet zo? Zeg dat dan eerst bij het model.",
        Standing.PROVEN: "Bij het model staat dat deze barrière is aangetoond. Is dat niet zo? Zeg dat dan eerst bij het model.",
        Standing.ARRANGED: "Bij het model staat dat de partner deze barrière regelde. Vraag de partner om dat te bevestigen.",
        Standing.NOT_APPLICABLE: "Bij het model staat dat deze barrière bij u niet van toepassing is.",
    }
)
STANDS: Final = frozenset({Standing.STANDING, Standing.PROVEN, Standing.ARRANGED})
"""What is said of a barrier that is there."""


class Since(Worded):
    """What became of a barrier in the version that is in use now."""

    SAME = "same", "staat er nog zo"
    OTHER = "other", "staat er nu anders"
    GONE = "gone", "staat er niet meer"


def became_of(barrier: Barrier, now: BarrierModel) -> Since:
    """How a barrier stands in a later version of its model."""
    found = next((one for one in now.barriers if one.id == barrier.id), None)
    return Since.GONE if found is None else Since.SAME if found == barrier else Since.OTHER


def why_not_pursue(placed: Placed | None) -> str | None:
    """Why no measure is made of a barrier of which this was said; None when one can be made."""
    return _WHY_NOT.get(placed.standing) if placed else None


def may_stand_now(state: State, placed: Placed | None) -> bool:
    """Whether the measure is done while nobody said yet that the barrier stands: then a person decides.

    >>> may_stand_now(State.IN_PRACTICE, Placed(Standing.PLANNED)), may_stand_now(State.PROVEN, Placed(Standing.STANDING))
    (True, False)
    """
    return state in {State.IN_PRACTICE, State.PROVEN} and (placed is None or placed.standing not in STANDS)


def drafted(model: BarrierModel, barrier: Barrier, kind: str, area: str = "") -> Draft:
    """The measure that a barrier becomes at an organisation of this kind; what is a partner's is asked of that partner.

    It says what the catalogue says, and nothing of what stands or is open in a place. Its title tells it from every other: by the
    model, by the area where it is for one, and by where it works where the model has two of that name.
    """
    ours = is_ours(barrier, kind)
    told = f"({', '.join(_told_apart(model, barrier, area))})"
    title = barrier.title if ours else f"{_asked_of(barrier)}: {barrier.title}"
    return Draft(
        titled(f"{shortened(title, MAX_TITLE - len(told) - 1)} {told}"),
        text="\n".join(_lines(model, barrier)),
        owner=_function(barrier, kind) if ours else "",
    )


def short(title: str) -> str:
    """What a card says of a measure of a barrier: that which tells it from others stays.

    >>> short("Vraag de partner (netbeheerder): Aansluiting controleren (Hennepteelt)")
    'Vraag de partner (netbeheerder): Aansluiting controleren (Hennepteelt)'
    >>> short(f"{'Meldpunt ' * 20}(Hennepteelt, Westhaven)")[-34:]
    'Meldpunt… (Hennepteelt, Westhaven)'
    """
    if len(title) <= _CARD:
        return title
    head, sign, told = title.rpartition(" (")
    return f"{shortened(head, max(_CARD - len(told), _LONGEST))}{sign}{told}" if head else shortened(title, _CARD)


def _told_apart(model: BarrierModel, barrier: Barrier, area: str) -> Iterator[str]:
    yield shortened(model.title, _LONGEST)
    twins = [one for one in model.barriers if one.title.casefold() == barrier.title.casefold()]
    if len(twins) > 1:
        where = [tuple(places(model, one)) for one in twins]
        mine = places(model, barrier)
        yield shortened(mine[0][1], _LONGEST) if where.count(tuple(mine)) == 1 and mine else barrier.id
    if area:
        yield shortened(area, _LONGEST)


def _asked_of(barrier: Barrier) -> str:
    word = "de partner" if len(barrier.placed_by) == 1 else "de partners"
    return f"Vraag {word} ({listed(barrier.placed_by)})"


def _lines(model: BarrierModel, barrier: Barrier) -> Iterator[str]:
    conditions = {one.id for one in model.conditions}
    where = (
        title if place in conditions else f"{title} ({', '.join(closed_in(model, barrier, place))})"
        for place, title in places(model, barrier)
    )
    yield f"Werkt bij: {'; '.join(where)}."
    if barrier.placed_by:
        yield f"Wie: {listed(barrier.placed_by)}."
    yield f"Grondslag: {grounds_line(model, barrier)}."
    if barrier.note:
        yield f"Let op: {barrier.note}"


def _function(barrier: Barrier, kind: str) -> str:
    """Who in the house is asked first about the first criterion that the barrier serves; empty where the norm names nobody."""
    asked = _asked(kind)
    return next((asked[name] for name in barrier.criteria if name in asked), "")


@lru_cache
def _asked(kind: str) -> MappingProxyType[str, str]:
    norms = (norm(which) for which in norm_ids())
    here = (one for found in norms if kind in found.applies_to for one in found.criteria)
    return MappingProxyType({one.id: one.asked[0] for one in here if one.asked and one.asked[0] in FUNCTION_WORDS})
