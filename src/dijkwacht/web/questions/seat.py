"""A respondent's place in a picture: which criteria, what was answered, how far."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.queries import criteria_of, minutes_for
from dijkwacht.apps.pictures.models import Answer, Respondent
from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of, own_seats, said_in
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State, why_not_answer
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.documents.norms.words import own_function_words
from dijkwacht.kit.dutch import listed
from dijkwacht.web.parts.invitation_cookie import invitations_in
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
class Place:
    """One function in which somebody answers, ``by`` an account or an invitation."""

    respondent: Respondent
    by: Actor
    invitation: Invitation | None = None

    @property
    def person(self) -> str:
        """Who sits here, by address; without an address the place itself."""
        if isinstance(self.by, User):
            return self.by.email
        return (self.invitation and self.invitation.email) or f"{self.respondent.pk}"


@dataclass(frozen=True)
class Seat:
    """One person in one picture, with all that is asked of them; a person with two functions has two places in it."""

    places: tuple[Place, ...]

    @property
    def respondent(self) -> Respondent:
        """The first place, whose number stands in the address."""
        return self.places[0].respondent

    @property
    def by(self) -> Actor:
        """Who answers."""
        return self.places[0].by

    @property
    def invitation(self) -> Invitation | None:
        """An invitation that can still be handed in, or else any."""
        invited = [place for place in self.places if place.invitation]
        return next((place.invitation for place in invited if not place.respondent.is_submitted), None) or (
            invited[0].invitation if invited else None
        )

    @property
    def functions(self) -> str:
        """As whom this person answers, in words."""
        return listed(dict.fromkeys(own_function_words(place.respondent.function) for place in self.places))

    @property
    def is_submitted(self) -> bool:
        """Whether all was handed in."""
        return all(place.respondent.is_submitted for place in self.places)

    @property
    def open_places(self) -> tuple[Place, ...]:
        """The places in which something can be answered now."""
        return tuple(place for place in self.places if not _closed(place))

    @property
    def closed(self) -> str | None:
        """Why nothing can be answered here now; None when it can."""
        return None if self.open_places else _closed(self.places[0])

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """What is asked, each question once, in the order of the norm."""
        return criteria_of(norm_of(self.respondent.picture), [place.respondent.function for place in self.places])

    def asked(self, criterion: Criterion) -> tuple[Place, ...]:
        """The places in which a criterion is asked; those that are open first."""
        norm = norm_of(self.respondent.picture)
        found = [place for place in self.places if criterion in asked_of(norm, place.respondent.function)]
        return tuple(sorted(found, key=lambda place: _closed(place) is not None))

    @cached_property
    def said(self) -> dict[tuple[int, str], tuple[Said, int]]:
        """What was said so far with its version, by place and criterion; nothing of what may be somebody else's."""
        return {
            (row.respondent_id, row.criterion): (Said() if self._is_former(row) else said_in(row), row.version)
            for row in self._rows
        }

    @cached_property
    def _rows(self) -> list[Answer]:
        mine = [place.respondent.pk for place in self.places]
        return list(Answer.objects.filter(respondent__in=mine, source=Source.QUESTIONNAIRE))

    @cached_property
    def former(self) -> frozenset[str]:
        """The criteria for which an answer from the picture before counts that whoever sits here may not have given."""
        return frozenset(row.criterion for row in self._rows if self._is_former(row))

    def _is_former(self, row: Answer) -> bool:
        """Whether it came from the picture before, from nobody knows whom: an account is of one person, an invitation is new."""
        return row.is_carried and any(place.invitation and place.respondent.pk == row.respondent_id for place in self.places)

    @cached_property
    def given(self) -> dict[str, tuple[Said, int]]:
        """What was said so far with its version, by criterion: that of the first place where it is asked."""
        first = {criterion.id: self.asked(criterion)[0].respondent.pk for criterion in self.criteria}
        return {code: self.said[number, code] for code, number in first.items() if (number, code) in self.said}

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
    found: dict[int, Place] = {}
    if isinstance(request.user, User):
        found = {row.pk: Place(row, request.user) for row in own_seats(request.user, on=timezone.localdate())}
    for invitation in invitations_in(request):
        found.setdefault(invitation.respondent_id, Place(invitation.respondent, invitation, invitation))
    people: dict[tuple[object, str], list[Place]] = {}
    for place in found.values():
        people.setdefault((place.respondent.picture_id, place.person), []).append(place)
    return [Seat(tuple(places)) for places in people.values()]


def seat_of(request: Answering, number: int) -> Seat:
    """The seat of whom this number is a place, when it is one's own.

    Raises:
        Http404: there is no such seat, or it is somebody else's.
    """
    for seat in seats_of(request):
        if any(place.respondent.pk == number for place in seat.places):
            return seat
    raise Http404


def _closed(place: Place) -> str | None:
    return why_not_answer(State(place.respondent.picture.state), is_submitted=place.respondent.is_submitted)
