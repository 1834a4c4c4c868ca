"""What the adviser records beside the questionnaires, the documents that were asked for, and studies that were there before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.pictures.rules.answers import Said, faults_in
from dijkwacht.documents.marking import KEPT_HERE, Marking

RECORDED: Final = (Source.INTERVIEW, Source.SESSION, Source.DOCUMENT, Source.CHECK)
"""What the adviser records; a questionnaire is filled in by the respondent."""
ANSWER_TIME: Final = timedelta(days=14)
"""After this a document that was asked for and did not come is worth a question."""
LET_GO_REASON: Final = "Gezegd in een gesprek."
"""What stands in the place of somebody's own words for *not applicable* once these are let go."""
MAX_LINES: Final = 60
MAX_LINE: Final = 500


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one function said in a talk or session, what a document says, or what the adviser's own check came to.

    A check stands with the function at which the adviser looked.
    """

    function: str
    source: Source
    said: Said


def faults_in_recorded(recorded: Recorded, *, on: date) -> Mapping[str, str]:
    """What keeps it from being saved, by field."""
    if recorded.source not in RECORDED:
        return {"source": "Een vragenlijst vult de respondent zelf in. Kies een andere bron."}
    if recorded.said.is_empty:
        return {"paper": "Kies een niveau, of schrijf op wat u hoorde of las."}
    return faults_in(recorded.said, on=on)


def why_not_receive(*, asked_on: date, on: date, today: date) -> str | None:
    """Why a document cannot have come in on a day; None when it can."""
    if on < asked_on:
        return "De dag van ontvangst ligt voor de dag waarop u het vroeg."
    return "De dag van ontvangst ligt in de toekomst." if on > today else None


def why_not_read(*, received_on: date | None, on: date, today: date) -> str | None:
    """Why a document cannot have been read on a day; None when it can."""
    if received_on is None:
        return "Noteer eerst wanneer u het stuk ontving."
    if on < received_on:
        return "De dag van lezen ligt voor de dag van ontvangst."
    return "De dag van lezen ligt in de toekomst." if on > today else None


@dataclass(frozen=True, slots=True)
class Study:
    """A study as somebody describes it; per theme its level in the study's own words."""

    title: str
    maker: str
    made_on: date
    marking: Marking = Marking.ORGANISATION
    themes: tuple[tuple[str, str], ...] = ()
    recommendations: tuple[str, ...] = ()


def faults_in_study(study: Study, *, on: date) -> Mapping[str, str]:
    """What keeps a study from being registered, by field: in words that stand beside that field."""
    faults: dict[str, str] = {}
    if not study.title.strip():
        faults["title"] = "Vul in hoe het onderzoek heet."
    if not study.maker.strip():
        faults["maker"] = "Vul in wie het maakte."
    if study.made_on > on:
        faults["made_on"] = "De datum ligt in de toekomst."
    if study.marking not in KEPT_HERE:
        faults["marking"] = "Neem niets over uit een gesloten stuk: wat hier staat, ziet ieder met deze rol in uw organisatie."
    for name, lines in (("themes", [": ".join(pair) for pair in study.themes]), ("recommendations", study.recommendations)):
        if len(lines) > MAX_LINES:
            faults[name] = f"Noem hooguit {MAX_LINES} regels."
        elif any(len(line) > MAX_LINE for line in lines):
            faults[name] = f"Maak elke regel korter: hooguit {MAX_LINE} tekens."
    return faults


def theme_lines(text: str) -> tuple[tuple[tuple[str, str], ...], str | None]:
    """The themes with their levels from lines such as *Vergunningen: voldoende*, and what is wrong with the first bad line.

    >>> theme_lines("Vergunningen: voldoende")
    ((('Vergunningen', 'voldoende'),), None)
    """
    pairs = []
    for number, line in enumerate(lines_of(text), start=1):
        theme, _, level = (part.strip() for part in line.partition(":"))
        if not theme or not level:
            return (), f"Regel {number}: schrijf het thema, een dubbele punt en het niveau."
        pairs.append((theme, level))
    return tuple(pairs), None


def lines_of(text: str) -> Sequence[str]:
    """The lines in which something stands.

    >>> lines_of("een\\n\\n twee ")
    ('een', 'twee')
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())
