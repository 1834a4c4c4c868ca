"""What the adviser records beside the questionnaires: one event each, nobody overwritten, and the weighing knows."""

from dataclasses import replace

import pytest
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import UNKNOWN, Side, Source
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.findings.models import Note
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.pictures.queries.answers import said_in
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.answers import Overtaken, Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.sources import actions as sources
from dijkwacht.apps.sources.queries import Sources, sources_of
from dijkwacht.apps.sources.rules import LET_GO_REASON, Recorded
from dijkwacht.apps.workbooks import actions as workbooks
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
TALK = Recorded("hr", Source.INTERVIEW, Said(1, 0, "", "Zij zei dat het blijft liggen.", (make.FRESH,)))
CHECK = replace(TALK, source=Source.CHECK)


@pytest.fixture
def picture() -> Picture:
    return make.picture(make.organisation())


def record(picture: Picture, recorded: Recorded = TALK, seen: int = 0, criterion: str = "BES-01") -> int:
    return sources.record(picture=picture, criterion=criterion, recorded=recorded, seen=seen, by=make.BY)


def settle(picture: Picture) -> None:
    pictures.settle(picture=picture, criterion="BES-01", levels={Side.PAPER: 3}, reason="Gezien.", by=make.BY)


def has_lapsed() -> bool:
    return Settlement.objects.get().lapsed_at is not None


def test_a_talk_is_kept_whole_and_is_one_event_without_a_word_of_it(picture: Picture) -> None:
    before = Event.objects.count()
    assert record(picture) == 1
    row = Answer.objects.get()
    assert (row.source, row.respondent.function, said_in(row)) == (Source.INTERVIEW, "hr", TALK.said)
    (event,) = Event.objects.order_by("pk")[before:]
    assert (event.verb, event.note) == ("sources.recorded", "interview")


def test_a_new_function_is_asked_from_now_on_and_a_known_one_is_not_doubled(picture: Picture) -> None:
    make.respondent(picture, "hr")
    record(picture)
    record(picture, replace(TALK, function="ciso"))
    assert sorted(Respondent.objects.values_list("function", flat=True)) == ["ciso", "hr"]


@pytest.mark.parametrize("state", sorted(set(State) - {State.ANSWERING, State.ANALYSIS}))
def test_nothing_is_recorded_or_taken_away_when_it_is_not_open(state: State) -> None:
    closed = make.picture(make.organisation(), state=state)
    row = make.answer(make.respondent(closed), "BES-01", 1, 1, source=Source.INTERVIEW)
    with pytest.raises(Refused):
        record(closed)
    with pytest.raises(Refused):
        sources.retract(answer=row, seen=1, by=make.BY)
    assert Answer.objects.count() == 1


def test_a_questionnaire_is_never_recorded_or_taken_away_for_a_respondent(picture: Picture) -> None:
    with pytest.raises(InvalidInput):
        record(picture, replace(TALK, source=Source.QUESTIONNAIRE))
    row = make.answer(make.respondent(picture), "BES-01", 1, 1)
    with pytest.raises(Refused):
        sources.retract(answer=row, seen=1, by=make.BY)
    assert Answer.objects.get() == row


def test_an_empty_record_is_refused(picture: Picture) -> None:
    with pytest.raises(InvalidInput):
        record(picture, replace(TALK, said=Said()))
    assert not Respondent.objects.exists()


def test_two_writers_are_shown_both_and_a_double_click_is_no_second_version(picture: Picture) -> None:
    record(picture)
    assert record(picture) == 1
    with pytest.raises(Overtaken) as overtaken:
        record(picture, replace(TALK, said=Said(3, 3)))
    assert (overtaken.value.current, overtaken.value.version) == (TALK.said, 1)
    assert record(picture, replace(TALK, said=Said(3, 3)), seen=1) == 2


def test_what_was_taken_away_meanwhile_is_told(picture: Picture) -> None:
    record(picture)
    Answer.objects.all().delete()
    with pytest.raises(Overtaken) as overtaken:
        record(picture, replace(TALK, said=Said(3, 3)), seen=1)
    assert (overtaken.value.current, overtaken.value.version) == (Said(), 0)


def test_a_weighing_lapses_when_the_answer_that_counts_changes(picture: Picture) -> None:
    make.answer(make.respondent(picture, "hr"), "BES-01", 2, 2)
    settle(picture)
    record(picture)
    assert has_lapsed()


@pytest.mark.parametrize("source", [Source.CHECK, Source.DOCUMENT])
def test_a_weighing_stands_when_what_is_recorded_does_not_count(picture: Picture, source: Source) -> None:
    make.answer(make.respondent(picture, "hr"), "BES-01", 2, 2)
    settle(picture)
    record(picture, replace(TALK, source=source))
    sources.retract(answer=Answer.objects.get(source=source), seen=1, by=make.BY)
    assert not has_lapsed()


def test_taking_away_the_answer_that_counts_lets_the_weighing_lapse_and_is_one_event(picture: Picture) -> None:
    record(picture)
    settle(picture)
    before = Event.objects.count()
    sources.retract(answer=Answer.objects.get(), seen=1, by=make.BY)
    assert not Answer.objects.exists()
    assert has_lapsed()
    assert [event.verb for event in Event.objects.order_by("pk")[before:]] == ["sources.retracted"]


