"""What somebody writes of a measure is one list: no field of it is forgotten by the form, the page, the list or the plan."""

from dataclasses import asdict, fields, replace
from datetime import date

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Cycle, Draft
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.queries.implementation_plan import implementation
from dijkwacht.web.measures.forms import MeasureForm, filled
from tests import factories as make

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
BARE = Draft("Regel BES-01.", quarter=date(2026, 7, 1), cycle=Cycle.BUDGET)
WHOLE = Draft(
    "Regel BES-02.",
    "Zo.",
    "hr",
    date(2026, 8, 1),
    date(2026, 10, 1),
    "large",
    Cycle.TEAM_PLAN,
    "hoofdstuk 3",
    is_with_neighbours=True,
    is_with_environment_service=True,
)
NAMES = [one.name for one in fields(Draft)]
NOT_ON_THE_LIST = {"cycle", "is_with_neighbours", "is_with_environment_service"}
"""What the list leaves to the page: of the plan it names the place."""


@pytest.fixture
def measure() -> Measure:
    picture = make.picture(make.organisation(name="Duinrade"), state=State.ADOPTED)
    return actions.take_up(picture=picture, criterion="BES-01", draft=BARE, by=make.BY)


@pytest.fixture
def reader(client: Client, measure: Measure) -> Client:
    user = make.user()
    make.membership(user, measure.organisation, Role.COORDINATOR)
    client.force_login(user)
    return client


def change(measure: Measure, name: str) -> None:
    actions.revise(measure=measure, draft=replace(BARE, **{name: getattr(WHOLE, name)}), by=make.BY)
    measure.refresh_from_db()


def test_each_field_differs_in_what_is_tried_here() -> None:
    assert [name for name in NAMES if getattr(BARE, name) == getattr(WHOLE, name)] == []


@pytest.mark.parametrize("draft", [BARE, WHOLE])
def test_what_the_form_shows_comes_back_as_it_was(measure: Measure, draft: Draft) -> None:
    actions.revise(measure=measure, draft=draft, by=make.BY)
    measure.refresh_from_db()
    shown = MeasureForm(initial=filled(measure), on=ON, also=measure.quarter)
    sent = {name: shown[name].value() for name in NAMES if shown[name].value() not in {None, False}}
    back = MeasureForm(sent, on=ON, also=measure.quarter)
    assert back.is_valid(), back.errors
    assert asdict(back.draft()) == asdict(draft)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_each_field_and_asks_it(reader: Client, measure: Measure, name: str) -> None:
    url = f"/maatregelen/{measure.pk}/"
    before = reader.get(url).content
    assert f'name="{name}"' in reader.get(f"{url}wijzigen/").content.decode()
    change(measure, name)
    assert reader.get(url).content != before


@pytest.mark.parametrize("name", sorted({*NAMES} - NOT_ON_THE_LIST))
def test_the_list_that_goes_out_has_each_field(reader: Client, measure: Measure, name: str) -> None:
    before = reader.get("/maatregelen/lijst.csv").content
    change(measure, name)
    assert reader.get("/maatregelen/lijst.csv").content != before


@pytest.mark.parametrize("name", NAMES)
def test_the_plan_tells_each_field(measure: Measure, name: str) -> None:
    before = repr(implementation(Picture.objects.get(), made_on=ON))
    change(measure, name)
    assert repr(implementation(Picture.objects.get(), made_on=ON)) != before
