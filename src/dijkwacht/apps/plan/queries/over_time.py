"""How an organisation's own measures went, and what a later picture shows of what they promised."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures.models import Effect, Measure
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.comparison import earlier, former
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.plan.rules.over_time import Course, Found, Promise, Verdict, state_on, verdict
from dijkwacht.apps.plan.rules.plan import last_day


@dataclass(frozen=True, slots=True)
class Went:
    """One measure with its days."""

    measure: Measure
    course: Course


@dataclass(frozen=True, slots=True)
class Kept:
    """One promise of one measure, beside what the later picture found."""

    measure: Measure
    state: State
    criterion: str
    text: str
    effect: Effect
    found: Found
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Looked:
    """A later picture, the one before it, and what there is to see of each promise."""

    before: Picture
    after: Picture
    kept: tuple[Kept, ...]


def went(organisation: Organisation) -> tuple[Went, ...]:
    """Every measure with its days, from its row and from what is on record; two queries."""
    rows = list(Measure.objects.filter(organisation=organisation).select_related("picture").order_by("title"))
    moves: defaultdict[str, list[tuple[date, State]]] = defaultdict(list)
    noted: dict[str, date] = {}
    events = Event.objects.filter(
        organisation=organisation.code, verb__startswith="measures.", on__startswith="measures.measure:"
    )
    for verb, on, note, at in events.order_by("pk").values_list("verb", "on", "note", "at"):
        measure, day = on.partition(":")[2], timezone.localdate(at)
        noted.setdefault(measure, day)
        if verb == "measures.moved" and note in set(State):
            moves[measure].append((day, State(note)))
    return tuple(Went(row, _course(row, noted.get(str(row.pk)), moves[str(row.pk)])) for row in rows)


def looked_back(organisation: Organisation, known: Iterable[Went]) -> Looked | None:
    """The last adopted picture beside the one before it, with what earlier measures promised; None without two."""
    adopted = Picture.objects.filter(organisation=organisation, state=PictureState.ADOPTED)
    after = adopted.select_related("norm").order_by("-reference_date", "-state_since").first()
    before = former(after) if after else None
    if after is None or before is None:
        return None
    reckoned = told(after)
    found = {
        change.id: Found(change.practice.before, change.practice.after)
        for change in earlier(reckoned, before).comparison.criteria
    }
    there = {one.measure.pk: one for one in known if _promised_before(one, after)}
    effects = Effect.objects.filter(measure__in=there).order_by("criterion", "measure__title")
    kept = (_kept(there[effect.measure_id], effect, found, reckoned) for effect in effects)
    return Looked(before, after, tuple(kept))


def _course(row: Measure, noted: date | None, moves: list[tuple[date, State]]) -> Course:
    return Course(State(row.state), row.state_since, row.decided_on, row.practice_on, noted, tuple(moves))


def _promised_before(one: Went, after: Picture) -> bool:
    """Whether the measure stood before the later picture looked, and does not follow from it."""
    own = one.measure.picture
    if own is not None and own.reference_date >= after.reference_date:
        return False
    return state_on(one.course, after.reference_date) not in {None, State.STOPPED}


def _kept(one: Went, effect: Effect, found: dict[str, Found], reckoned: Reckoned) -> Kept:
    measure, on = one.measure, reckoned.picture.reference_date
    state = state_on(one.course, on) or State.PROPOSED
    due = measure.due_on or (last_day(measure.quarter) if measure.quarter else None)
    seen = found.get(effect.criterion, Found(None, None, is_counted=False))
    criterion = reckoned.criteria.get(effect.criterion)
    return Kept(
        measure,
        state,
        effect.criterion,
        criterion.text if criterion else "",
        effect,
        seen,
        verdict(Promise(effect.criterion, state, effect.practice, due), seen, on=on),
    )
