"""The picture of the province is its own: nothing in it is added up from municipal pictures."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.organisations.models import Organisation, OrganisationName
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.reporting.queries.report import report
from dijkwacht.documents.norms.library import norm
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_whatever_municipalities_answer_the_picture_of_the_province_stays_the_same(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    province = Organisation.objects.create(code="PV99", kind="province", is_example=True)
    OrganisationName.objects.create(organisation=province, name="Duinmark")
    picture = make.picture(province, of=norm("provincie"))
    make.answer(make.respondent(picture, "oov"), "PRO-08", 2, 2)
    before, told = reckon(picture).score, report(picture, made_on=date(2026, 11, 23))
    for number in range(3):
        municipal = make.picture(make.organisation(f"GM990{number}", f"Plaats {number}"), of=norm("gemeente"))
        seat = make.respondent(municipal, "oov")
        for criterion in ("BES-02", "VER-01", "TOE-04"):
            make.answer(seat, criterion, number, 0)
    with django_assert_num_queries(3):
        assert reckon(picture).score == before
    assert report(picture, made_on=date(2026, 11, 23)) == told
