"""What there is of a picture that its next step may ask for."""

from dijkwacht.apps.assessments.models import Answer, Decision, Finding, Picture
from dijkwacht.apps.assessments.queries.reckoning import reckon
from dijkwacht.apps.assessments.rules import Standing, State


def readiness(picture: Picture) -> Standing:
    """Look at what the step from the picture's state asks; criteria without an answer are counted in analysis only."""
    is_in_analysis = picture.state == State.ANALYSIS
    decisions = Decision.objects.filter(picture=picture)
    return Standing(
        answers=Answer.objects.filter(picture=picture).count(),
        has_summary=bool(picture.summary.strip()),
        unreviewed=Finding.objects.filter(picture=picture, is_reviewed=False).exclude(text="").count(),
        unanswered=len(reckon(picture).score.unanswered) if is_in_analysis else 0,
        has_word_on_unanswered=bool(picture.unanswered_reason.strip()),
        has_until=picture.fact_check_until is not None,
        is_decided=(decisions.filter(is_signed=True) | decisions.filter(confirmed_at__isnull=False)).exists(),
    )
