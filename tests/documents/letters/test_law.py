"""What a court looks at first in each letter: to whom, on which article, with which way to object, and nothing about others."""

import re
from dataclasses import replace
from itertools import product

import pytest

from dijkwacht.documents.damocles.words import Drugs
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.given import Danger, Ground, Plan, Purpose, Reason, Research, Schedule
from dijkwacht.documents.letters.library import checklist, letters, shared
from tests.documents.letters.making import FULL, letter, text

DECISIONS = [name for name, model in letters().items() if model.template.outcome == "decision"]
SIGNED = [name for name in letters() if name != "raad-beeld"]
FOR_OWNERS = ["damocles-voornemen", "damocles-besluit", "damocles-spoed", "damocles-waarschuwing"]
CIVIL = replace(FULL, ground=Ground.PROPERTY, plan=Plan.NOT_ENTER, danger=Danger.SERIOUS)


@pytest.mark.parametrize(
    ("drugs", "schedule", "said"),
    [
        (Drugs.HARD, Schedule.ONE, "artikel 2 van de Opiumwet (lijst I)"),
        (Drugs.HARD, Schedule.ONE_A, "artikel 2a van de Opiumwet (lijst IA)"),
        (Drugs.SOFT, Schedule.TWO, "artikel 3 van de Opiumwet (lijst II)"),
        (Drugs.SOFT, None, "artikel 3 van de Opiumwet (lijst II)"),
        (Drugs.HARD, None, "[het overtreden artikel van de Opiumwet, met de lijst]"),
        (Drugs.HARD, Schedule.BOTH, "artikel 2 (lijst I) en artikel 3 (lijst II) van de Opiumwet"),
        (Drugs.PREPARATION, Schedule.ONE, "artikel 10a, eerste lid, onder 3°, van de Opiumwet (lijst I)"),
        (Drugs.PREPARATION, Schedule.ONE_A, "artikel 10c, eerste lid, onder 3°, van de Opiumwet (lijst IA)"),
        (Drugs.PREPARATION, Schedule.TWO, "artikel 11a van de Opiumwet (lijst II)"),
        (Drugs.PREPARATION, None, "[het overtreden artikel van de Opiumwet, met de lijst]"),
    ],
)
def test_a_closure_names_the_breach_and_the_article_that_was_breached(drugs: Drugs, schedule: Schedule | None, said: str) -> None:
    made = text(letter("damocles-besluit", replace(FULL, drugs=drugs, schedule=schedule)))
    broken = "zijn overtreden" if schedule is Schedule.BOTH else "is overtreden"
    assert f"Op 2 november 2026 is in de woning aan [adres van het pand] vastgesteld dat {said} {broken}." in made


@pytest.mark.parametrize("name", ["damocles-voornemen", "damocles-besluit", "damocles-spoed", "damocles-dwangsom"])
def test_preparation_asks_for_knowledge_and_for_hemp_for_scale(name: str) -> None:
    made = text(letter(name, replace(FULL, drugs=Drugs.PREPARATION, schedule=Schedule.TWO)))
    assert "een voorwerp of stof is als bedoeld in artikel 10a, 10c of 11a" in made
    assert "weet of ernstige reden heeft om te vermoeden" in made
    assert "in de uitoefening van een beroep of bedrijf, of om een grote hoeveelheid" in made
    assert "om drugs te maken of te telen" not in made


@pytest.mark.parametrize("name", FOR_OWNERS)
def test_the_owner_reads_nothing_about_the_private_life_of_who_lives_there(name: str) -> None:
    private = {
        one.id: Reason(Answered.ANSWERED, f"Geheim van {one.id}.") for one in checklist().questions if one.id in shared().private
    }
    given = replace(FULL, reasons={**FULL.reasons, **private}, views="De bewoner vertelde over zijn ziekte.")
    user, owner = text(letter(name, given)), text(letter(name, replace(given, for_owner=True)))
    asked = {one.id for one in letters()[name].questions(checklist())}
    assert all(f"Geheim van {one}." in user for one in set(private) & asked)
    assert "Geheim van" not in owner
    assert "ziekte" not in owner
    assert "Wat ik over anderen heb meegewogen, lezen zij in hun eigen brief." in owner
    labels = {one.id: one.label for one in checklist().questions}
    for one in {"EVE-06", "BEV-05", "NOO-02"} & asked:
        assert f"Antwoord bij {one}." in user
        assert f"Antwoord bij {one}." not in owner
        assert f"[uw antwoord bij ‘{labels[one]}’, voor deze lezer]" in owner
    assert "Antwoord bij BEV-01." in owner


