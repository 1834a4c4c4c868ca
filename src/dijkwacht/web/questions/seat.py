"""A respondent's place in a picture: which criteria, what was answered, how far."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.assessments.models import Answer, Invitation, Respondent
from dijkwacht.apps.assessments.queries import asked_of, minutes_for, norm_of, own_seats, said_in
from dijkwacht.apps.assessments.rules import Said, State, why_not_answer
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.web.invitations.device import invitations_in
from dijkwacht.web.request import Answering


@dataclass(frozen=True)
class Progress:
    """How far somebody is with a theme."""

    theme: Theme
    criteria: tuple[Criterion, ...]
    done: int

    @property
    def total(self) -> int:
        """How many criteria of the theme are asked."""
        return len(self.criteria)

    @property
    def words(self) -> str:
        """How far, in words."""
        return f"{self.done} van {self.total} beantwoord"

    @property
    def minutes(self) -> int:
        """About how long the rest takes."""
        return minutes_for(self.total - self.done)


@dataclass(frozen=True)
class Seat:
    """One respondent with the criteria they are asked; answers are given ``by`` an account or an invitation."""

    respondent: Respondent
    by: Actor
    invitation: Invitation | None = None

    @property
    def closed(self) -> str | None:
        """Why nothing can be answered here now; None when it can."""
        return why_not_answer(State(self.respondent.picture.state), is_submitted=self.respondent.is_submitted)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """What is asked, in the order of the norm."""
        return asked_of(norm_of(self.respondent.picture), self.respondent.function)

    @cached_property
    def given(self) -> dict[str, tuple[Said, int]]:
        """What was said so far with its version, by criterion."""
        rows = Answer.objects.filter(respondent=self.respondent, source=Source.QUESTIONNAIRE)
        return {row.criterion: (said_in(row), row.version) for row in rows}

    @property
    def done(self) -> frozenset[str]:
        """The criteria that are answered."""
        return frozenset(criterion for criterion, (said, _) in self.given.items() if said.is_complete)

    @property
    def progress(self) -> tuple[Progress, ...]:
        """How far per theme; themes without a question for this respondent are left out."""
        asked, done = {criterion.id for criterion in self.criteria}, self.done
        themes = (
            (theme, tuple(criterion for criterion in theme.criteria if criterion.id in asked))
            for theme in norm_of(self.respondent.picture).themes
        )
        return tuple(
            Progress(theme, criteria, sum(criterion.id in done for criterion in criteria))
            for theme, criteria in themes
            if criteria
        )

    @property
    def minutes(self) -> int:
        """About how long the rest takes."""
        return sum(part.minutes for part in self.progress)

    @property
    def first_open(self) -> Criterion | None:
        """The first criterion without a whole answer."""
        return next((criterion for criterion in self.criteria if criterion.id not in self.done), None)

    def theme_of(self, criterion: Criterion) -> Progress:
        """The theme of a criterion, with how far it is."""
        return next(part for part in self.progress if criterion in part.criteria)

    def criterion(self, code: str) -> Criterion:
        """The criterion of this code.

        Raises:
            Http404: it does not exist, or is not asked of this respondent.
        """
        for criterion in self.criteria:
            if criterion.id == code:
                return criterion
        raise Http404

    def neighbours(self, criterion: Criterion) -> tuple[Criterion | None, Criterion | None]:
        """The criterion before and the one after."""
        place = self.criteria.index(criterion)
        before = self.criteria[place - 1] if place else None
        after = self.criteria[place + 1] if place + 1 < len(self.criteria) else None
        return before, after


def seats_of(request: Answering) -> list[Seat]:
    """The seats of whoever asks: as somebody with an account, and by invitation on this device."""
    found: dict[int, Seat] = {}
    if isinstance(request.user, User):
        found = {row.pk: Seat(row, request.user) for row in own_seats(request.user, on=timezone.localdate())}
    for invitation in invitations_in(request):
        found.setdefault(invitation.respondent_id, Seat(invitation.respondent, invitation, invitation))
    return list(found.values())


def seat_of(request: Answering, number: int) -> Seat:
    """The seat with this number, when it is one's own.

    Raises:
        Http404: there is no such seat, or it is somebody else's.
    """
    for seat in seats_of(request):
        if seat.respondent.pk == number:
            return seat
    raise Http404
