"""One adviser at work on one picture in analysis, with three respondents who disagree."""

from dataclasses import dataclass

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture, Respondent
from tests import factories as make


@dataclass(frozen=True)
class Work:
    adviser: User
    organisation: Organisation
    picture: Picture
    respondents: tuple[Respondent, ...]

    @property
    def url(self) -> str:
        return f"/werk/{self.picture.pk}/"


@pytest.fixture
def work(db: None) -> Work:
    adviser, organisation = make.user(), make.organisation()
    make.assignment(adviser, organisation)
    picture = make.picture(organisation)
    first, second, third = (make.respondent(picture, function) for function in ("secretaris", "ciso", "hr"))
    make.answer(first, "BES-01", 3, 0, explanation="Alleen ik weet dit <echt>.")
    make.answer(second, "BES-01", 2, 2)
    make.answer(first, "BES-02", 2, 3, evidence=())
    make.answer(third, "BES-03", not_applicable="Wij hebben dit niet.")
    make.answer(first, "VER-01", 3, 3)
    make.answer(first, "VER-02", -1, -1)
    return Work(adviser, organisation, picture, (first, second, third))


@pytest.fixture
def client(client: Client, work: Work) -> Client:
    client.force_login(work.adviser)
    return client
