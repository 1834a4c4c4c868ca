"""The word *gesloten* is not offered where nobody can be named: the form, the rule and the database all refuse it."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.sources.actions import register
from dijkwacht.apps.sources.models import EarlierStudy
from dijkwacht.apps.sources.rules import Study
from dijkwacht.documents.marking import Marking
from dijkwacht.kit.errors import InvalidInput
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_no_earlier_study_is_closed() -> None:
    here = make.organisation()
    with pytest.raises(InvalidInput):
        register(organisation=here, study=Study("Scan", "Bureau", date(2024, 1, 1), Marking.CLOSED), by=make.BY)
    with pytest.raises(IntegrityError):
        EarlierStudy.objects.create(organisation=here, title="Scan", maker="Bureau", made_on=date(2024, 1, 1), marking="gesloten")


def test_no_picture_is_closed() -> None:
    picture = make.picture(make.organisation())
    with pytest.raises(IntegrityError):
        Picture.objects.filter(pk=picture.pk).update(marking="gesloten")


def test_the_form_does_not_offer_it(client: Client) -> None:
    user = make.user()
    make.membership(user, make.organisation(), Role.COORDINATOR)
    client.force_login(user)
    assert 'value="gesloten"' not in client.get("/organisatie/eerder/nieuw/").content.decode()
