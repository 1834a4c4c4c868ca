"""An action list that is not right at once: another sheet or row, rows that are mended or left out, and nothing twice."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.action_lists.models import ActionList
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make

pytestmark = pytest.mark.django_db
IN = "/maatregelen/inlezen/"
LISTS = Path(__file__).parents[2] / "data" / "lists"
WRONG = "Actie;Wie;Klaar op\nEerste;hr;31-2-2027\nTweede;Jansen;1-3-2027\n;hr;1-4-2027\n"


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def signed_in(here: Organisation) -> Client:
    made = make.user("oov@example.org")
    make.membership(made, here, Role.COORDINATOR)
    client = Client()
    client.force_login(made)
    return client


def handed_in(client: Client, here: Organisation, name: str, data: bytes | str = b"") -> str:
    """Where the list leads."""
    content = (data if isinstance(data, bytes) else data.encode()) or (LISTS / name).read_bytes()
    answer = client.post(IN, {"organisation": here.code, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, unescape(answer.content.decode())
    return str(answer["Location"])


def page(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def looked(client: Client, where: str, **fields: str) -> str:
    return page(client.post(where, {**fields, "tonen": "1"}, follow=True))


def titles() -> list[str]:
    return sorted(Measure.objects.values_list("title", flat=True))


def test_another_sheet_is_chosen_without_handing_the_file_in_again(signed_in: Client, here: Organisation) -> None:
    where = handed_in(signed_in, here, "twee-lijsten.xlsx")
    first = page(signed_in.get(where))
    assert "Alleen blad 2026 wordt overgenomen. Niet overgenomen: 2027." in first
    other = looked(signed_in, where, blad="1", kop="1", title="2")
    assert "blad 2027" in other
    assert "Sleutelplan vastleggen" in other
    signed_in.post(where, {"blad": "1", "kop": "1", "title": "2", "owner": "3", "due_on": "4"})
    assert titles() == ["Sleutelplan vastleggen"]


def test_another_row_can_hold_the_headings(signed_in: Client, here: Organisation) -> None:
    where = handed_in(signed_in, here, "regels-boven.xlsx")
    assert "Rij 4: Nr · Actie · Actiehouder · Deadline" in page(signed_in.get(where))
    other = looked(signed_in, where, kop="5")
    assert "Kies eerst in welke kolom staat wat er gebeurt" in other
    assert "Sleutelplan vastleggen" in looked(signed_in, where, kop="5", title="2")


def test_what_was_never_shown_is_not_taken_over(signed_in: Client, here: Organisation) -> None:
    where = handed_in(signed_in, here, "twee-lijsten.xlsx")
    for fields in ({"blad": "1", "kop": "1", "title": "2"}, {"blad": "1", "kop": "1", "title": "1"}):
        answer = signed_in.post(where, fields, follow=True)
        assert "U koos iets anders dan u had gezien" in page(answer)
    assert not Measure.objects.exists()
    assert signed_in.post(where, {"blad": "99", "kop": "x", "title": "2"}, follow=True).status_code == 200


def test_a_row_is_mended_on_the_page_and_what_was_typed_stays(signed_in: Client, here: Organisation) -> None:
    where = handed_in(signed_in, here, "acties.csv", WRONG)
    fields = {"title": "1", "owner": "2", "due_on": "3", "rijen": "2,3,4"}
    typed = {"titel-2": "Eerste, beter", "dag-2": "28 februari 2027", "wie-2": "hr", "dag-3": "1-3-2027", "wie-3": "ciso"}
    refused = signed_in.post(where, {**fields, **typed})
    assert refused.status_code == 422
    assert "Vul hieronder aan wat nog ontbreekt" in page(refused)
    assert not Measure.objects.exists()
    again = page(signed_in.get(where))
    assert 'value="28 februari 2027"' in again
    assert "Eerste, beter" in again
    assert "Door u verbeterd: rijen 2, 3." in again
    assert signed_in.post(where, {**fields, "titel-4": "Derde"}).status_code == 302
    found = {row.title: (row.owner, row.due_on) for row in Measure.objects.all()}
    assert found == {
        "Eerste, beter": ("hr", date(2027, 2, 28)),
        "Tweede": ("ciso", date(2027, 3, 1)),
        "Derde": ("hr", date(2027, 4, 1)),
    }
    assert Event.objects.filter(verb="action_lists.list_looked_at").count() == 1


def test_rows_are_left_out_and_taken_back(signed_in: Client, here: Organisation) -> None:
    where = handed_in(signed_in, here, "acties.csv", WRONG)
    fields = {"title": "1", "owner": "2", "due_on": "3", "rijen": "2,3,4"}
    out = looked(signed_in, where, **fields, **{"weg-2": "on", "weg-3": "on", "weg-4": "on"})
    assert "Door u weggelaten: rijen 2, 3, 4." in out
    assert "Er is niets over te nemen" in out
    assert signed_in.post(where, {**fields, "weg-2": "on", "weg-3": "on", "weg-4": "on"}).status_code == 422
    assert signed_in.post(where, {**fields, "weg-2": "on", "weg-4": "on"}).status_code == 302
    assert titles() == ["Tweede"]


def test_hidden_rows_are_told_and_come_along_where_that_is_chosen(signed_in: Client, here: Organisation) -> None:
    where = handed_in(signed_in, here, "gefilterd.xlsx")
    assert "1 verborgen of weggefilterde regel komt niet mee (rij 3)." in page(signed_in.get(where))
    fields = {"kop": "1", "title": "2", "owner": "3", "due_on": "4", "former": "5", "verborgen": "on"}
    assert "regel komt wel mee" in looked(signed_in, where, **fields)
    signed_in.post(where, fields)
    assert "Al gedaan" in titles()


def test_a_sign_that_cannot_be_kept_and_a_very_long_text_do_no_harm(signed_in: Client, here: Organisation) -> None:
    where = handed_in(signed_in, here, "acties.csv", WRONG)
    fields = {"title": "1", "owner": "2", "due_on": "3", "rijen": "2,x,99999999999,3", "wie-2": "koning"}
    assert looked(signed_in, where, **fields, **{"titel-2": "Een\0twee\x0b", "titel-3": "a " * 9_000, "dag-2": "²"})
    assert signed_in.get(where).status_code == 200
    assert ActionList.objects.get().choice["mended"]["0"]["2"]["title"] == "Een twee"


def test_what_is_typed_is_looked_at_for_personal_data(signed_in: Client, here: Organisation) -> None:
    where = handed_in(signed_in, here, "acties.csv", "Actie;Wie\nBellen;hr\n")
    fields = {"title": "1", "owner": "2", "rijen": "2", "titel-2": "Bel 06-12345678", "wie-2": "hr"}
    assert "Bestand!A2</strong>: hierin lijkt een telefoonnummer" in looked(signed_in, where, **fields)
    assert signed_in.post(where, {"title": "1", "owner": "2"}).status_code == 422
    assert not Measure.objects.exists()


@pytest.mark.parametrize("name", ["tekens.csv", "dagen-woorden.csv", "lange-titel.csv", "eigenaar-samen.ods", "voorblad.xlsx"])
def test_a_list_twice_adds_nothing_and_so_does_ours_after_it(name: str, signed_in: Client, here: Organisation) -> None:
    for number in range(2):
        where = handed_in(signed_in, here, name)
        fields = dict(ActionList.objects.get().choice) or _columns(signed_in, where)
        answer = signed_in.post(where, fields)
        assert answer.status_code == (422 if number else 302)
        if number:
            assert "Alles in deze lijst staat er al" in page(answer)
            ActionList.objects.all().delete()
    before = titles()
    for form in ("csv", "xlsx"):
        data = signed_in.get(f"/maatregelen/lijst.{form}")
        content = b"".join(data.streaming_content) if data.streaming else data.content  # type: ignore[attr-defined]
        where = handed_in(signed_in, here, f"lijst.{form}", content)
        assert " 0 nieuw" in " ".join(page(signed_in.get(where)).split())
        assert "Alles in deze lijst staat er al" in page(signed_in.get(where))
    assert titles() == before


def _columns(client: Client, where: str) -> dict[str, str]:
    """The columns as the page proposes them."""
    found = page(client.get(where))
    chosen: dict[str, str] = {}
    for name in ("title", "text", "owner", "due_on", "former"):
        select = found.partition(f'<select name="{name}"')[2].partition("</select>")[0]
        if value := select.partition(" selected")[0].rpartition('value="')[2].partition('"')[0]:
            chosen[name] = value
    return chosen


def test_what_comes_in_stands_in_short_lines_and_what_stands_already_is_one_line(signed_in: Client, here: Organisation) -> None:
    Measure.objects.create(organisation=here, title="Sloten vervangen")
    rows = "Sloten vervangen;hr;1-3-2027;\nVier ogen;Jansen;Q2;Met z’n tweeën.\nSleutels;hr;1-3-2027;\n"
    html = page(signed_in.get(handed_in(signed_in, here, "a.csv", f"Actie;Wie;Klaar op;Toelichting\n{rows}"))).partition("<main")[
        2
    ]
    listed = html.partition('class="dw-changes"')[2].partition("</ul>")[0]
    assert re.findall(r"<strong>(.*?)</strong>", listed) == ["Vier ogen", "Sleutels"]
    assert "niet alles gaat mee" in listed
    assert "Nog geen eigenaar" in listed
    assert "HR, 1 maart 2027" in listed
    assert listed.count("<details") == 1  # of the second there is nothing more to say
    assert "1 staat er al en komt er niet nog eens bij" in html
    assert "Rij 2: Sloten vervangen" in html


def test_of_many_rows_that_cannot_come_the_first_stand_open(signed_in: Client, here: Organisation) -> None:
    rows = "".join(f"Actie {number};31-2-2027\n" for number in range(30))
    html = page(signed_in.get(handed_in(signed_in, here, "a.csv", f"Actie;Klaar op\n{rows}")))
    assert html.count("<fieldset") == 30
    assert html.partition("De andere 27 die nog niet mee kunnen")[0].count("<fieldset") == 3
