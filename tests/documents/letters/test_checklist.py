"""The checklist: what a case relies on, how far each ruling was seen, and what a fault in it says."""

import pytest

from dijkwacht.documents.letters.checklist import Answered, Seen
from dijkwacht.documents.letters.library import checklist
from dijkwacht.documents.letters.reader import read_checklist
from dijkwacht.kit.errors import InvalidInput

SEEN = {
    "ECLI:NL:RVS:2019:2912": ("2019-08-28", Seen.READ),
    "ECLI:NL:RVS:2025:2922": ("2025-07-16", Seen.SUMMARY),
    "ECLI:NL:RVS:2022:285": ("2022-02-02", Seen.READ),
    "ECLI:NL:RVS:2022:1910": ("2022-07-06", Seen.COMMENT),
    "ECLI:NL:RVS:2022:1911": ("2022-07-06", Seen.COMMENT),
    "ECLI:NL:RVS:2022:1913": ("2022-07-06", Seen.COMMENT),
    "ECLI:NL:RVS:2022:1916": ("2022-07-06", Seen.COMMENT),
    "ECLI:NL:RVS:2023:823": ("2023-03-01", Seen.EXCERPT),
    "ECLI:NL:RBLIM:2024:2124": ("2024-04-26", Seen.SUMMARY),
    "ECLI:NL:RVS:2016:2464": ("2016-09-14", Seen.READ),
    "ECLI:NL:RBOBR:2020:5201": ("2020-10-27", Seen.SUMMARY),
    "ECLI:NL:RBOBR:2020:5978": ("2020-12-01", Seen.COMMENT),
    "ECLI:NL:RVS:2021:668": ("2021-03-31", Seen.EXCERPT),
    "ECLI:NL:RVS:2022:2523": ("2022-08-31", Seen.EXCERPT),
    "ECLI:NL:RVS:2022:2544": ("2022-08-31", Seen.SUMMARY),
    "ECLI:NL:RVS:2022:553": ("2022-02-23", Seen.COMMENT),
    "ECLI:NL:RVS:2015:2388": ("", Seen.COMMENT),
    "ECLI:NL:RVS:2020:489": ("2020-02-19", Seen.COMMENT),
    "ECLI:NL:RVS:2024:1143": ("2024-03-20", Seen.EXCERPT),
}
"""Every ruling with its day and how far it was seen; who reads one further changes both."""

NO_13B = "ECLI:NL:GHARL:2025:3667"

SMALL = """\
id: proef
version: "1"
title: Proef
rulings:
  - {id: een, ecli: "ECLI:NL:RVS:2020:1", date: 2020-01-31, about: Ergens, decided: Iets., seen: read}
checks:
  - {id: power, title: Mag het?, heading: Bevoegdheid, lead: Eerst dit.}
questions:
  - {id: BEV-01, check: power, label: Pand, ask: Wat?, why: Daarom., rulings: [een]}
"""


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        read_checklist(text, file="proef.yaml")
    return [str(fault) for fault in refused.value.faults]


def test_every_ruling_says_its_day_and_how_far_it_was_seen() -> None:
    assert {ruling.ecli: (str(ruling.date or ""), ruling.seen) for ruling in checklist().rulings} == SEEN


def test_the_newest_overview_stands_in_it_as_seen_in_summary_only() -> None:
    [newest] = [ruling for ruling in checklist().rulings if ruling.ecli == "ECLI:NL:RVS:2025:2922"]
    assert "nieuwste overzicht" in (newest.note or "")
    assert newest.seen.words == "alleen een samenvatting gezien"


def test_what_only_a_comment_was_seen_of_is_to_be_verified() -> None:
    assert [seen for seen in Seen if "te verifiëren" in seen.words] == [Seen.COMMENT]


def test_a_case_of_another_law_is_not_among_the_rulings() -> None:
    assert NO_13B not in {ruling.ecli for ruling in checklist().rulings}


