"""Invitations: by link, by address, by seat; who has to be reminded; how far everybody is."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.queries import teams_of
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.rules.states import (
    ADDRESS_STAYS,
    STANDING_LINK,
    UNANSWERED,
    InvitationState,
    Round,
    is_reminder_due,
)
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of
from dijkwacht.apps.pictures.rules.states import ENDED, State
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import MilestoneKind
from dijkwacht.documents.norms.model import Criterion, NormSet
from dijkwacht.documents.norms.words import function_words
from dijkwacht.kit.dutch import alphabet

MINUTES_PER_CRITERION = 1.5


def token_hash(token: str) -> str:
    """What is kept of a link: who reads the database cannot follow it."""
    return hashlib.sha256(token.encode()).hexdigest()


def seal_of(invitation: Invitation) -> str:
    """What a browser keeps of an invitation: another one as soon as there is a new link."""
    return salted_hmac("dijkwacht.invitation", f"{invitation.pk}:{invitation.token_hash}", algorithm="sha256").hexdigest()


def round_of(invitation: Invitation, *, on: date) -> Round:
    """What an invitation stands in on a day."""
    picture = invitation.picture
    is_over = invitation.expires_on is not None and invitation.expires_on < on
    return Round(State(picture.state), is_announced=picture.announced_at is not None, is_over=is_over)


def running(*, on: date) -> QuerySet[Invitation]:
    """Invitations whose link leads to questions that can be answered on that day."""
    return Invitation.objects.filter(state__in=STANDING_LINK, expires_on__gte=on, picture__state=State.ANSWERING).select_related(
        "picture", "organisation"
    )


def readable(*, on: date) -> QuerySet[Invitation]:
    """Invitations whose link leads somewhere: to questions, or once those are closed to what was answered."""
    is_open = Q(picture__state=State.ANSWERING)
    was_opened = Q(state__in=STANDING_LINK - {InvitationState.SENT}) & ~Q(picture__state__in=ENDED)
    standing = Invitation.objects.filter(is_open | was_opened, state__in=STANDING_LINK, expires_on__gte=on)
    return standing.select_related("picture", "organisation")


def by_token(token: str, *, on: date) -> Invitation | None:
    """The invitation of this link, while it leads somewhere."""
    return readable(on=on).filter(token_hash=token_hash(token)).first()


def of_person(invitation: Invitation) -> QuerySet[Invitation]:
    """All invitations of one person for one picture: one address has one link, whatever the number of functions."""
    if not invitation.email:  # let go of: nobody can tell any more
        return Invitation.objects.filter(pk=invitation.pk)
    return Invitation.objects.filter(picture=invitation.picture_id, email=invitation.email)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks: the adviser by name, with the address to turn to; without an adviser the team alone."""

    words: str = "het ondersteuningsteam"
    contact: str = ""


def sender_of(picture: Picture, *, on: date, by: object = None) -> Sender:
    """The adviser who sends the questions of a picture, or else one who has an assignment there."""
    running_ones = Assignment.objects.valid_on(on).filter(
        organisation=picture.organisation_id, accepted_at__isnull=False, ended_at=None
    )
    advisers = [row.adviser for row in running_ones.select_related("adviser").order_by("pk")]
    found = next((one for one in advisers if one == by), advisers[0] if advisers else None)
    if found is None:
        return Sender()
    team = " van het ondersteuningsteam" if teams_of(found, on=on).exists() else ""
    return Sender(f"{found.name}, adviseur{team}", found.email)


def last_day_of(picture: Picture, *, until: date, on: date) -> date:
    """The last day on which answers are asked: that of the roadmap where it is still to come, else that of the link."""
    due = Milestone.objects.filter(picture=picture, kind=MilestoneKind.QUESTIONS, skipped_reason="").values_list("due_on")
    return min([until, *(day for (day,) in due if day and day >= on)])


def criteria_of(norm: NormSet, functions: Collection[str]) -> tuple[Criterion, ...]:
    """What is asked of one person in these functions: each question once, in the order of the norm."""
    asked = {criterion.id for function in functions for criterion in asked_of(norm, function)}
    return tuple(criterion for criterion in norm.criteria if criterion.id in asked)


def seats_by_seal(seals: dict[int, str], *, on: date) -> tuple[Invitation, ...]:
    """The invitations that a browser opened before and that still let it in; reading goes on after the round has closed."""
    found = (
        Invitation.objects.filter(pk__in=seals, state__in=STANDING_LINK - {InvitationState.SENT}, expires_on__gte=on)
        .exclude(picture__state__in=ENDED)
        .select_related("respondent__picture__organisation", "respondent__picture__norm")
        .defer("respondent__picture__norm__content")
        .order_by("pk")
    )
    return tuple(row for row in found if constant_time_compare(seals[row.pk], seal_of(row)))