def test_what_is_kept_from_the_owner_are_questions_of_the_checklist() -> None:
    assert set(shared().private) <= set(checklist().ids)
    assert {"EVE-02", "EVE-03", "EVE-04", "EVE-05"} <= set(shared().private)


def test_an_order_under_penalty_goes_to_the_offender_alone_and_says_what_to_do() -> None:
    made = letter("damocles-dwangsom")
    assert all("overtreder" in who for who in made.cover.to)
    said = text(made)
    for words in (
        "artikel 5:32, eerste lid",
        "verkocht, afgeleverd of verstrekt",
        "voor eigen gebruik valt hier niet onder",
        "artikel 5:32a, tweede lid",
        "artikel 5:32b, derde lid",
        "Een lager bedrag helpt hier niet.",
        "artikel 5:32, tweede lid",
        "Er is geen gevaar voor de buurt.",
        "De last geldt tot en met 8 december 2028.",
        "artikel 5:34 Awb",
        "omdat u zelf de overtreder bent (artikel 5:1, tweede lid, Awb): [waarom de ontvanger zelf de overtreder is",
    ):
        assert words in said


@pytest.mark.parametrize("name", SIGNED)
def test_who_signs_for_another_says_for_whom(name: str) -> None:
    own, mandate = (text(letter(name, replace(FULL, mandate=signs))) for signs in (False, True))
    assert "namens de burgemeester van Duinrade, [functie van wie in mandaat tekent]" in mandate or (
        "namens het college van burgemeester en wethouders van Duinrade, [functie van wie in mandaat tekent]" in mandate
    )
    assert "[functie" not in own


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_says_at_which_body_until_when_and_that_it_may_be_sent_electronically(name: str) -> None:
    said = text(letter(name))
    body = "het college van burgemeester en wethouders" if name.startswith("bibob") else "de burgemeester"
    assert f"kunt u bezwaar maken bij {body} van Duinrade" in said
    assert "artikel 2:13 Awb" in said
    assert "Uw bezwaar moet dus uiterlijk op 5 januari 2027 binnen zijn." in said


def test_the_intention_promises_the_whole_advice_to_whom_it_concerns_and_his_part_to_a_third() -> None:
    said = text(letter("bibob-voornemen"))
    assert "U krijgt bij deze brief een afschrift van het hele advies." in said
    assert "krijgt alleen het deel dat over hem gaat" in said


def test_the_way_to_object_follows_the_kind_of_decision() -> None:
    objection, appeal, civil = (text(letter("bibob-voornemen", given)) for given in (FULL, replace(FULL, uniform=True), CIVIL))
    assert "kunt u straks bezwaar maken" in objection
    assert "meteen in beroep bij de bestuursrechter" in appeal
    assert "burgerlijke rechter" in civil
    assert ["bezwaar maken." in said for said in (objection, appeal)] == [True, False]
    made = letter("bibob-besluit", replace(FULL, uniform=True))
    assert "meteen in beroep bij de rechtbank" in text(made)
    assert "Uw beroep moet dus uiterlijk op 7 januari 2027" in text(made)
    assert "kunt u bezwaar maken bij" not in text(made)
    assert [term.split(":")[0] for term in made.cover.terms] == ["In beroep gaan"]


