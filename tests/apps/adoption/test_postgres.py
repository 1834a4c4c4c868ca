"""Two people at once on PostgreSQL: whoever comes second is told, and nobody's words are lost."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest
from django.db import connection, transaction

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.actions import adopt
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.audit.queries import broken_at
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.pictures.actions import answer
from dijkwacht.apps.pictures.models import Answer, Respondent
from dijkwacht.apps.pictures.queries.answers import said_in
from dijkwacht.apps.pictures.rules.answers import Overtaken, Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.workbooks.actions import receive, take_over
from dijkwacht.documents.workbook.model import AnswerRow
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.apps.adoption.closing import decided, in_fact_check, person

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
BY = System("tests")
FIRST, SECOND = Said(3, 3, "", "Van de een."), Said(0, 0, "", "Van de ander.")


@pytest.fixture
def seat() -> Respondent:
    return make.respondent(make.picture(make.organisation(), state=State.ANSWERING))


def save(seat: Respondent, said: Said, seen: int) -> int:
    return answer(respondent=seat, criterion="BES-01", said=said, seen=seen, by=BY)


def while_open(first: Callable[[], Any], second: Callable[[], Any]) -> Future[Any]:
    """Do the first deed, and end its transaction only when the second waits for it."""

    def alone() -> Any:
        try:
            return second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            waiting = pool.submit(alone)
            while not waiting.done() and not is_somebody_waiting():
                sleep(0.01)
        return waiting


def is_somebody_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_of_two_first_answers_at_once_the_second_is_shown_both(seat: Respondent) -> None:
    second = while_open(lambda: save(seat, FIRST, 0), lambda: save(seat, SECOND, 0))
    with pytest.raises(Overtaken) as overtaken:
        second.result()
    assert overtaken.value.current == FIRST == said_in(Answer.objects.get())
    assert broken_at() is None


def test_of_two_changes_at_once_the_second_is_shown_both(seat: Respondent) -> None:
    save(seat, Said(1, 1), 0)
    second = while_open(lambda: save(seat, FIRST, 1), lambda: save(seat, SECOND, 1))
    with pytest.raises(Overtaken):
        second.result()
    assert said_in(Answer.objects.get()) == FIRST


def test_a_workbook_does_not_overwrite_an_answer_that_is_being_saved(seat: Respondent) -> None:
    save(seat, Said(1, 1), 0)
    upload = receive(picture=seat.picture, rows=[AnswerRow("BES-01", "oov", paper=0, practice=0)], by=make.user())
    second = while_open(lambda: save(seat, FIRST, 1), lambda: take_over(upload=upload, by=BY))
    with pytest.raises(Refused, match="Intussen"):
        second.result()
    assert said_in(Answer.objects.get()) == FIRST


def test_of_two_executives_who_sign_at_once_the_second_reads_that_it_is_done() -> None:
    picture = in_fact_check()
    mayor, alderman = person(picture, Role.EXECUTIVE, "mayor"), person(picture, Role.EXECUTIVE, "alderman")
    second = while_open(
        lambda: adopt(picture=picture, decided=decided(), by=mayor),
        lambda: adopt(picture=picture, decided=decided(number="26-999"), by=alderman),
    )
    with pytest.raises(Refused, match="al vastgelegd"):
        second.result()
    row = Decision.objects.get()
    assert (row.recorded_by, row.number) == (mayor, "26-118")
    assert broken_at() is None
