"""Loading the content and the example: once, the same for the same day, and always called an example."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Right, Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.queries import broken_at
from dijkwacht.apps.findings.models import Finding, Recommendation
from dijkwacht.apps.measures.models import Measure, Proof
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people.models import Welcome
from dijkwacht.apps.pictures.models import Answer, Picture, Settlement
from dijkwacht.apps.pictures.queries.answers import own_seats
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.documents.norms.library import norm_ids
from dijkwacht.jobs import content, example
from dijkwacht.jobs.example.people import PASSWORD

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The whole content and example, once for all tests that only read."""
    from django.db import transaction  # noqa: PLC0415

    with django_db_blocker.unblock(), transaction.atomic():
        content.load()
        example.load(DAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_loaded: None, db: None) -> None:
    """The same, with each test in a savepoint of its own."""


def said() -> list[tuple[Any, ...]]:
    """All that the example holds, without numbers and moments of this database."""
    answers = Answer.objects.order_by(
        "picture__organisation__code", "picture__reference_date", "respondent__function", "criterion", "source"
    )
    texts = [
        list(model.objects.order_by("picture__organisation__code", "picture__reference_date", *fields).values_list(*fields))
        for model, fields in (
            (Settlement, ("criterion", "side", "level", "reason")),
            (Finding, ("criterion", "text", "is_reviewed")),
            (Recommendation, ("criterion", "text", "effort", "is_left_out")),
        )
    ]
    pictures = Picture.objects.order_by("organisation__code", "reference_date").values_list(
        "organisation__code", "state", "reference_date", "summary", "decision"
    )
    fields = ("picture__organisation__code", "respondent__function", "criterion", "source", "paper", "practice")
    return [*answers.values_list(*fields, "not_applicable", "explanation", "evidence"), *pictures, *texts]


def test_the_content_is_whole_and_a_second_time_changes_nothing(loaded: None) -> None:
    organisations, events = Organisation.objects.count(), Event.objects.count()
    assert {version.code for version in NormVersion.objects.all()} == set(norm_ids())
    content.load()
    assert NormVersion.objects.count() == len(norm_ids())
    assert (Organisation.objects.count(), Event.objects.count()) == (organisations, events)


def test_the_same_day_gives_the_same_example_and_another_day_other_dates(loaded: None) -> None:
    first = said()
    assert example.is_loaded()
    _forget()
    assert not example.is_loaded()
    example.load(DAY)
    assert said() == first
    _forget()
    example.load(date(2027, 1, 31))
    assert said() != first


def _forget() -> None:
    Measure.objects.all().delete()
    Picture.objects.all().delete()
    Welcome.objects.all().delete()
    User.objects.all().delete()


def test_everything_invented_is_called_an_example(loaded: None) -> None:
    assert Picture.objects.count() == 18
    assert not Picture.objects.exclude(is_example=True, organisation__is_example=True).exists()
    assert not Membership.objects.exclude(organisation__is_example=True).exists()


def test_real_organisations_have_no_judgement_at_all(loaded: None) -> None:
    real = Organisation.objects.filter(is_example=False)
    assert real.filter(code="PV27").exists()
    assert real.filter(kind="municipality").count() >= 44
    assert not real.filter(pictures__isnull=False).exists()


def test_pictures_stand_in_every_state_and_a_concept_has_its_summary(loaded: None) -> None:
    assert set(Picture.objects.values_list("state", flat=True)) == set(State) - {State.LAPSED}
    assert not Picture.objects.filter(state=State.CONCEPT, summary="").exists()
    assert not Answer.objects.filter(picture__state=State.PLANNED).exists()


def test_who_stands_on_the_list_can_sign_in_and_has_something_to_do(loaded: None) -> None:
    people = {sign_in.email: User.objects.get(email=sign_in.email) for sign_in in example.sign_ins()}
    assert all(user.check_password(PASSWORD) for user in people.values())
    held = Membership.objects.valid_on(DAY).filter(user__in=people.values()).select_related("user")
    roles = {row.role: row.user for row in held}
    assert roles.keys() >= {Role.RESPONDENT, Role.ADVISER, Role.EXECUTIVE}
    seats = own_seats(roles[Role.RESPONDENT], on=DAY)
    assert State.ANSWERING in {seat.picture.state for seat in seats}
    assert Picture.objects.visible_to(roles[Role.ADVISER], Right.RUN, on=DAY).filter(state=State.ANALYSIS).exists()
    assert Picture.objects.visible_to(roles[Role.EXECUTIVE], Right.READ_CONCEPT, on=DAY).exists()


def test_nobody_else_has_a_password(loaded: None) -> None:
    others = User.objects.exclude(email__in=[sign_in.email for sign_in in example.sign_ins()])
    assert others.exists()
    assert not [user for user in others if user.has_usable_password()]


def test_all_of_it_stands_in_the_chain(loaded: None) -> None:
    people = {user.audit_name for user in User.objects.all()}
    assert set(Event.objects.values_list("actor", flat=True)) - people == {"system:content", "system:example"}
    assert broken_at() is None


def test_measures_of_the_example_stand_in_every_state_and_some_lie_still(loaded: None) -> None:
    today = timezone.localdate()
    assert set(Measure.objects.values_list("state", flat=True)) == {state.value for state in MeasureState}
    assert Measure.objects.lying_still(on=today).count() >= 2
    assert Proof.objects.exclude(seen_on=None).exists()
    assert Proof.objects.filter(seen_on=None).exists()
    owner = User.objects.get(email="maatregel@duinmark.example")
    mine = Measure.objects.visible_to(owner, on=today)
    assert set(mine.values_list("owner", flat=True)) == {"hr"}
    assert all(move.on <= today for measure in mine for move in measure.moves.all())
