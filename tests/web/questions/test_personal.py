"""Personal data in an answer: the levels are saved, the text waits in its field, and nothing is lost."""

import re

import pytest
from django.test import Client

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Answer, Respondent
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web.parts.personal_texts import KEEP
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Respondent:
    """Somebody who is asked, in a picture that is open for answers."""
    of = make.picture(make.organisation(), state=State.ANSWERING)
    return make.respondent(of, "oov", who=make.user("oov@example.org"))


@pytest.fixture
def signed_in(client: Client, seat: Respondent) -> Client:
    """That person, signed in."""
    client.force_login(seat.membership.user)
    return client


def card(seat: Respondent) -> str:
    return f"/vragen/{seat.pk}/BES-01/"


ADDRESS = "Vraag het aan j.devries@duinrade.nl."


def test_the_levels_are_saved_while_a_text_with_an_address_waits_in_its_field(signed_in: Client, seat: Respondent) -> None:
    page = signed_in.post(card(seat), {"seen": 0, "pieces": 0, "paper": 2, "practice": 1, "explanation": ADDRESS, "next": 1})
    assert page.status_code == 422
    assert "Toelichting: hierin lijkt een e-mailadres te staan." in page.content.decode()
    assert ADDRESS in page.content.decode()
    answer = Answer.objects.get()
    assert (answer.paper, answer.practice, answer.explanation) == (2, 1, "")


def test_a_waiting_text_is_kept_when_its_writer_says_so_and_on_record_by_kind(signed_in: Client, seat: Respondent) -> None:
    fields = {"seen": 0, "pieces": 0, "paper": 2, "practice": 1, "explanation": ADDRESS}
    page = signed_in.post(card(seat), fields, headers={"HX-Request": "true"}).content.decode()
    mark = re.search(rf'name="{KEEP}" value="(\w+)"', page)
    version = re.search(r'name="seen" value="(\d+)"', page)
    assert mark
    assert version
    response = signed_in.post(card(seat), {**fields, "seen": version[1], KEEP: mark[1]})
    assert response.url == card(seat)
    assert Answer.objects.get().explanation == ADDRESS
    assert Event.objects.get(verb="personal.kept").note == "e-mailadres"
    again = signed_in.post(card(seat), {**fields, "seen": 2, "paper": 3})
    assert again.status_code == 302
    assert Answer.objects.get().paper == 3


def test_a_reason_with_an_address_waits_whole(signed_in: Client, seat: Respondent) -> None:
    fields = {"seen": 0, "pieces": 0, "is_not_applicable": "on", "not_applicable": ADDRESS}
    assert signed_in.post(card(seat), fields).status_code == 422
    assert not Answer.objects.exists()


def test_evidence_is_looked_at_too(signed_in: Client, seat: Respondent) -> None:
    fields = {"seen": 0, "pieces": 1, "paper": 3, "evidence-1-name": "Verslag", "evidence-1-kept_at": ADDRESS}
    page = signed_in.post(card(seat), fields)
    assert "Bewijs 1: hierin lijkt een e-mailadres te staan." in page.content.decode()
    assert Answer.objects.get().evidence == []