def test_a_later_version_is_not_taken_away(picture: Picture) -> None:
    record(picture)
    row = Answer.objects.get()
    record(picture, replace(TALK, said=Said(3, 3)), seen=1)
    with pytest.raises(Overtaken):
        sources.retract(answer=row, seen=1, by=make.BY)
    assert Answer.objects.count() == 1


def test_a_check_stands_beside_and_in_no_figure(picture: Picture) -> None:
    make.answer(make.respondent(picture, "hr"), "BES-01", 2, 2)
    before = reckon(picture).score
    record(picture, CHECK)
    after = reckon(picture).results["BES-01"]
    assert (after.check_paper, after.check_practice) == (1, 0)
    assert reckon(picture).score.whole == before.whole


def test_what_a_picture_rests_on_counts_people_not_rows(picture: Picture) -> None:
    hr, ciso = make.respondent(picture, "hr"), make.respondent(picture, "ciso")
    for criterion in ("BES-01", "BES-02"):
        make.answer(hr, criterion, 2, 2)
        make.answer(hr, criterion, 2, 2, source=Source.INTERVIEW)
        make.answer(ciso, criterion, 2, 2, source=Source.SESSION)
        make.answer(ciso, criterion, 1, 1, source=Source.CHECK)
    make.answer(ciso, "BES-01", explanation="Alleen een tekst.")
    asked = sources.ask_for(picture=picture, title="Integriteitsbeleid", asked_of="hr", asked_on=make.REFERENCE, by=make.BY)
    sources.ask_for(picture=picture, title="Mandaatregister", asked_of="", asked_on=make.REFERENCE, by=make.BY)
    sources.came_in(document=asked, on=make.REFERENCE, by=make.BY)
    sources.was_read(document=asked, on=make.REFERENCE, by=make.BY)
    assert sources_of(picture) == Sources(questionnaires=1, interviews=1, sessions=1, documents_read=1, checks=2, in_workbook=1)


def test_people_are_counted_once_and_only_of_what_they_said(picture: Picture) -> None:
    hr, integrity, ciso, zorg = (make.respondent(picture, name) for name in ("hr", "integriteit", "ciso", "zorg"))
    type(hr).objects.filter(pk__in=(hr.pk, integrity.pk)).update(person="hr", is_submitted=True)
    make.answer(hr, "BES-01", 2, 2)
    make.answer(integrity, "BES-02", 2, 2)
    make.answer(ciso, "BES-01", 1, 1, is_carried=True)
    make.answer(zorg, "BES-01", UNKNOWN, UNKNOWN)
    assert sources_of(picture) == Sources(1, 0, 0, 0, 0, handed_in=1, carried=1)


def test_a_note_is_kept_changed_and_taken_away_and_the_chain_knows_no_word(picture: Picture) -> None:
    for text in ("Alleen voor mij.", "Nog eens nagaan."):
        findings.note(picture=picture, criterion="BES-01", text=text, by=make.BY)
    assert Note.objects.get().text == "Nog eens nagaan."
    findings.note(picture=picture, criterion="BES-01", text=" ", by=make.BY)
    assert not Note.objects.exists()
    assert "Nog eens" not in repr(list(Event.objects.values()))


def test_at_adoption_notes_and_the_words_of_talks_go_and_no_figure_changes(picture: Picture) -> None:
    hr = make.respondent(picture, "hr")
    written = make.answer(hr, "BES-02", 2, 2, explanation="In de vragenlijst geschreven.")
    record(picture)
    record(picture, Recorded("hr", Source.INTERVIEW, Said(not_applicable="Volgens haar hoort dit elders.")), criterion="BES-03")
    findings.note(picture=picture, criterion="BES-01", text="Alleen voor mij.", by=make.BY)
    other = make.picture(make.organisation("GM9902", "Westerkoog"), of=make.norm("ander"))
    findings.note(picture=other, criterion="BES-01", text="Blijft.", by=make.BY)
    workbooks.receive(picture=picture, rows=(), by=make.user())
    before = reckon(picture).score
    sources.let_go_of_notes(picture)
    assert reckon(picture).score == before
    assert Note.objects.get().picture == other
    assert not Upload.objects.exists()
    talks = Answer.objects.filter(source=Source.INTERVIEW).order_by("criterion")
    assert [(row.explanation, row.not_applicable) for row in talks] == [("", ""), ("", LET_GO_REASON)]
    written.refresh_from_db()
    assert written.explanation == "In de vragenlijst geschreven."


def test_an_answer_in_a_workbook_is_told_from_a_questionnaire_that_was_begun() -> None:
    picture = make.picture(make.organisation("GM9902", "Zee"), state=State.ANSWERING)
    invited, elsewhere = (make.respondent(picture, name) for name in ("hr", "ciso"))
    invitation = make.invitation(invited)
    type(invitation).objects.update(opened_at=timezone.now())
    for seat in (invited, elsewhere, make.respondent(picture, "zorg", who=make.user())):
        make.answer(seat, "BES-01", 2, 2)
    assert sources_of(picture) == Sources(3, 0, 0, 0, 0, begun=1, in_workbook=1)
