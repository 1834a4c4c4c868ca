"""Invitations: by link, by address, by seat; who has to be reminded; how far everybody is."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.assessments.models import Answer, Invitation, Milestone, Picture, Respondent
from dijkwacht.apps.assessments.queries.answers import asked_of, norm_of
from dijkwacht.apps.assessments.rules import (
    ADDRESS_STAYS,
    ENDED,
    STANDING_LINK,
    UNANSWERED,
    InvitationState,
    MilestoneKind,
    Round,
    State,
    is_reminder_due,
)
from dijkwacht.documents.norms.model import Criterion, NormSet

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


def by_token(token: str, *, on: date) -> Invitation | None:
    """The invitation of this link, while it leads somewhere."""
    return running(on=on).filter(token_hash=token_hash(token)).first()


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
        """Whether this person submitted, or answered all as somebody with an account."""
        if self.has_link:
            return self.state is InvitationState.SUBMITTED
        return bool(self.criteria) and self.answered >= len(self.criteria)


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
    seats = Respondent.objects.filter(picture=picture).select_related("invitation", "membership").order_by("function")
    done = _answered(picture)

    def asked(seat: Respondent) -> Asked:
        criteria = asked_of(norm, seat.function)
        answered = sum(criterion.id in done[seat.pk] for criterion in criteria)
        invitation: Invitation | None = getattr(seat, "invitation", None)
        if invitation:
            invitation.picture = picture  # known already: not to be asked for again, person by person
        return Asked(seat, criteria, minutes_of(norm, criteria), answered, invitation)

    return tuple(map(asked, seats))


def _answered(picture: Picture) -> defaultdict[int, set[str]]:
    whole = Q(paper__isnull=False, practice__isnull=False) | Q(not_applicable__gt="")
    done: defaultdict[int, set[str]] = defaultdict(set)
    given = Answer.objects.filter(whole, picture=picture, source=Source.QUESTIONNAIRE)
    for respondent, criterion in given.values_list("respondent", "criterion"):
        done[respondent].add(criterion)
    return done


def functions_in(norm: NormSet) -> tuple[str, ...]:
    """The functions that a norm names, in the order in which it does."""
    return tuple(dict.fromkeys(name for criterion in norm.criteria for name in criterion.asked))


def to_remind(*, on: date) -> Iterator[Invitation]:
    """Who has to be reminded on that day."""
    rows = running(on=on).filter(state__in=UNANSWERED, sent_at__isnull=False).exclude(email="")
    ends = dict(Milestone.objects.filter(kind=MilestoneKind.QUESTIONS, skipped_reason="").values_list("picture", "due_on"))
    for row in rows:
        if row.sent_at is None or row.expires_on is None:
            continue
        if is_reminder_due(
            sent_on=timezone.localdate(row.sent_at),
            last_on=row.expires_on,
            reminded_on=timezone.localdate(row.reminded_at) if row.reminded_at else None,
            due_on=ends.get(row.picture_id),
            on=on,
        ):
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
