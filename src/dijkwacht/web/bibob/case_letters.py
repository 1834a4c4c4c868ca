"""Which letters a Bibob case offers, and what they are filled with: its number, days and kinds, nothing that was found."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils import timezone

from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import BibobState
from dijkwacht.apps.bibob.rules.words import Aim, Conclusion, Fact, File, Outcome
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.bibob.library import law
from dijkwacht.documents.letters.given import Danger, Given, Ground, Plan, Research, Role
from dijkwacht.documents.letters.library import letters
from dijkwacht.web.parts.letter_prefill import Offered, offer

_LETTERS: Final = {
    BibobState.RECEIVED: ("bibob-aanvullen",),
    BibobState.TRIAGE: ("bibob-aanvullen",),
    BibobState.FORM: ("bibob-aanvullen",),
    BibobState.INCOMPLETE: ("bibob-aanvullen", "bibob-buiten-behandeling"),
    BibobState.ADVICE: ("bibob-advies-gevraagd",),
    BibobState.CONCLUSION: ("bibob-voornemen",),
    BibobState.VIEWS: ("bibob-voornemen",),
    BibobState.WEIGHING: ("bibob-besluit", "bibob-overeenkomst"),
    BibobState.DECIDED: ("bibob-besluit", "bibob-overeenkomst"),
    BibobState.NOT_TREATED: ("bibob-buiten-behandeling",),
}
"""Which letters come up where a case stands; those that the library does not have are left out."""
_OF_ONE_KIND: Final = {"bibob-besluit": False, "bibob-buiten-behandeling": False, "bibob-overeenkomst": True}
"""Letters for what goes by public law, or by private law alone."""
_OF_DANGER: Final = frozenset({"bibob-voornemen", "bibob-besluit", "bibob-overeenkomst"})
"""Letters that refuse, end or bind to conditions because of what was found."""
NO_LETTER: Final = (
    "Bij deze uitkomst past geen brief van hier: die brieven weigeren, beëindigen of stellen voorschriften. Schrijf uw besluit in"
    " uw eigen systeem."
)
_DANGERS: Final = {
    Conclusion.SERIOUS: Danger.SERIOUS,
    Conclusion.LESSER: Danger.LESSER,
    Conclusion.OFFENCE: Danger.OFFENCE,
}
_GROUNDS: Final = {
    "alcohol": Ground.ALCOHOL,
    "kansspelautomaten": Ground.GAMBLING,
    "environment": Ground.ENVIRONMENT,
    "subsidy": Ground.SUBSIDY,
    "property": Ground.PROPERTY,
    "contract": Ground.CONTRACT,
}
"""The power itself: by the decision where it has an act of its own, else by its group."""
_CONTRACTS: Final[Mapping[tuple[Ground | None, Aim], Plan]] = {
    (Ground.PROPERTY, Aim.APPLICATION): Plan.NOT_ENTER,
    (Ground.CONTRACT, Aim.WITHDRAWAL): Plan.END,
}
"""What a refusal is for a contract, where it can be one thing only; of all else whoever writes says what was decided."""
_BY_LAW_OF_THE_TOWN: Final = "Wet Bibob artikel 7"


def offered(case: BibobCase, file: File, *, earlier: bool = False) -> list[Offered]:
    """The letters that come up where a case stands; with ``earlier`` the others, of the steps that were taken before."""
    known, wanted = letters(), _LETTERS.get(BibobState(case.state), ())
    if earlier:
        passed = [BibobState(move.to) for move in case.moves.all()]
        of_then = dict.fromkeys(name for state in passed for name in _LETTERS.get(state, ()))
        wanted = tuple(name for name in of_then if name not in wanted)
    due = (name for name in wanted if name in known and _fits(name, file))
    names = [name for name in due if _OF_ONE_KIND.get(name, file.is_civil) is file.is_civil]
    given = _given(case, file) if names else Given()
    return [offer(name, given) for name in names]


def why_none(file: File) -> str:
    """Why no letter comes up about what was decided; empty where one does."""
    return NO_LETTER if file.outcome and not _fits("bibob-besluit", file) else ""


def _fits(name: str, file: File) -> bool:
    """Whether a letter says what the case came to: none about danger that was not found, no refusal of what was granted.

    A contract that went on with conditions has no letter here: there the law knows no conditions.
    """
    if name not in _OF_DANGER:
        return True
    is_refusal_only = file.is_civil and file.outcome is Outcome.CONDITIONS
    return file.conclusion is not Conclusion.NONE and file.outcome is not Outcome.GRANTED and not is_refusal_only


def _given(case: BibobCase, file: File) -> Given:
    danger = _danger(file)
    name = name_on(case.organisation, timezone.localdate())
    return Given(
        organisation=name,
        authority=_authority(case, name),
        number=case.number,
        dated=_dated(case, file),
        role=_role(file),
        ground=_ground(case),
        uniform=case.is_uniform,
        subject=_subject(case, file),
        asked_on=file.facts.get(Fact.ADVICE_ASKED),
        repair_asked_on=file.facts.get(Fact.REPAIR_ASKED),
        repair_until=file.repair_until,
        repair_ended_on=file.repair_until if Fact.REPAIR_UNUSED in file.facts else None,
        intention_on=file.facts.get(Fact.VIEWS_ASKED),
        views_until=file.views_until,
        views_given=Fact.VIEWS_RECEIVED in file.facts,
        plan=_plan(case, file, danger),
        danger=danger,
        research=(Research.ADVICE if file.is_advised else Research.OWN) if file.conclusion else None,
        advice_on=file.facts.get(Fact.ADVICE_ISSUED) if file.is_advised else None,
        announced_on=file.facts.get(Fact.ANNOUNCED),
    )


def _authority(case: BibobCase, organisation: str) -> str:
    """Who decides, where that is the mayor; of all else the form says the usual board."""
    found = law().decision(case.decision)
    return f"de burgemeester van {organisation}" if found and found.mayor else ""


def _dated(case: BibobCase, file: File) -> date:
    """The day of the letter: that on which it went out where the case knows it, else today."""
    days = {
        BibobState.VIEWS: file.facts.get(Fact.VIEWS_ASKED),
        BibobState.DECIDED: file.facts.get(Fact.ANNOUNCED),
        BibobState.NOT_TREATED: case.state_since,
    }
    return days.get(BibobState(case.state)) or timezone.localdate()


def _role(file: File) -> Role:
    if file.is_civil:
        return Role.PARTY
    return Role.APPLICANT if file.aim is Aim.APPLICATION else Role.HOLDER


def _ground(case: BibobCase) -> Ground | None:
    found = law().decision(case.decision)
    if ground := _GROUNDS.get(case.decision) or _GROUNDS.get(case.group):
        return ground
    is_bylaw = found is not None and any(one.article.startswith(_BY_LAW_OF_THE_TOWN) for one in found.grounds)
    return Ground.BYLAW if is_bylaw else None


def _danger(file: File) -> Danger | None:
    """What was concluded; a holder who did not fill in the form is no danger that was seen, but one that the act assumes."""
    is_of_holder = file.aim is Aim.WITHDRAWAL and not file.is_civil
    if file.conclusion is Conclusion.SERIOUS and is_of_holder and Fact.REPAIR_UNUSED in file.facts:
        return Danger.SERIOUS if {Fact.INQUIRY_BEGUN, Fact.ADVICE_ASKED} & file.facts.keys() else Danger.FORM
    return _DANGERS.get(file.conclusion) if file.conclusion else None


def _plan(case: BibobCase, file: File, danger: Danger | None) -> Plan | None:
    """What was decided; before that, what usually follows: whoever writes the letter chooses otherwise."""
    is_asked = file.aim is Aim.APPLICATION
    is_refused = file.outcome is Outcome.REFUSED
    if danger is None or file.outcome is Outcome.GRANTED:
        return None
    if file.is_civil:
        return _CONTRACTS.get((_ground(case), file.aim)) if is_refused else None
    if file.outcome is Outcome.CONDITIONS or (danger is Danger.LESSER and not is_refused):
        return Plan.IMPOSE if is_asked else Plan.KEEP
    return Plan.REFUSE if is_asked else Plan.WITHDRAW


def _subject(case: BibobCase, file: File) -> str:
    found = law().decision(case.decision)
    kind = "de overeenkomst" if file.is_civil else "uw aanvraag" if file.aim is Aim.APPLICATION else "het besluit"
    return f"{kind} ({found.title[0].lower()}{found.title[1:]})" if found else kind
