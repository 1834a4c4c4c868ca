"""Personal data in free texts: held at the door of every form, kept only when the writer says so, and never lost."""

import re

import pytest
from django.test import Client

from dijkwacht.apps.assessments.models import Finding, Picture
from dijkwacht.apps.audit.models import Event
from dijkwacht.web.personal.held import KEEP
from tests import factories as make
from tests.web.work.conftest import Work

pytestmark = pytest.mark.django_db
ADDRESS = "Bel met j.devries@duinrade.nl over dit dossier."
CLEAN = "Bel met de afdeling over dit dossier."


def summary(work: Work, client: Client, text: str, **more: str) -> tuple[int, str]:
    seen = re.search(r'name="seen" value="(\w+)"', client.get(f"{work.url}samenvatting/").content.decode())
    assert seen
    response = client.post(f"{work.url}samenvatting/", {"seen": seen[1], "summary": text, "decision": "Besluit.", **more})
    return response.status_code, response.content.decode()


def button(page: str) -> str:
    found = re.search(rf'name="{KEEP}" value="(\w+)"', page)
    assert found
    return found[1]


def test_a_text_with_an_address_waits_and_nothing_is_saved_or_lost(client: Client, work: Work) -> None:
    status, page = summary(work, client, ADDRESS)
    assert status == 422
    assert "Staan hier persoonsgegevens in?" in page
    assert "lijkt een e-mailadres te staan" in page
    assert ADDRESS in page
    assert 'name="decision" value="Besluit."' in page
    assert Picture.objects.get().summary == ""


def test_changed_it_is_saved_without_another_word(client: Client, work: Work) -> None:
    assert summary(work, client, CLEAN)[0] == 302
    assert Picture.objects.get().summary == CLEAN


def test_kept_on_purpose_it_is_saved_and_on_record_by_kind_only(client: Client, work: Work) -> None:
    mark = button(summary(work, client, ADDRESS)[1])
    assert summary(work, client, ADDRESS, **{KEEP: mark})[0] == 302
    assert Picture.objects.get().summary == ADDRESS
    event = Event.objects.get(verb="personal.kept")
    assert (event.note, event.organisation, event.actor) == ("e-mailadres", "GM9901", f"user:{work.adviser.pk}")
    assert "devries" not in repr(list(Event.objects.values()))


def test_the_button_keeps_the_text_that_was_shown_and_no_other(client: Client, work: Work) -> None:
    mark = button(summary(work, client, ADDRESS)[1])
    other = ADDRESS.replace("devries", "jansen")
    status, page = summary(work, client, other, **{KEEP: mark})
    assert status == 422
    assert other in page
    assert not Event.objects.filter(verb="personal.kept").exists()


def test_a_kept_text_is_not_asked_about_again_in_this_session(client: Client, work: Work) -> None:
    mark = button(summary(work, client, ADDRESS)[1])
    summary(work, client, ADDRESS, **{KEEP: mark})
    assert summary(work, client, ADDRESS, decision="Ander besluit.")[0] == 302
    assert Event.objects.filter(verb="personal.kept").count() == 1


def test_every_text_is_looked_at_and_named(client: Client, work: Work) -> None:
    fields = {"seen": "x", "finding": "BSN 123456782 staat erin.", "reason": "Kenteken 12-GB-CD.", "paper": "1"}
    response = client.post(f"{work.url}onderdeel/BES-01/", fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert "een burgerservicenummer" in page
    assert "een kenteken" in page
    assert "1 van 2" in page
    assert not Finding.objects.exists()


def test_a_form_without_free_text_is_let_through(client: Client, work: Work) -> None:
    assert client.post(f"{work.url}stap/", {"to": "answering", "reason": "HR ontbreekt nog."}).status_code == 302


def test_what_was_kept_but_not_saved_is_not_on_record(client: Client, work: Work) -> None:
    fields = {"seen": "x", "summary": ADDRESS, "decision": ""}
    mark = button(client.post(f"{work.url}samenvatting/", fields).content.decode())
    assert client.post(f"{work.url}samenvatting/", {**fields, KEEP: mark}).status_code == 409
    assert not Event.objects.filter(verb="personal.kept").exists()
    assert client.post(f"{work.url}samenvatting/", fields).status_code == 422


@pytest.mark.parametrize("is_there", [True, False])
def test_a_stranger_learns_nothing_from_being_asked(work: Work, *, is_there: bool) -> None:
    stranger = Client()
    stranger.force_login(make.user("vreemde@example.org"))
    url = f"{work.url if is_there else '/werk/00000000-0000-4000-8000-000000000000/'}samenvatting/"
    fields = {"seen": "x", "summary": ADDRESS, "decision": ""}
    asked = stranger.post(url, fields)
    assert asked.status_code == 422
    assert stranger.post(url, {**fields, KEEP: button(asked.content.decode())}).status_code == 404
    assert not Event.objects.filter(verb="personal.kept").exists()