def test_power_stands_before_use_and_each_has_its_questions() -> None:
    found = checklist()
    assert [check.id for check in found.checks] == ["power", "necessity", "balance"]
    assert [len(found.of(check.id)) for check in found.checks] == [8, 10, 8]
    assert found.ids == tuple(question.id for check in found.checks for question in found.of(check.id))


def test_the_ids_that_cases_keep_never_change() -> None:
    was = {
        *(f"BEV-0{number}" for number in range(1, 7)),
        *(f"NOO-0{number}" for number in range(1, 9)),
        *(f"EVE-0{number}" for number in range(1, 8)),
    }
    assert set(checklist().ids) - was == {"BEV-07", "BEV-08", "NOO-09", "NOO-10", "EVE-08"}
    assert was <= set(checklist().ids)


def test_suitability_comes_before_need_and_all_together_comes_last() -> None:
    found = checklist()
    assert found.of("necessity")[0].label == "Geschiktheid"
    assert found.ids[-1] == "EVE-07"


def test_proportionality_itself_and_what_a_jurist_missed_are_asked() -> None:
    basis = {(one.law, one.article) for question in checklist().questions for one in question.basis}
    assert {("Awb", "3:4 lid 2"), ("Gemeentewet", "174a"), ("BW Boek 7", "7:231 lid 2"), ("Opiumwet", "11a")} <= basis
    unsure = {question.id for question in checklist().questions if question.unsure}
    assert "EVE-05" not in unsure
    assert all(one.rulings for one in checklist().questions if one.id == "NOO-06")


def test_every_question_rests_on_a_ruling_or_an_article_or_says_that_it_is_unsure() -> None:
    assert [one.id for one in checklist().questions if not one.rulings and not one.basis and not one.unsure] == []


def test_questions_about_living_there_are_asked_of_dwellings_only() -> None:
    found = checklist()
    assert [one.id for one in found.questions if not one.is_asked_of("premises")] == ["EVE-02", "EVE-03", "EVE-04", "EVE-05"]
    assert all(one.is_asked_of("dwelling") and one.is_asked_of("") for one in found.questions)


def test_a_question_gives_its_rulings_in_its_own_order() -> None:
    found = checklist()
    [last] = [one for one in found.questions if one.id == "EVE-07"]
    assert [ruling.id for ruling in found.rulings_of(last)] == ["rotterdam-2025", "harderwijk-2022"]


def test_the_states_have_the_words_of_the_page() -> None:
    assert [state.word for state in Answered] == ["beantwoord", "niet van toepassing", "open"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("rulings: [een]", "rulings: [een, twee]", "proef.yaml: 9:85 questions[0].rulings[1]: deze uitspraak staat niet"),
        ("rulings: [een]", "basis: []", "proef.yaml: 5:10 rulings[0].id: geen vraag verwijst naar deze uitspraak"),
        ("check: power", "check: balance", "proef.yaml: 9:25 questions[0].check: deze toets staat niet in de lijst checks"),
        ("ECLI:NL:RVS:2020:1", "RVS 2020", "schrijf het nummer van de uitspraak zoals ECLI:NL:RVS:2025:2922"),
        ("2020-01-31", "2020-01-32", "proef.yaml: 5:49 rulings[0].date: hier hoort een dag die bestaat, zoals 2026-01-31"),
        ("seen: read", "seen: heard", "kies uit"),
        ("why: Daarom.", "waarom: Daarom.", "questions[0].waarom: deze sleutel is onbekend"),
    ],
)
def test_a_fault_says_where_it_is(before: str, after: str, said: str) -> None:
    assert said in "\n".join(faults(SMALL.replace(before, after)))


def test_an_id_that_stands_twice_names_the_first() -> None:
    twice = SMALL + "  - {id: BEV-01, check: power, label: Pand, ask: Wat?, why: Daarom.}\n"
    assert faults(twice) == ["proef.yaml: 10:10 questions[1].id: dit id staat er dubbel; het eerste staat op 9:10"]
