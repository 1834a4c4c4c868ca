"""Where the remedies against a decision stand, in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dijkwacht.apps.cases.rules.parties import NOBODY, Track
from dijkwacht.apps.cases.rules.remedies import OF_CASE, After, Remedy, of_track, ruled, tracks_of


def standing(rows: Sequence[After]) -> tuple[str, ...]:
    """Where the remedies stand, in words, each objector apart; nothing where there are none."""
    own = [row for row in rows if row.what not in OF_CASE]
    theirs = [words for track in tracks_of(own) for words in _standing(of_track(own, track), track)]
    return (*theirs, *_standing([row for row in rows if row.what in OF_CASE], NOBODY))


def _standing(rows: Sequence[After], track: Track) -> Iterator[str]:
    there = Counter(row.what for row in rows)
    for asked, answer, running, ended in _STANDING:
        if there[asked]:
            words = track.named(running if there[asked] > there[answer] else ended)
            ruling = ruled(answer, rows) if there[asked] <= there[answer] else None
            yield f"{words}: {ruling.word}" if ruling else words


_STANDING: Final = (
    (Remedy.OBJECTION, Remedy.OBJECTION_DECIDED, "bezwaar loopt", "op bezwaar beslist"),
    (Remedy.APPEAL, Remedy.APPEAL_DECIDED, "beroep loopt bij de rechter", "uitspraak op beroep"),
    (Remedy.HIGHER, Remedy.HIGHER_DECIDED, "hoger beroep loopt bij de Raad van State", "uitspraak op hoger beroep"),
    (
        Remedy.RELIEF_ASKED,
        Remedy.RELIEF_DECIDED,
        "voorlopige voorziening loopt bij de rechter",
        "uitspraak op voorlopige voorziening",
    ),
    (Remedy.LIFT_ASKED, Remedy.LIFT_DECIDED, "verzoek om opheffing loopt", "beslist op verzoek om opheffing"),
    (Remedy.FORFEITED, Remedy.SETTLED, "verbeurde dwangsom staat open", "verbeurde dwangsom afgedaan"),
)
