"""Who is heard before a decision: an intention leaves time for a view, and its decision waits for it."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from dijkwacht.documents.letters.conditions import LONG
from dijkwacht.documents.letters.template import Template
from dijkwacht.kit.dutch import long_date

ARTICLES: Final = MappingProxyType({"damocles": "artikel 4:8 Awb", "bibob": "artikel 33 Wet Bibob"})
"""On what it rests that somebody is heard, per instrument."""
NO_TIME: Final = "Zo is er geen tijd om een mening te geven ({}). Kies een dag na de datum van de brief."
TOO_SOON: Final = "Op de dag van het voornemen kon nog niemand zijn mening geven ({})."
NOT_AFTER: Final = "Deze dag ligt niet na uw voornemen: zo kon niemand zijn mening geven ({})."
STILL_RUNS: Final = (
    "De termijn voor de zienswijze loopt nog tot en met {until} ({article}). Wacht met het besluit, of vink aan dat"
    " iedereen die u om een mening vroeg, die al gaf of liet weten dat die niet komt."
)


def heard_faults(said: Mapping[str, Any], template: Template) -> Iterator[tuple[str, str]]:
    """The name of a field and what is wrong there; a letter that asks for no view has neither day."""
    article = ARTICLES.get(template.instrument)
    if article is None:
        return
    dated, until, asked = (_day(said, name) for name in ("dated", "views_until", "intention_on"))
    if template.outcome == "intention":
        if dated and until and until <= dated:
            yield "views_until", NO_TIME.format(article)
        return
    if asked and until and until <= asked:
        yield "views_until", NOT_AFTER.format(article)
    if not dated or said.get("views_given") or _asks_no_view(said, template):
        return
    if until and dated <= until:
        yield "views_until", STILL_RUNS.format(until=long_date(until), article=article)
    elif until is None and asked == dated:
        yield "intention_on", TOO_SOON.format(article)


def _day(said: Mapping[str, Any], name: str) -> date | None:
    found = said.get(name)
    return found if isinstance(found, date) else None


def _asks_no_view(said: Mapping[str, Any], template: Template) -> bool:
    """A warning that counts so short that it is no decision."""
    years = said.get("warning_years")
    return template.kind == "warning" and years is not None and years <= LONG
