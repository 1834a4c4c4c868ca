"""Norm sets as published: a version is fixed, and a picture reads the text it was made with."""

import pytest
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.norms.actions import draft, publish, step
from dijkwacht.apps.norms.models import NormVersion, norm_set
from dijkwacht.apps.norms.queries import usable
from dijkwacht.apps.norms.rules import State
from dijkwacht.documents.norms.library import norm as shipped
from dijkwacht.documents.norms.library import norm_ids
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
BY = System("tests")


def other(norm: NormSet, **changes: str) -> NormSet:
    return norm.model_copy(update={"title": "Een andere titel", **changes})


def test_publishing_the_same_text_again_changes_nothing() -> None:
    first = publish(norm=make.norm(), by=BY)
    assert publish(norm=make.norm(), by=BY) == first
    assert (NormVersion.objects.count(), Event.objects.count()) == (1, 1)


def test_another_text_under_the_same_version_is_refused_and_the_first_stands() -> None:
    first = publish(norm=make.norm(), by=BY)
    with pytest.raises(Refused, match="geef een nieuw nummer"):
        publish(norm=other(make.norm()), by=BY)
    assert norm_set(NormVersion.objects.get()) == make.norm()
    assert NormVersion.objects.get().digest == first.digest


def test_a_new_version_stands_beside_the_old() -> None:
    old, new = publish(norm=make.norm(), by=BY), publish(norm=other(make.norm(), version="2"), by=BY)
    assert (norm_set(old).title, norm_set(new).title) == ("Kleine norm", "Een andere titel")
    assert [event.verb for event in Event.objects.all()] == ["norms.published"] * 2


@pytest.mark.parametrize("code", norm_ids())
def test_a_shipped_norm_comes_back_from_the_database_word_for_word(code: str) -> None:
    published = publish(norm=shipped(code), by=BY)
    assert norm_set(NormVersion.objects.get(pk=published.pk)) == shipped(code)


def test_the_basic_set_holds_basic_and_must_alone() -> None:
    published = publish(norm=make.norm(), by=BY)
    assert [criterion.id for criterion in norm_set(published, is_basic=True).criteria] == ["BES-01", "VER-01"]
    assert len(norm_set(published).criteria) == 6


def test_a_norm_is_parsed_once_for_all_its_pictures(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    published = publish(norm=other(make.norm(), version="alleen-hier"), by=BY)
    with django_assert_num_queries(1):
        assert norm_set(published) is norm_set(published)
        norm_set(published, is_basic=True)


def test_a_new_picture_finds_what_is_published_for_its_kind() -> None:
    ours = publish(norm=make.norm(), by=BY)
    publish(norm=make.norm("water").model_copy(update={"applies_to": ("water_board",)}), by=BY)
    gone = publish(norm=other(make.norm(), version="2"), by=BY)
    step(version=gone, to=State.RETIRED, seen=gone.digest, by=BY)
    draft(norm=other(make.norm(), version="3"), by=BY)
    assert list(usable("municipality")) == [ours]
    assert [norm.code for norm in usable("water_board")] == ["water"]
    assert list(usable("province")) == []


def test_a_picture_keeps_the_version_it_was_made_with_whatever_is_published_later() -> None:
    picture = make.picture(make.organisation())
    publish(norm=other(make.norm(), version="2"), by=BY)
    picture.refresh_from_db()
    assert (picture.norm.version, norm_set(picture.norm).title) == ("1", "Kleine norm")


def test_what_was_kept_before_points_in_other_frames_could_be_checked_is_read_as_unchecked() -> None:
    content = shipped("gemeente").model_copy(update={"version": "oud"}).model_dump(mode="json")
    for theme in content["themes"]:
        for criterion in theme["criteria"]:
            for point in criterion["maps_to"]:
                del point["checked"]
    old = NormVersion.objects.create(code="gemeente", version="oud", title="Oud", content=content, digest="oud")
    assert {point.checked for one in norm_set(old).criteria for point in one.maps_to} == {False}
