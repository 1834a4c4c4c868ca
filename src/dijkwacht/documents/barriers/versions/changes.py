"""What a version of a barrier model changes about another, in words; of effects never a figure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.barriers.model import JUDGEMENT, Barrier, BarrierModel, Condition, Effect, Step, Way
from dijkwacht.documents.barriers.words import KINDS, asks, grounds, titles
from dijkwacht.kit.dutch import listed
from dijkwacht.kit.words import Worded


class How(Worded):
    """What happened to a part."""

    NEW = "new", "nieuw"
    GONE = "gone", "vervallen"
    OTHER = "other", "anders"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that is not what it was: what kind of part, its id and title, and what is different, a phrase each."""

    how: How
    part: str
    id: str
    title: str
    said: tuple[str, ...] = ()


_ORDER: Final = "alleen de volgorde van onderdelen is anders"
_NOBODY: Final = "niemand genoemd"
_INSTRUMENTS: Final[Mapping[str, str]] = {"damocles": "Damocles", "bibob": "Bibob", "none": "geen"}


def changes(before: BarrierModel, after: BarrierModel) -> tuple[Difference, ...]:
    """What differs: the model itself, its steps, ways, conditions and barriers, each new, gone or different.

    A part is the same part under the same id. Two models differ in nothing only where they are equal but for the version.
    """
    found = (*_model(before, after), *_steps(before, after), *_conditions(before, after), *_barriers(before, after))
    if found or after.model_copy(update={"version": before.version}) == before:
        return found
    return (Difference(How.OTHER, "model", after.id, after.title, (_ORDER,)),)


def _changed(part: str, key: str, title: str, said: Iterable[str]) -> Iterator[Difference]:
    words = tuple(said)
    if words:
        yield Difference(How.OTHER, part, key, title, words)


def _turned(what: str, before: str, after: str) -> Iterator[str]:
    """That words are different, with what they were."""
    if before != after:
        yield f"{what}: ‘{after}’, eerst ‘{before}’"


def _told(what: str, *, is_other: bool) -> Iterator[str]:
    """That something too long to repeat is different."""
    if is_other:
        yield f"{what} is anders"


