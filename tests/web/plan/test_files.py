"""The implementation plan as a file: every form, on record, and for nobody else."""

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.plan.rules.plan import quarters_from
from dijkwacht.apps.reporting.queries.implementation_plan import implementation
from tests import factories as make
from tests.documents.report.reading import docx_text, squeezed

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FIRST = quarters_from(TODAY, 1)[0]


@pytest.fixture
def picture() -> Picture:
    made = make.weak(make.picture(make.organisation(name="Duinrade"), state=PictureState.ADOPTED))
    draft = Draft("Regel BES-01.", owner="hr", quarter=FIRST)
    actions.take_up(picture=made, criterion="BES-01", draft=draft, by=make.BY)
    return made


@pytest.fixture
def coordinator(client: Client, picture: Picture) -> User:
    who = make.user("oov@example.org", "Beleidsmedewerker OOV")
    make.membership(who, picture.organisation, Role.COORDINATOR)
    client.force_login(who)
    return who


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_the_plan_comes_in_every_form_under_a_name_that_says_nothing(
    client: Client, picture: Picture, coordinator: User, form: str
) -> None:
    answer = client.get(f"/plan/{picture.pk}/uitvoeringsplan.{form}")
    assert answer["Content-Disposition"] == f'attachment; filename="uitvoeringsplan-duinrade-{TODAY}.{form}"'
    assert Event.objects.filter(verb="reporting.delivered", note=f"uitvoeringsplan {form}").count() == 1


def test_an_unknown_form_is_not_there(client: Client, picture: Picture, coordinator: User) -> None:
    assert client.get(f"/plan/{picture.pk}/uitvoeringsplan.exe").status_code == 404


def test_every_recommendation_is_in_it_once_planned_or_for_later(client: Client, picture: Picture, coordinator: User) -> None:
    told = docx_text(client.get(f"/plan/{picture.pk}/uitvoeringsplan.docx").content)
    for criterion in ("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03"):
        assert squeezed(f"Regel {criterion}.") in told


def test_what_the_picture_keeps_from_the_public_version_is_marked_here_too(picture: Picture) -> None:
    for criterion in ("BES-01", "VER-02"):
        Passage.objects.create(
            picture=picture,
            organisation=picture.organisation,
            part="recommendation",
            criterion=criterion,
            ground="woo-5.1.2.e",
        )
    assert implementation(picture, made_on=TODAY).marks == ("artikel 5.1, tweede lid, onder e, Woo",)
