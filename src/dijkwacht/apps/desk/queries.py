"""Questions as somebody may read them, and whom somebody can ask."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.cases.queries import advisers_of
from dijkwacht.apps.cases.rules.cases import NAMEABLE
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.desk.models import Question
from dijkwacht.apps.organisations.models import Organisation


def questions_of(user: User, *, on: date) -> QuerySet[Question]:
    """All that somebody may read, the newest first."""
    seen = Question.objects.visible_to(user, on=on).select_related("organisation", "asker", "adviser", "case")
    return seen.prefetch_related("organisation__names").order_by("-asked_at", "pk")


def questions_about(case: DamoclesCase, user: User, *, on: date) -> QuerySet[Question]:
    """The questions about a case that somebody may read, the oldest first."""
    seen = Question.objects.visible_to(user, on=on).filter(case=case)
    return seen.select_related("asker", "adviser").order_by("asked_at", "pk")


def asking(user: User, *, on: date) -> QuerySet[Organisation]:
    """The organisations for which somebody can ask: they hold such a role there, and an adviser works there."""
    held = Membership.objects.valid_on(on).filter(user=user, role__in=NAMEABLE, organisation=OuterRef("pk"))
    others = Assignment.objects.valid_on(on).exclude(adviser=user)
    advised = others.filter(Q(accepted_at__isnull=False), ended_at=None, organisation=OuterRef("pk"), adviser__is_active=True)
    return Organisation.objects.filter(Exists(held), Exists(advised)).prefetch_related("names").order_by("pk")


def advisers_for(user: User, organisation: Organisation, *, on: date) -> QuerySet[User]:
    """Whom somebody can ask there: nobody asks themselves."""
    return advisers_of(organisation, on=on).exclude(pk=user.pk)


def looks_along(question: Question, *, on: date) -> bool:
    """Whether the adviser may still read the case that a question is about."""
    return question.case is not None and question.case.grants.running_on(on).filter(adviser=question.adviser_id).exists()
