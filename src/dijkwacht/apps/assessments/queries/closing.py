"""What stands between the concept and the decision: who drew the picture up, and what is still open."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.assessments.models import Comment, Decision, Finding, Picture, Recommendation
from dijkwacht.apps.assessments.queries.reckoning import Reckoned
from dijkwacht.apps.assessments.rules import Body, Decided, DecisionKind, digest
from dijkwacht.apps.audit.models import Event
from dijkwacht.documents.norms.model import Criterion, NormSet


@dataclass(frozen=True, slots=True)
class Weakness:
    """One vulnerability as the report words it; ``advice`` is empty where none is given."""

    criterion: Criterion
    theme: str
    severity: str
    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class Advised:
    """What is recommended with one vulnerability, and how much work it is."""

    criterion: Criterion
    text: str
    effort: str


def advice_of(picture: Picture, norm: NormSet) -> dict[str, tuple[str, str]]:
    """Text and effort of the advice with each criterion: the norm's own, or what the adviser made of it; one query."""
    own = {row.criterion: row for row in Recommendation.objects.filter(picture=picture)}
    found: dict[str, tuple[str, str]] = {}
    for criterion in norm.criteria:
        adapted = own.get(criterion.id)
        if adapted is None and criterion.advice:
            found[criterion.id] = (criterion.advice.text, criterion.advice.effort)
        elif adapted and not adapted.is_left_out:
            found[criterion.id] = (adapted.text, adapted.effort)
    return found


def advised(reckoned: Reckoned) -> tuple[Advised, ...]:
    """The advice with each vulnerability, in the order in which those are read."""
    advice = advice_of(reckoned.picture, reckoned.norm)
    return tuple(Advised(reckoned.criteria[code], *advice[code]) for code in reckoned.score.weak_spots if code in advice)


def weaknesses(reckoned: Reckoned) -> tuple[Weakness, ...]:
    """The vulnerabilities of a picture with text and recommendation, heaviest first; two queries."""
    picture = reckoned.picture
    said = dict(Finding.objects.filter(picture=picture).values_list("criterion", "text"))
    advice = advice_of(picture, reckoned.norm)
    themes = {theme.id: theme.title for theme in reckoned.norm.themes}

    def one(code: str) -> Weakness:
        criterion, result = reckoned.criteria[code], reckoned.results[code]
        return Weakness(
            criterion,
            themes[result.theme],
            result.severity or "",
            said.get(code) or criterion.vulnerability or "",
            advice[code][0] if code in advice else "",
        )

    return tuple(one(code) for code in reckoned.score.weak_spots)


def remarks_on(picture: Picture) -> dict[str, list[Comment]]:
    """What was remarked in every round, by criterion (the whole has none), in the order in which it was written."""
    found: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in Comment.objects.filter(picture=picture).order_by("at", "pk"):
        found[comment.criterion].append(comment)
    return dict(found)


def open_comments(picture: Picture) -> int:
    """How many remarks of the fact check wait for a reply."""
    return Comment.objects.filter(picture=picture, replied_at=None).count()


def decision_on(picture: Picture) -> Decision | None:
    """The decision on a picture, confirmed or not."""
    return Decision.objects.filter(picture=picture).first()


def decided_in(decision: Decision) -> Decided:
    """The decision without its row."""
    return Decided(DecisionKind(decision.kind), Body(decision.body), decision.decided_on, decision.number)


def mark_of(decision: Decision) -> str:
    """Equal for equal decisions of one person: goes out with the page on which it is confirmed and comes back with it."""
    return digest(decision.pk, decided_in(decision), decision.recorded_by_id)


def concept_day(picture: Picture) -> date:
    """From which day a decision on this picture can be."""
    return picture.concept_on or picture.reference_date


def drew_up(user: User, picture: Picture) -> bool:
    """Whether this user worked as an adviser for the organisation at any time since the picture was planned.

    Whether the assignment has ended since makes no difference, nor whether the user has another role there too.
    """
    began = _planned_on(picture.pk, picture.organisation.code)
    ended_after = Q(ended_at=None) | Q(ended_at__date__gte=began)
    assignments = Assignment.objects.filter(adviser=user, organisation=picture.organisation_id, accepted_at__isnull=False)
    return assignments.filter(ended_after, start__lte=timezone.localdate(), until__gte=began).exists()


def _planned_on(picture: UUID, organisation: str) -> date:
    on = f"{Picture._meta.label_lower}:{picture}"
    event = Event.objects.filter(organisation=organisation, verb="assessments.planned", on=on).first()
    # Without the event any assignment counts: better refuse one too many.
    return timezone.localdate(event.at) if event else date.min
