"""What a jurist found in the letters about closures: the right article, a weighing that is there, and terms that are over."""

from dataclasses import replace
from datetime import date

import pytest

from dijkwacht.documents.damocles.words import Drugs, Measure, Place
from dijkwacht.documents.letters import cover
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.given import Reason, Schedule
from dijkwacht.documents.letters.library import checklist, elements, letters
from dijkwacht.web.letters.faults import faults_in
from tests.documents.letters.making import FULL, letter, text

PREPARED = replace(FULL, drugs=Drugs.PREPARATION)


@pytest.mark.parametrize(
    ("schedule", "said", "never"),
    [
        (Schedule.ONE, "artikel 10, vierde of vijfde lid", "artikel 11, derde of vijfde lid"),
        (Schedule.ONE_A, "(artikel 10c, eerste lid", "artikel 10, vierde"),
        (Schedule.TWO, "artikel 11, derde of vijfde lid", "artikel 10, vierde"),
        (None, "[het misdrijf waarvoor de spullen zijn bestemd]", "artikel 10, vierde"),
    ],
)
def test_an_order_against_preparation_names_the_crime_it_was_meant_for(schedule: Schedule | None, said: str, never: str) -> None:
    [order] = [
        line for line in text(letter("damocles-dwangsom", replace(PREPARED, schedule=schedule))).split("\n") if "meer is" in line
    ]
    assert said in order
    assert never not in order
    assert "11a" not in order


@pytest.mark.parametrize(
    ("drugs", "schedule", "said"),
    [
        (Drugs.SOFT, None, "geen drugs van lijst II bij de Opiumwet"),
        (Drugs.HARD, Schedule.ONE, "geen drugs van lijst I bij de Opiumwet"),
        (Drugs.HARD, Schedule.BOTH, "geen drugs van lijst I of lijst II bij de Opiumwet"),
        (Drugs.HARD, None, "geen [drugs van de lijst waar het om gaat] bij de Opiumwet"),
    ],
)
def test_an_order_against_drugs_is_no_wider_than_the_breach(drugs: Drugs, schedule: Schedule | None, said: str) -> None:
    assert said in text(letter("damocles-dwangsom", replace(FULL, drugs=drugs, schedule=schedule)))


BOTH = replace(FULL, place=Place.PREMISES, also_dwelling=True)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ({"drugs_dwelling": Drugs.SOFT}, ["geen drugs van lijst I of lijst II bij de Opiumwet"]),
        ({"drugs_dwelling": Drugs.HARD, "schedule_dwelling": Schedule.ONE_A}, ["geen drugs van lijst I of lijst IA bij"]),
        ({"drugs_dwelling": None}, ["geen [drugs van de lijst waar het om gaat] bij de Opiumwet"]),
        (
            {"drugs_dwelling": Drugs.PREPARATION, "schedule_dwelling": Schedule.TWO},
            ["geen drugs van lijst I bij", "bestemd voor een misdrijf als bedoeld in artikel 11, derde of vijfde lid", "onder b"],
        ),
        (
            {"drugs": Drugs.PREPARATION, "drugs_dwelling": Drugs.SOFT},
            [
                "geen drugs van lijst II bij",
                "bestemd voor een misdrijf als bedoeld in artikel 10, vierde of vijfde lid",
                "onder a",
            ],
        ),
    ],
)
def test_an_order_for_premises_and_a_dwelling_forbids_what_was_breached_in_either(
    inside: dict[str, object], said: list[str]
) -> None:
    found = text(letter("damocles-dwangsom", replace(BOTH, **inside)))  # type: ignore[arg-type]
    assert [words for words in said if words not in found] == []


def test_a_warning_for_both_says_what_was_breached_in_the_dwelling() -> None:
    known = replace(BOTH, drugs_dwelling=Drugs.SOFT)
    assert "In de woning is vastgesteld dat artikel 3 van de Opiumwet (lijst II) is overtreden." in text(
        letter("damocles-waarschuwing", known)
    )
    unknown = letter("damocles-waarschuwing", replace(BOTH, drugs_dwelling=None))
    assert any("in de woning is overtreden" in gap for gap in unknown.cover.fill)
    assert "In de woning" not in text(letter("damocles-waarschuwing", replace(known, also_dwelling=False)))


