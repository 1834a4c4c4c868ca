"""The use of both instruments in the years that are over: made once for each organisation that keeps cases here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.bibob import queries as bibob
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.cases import actions
from dijkwacht.apps.cases.models import Figures, Register
from dijkwacht.apps.cases.queries import Counted
from dijkwacht.apps.cases.rules.use import Words, closed_years
from dijkwacht.apps.damocles import queries as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.jobs.rounds import again

BY = System("figures")
COUNTS: Final[Mapping[Instrument, tuple[Any, Callable[[Any], Counted], Words]]] = MappingProxyType(
    {
        Instrument.BIBOB: (BibobCase, bibob.counted, bibob.USE_WORDS),
        Instrument.DAMOCLES: (DamoclesCase, damocles.counted, damocles.USE_WORDS),
    }
)


@task()
def close_years() -> None:
    """Make the figures of every year that is over and has none yet."""
    for register in Register.objects.select_related("organisation").order_by("pk"):
        close(register)
    again(close_years)


def close(register: Register) -> None:
    """Those of one organisation and instrument: of the same years for all, also where there was nothing."""
    here, instrument = register.organisation, Instrument(register.instrument)
    made = set(Figures.objects.filter(organisation=here, instrument=instrument).values_list("year", flat=True))
    wanted = [year for year in closed_years(timezone.localdate()) if year not in made]
    if not wanted:
        return
    cases, counted, words = COUNTS[instrument]
    rows = list(counted(cases.objects.filter(organisation=here)))
    for year in wanted:
        actions.make_figures(organisation=here, instrument=instrument, year=year, counted=rows, words=words, by=BY)
