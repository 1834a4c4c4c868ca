"""The page of acts: what rests on an article, how far it was read, and the same as a file."""

import csv
import re
from typing import Any

import pytest
from django.test import Client

from dijkwacht.documents.law.decided import rulings
from dijkwacht.documents.law.library import register
from dijkwacht.documents.law.table import HEAD, rows
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make.user("jurist@example.org"))
    return client


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def cells(answer: Any) -> list[list[str]]:
    whole = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(whole.splitlines(), delimiter=";"))


def test_at_first_every_act_and_every_ruling_is_there(desk: Client, django_assert_max_num_queries: Any) -> None:
    desk.get("/wetten/")
    with django_assert_max_num_queries(8):
        page = desk.get("/wetten/").content.decode()
    assert all(f">{act.id}<" in page for act in register().acts)
    assert all(ruling.ecli in page for ruling in rulings())


def test_a_change_of_law_is_a_list_of_work(desk: Client) -> None:
    answer = desk.get("/wetten/?wet=Awb&artikel=4%3A17")
    page = text(answer)
    told = re.search(r"1 artikel, samen (\d+) keer gebruikt", page)
    assert told is not None
    # The number above is the one beside the article, and that of the lines below it.
    assert f"Awb 4:17: gelezen, {told[1]} keer" in page
    assert answer.content.decode().count('<span class="dw-quiet">(') == int(told[1])
    assert "tekst van 1 juli 2026" in page
    assert "(T22" in page
    assert 'href="/termijnen/"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["4:17", "artikel 4:17", "Awb 4:17 lid 5"])
def test_an_article_is_found_as_somebody_writes_it(typed: str, desk: Client) -> None:
    assert [one["row"].article for one in desk.get("/wetten/", {"wet": "Awb", "artikel": typed}).context["rows"]] == ["4:17"]


def test_of_an_article_on_which_nothing_rests_that_is_said(desk: Client) -> None:
    assert "Hierop rust niets" in text(desk.get("/wetten/?wet=Awb&artikel=9%3A99"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"artikel": "iets"}, "Vul het nummer van een artikel in"), ({"wet": "Onzin"}, "Kies uit de lijst.")],
    ids=["no number", "no act"],
)
def test_what_cannot_be_asked_is_said_at_its_field(asked: dict[str, str], said: str, desk: Client) -> None:
    answer = desk.get("/wetten/", asked)
    assert answer.status_code == 422
    assert said in text(answer)
    assert desk.get("/wetten/wetten.csv", asked).status_code == 404


def test_what_is_still_to_be_verified_is_one_choice(desk: Client) -> None:
    shown = desk.get("/wetten/?stand=to_verify").context["rows"]
    assert shown
    assert {one["row"].state.value for one in shown} == {"to_verify"}


def test_every_link_to_where_it_is_used_opens(desk: Client) -> None:
    page = "".join(
        desk.get("/wetten/", {"plek": part}).content.decode() for part in ("bibob", "checklist", "letter", "term", "text")
    )
    links = set(re.findall(r'href="(/(?:bibob|brieven|termijnen)/[^"#]*)', page))
    assert len(links) > 10
    assert {link: desk.get(link.replace("&amp;", "&")).status_code for link in links} == dict.fromkeys(links, 200)


def test_what_a_letter_or_a_term_names_in_passing_leads_there_too(desk: Client) -> None:
    [shown] = desk.get("/wetten/?wet=Awb&artikel=4%3A17&plek=text").context["rows"]
    assert {use.statement.where: address for use, address in shown["uses"]}["termijnen"] == "/termijnen/"
    [shown] = desk.get("/wetten/?wet=AVG&artikel=5&plek=text").context["rows"]
    assert "/brieven/damocles-spoed/" in {address for _, address in shown["uses"]}


def test_the_file_says_the_same_as_the_page(desk: Client) -> None:
    head, *found = cells(desk.get("/wetten/wetten.csv"))
    assert head == list(HEAD)
    assert len(found) == sum(len(row.uses) for row in rows()) + sum(len(ruling.places) for ruling in rulings())
    _, *chosen = cells(desk.get("/wetten/wetten.csv?wet=Awb&artikel=4%3A17"))
    assert {line[0] for line in chosen} == {"Awb"}


def test_rulings_are_rows_of_the_file_too(desk: Client) -> None:
    head, *found = cells(desk.get("/wetten/wetten.csv"))
    told = [dict(zip(head, line, strict=True)) for line in found]
    ruled = [(one["nummer"], one["plek"], one["kenmerk"]) for one in told if one["soort"] == "uitspraak"]
    assert ("ECLI:NL:RVS:2018:1449", "opmerking bij een Damoclesbeleid", "warning-long") in ruled
    assert ("ECLI:NL:RVS:2018:1449", "brief", "damocles-waarschuwing") in ruled
    assert ("ECLI:NL:RVS:2022:2544", "vraag bij een sluiting", "NOO-08") in ruled
    _, *unread = cells(desk.get("/wetten/wetten.csv?stand=to_verify"))
    assert any("ECLI:NL:RVS:2022:1910" in line for line in unread)
    assert not any("ECLI:NL:RVS:2019:2912" in line for line in unread)
    assert "ECLI:NL:RVS:2022:1910" in desk.get("/wetten/?stand=to_verify").content.decode()


def test_who_is_not_signed_in_is_led_to_the_door(client: Client) -> None:
    assert client.get("/wetten/").status_code == 302
