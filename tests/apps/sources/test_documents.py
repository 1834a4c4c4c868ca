"""Documents: asked, received, read, in that order; never the document itself."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.sources import actions
from dijkwacht.apps.sources.models import SourceDocument
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
ASKED = date(2026, 5, 1)


@pytest.fixture
def picture() -> Picture:
    return make.picture(make.organisation(), state=State.ANSWERING)


def asked(picture: Picture) -> SourceDocument:
    return actions.ask_for(picture=picture, title=" Mandaatregister ", asked_of="hr", asked_on=ASKED, by=make.BY)


def test_each_step_is_one_event_without_the_title(picture: Picture) -> None:
    before = Event.objects.count()
    document = asked(picture)
    actions.came_in(document=document, on=ASKED, by=make.BY)
    actions.was_read(document=document, on=ASKED + timedelta(days=2), by=make.BY)
    actions.strike(document=document, by=make.BY)
    events = Event.objects.order_by("pk")[before:]
    assert [event.verb for event in events] == [f"sources.{verb}" for verb in ("asked_for", "came_in", "was_read", "struck")]
    assert "andaat" not in repr([event.__dict__ for event in events])
    assert not SourceDocument.objects.exists()


def test_the_days_follow_each_other(picture: Picture) -> None:
    document, tomorrow = asked(picture), timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="eerst wanneer u het stuk ontving"):
        actions.was_read(document=document, on=ASKED, by=make.BY)
    for day in (ASKED - timedelta(days=1), tomorrow):
        with pytest.raises(Refused):
            actions.came_in(document=document, on=day, by=make.BY)
    actions.came_in(document=document, on=ASKED + timedelta(days=3), by=make.BY)
    for day in (ASKED, tomorrow):
        with pytest.raises(Refused):
            actions.was_read(document=document, on=day, by=make.BY)
    actions.was_read(document=document, on=ASKED + timedelta(days=4), by=make.BY)
    with pytest.raises(Refused, match="na de dag waarop u het stuk las"):
        actions.came_in(document=document, on=ASKED + timedelta(days=5), by=make.BY)


def test_a_day_ahead_is_no_day_of_asking(picture: Picture) -> None:
    with pytest.raises(Refused):
        actions.ask_for(picture=picture, title="Stuk", asked_of="", asked_on=timezone.localdate() + timedelta(days=1), by=make.BY)


@pytest.mark.parametrize("state", [State.CONCEPT, State.FACT_CHECK, State.ADOPTED, State.LAPSED])
def test_after_the_analysis_the_list_stands(picture: Picture, state: State) -> None:
    document = asked(picture)
    Picture.objects.update(state=state)
    for deed in (
        lambda: asked(picture),
        lambda: actions.came_in(document=document, on=ASKED, by=make.BY),
        lambda: actions.strike(document=document, by=make.BY),
    ):
        with pytest.raises(Refused):
            deed()
    assert SourceDocument.objects.get().received_on is None
