"""From draft to published to out of use; what is published stays."""

import pytest
from django.db import DatabaseError, transaction

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.norms.actions import discard, draft, publish, step
from dijkwacht.apps.norms.models import NormVersion, norm_set
from dijkwacht.apps.norms.queries import basic_criteria, former
from dijkwacht.apps.norms.rules import STEPS, State, why_not, why_not_draft, why_not_use
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


def other(title: str = "Een andere titel", version: str = "1") -> NormSet:
    return make.norm().model_copy(update={"title": title, "version": version})


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_only_the_steps_in_the_table_exist() -> None:
    allowed = {(before, after) for before in State for after in State if why_not(before, after) is None}
    assert allowed == set(STEPS) == {(State.DRAFT, State.PUBLISHED), (State.PUBLISHED, State.RETIRED)}


def test_a_new_picture_asks_for_a_published_version() -> None:
    assert why_not_use(State.PUBLISHED) is None
    assert "nog een ontwerp" in (why_not_use(State.DRAFT) or "")
    assert "kies een nieuwere" in (why_not_use(State.RETIRED) or "")
    assert "geen korte set" in (why_not_use(State.PUBLISHED, is_basic=True, basic_criteria=0) or "")


def test_a_draft_may_be_replaced_and_a_published_version_may_not() -> None:
    assert (why_not_draft(None), why_not_draft(State.DRAFT)) == (None, None)
    first = draft(norm=make.norm(), by=make.BY)
    second = draft(norm=other(), by=make.BY)
    assert (first.pk, norm_set(NormVersion.objects.get()).title) == (second.pk, "Een andere titel")
    step(version=second, to=State.PUBLISHED, seen=second.digest, by=make.BY)
    with pytest.raises(Refused, match="Geef de norm een nieuw versienummer"):
        draft(norm=make.norm(), by=make.BY)
    assert verbs() == ["norms.drafted", "norms.drafted", "norms.published"]


def test_what_is_published_is_what_was_read() -> None:
    read = draft(norm=make.norm(), by=make.BY)
    seen = read.digest
    draft(norm=other(), by=make.BY)
    with pytest.raises(Refused, match="intussen vervangen"):
        step(version=read, to=State.PUBLISHED, seen=seen, by=make.BY)
    assert NormVersion.objects.get().state == State.DRAFT


def test_a_draft_can_be_thrown_away_and_nothing_else() -> None:
    kept = draft(norm=make.norm(), by=make.BY)
    discard(version=kept, seen=kept.digest, by=make.BY)
    assert not NormVersion.objects.exists()
    with pytest.raises(Refused, match="weggegooid"):
        discard(version=kept, seen=kept.digest, by=make.BY)
    published = publish(norm=make.norm(), by=make.BY)
    with pytest.raises(Refused, match="verandert niet meer"):
        discard(version=published, seen=published.digest, by=make.BY)
    assert verbs() == ["norms.drafted", "norms.discarded", "norms.published"]


def test_a_shipped_norm_takes_the_place_of_a_draft_under_its_number() -> None:
    kept = draft(norm=other(), by=make.BY)
    published = publish(norm=make.norm(), by=make.BY)
    assert (published.pk, published.state, norm_set(published).title) == (kept.pk, State.PUBLISHED, "Kleine norm")


@pytest.mark.parametrize("state", [State.DRAFT, State.RETIRED])
def test_no_picture_begins_on_a_draft_or_on_what_is_out_of_use(state: State) -> None:
    version = draft(norm=make.norm(), by=make.BY)
    if state is State.RETIRED:
        step(version=version, to=State.PUBLISHED, seen=version.digest, by=make.BY)
        step(version=version, to=State.RETIRED, seen=version.digest, by=make.BY)
    version.refresh_from_db()
    with pytest.raises(Refused):
        pictures.plan(organisation=make.organisation(), norm=version, reference_date=make.REFERENCE, by=make.BY)
    assert not Picture.objects.exists()


def test_a_picture_holds_on_to_a_version_that_goes_out_of_use() -> None:
    picture = make.picture(make.organisation())
    step(version=picture.norm, to=State.RETIRED, seen=picture.norm.digest, by=make.BY)
    assert norm_set(Picture.objects.get().norm) == make.norm()


def test_a_basic_picture_asks_for_a_short_set() -> None:
    bare = make.norm(themes=("BES",), size=1)
    theme = bare.themes[0]
    criterion = theme.criteria[0].model_copy(update={"basic": False, "must": False})
    version = publish(norm=bare.model_copy(update={"themes": (theme.model_copy(update={"criteria": (criterion,)}),)}), by=make.BY)
    assert basic_criteria(version) == 0
    with pytest.raises(Refused, match="geen korte set"):
        pictures.plan(organisation=make.organisation(), norm=version, reference_date=make.REFERENCE, is_basic=True, by=make.BY)


@pytest.mark.parametrize(
    "change",
    [{"title": "Anders"}, {"content": {}}, {"digest": "x"}, {"version": "2"}, {"code": "anders"}, {"state": State.DRAFT}],
)
def test_the_database_itself_refuses_to_change_what_is_published(change: dict[str, object]) -> None:
    published = publish(norm=make.norm(), by=make.BY)
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        NormVersion.objects.filter(pk=published.pk).update(**change)
    assert norm_set(NormVersion.objects.get()) == make.norm()


def test_the_database_refuses_to_bring_back_what_is_out_of_use() -> None:
    published = publish(norm=make.norm(), by=make.BY)
    step(version=published, to=State.RETIRED, seen=published.digest, by=make.BY)
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        NormVersion.objects.update(state=State.PUBLISHED)


def test_the_former_version_is_the_last_one_that_was_published() -> None:
    first = publish(norm=make.norm(), by=make.BY)
    draft(norm=other(version="2"), by=make.BY)
    third = draft(norm=other(version="3"), by=make.BY)
    publish(norm=make.norm("anders"), by=make.BY)
    assert (former(third), former(first)) == (first, None)
