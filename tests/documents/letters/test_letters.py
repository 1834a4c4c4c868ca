"""Every letter in every variant: what it says, what it leaves open, and what it rests on."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dijkwacht.documents.damocles.words import Drugs, Measure, Place
from dijkwacht.documents.letters import derived
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.compose import compose
from dijkwacht.documents.letters.conditions import CONDITIONS
from dijkwacht.documents.letters.facts import DERIVED, FACTS, Kind
from dijkwacht.documents.letters.given import Danger, Given, Plan, Reason, Research, Role
from dijkwacht.documents.letters.library import checklist, letters, shared
from dijkwacht.documents.letters.template import tokens
from dijkwacht.documents.paper.model import Heading
from tests.documents.letters.making import FULL, ON, composed, letter, lines, text

NAMES = list(letters())
CLOSING = ["damocles-besluit", "damocles-spoed"]
DECISIONS = [name for name, model in letters().items() if model.template.outcome == "decision"]
DIKES = re.compile(r"dijk|waterstand|waakhoogte", re.IGNORECASE)


@pytest.mark.parametrize("name", NAMES)
def test_every_variant_is_composed_without_a_gap_that_nobody_named(name: str) -> None:
    known = {f"[{gap.words}]" for gap in shared().gaps} | {f"[{derived.GAPS['power']}]", "[aantal jaren uit het beleid]"}
    known |= {f"[{words}]" for words in (*shared().withheld.values(), *shared().thirds.values())}
    known |= {f"[uw antwoord bij ‘{one.label}’, voor deze lezer]" for one in checklist().questions if one.id in shared().reworded}
    for made in composed(name):
        assert set(made.cover.fill) <= known
        assert not re.search(r"[{}]", text(made))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_known_becomes_a_gap_and_stands_in_the_list(name: str) -> None:
    made = letter(name, Given())
    shown = re.findall(r"\[[^\]]+\]", text(made))
    assert set(shown) - {"[nog te schrijven]"} == set(made.cover.fill)
    assert len(made.cover.fill) > 6


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_has_a_heading_without_a_text_below_it(name: str) -> None:
    for made in composed(name):
        blocks = made.paper.blocks
        assert not any(isinstance(one, Heading) and isinstance(two, Heading) for one, two in pairwise(blocks))
        assert not isinstance(blocks[-1], Heading)


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_speaks_the_language_of_dikes(name: str) -> None:
    found = [line for made in composed(name) for line in lines(made) if DIKES.search(line)]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_a_person_and_an_address_stand_in_gaps_only(name: str) -> None:
    assert {fact for fact, one in FACTS.items() if "naam" in one.ask.lower()} == set()
    fill = letter(name).cover.fill
    assert "[naam en telefoonnummer van de behandelaar]" in fill
    # A council has no name and no address of its own.
    assert ("[naam en adres van de ontvanger]" in fill) is (name != "raad-beeld")


def test_every_fact_gap_part_and_condition_is_used_by_a_letter() -> None:
    blocks = [block for model in letters().values() for block in model.blocks]
    deeds = [deed for model in letters().values() for deed in (*model.template.then, *model.template.terms)]
    named = [token for block in blocks for written in block.texts for token in tokens(written)]
    assert {name for kind, name in named if kind == "gap"} == {gap.id for gap in shared().gaps}
    assert {fact for model in letters().values() for fact in model.facts} == set(FACTS)
    assert {name for kind, name in named if kind == "fact"} >= set(DERIVED)
    assert {name for one in (*blocks, *deeds) for name in one.when} == set(CONDITIONS)
    assert {block.part for model in letters().values() for block in model.template.body} - {None} == {
        part.id for part in shared().parts
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_decision_tells_how_to_object_and_nothing_else_does(name: str) -> None:
    said = text(letter(name))
    tells = name in {*DECISIONS, "damocles-waarschuwing"}
    assert ("binnen zes weken. Die termijn begint" in said) is tells
    assert ("artikel 6:7 en 6:8" in said) is tells


def test_the_last_day_to_object_follows_from_the_day_it_was_made_known() -> None:
    made = letter("damocles-besluit", replace(FULL, announced_on=date(2026, 11, 13)))
    assert "uiterlijk op 28 december 2026" in text(made)
    [objection, entry, *_] = made.cover.terms
    assert "maandag 28 december 2026 (Awb 6:7, 6:8)" in objection
    assert "Eerste Kerstdag, Tweede Kerstdag en zondag" in objection
    assert "dinsdag 17 november 2026 (Wkpb 15 lid 2 a)" in entry


def test_without_the_day_the_letter_still_names_the_six_weeks() -> None:
    made = letter("damocles-besluit", replace(FULL, announced_on=None))
    assert "binnen zes weken" in text(made)
    assert "Uw bezwaar moet dus" not in text(made)
    assert made.cover.terms == ()


def test_a_day_of_our_own_that_is_free_is_told_and_not_moved() -> None:
    made = letter("damocles-besluit", replace(FULL, comply_until=date(2026, 12, 12), announced_on=None))
    assert made.cover.terms == ("Zaterdag 12 december 2026: Deze dag is vrij (zaterdag) en verschuift niet.",)
    assert "uiterlijk op 12 december 2026" in text(made)


@pytest.mark.parametrize("name", NAMES)
def test_only_a_closure_and_its_end_are_for_the_registers(name: str) -> None:
    made = letter(name)
    offered = any("Bied h" in deed or "Bied de" in deed for deed in made.cover.then)
    assert offered is (name in {*CLOSING, "damocles-opheffing"})
    assert ("openbare registers van het Kadaster" in text(made)) is offered


@pytest.mark.parametrize("name", CLOSING)
def test_an_order_goes_to_whoever_has_a_right_to_use(name: str) -> None:
    assert any("5:24 lid 3" in who for who in letter(name).cover.to)


def test_a_dwelling_and_premises_are_called_what_they_are() -> None:
    home, shop = letter("damocles-besluit"), letter("damocles-besluit", replace(FULL, place=Place.PREMISES))
    assert "Ik sluit de woning aan [adres van het pand] voor 3 maanden." in text(home)
    assert "Ik sluit het pand aan [adres van het pand] voor 3 maanden." in text(shop)
    assert "Het pand is een lokaal als bedoeld in artikel 13b van de Opiumwet." in text(shop)
    assert any("machtiging" in deed for deed in home.cover.then)
    assert not any("machtiging" in deed for deed in shop.cover.then)


@pytest.mark.parametrize(
    ("measure", "months", "said"),
    [
        (Measure.CLOSURE, 1, "voor 1 maand"),
        (Measure.CLOSURE, 6, "voor 6 maanden"),
        (Measure.INDEFINITE, None, "voor onbepaalde tijd"),
    ],
)
def test_a_closure_says_how_long(measure: Measure, months: int | None, said: str) -> None:
    assert said in text(letter("damocles-voornemen", replace(FULL, measure=measure, months=months)))


def test_preparation_has_a_ground_of_its_own() -> None:
    made = text(letter("damocles-besluit", replace(FULL, drugs=Drugs.PREPARATION)))
    assert "artikel 13b, eerste lid, onder b," in made
    assert "onder a, van de Opiumwet" not in made


def test_power_and_use_stand_apart_and_each_answer_under_its_label() -> None:
    said = list(lines(letter("damocles-besluit")))
    power, necessity, balance = (
        said.index(head)
        for head in ("Mag ik dit? De bevoegdheid", "Is het nodig? De noodzaak", "Is het in balans? De evenwichtigheid")
    )
    assert power < said.index("Het pand. Antwoord bij BEV-01.") < necessity
    assert necessity < said.index("Lichter middel. Antwoord bij NOO-05.") < balance
    assert balance < said.index("Kinderen. Antwoord bij EVE-03.")


def test_a_question_about_living_there_is_left_out_for_premises() -> None:
    made = letter("damocles-besluit", replace(FULL, place=Place.PREMISES, reasons={}))
    assert not any(line.startswith("EVE-03") for line in made.cover.open_questions)
    assert any(line.startswith("EVE-06") for line in made.cover.open_questions)


def test_what_a_closure_does_is_asked_only_where_something_closes() -> None:
    assert "De duur. Antwoord bij NOO-08." in text(letter("damocles-besluit"))
    assert "De duur." not in text(letter("damocles-dwangsom"))
    assert "Onderdak en terugkeer." not in text(letter("damocles-dwangsom"))
    assert "Het ging om weinig en om de eerste keer." in text(letter("damocles-waarschuwing"))


def test_an_open_question_stands_out_and_one_that_does_not_apply_needs_no_words() -> None:
    reasons = {
        **FULL.reasons,
        "BEV-01": Reason(Answered.OPEN, "Half geschreven."),
        "BEV-03": Reason(Answered.NOT_APPLICABLE),
        "BEV-04": Reason(Answered.NOT_APPLICABLE, "Er is geen praktijk."),
        "BEV-05": Reason(Answered.ANSWERED),
    }
    made = letter("damocles-besluit", replace(FULL, reasons=reasons, open_reason="De politie zoekt dit nog uit."))
    said = text(made)
    assert "Het pand. Half geschreven. [nog te schrijven]" in said
    assert "Voorbereiding." not in said
    assert "Uitzondering voor zorgberoepen. Er is geen praktijk." in said
    assert "Feiten. [uw antwoord bij ‘Feiten’]" in said
    assert "[uw antwoord bij ‘Feiten’]" in made.cover.fill
    assert [line[:6] for line in made.cover.open_questions] == ["BEV-01"]
    assert made.cover.open_reason == "De politie zoekt dit nog uit."


def test_an_answer_keeps_its_own_paragraphs() -> None:
    reasons = {"EVE-07": Reason(Answered.ANSWERED, "Eerst dit.\n\nDan dat.")}
    said = list(lines(letter("damocles-besluit", replace(FULL, reasons=reasons))))
    assert said[said.index("Alles samen. Eerst dit.") + 1] == "Dan dat."


def test_an_urgent_closure_says_whether_the_place_is_closed_already() -> None:
    assert "Op 23 november 2026 heb ik de woning" in text(letter("damocles-spoed"))
    assert "artikel 5:31, tweede lid" in text(letter("damocles-spoed"))
    fresh = text(letter("damocles-spoed", replace(FULL, closed_on=None)))
    assert "artikel 5:31, eerste lid" in fresh


def test_an_incomplete_form_of_an_applicant_is_another_matter_than_of_a_holder() -> None:
    applicant, holder = (text(letter("bibob-aanvullen", replace(FULL, role=role))) for role in (Role.APPLICANT, Role.HOLDER))
    assert "artikel 4:5" in applicant
    assert "ernstig gevaar" not in applicant
    assert "ernstig gevaar (artikel 4, eerste lid, Wet Bibob)" in holder
    assert "niet te behandelen" not in holder


def test_a_party_to_a_contract_is_asked_without_the_rules_for_an_application() -> None:
    made = letter("bibob-aanvullen", replace(FULL, role=Role.PARTY, subject="de huur van het pand"))
    said = text(made)
    assert "artikel 7a, tweede lid" in said
    assert "van een overeenkomst af moeten (derde lid)" in said
    assert "Dan beslissen wij met wat wij hebben." in said
    assert not re.search("4:5|4:15|ernstig gevaar|aanvraag", said)
    assert any("in uw stukken of de overeenkomst" in deed for deed in made.cover.then)


def test_a_contract_has_no_decision_term_that_stands_still() -> None:
    assert "artikel 31 Wet Bibob" in text(letter("bibob-advies-gevraagd"))
    assert "artikel 31 Wet Bibob" not in text(letter("bibob-advies-gevraagd", replace(FULL, role=Role.PARTY)))
    assert "artikel 4, tweede lid" not in text(letter("bibob-advies-gevraagd", replace(FULL, role=Role.PARTY)))


@pytest.mark.parametrize("research", list(Research))
def test_a_bibob_intention_carries_the_written_note_of_secrecy(research: Research) -> None:
    said = text(letter("bibob-voornemen", replace(FULL, research=research)))
    assert "U bent verplicht die gegevens geheim te houden (artikel 28" in said
    assert ("afschrift van het hele advies" in said) is (research is Research.ADVICE)


@pytest.mark.parametrize("plan", [Plan.REFUSE, Plan.WITHDRAW])
def test_at_serious_danger_conditions_were_weighed_first(plan: Plan) -> None:
    given = replace(FULL, plan=plan, danger=Danger.SERIOUS)
    assert "of voorschriften genoeg zijn" in text(letter("bibob-voornemen", given))


def test_conditions_are_listed_one_by_one() -> None:
    assert {"Een register van leidinggevenden", "Een vaste boekhouder"} <= set(lines(letter("bibob-voornemen")))


def test_every_article_says_of_which_day_its_text_is() -> None:
    for model in letters().values():
        assert all(date(2025, 1, 1) < one.version <= date(2026, 11, 24) for one in model.template.basis)


@pytest.mark.parametrize("name", ["damocles-waarschuwing", "damocles-dwangsom", *CLOSING])
def test_what_nobody_read_in_the_law_is_to_be_verified(name: str) -> None:
    assert letters()[name].template.unsure


@pytest.mark.parametrize(("years", "tells"), [(None, True), (1, False), (2, False), (3, True)])
def test_a_warning_that_weighs_longer_than_two_years_tells_how_to_object(years: int | None, *, tells: bool) -> None:
    made = letter("damocles-waarschuwing", replace(FULL, warning_years=years))
    assert ("kunt u bezwaar maken bij de burgemeester van Duinrade" in text(made)) is tells
    assert bool(made.cover.terms) is tells
    assert any("eerst om een zienswijze" in deed for deed in made.cover.then) is tells


def test_a_warning_blames_nobody_and_says_what_a_jurist_must_confirm() -> None:
    made = letter("damocles-waarschuwing")
    assert "ECLI:NL:RVS:2018:1449" in " ".join(made.cover.unsure)
    assert "Ik zeg daarmee niet dat u dat deed." in text(made)
    assert "3 jaar opnieuw" in text(made)


def test_a_penalty_is_written_in_euro() -> None:
    assert "betaalt u € 5.000 per keer" in text(letter("damocles-dwangsom"))
    assert "€ 25.000" in text(letter("damocles-dwangsom"))


def test_every_choice_has_words_for_the_letter() -> None:
    chosen = [fact for fact in FACTS.values() if fact.kind is Kind.CHOICE]
    assert all(one.word for fact in chosen for one in fact.choices or ())
    assert set(checklist().ids) == set(FULL.reasons)


def test_the_letter_to_the_council_asks_nothing_that_was_found() -> None:
    asked = {"organisation", "authority", "number", "dated", "council", "picture_on", "ruling", "members", "norm"}
    assert set(letters()["raad-beeld"].facts) == {*asked, "extent", "sources", "duty"}


def test_the_letter_to_the_council_follows_the_decision() -> None:
    decided, open_ = letter("raad-beeld"), letter("raad-beeld", replace(FULL, ruling="", members=""))
    assert "Vastgesteld door het college op 10 november 2026." in text(decided)
    assert "Geachte leden van" in text(decided)
    assert "Dit beeld geldt voor Duinrade en Westerkoog." in text(decided)
    assert "Hierover volgt nog een besluit van het college van burgemeester en wethouders van Duinrade." in text(open_)
    assert "feitencheck" not in text(open_)
    assert "Dit beeld geldt voor" not in text(open_)


def test_a_letter_of_an_example_says_so_on_each_page_and_in_its_text() -> None:
    made = compose(letters()["raad-beeld"], FULL, checklist=checklist(), made_on=ON, is_example=True)
    assert [line.partition(",")[0] for line in made.cover.basis] == ["Gemeentewet"]
    assert made.paper.header == "Concept van een brief · openbaar na besluit · voorbeeldgegevens"
    assert list(lines(made))[-1].startswith("Alle gegevens in dit stuk zijn voorbeeldgegevens")
    assert letter("damocles-besluit").paper.header == "Besluit tot sluiting"
