"""The statements by act and article: what rests on an article, how far it was read, and what has to be looked at again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from dijkwacht.documents.law.citing import order
from dijkwacht.documents.law.decided import Ruled, rulings
from dijkwacht.documents.law.library import register
from dijkwacht.documents.law.model import Act, ReadState
from dijkwacht.documents.law.statements import Part, Statement, statements

HEAD: Final = (
    "wet", "nummer", "artikel", "stand", "tekst van", "laatst bekeken", "plek", "kenmerk", "hoort bij", "verwijzing", "opmerking",
    "soort",
)  # fmt: skip
NOT_SAID: Final = "geen artikel genoemd"
_SAYS_NO_MARK: Final = frozenset({Part.TEXT, Part.CASE, Part.EXPLANATION})
"""What names an article in running words, and so says nothing of how far it was read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for; empty is everything."""

    act: str = ""
    article: str = ""
    state: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A statement on one article, with what is odd about it."""

    statement: Statement
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One article with all that rests on it; no article where a statement names the act alone."""

    act: Act
    article: str
    state: ReadState
    text_date: date | None
    looked_on: date
    uses: tuple[Use, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on a page."""
        return f"{self.act.id}-{self.article or 'geheel'}".lower().replace(" ", "-").replace(":", "-").replace(".", "-")


@lru_cache
def rows() -> tuple[Row, ...]:
    """Every article that is cited, in the order of the register."""
    return tuple(row for act in register().acts for row in _of_act(act, _cited_of(act)))


def found(wanted: Wanted) -> tuple[Row, ...]:
    """The rows that are asked for. An article between two that are cited as first and last is a row of its own when asked for."""
    acts = [act for act in register().acts if wanted.act in {"", act.id}]
    kept = [row for row in rows() if wanted.act in {"", row.act.id} and wanted.article in {"", row.article}]
    if wanted.article and not kept:
        kept = [row for act in acts for row in _of_act(act, [wanted.article]) if row.uses]
    return tuple(row for one in kept if (row := _narrowed(one, wanted)))


def decided(wanted: Wanted) -> tuple[Ruled, ...]:
    """The rulings that are asked for; none where the question is about an act or an article."""
    if wanted.act or wanted.article:
        return ()
    kept = (one for one in rulings() if wanted.state in {"", one.state})
    narrowed = (replace(one, places=tuple(place for place in one.places if wanted.part in {"", place.part})) for one in kept)
    return tuple(one for one in narrowed if one.places)


def lines(wanted: Wanted) -> Iterator[list[str]]:
    """The same as cells of a table, a line for each use."""
    for row in found(wanted):
        first = [row.act.id, row.act.bwb or "", row.article or NOT_SAID, row.state.word, _day(row.text_date), _day(row.looked_on)]
        for use in row.uses:
            said = use.statement
            yield [*first, said.part.word, said.where, said.group, said.citation, use.remark, "wet"]
    for one in decided(wanted):
        told = ["", one.ecli, "", one.seen, _day(one.day), ""]
        for place in one.places:
            yield [*told, place.part.word, place.where, place.group, one.about, one.note, "uitspraak"]


def faults() -> Iterator[str]:
    """What is cited without a row, and what says that it was read while the register says otherwise."""
    for said in statements():
        if not said.cited:
            yield f"{said.part} {said.where}: {said.citation}: hier is geen wet in te vinden"
        for one in said.cited:
            act = register().act(one.act)
            if act is None:
                yield f"{said.part} {said.where}: {one.act} staat niet in het register"
                continue
            for article in one.articles:
                state = act.state(article)
                if state is None:
                    yield f"{said.part} {said.where}: {act.id} {article} staat niet in het register"
                elif said.checked and said.part not in _SAYS_NO_MARK and state is ReadState.TO_VERIFY:
                    yield f"{said.part} {said.where}: {act.id} {article} heet gelezen, en is volgens het register te verifiëren"


def _cited_of(act: Act) -> list[str]:
    named = {article for said in statements() for one in said.cited if one.act == act.id for article in one.articles}
    whole = any(one.act == act.id and not one.articles for said in statements() for one in said.cited)
    return [*([""] if whole else []), *sorted(named, key=order)]


def _of_act(act: Act, articles: Iterable[str]) -> Iterator[Row]:
    for article in articles:
        uses = tuple(_use(act, article, said) for said in statements() if _rests(said, act, article))
        state = (act.state(article) if article else None) or ReadState.TO_VERIFY
        text_date, looked_on = act.text_of(article) if article and state is not ReadState.TO_VERIFY else (None, act.looked_on)
        yield Row(act, article, state, text_date, looked_on, uses)


def _rests(said: Statement, act: Act, article: str) -> bool:
    return any(one.act == act.id and (one.covers(article) if article else not one.articles) for one in said.cited)


def _use(act: Act, article: str, said: Statement) -> Use:
    state = act.state(article) if article else None
    if not said.checked:
        return Use(said, "het artikel is gelezen; dit merk kan weg" if state is ReadState.READ else "te verifiëren")
    read_in = act.text_of(article)[0] if state else None
    # A day of a text belongs to the act that is named first; others are named in passing.
    is_first = said.cited[0].act == act.id
    if is_first and said.version and read_in and said.version != read_in:
        return Use(said, f"gelezen in de tekst van {said.version:%d-%m-%Y}")
    return Use(said)


def _narrowed(row: Row, wanted: Wanted) -> Row | None:
    if wanted.state not in {"", row.state}:
        return None
    uses = tuple(use for use in row.uses if wanted.part in {"", use.statement.part})
    return Row(row.act, row.article, row.state, row.text_date, row.looked_on, uses) if uses else None


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


PARTS: Final = tuple((part.value, part.word) for part in Part)
STATES: Final = tuple((state.value, state.word) for state in ReadState)
