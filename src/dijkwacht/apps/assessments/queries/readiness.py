"""What there is of a picture that its next step may ask for."""

from dijkwacht.apps.assessments.models import Answer, Decision, Finding, Picture
from dijkwacht.apps.assessments.queries.closing import open_comments
from dijkwacht.apps.assessments.queries.reckoning import Reckoned, reckon
from dijkwacht.apps.assessments.rules import Standing, State


def readiness(picture: Picture, reckoned: Reckoned | None = None) -> Standing:
    """Look at what the steps from the picture's state ask, and at nothing else.

    With what was reckoned already it takes one query in analysis, two in the fact check and none in any other state.
    """
    state = State(picture.state)
    if state is State.ANALYSIS:
        return _in_analysis(picture, reckoned or reckon(picture))
    if state is State.FACT_CHECK:
        decisions = Decision.objects.filter(picture=picture)
        return Standing(
            is_decided=(decisions.filter(is_signed=True) | decisions.filter(confirmed_at__isnull=False)).exists(),
            open_comments=open_comments(picture),
        )
    if state is State.ANSWERING:
        return Standing(answers=len(reckoned.answers) if reckoned else Answer.objects.filter(picture=picture).count())
    return Standing(has_until=picture.fact_check_until is not None)


def _in_analysis(picture: Picture, reckoned: Reckoned) -> Standing:
    return Standing(
        answers=len(reckoned.answers),
        has_summary=bool(picture.summary.strip()),
        unreviewed=Finding.objects.filter(picture=picture, is_reviewed=False).exclude(text="").count(),
        unanswered=len(reckoned.score.unanswered),
        has_word_on_unanswered=bool(picture.unanswered_reason.strip()),
    )
