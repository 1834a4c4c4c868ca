"""What a trust paper says of the code and no other test showed: each of these stands beside its sentence in tests/docs/trust."""

from datetime import timedelta

import pytest
from csp.constants import NONE, SELF
from django.apps import apps
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import resolve

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.rules import DecisionKind
from dijkwacht.apps.fields import ClosedBytes, ClosedText, Prose
from dijkwacht.apps.pictures.rules.states import Stage, State
from dijkwacht.apps.reporting.queries.report import report
from dijkwacht.web import settings as product
from dijkwacht.web.accounts.gates import asks_again
from dijkwacht.web.accounts.recent import RECENT
from dijkwacht.web.accounts.tries import SLOWLY
from dijkwacht.web.fields import Weighed
from tests import factories as make
from tests.docs.pages import ROOT

CASE = "0b7c8a52-3a55-4a3a-9d2e-0d8d4f1f5a11"


def test_a_page_may_fetch_nothing_from_another_host() -> None:
    policy = product.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert policy["default-src"] == [NONE]
    assert {source for sources in policy.values() for source in sources} == {NONE, SELF, "data:"}


def test_the_numbers_of_the_door_are_those_of_the_papers() -> None:
    assert (product.AXES_FAILURE_LIMIT, timedelta(hours=product.AXES_COOLOFF_TIME)) == (5, timedelta(minutes=15))
    assert [(limit.times, limit.within) for limit in SLOWLY] == [(30, timedelta(days=1))]
    assert timedelta(minutes=10) == RECENT
    assert timedelta(seconds=product.SESSION_COOKIE_AGE) == timedelta(hours=10)


def test_a_short_password_is_refused() -> None:
    with pytest.raises(ValidationError, match="te kort"):
        validate_password("t7#Vq!mZ2&x")


@pytest.mark.parametrize(
    ("path", "asks"),
    [
        (f"/beelden/{CASE}/besluit/", True),
        (f"/beelden/{CASE}/rapport.pdf", True),
        (f"/werk/{CASE}/werkboek/vragen.xlsx", True),
        ("/mensen/GM9901/7/", True),
        (f"/bibob/zaken/{CASE}/", True),
        (f"/damocles/zaken/{CASE}/", True),
        (f"/beelden/{CASE}/", False),
    ],
)
def test_a_decision_a_file_a_role_and_a_case_ask_again_who_sits_here(path: str, asks: bool) -> None:
    assert asks_again(resolve(path)) is asks


def test_what_is_locked_is_what_the_security_officer_reads() -> None:
    """Another locked column is another word in the row on encryption of ciso.md."""
    columns = (field for model in apps.get_models() for field in model._meta.fields)
    assert {str(field) for field in columns if isinstance(field, ClosedText | ClosedBytes)} == {
        "bibob.BibobCase.number",
        "damocles.DamoclesCase.number",
        "desk.Question.text",
        "desk.Question.answer",
        "kept.KeptFile.content",
    }


def test_of_a_case_nothing_is_typed_but_its_number() -> None:
    fields = [
        field
        for name in ("bibob", "damocles", "cases")
        for model in apps.get_app_config(name).get_models()
        for field in model._meta.fields
    ]
    assert {str(field) for field in fields if isinstance(field, Prose)} == {
        "bibob.BibobCase.number",
        "damocles.DamoclesCase.number",
    }
    assert [str(field) for field in fields if (field.max_length or 0) > 40] == []


def test_an_account_holds_what_the_privacy_officer_reads() -> None:
    """Another column is another word in the first row of fg.md."""
    assert {field.name for field in User._meta.fields} == {
        "id",
        "email",
        "name",
        "password",
        "last_login",
        "is_active",
        "blocked_at",
        "block_reason",
    }


def test_uploads_stay_in_memory() -> None:
    # What does not fit in memory is weighed and let go: of it nothing stands anywhere.
    assert product.FILE_UPLOAD_HANDLERS == [
        "django.core.files.uploadhandler.MemoryFileUploadHandler",
        "dijkwacht.web.fields.Weighed",
    ]
    handler = Weighed()
    handler.new_file("bestand", "groot.xlsx", "application/octet-stream", None)
    assert handler.receive_data_chunk(b"geheim", 0) is None
    assert handler.file_complete(6).read() == b""
    assert product.FILE_UPLOAD_MAX_MEMORY_SIZE == product.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_the_executive_reads_each_word_that_the_province_sees_of_a_picture() -> None:
    paper = (ROOT / "docs/trust/bestuurder.md").read_text(encoding="utf-8")
    told = " ".join(paper.split())
    seen = {stage.word for stage in Stage} - {Stage.NONE.word, Stage.ADOPTED.word} | {kind.word for kind in DecisionKind}
    assert [word for word in seen if word not in told] == []


@pytest.mark.django_db
def test_no_name_of_who_answered_stands_beside_the_answer_or_in_the_report() -> None:
    here, adviser = make.organisation(), make.user()
    make.assignment(adviser, here)
    picture = make.picture(here)
    seat = make.respondent(picture, "griffier", who=make.user("wim@example.org", "Wim Weg"))
    make.answer(seat, "BES-01", 1, 0, explanation="Zo ging het toen.")
    client = Client()
    client.force_login(adviser)
    for page in ("", "onderdeel/BES-01/", "bevindingen/"):
        assert "Wim" not in client.get(f"/werk/{picture.pk}/{page}").content.decode()
    assert "Zo ging het toen." in client.get(f"/werk/{picture.pk}/onderdeel/BES-01/").content.decode()
    made = repr(report(make.weigh(picture), made_on=make.REFERENCE))
    assert [said for said in ("Wim", "riffier", "Zo ging het toen.") if said in made] == []


@pytest.mark.django_db
def test_a_workbook_that_was_taken_along_stands_among_the_looks(client: Client) -> None:
    here, adviser = make.organisation(), make.user()
    make.assignment(adviser, here)
    picture = make.picture(here, state=State.CONCEPT)
    client.force_login(adviser)
    assert client.get(f"/werk/{picture.pk}/werkboek/vragen.xlsx").status_code == 200
    client.force_login(make.member(here, Role.COORDINATOR, "oov@example.org"))
    assert "alle antwoorden per functie, als werkboek" in client.get(f"/beelden/{picture.pk}/inzage/").content.decode().lower()


@pytest.mark.django_db
def test_an_account_that_ended_keeps_its_name_and_address() -> None:
    here = make.organisation()
    keeper, gone = (make.member(here, role, f"{role}@example.org", "Wim") for role in (Role.ADMINISTRATOR, Role.COORDINATOR))
    actions.close(user=gone, organisation=here, by=keeper)
    gone.refresh_from_db()
    assert (gone.is_active, gone.name, gone.email) == (False, "Wim", "coordinator@example.org")


@pytest.mark.django_db
def test_the_adviser_reads_who_was_asked_with_the_address() -> None:
    here, adviser, client = make.organisation(), make.user(), Client()
    make.assignment(adviser, here)
    picture = make.picture(here, state=State.ANSWERING)
    make.invitation(make.respondent(picture, "hr"), "hoofd-hr@example.org")
    client.force_login(adviser)
    assert "hoofd-hr@example.org" in client.get(f"/werk/{picture.pk}/uitnodigingen/").content.decode()


@pytest.mark.django_db
def test_whoever_was_invited_answers_without_an_account(client: Client) -> None:
    seat = make.respondent(make.picture(make.organisation(), state=State.ANSWERING), "hr")
    make.let_in(client, make.invitation(seat))
    assert client.get(f"/vragen/{seat.pk}/").status_code == 200
    assert not User.objects.exists()
