"""What a picture rests on, and which of somebody's answers counts."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.analysis.scoring.precedence import hear
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.answers import said_in
from dijkwacht.apps.pictures.queries.reckoning import scored
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.sources.models import SourceDocument


@dataclass(frozen=True, slots=True)
class Sources:
    """How many of each a picture rests on.

    ``questionnaires`` and ``interviews`` count people who gave at least one level or *not applicable*, whoever holds two
    functions once; ``handed_in`` those of the first who handed in, ``begun`` those who opened their invitation and did not,
    ``in_workbook`` those who did neither and have no account, ``carried`` those of whom all that counts came from the picture
    before. ``sessions`` counts those heard in a group session, for how many sessions there were is not kept. ``checks`` counts
    criteria that the adviser checked; a document counts once it was read.
    """

    questionnaires: int
    interviews: int
    sessions: int
    documents_read: int
    checks: int
    handed_in: int = 0
    carried: int = 0
    begun: int = 0
    in_workbook: int = 0


def sources_of(picture: Picture) -> Sources:
    """Count what a picture rests on; two queries, whatever its size."""
    says = Q(paper__gte=0) | Q(practice__gte=0) | Q(not_applicable__gt="")
    people: defaultdict[str, set[str]] = defaultdict(set)
    checked, handed_in, fresh, begun, with_account = (set[str]() for _ in range(5))
    given = Answer.objects.filter(says, picture=picture)
    seats = ("function", "person", "is_submitted", "invitation__opened_at", "membership")
    columns = (*(f"respondent__{name}" for name in seats), "source", "criterion", "is_carried")
    for function, person, is_submitted, opened_at, membership, source, criterion, is_carried in given.values_list(*columns):
        who = person or function
        people[source].add(who)
        if source == Source.CHECK:
            checked.add(criterion)
        if source != Source.QUESTIONNAIRE:
            continue
        if is_submitted or not is_carried:
            fresh.add(who)
        for holds, where in ((is_submitted, handed_in), (opened_at, begun), (membership, with_account)):
            if holds:
                where.add(who)
    return Sources(
        questionnaires=len(fresh),
        interviews=len(people[Source.INTERVIEW]),
        sessions=len(people[Source.SESSION]),
        documents_read=SourceDocument.objects.filter(picture=picture, read_on__isnull=False).count(),
        checks=len(checked),
        handed_in=len(handed_in),
        carried=len(people[Source.QUESTIONNAIRE] - fresh),
        begun=len(fresh & begun - handed_in),
        in_workbook=len(fresh - handed_in - begun - with_account),
    )


def counted_of(respondent: Respondent, criterion: str) -> tuple[str, Said] | None:
    """The one of a respondent's answers to a criterion that counts, with its source; None where none says anything."""
    rows = list(Answer.objects.filter(respondent=respondent, criterion=criterion).select_related("respondent"))
    heard = hear(scored(row) for row in rows).get(criterion)
    counted = heard.counted.get(respondent.function) if heard else None
    if counted is None:
        return None
    return next((row.source, said_in(row)) for row in rows if row.source == counted.source)