def test_what_an_urgent_closure_costs_does_not_stand_under_why_it_could_not_wait() -> None:
    said = text(letter("damocles-spoed"))
    assert said.index("De kosten van de sluiting") < said.index("Waarom dit niet kon wachten")


@pytest.mark.parametrize("name", ["damocles-voornemen", "damocles-besluit", "damocles-spoed", "damocles-dwangsom"])
def test_the_weighing_is_never_empty(name: str) -> None:
    nothing = {one: Reason(Answered.NOT_APPLICABLE) for one in checklist().ids}
    made = letter(name, replace(FULL, reasons=nothing))
    assert [line[:6] for line in made.cover.open_questions] == ["NOO-09", "NOO-05", "EVE-07"]
    assert "Alles samen. [nog te schrijven]" in text(made)


def test_a_decision_says_until_when_a_view_could_be_given() -> None:
    for name in ("damocles-besluit", "damocles-dwangsom", "damocles-waarschuwing"):
        made = text(letter(name))
        assert "Laatste dag daarvoor: 8 december 2026." in made
        assert "Ik beslis al voor die dag." in made
        assert "Ik beslis al voor die dag." not in text(letter(name, replace(FULL, dated=date(2026, 12, 9))))


def test_a_warning_says_that_it_is_a_decision_before_it_says_how_to_object() -> None:
    long, short = (text(letter("damocles-waarschuwing", replace(FULL, warning_years=years))) for years in (3, 2))
    told = "Daarom behandel ik haar als een besluit, en kunt u er bezwaar tegen maken."
    assert long.index(told) < long.index("Bent u het er niet mee eens?")
    assert told not in short


def test_a_closure_goes_to_the_offender_too_and_names_nobody_to_the_owner() -> None:
    for name in ("damocles-besluit", "damocles-spoed"):
        user, owner = (text(letter(name, replace(FULL, for_owner=is_owner))) for is_owner in (False, True))
        assert "gaat naar de overtreder, naar [naam van de bewoner of gebruiker] en naar" in user
        assert "gaat naar de overtreder en naar ieder die recht heeft op het gebruik, ook naar u." in owner
        assert "[naam van de bewoner of gebruiker]" not in owner


def test_a_warning_that_weighs_long_has_what_a_decision_must_have() -> None:
    demanded = {
        basis.article
        for one in elements().of("warning")
        if "long_warning" in one.when
        for basis in one.basis
        if basis.law == "Awb"
    }
    assert {"4:8 en 4:11", "3:47 lid 2", "3:46 en 3:47 lid 1", "3:4 lid 2", "3:45 lid 1 en 2"} <= demanded
    long, short = (text(letter("damocles-waarschuwing", replace(FULL, warning_years=years))) for years in (3, 2))
    assert "artikel 3:4, tweede lid" in long
    assert FULL.warning_balance in long
    assert "Uw zienswijze" in long
    assert "Uw zienswijze" not in short


def test_a_closure_without_an_end_says_when_it_is_looked_at_again() -> None:
    given = replace(FULL, measure=Measure.INDEFINITE, months=None)
    for name in ("damocles-voornemen", "damocles-besluit", "damocles-spoed"):
        made = letter(name, given)
        assert "Uiterlijk op 24 mei 2027 kijk ik opnieuw" in text(made)
        assert any("ECLI:NL:RVS:2022:2544" in deed for deed in made.cover.then)
        assert "kijk ik opnieuw" not in text(letter(name))
        shop = letter(name, replace(given, place=Place.PREMISES))
        assert not any("ECLI:NL:RVS:2022:2544" in deed for deed in shop.cover.then)


def test_a_late_decision_after_an_urgent_closure_is_remarked() -> None:
    late = letter("damocles-spoed", replace(FULL, closed_on=date(2026, 11, 10)))
    assert any("meer dan zeven dagen" in deed for deed in late.cover.then)
    assert not any("meer dan zeven dagen" in deed for deed in letter("damocles-spoed").cover.then)


