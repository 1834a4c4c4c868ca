"""What was typed for an intention comes back from its Word file, and nothing that the reader of the letter may not see."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace

import docx as word
import pytest

from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.facts import FACTS
from dijkwacht.documents.letters.given import Given, Reason
from dijkwacht.documents.letters.library import letters, shared
from dijkwacht.documents.letters.readback import NO_LETTER, WRONG, carry, read_back
from dijkwacht.documents.paper import docx as paper_docx
from dijkwacht.documents.templates.intake import accepted, filled
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import InvalidInput
from tests.documents.letters.making import FULL, letter, some
from tests.documents.report.making import HOSTILE
from tests.documents.templates import making as templates

INTENTIONS = [name for name, model in letters().items() if model.template.outcome == "intention"]
NAME = "damocles-voornemen"


def file(name: str = NAME, given: Given = FULL) -> bytes:
    return carry(paper_docx.write(letter(name, given).paper), letters()[name], given)


def back(data: bytes) -> Given:
    return read_back(data, file="voornemen.docx").given


def refused(data: bytes) -> str:
    with pytest.raises(InvalidInput) as wrong:
        back(data)
    [fault] = wrong.value.faults
    return fault.reason


@pytest.mark.parametrize("name", INTENTIONS)
def test_every_fact_that_the_letter_shows_comes_back_as_it_was(name: str) -> None:
    for given in some(name, most=8):
        found, model = back(file(name, given)), letters()[name]
        for fact in model.facts:
            told = getattr(found, fact)
            assert told == getattr(given, fact) or told in {"", None}, fact
        assert found.organisation or found.authority
        assert found.number == given.number


def test_facts_and_reasons_of_a_closure_come_back() -> None:
    found = back(file())
    assert (found.place, found.drugs, found.months, found.found) == (FULL.place, FULL.drugs, 3, FULL.found)
    assert (found.dated, found.views_until, found.costs) == (FULL.dated, FULL.views_until, True)
    assert found.reasons == FULL.reasons


def test_open_and_answered_stay_what_they_are() -> None:
    reasons = {
        "BEV-01": Reason(Answered.OPEN, "Half."),
        "BEV-02": Reason(Answered.NOT_APPLICABLE),
        "BEV-03": Reason(Answered.ANSWERED),
    }
    found = back(file(given=replace(FULL, reasons=reasons)))
    assert found.reasons == reasons


def test_the_file_of_the_owner_carries_nothing_of_who_lives_there() -> None:
    private = {name: Reason(Answered.ANSWERED, "Zij is ziek.") for name in shared().private}
    given = replace(FULL, for_owner=True, reasons={**FULL.reasons, **private}, open_reason="Een geheime reden.")
    with zipfile.ZipFile(io.BytesIO(file(given=given))) as archive:
        carried = [archive.read(name).decode() for name in archive.namelist() if name.startswith("customXml/")]
    assert not any("ziek" in one or "geheime" in one for one in carried)
    found = back(file(given=given))
    assert not set(shared().private) & set(found.reasons)
    assert found.for_owner


def test_what_does_not_stand_in_the_letter_is_not_in_its_file() -> None:
    found = back(file("bibob-voornemen", letters_without_impositions()))
    assert found.impositions == ""
    assert found.views == ""


def letters_without_impositions() -> Given:
    given = next(one for one in some("bibob-voornemen", most=40) if one.plan and one.plan.value == "refuse")
    return replace(given, impositions="Dit staat nergens.")


def test_a_word_processor_may_save_it_and_a_house_style_may_hold_it() -> None:
    document = word.Document(io.BytesIO(file()))
    document.add_paragraph("Zelf bijgeschreven.")
    saved = io.BytesIO()
    document.save(saved)
    assert back(saved.getvalue()).found == FULL.found
    own = filled(accepted(templates.word(), file="huisstijl.docx"), letter(NAME).paper)
    assert back(carry(own, letters()[NAME], FULL)).reasons == FULL.reasons


def test_the_part_is_of_a_kind_that_the_file_knows() -> None:
    with zipfile.ZipFile(io.BytesIO(paper_docx.write(letter(NAME).paper))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = re.sub('<Default Extension="xml"[^>]*>', "", types).encode()
    bare = io.BytesIO()
    with zipfile.ZipFile(bare, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    for data in (file(), carry(bare.getvalue(), letters()[NAME], FULL)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.read("[Content_Types].xml").count(b'Extension="xml"') == 1


def test_the_same_letter_is_the_same_file() -> None:
    written = paper_docx.write(letter(NAME).paper)
    assert carry(written, letters()[NAME], FULL) == carry(written, letters()[NAME], FULL)


def test_hostile_texts_come_back_as_texts() -> None:
    found = back(file(given=replace(FULL, found=HOSTILE)))
    assert "<script>&amp;</script> ]]>" in found.found
    assert "\x00" not in found.found


def test_it_is_read_in_the_room_for_files_from_outside() -> None:
    assert opening.letter(file(), file="voornemen.docx") == read_back(file(), file="voornemen.docx")
    with pytest.raises(InvalidInput) as wrong:
        opening.letter(b"geen brief", file="voornemen.docx")
    assert str(wrong.value.faults[0].reason).startswith("Dit is geen Word-document")


def changed(change: Callable[[str], str]) -> bytes:
    """The file with its own part rewritten."""
    with zipfile.ZipFile(io.BytesIO(file())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    [name] = [name for name in parts if b"urn:dijkwacht" in parts[name]]
    parts[name] = change(parts[name].decode()).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('model="damocles-voornemen"', 'model="damocles-besluit"'), NO_LETTER),
        (lambda text: text.replace('model="damocles-voornemen"', 'model="../x"'), NO_LETTER),
        (lambda text: text.replace(">2026-11-24<", ">gisteren<"), WRONG),
        (lambda text: text.replace(">3<", ">³<"), WRONG),
        (lambda text: text.replace(">3<", f">{'9' * 5000}<"), WRONG),
        (lambda text: text.replace(">dwelling<", ">kasteel<"), WRONG),
        (lambda text: text.replace('name="found"', 'name="__class__"'), WRONG),
        (lambda text: text.replace('name="found"', 'name="place"'), WRONG),
        (lambda text: text.replace('stand="answered"', 'stand="hacked"'), WRONG),
        (lambda text: text.replace("Een weegschaal", "x" * 5001), WRONG),
        (lambda text: text.replace("<letter", '<!DOCTYPE a [<!ENTITY b "c">]><letter', 1), "XML die niet in een document hoort"),
        (lambda text: text.replace("<letter ", "<other ").replace("</letter>", "</other>"), NO_LETTER),
    ],
    ids=["other letter", "path", "day", "number", "long number", "choice", "fact", "twice", "stand", "long", "entity", "root"],
)
def test_a_file_that_was_tampered_with_is_refused_in_words(change: Callable[[str], str], said: str) -> None:
    assert said in refused(changed(change))


def test_a_question_that_is_asked_no_longer_is_left_out() -> None:
    found = back(changed(lambda text: text.replace('name="EVE-07"', 'name="EVE-99"')))
    assert found.reasons == {name: reason for name, reason in FULL.reasons.items() if name != "EVE-07"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Dit bestand is leeg."),
        (b"%PDF-1.7", "Dit is geen Word-document"),
        (paper_docx.write(letter(NAME).paper), NO_LETTER),
        (b"PK\x03\x04 stuk", "kan niet worden gelezen"),
    ],
    ids=["empty", "pdf", "other document", "damaged"],
)
def test_another_file_is_refused_in_words(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_every_fact_has_its_field() -> None:
    assert set(FACTS) <= {one.name for one in fields(Given)}
