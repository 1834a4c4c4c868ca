"""Wat is er gebeurd: the auditor reads events without names and without content, and can check the chain."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import dijkwacht
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role, Sign
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web.log import views, words
from tests import factories as make
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
SQLITE = connection.vendor == "sqlite"


@pytest.fixture
def town() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def auditor(client: Client, town: Organisation) -> User:
    """The auditor of Duinmark, signed in."""
    who = make.user("auditor@example.org", "Aart Auditor")
    make.membership(who, make.province("PV99", "Duinmark", town), Role.AUDITOR)
    client.force_login(who)
    return who


@pytest.fixture
def picture(town: Organisation) -> Picture:
    return make.picture(town)


def lines(response: Any) -> list[views.Line]:
    found: list[views.Line] = response.context["lines"]
    return found


def test_the_auditor_lands_on_what_happened(client: Client, auditor: User) -> None:
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/logboek/"
    page = client.get("/logboek/")
    assert question(page) == "Wat is er gebeurd?"
    assert primary(page) == "Controleren of de keten klopt"


def test_events_are_told_without_name_content_or_criterion(client: Client, auditor: User, picture: Picture) -> None:
    writer = make.user("schrijver@example.org", "Sofie Schrijver")
    actions.settle(picture=picture, criterion="BES-01", levels={}, reason="Zwak.", by=writer)
    actions.opened(picture=picture, page="one_page", by=writer)
    page = client.get("/logboek/")
    told = {(line.who, line.what, line.organisation, line.kind, line.note) for line in lines(page)}
    assert (f"account {writer.pk}", "aan een beeld gewerkt", "Duinrade", "beeld", "") in told
    main = page.content.decode().partition("<main")[2]
    for secret in ("Sofie", "schrijver@", "BES-01", "Zwak", str(picture.pk)):
        assert secret not in main


def test_of_another_organisation_only_roughly_what_was_done(client: Client, auditor: User, picture: Picture) -> None:
    """Verbs would tell how many weak spots there are; of cases not even the own organisation reads which deed it was."""
    own, elsewhere = make.organisation("GM9902", "Westerkoog"), picture.organisation.code
    make.membership(auditor, own, Role.AUDITOR)
    for code in (own.code, elsewhere):
        for verb in ("findings.described", "measures.moved", "barriers.placed", "cases.case_opened", "damocles.entered"):
            audit.record(by=auditor, verb=verb, organisation=code, note="decided")
    told = {(line.event.organisation, line.what, line.note) for line in lines(client.get("/logboek/"))}
    assert {row for row in told if row[0] == elsewhere} >= {
        (elsewhere, "aan een beeld gewerkt", ""),
        (elsewhere, "aan maatregelen gewerkt", ""),
        (elsewhere, "aan barrières gewerkt", ""),
    }
    assert {what for code, what, _ in told if code == own.code} >= {"een bevinding geschreven", "iets gedaan met zaken"}
    assert not {what for _, what, _ in told} & {"een zaak geopend", "een inschrijving bij het Kadaster vastgelegd"}
    assert "een bevinding geschreven" not in {what for code, what, _ in told if code == elsewhere}


def test_states_formats_and_roles_may_be_read(client: Client, auditor: User, picture: Picture) -> None:
    for verb, note in (
        ("adoption.moved", "analysis>concept"),
        ("adoption.moved", "analysis>geheim"),
        ("reporting.delivered", "rapport pdf"),
        ("reporting.delivered", "vrije tekst"),
        ("accounts.appointed", "executive"),
        ("findings.described", "BES-02"),
    ):
        audit.record(by=auditor, verb=verb, on=picture, organisation="GM9901", note=note)
    assert [line.note for line in lines(client.get("/logboek/"))][:6] == ["", "bestuurder", "", "PDF", "", "in analyse → concept"]


def test_whoever_was_invited_has_no_number(client: Client, auditor: User) -> None:
    class Guest:
        audit_name = "invitation:37"

    audit.record(by=Guest(), verb="pictures.answered", organisation="GM9901")
    page = client.get("/logboek/")
    assert lines(page)[0].who == "een genodigde"
    assert "37" not in lines(page)[0].cells[2:]


def test_only_organisations_in_reach_are_there(client: Client, auditor: User, picture: Picture) -> None:
    make.picture(make.organisation("GM9902", "Verweg"))
    for address in ("/logboek/", "/logboek/?organisatie=GM9902", "/logboek/gebeurtenissen.csv"):
        response = client.get(address)
        told = b"".join(response.streaming_content) if response.streaming else response.content
        assert b"Verweg" not in told
        assert b"GM9902" not in told.partition(b"<main")[2] or b"Kies uit de lijst." in told
    assert {line.organisation for line in lines(client.get("/logboek/"))} == {"Duinrade", "Duinmark", "Hele installatie"}


def test_the_auditor_of_a_municipality_reads_its_own_events(client: Client, auditor: User, picture: Picture) -> None:
    other = make.organisation("GM9902", "Westerkoog")
    make.picture(other)
    who = make.user()
    make.membership(who, other, Role.AUDITOR)
    client.force_login(who)
    assert {line.organisation for line in lines(client.get("/logboek/"))} == {"Westerkoog"}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.AUDITOR}))
def test_nobody_else_reads_the_log(client: Client, auditor: User, role: Role) -> None:
    who = make.user()
    make.membership(who, Organisation.objects.get(code="PV99"), role)
    client.force_login(who)
    assert {client.get(f"/logboek/{page}").status_code for page in ("", "gebeurtenissen.csv", "keten/")} == {404}


def test_organisation_group_and_period_are_chosen_in_the_address(client: Client, auditor: User, picture: Picture) -> None:
    actions.opened(picture=picture, page="one_page", by=auditor)
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)

    def verbs(query: str) -> set[str]:
        return {line.event.verb for line in lines(client.get(f"/logboek/?{query}"))}

    assert verbs("soort=inzage") == {"pictures.opened"}
    assert verbs("soort=beelden") == {"pictures.planned"}
    assert verbs("soort=accounts&organisatie=PV99") == {"accounts.appointed"}
    of_all = {"accounts.opened", "norms.published"}
    assert verbs(f"van={today}&tot={today}") == {"pictures.opened", "pictures.planned", "accounts.appointed", *of_all}
    assert verbs(f"tot={yesterday}") == set()


@pytest.mark.parametrize("query", ["organisatie=x", "soort=x", "van=gisteren", "van=2026-02-02&tot=2026-01-01", "tot=9999-12-31"])
def test_a_choice_that_cannot_be_is_said(client: Client, auditor: User, query: str) -> None:
    page = client.get(f"/logboek/?{query}")
    assert page.status_code == 200
    assert ("Deze keuze kan niet" in page.content.decode()) is (query != "tot=9999-12-31")


def test_pages_go_back_by_number_and_keep_the_choice(client: Client, auditor: User, picture: Picture) -> None:
    for _ in range(60):
        actions.opened(picture=picture, page="one_page", by=auditor)
    first = client.get("/logboek/?soort=inzage")
    second = client.get(f"/logboek/{first.context['older']}")
    numbers = [line.event.pk for line in [*lines(first), *lines(second)]]
    assert len(numbers) == 60
    assert numbers == sorted(numbers, reverse=True)


def test_a_page_takes_few_queries_however_many_events(
    client: Client, auditor: User, picture: Picture, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/logboek/")
    with django_assert_num_queries(9):
        client.get("/logboek/")
    for _ in range(60):
        actions.opened(picture=picture, page="one_page", by=auditor)
    with django_assert_num_queries(9):
        client.get("/logboek/")


def test_the_file_is_the_choice_within_a_bound_and_taking_it_is_an_event(
    client: Client, auditor: User, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        actions.opened(picture=picture, page="one_page", by=auditor)
    monkeypatch.setattr(views, "MOST", 3)
    response = client.get("/logboek/gebeurtenissen.csv?soort=inzage")
    content = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    table = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert len(table) == 1 + 3
    assert table[1][3] == "een pagina van een beeld geopend"
    assert Event.objects.latest("pk").verb == "audit.exported"
    assert re.fullmatch(r'attachment; filename="logboek-\d{4}-\d\d-\d\d\.csv"', response["Content-Disposition"])
    assert client.get("/logboek/gebeurtenissen.csv?soort=x").status_code == 404


def test_the_chain_is_checked_on_the_button_only(client: Client, auditor: User, picture: Picture) -> None:
    page = client.get("/logboek/keten/")
    assert question(page) == "Klopt de keten nog?"
    assert "found" not in page.context
    assert Event.objects.latest("pk").seal in page.content.decode()
    assert "De keten is heel" in client.post("/logboek/keten/").content.decode()


def test_a_long_chain_is_checked_piece_by_piece(
    client: Client, auditor: User, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "CHECKED", 2)
    after, pieces = 0, 0
    while True:
        found = client.post("/logboek/keten/", {"na": str(after)}).context["found"]
        assert found.broken_at is None
        pieces, after = pieces + 1, found.until
        if not found.has_more:
            break
    assert pieces == (Event.objects.count() + 1) // 2


@pytest.mark.skipif(not SQLITE, reason="elders laat de database geen gebeurtenis veranderen")
def test_a_broken_chain_is_said_with_its_place(client: Client, auditor: User, picture: Picture) -> None:
    third = Event.objects.order_by("pk")[2]
    forged = Event(pk=third.pk, at=third.at, actor="user:999", verb=third.verb, seal=third.seal)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        Event.objects.filter(pk=third.pk).update(actor=forged.actor)
        for _, sql in triggers:
            cursor.execute(sql)
    assert f"De keten is gebroken bij gebeurtenis {third.pk}" in client.post("/logboek/keten/").content.decode()


def test_every_verb_of_the_product_has_a_word() -> None:
    source = Path(dijkwacht.__file__).parent
    deeds = [*source.glob("apps/*/actions.py"), *source.glob("apps/*/actions/*.py"), source / "apps/reporting/queries/papers.py"]
    rooms = "|".join([*(path.name for path in source.glob("apps/*") if path.is_dir()), "personal"])
    used = {verb for path in deeds for verb in re.findall(rf'"((?:{rooms})\.[a-z_]+)"', path.read_text(encoding="utf-8"))}
    used |= set(Sign)
    assert len(used) >= 60
    assert used - words.VERBS.keys() == set()
    assert all(any(verb.startswith(begin) for _, begins in words.GROUPS.values() for begin in begins) for verb in words.VERBS)


def test_a_verb_without_a_word_shows_nothing_of_itself() -> None:
    assert "geheim" not in words.verb_words("pictures.geheim")
    assert words.kind_words("pictures.nieuw:3") == "onderdeel van een beeld"
    assert words.actor_words("") == "onbekend"


def test_a_state_has_its_word_in_a_step() -> None:
    assert {words.note_words("adoption.moved", f"{state}>concept") for state in State} == {
        f"{state.word} → concept" for state in State
    }
