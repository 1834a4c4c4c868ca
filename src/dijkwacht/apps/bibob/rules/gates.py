"""What the law wants before a step of a Bibob case, each with its article and why it is not there; one norm is our own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.apps.bibob.rules.words import Acquittal, Aim, Conclusion, Fact, File, Outcome, regime_on
from dijkwacht.apps.cases.rules.cases import why_still_time
from dijkwacht.kit.dutch import long_date


@dataclass(frozen=True, slots=True)
class Gate:
    """Something that has to be there before a step: what, by which article, and why not (None when it is).

    ``fact`` is what opens it when it is put on record; None where something else does.
    """

    asks: str
    article: str
    why_not: Callable[[File, date], str | None]
    fact: Fact | None = None


def _recorded(fact: Fact, asks: str, article: str, reason: str) -> Gate:
    """A gate that is open once a fact is on record."""
    return Gate(asks, article, lambda file, on: None if fact in file.facts else reason, fact)


def _why_not_completed(file: File, on: date) -> str | None:
    if file.repair is Fact.REPAIRED or _why_repair_open(file, on) is None:
        return None
    return "Er is nog niet aangevuld, en de termijn daarvoor is nog niet voorbij (7a lid 2 en 3; Awb 4:5)."


def _why_repair_open(file: File, on: date) -> str | None:
    until = file.repair_until
    if file.repair is not Fact.REPAIR_UNUSED:
        return "Leg eerst vast dat de termijn om aan te vullen ongebruikt voorbij is (Awb 4:5 lid 1)."
    if until is not None and on <= until:
        return f"De termijn om aan te vullen loopt nog tot en met {long_date(until)} (Awb 4:5 lid 1)."
    return None


def _why_not_untreated(file: File, on: date) -> str | None:
    if file.aim is Aim.WITHDRAWAL and not file.is_civil:
        return "Er is geen aanvraag om buiten behandeling te laten. Niet invullen telt hier als ernstig gevaar (artikel 4 lid 1)."
    return None


def _why_no_refusal_to_fill(file: File, on: date) -> str | None:
    if file.aim is Aim.WITHDRAWAL and not file.is_civil:
        return None
    return (
        "Niet invullen telt alleen als ernstig gevaar bij een lopende vergunning, andere beschikking of subsidie"
        " (artikel 4 lid 1). Bij een aanvraag geldt Awb 4:5, bij een overeenkomst uw procedure of contract."
    )


def _why_not_serious(file: File, on: date) -> str | None:
    if file.conclusion is Conclusion.SERIOUS:
        return None
    return "Niet invullen telt als ernstig gevaar (artikel 4 lid 1): kies die conclusie."


def _why_no_conclusion(file: File, on: date) -> str | None:
    return None if file.conclusion else "Kies wat de conclusie is (Wet Bibob artikel 3)."


def _why_no_acquittal(file: File, on: date) -> str | None:
    if file.acquittal is None:
        return "Ga eerst na of er een vrijspraak is: op dat feit mag de mate van gevaar niet rusten (Wet Bibob artikel 3a)."
    if file.acquittal is Acquittal.RELIED_ON:
        return "Op een feit waarvan is vrijgesproken mag de mate van gevaar niet rusten (artikel 3a). Concludeer zonder dat feit."
    return None


def _why_not_reported(file: File, on: date) -> str | None:
    due = file.must_report_since
    if due is None or file.has_reported:
        return None
    if due == file.facts.get(Fact.CONCLUDED):
        return (
            "Meld uw eigen conclusie aan het Bureau: dat moet onverwijld (Wet Bibob artikel 7a lid 7). Dat u dit doet vóór de"
            " volgende stap, is een eigen norm van dijkwacht."
        )
    return "Meld de terugtrekking eerst aan het Bureau: dat moet onverwijld (Wet Bibob artikel 7a lid 8)."


def _why_no_copy(file: File, on: date) -> str | None:
    if not file.is_advised or Fact.COPY_GIVEN in file.facts:
        return None
    return "Geef betrokkene eerst een afschrift van het advies, met de geheimhouding op schrift (Wet Bibob artikel 28 lid 3)."


def _why_nothing_to_say(file: File, on: date) -> str | None:
    if file.conclusion is Conclusion.NONE:
        return "Er is geen gevaar: u bent niets van plan waarover iemand zijn zienswijze geeft. Ga door naar de afweging."
    return None


def _why_views_open(file: File, on: date) -> str | None:
    if Fact.VIEWS_RECEIVED in file.facts:
        return None
    if file.views_until is None:
        return "Er is nog tijd voor een zienswijze (Wet Bibob artikel 33; Awb 4:9)."
    article = "Wet Bibob artikel 33; Awb 4:9"
    return why_still_time(file.views_until, on=on, for_what="voor een zienswijze", article=article)


def _why_asked_before(file: File, on: date) -> str | None:
    if Fact.ADVICE_ASKED not in file.facts:
        return None
    return "In deze zaak is al advies gevraagd. Open voor een nieuw verzoek een nieuwe zaak: dan kloppen beide klokken."


def _why_advice_came(file: File, on: date) -> str | None:
    return "Het advies is ontvangen: trek de conclusie op dat advies." if Fact.ADVICE_RECEIVED in file.facts else None


def _why_heard_before(file: File, on: date) -> str | None:
    return "De zienswijze is in deze zaak al gevraagd." if Fact.VIEWS_ASKED in file.facts else None


def _why_no_outcome(file: File, on: date) -> str | None:
    return None if file.outcome else "Kies hoe is beslist."


def _why_no_views(file: File, on: date) -> str | None:
    if file.outcome in {None, Outcome.GRANTED} or Fact.VIEWS_ASKED in file.facts:
        return None
    return "Vraag eerst de zienswijze: die hoort vóór een weigering, intrekking of voorschriften (Wet Bibob artikel 33)."


def _why_too_much(file: File, on: date) -> str | None:
    """What the conclusion does not carry."""
    if file.outcome is Outcome.REFUSED and file.conclusion not in {Conclusion.SERIOUS, Conclusion.OFFENCE}:
        return "Weigeren of intrekken kan alleen bij ernstig gevaar of een feit als in lid 6 (Wet Bibob artikel 3 lid 1 en 6)."
    if file.outcome is not Outcome.CONDITIONS:
        return None
    if file.conclusion in {Conclusion.NONE, Conclusion.OFFENCE}:
        return "Voorschriften kunnen bij mindere mate van gevaar, of ernstig gevaar dat weigeren niet rechtvaardigt (3 lid 7)."
    if file.conclusion is Conclusion.SERIOUS and not regime_on(on).has_conditions_at_serious:
        return "Voorschriften bij ernstig gevaar kunnen pas sinds 1 augustus 2020 (Wet Bibob artikel 3 lid 7)."
    return None


def _why_not_given(file: File, on: date) -> str | None:
    """Why the law cannot have given the permit: it may only do so once the term for the decision has passed."""
    if file.decide_by is None:
        return "Alleen een vergunning op aanvraag kan van rechtswege worden gegeven (Awb 4:20b)."
    if on <= file.decide_by:
        return f"De termijn om te beslissen loopt tot en met {long_date(file.decide_by)}: er is nog niets van rechtswege gegeven."
    return None


def _why_no_reason(file: File, on: date) -> str | None:
    return None if file.no_test else "Kies waarom niet wordt getoetst: die reden hoort in het dossier (B9)."


def _why_still_useful(file: File, on: date) -> str | None:
    if file.use_until is None or on > file.use_until:
        return None
    return f"Advies en bevindingen mogen nog worden gebruikt tot en met {long_date(file.use_until)} (Wet Bibob artikel 29)."


REGISTER: Final = _recorded(
    Fact.REGISTER_ASKED,
    "vraag aan het Bureau wat het weet",
    "11a, eigen norm",
    "Vraag eerst aan het Bureau wat het weet: anders mist u wat elders is geconcludeerd. Artikel 11a laat het Bureau alleen op uw"
    " vraag antwoorden; dat u het vraagt, is een eigen norm.",
)
FINDINGS: Final = _recorded(
    Fact.INQUIRY_DONE,
    "eigen onderzoek is af",
    "7a lid 4, 9 lid 5",
    "Rond eerst uw eigen onderzoek af: het Bureau kan anders weigeren te adviseren (Wet Bibob artikel 7a lid 4 en 9 lid 5).",
)
COMPLETE: Final = _recorded(
    Fact.FORM_COMPLETE,
    "formulier is volledig",
    "7a lid 2 en 3",
    "Het formulier is nog niet volledig. Leg vast dat het compleet is, of vraag om aanvulling (7a lid 2 en 3; Awb 4:5).",
)
COMPLETED: Final = Gate(
    "formulier is aangevuld, of de termijn daarvoor is gebruikt", "Awb 4:5", _why_not_completed, Fact.REPAIRED
)
REPAIR_USED: Final = Gate("termijn om aan te vullen is ongebruikt voorbij", "Awb 4:5", _why_repair_open, Fact.REPAIR_UNUSED)
INFORMED: Final = _recorded(
    Fact.INFORMED,
    "betrokkene weet dat advies is gevraagd",
    "32",
    "Zeg betrokkene eerst dat u advies heeft gevraagd (Wet Bibob artikel 32), en leg de dag vast.",
)
ADVISED: Final = _recorded(
    Fact.ADVICE_RECEIVED, "advies is ontvangen", "9, 31", "Leg eerst vast op welke dag het advies binnenkwam (artikel 31)."
)
ISSUED: Final = _recorded(
    Fact.ADVICE_ISSUED,
    "datum op het advies is vastgelegd",
    "29",
    "Leg eerst de datum op het advies vast: vanaf die dag tellen de vijf jaar van gebruik (artikel 29).",
)
CONCLUSION: Final = Gate("een conclusie", "3", _why_no_conclusion)
ACQUITTAL: Final = Gate("vrijspraak is nagegaan", "3a", _why_no_acquittal)
REPORTED: Final = Gate("melding aan het Bureau, waar die moet", "7a lid 7 en 8", _why_not_reported, Fact.REPORTED)
COPY: Final = Gate("afschrift van het advies is gegeven", "28 lid 3", _why_no_copy, Fact.COPY_GIVEN)
VIEWS: Final = Gate("zienswijze is gevraagd, bij weigeren of voorschriften", "33", _why_no_views)
VIEWS_DONE: Final = Gate("zienswijze is binnen of de termijn is voorbij", "33; Awb 4:9", _why_views_open, Fact.VIEWS_RECEIVED)
REASON: Final = Gate("een reden", "Awb 3:46", _why_no_reason)
ASKED_ONCE: Final = Gate("nog niet eerder gevraagd", "9", _why_asked_before)
NO_ADVICE: Final = Gate("er kwam geen advies", "9", _why_advice_came)
HEARD_ONCE: Final = Gate("nog niet eerder gevraagd", "33", _why_heard_before)
APPLIED_FOR: Final = Gate("geen lopende beschikking", "4 lid 1", _why_not_untreated)
HELD: Final = Gate("een lopende beschikking of subsidie", "4 lid 1", _why_no_refusal_to_fill)
SERIOUS: Final = Gate("de conclusie is ernstig gevaar", "4 lid 1", _why_not_serious)
INTENDED: Final = Gate("een voornemen", "33", _why_nothing_to_say)
OUTCOME: Final = Gate("een uitkomst", "3", _why_no_outcome)
CARRIED: Final = Gate("de conclusie draagt de uitkomst", "3 lid 1, 6 en 7", _why_too_much)
GIVEN: Final = Gate("beslistermijn is voorbij", "Awb 4:20b lid 1", _why_not_given)
USED_UP: Final = Gate("de jaren van gebruik zijn om", "29", _why_still_useful)
CHOSEN: Final = frozenset({CONCLUSION, OUTCOME, REASON, ACQUITTAL, SERIOUS})
"""What the form of the step itself asks."""
