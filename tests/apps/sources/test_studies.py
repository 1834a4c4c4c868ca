"""Earlier studies: registered with what they found, never a file; no word of them in the audit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.sources import actions
from dijkwacht.apps.sources.models import EarlierStudy
from dijkwacht.apps.sources.rules import Study, faults_in_study, lines_of, theme_lines
from dijkwacht.kit.errors import InvalidInput
from tests import factories as make

STUDY = Study(
    "Quickscan 2024", "Bureau Noord", date(2024, 5, 1), themes=(("Vergunningen", "voldoende"),), recommendations=("Leg vast.",)
)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"maker": ""}, "maker"),
        ({"made_on": TODAY + timedelta(days=1)}, "made_on"),
        ({"themes": (("a", "b" * 600),)}, "themes"),
        ({"recommendations": ("x",) * 61}, "recommendations"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(change: dict[str, object], field: str) -> None:
    assert set(faults_in_study(replace(STUDY, **change), on=TODAY)) == {field}  # type: ignore[arg-type]


def test_themes_stand_one_a_line() -> None:
    assert theme_lines("Vergunningen: voldoende\r\n\n Vastgoed : 2: matig ") == (
        (("Vergunningen", "voldoende"), ("Vastgoed", "2: matig")),
        None,
    )
    assert theme_lines("Vergunningen: goed\nVastgoed")[1] == "Regel 2: schrijf het thema, een dubbele punt en het niveau."
    assert lines_of("") == ()


@pytest.mark.django_db
def test_each_deed_is_one_event_without_a_word_of_it() -> None:
    where = make.organisation()
    row = actions.register(organisation=where, study=STUDY, by=make.BY)
    assert (row.themes, row.recommendations) == ([["Vergunningen", "voldoende"]], ["Leg vast."])
    actions.revise(row=row, study=replace(STUDY, title="Scan"), by=make.BY)
    assert EarlierStudy.objects.get().title == "Scan"
    actions.remove(row=row, by=make.BY)
    assert not EarlierStudy.objects.exists()
    events = Event.objects.order_by("-pk")[:3]
    assert [event.verb.rpartition("_")[2] for event in events] == ["removed", "revised", "registered"]
    assert {(event.organisation, event.note) for event in events} == {("GM9901", "")}


@pytest.mark.django_db
def test_a_fault_keeps_it_from_being_registered() -> None:
    with pytest.raises(InvalidInput):
        actions.register(
            organisation=make.organisation(), study=replace(STUDY, made_on=timezone.localdate() + timedelta(days=1)), by=make.BY
        )
    assert not EarlierStudy.objects.exists()
