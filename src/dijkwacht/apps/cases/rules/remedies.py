"""What happens after the decision: objection, provisional relief, appeal, a request to lift, a penalty that is forfeited."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.cases.rules.cases import why_not_day, why_not_until
from dijkwacht.apps.cases.rules.contested import Contested, Shut
from dijkwacht.apps.cases.rules.lengths import Length, why_not_length
from dijkwacht.apps.cases.rules.parties import NOBODY, Track
from dijkwacht.kit.dutch import capital, long_date
from dijkwacht.kit.words import Worded

MOST_DEFERRED: Final = 6
"""Weeks by which a decision on an objection is put off at most (Awb 7:10 paragraph 3)."""

AFTER: Final = frozenset({"T18", "T19", "T20"})
"""Rules of the terms after a decision: here they follow what was noted after it, and not the decision alone."""


class Remedy(Worded):
    """Something that happened after the decision."""

    OBJECTION = "objection", "bezwaar ontvangen"
    RELIEF_ASKED = "relief-asked", "voorlopige voorziening gevraagd"
    RELIEF_DECIDED = "relief-decided", "uitspraak op de voorlopige voorziening"
    GAP_ASKED = "gap-asked", "om herstel van een verzuim in het bezwaar gevraagd"
    GAP_REPAIRED = "gap-repaired", "verzuim in het bezwaar hersteld"
    DEFERRED = "objection-deferred", "beslissing op bezwaar verdaagd"
    OBJECTION_DECIDED = "objection-decided", "beslissing op bezwaar bekendgemaakt"
    APPEAL = "appeal", "beroep ingesteld bij de rechtbank"
    APPEAL_DECIDED = "appeal-decided", "uitspraak op het beroep"
    HIGHER = "higher-appeal", "hoger beroep ingesteld bij de Raad van State"
    HIGHER_DECIDED = "higher-decided", "uitspraak op het hoger beroep"
    LIFT_ASKED = "lift-asked", "verzoek om opheffing ontvangen"
    LIFT_DECIDED = "lift-decided", "besluit op het verzoek om opheffing bekendgemaakt"
    FORFEITED = "forfeited", "dwangsom verbeurd"
    COLLECTING = "collecting", "besluit tot invordering bekendgemaakt"
    SETTLED = "settled", "dwangsom betaald, of niet meer ingevorderd"
    DURATION = "duration-changed", "duur van de sluiting gewijzigd"
    ENTERED = "change-entered", "wijziging of uitspraak ingeschreven bij het Kadaster"

    @property
    def kind(self) -> "Kind":
        """Its article, what it carries and what it needs."""
        return KINDS[self]


class Ending(Worded):
    """How something that was asked ended; of a length that changed, why."""

    UPHELD = "upheld", "ongegrond"
    CHANGED = "changed", "deels gegrond"
    REVOKED = "revoked", "gegrond"
    KEPT_EFFECT = "kept-effect", "gegrond, de rechtsgevolgen blijven"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"
    REFUSED = "refused", "afgewezen"
    GRANTED = "granted", "toegewezen"
    PARTLY = "partly", "deels toegewezen"
    WITHDRAWN = "withdrawn", "ingetrokken"
    MISTYPED = "mistyped", "verkeerd ingevoerd"
    RESUMED = "resumed", "loopt weer na een schorsing"
    REPLACED = "replaced", "nieuw of gewijzigd besluit"


@dataclass(frozen=True, slots=True)
class Kind:
    """An article, what has to stand before it (one of these), and what it answers; what answers nothing stands once.

    What ``repeats`` waits for the answer to the one before, unless several can be open ``at_once``. ``rulings`` are the ways in
    which it can end, in the words of its form; with ``resets`` the length of a closure may have changed too.
    """

    article: str
    needs: tuple[Remedy, ...] = ()
    answers: Remedy | None = None
    repeats: bool = False
    at_once: bool = False
    has_until: bool = False
    has_weeks: bool = False
    rulings: Mapping[Ending, str] = field(default_factory=dict)
    resets: frozenset[Ending] = frozenset()


_R, _U = Remedy, Ending
KINDS: Final[Mapping[Remedy, Kind]] = MappingProxyType(
    {
        _R.OBJECTION: Kind("Awb 6:4, 7:1"),
        _R.RELIEF_ASKED: Kind("Awb 8:81", (_R.OBJECTION, _R.APPEAL), repeats=True),
        _R.RELIEF_DECIDED: Kind(
            "Awb 8:84",
            answers=_R.RELIEF_ASKED,
            rulings={
                _U.REFUSED: "Afgewezen: het besluit werkt door",
                _U.GRANTED: "Toegewezen: het besluit is geschorst",
                _U.PARTLY: "Deels toegewezen, of met voorwaarden",
                _U.INADMISSIBLE: "Niet-ontvankelijk",
                _U.WITHDRAWN: "Het verzoek is ingetrokken",
            },
            resets=frozenset({_U.PARTLY}),
        ),
        _R.GAP_ASKED: Kind("Awb 6:6, 7:10 lid 2", (_R.OBJECTION,), repeats=True, has_until=True),
        _R.GAP_REPAIRED: Kind("Awb 6:6", answers=_R.GAP_ASKED),
        _R.DEFERRED: Kind("Awb 7:10 lid 3", (_R.OBJECTION,), has_weeks=True),
        _R.OBJECTION_DECIDED: Kind(
            "Awb 7:11, 7:12",
            answers=_R.OBJECTION,
            rulings={
                _U.UPHELD: "Ongegrond: het besluit blijft",
                _U.CHANGED: "Deels gegrond: het besluit is gewijzigd of vervangen",
                _U.REVOKED: "Gegrond: het besluit is herroepen",
                _U.INADMISSIBLE: "Niet-ontvankelijk: het besluit blijft",
                _U.WITHDRAWN: "Het bezwaar is ingetrokken: er komt geen beslissing",
            },
            resets=frozenset({_U.CHANGED}),
        ),
        _R.APPEAL: Kind("Awb 8:1", (_R.OBJECTION_DECIDED,)),
        _R.APPEAL_DECIDED: Kind(
            "Awb 8:66, 8:70, 8:72",
            answers=_R.APPEAL,
            rulings={
                _U.UPHELD: "Ongegrond: het besluit blijft",
                _U.CHANGED: "Gegrond: het besluit is deels vernietigd",
                _U.REVOKED: "Gegrond: het besluit is vernietigd",
                _U.KEPT_EFFECT: "Gegrond, maar de rechtsgevolgen blijven",
                _U.INADMISSIBLE: "Niet-ontvankelijk",
                _U.WITHDRAWN: "Het beroep is ingetrokken",
            },
            resets=frozenset({_U.CHANGED, _U.REVOKED}),
        ),
        _R.HIGHER: Kind("Awb 8:104, 8:105", (_R.APPEAL_DECIDED,)),
        _R.HIGHER_DECIDED: Kind(
            "Awb 8:113",
            answers=_R.HIGHER,
            rulings={
                _U.UPHELD: "De uitspraak van de rechtbank is bevestigd",
                _U.CHANGED: "De uitspraak is deels vernietigd",
                _U.REVOKED: "De uitspraak is vernietigd",
                _U.INADMISSIBLE: "Niet-ontvankelijk",
                _U.WITHDRAWN: "Het hoger beroep is ingetrokken",
            },
            resets=frozenset({_U.CHANGED, _U.REVOKED}),
        ),
        _R.LIFT_ASKED: Kind("Awb 1:3 lid 3, 4:13", repeats=True),
        _R.LIFT_DECIDED: Kind(
            "Awb 4:13",
            answers=_R.LIFT_ASKED,
            rulings={
                _U.REFUSED: "Afgewezen: de maatregel blijft",
                _U.GRANTED: "Toegewezen: de maatregel eindigt",
                _U.PARTLY: "Deels toegewezen, of met voorwaarden",
                _U.WITHDRAWN: "Het verzoek is ingetrokken",
            },
            resets=frozenset({_U.PARTLY}),
        ),
        _R.FORFEITED: Kind("Awb 5:33", repeats=True, at_once=True),
        _R.COLLECTING: Kind("Awb 5:37", (_R.FORFEITED,), repeats=True, at_once=True),
        _R.SETTLED: Kind("Awb 5:33, 5:37", answers=_R.FORFEITED),
        _R.DURATION: Kind(
            "Opiumwet 13b, besluit",
            repeats=True,
            at_once=True,
            rulings={
                _U.MISTYPED: "Verkeerd ingevoerd: het besluit noemde deze duur al",
                _U.RESUMED: "Na een schorsing loopt de sluiting weer",
                _U.REPLACED: "Er is een nieuw of gewijzigd besluit",
            },
            resets=frozenset({_U.MISTYPED, _U.RESUMED, _U.REPLACED}),
        ),
        _R.ENTERED: Kind("Wkpb 3, 15", repeats=True, at_once=True),
    }
)
"""Every event after a decision, in the order in which they come up."""


@dataclass(frozen=True, slots=True)
class After:
    """One thing that happened after the decision, as it was noted; without a ``ruling`` it was not said how it ended.

    ``with_committee`` is whether a committee advises on this objection: on that of another it may not. ``dwelling`` is how long a
    dwelling is closed since, where it has a length of its own.
    """

    what: Remedy
    on: date
    until: date | None = None
    weeks: int | None = None
    ruling: Ending | None = None
    track: Track = NOBODY
    length: Length | None = None
    with_committee: bool = False
    dwelling: Length | None = None

    @property
    def has_length(self) -> bool:
        """Whether a closure takes longer or shorter since."""
        return self.length is not None or self.dwelling is not None

    @property
    def words(self) -> str:
        """What happened, of which objector, how it ended, and how long a closure takes since."""
        return self.words_in(has_parts=False)

    def words_in(self, *, has_parts: bool) -> str:
        """The same; ``has_parts`` where it has to be said of which part a length is."""
        words = self.track.named(self.what.word)
        words = f"{words}, met adviescommissie" if self.with_committee else words
        words = f"{words}: {self.ruling.word}" if self.ruling else words
        of_premises = " (lokaal)" if has_parts or self.dwelling else ""
        lengths = [f"{self.length.words}{of_premises}"] if self.length else []
        lengths += [f"{self.dwelling.words} (woning)"] if self.dwelling else []
        return f"{words}; duur nu {' en '.join(lengths)}" if lengths else words


def begins(what: Remedy, decided: Contested) -> bool:
    """Whether somebody comes up against the decision with it: another may do so beside them."""
    return what is (Remedy.APPEAL if decided.is_direct else Remedy.OBJECTION)


def tracks_of(rows: Sequence[After]) -> tuple[Track, ...]:
    """Everybody who came up against the decision, in the order in which that was noted."""
    return tuple(dict.fromkeys(row.track for row in rows if row.what not in OF_CASE))


def of_track(rows: Sequence[After], track: Track) -> list[After]:
    """What concerns one of them: what they did themselves, and what is of the case as a whole."""
    return [row for row in rows if row.what in OF_CASE or row.track == track]


def why_not_note(what: Remedy, decided: Contested, rows: Sequence[After], track: Track = NOBODY) -> str | None:
    """Why this cannot be noted now of one objector; None when it can."""
    rows = rows if what in OF_CASE else of_track(rows, track)
    if reason := why_not_open(what, decided, rows):
        return reason
    there = Counter(row.what for row in rows)
    return _why_not_answer(what, there) if what.kind.answers else _why_not_new(what, decided, there)


def _why_not_answer(what: Remedy, there: Counter[Remedy]) -> str | None:
    asked = what.kind.answers
    if asked is None or not there[asked]:
        return f"Leg eerst vast: {asked.word if asked else ''}."
    return _THERE if there[what] >= there[asked] else None


def _why_not_new(what: Remedy, decided: Contested, there: Counter[Remedy]) -> str | None:
    kind = what.kind
    if there[what] and not kind.repeats:
        return _THERE
    waits = kind.repeats and not kind.at_once and there[what] > there[_ANSWERED_BY[what]]
    missing = [_ANSWERED_BY[what]] if waits else []
    is_needed = kind.needs and not (what is Remedy.APPEAL and decided.is_direct)
    if is_needed and not any(there[one] for one in kind.needs):
        missing.append(kind.needs[0])
    return f"Leg eerst vast: {missing[0].word}." if missing else None


_THERE: Final = "Dit staat al vast."


def why_not_open(what: Remedy, decided: Contested, rows: Sequence[After]) -> str | None:
    """Whether there is a decision at all that remedies stand open against."""
    if decided.is_civil:
        return "Tegen een keuze naar burgerlijk recht staat geen bezwaar open: de ander gaat naar de burgerlijke rechter."
    if decided.on is None:
        return "Er is nog geen besluit bekendgemaakt."
    return _why_not_such(what, decided, rows)


_WITHDRAWN: Final = "Het is ingetrokken: er is geen uitspraak of beslissing waartegen dit kan."


def _why_not_such(what: Remedy, decided: Contested, rows: Sequence[After]) -> str | None:
    """What this kind of decision, or how a remedy against it ended, leaves no room for."""
    if what in _OF_LIFTING and not decided.can_be_lifted:
        return "Er is geen maatregel die kan worden opgeheven."
    if what in OF_PENALTY and not decided.is_penalty:
        return "Er is geen last onder dwangsom opgelegd."
    if what in _OF_CLOSURE and not decided.has_closure:
        return "Er is geen besluit tot sluiting."
    if what is Remedy.ENTERED and len(changes(rows)) <= sum(row.what is what for row in rows):
        return "Er is geen wijziging die nog moet worden ingeschreven."
    if what is Remedy.OBJECTION and decided.is_direct:
        return "Na de uniforme procedure staat meteen beroep open (Awb 7:1 lid 1 onder d)."
    before = _RESTS_ON.get(what)
    return _WITHDRAWN if before and ruled(before, rows) is Ending.WITHDRAWN else None


_OF_LIFTING: Final = frozenset({Remedy.LIFT_ASKED, Remedy.LIFT_DECIDED})
OF_PENALTY: Final = frozenset({Remedy.FORFEITED, Remedy.COLLECTING, Remedy.SETTLED})
_OF_CLOSURE: Final = frozenset({Remedy.DURATION, Remedy.ENTERED})
OF_CASE: Final = _OF_LIFTING | OF_PENALTY | _OF_CLOSURE
"""What is not of one objector."""
_RESTS_ON: Final = {Remedy.APPEAL: Remedy.OBJECTION_DECIDED, Remedy.HIGHER: Remedy.APPEAL_DECIDED}
_ANSWERED_BY: Final = {kind.answers: what for what, kind in KINDS.items() if kind.answers}


_CHANGING: Final = frozenset(
    {
        (Remedy.OBJECTION_DECIDED, Ending.CHANGED),
        (Remedy.APPEAL_DECIDED, Ending.CHANGED),
        (Remedy.HIGHER_DECIDED, Ending.CHANGED),
        (Remedy.LIFT_DECIDED, Ending.PARTLY),
        (Remedy.DURATION, Ending.REPLACED),
    }
)


def changes(rows: Sequence[After]) -> tuple[After, ...]:
    """What changed a closure that stands in the public registers, and so is entered there too (Wkpb 2 lid 4 and 3 lid 1).

    What ends it is not among them: of that the step tells which ends the case. A length that was noted after an outcome which
    named none is of that same change.
    """
    found: list[After] = []
    for row in rows:
        is_told = bool(row.what is Remedy.DURATION and found and not found[-1].has_length)
        if (row.what, row.ruling) in _CHANGING and not is_told:
            found.append(row)
    return tuple(found)


def ruled(what: Remedy, rows: Sequence[After]) -> Ending | None:
    """How the last of these ended; None where there is none, or where it was not said."""
    return next((row.ruling for row in reversed(rows) if row.what is what), None)


def earliest(what: Remedy, decided: Contested, rows: Sequence[After]) -> date | None:
    """The day before which it cannot lie."""
    needs = (what.kind.answers,) if what.kind.answers else what.kind.needs
    days = [row.on for row in rows if row.what in needs]
    if what is Remedy.ENTERED and (found := changes(rows)):
        return found[min(sum(row.what is what for row in rows), len(found) - 1)].on
    if what is Remedy.SETTLED and days:
        return days[sum(row.what is what for row in rows)]
    if what.kind.answers and days:
        return days[-1]
    return min(days, default=decided.on)


def why_not_so(after: After, decided: Contested, rows: Sequence[After], *, on: date) -> Mapping[str, str]:
    """What is wrong with something that is noted, by field."""
    kind = after.what.kind
    rows = rows if after.what in OF_CASE else of_track(rows, after.track)
    faults = {"on": why_not_day(after.on, on=on, after=earliest(after.what, decided, rows), previous="wat eraan voorafging")}
    if after.what is Remedy.FORFEITED and decided.comply_until and after.on <= decided.comply_until:
        last = f"Tot en met {long_date(decided.comply_until)} kon nog aan de last worden voldaan"
        faults["on"] = faults["on"] or f"{last}: tot dan wordt geen dwangsom verbeurd (Awb 5:32a lid 2)."
    if kind.has_until:
        faults["until"] = why_not_until(after.until, since=after.on, asks=_NO_UNTIL, of="de vraag om herstel")
    if kind.has_weeks and not (after.weeks and 1 <= after.weeks <= MOST_DEFERRED):
        faults["weeks"] = f"Vul 1 tot en met {MOST_DEFERRED} weken in (Awb 7:10 lid 3)."
    if after.ruling and after.ruling not in kind.rulings:
        faults["ruling"] = NO_RULING
    faults |= _wrong_length(after, decided)
    return {field: reason for field, reason in faults.items() if reason}


def _wrong_length(after: After, decided: Contested) -> Mapping[str, str]:
    """What is wrong with the length that a closure has since, by field."""
    if not after.has_length:
        return {"months": _NO_LENGTH} if after.what is Remedy.DURATION else {}
    of_premises = Shut(decided.closed_on or decided.on, decided.lapsed_on) if decided.has_closure else None
    of_dwelling = Shut(decided.dwelling.closed_on or decided.on, decided.dwelling.lapsed_on) if decided.dwelling else None
    found = {}
    for length, shut, part in ((after.length, of_premises, ""), (after.dwelling, of_dwelling, "_dwelling")):
        if length and (shut is None or after.ruling not in after.what.kind.resets):
            found[f"{'months' if length.months else 'ends_on'}{part}"] = _NO_CHANGE
        elif length and shut:
            faults = why_not_length(length, closed_on=shut.closed_on, lapsed_on=shut.lapsed_on)
            found |= {f"{field}{part}": words for field, words in faults.items()}
    return found


_NO_LENGTH: Final = "Vul in hoeveel maanden het pand dicht is, of tot en met welke dag."
_NO_CHANGE: Final = "Bij deze uitkomst verandert de duur niet. Laat dit leeg, of kies een andere uitkomst."


_NO_UNTIL: Final = "Vul in tot en met welke dag het verzuim kan worden hersteld."
NO_RULING: Final = "Kies hoe het afliep."


def why_not_ruling(after: After) -> Mapping[str, str]:
    """That it has to be said how it ended, by field: asked of whoever notes it now, not of what was noted before."""
    return {"ruling": NO_RULING} if after.what.kind.rulings and after.ruling is None else {}


def broken(decided: Contested, rows: Sequence[After], *, on: date) -> str | None:
    """Why these, one after another, could not have been noted; None when they could."""
    for place, row in enumerate(rows):
        if reason := why_not_note(row.what, decided, rows[:place], row.track):
            return f"{capital(row.what.word)}: {reason}"
        for reason in why_not_so(row, decided, rows[:place], on=on).values():
            return f"{capital(row.what.word)}: {reason}"
    return None