def test_refusing_to_lift_weighs_and_a_late_answer_is_remarked() -> None:
    made = letter("damocles-opheffing-weigeren")
    assert "artikel 3:4, tweede lid" in text(made)
    assert FULL.staying_balance in text(made)
    assert not any("acht weken zijn voorbij" in deed for deed in made.cover.then)
    for name in ("damocles-opheffing-weigeren", "damocles-opheffing"):
        late = letter(name, replace(FULL, requested_on=date(2026, 6, 1)))
        assert any("acht weken zijn voorbij" in deed for deed in late.cover.then)


def test_an_answer_is_late_when_the_term_of_the_case_is_over() -> None:
    """Asked on 31-10-2026: eight weeks end on Saturday 26-12, a feast, so Monday 28-12 (Atw 1) is still in time."""
    asked = replace(FULL, requested_on=date(2026, 10, 31))
    for dated, is_late in ((date(2026, 12, 28), False), (date(2026, 12, 29), True)):
        made = letter("damocles-opheffing", replace(asked, dated=dated, announced_on=None, lifted_on=dated))
        assert any("acht weken zijn voorbij" in deed for deed in made.cover.then) is is_late


def test_an_urgent_closure_does_not_lean_on_the_article_about_an_order() -> None:
    for costs in (True, False):
        said = text(letter("damocles-spoed", replace(FULL, costs=costs)))
        assert "artikel 5:25, eerste" in said
        assert "artikel 5:25, tweede" not in said


def test_post_is_in_time_until_the_last_day_and_a_week() -> None:
    said = text(letter("damocles-besluit"))
    assert "uiterlijk op die dag verstuurt" in said
    assert "voor die tijd" not in said
    appeal = text(letter("bibob-besluit", replace(FULL, uniform=True)))
    assert "artikel 6:9 Awb" in appeal


def test_costs_are_demanded_before_a_writ() -> None:
    said = text(letter("damocles-kosten"))
    assert said.index("aanmaning (artikel 4:112 Awb)") < said.index("dwangbevel sturen (artikel 4:117 en 5:10 Awb)")


def test_costs_of_an_urgent_closure_say_that_the_decision_came_after() -> None:
    assert "eerst gesloten" in text(letter("damocles-kosten", replace(FULL, urgent=True)))
    assert "eerst gesloten" not in text(letter("damocles-kosten"))


def test_hemp_is_more_than_growing() -> None:
    said = text(letter("damocles-besluit", replace(PREPARED, schedule=Schedule.TWO)))
    assert "in de uitoefening van een beroep of bedrijf, of om een grote hoeveelheid" in said
    assert "teelt" not in said
    assert "grote hoeveelheid" not in text(letter("damocles-besluit", replace(PREPARED, schedule=Schedule.ONE)))


def test_two_articles_are_breached_and_one_is() -> None:
    both = replace(FULL, schedule=Schedule.BOTH)
    for name in ("damocles-besluit", "damocles-waarschuwing"):
        assert "(lijst II) van de Opiumwet zijn overtreden" in text(letter(name, both))
        assert "(lijst I) is overtreden" in text(letter(name))


def test_the_pdf_is_made_when_the_gaps_are_filled() -> None:
    assert "Maak de PDF in Word" in cover.LEAD


@pytest.mark.parametrize("name", ["damocles-voornemen", "damocles-besluit", "damocles-spoed", "damocles-dwangsom"])
def test_a_nursery_with_dried_stock_rests_on_both_limbs(name: str) -> None:
    given = replace(FULL, drugs=Drugs.SOFT, schedule=Schedule.TWO, also_preparation=True)
    said = text(letter(name, given))
    assert "softdrugs (lijst II bij de Opiumwet), en om voorwerpen of stoffen" in said
    assert "dat artikel 3 van de Opiumwet (lijst II) en artikel 11a van de Opiumwet (lijst II) zijn overtreden" in said
    assert "eerste lid, onder a" in said
    assert "eerste lid, onder b" in said
    assert "voorwerpen of stoffen" not in text(letter(name))


