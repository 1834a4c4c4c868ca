"""What was adopted is kept as bytes: on another day and with another program one gets the same file, and the audit its digest."""

import hashlib
import io
from datetime import timedelta

import pytest
from docx import Document

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.rules import Body, Decided, DecisionKind
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.kept.models import KeptFile
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions import closing
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import PROPOSAL, PUBLIC, REPORT
from dijkwacht.documents.files import TEXTS, Form
from dijkwacht.documents.report.given import PublicText
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayor():
    who = make.user("burgemeester@example.org")
    make.membership(who, here(), Role.EXECUTIVE)
    return who


def here() -> Organisation:
    return Organisation.objects.filter(code="GM9901").first() or make.organisation()


def decidable(**fields) -> Picture:
    today = clock.today()
    facts = {"state": State.FACT_CHECK, "summary": "Kort.", "concept_on": today, "fact_check_until": today, **fields}
    return make.picture(here(), **facts)


def decided():
    return Decided(DecisionKind.ADOPTED, Body.COLLEGE, clock.today(), "2026-C-214")


def adopted(by, **fields) -> Picture:
    picture = decidable(**fields)
    closing.adopt(picture=picture, decided=decided(), by=by, is_early=True)
    return Picture.objects.select_related("organisation", "norm").get(pk=picture.pk)


def unwritten(*_, **__):
    return b"another program"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("paper", [REPORT, PUBLIC])
@pytest.mark.parametrize("form", TEXTS)
def test_a_download_gives_the_bytes_of_the_day_of_the_decision(paper, form, mayor, monkeypatch):
    picture = adopted(mayor)
    row = KeptFile.objects.get(kind=paper.name, form=form)
    monkeypatch.setattr("dijkwacht.apps.reporting.queries.papers.write", unwritten)
    with clock.at(clock.now() + timedelta(days=400)):
        file = deliver(paper, of=picture, form=form, by=mayor)
    assert file.content == bytes(row.content)
    assert file.title == row.title
    assert hashlib.sha256(file.content).hexdigest() == row.sha256
    notes = Event.objects.filter(verb="kept.kept").values_list("note", flat=True)
    assert f"{paper.name} {form} {row.sha256}" in notes


@pytest.mark.django_db(transaction=True)
def test_other_papers_go_on_telling_how_things_stand(mayor, monkeypatch):
    picture = adopted(mayor)
    monkeypatch.setattr("dijkwacht.apps.reporting.queries.papers.write", unwritten)
    assert deliver(PROPOSAL, of=picture, form=Form.DOCX, by=mayor).content == b"another program"


def test_what_is_kept_says_what_was_decided(mayor):
    adopted(mayor)
    word = Document(io.BytesIO(bytes(KeptFile.objects.get(kind="rapport", form="docx").content)))
    assert "besluit 2026-C-214" in word.core_properties.keywords
    assert any("Vastgesteld door het college" in paragraph.text for paragraph in word.paragraphs)


def test_six_files_are_kept_of_each_picture(mayor):
    adopted(mayor)
    assert KeptFile.objects.count() == 6
    adopted(mayor, reference_date=make.REFERENCE + timedelta(days=400))
    assert KeptFile.objects.count() == 12


def test_a_refused_decision_keeps_nothing(mayor):
    with pytest.raises(Refused):
        closing.adopt(picture=decidable(state=State.CONCEPT), decided=decided(), by=mayor)
    assert not KeptFile.objects.exists()


def test_what_changed_while_it_was_made_is_made_anew(mayor, monkeypatch):
    picture, made = decidable(), closing._made

    def and_somebody_saves(*args, **more):
        found = made(*args, **more)
        Picture.objects.filter(pk=picture.pk).update(summary="Intussen gewijzigd.")
        return found

    monkeypatch.setattr(closing, "_made", and_somebody_saves)
    closing.adopt(picture=picture, decided=decided(), by=mayor)
    word = Document(io.BytesIO(bytes(KeptFile.objects.get(kind="rapport", form="docx").content)))
    assert any("Intussen gewijzigd." in paragraph.text for paragraph in word.paragraphs)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_no_longer_what_was_kept_goes_to_nobody(mayor):
    picture = adopted(mayor)
    KeptFile.objects.filter(kind="rapport", form="pdf").update(content=b"%PDF- something else")
    with pytest.raises(Refused, match="niet meer zoals het werd bewaard"):
        deliver(REPORT, of=picture, form=Form.PDF, by=mayor)


@pytest.mark.django_db(transaction=True)
def test_the_organisations_own_words_are_kept_beside_what_was_there(mayor):
    picture = adopted(mayor)
    closing.write_public(picture=picture, text=PublicText(doing="Wij trainen iedereen."), seen=0, by=mayor)
    assert KeptFile.objects.filter(kind="openbaar").count() == 6
    last = KeptFile.objects.filter(kind="openbaar", form="odt").last()
    assert deliver(PUBLIC, of=picture, form=Form.ODT, by=mayor).content == bytes(last.content)
    event = Event.objects.get(verb="reporting.public_written")
    assert (event.actor, event.note) == (mayor.audit_name, "")


def test_two_who_write_the_public_text_do_not_overwrite_each_other(mayor):
    picture = decidable()
    closing.write_public(picture=picture, text=PublicText(doing="Eerst."), seen=0, by=mayor)
    closing.write_public(picture=picture, text=PublicText(doing="Eerst."), seen=0, by=mayor)  # a double click
    with pytest.raises(Refused, match="intussen"):
        closing.write_public(picture=picture, text=PublicText(doing="Anders."), seen=0, by=mayor)
    assert Event.objects.filter(verb="reporting.public_written").count() == 1


def test_before_the_concept_there_is_nothing_to_write_in(mayor):
    with pytest.raises(Refused):
        closing.write_public(picture=decidable(state=State.ANALYSIS), text=PublicText(), seen=0, by=mayor)