@pytest.mark.parametrize(
    ("ground", "plan", "article"),
    [
        (Ground.BYLAW, Plan.REFUSE, "artikel 7 van de Wet Bibob"),
        (Ground.ALCOHOL, Plan.REFUSE, "artikel 27, derde lid, van de Alcoholwet"),
        (Ground.ALCOHOL, Plan.WITHDRAW, "artikel 31, derde lid, onder a, van de Alcoholwet"),
        (Ground.GAMBLING, Plan.REFUSE, "artikel 30e, derde lid, van de Wet op de kansspelen"),
        (Ground.GAMBLING, Plan.WITHDRAW, "artikel 30f, derde lid, van de Wet op de kansspelen"),
        (Ground.ENVIRONMENT, Plan.REFUSE, "artikel 5.31 van de Omgevingswet"),
        (Ground.ENVIRONMENT, Plan.WITHDRAW, "artikel 5.40, tweede lid, onder d, van de Omgevingswet"),
        (Ground.SUBSIDY, Plan.WITHDRAW, "artikel 6 van de Wet Bibob"),
        (Ground.ALCOHOL, Plan.IMPOSE, "artikel 3, zevende lid, van de Wet Bibob"),
        (Ground.ENVIRONMENT, Plan.KEEP, "artikel 3, zevende lid, van de Wet Bibob"),
        (Ground.PROPERTY, Plan.NOT_ENTER, "het voorbehoud dat wij vooraf hebben gemaakt"),
        (Ground.PROPERTY, Plan.SUSPEND, "de voorwaarde in de overeenkomst"),
        (Ground.PROPERTY, Plan.TERMINATE, "de voorwaarde die bij deze rechtshandeling hoort"),
        (Ground.CONTRACT, Plan.NOT_AWARD, "artikel 2.86 tot en met 2.89 van de Aanbestedingswet 2012"),
        (Ground.CONTRACT, Plan.END, "de voorwaarde in de overeenkomst"),
        (Ground.OTHER, Plan.REFUSE, "[artikel dat de bevoegdheid zelf geeft]"),
    ],
)
def test_the_article_that_gives_the_power_itself_is_named(ground: Ground, plan: Plan, article: str) -> None:
    given = replace(FULL, ground=ground, plan=plan, danger=Danger.SERIOUS)
    assert article in text(letter("bibob-voornemen", given))
    assert article in text(letter("bibob-overeenkomst" if ground.is_civil else "bibob-besluit", given))


@pytest.mark.parametrize(("name", "plan"), list(product(["bibob-voornemen", "bibob-besluit"], [Plan.REFUSE, Plan.WITHDRAW])))
def test_a_crime_to_get_the_decision_is_weighed_by_its_own_measure(name: str, plan: Plan) -> None:
    said = text(letter(name, replace(FULL, plan=plan, danger=Danger.OFFENCE)))
    assert "artikel 3, zesde lid" in said
    assert "hoe ernstig de vermoedens zijn en hoe ernstig het strafbare feit is" in said
    assert "vijfde lid" not in said
    assert "of voorschriften genoeg zijn" not in said


@pytest.mark.parametrize("name", ["bibob-voornemen", "bibob-besluit"])
def test_refused_data_are_a_ground_of_their_own_by_who_asked_for_them(name: str) -> None:
    form, bureau = (
        text(letter(name, replace(FULL, plan=Plan.WITHDRAW, danger=danger))) for danger in (Danger.FORM, Danger.SILENCE)
    )
    assert "weigerde u om het Bibob-formulier volledig in te vullen" in form
    assert "De wet ziet dat als ernstig gevaar (artikel 4, eerste lid, Wet Bibob)." in form
    assert "Landelijk Bureau Bibob vroeg u om aanvullende gegevens, en u weigerde die te geven" in bureau
    assert "(artikel 4, tweede lid, en artikel 12, derde lid, Wet Bibob)" in bureau
    assert "artikel 4, eerste lid" not in bureau


@pytest.mark.parametrize("ground", [Ground.PROPERTY, Ground.CONTRACT])
@pytest.mark.parametrize("plan", [Plan.NOT_AWARD, Plan.NOT_ENTER, Plan.END])
def test_a_contract_never_rests_on_the_power_to_ask_advice(ground: Ground, plan: Plan) -> None:
    given = replace(FULL, ground=ground, plan=plan, danger=Danger.SERIOUS)
    for name in ("bibob-voornemen", "bibob-overeenkomst"):
        made = letter(name, given)
        assert "op grond van artikel 5" not in text(made)
        assert "advies mogen vragen" in text(made)
        assert any("lezen artikel 5 en 5a zelf als grondslag" in one for one in made.cover.unsure)
        assert ("[artikel van de overeenkomst" in text(made)) is (plan is Plan.END)


