"""Mijn werk: what waits by day, over all organisations, then picture by picture; never a level, never in order of weakness."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.queries import words_of
from dijkwacht.apps.asks.queries.asks import asked_of, scene_of
from dijkwacht.apps.asks.rules.asks import Ask
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.apps.invitations.queries import Turnout, progress, turnout
from dijkwacht.apps.measures.queries import still_for_adviser
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import ENDED, OPEN, State
from dijkwacht.kit.dutch import capital, count, long_date
from dijkwacht.web.request import SignedIn

PAGES = {State.FACT_CHECK: "work:closing", State.ADOPTED: "pictures:one_page"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One picture and, in words, what waits there."""

    picture: Picture
    name: str
    notes: tuple[str, ...]

    @property
    def url(self) -> str:
        """Where the adviser goes on; nowhere once the picture has lapsed."""
        state = State(self.picture.state)
        return reverse(PAGES.get(state, "work:analysis"), args=[self.picture.pk]) if state.facts.call else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the time line: what is asked, and where somebody has still to answer what reminds them."""

    ask: Ask
    note: str = ""
    remind: str = ""


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Who needs me today?"""
    today = timezone.localdate()
    scene = scene_of(request.user, on=today)
    advised = {seat.organisation for seat in scene.advisers if seat.user == request.user.pk}
    pictures = [one for one in scene.every_picture if one.organisation_id in advised]
    open_ones = progress([one for one in pictures if one.state in OPEN])
    done = {key: turnout(rows, on=today) for key, rows in open_ones.items()}
    asks = asked_of(request.user, on=today, scene=scene, role=Role.ADVISER)
    notes = _notes(pictures, done, words_of(pictures))
    waiting = [Waiting(one, scene.names.get(one.organisation_id, ""), notes[one.pk]) for one in pictures]
    waiting.sort(key=lambda one: (one.name, one.picture.reference_date))
    grouped = [(state, [one for one in waiting if one.picture.state == state]) for state in _STATES]
    context = {
        "rows": [_row(ask, done) for ask in asks],
        "groups": [(state, found) for state, found in grouped if found],
        "still": list(still_for_adviser(request.user, on=today)),
        "today": today,
        "is_example": any(one.is_example for one in pictures),
        "has_assignment": bool(advised),
    }
    return render(request, "work/index.html", context)


_STATES = tuple(sorted(State, key=lambda one: one.facts.turn))


def _row(ask: Ask, done: Mapping[UUID, Turnout]) -> Row:
    if ask.kind is Kind.COLLECT and ask.picture:
        found = done.get(ask.picture)
        if found is None:
            return Row(ask, "Er is nog niemand gevraagd")
        return Row(ask, f"{found.done} van {found.people} mensen klaar", found.remind_words if found.reached else "")
    if ask.kind is Kind.COMMENTS:
        what = "op verwerking" if ask.label else "op uw antwoord"
        return Row(ask, f"{count(ask.number, 'opmerking wacht', 'opmerkingen wachten')} {what}.")
    return Row(ask, "De opdracht is aanvaard; er is nog geen beeld" if ask.kind is Kind.PLAN else "")


def _notes(pictures: Sequence[Picture], done: Mapping[UUID, Turnout], decided: Mapping[UUID, str]) -> dict[UUID, tuple[str, ...]]:
    """What waits per picture; one query, for forty pictures as for one."""
    running = Picture.objects.filter(pk__in=[one.pk for one in pictures if one.state not in ENDED])
    counted = running.annotate(
        lapsed=Count("settlements__criterion", filter=~Q(settlements__lapsed_at=None), distinct=True),
        drafts=Count("findings", filter=Q(findings__is_reviewed=False), distinct=True),
    ).values_list("pk", "lapsed", "drafts")
    open_work = {key: (lapsed, drafts) for key, lapsed, drafts in counted}

    def notes(picture: Picture) -> Iterator[str]:
        state, found = State(picture.state), done.get(picture.pk)
        lapsed, drafts = open_work.get(picture.pk, (0, 0))
        if state in OPEN:
            yield f"{count(found.people, 'persoon', 'mensen')} gevraagd." if found else "Er is nog niemand gevraagd."
        if state is State.ANSWERING and found:
            yield f"{found.waiting} nog niet klaar." if found.waiting else "Iedereen is klaar: u kunt de analyse beginnen."
        if lapsed:
            yield f"{count(lapsed, 'oordeel geldt', 'oordelen gelden')} niet meer: een antwoord is gewijzigd."
        if drafts:
            yield f"{count(drafts, 'bevinding', 'bevindingen')} nog niet nagelezen."
        if state is State.ANALYSIS:
            yield "De samenvatting is er." if picture.summary.strip() else "Nog geen samenvatting."
        yield from _after_analysis(picture, decided.get(picture.pk, ""))

    return {picture.pk: tuple(notes(picture)) for picture in pictures}


def _after_analysis(picture: Picture, decided: str) -> Iterator[str]:
    state = State(picture.state)
    if state is State.CONCEPT:
        yield "Gedeeld met de bestuurder. U kunt de feitencheck beginnen."
    if state is State.FACT_CHECK and picture.fact_check_until:
        yield f"De organisatie reageert tot en met {long_date(picture.fact_check_until)}."
    if state in ENDED:
        yield capital(f"{decided} sinds {long_date(picture.state_since)}.".strip())
