"""Made cases for hypothesis: any events that a file may tell."""

from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from dijkwacht.analysis.terms.cases import SHAPES, Act, Case, Decision, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.checks import Told, problems

DAYS = st.dates(date(2023, 1, 2), date(2026, 12, 31))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case of up to twelve events; what does not fit where it stands is left out."""
    instrument = draw(st.sampled_from(Instrument))
    fitting = [what for what, shape in SHAPES.items() if shape.only in (None, instrument)]
    day = draw(DAYS)
    events: list[Event] = []
    for _ in range(draw(st.integers(1, 12))):
        day += timedelta(days=draw(st.one_of(st.integers(0, 20), st.integers(0, 90))))
        one = _event(draw, draw(st.sampled_from(fitting)), day)
        if not list(problems(Told(instrument, [*events, one]))):
            events.append(one)
    procedure = draw(st.sampled_from(Procedure))
    kind, views = draw(st.sampled_from((None, None, *Decision))), draw(st.booleans())
    civil = draw(st.sampled_from((False, False, True)))
    return Case(instrument, tuple(events), civil=civil, procedure=procedure, kind=kind, views=views)


def _event(draw: st.DrawFn, what: What, day: date) -> Event:
    shape = SHAPES[what]
    keys = [*shape.required, *(key for key in shape.optional if draw(st.booleans()))]
    found: dict[str, Any] = {}
    for key in keys:
        match key:
            case "until":
                found["until"] = day + timedelta(days=draw(st.integers(0, 90)))
            case "weeks":
                found["weeks"] = draw(st.sampled_from((8, 12, 13) if what is What.RECEIVED else (1, 2, 4, 6)))
            case "months":
                found["months"] = draw(st.sampled_from((1, 3, 6, 12)))
            case "act":
                found["act"] = draw(st.sampled_from(Act))
            case "time":
                found["at"] = time(draw(st.integers(0, 23)), draw(st.integers(0, 59)))
            case "views":
                found["views"] = False
            case _:
                found[key] = True
    return Event(day, what, **found)
