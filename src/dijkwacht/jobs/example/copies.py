"""Hands out the numbered copies of the running example."""

from datetime import date, timedelta

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.reporting.actions import hand_out, keep
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.rules import CopyFacts
from dijkwacht.documents.example import ExampleCopy, example_copies


def hand_out_copies(on: date) -> None:
    """Every copy in its order, with what became of it, by the coordinator of the organisation."""
    # Nothing is handed out on a day that is still to come, whatever day the example is loaded for.
    day = min(on, timezone.localdate())
    for copy in example_copies():
        picture = Picture.objects.get(organisation__code=copy.organisation, state=State.FACT_CHECK)
        by = User.objects.get(memberships__organisation=picture.organisation, memberships__role=Role.COORDINATOR)
        number = NumberedCopy.objects.filter(picture=picture).count() + 1
        facts = _facts(copy, day)
        made = hand_out(picture=picture, number=number, facts=facts, by=by)
        if facts.returned_on or facts.destroyed_on:
            keep(copy=made, facts=facts, by=by)


def _facts(copy: ExampleCopy, on: date) -> CopyFacts:
    given, *after = (
        None if ago is None else on - timedelta(days=ago)
        for ago in (copy.given_days_ago, copy.returned_days_ago, copy.destroyed_days_ago)
    )
    return CopyFacts(copy.given_to, given or on, *after)
