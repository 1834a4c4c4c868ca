"""The calculator: rows in, terms out, every fault at its field, nothing stored and nothing lost."""

import re
from collections.abc import Mapping

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.terms.cases import SHAPES, Instrument, What
from dijkwacht.apps.accounts.models import Sitting
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event as Recorded
from tests import factories as make

pytestmark = pytest.mark.django_db

URL = "/termijnen/"
WORD = "a" * 24
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
        ({"e0-date": "4 januar 2027"}, "id_e0-date", "‘januar’ is geen maand. Vul een datum in, zoals 4 januari 2027."),
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
    assert re.search(r'<input[^>]* name="uniform"[^>]* checked', found)


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


def test_a_case_keeps_the_names_of_its_days_as_long_as_it_is_on_the_page(officer: Client) -> None:
    def names(word: str) -> list[bytes]:
        return re.findall(rb"UID:.*", send(officer, "", {"calendar": word}, at=f"{URL}agenda/").content)

    word = re.findall(r'name="calendar" value="([0-9a-f]{24})"', page(officer.get(f"{URL}?soort=bibob")))[0]
    assert f'value="{word}"' in page(send(officer, "reckon", {"calendar": word}))
    assert names(word) == names(word)
    assert not {*names(word)} & {*names("zaak-12"), *names("")}


def test_no_last_day_is_no_calendar_and_says_so(officer: Client) -> None:
    answer = send(officer, "", {"row": ["0"], "civil": "on"}, at=f"{URL}agenda/")
    assert answer.status_code == 422
    assert "Er is niets voor uw agenda." in page(answer)