@dataclass(frozen=True, slots=True)
class Done:
    """How far one seat is: how many of the questions asked have a whole answer, and how many minutes all take.

    ``person`` is the same for all seats of one person.
    """

    function: str
    done: int
    asked: int
    is_done: bool
    minutes: int
    person: str
    invitation: Invitation | None = None


@dataclass(frozen=True)
class Asked:
    """One person on the list: the function, what is asked of it, and the invitation if there is one."""

    respondent: Respondent
    criteria: tuple[Criterion, ...]
    minutes: int
    answered: int
    invitation: Invitation | None

    @property
    def state(self) -> InvitationState | None:
        """Where the invitation stands."""
        return InvitationState(self.invitation.state) if self.invitation else None

    @cached_property
    def has_link(self) -> bool:
        """Whether a link was ever sent."""
        return self.state not in {None, InvitationState.PREPARED}

    @property
    def is_done(self) -> bool:
        """Whether nothing is asked of this person any more."""
        return _is_done(self.state, self.answered, len(self.criteria))

    @property
    def person(self) -> str:
        """The same for all seats of one person."""
        return person_of(self.respondent)


def _is_done(state: InvitationState | None, answered: int, asked: int) -> bool:
    """Who handed in is done, and so is who has an answer to all: by link, with an account, in a talk or by workbook alike."""
    return state is InvitationState.SUBMITTED or answered >= asked


