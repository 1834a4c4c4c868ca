"""The owner or landlord reads nothing that was typed about who lives there: it becomes a gap, to be written for him alone."""

import io
import zipfile
from dataclasses import replace

import pytest

from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.given import Danger, Ground, Plan, Reason
from dijkwacht.documents.letters.library import checklist, letters, shared
from dijkwacht.documents.letters.readback import carry, read_back
from dijkwacht.documents.paper import docx
from tests.documents.letters.making import FULL, letter, text

FOR_OWNERS = ["damocles-voornemen", "damocles-besluit", "damocles-spoed", "damocles-waarschuwing", "damocles-dwangsom"]
SECRET = "De bewoonster is zwanger."
TOLD = replace(
    FULL,
    found=SECRET,
    comply_reasons=SECRET,
    urgent_reasons=SECRET,
    warning_reasons=SECRET,
    warning_balance=SECRET,
    penalty_reasons=SECRET,
    means_reasons=SECRET,
    lifting_reasons=SECRET,
    views=SECRET,
    reasons={
        **FULL.reasons,
        **{name: Reason(Answered.ANSWERED, SECRET) for name in ("EVE-01", "EVE-07", "NOO-04", "BEV-07")},
    },
)


@pytest.mark.parametrize("name", FOR_OWNERS)
def test_what_was_typed_about_who_lives_there_is_a_gap_for_the_owner(name: str) -> None:
    owner = letter(name, replace(TOLD, for_owner=True))
    assert SECRET in text(letter(name, TOLD))
    assert "zwanger" not in text(owner)
    assert "[wat er is gevonden, zonder wat over personen gaat]" in owner.cover.fill
    assert any("over anderen" in deed for deed in owner.cover.then)
    if "balance" in letters()[name].checks:
        assert "Alles samen. [uw antwoord bij ‘Alles samen’, voor deze lezer]" in text(owner)


def test_an_order_under_penalty_goes_to_an_owner_who_is_an_offender_alone() -> None:
    owner = letter("damocles-dwangsom", replace(TOLD, for_owner=True))
    assert "omdat u zelf de overtreder bent (artikel 5:1, tweede lid, Awb)" in text(owner)
    assert "Wat ik over anderen heb meegewogen, lezen zij in hun eigen brief." in text(owner)
    assert any("alleen als hij zelf overtreder is (artikel 5:32 lid 1 Awb)" in deed for deed in owner.cover.then)
    assert not any("zelf overtreder is" in deed for deed in letter("damocles-dwangsom", TOLD).cover.then)


def test_an_owner_does_not_read_why_a_closure_ends_as_it_was_typed() -> None:
    assert "zwanger" in text(letter("damocles-opheffing", TOLD))
    assert "zwanger" not in text(letter("damocles-opheffing", replace(TOLD, for_owner=True)))


THIRDS = ["bibob-voornemen", "bibob-besluit", "bibob-overeenkomst"]
OF_THE_CONCERNED = "Er is een schuld bij een oom."


@pytest.mark.parametrize("name", THIRDS)
def test_a_third_party_reads_nothing_that_was_typed_for_the_person_concerned(name: str) -> None:
    ground, plan = (Ground.CONTRACT, Plan.NOT_AWARD) if name == "bibob-overeenkomst" else (Ground.BYLAW, Plan.IMPOSE)
    typed = dict.fromkeys(shared().thirds, OF_THE_CONCERNED)
    told = replace(FULL, ground=ground, plan=plan, danger=Danger.SERIOUS, **typed)
    concerned, third = letter(name, told), letter(name, replace(told, for_third=True))
    assert OF_THE_CONCERNED in text(concerned)
    assert OF_THE_CONCERNED not in text(third)
    assert "[waar het om gaat, in woorden voor de derde" in text(third)
    assert "U krijgt deze brief omdat u erin wordt genoemd als derde." in text(third)
    assert "als derde" not in text(concerned)
    assert OF_THE_CONCERNED.encode() not in carry(docx.write(third.paper), letters()[name], replace(told, for_third=True))


def test_a_letter_calls_its_reader_by_what_he_is() -> None:
    told = replace(FULL, ground=Ground.CONTRACT, plan=Plan.NOT_AWARD, danger=Danger.LESSER)
    assert "niet aan u." in text(letter("bibob-overeenkomst", told))
    assert "niet aan de betrokkene." in text(letter("bibob-overeenkomst", replace(told, for_third=True)))


@pytest.mark.parametrize("name", FOR_OWNERS)
def test_no_letter_swears_what_its_texts_may_belie(name: str) -> None:
    assert "staat niet wat over het privéleven" not in text(letter(name, replace(FULL, for_owner=True)))


def test_the_file_of_the_owner_carries_nothing_that_became_a_gap() -> None:
    given = replace(TOLD, for_owner=True)
    made = carry(docx.write(letter("damocles-voornemen", given).paper), letters()["damocles-voornemen"], given)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not any(b"zwanger" in archive.read(name) for name in archive.namelist())
    found = read_back(made, file="voornemen.docx").given
    assert not found.found
    assert set(shared().reworded).isdisjoint(found.reasons)


def test_what_becomes_a_gap_for_the_owner_are_questions_and_texts_that_exist() -> None:
    assert set(shared().reworded) <= set(checklist().ids)
    assert {"found", "comply_reasons", "urgent_reasons", "warning_reasons"} <= set(shared().withheld)
