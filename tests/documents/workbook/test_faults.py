"""What people get wrong, told by cell and all at once."""

from datetime import date
from typing import Any

import pytest

from dijkwacht.documents.workbook.wording import ANSWER_HEADINGS
from tests.documents.workbook.making import GOOD_ROW, book, faults, labelled, read, saved, sheets, xlsx


def _row(*, evidence: tuple[Any, ...] = (), **changes: Any) -> tuple[Any, ...]:
    """A row of answers with other cells."""
    cells = dict(zip(ANSWER_HEADINGS, ("BES-01", "griffier", "", 2, 2, "", ""), strict=False))
    return (*{**cells, **changes}.values(), *evidence)


def test_a_right_workbook_has_none() -> None:
    assert faults(xlsx(GOOD_ROW)) == []


def test_all_faults_come_at_once() -> None:
    data = xlsx(_row(papier=4), _row(criterium="XX-99", praktijk="soms"), head=labelled(code="Duinrade", peildatum=""))
    assert [place for place, _ in faults(data)] == [
        "Organisatie!B5",
        "Organisatie!B1",
        "Antwoorden!D2",
        "Antwoorden!A3",
        "Antwoorden!E3",
    ]


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"papier": 4}, "D2", "‘4’ is geen niveau; schrijf 0, 1, 2, 3 of ?"),
        ({"papier": -1}, "D2", "is geen niveau"),
        ({"papier": 2.5}, "D2", "‘2,5’ is geen niveau"),
        ({"praktijk": "n.v.t."}, "E2", "zet de reden in de kolom nvt"),
        ({"papier": "٢"}, "D2", "is geen niveau"),
        ({"papier": True}, "D2", "is WAAR of ONWAAR"),
        ({"nvt": "bestaat hier niet", "praktijk": ""}, "D2", "naast een reden in de kolom nvt"),
        ({"criterium": "ZZZ-01"}, "A2", "het criterium ‘ZZZ-01’ staat niet in deze normenset"),
        ({"criterium": ""}, "A2", "het criterium ontbreekt"),
        ({"respondent": ""}, "B2", "de respondent ontbreekt"),
        ({"respondent": "grifier"}, "B2", "bedoelt u griffier?"),
        ({"bron": "Intervieuw"}, "C2", "bedoelt u interview?"),
        ({"respondent": "griffier 1"}, "B2", "is geen bekende functie"),
        ({"respondent": "griffier 100"}, "B2", "is geen bekende functie"),
        ({"bron": "roddel"}, "C2", "kies uit vragenlijst"),
        ({"toelichting": "a" * 5001}, "G2", "5001 tekens lang; hoogstens 5000"),
    ],
)
def test_a_wrong_cell_is_named(changes: dict[str, Any], place: str, words: str) -> None:
    [(found, reason)] = faults(xlsx(_row(**changes)))
    assert found == f"Antwoorden!{place}"
    assert words in reason


@pytest.mark.parametrize(
    ("evidence", "place", "words"),
    [
        (("a;b", "besluit", "2018-01-01;2018-01-02"), "H2", "2 in bewijs, 1 in bewijssoort, 2 in bewijsdatum"),
        (("a", "brief", "2018-01-01"), "I2", "kies uit besluit"),
        (("a", "besluit", "2018-02-30"), "J2", "de datum ‘2018-02-30’ bestaat niet"),
        (("a", "besluit", "12-3-18"), "J2", "schrijf het jaar van ‘12-3-18’ met vier cijfers, zoals 12-3-2018"),
        (("a", "besluit", "3/12/18"), "J2", "met vier cijfers"),
        (("a", "besluit", "3/23/2018"), "J2", "de datum ‘3/23/2018’ bestaat niet; schrijf dag-maand-jaar"),
        (("a", "besluit", "maart 2018"), "J2", "is geen datum; schrijf dag-maand-jaar, zoals 23-11-2018"),
        (("a", "besluit", "12 maartje 2018"), "J2", "is geen datum"),
        (("a", "besluit", "vorig jaar"), "J2", "is geen datum"),
        (("a", "besluit", 2018), "J2", "is geen datum"),
        (("a", "besluit", "2018-11-24"), "J2", "ligt na de peildatum 2018-11-23"),
        (("a", "besluit", date(2018, 11, 24)), "J2", "ligt na de peildatum"),
        (("", "besluit", "2018-01-01"), "H2", "de naam van het bewijs ontbreekt"),
        (("a", "", "2018-01-01"), "I2", "de soort van het bewijs ontbreekt"),
    ],
)
def test_wrong_evidence_is_named(evidence: tuple[Any, ...], place: str, words: str) -> None:
    [(found, reason)] = faults(xlsx(_row(evidence=evidence)))
    assert found == f"Antwoorden!{place}"
    assert words in reason


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"code": "gm9901"}, "B1", "schrijf de code met hoofdletters"),
        ({"code": "GM99"}, "B1", "is geen code van een organisatie"),
        ({"code": "PV9900"}, "B1", "is geen code van een organisatie"),
        ({"code": "WS0155"}, "B1", "die is voor gemeenten en gemeenschappelijke regelingen"),
        ({"code": "RI0001"}, "B1", "past niet bij deze normenset"),
        ({"naam": ""}, "B2", "vul in: naam"),
        ({"normenset": "onbekend"}, "B3", "de normenset ‘onbekend’ is hier niet bekend"),
        ({"versie": "2"}, "B4", "nodig is versie 1"),
        ({"peildatum": "2018-02-30"}, "B5", "bestaat niet"),
        ({"omvang": "alles"}, "B6", "kies uit basis, volledig"),
        ({"rubricering": "geheim"}, "B6", "kies uit openbaar, partners, organisatie, gesloten"),
        ({"voorbeeld": "nee"}, "B6", "schrijf ja, of laat de cel leeg"),
        ({"geldt_ook_voor": "GM9902"}, "B6", "alleen een gemeenschappelijke regeling"),
        ({"Code": "GM9901"}, "A6", "bedoelt u code?"),
    ],
)
def test_a_wrong_head_is_named(changes: dict[str, Any], place: str, words: str) -> None:
    [(found, reason)] = faults(xlsx(GOOD_ROW, head=labelled(**changes)))
    assert found == f"Organisatie!{place}"
    assert words in reason


