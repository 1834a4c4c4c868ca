"""What a matrix speaks of: places, drugs, occurrences, how grave a case is, and the measures; in code and in Dutch."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.kit.words import Worded


class Place(Worded):
    """What kind of place was found; never which one."""

    DWELLING = "dwelling", "woning"
    PREMISES = "premises", "lokaal of ander pand"


class Drugs(Worded):
    """What kind of drugs was found, or that it was being prepared; as a case and a letter know it."""

    SOFT = "soft", "softdrugs"
    HARD = "hard", "harddrugs"
    PREPARATION = "preparation", "voorbereiding"


class Found(Worded):
    """What a row of a policy speaks of: preparation stands apart for each list, and need not be heavier than the drugs."""

    SOFT = "soft", "softdrugs"
    HARD = "hard", "harddrugs"
    PREPARATION_SOFT = "preparation_soft", "voorbereiding van softdrugs"
    PREPARATION_HARD = "preparation_hard", "voorbereiding van harddrugs"

    @property
    def drugs(self) -> Drugs:
        """What a case or a letter calls it."""
        return Drugs(self.value) if self in {Found.SOFT, Found.HARD} else Drugs.PREPARATION


BOTH_LISTS: Final = "preparation"
"""What a row was called before the lists stood apart: it holds for both."""


class Occurrence(Worded):
    """How often it was found at the same place or with the same owner, within the years that the policy names."""

    FIRST = "first", "eerste keer"
    SECOND = "second", "tweede keer"
    THIRD = "third", "derde keer of vaker"


class AfterWarning(Worded):
    """Which of its two terms a policy lets hold after a warning: how long a warning counts, or how long any find does."""

    WARNING = "warning", "de termijn van de waarschuwing"
    RECIDIVE = "recidive", "de termijn voor herhaling"


class Gravity(Worded):
    """Which of the rows of a matrix holds: the usual one, or that for a serious or a mild case."""

    USUAL = "usual", "gewoon geval"
    SERIOUS = "serious", "ernstig geval"
    MILD = "mild", "licht geval"


class Measure(Worded):
    """What a row asks; only a closure has months."""

    WARNING = "warning", "waarschuwing"
    PENALTY_ORDER = "penalty_order", "last onder dwangsom"
    CLOSURE = "closure", "sluiting"
    INDEFINITE = "indefinite", "sluiting voor onbepaalde tijd"


def measure_words(measure: Measure, months: int | None = None) -> str:
    """A measure in words.

    >>> measure_words(Measure.CLOSURE, 3), measure_words(Measure.CLOSURE, 1), measure_words(Measure.WARNING)
    ('sluiting van 3 maanden', 'sluiting van 1 maand', 'waarschuwing')
    """
    if measure is not Measure.CLOSURE or months is None:
        return measure.word
    return f"sluiting van {months} {'maand' if months == 1 else 'maanden'}"


SERIOUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "weapon": "een wapen is gevonden",
        "cash": "veel contant geld is gevonden",
        "professional": "de teelt of productie is professioneel",
        "danger": "er is gevaar voor brand, of stroom is gestolen",
        "quarter": "de buurt is kwetsbaar",
        "organised": "er is een verband met georganiseerde criminaliteit",
        "trade": "er is daadwerkelijk in of vanuit het pand gehandeld",
        "minors": "er wordt aan of met minderjarigen verkocht",
        "school": "het pand ligt bij een school of een plek voor jongeren",
        "amount": "de hoeveelheid is veel meer dan een handelshoeveelheid",
    }
)
"""What may make a case serious, where the policy says so."""

MILD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "small": "de hoeveelheid ligt net boven de grens",
        "no_blame": "de bewoner of gebruiker valt niets te verwijten",
        "care": "een bewoner is afhankelijk van zorg of van de woning",
        "adapted": "de woning is aangepast aan een beperking",
        "time": "er is veel tijd verstreken",
        "ended": "de overtreding is al beëindigd, en herhaling is niet te verwachten",
    }
)
"""What may make a case mild, where the policy says so."""

EVIDENCE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cash": "noem het bedrag, waar het lag en waarom het bij de handel hoort",
        "quarter": "noem de bron, zoals cijfers over de buurt of eerdere besluiten",
        "school": "noem om welke plek het gaat, de afstand en wat die plek hier met de handel te maken heeft",
    }
)
"""What has to be shown in the file before a circumstance counts: an impression is not enough."""
