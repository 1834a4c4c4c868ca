"""Every paper of the table: it can be had in each of its forms, outside the write lock, and only when it may be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.queries.papers import COPY, HANDOVER, NOTES, PAPERS, PLAN, PROPOSAL, REPORT, STANDING
from dijkwacht.documents.files import Form
from dijkwacht.documents.paper.model import Paper as Content
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.barriers import in_use

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
BEGINS = {Form.PDF: b"%PDF-"}


def picture(state: State = State.ADOPTED) -> Picture:
    made = make.picture(make.organisation(), state=state, state_since=make.REFERENCE - timedelta(days=400))
    Passage.objects.create(picture=made, organisation=made.organisation, part="summary", ground=Ground.INSPECTION)
    make.answer(make.respondent(made, "oov"), "BES-01", 2, 0)
    return made


def subject(paper: Any, made: Picture) -> Picture | NumberedCopy | Organisation | InUse:
    """What this paper is about."""
    if paper is STANDING:
        return in_use(made.organisation)
    if paper is HANDOVER:
        return made.organisation
    if paper is COPY:
        return NumberedCopy.objects.create(
            picture=made, organisation=made.organisation, number=3, given_to="wethouder", given_on=make.REFERENCE
        )
    return made


@pytest.mark.parametrize(("paper", "form"), [(paper, form) for paper in PAPERS for form in paper.forms])
def test_each_paper_can_be_had_in_each_of_its_forms_and_is_put_on_record(paper: Any, form: Form) -> None:
    made = picture()
    of = subject(paper, made)
    before = Event.objects.count()
    document = deliver(paper, of=of, form=form, by=make.BY)
    assert document.content.startswith(BEGINS.get(form, b"PK"))
    assert document.name.endswith(f".{form}")
    [event] = Event.objects.order_by("pk")[before:]
    assert (event.verb, event.organisation) == (paper.verb, made.organisation.code)
    assert event.note.rstrip(" 3") in NOTES


def test_papers_are_told_apart_by_name() -> None:
    assert len({paper.name for paper in PAPERS}) == len(PAPERS)


class Watched(Content):
    """A paper that notes whether it is written inside a transaction."""

    seen: list[bool] = []

    def __getattribute__(self, name: str) -> Any:
        Watched.seen.append(connection.in_atomic_block)
        return super().__getattribute__(name)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", [Form.DOCX, Form.ODT])
def test_a_paper_is_read_and_written_before_the_write_lock_is_taken(form: Form) -> None:
    Watched.seen.clear()

    def read(_: Picture, on: date) -> Content:
        assert not connection.in_atomic_block
        return Watched("Proef", "Duinmark", "Proef", "Proef", "Proef", on, ())

    deliver(replace(PROPOSAL, read=read), of=picture(), form=form, by=make.BY)
    assert set(Watched.seen) == {False}


@pytest.mark.django_db(transaction=True)
def test_a_caller_cannot_hold_the_lock_while_a_paper_is_made() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        deliver(PROPOSAL, of=picture(), form=Form.DOCX, by=make.BY)


def during(deed: Callable[[Picture], object], paper: Any) -> Any:
    """The same paper, while whose making somebody does a deed."""

    def read(of: Picture, on: date) -> Any:
        deed(of)
        return paper.read(of, on)

    return replace(paper, read=read)


@pytest.mark.parametrize("paper", [REPORT, PLAN, PROPOSAL])
def test_what_lapses_while_it_is_made_is_not_handed_out(paper: Any) -> None:
    made = picture()
    before = Event.objects.count()

    def lapse(of: Picture) -> None:
        Picture.objects.filter(pk=of.pk).update(state=State.LAPSED)

    with pytest.raises(Refused, match="gestopt"):
        deliver(during(lapse, paper), of=made, form=Form.DOCX, by=make.BY)
    assert Event.objects.count() == before


def test_nothing_is_made_of_what_may_not_go_out() -> None:
    def read(_: Picture, __: date) -> Content:
        raise AssertionError

    with pytest.raises(Refused, match="vanaf het concept"):
        deliver(replace(PROPOSAL, read=read), of=picture(State.ANALYSIS), form=Form.DOCX, by=make.BY)
