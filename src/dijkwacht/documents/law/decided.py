"""Every ruling that the product names: how far it was seen, and what rests on it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.law.explained import pages
from dijkwacht.documents.law.library import register
from dijkwacht.documents.law.model import ReadState
from dijkwacht.documents.law.remarks import all_remarks
from dijkwacht.documents.law.statements import Part
from dijkwacht.documents.letters.checklist import TO_VERIFY, Ruling, Seen
from dijkwacht.documents.letters.library import checklist, letters
from dijkwacht.documents.norms.library import norm, norm_ids

ECLI: Final = re.compile(r"ECLI:NL:[A-Z]+:\d{4}:\d+")
_STATES: Final[Mapping[Seen, ReadState]] = MappingProxyType(
    {
        Seen.READ: ReadState.READ,
        Seen.EXCERPT: ReadState.EXCERPT,
        Seen.SUMMARY: ReadState.EXCERPT,
        Seen.COMMENT: ReadState.TO_VERIFY,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ruling is named; ``group`` is the norm it stands in."""

    part: Part
    where: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling with all that rests on it; ``day`` and ``decided`` where the product says them itself."""

    ecli: str
    about: str
    seen: str
    state: ReadState
    day: date | None = None
    decided: str = ""
    note: str = ""
    places: tuple[Place, ...] = ()


@lru_cache
def rulings() -> tuple[Ruled, ...]:
    """All of them, the newest first."""
    known = {one.ecli: _told(one) for one in (*checklist().rulings, *all_remarks().rulings)}
    named = list(_named())
    for ecli, about, is_checked, _ in named:
        state = ReadState.READ if is_checked else ReadState.TO_VERIFY
        known.setdefault(ecli, Ruled(ecli, about, "gelezen" if is_checked else TO_VERIFY, state))
    found = [
        replace(one, places=tuple(dict.fromkeys(place for ecli, *_, place in named if ecli == one.ecli)))
        for one in known.values()
    ]
    return tuple(sorted(found, key=lambda one: (_year(one.ecli), str(one.day or "")), reverse=True))


def _told(ruling: Ruling) -> Ruled:
    state = _STATES[ruling.seen]
    return Ruled(
        ruling.ecli, ruling.about, ruling.seen.words, state, ruling.date, ruling.decided, ruling.note or ""
    )  # fmt: skip


def _named() -> Iterator[tuple[str, str, bool, Place]]:
    """Each place that names a ruling: its number, what it is called there, whether it says that it was read, and the place."""
    ecli_of = {one.id: one.ecli for one in (*checklist().rulings, *all_remarks().rulings)}
    for question in checklist().questions:
        yield from ((ecli_of[name], "", False, Place(Part.CHECKLIST, question.id)) for name in question.rulings)
    for remark in all_remarks().remarks:
        yield from ((ecli_of[name], "", False, Place(Part.POLICY, remark.id)) for name in remark.rulings)
    for name, letter in letters().items():
        said = f"{letter.template.model_dump_json()} {[block.model_dump_json() for block in letter.blocks]}"
        yield from ((ecli, "", False, Place(Part.LETTER, name)) for ecli in ECLI.findall(said))
    for page in pages():
        yield from ((ecli, "", False, Place(Part.EXPLANATION, page.name)) for ecli in ECLI.findall(page.text))
    yield from _of_norms()


def _of_norms() -> Iterator[tuple[str, str, bool, Place]]:
    others = {one.id: (hit.group(), one.title) for one in register().others if (hit := ECLI.search(one.title))}
    for whole in map(norm, norm_ids()):
        for criterion in (one for theme in whole.themes for one in theme.criteria):
            for source in criterion.sources:
                if source.ref in others:
                    ecli, title = others[source.ref]
                    yield ecli, title.partition(", ECLI")[0], source.checked, Place(Part.NORM, criterion.id, whole.title)


def _year(ecli: str) -> str:
    return ecli.split(":")[3]