def test_where_the_act_on_procurement_leaves_a_contract_alone_the_bibob_act_excludes() -> None:
    given = replace(FULL, ground=Ground.CONTRACT, plan=Plan.NOT_AWARD, danger=Danger.SERIOUS, outside_act=True)
    assert "op grond van artikel 5, eerste lid, van de Wet Bibob" in text(letter("bibob-overeenkomst", given))


def test_a_contract_is_dissolved_and_only_another_legal_act_is_terminated() -> None:
    given = replace(FULL, ground=Ground.PROPERTY, danger=Danger.SERIOUS)
    dissolved, ended = (text(letter("bibob-overeenkomst", replace(given, plan=plan))) for plan in (Plan.END, Plan.TERMINATE))
    assert "Wij ontbinden de overeenkomst." in dissolved
    assert "beëindigen" not in dissolved
    assert "Wij beëindigen deze rechtshandeling." in ended


def test_conditions_come_with_a_grant_or_with_what_goes_on() -> None:
    grant, keep = (text(letter("bibob-besluit", replace(FULL, plan=plan))) for plan in (Plan.IMPOSE, Plan.KEEP))
    assert "Wij verlenen dit." in grant
    assert "Dat blijft gelden." in keep
    for said in (grant, keep):
        assert "De bevoegdheid om voorschriften te verbinden staat in artikel 3, zevende lid, van de Wet Bibob." in said
        assert "artikel 3:4, tweede lid" in said
        assert "artikel 7 van de Wet Bibob" not in said


def test_conditions_at_serious_danger_say_that_the_facts_do_not_justify_more() -> None:
    serious, lesser = (text(letter("bibob-besluit", replace(FULL, danger=one))) for one in (Danger.SERIOUS, Danger.LESSER))
    assert "niet zo ernstig dat weigeren of intrekken gerechtvaardigd is" in serious
    assert "niet zo ernstig" not in lesser
    assert "of voorschriften genoeg zijn" not in serious + lesser


@pytest.mark.parametrize("name", ["bibob-voornemen", "bibob-besluit", "bibob-overeenkomst"])
def test_only_the_one_concerned_may_tell_the_court(name: str) -> None:
    given = CIVIL if name == "bibob-overeenkomst" else FULL
    own, third = (text(letter(name, replace(given, for_third=one))) for one in (False, True))
    assert "mag u ze daar bekendmaken (artikel 28, vierde lid, Wet Bibob)" in own
    assert "mag u ze daar bekendmaken" not in third
    assert "Alleen de betrokkene mag ze bekendmaken aan de rechter" in third
    assert "geheim te houden (artikel 28, eerste lid, Wet Bibob)" in third
    assert "hele advies" not in third


@pytest.mark.parametrize(
    ("purpose", "said", "unsaid"),
    [
        (Purpose.USE, ("benutten (artikel 3, eerste lid, onder a, Wet", "tweede lid, Wet"), ("derde lid, Wet", "onder b, Wet")),
        (
            Purpose.COMMIT,
            ("plegen (artikel 3, eerste lid, onder b, Wet", "derde lid, Wet", "vijfde lid, onder b"),
            ("tweede lid, Wet",),
        ),
        (Purpose.BOTH, ("onder a en b, Wet", "tweede lid, Wet", "derde lid, Wet", "vijfde lid, onder b"), ()),
    ],
    ids=["use", "commit", "both"],
)
def test_a_danger_says_for_what_and_by_which_measure(purpose: Purpose, said: tuple[str, ...], unsaid: tuple[str, ...]) -> None:
    given = replace(FULL, plan=Plan.REFUSE, danger=Danger.SERIOUS, purpose=purpose, research=Research.OWN)
    made = text(letter("bibob-besluit", given)).split("Uw zienswijze")[0]
    assert [one for one in said if one not in made] == []
    assert [one for one in unsaid if one in made] == []


def test_a_danger_of_property_is_for_something_of_its_own() -> None:
    made = text(letter("bibob-overeenkomst", replace(CIVIL, purpose=Purpose.USE)))
    assert "met de transactie voordeel uit strafbare feiten wordt benut (artikel 9, derde lid, onder a, Wet Bibob)" in made
    assert "(artikel 9, vierde lid, met artikel 3, tweede lid, Wet Bibob)" in made
    assert "pand of de grond" not in made


