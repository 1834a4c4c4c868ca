"""The adviser at work on a picture, and a joint picture for two members."""

from dataclasses import dataclass

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.members import actions
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from tests import factories as make
from tests.web.work.conftest import Work, work

__all__ = ["Joint", "Work", "work"]


@dataclass(frozen=True)
class Joint:
    """A joint picture for Oostmeer and Westerkoog, with somebody from each and from the joint body itself."""

    adviser: User
    picture: Picture
    members: tuple[Organisation, Organisation]
    people: tuple[User, User]
    own: User

    @property
    def url(self) -> str:
        return f"/werk/{self.picture.pk}/bronnen/deelnemers/"

    @property
    def page(self) -> str:
        return f"/beelden/{self.picture.pk}/deelnemer/"


@pytest.fixture
def client(client: Client, work: Work) -> Client:
    client.force_login(work.adviser)
    return client


@pytest.fixture
def joint(work: Work) -> Joint:
    members = make.organisation("GM9902", "Westerkoog"), make.organisation("GM9903", "Oostmeer")
    picture = make.picture(make.joint_body(*members))
    make.assignment(work.adviser, picture.organisation)
    seat = make.respondent(picture, "ciso")
    make.answer(seat, "BES-01", 2, 2)
    make.answer(seat, "VER-01", 2, 2)
    actions.cover(picture=picture, members=members, by=work.adviser)
    people = make.user("west@example.org"), make.user("oost@example.org")
    for person, member, role in zip(people, members, (Role.EXECUTIVE, Role.COORDINATOR), strict=True):
        make.membership(person, member, role)
    own = make.user("gr@example.org")
    make.membership(own, picture.organisation, Role.CLIENT)
    return Joint(work.adviser, picture, members, people, own)
