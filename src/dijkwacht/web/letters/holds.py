"""What a case holds that one letter has no choice for: said above the form, so that no part of it is left out in silence."""

from collections.abc import Collection

from dijkwacht.documents.damocles.words import Drugs
from dijkwacht.kit.dutch import listed
from dijkwacht.web.parts.letter_prefill import COMBINED

_PLACE = (
    "Deze zaak gaat over een lokaal en een woning in één pand. In de brief horen beide delen, elk met wat er is gevonden, de"
    " regel uit het beleid en de duur. De zaak kent maar één aantal maanden: kijk of dat voor het lokaal geldt, en vul dat van de"
    " woning zelf in. Gaat maar één deel dicht, haal dan het vinkje bij de woning weg."
)
_DRUGS = (
    "In deze zaak is meer dan één soort gevonden: {}. U kunt hier maar één soort kiezen, en daarom is die keuze leeg."
    " Zet wat u niet kiest er zelf bij: alles hoort in de brief."
)
_LISTS = " Bij harddrugs en softdrugs kiest u ook ‘lijst I en lijst II’: dan noemt de brief beide."


def sentences(holds: Collection[str]) -> tuple[str, ...]:
    """What is said above the form of what a case holds; only words of our own."""
    drugs = [one for one in Drugs if one.value in holds]
    both = _LISTS if {Drugs.SOFT, Drugs.HARD} <= set(drugs) else ""
    more = _DRUGS.format(listed(one.word for one in drugs)) + both
    return (*((_PLACE,) if COMBINED in holds else ()), *((more,) if len(drugs) > 1 else ()))