def _moved(also: str, no_more: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    """What came to a list and what went from it."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    if came := [one for one in new if one not in old]:
        yield f"{also}: {'; '.join(came)}"
    if went := [one for one in old if one not in new]:
        yield f"{no_more}: {'; '.join(went)}"


def _model(before: BarrierModel, after: BarrierModel) -> Iterator[Difference]:
    themes = [one.theme.word if one.theme else "geen" for one in (before, after)]
    sources = [[one if isinstance(one, str) else one.title for one in model.sources] for model in (before, after)]
    said = [
        *_turned("titel", before.title, after.title),
        *_turned("thema", *themes),
        *_told("de samenvatting", is_other=before.summary != after.summary),
        *_moved("bron erbij", "bron vervallen", *sources),
        *_moved("verwant model erbij", "niet meer verwant", before.related, after.related),
        *_told("over hoeveel jaar en tegen welk uurtarief kosten tellen", is_other=before.cost_rule != after.cost_rule),
    ]
    if {*map(repr, before.sources)} != {*map(repr, after.sources)} and {*sources[0]} == {*sources[1]}:
        said.append("van een bron is het adres of de vindplaats anders")
    if before.closed_at != after.closed_at:
        said.append(f"een manier telt {'eerder' if after.closed_at < before.closed_at else 'minder snel'} als dicht")
    yield from _changed("model", after.id, after.title, said)


def _steps(before: BarrierModel, after: BarrierModel) -> Iterator[Difference]:
    old, new = {one.id: one for one in before.steps}, {one.id: one for one in after.steps}
    for step in after.steps:
        if step.id not in old:
            yield Difference(How.NEW, "stap", step.id, step.title, (_ways_of(step),))
            continue
        was = old[step.id]
        yield from _changed("stap", step.id, step.title, _step(was, step))
        yield from _ways(was, step, before, after)
    yield from (Difference(How.GONE, "stap", one.id, one.title, (_ways_of(one),)) for one in before.steps if one.id not in new)


def _ways_of(step: Step) -> str:
    return f"met {'de manieren' if len(step.ways) > 1 else 'de manier'} {listed(f'‘{way.title}’' for way in step.ways)}"


def _step(was: Step, now: Step) -> Iterator[str]:
    yield from _turned("titel", was.title, now.title)
    if was.optional != now.optional:
        yield "hoeft niet meer" if now.optional else "is nu nodig"
    yield from _moved("maakt het ook makkelijk", "maakt het niet meer makkelijk", was.facilitators, now.facilitators)
    yield from _moved("ook te zien", "niet meer te zien", *([one.text for one in step.signals] for step in (was, now)))
    seen = [{one.text: one.seen_by for one in step.signals} for step in (was, now)]
    yield from _told("wie iets ziet", is_other=any(seen[1][text] != by for text, by in seen[0].items() if text in seen[1]))


def _ways(was: Step, now: Step, before: BarrierModel, after: BarrierModel) -> Iterator[Difference]:
    old, new = {one.id: one for one in was.ways}, {one.id for one in now.ways}
    for way in now.ways:
        key = f"{now.id}/{way.id}"
        if way.id in old:
            yield from _changed("manier", key, way.title, _way(old[way.id], way, before, after))
        else:
            yield Difference(How.NEW, "manier", key, way.title, (f"in de stap ‘{now.title}’",))
    for way in was.ways:
        if way.id not in new:
            yield Difference(How.GONE, "manier", f"{was.id}/{way.id}", way.title, (f"in de stap ‘{was.title}’",))


def _way(was: Way, now: Way, before: BarrierModel, after: BarrierModel) -> Iterator[str]:
    yield from _turned("titel", was.title, now.title)
    if was.needs != now.needs:
        asked = [_asks(way, model) for way, model in ((was, before), (now, after))]
        yield f"{asked[1]}, eerst: {asked[0]}"
    yield from _told("de toelichting", is_other=was.note != now.note)


def _asks(way: Way, model: BarrierModel) -> str:
    names = titles(model)
    return asks(way.needs, lambda one: f"‘{names[one]}’") or "vraagt geen voorwaarde"


def _conditions(before: BarrierModel, after: BarrierModel) -> Iterator[Difference]:
    old, new = {one.id: one for one in before.conditions}, {one.id for one in after.conditions}
    for one in after.conditions:
        if one.id in old:
            yield from _changed("voorwaarde", one.id, one.title, _turned("titel", old[one.id].title, one.title))
        else:
            yield _whole(How.NEW, one)
    yield from (_whole(How.GONE, one) for one in before.conditions if one.id not in new)


def _whole(how: How, one: Condition) -> Difference:
    return Difference(how, "voorwaarde", one.id, one.title)


def _barriers(before: BarrierModel, after: BarrierModel) -> Iterator[Difference]:
    old, new = {one.id: one for one in before.barriers}, {one.id for one in after.barriers}
    for one in after.barriers:
        if one.id in old:
            yield from _changed("barrière", one.id, one.title, _barrier(old[one.id], one, before, after))
        else:
            yield Difference(How.NEW, "barrière", one.id, one.title, _presented(one, after))
    yield from (
        Difference(How.GONE, "barrière", one.id, one.title, _presented(one, before))
        for one in before.barriers
        if one.id not in new
    )


def _presented(one: Barrier, model: BarrierModel) -> tuple[str, ...]:
    return (f"{KINDS[one.kind]}: {'; '.join(_places(one, model))}", f"wie plaatst: {listed(one.placed_by) or _NOBODY}")


def _places(one: Barrier, model: BarrierModel) -> list[str]:
    names = titles(model)
    return [names[place] for place in one.closes]


def _barrier(was: Barrier, now: Barrier, before: BarrierModel, after: BarrierModel) -> Iterator[str]:
    """What is different about a barrier; places are compared by id, so a place that is called otherwise is the same place."""
    names = {**titles(before), **titles(after)}
    yield from _turned("titel", was.title, now.title)
    yield from _turned("soort", KINDS[was.kind], KINDS[now.kind])
    closes = [[names[place] for place in one.closes] for one in (was, now)]
    yield from _moved("werkt ook op", "werkt niet meer op", *closes)
    if {*was.placed_by} != {*now.placed_by}:
        yield f"wie plaatst: {listed(now.placed_by) or _NOBODY}, eerst {listed(was.placed_by) or _NOBODY}"
    bases = [[one.words for one in grounds(model, barrier)] for model, barrier in ((before, was), (after, now))]
    yield from _moved("rust ook op", "rust niet meer op", *bases)
    yield from _effects(was.effect, now.effect)
    yield from _turned("instrument", _INSTRUMENTS[was.instrument], _INSTRUMENTS[now.instrument])
    yield from _told("wat zij kost", is_other=was.cost != now.cost)
    yield from _moved("dient ook eis", "dient niet meer eis", was.criteria, now.criteria)
    yield from _told("de toelichting", is_other=was.note != now.note)


def _effects(was: Effect | None, now: Effect | None) -> Iterator[str]:
    """How its effect is judged otherwise, in words."""
    if was is None or now is None:
        yield from _told("hoe zeker zij werkt", is_other=was != now)
        return
    old, new = was.chances, now.chances
    if new.likely != old.likely:
        yield f"werkt naar verwachting {'beter' if new.likely > old.likely else 'minder goed'} dan eerst"
    elif new != old:
        wider = new.high - new.low > old.high - old.low
        yield f"hoe goed zij werkt, is {'minder' if wider else 'meer'} zeker dan eerst"
    sources = ["oordeel van de makers" if one.source == JUDGEMENT else one.source for one in (was, now)]
    yield from _turned("bron van de werking", *sources)