def test_a_crime_to_get_property_is_weighed_without_the_measure_of_danger() -> None:
    given = replace(CIVIL, danger=Danger.OFFENCE)
    for name in ("bibob-voornemen", "bibob-overeenkomst"):
        made = letter(name, given)
        assert "hoe ernstig het strafbare feit is" in text(made)
        assert "Dat er gevaar is" not in text(made)
        assert "vijfde lid" not in text(made)
        assert "artikel 9, vierde lid" not in text(made)
        assert any("Artikel 9 lid 4 Wet Bibob noemt artikel 3 lid 6 niet" in one for one in made.cover.unsure)


def test_whether_conditions_are_enough_has_a_reason_of_its_own() -> None:
    said = text(letter("bibob-voornemen", replace(FULL, plan=Plan.REFUSE, danger=Danger.SERIOUS)))
    assert "Met een vaste boekhouder is het geld te volgen." in said
    assert "voorlopige oordeel niet zo" not in said


def test_a_withdrawn_gambling_permit_is_announced_by_registered_letter() -> None:
    given = replace(FULL, ground=Ground.GAMBLING, plan=Plan.WITHDRAW, danger=Danger.SERIOUS)
    assert any("aangetekende brief" in deed for deed in letter("bibob-voornemen", given).cover.then)
    assert not any("aangetekende brief" in deed for deed in letter("bibob-voornemen").cover.then)


def test_the_public_procedure_has_a_draft_and_six_weeks() -> None:
    public, usual = (letter("bibob-voornemen", replace(FULL, uniform=uniform)).cover.then for uniform in (True, False))
    assert any("3:11 en 3:16" in deed for deed in public)
    assert not any("3:16" in deed for deed in usual)


def test_an_own_conclusion_is_reported_only_where_the_act_asks_it() -> None:
    own = replace(FULL, research=Research.OWN, plan=Plan.REFUSE)
    reports = {
        danger: any(
            "Meld uw eigen conclusie" in deed for deed in letter("bibob-voornemen", replace(own, danger=danger)).cover.then
        )
        for danger in (Danger.SERIOUS, Danger.OFFENCE)
    }
    assert reports == {Danger.SERIOUS: True, Danger.OFFENCE: False}


def test_nobody_is_promised_that_data_stay_within_one_inquiry() -> None:
    said = text(letter("bibob-aanvullen"))
    assert "alleen voor het Bibob-onderzoek" not in said
    for words in ("artikel 28, tweede lid", "vierde lid", "zevende en achtste", "artikel 29", "vijfde lid, Wet Bibob"):
        assert words in said


def test_the_notice_names_all_that_the_bureau_looks_at() -> None:
    said = text(letter("bibob-advies-gevraagd"))
    assert "voordeel uit strafbare feiten te benutten" in said
    assert "om het besluit te krijgen of te houden" in said
    assert "artikel 9, tweede lid" in text(letter("bibob-advies-gevraagd", replace(FULL, ground=Ground.CONTRACT)))
    assert "artikel 9, derde lid" in text(letter("bibob-advies-gevraagd", replace(FULL, ground=Ground.PROPERTY)))


def test_a_lifting_says_whether_it_was_asked_and_a_refusal_has_its_reasons() -> None:
    asked, own = text(letter("damocles-opheffing")), text(letter("damocles-opheffing", replace(FULL, on_request=False)))
    assert "Op 16 november 2026 kreeg ik het verzoek" in asked
    assert "Ik doe dit uit mezelf" in own
    assert "het verzoek" not in own
    refused = text(letter("damocles-opheffing-weigeren"))
    assert "Ik wijs dat verzoek af." in refused
    assert "Er is nog geen plan." in refused


def test_money_is_asked_with_an_amount_a_term_and_its_parts() -> None:
    costs, collected = text(letter("damocles-kosten")), text(letter("damocles-invordering"))
    assert "Ik stel ze vast op € 420." in costs
    assert "Slotenmaker: € 300" in costs
    assert "binnen zes weken nadat dit besluit bekend is gemaakt" in costs
    assert "Betaal € 5.000 daarom nu alsnog" in collected
    assert "Een toezichthouder vond 12 gram cocaïne." in collected