def test_an_order_about_both_forbids_both() -> None:
    said = text(letter("damocles-dwangsom", replace(FULL, drugs=Drugs.SOFT, schedule=None, also_preparation=True)))
    assert "geen drugs van lijst II" in said
    assert "artikel 11, derde of vijfde lid" in said


@pytest.mark.parametrize(("name", "article"), [("damocles-besluit", "5:24 lid 2"), ("damocles-dwangsom", "5:32a lid 2")])
def test_an_order_without_time_to_comply_is_told_on_the_page_of_the_letter(name: str, article: str) -> None:
    none, some = (letter(name, replace(FULL, comply_until=day)).cover.then for day in (FULL.announced_on, date(2026, 11, 25)))
    assert any("nul dagen" in one and article in one and "5:31 Awb" in one for one in none)
    assert not any("nul dagen" in one for one in some)


BOTH = replace(FULL, place=Place.PREMISES, also_dwelling=True, months=12)


@pytest.mark.parametrize("name", ["damocles-voornemen", "damocles-besluit", "damocles-spoed"])
def test_premises_and_a_dwelling_each_have_their_part_in_one_letter(name: str) -> None:
    said = text(letter(name, BOTH))
    for words in (
        "(het lokaal voor 12 maanden, de woning voor 6 maanden)",
        "20 gram hennep",
        "Woning, harddrugs, eerste keer: sluiting van 6 maanden.",
        "In de woning is dit vastgesteld: [welk artikel van de Opiumwet in de woning is overtreden en waaruit dat blijkt].",
        "Het pand bestaat uit een lokaal en een woning.",
        "Antwoord bij EVE-03.",
    ):
        assert words in said
    assert "20 gram hennep" not in text(letter(name, replace(BOTH, for_owner=True)))
    assert "de woning voor" not in text(letter(name, replace(BOTH, also_dwelling=False)))


def test_the_duration_of_one_part_alone_is_no_duration_of_both() -> None:
    assert "[duur van de sluiting]" in text(letter("damocles-besluit", replace(BOTH, months_dwelling=None)))
    faults = dict(
        faults_in(
            {"also_dwelling": True, "place": "premises", "measure": "closure", "months": 3, "months_dwelling": None},
            letters()["damocles-besluit"].template,
        )
    )
    assert faults == {"months_dwelling": "Vul in hoeveel maanden de woning dichtgaat."}


def test_a_dwelling_has_a_day_and_a_list_of_its_own() -> None:
    own = replace(BOTH, drugs_dwelling=Drugs.SOFT, schedule_dwelling=Schedule.TWO, comply_until_dwelling=date(2026, 12, 22))
    said = text(letter("damocles-besluit", own))
    assert "Voor de woning is die dag 22 december 2026." in said
    assert "In de woning is vastgesteld dat artikel 3 van de Opiumwet (lijst II) is overtreden." in said
    assert "artikel 2 van de Opiumwet (lijst I) is overtreden" in said
    assert "[waaruit dat in de woning blijkt]" in said
    same = replace(own, comply_until_dwelling=own.comply_until)
    assert "Voor de woning is die dag" not in text(letter("damocles-besluit", same))
    assert "Voor de woning" not in text(letter("damocles-besluit", replace(own, also_dwelling=False)))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"schedule_dwelling": "two"}, {"drugs_dwelling": "Kies ook welk soort drugs er in de woning is gevonden."}),
        ({"schedule_dwelling": "one", "drugs_dwelling": "soft"}, {"schedule_dwelling": "Softdrugs staan op lijst II."}),
        (
            {"dated": date(2026, 11, 24), "comply_until_dwelling": date(2026, 11, 23)},
            {"comply_until_dwelling": "Deze dag ligt voor de datum van de brief."},
        ),
    ],
)
def test_what_is_said_of_the_dwelling_has_to_fit(typed: dict[str, object], fault: dict[str, str]) -> None:
    said = {"also_dwelling": True, "place": "premises", **typed}
    assert dict(faults_in(said, letters()["damocles-besluit"].template)) == fault
