"""Mijn werk: what waits, picture by picture; never a level, and never in order of weakness."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.assessments.models import Answer, Comment, Finding, Picture, Respondent, Settlement
from dijkwacht.apps.assessments.queries import asked_of, norm_of
from dijkwacht.apps.assessments.rules import ENDED, State
from dijkwacht.apps.measures.queries import still_for_adviser
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.kit.dutch import count, long_date
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.desk import own_pictures

# The adviser's own turn first; within a state by name, which says nothing about anybody's resilience.
ORDER = (
    State.ANALYSIS,
    State.FACT_CHECK,
    State.ANSWERING,
    State.PLANNED,
    State.CONCEPT,
    State.ADOPTED,
    State.LAPSED,
)
CALLS = {
    State.ANALYSIS: "Verder met de analyse",
    State.ANSWERING: "Bekijken wat er binnen is",
    State.PLANNED: "Voorbereiden",
    State.CONCEPT: "Het concept bekijken",
    State.FACT_CHECK: "Verder met de feitencheck",
    State.ADOPTED: "Het beeld bekijken",
}
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
        return "" if state is State.LAPSED else reverse(PAGES.get(state, "work:analysis"), args=[self.picture.pk])


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Who needs me today?"""
    pictures = list(own_pictures(request.user))
    notes = _notes(pictures)
    names = {picture.pk: name_on(picture.organisation, timezone.localdate()) for picture in pictures}
    groups = [
        (
            state,
            [
                Waiting(picture, names[picture.pk], notes[picture.pk])
                for picture in sorted(pictures, key=lambda one: (names[one.pk], one.reference_date))
                if picture.state == state
            ],
        )
        for state in ORDER
    ]
    groups = [(state, found) for state, found in groups if found]
    first = next((found[0] for _, found in groups if found[0].url), None)
    context = {
        "groups": groups,
        "first": first,
        "call": CALLS[State(first.picture.state)] if first else "",
        "still": list(still_for_adviser(request.user, on=timezone.localdate())),
        "today": timezone.localdate(),
    }
    return render(request, "work/index.html", {**context, "is_example": any(picture.is_example for picture in pictures)})


def _notes(pictures: list[Picture]) -> dict[UUID, tuple[str, ...]]:
    """What waits per picture; as many queries for forty pictures as for one."""
    unsettled = Settlement.objects.filter(picture__in=pictures).exclude(lapsed_at=None)
    lapsed = Counter(picture for picture, _ in set(unsettled.values_list("picture", "criterion")))
    drafts = Counter(Finding.objects.filter(picture__in=pictures, is_reviewed=False).values_list("picture", flat=True))
    remarks = Comment.objects.filter(picture__in=pictures, picture__state=State.FACT_CHECK, replied_at=None)
    unanswered = Counter(remarks.values_list("picture", flat=True))
    asked, late = _respondents(pictures)

    def notes(picture: Picture) -> Iterator[str]:
        state, key = State(picture.state), picture.pk
        if state in {State.PLANNED, State.ANSWERING}:
            yield f"{count(asked[key], 'respondent', 'respondenten')} gevraagd." if asked[key] else "Er is nog niemand gevraagd."
        if state is State.ANSWERING and asked[key]:
            yield f"{late[key]} nog niet klaar." if late[key] else "Iedereen is klaar: u kunt de analyse beginnen."
        if lapsed[key] and state not in ENDED:
            yield f"{count(lapsed[key], 'weging', 'wegingen')} vervallen: een antwoord is gewijzigd."
        if drafts[key] and state not in ENDED:
            yield f"{count(drafts[key], 'bevinding', 'bevindingen')} nog niet nagelezen."
        if state is State.ANALYSIS:
            yield "De samenvatting is er." if picture.summary.strip() else "Nog geen samenvatting."
        yield from _after_analysis(picture, unanswered[key])

    return {picture.pk: tuple(notes(picture)) for picture in pictures}


def _after_analysis(picture: Picture, unanswered: int) -> Iterator[str]:
    state = State(picture.state)
    if state is State.CONCEPT:
        yield "Gedeeld met de bestuurder. U kunt de feitencheck beginnen."
    if state is State.FACT_CHECK:
        if unanswered:
            yield f"{count(unanswered, 'opmerking wacht', 'opmerkingen wachten')} op uw antwoord."
        if picture.fact_check_until:
            yield f"De organisatie reageert tot en met {long_date(picture.fact_check_until)}."
    if state in ENDED:
        yield f"Sinds {long_date(picture.state_since)}."


def _respondents(pictures: list[Picture]) -> tuple[Counter[UUID], Counter[UUID]]:
    """How many are asked per picture, and how many of them did not answer all that they were asked, while it is open."""
    running = {picture.pk: picture for picture in pictures if picture.state in {State.PLANNED, State.ANSWERING}}
    whole = Q(paper__isnull=False, practice__isnull=False) | Q(not_applicable__gt="")
    done: defaultdict[int, set[str]] = defaultdict(set)
    given = Answer.objects.filter(whole, picture__in=running).exclude(source=Source.CHECK)
    for respondent, criterion in given.values_list("respondent", "criterion"):
        done[respondent].add(criterion)
    asked, late = Counter[UUID](), Counter[UUID]()
    for row in Respondent.objects.filter(picture__in=running):
        asked[row.picture_id] += 1
        wanted = {criterion.id for criterion in asked_of(norm_of(running[row.picture_id]), row.function)}
        late[row.picture_id] += not wanted <= done[row.pk]
    return asked, late