def person_of(seat: Respondent) -> str:
    """The same for all seats of one person: the name of the first function."""
    return seat.person or seat.function


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many people are asked, how many of them are done, and whom of the others one reminder reaches."""

    people: int
    done: int
    reached: tuple[Invitation, ...]

    @property
    def waiting(self) -> int:
        """How many are not done."""
        return self.people - self.done

    @property
    def remind_words(self) -> str:
        """What the button says that reminds them."""
        number, of = len(self.reached), self.waiting
        if of == 1:
            return "Herinner wie nog niet klaar is"
        return f"Herinner {'alle' if number == of else f'{number} van de'} {of} die nog niet klaar zijn"


def turnout(rows: Iterable[Done | Asked], *, on: date) -> Turnout:
    """Count people over their seats: who is done is done in every function. The one count of all pages."""
    busy: defaultdict[str, list[Invitation]] = defaultdict(list)
    everybody = set()
    for row in rows:
        everybody.add(row.person)
        if not row.is_done:
            busy[row.person] += [row.invitation] if row.invitation else []
    reached = _reachable((one for mine in busy.values() for one in mine), on=on)
    return Turnout(len(everybody), len(everybody) - len(busy), reached)


def _place(seat: Respondent) -> tuple[str | int, ...]:
    return alphabet(function_words(seat.function))


def minutes_for(number: int) -> int:
    """About how long so many criteria of one theme take."""
    return ceil(number * MINUTES_PER_CRITERION)


def minutes_of(norm: NormSet, criteria: Collection[Criterion]) -> int:
    """About how long criteria take: as the first page of the questions says, theme by theme."""
    asked = {criterion.id for criterion in criteria}
    return sum(minutes_for(sum(criterion.id in asked for criterion in theme.criteria)) for theme in norm.themes)


def asked_in(picture: Picture) -> tuple[Asked, ...]:
    """Everybody who is asked in a picture; three queries, whatever their number."""
    norm = norm_of(picture)
    seats = Respondent.objects.filter(picture=picture).select_related("invitation", "membership")
    done = _answered([picture])

    def asked(seat: Respondent) -> Asked:
        criteria = asked_of(norm, seat.function)
        answered = sum(criterion.id in done[seat.pk] for criterion in criteria)
        invitation: Invitation | None = getattr(seat, "invitation", None)
        if invitation:
            invitation.picture = picture  # known already: not to be asked for again, person by person
        return Asked(seat, criteria, minutes_of(norm, criteria), answered, invitation)

    return tuple(map(asked, sorted(seats, key=_place)))


def progress(pictures: Collection[Picture]) -> Mapping[UUID, tuple[Done, ...]]:
    """Who is done, by function and number, per picture, as ``asked_in`` counts it; two queries, however many."""
    known = {picture.pk: picture for picture in pictures}
    if not known:
        return {}
    given = _answered(pictures)
    found: defaultdict[UUID, list[Done]] = defaultdict(list)
    seats = Respondent.objects.filter(picture__in=known).select_related("invitation")
    for row in sorted(seats, key=_place):
        norm = norm_of(known[row.picture_id])
        criteria = asked_of(norm, row.function)
        invitation: Invitation | None = getattr(row, "invitation", None)
        state = InvitationState(invitation.state) if invitation else None
        done, asked = sum(one.id in given[row.pk] for one in criteria), len(criteria)
        is_done = _is_done(state, done, asked)
        found[row.picture_id].append(
            Done(row.function, done, asked, is_done, minutes_of(norm, criteria), person_of(row), invitation)
        )
    return {key: tuple(rows) for key, rows in found.items()}


def _reachable(invitations: Iterable[Invitation], *, on: date) -> tuple[Invitation, ...]:
    """Of those who are not done whom one reminder reaches: an address once, and none that got one that day."""
    known = [one for one in invitations if one.email]
    today = {one.email for one in known if one.reminded_at and timezone.localdate(one.reminded_at) == on}
    late = [one for one in known if one.state in UNANSWERED and one.expires_on and one.expires_on >= on]
    return tuple({one.email: one for one in late if one.email not in today}.values())


def still_asked(invitations: Collection[Invitation]) -> list[Invitation]:
    """Those of whom something is still asked; two queries, however many."""
    open_ones = {
        one.invitation.pk
        for rows in progress({row.picture_id: row.picture for row in invitations}.values()).values()
        for one in rows
        if one.invitation and not one.is_done
    }
    return [row for row in invitations if row.pk in open_ones]


def at_work(picture: Picture) -> tuple[Asked, ...]:
    """Whoever is asked, and has not handed in nor answered all; three queries."""
    return tuple(one for one in asked_in(picture) if not one.is_done)


def _answered(pictures: Collection[Picture]) -> defaultdict[int, set[str]]:
    whole = Q(paper__isnull=False, practice__isnull=False) | Q(not_applicable__gt="")
    done: defaultdict[int, set[str]] = defaultdict(set)
    given = Answer.objects.filter(whole, picture__in=pictures).exclude(source=Source.CHECK)
    for respondent, criterion in given.values_list("respondent", "criterion"):
        done[respondent].add(criterion)
    return done


def functions_in(norm: NormSet) -> tuple[str, ...]:
    """The functions that a norm names, in the order in which it does."""
    return tuple(dict.fromkeys(name for criterion in norm.criteria for name in criterion.asked))


def to_remind(*, on: date) -> Iterator[Invitation]:
    """Who has to be reminded on that day: of each person who is not done one invitation."""
    people: set[tuple[object, str]] = set()
    waiting = running(on=on).filter(state__in=UNANSWERED, sent_at__isnull=False).exclude(email="")
    rows = still_asked(list(waiting.select_related("picture__norm", "organisation").defer("picture__norm__content")))
    ends = dict(Milestone.objects.filter(kind=MilestoneKind.QUESTIONS, skipped_reason="").values_list("picture", "due_on"))
    for row in rows:
        if row.sent_at is None or row.expires_on is None or (row.picture_id, row.email) in people:
            continue
        if is_reminder_due(
            sent_on=timezone.localdate(row.sent_at),
            last_on=row.expires_on,
            reminded_on=timezone.localdate(row.reminded_at) if row.reminded_at else None,
            due_on=ends.get(row.picture_id),
            on=on,
        ):
            people.add((row.picture_id, row.email))
            yield row


def to_expire(*, on: date) -> QuerySet[Invitation]:
    """Whose link had its last day before that day, without answers submitted."""
    return Invitation.objects.filter(state__in=UNANSWERED, expires_on__lt=on).select_related("picture", "organisation")


def to_let_go(*, on: date) -> QuerySet[Picture]:
    """The pictures that ended so long ago that the addresses go."""
    kept = Invitation.objects.exclude(email="").values("picture")
    return Picture.objects.filter(state__in=ENDED, state_since__lte=on - ADDRESS_STAYS, pk__in=kept).select_related(
        "organisation"
    )


def readers_among(picture: Picture) -> frozenset[str]:
    """The persons among those asked who read the picture themselves, by the name of their first function; one query.

    Whoever has an account in this organisation counts, whatever the role: an account can get another role tomorrow.
    """
    accounts = User.objects.filter(memberships__organisation=picture.organisation_id)
    seats = Respondent.objects.filter(picture=picture)
    own = seats.filter(membership__user__in=accounts) | seats.filter(invitation__email__in=accounts.values("email"))
    return frozenset(person or function for person, function in own.values_list("person", "function"))