def test_members_of_a_joint_body_need_a_code_of_their_own() -> None:
    found = faults(xlsx(GOOD_ROW, head=labelled(code="GR0001", geldt_ook_voor="GM9901;RI0001;GM1;GM9901")))
    assert [reason for _, reason in found] == [
        "‘RI0001’ is geen gemeente, waterschap of provincie",
        "‘GM1’ is geen code van een organisatie; nodig is GM, WS, RI, GR of PA met vier cijfers, of PV met twee",
        "een code staat er twee keer",
    ]


@pytest.mark.parametrize(
    ("settled", "place", "words"),
    [
        ((("BES-01", "papier", 2, ""),), "D2", "de reden van het oordeel ontbreekt"),
        ((("BES-01", "", 2, "r"),), "B2", "de kant ontbreekt"),
        ((("BES-01", "papier", "", "r"),), "C2", "het niveau ontbreekt"),
        ((("BES-01", "papier", "?", "r"),), "C2", "‘?’ is geen niveau; schrijf 0, 1, 2 of 3"),
        ((("BES-01", "papier", "nvt", "r"),), "B2", "laat de kant leeg bij nvt"),
        ((("BES-01", "links", 2, "r"),), "B2", "kies uit papier, praktijk"),
        ((("XX", "papier", 2, "r"),), "A2", "staat niet in deze normenset"),
        ((("BES-01", "papier", 2, "r"), ("BES-01", "papier", 1, "r")), "A3", "ook gewogen op rij 2"),
        ((("BES-01", "papier", 2, "r"), ("BES-01", "", "nvt", "r")), "A3", "nvt en een niveau"),
    ],
)
def test_a_wrong_settlement_is_named(settled: tuple[tuple[Any, ...], ...], place: str, words: str) -> None:
    [(found, reason)] = faults(xlsx(GOOD_ROW, settled=settled))
    assert found == f"Weging!{place}"
    assert words in reason


def test_a_double_row_names_the_first() -> None:
    assert faults(xlsx(GOOD_ROW, ("BES-01", "secretaris", "interview", 1), ("BES-01", "secretaris", "vragenlijst", 1))) == [
        ("Antwoorden!A4", "dubbel: criterium, respondent en bron staan ook op rij 2")
    ]


def test_with_the_short_set_other_criteria_are_faults() -> None:
    [(place, reason)] = faults(xlsx(_row(criterium="BES-02"), head=labelled(omvang="basis")))
    assert place == "Antwoorden!A2"
    assert "hoort niet bij de omvang basis" in reason


def test_sheets_that_are_missing_are_named_with_what_was_meant() -> None:
    content = sheets(GOOD_ROW)
    content["antwoorden"] = content.pop("Antwoorden")
    assert faults(saved(book(content))) == [("", "het blad Antwoorden ontbreekt; gevonden ‘antwoorden’")]


def test_headings_that_nearly_fit_are_shown() -> None:
    swapped = {"praktijk": "Praktijk", "toelichting": "bron"}
    headings = (*(swapped.get(heading, heading) for heading in ANSWER_HEADINGS), "zomaar")
    assert faults(saved(book({**sheets(), "Antwoorden": (headings, (*GOOD_ROW, *("",) * 6, "x"))}))) == [
        ("Antwoorden!G1", "de kolom ‘bron’ staat er twee keer"),
        ("Antwoorden!E1", "kolom ‘praktijk’ ontbreekt; gevonden ‘Praktijk’"),
        ("Antwoorden!K1", f"onbekende kolom ‘zomaar’; verwijder hem of gebruik {', '.join(ANSWER_HEADINGS)}"),
        ("Antwoorden!1", "kolom ‘toelichting’ ontbreekt"),
        ("Antwoorden!L2", "staat in een kolom zonder kop; verwijder de waarde"),
    ]


def test_what_a_person_typed_is_not_repeated() -> None:
    secret = "Jan Jansen van de overkant"
    row = _row(respondent=secret, toelichting=secret * 250, evidence=(f"{secret};x", "besluit", ""))
    found = faults(xlsx(row))
    assert len(found) == 3
    assert not any("Jan" in reason for _, reason in found)


def test_long_lists_of_faults_are_counted() -> None:
    found = faults(xlsx(*(_row(papier=9, respondent=f"hr {number}") for number in range(2, 99)), *[_row(papier=7)] * 120))
    assert len(found) == 201
    assert found[-1] == ("", "en nog 136 fouten")


def test_nothing_is_taken_over_from_a_wrong_file() -> None:
    with pytest.raises(Exception, match="is geen niveau"):
        read(xlsx(GOOD_ROW, _row(papier=9)))
