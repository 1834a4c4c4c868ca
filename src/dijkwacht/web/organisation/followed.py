"""One picture as its organisation follows it, and the pages that there are for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.asks.rules.asks import Ask
from dijkwacht.apps.invitations.queries import Done, Turnout, turnout
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import OPEN, READABLE, State
from dijkwacht.kit.dutch import count
from dijkwacht.web.parts.roadmap_board import Line

THEN_AND_NOW: Final = "Toen en nu"
# What there is to read in which states, in the order in which it presses; what there is to do, is asked of somebody.
PAGES: Final = (
    ("Lezen op één pagina", "pictures:one_page", READABLE),
    ("Wie is klaar", "invitations:index", frozenset({State.ANSWERING})),
    ("Feitencheck lezen", "pictures:fact_check", frozenset({State.FACT_CHECK})),
    ("Draaiboek bekijken", "organisation:roadmap", frozenset(State)),
    ("Niveaus per onderdeel", "organisation:levels", READABLE),
    ("Van beeld naar plan", "plan:plan", READABLE),
    (THEN_AND_NOW, "pictures:compare", READABLE),
    ("Halfjaargesprek", "halfway:talk", frozenset({State.ADOPTED})),
    ("Wie keek in ons beeld", "pictures:looks", READABLE),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A page about a picture."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Followed:
    """One picture as its organisation follows it."""

    picture: Picture
    lines: Sequence[Line]
    done: Sequence[Done]
    has_former: bool
    decided: str = ""
    asks: Sequence[Ask] = ()

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.picture.state)

    @property
    def word(self) -> str:
        """Where it stands, in words: of an adopted picture what was decided."""
        return self.decided or self.state.word

    @property
    def next(self) -> Line | None:
        """The next step of its roadmap."""
        return next((line for line in self.lines if line.is_next), None)

    @property
    def is_open(self) -> bool:
        """Whether respondents are still at it."""
        return self.state in OPEN

    @property
    def turnout(self) -> Turnout:
        """How many people are done."""
        return turnout(self.done, on=timezone.localdate())

    @property
    def hours(self) -> str:
        """How much time is asked of all respondents together, in words."""
        minutes = sum(one.minutes for one in self.done)
        if minutes < 60:
            return count(minutes, "minuut", "minuten")
        return count(round(minutes / 60), "uur", "uur")

    @property
    def links(self) -> list[Link]:
        """What is asked of whoever looks, and then the pages that there are for it now."""
        there = [(label, name) for label, name, states in PAGES if self.state in states]
        shown = [(label, name) for label, name in there if self.has_former or label != THEN_AND_NOW]
        pages = [Link(label, reverse(name, args=[self.picture.pk])) for label, name in shown]
        asked = [Link(ask.words, ask.path) for ask in self.asks]
        return [*asked, *(page for page in pages if page.url not in {link.url for link in asked})]
