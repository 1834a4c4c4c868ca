"""What one field of a letter about a closure cannot see: an empty weighing, money that is asked too early or too late."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from dijkwacht.analysis.terms.term import statutory
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.library import shared
from dijkwacht.documents.letters.template import Template
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.dutch import long_date

TO_PAY: Final = "T24"
LAPSES: Final = "T25"
COSTS: Final = "T26"
"""The terms to pay a penalty, to collect it, and to set the costs."""
LAPSED: Final = (
    "De dwangsom is meer dan een jaar geleden verbeurd: dan is de vordering verjaard (artikel 5:35 Awb). Is de verjaring"
    " gestuit of verlengd, vink dat dan aan."
)


def closure_faults(said: Mapping[str, Any], template: Template) -> Iterator[tuple[str, str]]:
    """The name of a field and what is wrong there, in Dutch."""
    yield from _weighing(said)
    if template.kind == "collection":
        yield from _collecting(said)
    if template.kind == "costs":
        yield from _costs(said)


def _day(said: Mapping[str, Any], name: str) -> date | None:
    found = said.get(name)
    return found if isinstance(found, date) else None


def _last_day(rule: str, start: date) -> date:
    """The last day of a term in the act; beyond the years whose feasts are known there is none to speak of."""
    try:
        return statutory(rule, start, calendar()).until or date.max
    except ValueError:
        return date.max


def _weighing(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for question in shared().always:
        if said.get(f"{question}-answered") == Answered.NOT_APPLICABLE:
            yield (
                f"{question}-answered",
                "Deze vraag past bij elke zaak: zonder antwoord is er niets afgewogen (artikel 3:4 lid 2 en 3:46 Awb).",
            )


def _collecting(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    breached, dated = _day(said, "breached_on"), _day(said, "dated")
    if not (breached and dated):
        return
    to_pay = _last_day(TO_PAY, breached)
    if dated <= to_pay:
        yield "dated", f"De overtreder kan nog betalen tot en met {long_date(to_pay)} (artikel 5:33 Awb). Vorder daarna in."
    if dated > _last_day(LAPSES, breached) and not said.get("interrupted"):
        yield "dated", LAPSED


def _costs(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    enforced, dated, decided = _day(said, "enforced_on"), _day(said, "dated"), _day(said, "decision_on")
    if enforced and dated and dated > _last_day(COSTS, enforced):
        yield "dated", "De kosten stelt u vast binnen vijf jaar na de bestuursdwang (artikel 5:25 lid 6 Awb). Die tijd is om."
    if enforced and decided and enforced < decided and not said.get("urgent"):
        yield (
            "enforced_on",
            "De bestuursdwang kan niet voor het besluit liggen, behalve bij spoed (artikel 5:31 lid 2 Awb). Vink dat dan aan.",
        )
