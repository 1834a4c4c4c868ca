"""What a version of a barrier model changes about another, in words: each with what it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.barriers.model import Barrier, BarrierModel, Condition, Effect, Step, Way
from dijkwacht.documents.barriers.words import INSTRUMENTS, KINDS, asks, cost_words, figure, grounds, source_words, titles
from dijkwacht.kit.dutch import decimal, listed
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
_LONGEST: Final = 90
_AROUND: Final = 20
"""Signs of a long text that are told, and of those how many before what is different."""
_NOBODY: Final = "niemand genoemd"


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


def _texts(what: str, before: str | None, after: str | None) -> Iterator[str]:
    """That a longer text is different: the piece that is, with what it was."""
    if before == after:
        return
    old, new = before or "", after or ""
    begin = next((at for at, (left, right) in enumerate(zip(old, new, strict=False)) if left != right), 0)
    begin = max(0, begin - _AROUND) if min(len(old), len(new)) > _LONGEST else 0
    yield f"{what}: {_piece(new, begin)}, eerst {_piece(old, begin)}"


def _piece(text: str, begin: int) -> str:
    """A text from where it becomes different, as long as can be read in a list."""
    if not text:
        return "niets"
    piece = text[begin : begin + _LONGEST]
    return f"‘{'…' if begin else ''}{piece}{'…' if begin + _LONGEST < len(text) else ''}’"


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
        *_texts("samenvatting", before.summary, after.summary),
        *_moved("bron erbij", "bron vervallen", *sources),
        *_moved("verwant model erbij", "niet meer verwant", before.related, after.related),
        *_turned("kosten tellen over", *(f"{one.cost_rule.years} jaar" for one in (before, after))),
        *_turned("een uur kost", *(f"€ {decimal(one.cost_rule.hour, places=0)}" for one in (before, after))),
    ]
    if {*map(repr, before.sources)} != {*map(repr, after.sources)} and {*sources[0]} == {*sources[1]}:
        said.append("van een bron is het adres of de vindplaats anders")
    if before.closed_at != after.closed_at:
        word = "eerder" if after.closed_at < before.closed_at else "minder snel"
        said.append(f"een manier telt {word} als dicht: vanaf {figure(after.closed_at)}, eerst vanaf {figure(before.closed_at)}")
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
    seen = [{one.text: listed(one.seen_by) or _NOBODY for one in step.signals} for step in (was, now)]
    for text, by in seen[0].items():
        yield from _turned(f"wie ‘{text}’ ziet", by, seen[1].get(text, by))


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
    yield from _texts("toelichting", was.note, now.note)


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
    yield from _turned("instrument", INSTRUMENTS[was.instrument], INSTRUMENTS[now.instrument])
    costs = [cost_words(model.cost_rule, one.cost) if one.cost else "niet bekend" for model, one in ((before, was), (after, now))]
    if was.cost != now.cost:
        yield f"wat zij kost: {costs[1]}, eerst {costs[0]}"
    yield from _moved("dient ook eis", "dient niet meer eis", was.criteria, now.criteria)
    yield from _texts("toelichting", was.note, now.note)


def _effects(was: Effect | None, now: Effect | None) -> Iterator[str]:
    """How its effect is judged otherwise: the judgement of who made the model, with what it was."""
    old, new = (_chances(one) for one in (was, now))
    if was is None or now is None:
        yield from _turned("hoe zeker zij werkt", old, new)
        return
    if now.chances.likely != was.chances.likely:
        word = "beter" if now.chances.likely > was.chances.likely else "minder goed"
        yield f"werkt naar verwachting {word} dan eerst: {new}, eerst {old}"
    elif now.chances != was.chances:
        wider = now.chances.high - now.chances.low > was.chances.high - was.chances.low
        yield f"hoe goed zij werkt, is {'minder' if wider else 'meer'} zeker dan eerst: {new}, eerst {old}"
    yield from _turned("bron van de werking", source_words(was), source_words(now))


def _chances(one: Effect | None) -> str:
    if one is None:
        return "geen oordeel"
    low, likely, high = (figure(number) for number in (one.chances.low, one.chances.likely, one.chances.high))
    return likely if low == high else f"{likely} ({low} tot {high})"