def test_leaving_an_application_aside_names_what_was_asked_and_until_when() -> None:
    said = text(letter("bibob-buiten-behandeling"))
    assert "Op 1 november 2026 vroegen wij u om uw aanvraag uiterlijk op 15 november 2026 aan te vullen." in said
    assert "het huurcontract" in said
    # Four weeks after Sunday 15 November is Sunday 13 December, which moves to Monday.
    [_, own] = letter("bibob-buiten-behandeling").cover.terms
    assert own.startswith("Dit besluit bekendmaken: uiterlijk maandag 14 december 2026")


@pytest.mark.parametrize("name", ["damocles-besluit", "damocles-spoed"])
def test_nobody_is_forbidden_to_enter_without_an_article(name: str) -> None:
    made = letter(name)
    assert "zonder mijn toestemming" not in text(made)
    assert "verzegelen (artikel 5:28" in text(made)


def test_an_urgent_closure_may_give_its_reasons_within_a_week() -> None:
    assert any("3:47 lid 3" in deed for deed in letter("damocles-spoed").cover.then)


AWB = re.compile(r"\b\d{1,2}:\d{1,3}[a-z]?\b")


def articles(text: str) -> set[str]:
    """The articles of the Awb that a text names; a range names all in it."""
    found = set(AWB.findall(text))
    for first, last in re.findall(rf"({AWB.pattern}) tot en met ({AWB.pattern})", text):
        chapter, begin = first.split(":")
        found |= {f"{chapter}:{number}" for number in range(int(begin), int(last.split(":")[1]) + 1)}
    return found


@pytest.mark.parametrize("name", list(letters()))
def test_every_article_of_the_awb_that_a_letter_names_stands_with_the_day_of_its_text(name: str) -> None:
    template = letters()[name].template
    named = {one for block in letters()[name].blocks for written in block.texts for one in articles(written)}
    named |= {one for deed in template.then for one in articles(deed.text)}
    assert named <= articles("; ".join(one.article for one in template.basis if one.law == "Awb"))


@pytest.mark.parametrize("uniform", [True, False])
@pytest.mark.parametrize("ground", [Ground.GAMBLING, Ground.ALCOHOL])
def test_of_gaming_machines_the_court_is_the_same_as_of_every_permit(ground: Ground, uniform: bool) -> None:
    made = letter("bibob-besluit", replace(FULL, ground=ground, uniform=uniform))
    assert "[naam en adres van de rechtbank]" in text(made)
    assert "te verifiëren" not in text(made)
    assert any("bijlage 2 bij de Awb" in one for one in made.cover.then) is (ground is Ground.GAMBLING)


@pytest.mark.parametrize("name", ["bibob-voornemen", "bibob-overeenkomst"])
def test_a_subcontractor_is_refused_by_the_condition_in_the_specification(name: str) -> None:
    made = letter(name, replace(FULL, ground=Ground.CONTRACT, plan=Plan.NO_CONSENT, danger=Danger.SERIOUS))
    said = text(made)
    assert "geen toestemming" in said
    assert "als onderaannemer in te" in said
    assert "op grond van de voorwaarde in het bestek dat onderaannemers alleen met toestemming worden ingeschakeld" in said
    assert "uitsluitingsgronden" not in said
    assert any("artikel 5 lid 2 onder c Wet Bibob" in one for one in made.cover.then)


def test_collecting_promises_no_new_six_weeks() -> None:
    made = letter("damocles-invordering")
    assert "binnen zes weken nadat dit besluit bekend is gemaakt" not in text(made)
    assert "uiterlijk op [dag waarop uiterlijk is betaald: de jurist kiest die (artikel 5:33 en 4:87 Awb)]" in text(made)
    assert any("artikel 5:35 Awb in de gaten" in one for one in made.cover.then)


def test_the_owner_is_not_told_to_pack_and_who_lives_there_is() -> None:
    user, owner = (text(letter("damocles-besluit", replace(FULL, for_owner=is_owner))) for is_owner in (False, True))
    assert "ook medicijnen, papieren en dieren" in user
    assert "medicijnen" not in owner
    assert "Houd de woning daarna gesloten" in owner
    assert "sleutel" in owner
