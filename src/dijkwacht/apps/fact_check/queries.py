"""What was remarked in the fact check, what is still open, and what the remarks were about."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q

from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.findings.queries import advice_of, weaknesses
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.documents.report.parts import wording

NOT_DONE = Q(replied_at=None) | Q(is_taken_over=True, is_worked_in=False)
"""What a decision waits for: a remark without an answer, or one that was taken over while nothing changed."""


@dataclass(frozen=True, slots=True)
class Round:
    """How the fact check went, in numbers of remarks."""

    remarks: int
    worked_in: int
    explained: int
    unanswered: int
    promised: int


def remarks_on(picture: Picture) -> dict[str, list[Comment]]:
    """What was remarked in every round, by criterion (the whole has none), in the order in which it was written."""
    found: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in Comment.objects.filter(picture=picture).order_by("at", "pk"):
        found[comment.criterion].append(comment)
    return dict(found)


def open_comments(picture: Picture) -> int:
    """How many remarks of the fact check still have to be answered, or worked in as was promised."""
    return Comment.objects.filter(NOT_DONE, picture=picture).count()


def round_of(picture: Picture) -> Round:
    """How the fact check went; one query."""
    replied = Q(replied_at__isnull=False)
    found = Comment.objects.filter(picture=picture).aggregate(
        remarks=Count("pk"),
        worked_in=Count("pk", Q(is_worked_in=True)),
        explained=Count("pk", replied & Q(is_taken_over=False)),
        unanswered=Count("pk", Q(replied_at=None)),
        promised=Count("pk", Q(is_taken_over=True, is_worked_in=False)),
    )
    return Round(**found)


def stands(picture: Picture) -> dict[str, dict[str, str]]:
    """What a remark can be about, as the organisation reads it now, by criterion (the whole has none): names and words.

    What is no finding (any more) has its levels only. At most six queries.
    """
    there = told(picture)
    texts = {one.criterion.id: one.text for one in weaknesses(there)}
    advice = advice_of(picture, there.norm)
    found = {"": {"Samenvatting": picture.summary, "Gevraagd besluit": picture.decision}}
    for code, result in there.results.items():
        words = {
            "Bevinding": texts.get(code, ""),
            "Op papier": wording.level(result, result.paper, wording.PAPER_LEVELS),
            "In de praktijk": wording.level(result, result.practice, wording.PRACTICE_LEVELS),
            "Aanbeveling": advice[code][0] if code in advice and code in texts else "",
        }
        found[code] = {name: text for name, text in words.items() if text}
    return found
