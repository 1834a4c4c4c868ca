"""The register of acts as its file writes it: what was read of each, in which text, and when somebody looked last."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from dijkwacht.documents.law.citing import order
from dijkwacht.documents.records import KebabId, Record, Text, Title, Version
from dijkwacht.kit.words import Worded

Day = Annotated[date, Field(strict=False)]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]+[a-z]*([:.][0-9]+[a-z]*)*$", max_length=20)]
_NUMBER: Final = r"[0-9]+[a-z]*(?:[:.][0-9]+[a-z]*)*"
Piece = Annotated[str, StringConstraints(pattern=rf"^{_NUMBER}(?:–{_NUMBER})?$", max_length=41)]
"""One article, or the first and the last of some that are always cited together."""
WETTEN: Final = "https://wetten.overheid.nl/"


class ReadState(Worded):
    """How far an article was seen."""

    READ = "read", "gelezen"
    EXCERPT = "excerpt", "fragment"
    TO_VERIFY = "to_verify", "te verifiëren"


class Other(Record):
    """An article of which another text was read, or on another day, than of the rest of its act."""

    article: Number
    text_date: Day | None = None
    looked_on: Day


class Span(Record):
    """What somebody read through on one day, from the first article to the last.

    Only what is listed under ``read`` counts as read: whoever cites another article of it later looks at that one again.
    """

    first: Number
    last: Number
    looked_on: Day
    text_date: Day | None = None
    read: tuple[Piece, ...] = ()

    def holds(self, article: str) -> bool:
        """Whether this article counts as read in it."""
        at = order(article)
        return any(order(low) <= at <= order(high) for low, high in map(ends, self.read))


def ends(piece: str) -> tuple[str, str]:
    """The first and the last article of a piece.

    >>> ends("4:7–4:9"), ends("4:5")
    (('4:7', '4:9'), ('4:5', '4:5'))
    """
    low, _, high = piece.partition("–")
    return low, high or low


class Act(Record):
    """An act: ``names`` are the other words for it, ``text_date`` is the day from which the text that was read holds.

    ``looked_on`` is the last day on which somebody looked at anything of it; an article of which that is not true stands under
    ``spans`` or ``others`` with its own day.
    """

    id: Annotated[str, StringConstraints(min_length=2, max_length=40)]
    title: Title
    names: tuple[Text, ...] = ()
    bwb: Annotated[str, StringConstraints(pattern=r"^BWB[RV][0-9]{7}$")] | None = None
    text_date: Day | None = None
    looked_on: Day
    note: Text | None = None
    spans: tuple[Span, ...] = ()
    read: tuple[Number, ...] = ()
    excerpt: tuple[Number, ...] = ()
    to_verify: tuple[Number, ...] = ()
    others: tuple[Other, ...] = ()

    @property
    def url(self) -> str:
        """Where its text stands today."""
        return f"{WETTEN}{self.bwb}" if self.bwb else ""

    def state(self, article: str) -> ReadState | None:
        """How far an article was seen; none where it is not known. What is said of it alone goes before what is said of many."""
        for state, known in self._lists:
            if article in known:
                return state
        return ReadState.READ if self._span_of(article) else None

    def text_of(self, article: str) -> tuple[date | None, date]:
        """The day of the text that was read of an article, and the day on which somebody looked last."""
        other = next((one for one in self.others if one.article == article), None)
        if other:
            return other.text_date, other.looked_on
        span = self._span_of(article)
        if span and not any(article in known for _, known in self._lists):
            return span.text_date or self.text_date, span.looked_on
        return (None if self.state(article) is ReadState.TO_VERIFY else self.text_date), self.looked_on

    def _span_of(self, article: str) -> Span | None:
        return next((one for one in self.spans if one.holds(article)), None)

    @property
    def _lists(self) -> tuple[tuple[ReadState, tuple[str, ...]], ...]:
        return (ReadState.TO_VERIFY, self.to_verify), (ReadState.EXCERPT, self.excerpt), (ReadState.READ, self.read)


class Source(Record):
    """What a norm rests on besides acts: a ruling, a guideline, a standard; nothing of it has articles here."""

    id: KebabId
    title: Title


class Register(Record):
    """All acts, and the other sources by the id that norms give them."""

    id: KebabId
    version: Version
    title: Title
    acts: Annotated[tuple[Act, ...], Field(min_length=1)]
    others: tuple[Source, ...] = ()

    def act(self, name: str) -> Act | None:
        """The act with this id."""
        return next((one for one in self.acts if one.id == name), None)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every word by which an act is known, with its id."""
        return dict(self._names())

    @cached_property
    def refs(self) -> frozenset[str]:
        """Every word by which an act or another source can be meant."""
        return frozenset((*self.names, *(one.id for one in self.others)))

    def _names(self) -> Iterator[tuple[str, str]]:
        for act in self.acts:
            yield from ((name, act.id) for name in (act.id, act.title, *act.names))
