"""What is open of a barrier model in a place, from what stands in the database."""

from datetime import date

from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.queries.standing import Deed, Next, StepSeen, told
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.barriers.papers.standing import Line, StandingGiven, standing_note
from dijkwacht.documents.paper.model import Paper
from dijkwacht.kit.dutch import long_date


def standing(in_use: InUse, made_on: date) -> Paper:
    """The paper of one model at one organisation, or in one area of it."""
    found, name = told(in_use), name_on(in_use.organisation, made_on)
    return standing_note(
        StandingGiven(
            model=found.model,
            organisation=name,
            where=f"{in_use.area.name}, {name}" if in_use.area else name,
            made_on=made_on,
            is_example=in_use.is_example,
            lead=found.lead,
            readings=found.readings,
            unknown=found.unknown,
            five=tuple(map(_next, found.five)),
            parties=tuple((party, tuple(map(_deed, deeds))) for party, deeds in found.parties),
            steps=tuple(map(_step, found.steps)),
            spare=found.spare,
        )
    )


def _next(one: Next) -> Line:
    why = (f"Houdt tegen: {one.holds}." if one.holds else "", f"Geeft zicht op: {one.shows}." if one.shows else "")
    planned = "Al gepland." if one.is_planned else ""
    return Line(one.barrier.title, " ".join(word for word in (*why, f"{one.whose}.", planned, one.unknown) if word))


def _deed(deed: Deed) -> str:
    since = f" sinds {long_date(deed.since)}" if deed.since else ""
    asks = f"; {deed.asks}" if deed.asks else ""
    return f"{deed.title} ({deed.word}{since}{asks})"


def _step(one: StepSeen) -> tuple[str, str, str]:
    still = "; ".join(one.open_ways) or "niets: deze stap is dicht."
    return one.step.title, f"{still} {one.rests}".strip(), one.sight.word
