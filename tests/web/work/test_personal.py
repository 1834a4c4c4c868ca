"""Personal data in free texts: held at the door of every form, kept only when the writer says so, and never lost."""

import re

import pytest
from django.test import Client
from django.urls import resolve

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.web.parts.personal_texts import KEEP
from dijkwacht.web.personal import middleware
from dijkwacht.web.personal.function_texts import FOR_THE_ADVISER
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


def test_what_waits_is_not_told_as_saved_neither_here_nor_on_the_next_page(client: Client, work: Work) -> None:
    page = summary(work, client, ADDRESS)[1]
    assert "Er is nog niets bewaard" in page
    assert "is bewaard" not in page
    assert "De samenvatting is bewaard." not in client.get(work.url).content.decode()
    summary(work, client, CLEAN)
    assert client.get(work.url).content.decode().count("De samenvatting is bewaard.") == 2  # the title and the message


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
def test_a_stranger_is_not_even_asked(work: Work, *, is_there: bool) -> None:
    stranger = Client()
    stranger.force_login(make.user("vreemde@example.org"))
    url = f"{work.url if is_there else '/werk/00000000-0000-4000-8000-000000000000/'}samenvatting/"
    assert stranger.post(url, {"seen": "x", "summary": ADDRESS, "decision": ""}).status_code == 404


def test_an_address_that_takes_no_form_looks_at_no_text(client: Client, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "waiting", lambda texts: pytest.fail("looked"))
    assert client.post(f"{work.url}stappen/", {"summary": ADDRESS}).status_code in {404, 405}
    assert client.post("/nergens/", {"summary": ADDRESS}).status_code == 404


def test_only_fields_that_the_page_has_are_looked_at(client: Client, work: Work) -> None:
    assert summary(work, client, CLEAN, vreemd=ADDRESS)[0] == 302


def test_a_text_that_no_field_takes_is_refused_unread(client: Client, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(middleware, "waiting", lambda texts: looked.extend(len(text) for _, text in texts) or ())
    status, page = summary(work, client, f"{ADDRESS} " * 1_000)
    assert status == 422
    assert "Staan hier persoonsgegevens in?" not in page
    assert max(looked) <= middleware.LONGEST


def test_a_deed_that_waits_is_undone_whole(client: Client, work: Work) -> None:
    seen = re.search(r'name="seen" value="(\w+)"', client.get(f"{work.url}samenvatting/").content.decode())
    assert seen
    before = Event.objects.count()
    answer = client.post(f"{work.url}samenvatting/", {"seen": seen[1], "summary": ADDRESS, "decision": "Besluit."})
    assert answer.status_code == 422
    assert Event.objects.count() == before
    assert not answer.cookies.get("messages")


FUNCTION = "De secretaris kende de lijst niet."


def test_a_text_that_names_a_function_of_this_picture_waits_and_is_kept_on_record_by_kind(client: Client, work: Work) -> None:
    status, page = summary(work, client, FUNCTION)
    assert status == 422
    assert "Zegt dit wie wat antwoordde?" in page
    assert FUNCTION in page
    assert Picture.objects.get().summary == ""
    assert summary(work, client, FUNCTION, **{KEEP: button(page)})[0] == 302
    assert Event.objects.get(verb="personal.kept").note == "functie"


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("onderdeel/BES-01/", {"seen": "x", "reason": FUNCTION, "paper": "1"}),
        ("onderdeel/BES-01/", {"seen": "x", "finding": FUNCTION}),
        ("onderdeel/BES-01/", {"seen": "x", "advice": FUNCTION}),
        ("samenvatting/", {"seen": "x", "summary": "", "decision": FUNCTION}),
        ("samenvatting/", {"seen": "x", "unanswered": FUNCTION}),
        ("stap/", {"to": "answering", "reason": FUNCTION}),
    ],
)
def test_every_text_that_the_organisation_may_read_is_held(client: Client, work: Work, path: str, fields: dict[str, str]) -> None:
    page = client.post(f"{work.url}{path}", fields)
    assert page.status_code == 422
    assert "Zegt dit wie wat antwoordde?" in page.content.decode()


@pytest.mark.parametrize(
    "path", ["afronden/", "afronden/passages/finding/BES-01/", "sessie/vastleggen/1/", "bronnen/deelnemers/BES-01/"]
)
def test_no_page_whose_texts_the_organisation_reads_is_passed_over(work: Work, path: str) -> None:
    assert resolve(f"{work.url}{path}").view_name not in FOR_THE_ADVISER | middleware.ASKS_ITSELF


def test_the_private_note_the_norms_own_words_and_a_subject_pass(client: Client, work: Work) -> None:
    for text in ("De vergunningen zijn op orde.", "Laat de secretaris de lijst vaststellen."):
        assert summary(work, client, text)[0] == 302
    page = client.post(f"{work.url}onderdeel/BES-01/", {"seen": "x", "note": FUNCTION})
    assert "Zegt dit wie wat antwoordde?" not in page.content.decode()


def test_who_does_not_know_the_answers_is_not_asked(work: Work) -> None:
    for role in (Role.CLIENT, Role.COORDINATOR):
        who, browser = make.user(f"{role}@example.org"), Client()
        make.membership(who, work.organisation, role)
        browser.force_login(who)
        page = browser.post(f"/beelden/{work.picture.pk}/feitencheck/", {"text-": FUNCTION})
        assert "Zegt dit wie wat antwoordde?" not in page.content.decode()


def test_a_text_with_an_address_and_a_function_is_one_text_that_waits(client: Client, work: Work) -> None:
    page = summary(work, client, f"{FUNCTION} {ADDRESS}")[1]
    assert "een e-mailadres en de functie van iemand die antwoordde" in page
    assert page.count("<textarea") == 1
