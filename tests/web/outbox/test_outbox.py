"""The outbox of the demo: what was sent, for everybody, and nowhere else."""

from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from dijkwacht.apps.invitations.rules.codes import ASKS
from dijkwacht.apps.mail.actions import deliver, post
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.mail.models import Message
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client: Client) -> str:
    return client.get("/post/").content.decode()


def test_who_is_not_signed_in_reads_a_mail_and_follows_its_link(client: Client) -> None:
    post(to="hr@example.org", subject="Uw vragen", body=f"Beste collega,\n\n{site_url('/galerij/?a=1&b=2')}\n\nTot dan")
    deliver()
    found = page(client)
    assert "hr@example.org" in found
    assert f'<a href="{configured.SITE_URL}/galerij/?a=1&amp;b=2"' in found
    assert client.get("/galerij/?a=1&b=2").status_code == 200


def test_the_newest_comes_first_and_what_waits_says_so(client: Client) -> None:
    for word in ("Eerste", "Tweede"):
        post(to="hr@example.org", subject=word, body="Tekst")
    found = page(client)
    assert found.index("Tweede") < found.index("Eerste")
    assert found.count("wordt binnen enkele seconden verstuurd") == 2
    deliver()
    assert "wordt binnen enkele seconden verstuurd" not in page(client)


def test_what_somebody_wrote_in_a_mail_is_only_text(client: Client) -> None:
    post(to="hr@example.org", subject="<b>dik</b>", body='<script>alert("x")</script>')
    assert "<script>alert" not in page(client)
    assert "&lt;b&gt;dik" in page(client)


def test_an_empty_outbox_says_how_mail_comes_about(client: Client) -> None:
    assert "Er is nog geen mail verstuurd" in page(client)


def test_on_a_site_in_use_there_is_no_outbox(client: Client, settings: Settings) -> None:
    post(to="hr@example.org", subject="Uw vragen", body="Tekst")
    settings.IS_DEMO = False
    assert client.get("/post/").status_code == 404
    client.force_login(make.user())
    assert client.get("/post/").status_code == 404
    assert "/post/" not in client.get("/galerij/").content.decode()


def test_a_full_outbox_costs_two_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(60):
        post(to="hr@example.org", subject=f"Bericht {number}", body="Tekst")
    with django_assert_max_num_queries(3):
        found = page(client)
    assert "U ziet de nieuwste 50 van 60 berichten." in found


@pytest.fixture
def outbox(settings: Settings) -> None:
    """Mail as the product sends it."""
    settings.EMAIL_BACKEND = product.EMAIL_BACKEND


@pytest.mark.usefixtures("outbox")
def test_a_forgotten_password_is_mended_by_mail(client: Client) -> None:
    who = make.user("oda@example.org", "Oda")
    who.set_password("een-lang-genoeg-wachtwoord")
    who.save()
    assert client.post("/account/password/reset/", {"email": "ODA@example.org"}).status_code == 302
    found = page(client)
    assert "Een nieuw wachtwoord voor dijkwacht" in found
    link = found.partition(f'<a href="{configured.SITE_URL}')[2].partition('"')[0]
    step = client.get(link, follow=True)
    assert "Nieuw wachtwoord kiezen" in step.content.decode()
    word = "vier-losse-woorden-achter-elkaar"
    client.post(step.request["PATH_INFO"], {"password1": word, "password2": word})
    who.refresh_from_db()
    assert who.check_password(word)


@pytest.mark.usefixtures("outbox")
def test_nobody_is_told_whether_an_address_is_known_and_no_stranger_is_written_to(client: Client) -> None:
    make.user("oda@example.org")
    known, unknown = (client.post("/account/password/reset/", {"email": f"{name}@example.org"}) for name in ("oda", "niemand"))
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert "niemand@example.org" not in page(client)


@pytest.mark.usefixtures("outbox")
def test_nobody_has_the_mailbox_of_another_filled_by_asking_for_passwords(client: Client) -> None:
    """The same is said of an address that nobody has."""
    make.user("oda@example.org")
    for name in ("oda", "niemand"):
        for _ in range(ASKS[0].times):
            cache.clear()  # what the library counts by the minute
            assert client.post("/account/password/reset/", {"email": f"{name}@example.org"}).status_code == 302
        cache.clear()
        answer = client.post("/account/password/reset/", {"email": f"{name.upper()}@example.org"})
        assert "Dit is te vaak geprobeerd." in answer.content.decode()
    assert Message.objects.count() == ASKS[0].times


@pytest.mark.usefixtures("outbox")
def test_a_link_in_a_mail_never_leads_where_a_request_says(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    who = make.user("oda@example.org")
    who.set_password("een-lang-genoeg-wachtwoord")
    who.save()
    client.post("/account/password/reset/", {"email": "oda@example.org"}, HTTP_HOST="kwaad.example")
    assert "kwaad.example" not in page(client)


def test_without_mail_the_page_says_whom_to_ask_and_takes_no_request(client: Client, settings: Settings) -> None:
    settings.MAIL_GOES = False
    assert "Deze site stuurt geen mail" in client.get("/account/password/reset/").content.decode()
    assert client.post("/account/password/reset/", {"email": "oda@example.org"}).status_code == 404


def test_a_message_is_dated_by_the_clock_on_the_wall(client: Client) -> None:
    message = post(to="hr@example.org", subject="Een", body="Tekst")
    local = timezone.localtime(message.written_at)
    assert f"om {local:%H:%M}" in page(client)
    assert timezone.now() - message.written_at < timedelta(minutes=5)
