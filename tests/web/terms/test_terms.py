"""The calculator: rows in, terms out, every fault at its field, nothing stored and nothing lost."""

from collections.abc import Mapping

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import Sitting
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event as Recorded
from tests import factories as make

pytestmark = pytest.mark.django_db

URL = "/termijnen/"
ROWS = {
    "instrument": "bibob",
    "row": ["0", "1", "2"],
    "e0-what": "received", "e0-date": "4-1-2027", "e0-act": "awb", "e0-weeks": "",
    "e1-what": "advice-asked", "e1-date": "1 februari 2027",
    "e2-what": "advice-received", "e2-date": "2027-03-23",
}  # fmt: skip


@pytest.fixture
def officer(client: Client) -> Client:
    who = make.user("bibob@example.org")
    make.membership(who, make.organisation(), Role.OFFICER)
    client.force_login(who)
    return client


def send(client: Client, do: str, changed: Mapping[str, object] | None = None, at: str = URL):
    return client.post(at, {**ROWS, "do": do, **(changed or {})})


def page(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_who_comes_first_is_asked_about_what_kind_of_case_it_is(officer: Client) -> None:
    found = page(officer.get(URL))
    assert "Om welke zaak gaat het?" in found
    assert "Sluiting volgens artikel 13b Opiumwet" in found
    assert "Reken uit" not in found


def test_a_link_may_choose_the_kind(officer: Client) -> None:
    found = page(officer.get(f"{URL}?soort=damocles"))
    assert "<legend>Besluit bekendgemaakt</legend>" in found
    assert "Pand gesloten" in found
    assert "Landelijk Bureau" not in found
    assert "Om welke zaak gaat het?" in page(officer.get(f"{URL}?soort=iets"))


def test_choosing_a_kind_gives_rows_to_begin_with(officer: Client) -> None:
    found = page(officer.post(URL, {"do": "start", "instrument": "bibob"}))
    assert "<legend>Aanvraag ontvangen</legend>" in found
    assert "Boeterapport" not in found


def test_not_choosing_is_asked_again(officer: Client) -> None:
    assert "Om welke zaak gaat het?" in page(officer.post(URL, {"do": "start"}))


def test_every_term_comes_with_its_day_article_and_arithmetic(officer: Client) -> None:
    answer = send(officer, "reckon")
    found = page(answer)
    assert answer.status_code == 200
    assert "Woensdag 21 april 2027" in found
    assert "Awb 4:13, 4:14 lid 3" in found
    assert "8 weken na maandag 4 januari 2027 is maandag 1 maart 2027." in found
    assert "Tot en met dinsdag 23 maart 2027" in found
    assert "te bevestigen door een jurist" in found
    assert found.count("<svg xmlns") == 2
    assert "geen juridisch advies" in found
    assert "te verifiëren in de Staatscourant" in found


def test_a_shift_is_told_with_its_raw_day_and_names(officer: Client) -> None:
    found = page(send(officer, "reckon", {"row": ["0"], "e0-what": "announced", "e0-date": "13-11-2026"}))
    assert "Zonder verschuiving" in found
    assert "vrijdag 25 december 2026" in found
    assert "Eerste Kerstdag, Tweede Kerstdag en zondag" in found


@pytest.mark.parametrize(
    ("changed", "field", "fault"),
    [
        ({"e0-date": "31-4-2027"}, "id_e0-date", "31 april bestaat niet."),
        ({"e0-date": "31 april 2027"}, "id_e0-date", "31 april bestaat niet."),
        ({"e0-date": "29-2-2027"}, "id_e0-date", "29 februari 2027 bestaat niet."),
        ({"e0-date": "gisteren"}, "id_e0-date", "Vul een datum in, zoals 4-1-2027."),
        ({"e0-date": "4 januar 2027"}, "id_e0-date", "Vul een datum in, zoals 4-1-2027."),
        ({"e0-weeks": "acht"}, "id_e0-weeks", "Vul een geheel getal in."),
        ({"e0-weeks": "600"}, "id_e0-weeks", "Hier hoort een getal van 1 tot en met 520."),
        (
            {"e1-date": "3-1-2027"}, "id_e1-date",
            "Deze dag ligt vóór de vorige gebeurtenis (aanvraag ontvangen, 4 januari 2027).",
        ),
        ({"e1-what": "closed", "e1-months": "3"}, "rij-1", "Deze gebeurtenis hoort alleen bij damocles."),
        ({"e2-what": "repair-asked", "e2-until": "1-1-2027"}, "id_e2-until", "Deze dag ligt vóór de dag van de gebeurtenis zelf"),
        ({"e2-what": "repair-asked", "e2-until": ""}, "id_e2-until", "Vul een datum in, zoals 4-1-2027."),
        ({"e2-what": "entry-notice", "e2-time": "25:00"}, "id_e2-time", "Vul een tijd in, zoals 14:30."),
    ],
)  # fmt: skip
def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(
    officer: Client, changed: Mapping[str, str], field: str, fault: str
) -> None:
    answer = send(officer, "reckon", changed)
    found = page(answer)
    assert answer.status_code == 422
    assert fault in found
    assert f'href="#{field}"' in found
    assert f'id="{field}"' in found
    for value in {**ROWS, **changed}.values():
        if isinstance(value, str) and " " in value:
            assert f'value="{value}"' in found
    assert "Uitkomst" not in found


def test_a_fault_in_the_order_offers_to_put_it_right(officer: Client) -> None:
    assert "Zet op volgorde van datum" in page(send(officer, "reckon", {"e2-date": "5-1-2027"}))
    found = page(send(officer, "sort", {"e2-date": "5-1-2027", "e1-date": "x"}))
    assert found.index("Aanvraag ontvangen</legend>") < found.index("Advies van het Bureau ontvangen</legend>")
    assert found.index("Advies van het Bureau ontvangen</legend>") < found.index(
        "Advies gevraagd aan het Landelijk Bureau Bibob</legend>"
    )
    assert 'value="x"' in found


def test_a_row_is_added_ready_to_type_in_and_the_others_stay_as_typed(officer: Client) -> None:
    answer = send(officer, "add", {"add_what": "announced", "e0-date": "31-4-2027", "uniform": "on"})
    found = page(answer)
    assert answer.status_code == 200
    assert 'name="e3-what" value="announced"' in found
    assert found.count("autofocus") == 1
    assert 'value="31-4-2027"' in found
    assert "bestaat niet" not in found
    assert 'name="uniform" id="id_uniform" checked' in found


def test_a_row_is_taken_away_and_the_others_stay(officer: Client) -> None:
    found = page(send(officer, "remove-1"))
    assert "Advies gevraagd aan het Landelijk Bureau Bibob</legend>" not in found
    assert 'value="4-1-2027"' in found
    assert 'value="2027-03-23"' in found


def test_another_kind_of_case_carries_all_that_was_typed(officer: Client) -> None:
    found = page(send(officer, "kind", {"e1-date": "31 april 2027"}))
    assert "Om welke zaak gaat het?" in found
    assert '<input type="hidden" name="e1-date" value="31 april 2027">' in found
    found = page(send(officer, "start", {"instrument": "awb", "e1-date": "31 april 2027"}))
    assert 'value="31 april 2027"' in found


def test_a_row_without_a_day_does_not_count(officer: Client) -> None:
    answer = send(officer, "reckon", {"e1-date": "", "e2-date": ""})
    assert answer.status_code == 200
    assert "Besluit op de aanvraag" in page(answer)
    answer = send(officer, "reckon", {"e0-date": "", "e1-date": "", "e2-date": " "})
    assert answer.status_code == 422
    assert "Vul bij minstens één gebeurtenis een datum in." in page(answer)


def test_a_sheet_is_full_at_forty(officer: Client) -> None:
    rows = {"row": [str(number) for number in range(40)], **{f"e{number}-what": "announced" for number in range(40)}}
    found = page(send(officer, "add", {**rows, "add_what": "announced"}))
    assert "Er kunnen niet meer gebeurtenissen bij." in found
    assert "e40-what" not in found


@pytest.mark.parametrize("row", ["-1", "x", "99999", "1e3", "²"])
def test_a_row_that_makes_no_sense_is_not_there(officer: Client, row: str) -> None:
    answer = send(officer, "add", {"row": [row], f"e{row}-what": "announced", "add_what": "iets"})
    assert answer.status_code == 200
    assert "Er staat nog geen gebeurtenis." in page(answer)


def test_the_last_days_go_to_a_calendar(officer: Client) -> None:
    answer = send(officer, "", at=f"{URL}agenda/")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="termijnen.ics"'
    assert b"SUMMARY:Laatste dag termijn T01" in answer.content


def test_the_events_go_to_a_file_that_the_command_line_reads(officer: Client) -> None:
    answer = send(officer, "", at=f"{URL}gebeurtenissen/")
    assert answer["Content-Disposition"] == 'attachment; filename="gebeurtenissen.yaml"'
    assert answer.content.decode().splitlines() == [
        "instrument: bibob",
        "events:",
        "  - {date: 2027-01-04, what: received}",
        "  - {date: 2027-02-01, what: advice-asked}",
        "  - {date: 2027-03-23, what: advice-received}",
    ]


@pytest.mark.parametrize("address", ["agenda/", "gebeurtenissen/"])
def test_a_download_of_a_wrong_sheet_shows_the_faults(officer: Client, address: str) -> None:
    answer = send(officer, "", {"e0-date": "31-4-2027"}, at=URL + address)
    assert answer.status_code == 422
    assert "31 april bestaat niet." in page(answer)


@pytest.mark.parametrize("do", ["reckon", "add", "sort", "remove-0", "kind", "start", "", "iets"])
def test_nothing_is_stored_not_even_in_a_session_or_on_record(officer: Client, do: str) -> None:
    before = (list(Sitting.objects.values_list("session_data", flat=True)), Recorded.objects.count())
    assert send(officer, do).status_code == 200
    assert (list(Sitting.objects.values_list("session_data", flat=True)), Recorded.objects.count()) == before


@pytest.mark.parametrize("rows", [1, 30])
def test_a_page_asks_the_database_for_who_is_there_and_the_menu_only(
    officer: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many = {"row": [str(number) for number in range(rows)]}
    many |= {f"e{number}-what": "announced" for number in range(rows)}
    many |= {f"e{number}-date": "13-11-2026" for number in range(rows)}
    with django_assert_num_queries(4):
        assert send(officer, "reckon", many).status_code == 200


def test_days_that_look_like_numbers_of_people_are_not_held_up(officer: Client) -> None:
    for typed in ("06-12-2027", "06.12.2027", "6 12 2027", "2027-12-06"):
        answer = send(officer, "reckon", {"row": ["0"], "e0-date": typed})
        assert "Besluit op de aanvraag" in page(answer), typed


def test_the_menu_leads_here_whoever_has_policy_or_cases(client: Client) -> None:
    where = make.organisation()
    for role, is_there in ((Role.OFFICER, True), (Role.COORDINATOR, True), (Role.RESPONDENT, False)):
        who = make.user(f"{role}@example.org")
        make.membership(who, where, role, function="hr" if role is Role.RESPONDENT else "")
        client.force_login(who)
        assert (">Termijnen</a>" in page(client.get(URL))) == is_there
