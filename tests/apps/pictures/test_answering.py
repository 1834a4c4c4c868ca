"""Saving an answer: nothing shown as saved is lost, and no one overwrites another in silence."""

from datetime import date

import pytest

from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.pictures.actions import answer
from dijkwacht.apps.pictures.models import Answer, Respondent
from dijkwacht.apps.pictures.queries.answers import said_in
from dijkwacht.apps.pictures.rules.answers import Overtaken, Piece, Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
BY = System("tests")
FIRST = Said(
    2, 1, "", "Staat in het beleid.", (Piece("Besluit", Kind.DECISION, date(2026, 1, 2), "zaak 12"), Piece("", Kind.OTHER))
)
SECOND = Said(0, -1, "", "Het tweede tabblad.")


@pytest.fixture
def seat() -> Respondent:
    return make.respondent(make.picture(make.organisation(), state=State.ANSWERING))


def save(seat: Respondent, said: Said, seen: int = 0) -> int:
    return answer(respondent=seat, criterion="BES-01", said=said, seen=seen, by=BY)


def kept() -> tuple[Said, int]:
    row = Answer.objects.get()
    return said_in(row), row.version


def test_a_first_save_keeps_every_word(seat: Respondent) -> None:
    before = Event.objects.count()
    assert save(seat, FIRST) == 1
    assert kept() == (FIRST, 1)
    assert Answer.objects.get().source == Source.QUESTIONNAIRE
    assert Event.objects.count() == before + 1


def test_each_save_on_what_was_seen_is_the_next_version(seat: Respondent) -> None:
    assert [save(seat, FIRST), save(seat, SECOND, 1), save(seat, FIRST, 2)] == [1, 2, 3]
    assert kept() == (FIRST, 3)


def test_a_second_tab_is_shown_both_and_overwrites_nothing(seat: Respondent) -> None:
    save(seat, Said(paper=1))
    save(seat, FIRST, 1)
    before = Event.objects.count()
    with pytest.raises(Overtaken) as overtaken:
        save(seat, SECOND, 1)
    assert (overtaken.value.current, overtaken.value.version) == (FIRST, 2)
    assert (kept(), Event.objects.count()) == ((FIRST, 2), before)


def test_of_two_first_saves_the_second_is_shown_both(seat: Respondent) -> None:
    save(seat, FIRST)
    with pytest.raises(Overtaken) as overtaken:
        save(seat, SECOND)
    assert (overtaken.value.current, overtaken.value.version) == (FIRST, 1)
    assert kept() == (FIRST, 1)


def test_who_saw_both_can_let_their_own_stand(seat: Respondent) -> None:
    save(seat, FIRST)
    with pytest.raises(Overtaken) as overtaken:
        save(seat, SECOND)
    assert save(seat, SECOND, overtaken.value.version) == 2
    assert kept() == (SECOND, 2)


@pytest.mark.parametrize("seen", [0, 1])
def test_a_double_click_is_one_save_and_one_event(seat: Respondent, seen: int) -> None:
    if seen:
        save(seat, SECOND)
    before = Event.objects.count()
    assert save(seat, FIRST, seen) == save(seat, FIRST, seen) == seen + 1
    assert (kept(), Event.objects.count()) == ((FIRST, seen + 1), before + 1)


def test_a_version_that_never_was_is_shown_that_nothing_stands(seat: Respondent) -> None:
    with pytest.raises(Overtaken) as overtaken:
        save(seat, FIRST, 5)
    assert (overtaken.value.current, overtaken.value.version) == (Said(), 0)
    assert not Answer.objects.exists()


def test_answers_of_others_and_to_other_questions_stay_as_they_are(seat: Respondent) -> None:
    other = make.respondent(seat.picture, "inkoop")
    make.answer(other, "BES-01", 3, 3)
    make.answer(seat, "BES-02", 3, 3)
    make.answer(seat, "BES-01", 3, 3, source=Source.INTERVIEW)
    save(seat, FIRST)
    save(seat, SECOND, 1)
    assert Answer.objects.filter(paper=3, practice=3, version=1).count() == 3


@pytest.mark.parametrize("state", sorted(set(State) - {State.ANSWERING}))
def test_no_answer_is_taken_while_the_questions_are_not_open(seat: Respondent, state: State) -> None:
    seat.picture.state = state
    with pytest.raises(Refused):
        save(seat, FIRST)
    assert not Answer.objects.exists()


def test_a_wrong_answer_names_its_fields_and_saves_nothing(seat: Respondent) -> None:
    save(seat, FIRST)
    with pytest.raises(InvalidInput) as wrong:
        save(seat, Said(paper=7, evidence=(Piece("Besluit", Kind.DECISION, date(2999, 1, 1)),)), 1)
    assert [fault.place for fault in wrong.value.faults] == ["paper", "evidence-1"]
    assert kept() == (FIRST, 1)