def test_the_events_go_to_a_file_that_the_command_line_reads(officer: Client) -> None:
    answer = send(officer, "", {"calendar": WORD}, at=f"{URL}gebeurtenissen/")
    assert answer["Content-Disposition"] == 'attachment; filename="gebeurtenissen.yaml"'
    assert answer.content.decode().splitlines() == [
        "instrument: bibob",
        f"calendar: {WORD}",
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


FORGOTTEN = {
    "row": ["0", "1", "2", "3"],
    "e0-date": "2-11-2026", "e1-date": "30-11-2026",
    "e2-what": "data-asked", "e2-date": "21-12-2026",
    "e3-what": "advice-received", "e3-date": "15-4-2027",
}  # fmt: skip


def test_a_forgotten_event_is_told_and_its_row_comes_with_one_press(officer: Client) -> None:
    found = page(send(officer, "reckon", FORGOTTEN))
    assert "Maandag 22 februari 2027" in found
    assert "‘Bureau heeft die gegevens ontvangen’ staat er niet bij, en moet wel zijn gebeurd." in found
    assert found.count('<button type="submit" name="do" value="add-data-received"') == 1
    found = page(send(officer, "add-data-received", FORGOTTEN))
    row = found[found.index("Bureau heeft die gegevens ontvangen</legend>") :]
    assert found.index("Bureau vraagt meer gegevens</legend>") < found.index("Bureau heeft die gegevens ontvangen</legend>")
    assert found.index("Bureau heeft die gegevens ontvangen</legend>") < found.index("Advies van het Bureau ontvangen</legend>")
    assert row.index("autofocus") < row.index("</fieldset>")
    assert found.count("autofocus") == 1
    assert all(f'value="{day}"' in found for day in ("2-11-2026", "30-11-2026", "21-12-2026", "15-4-2027"))
    told = {**FORGOTTEN, "row": ["0", "1", "2", "4", "3"], "e4-what": "data-received", "e4-date": "11-1-2027"}
    found = page(send(officer, "reckon", told))
    assert "Maandag 15 maart 2027" in found
    assert "staat er niet bij" not in found


def test_what_is_waited_for_can_be_added_as_well_and_completing_may_have_failed(officer: Client) -> None:
    asked = {"row": ["0", "1"], "e1-what": "repair-asked", "e1-date": "11-1-2027", "e1-until": "25-1-2027"}
    found = page(send(officer, "reckon", asked))
    assert 'value="add-repaired"' in found
    assert 'value="add-repair-unused"' in found


def test_the_row_of_a_missing_event_comes_where_it_belongs(officer: Client) -> None:
    rows = {
        "row": ["0", "1", "2", "3", "4"], "e0-what": "received", "e1-what": "advice-asked", "e2-what": "data-asked",
        "e3-what": "data-received", "e4-what": "announced",
    }  # fmt: skip
    found = page(send(officer, "add-advice-received", rows))
    places = [found.index(f'name="{row}-what"') for row in ("e3", "e5", "e4")]
    assert places == sorted(places)
    assert found.index('name="e1-what"') > page(send(officer, "add-repair-asked", rows)).index('name="e5-what"')


def test_ones_own_terms_come_first_and_each_says_whose_it_is(officer: Client) -> None:
    asked = {"row": ["0", "1"], "e1-what": "repair-asked", "e1-date": "11-1-2027", "e1-until": "25-1-2027"}
    found = page(send(officer, "reckon", asked))
    outcome = found[found.index("Uw termijnen</h2>") :]
    assert outcome.index("Besluit op de aanvraag</h3>") < outcome.index("Termijnen van anderen</h2>")
    assert outcome.index("Termijnen van anderen</h2>") < outcome.index("Hersteltermijn</h3>")
    assert "van de aanvrager of een andere belanghebbende" in outcome
    assert "van u" in outcome
    assert '<th scope="col">Van wie</th>' in found


@pytest.mark.parametrize("what", [what for what, shape in SHAPES.items() if shape.only in (None, Instrument.BIBOB)])
def test_an_event_has_the_fields_that_belong_to_it_and_no_others(officer: Client, what: What) -> None:
    found = page(send(officer, "add", {"row": [], "add_what": what.value}))
    shape = SHAPES[what]
    fields = set(re.findall(r'name="e0-([a-z_]+)"', found))
    assert fields == {"what", "date", *shape.required, *shape.optional}


def test_the_kind_of_decision_changes_what_a_late_decision_means(officer: Client) -> None:
    late = {"row": ["0", "1"], "e1-what": "default-notice", "e1-date": "15-3-2027"}
    assert "Laatste dag waarover een dwangsom" in page(send(officer, "reckon", late))
    found = page(send(officer, "reckon", {**late, "kind": "gambling"}))
    assert "Laatste dag waarover een dwangsom" not in found
    assert "van rechtswege gegeven (artikel 30b lid 3 Wok" in found
    assert '<option value="gambling" selected>' in found
    answer = send(officer, "reckon", {**late, "kind": "closure"})
    assert answer.status_code == 422
    assert '<a href="#id_kind">Kies een besluit uit de lijst.' in page(answer)
    assert "Vul bij minstens één gebeurtenis" not in page(answer)


def test_an_order_under_penalty_is_not_entered_and_has_its_own_article(officer: Client) -> None:
    rows = {"instrument": "damocles", "row": ["0"], "e0-what": "announced", "e0-date": "2-11-2026", "e0-until": "16-11-2026"}
    found = page(send(officer, "reckon", {**rows, "kind": "penalty-order"}))
    assert "Awb 5:32a lid 2" in found
    assert "Wkpb" not in found
    assert "Wkpb 15 lid 2 a" in page(send(officer, "reckon", {**rows, "kind": "closure"}))


def test_no_views_bring_the_decision_nearer(officer: Client) -> None:
    rows = {"uniform": "on", "row": ["0", "1"], "e1-what": "views-ended", "e1-date": "5-4-2027"}
    asked = send(officer, "reckon", rows)
    assert asked.status_code == 422
    assert "Kies of er zienswijzen kwamen." in page(asked)
    assert "(T32)" not in page(send(officer, "reckon", {**rows, "e1-views": "yes"}))
    found = page(send(officer, "reckon", {**rows, "e1-views": "no"}))
    assert "Maandag 3 mei 2027" in found
    assert "Awb 3:18 lid 4" in found
    told = send(officer, "", {**rows, "e1-views": "no"}, at=f"{URL}gebeurtenissen/").content.decode()
    assert "{date: 2027-04-05, what: views-ended, views: false}" in told


def test_another_kind_of_case_carries_what_was_chosen_for_the_whole_case(officer: Client) -> None:
    found = page(send(officer, "kind", {"uniform": "on", "civil": "on", "kind": "permit"}))
    for name, value in (("uniform", "on"), ("civil", "on"), ("kind", "permit")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in found
    found = page(send(officer, "start", {"instrument": "awb", "uniform": "on", "kind": "permit"}))
    assert re.search(r'<input[^>]* name="uniform"[^>]* checked', found)
    assert '<option value="permit" selected>' in found


def test_what_matters_only_after_a_poor_completion_does_not_stand_on_top(officer: Client) -> None:
    # T01: 12-3 + 56 + 8 is 15-5, so 18-5. T04: 25-3 + 28 is 22-4, sooner, but the application was completed.
    rows = {
        "row": ["0", "1", "2"], "e0-date": "12-3-2026",
        "e1-what": "repair-asked", "e1-date": "16-3-2026", "e1-until": "30-3-2026",
        "e2-what": "repaired", "e2-date": "25-3-2026",
    }  # fmt: skip
    found = page(send(officer, "reckon", rows))
    found = found[found.index("Uw termijnen</h2>") :]
    assert found.index("Besluit op de aanvraag</h3>") < found.index("Besluit om de aanvraag niet te behandelen</h3>")
    assert "Dit speelt alleen als de aanvulling niet genoeg is" in found


def test_a_closure_is_not_offered_with_an_order_under_penalty(officer: Client) -> None:
    rows = {"instrument": "damocles", "row": ["0"], "e0-what": "announced", "e0-date": "2-11-2026"}
    closed = '<option value="closed">'
    assert closed in page(send(officer, "reckon", {**rows, "kind": "closure"}))
    assert closed not in page(send(officer, "reckon", {**rows, "kind": "penalty-order"}))
