"""Adviser and organisation read one picture: once all is weighed, the figures of both are the same."""

from random import Random

import pytest

from dijkwacht.analysis.scoring.answers import UNKNOWN, Side
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.queries.telling import telling, told
from dijkwacht.apps.pictures.rules.weighing import Basis
from tests import factories as make

pytestmark = pytest.mark.django_db

SAID = (0, 1, 2, 2, 3, 3, UNKNOWN, None)
GROUNDS = (Basis.DOCUMENT, Basis.INTERVIEW, Basis.CHECK)


def answered(chance: Random) -> Picture:
    """A picture with one to five people, who said all kinds of things."""
    of = make.picture(make.organisation(), of=make.norm("groot", size=8))
    for number in range(chance.randint(1, 5)):
        seat = make.respondent(of, f"oov {number + 2}")
        for theme in ("BES", "VER"):
            for place in range(1, 9):
                proof = {} if chance.random() < 0.7 else {"evidence": ()}
                if chance.random() < 0.15:
                    make.answer(seat, f"{theme}-{place:02}", not_applicable="Hebben wij niet.")
                elif chance.random() < 0.9:
                    make.answer(seat, f"{theme}-{place:02}", chance.choice(SAID), chance.choice(SAID), **proof)
    return of


def settle(of: Picture, code: str, chance: Random) -> None:
    """Weigh a criterion in one of the ways that the page has."""
    ways: list[tuple[dict[Side, int], Basis]] = [
        ({}, Basis.NOTHING),
        ({}, chance.choice(GROUNDS)),
        ({side: chance.randint(0, 3) for side in Side}, chance.choice(GROUNDS)),
    ]
    levels, basis = chance.choice(ways)
    pictures.settle(picture=of, criterion=code, levels=levels, reason="Gezien.", basis=basis, by=make.BY)


@pytest.mark.parametrize("seed", range(12))
def test_once_all_is_weighed_adviser_and_organisation_read_the_same_figures(seed: int) -> None:
    chance = Random(seed)
    picture = answered(chance)
    codes = {*telling(reckon(picture)).unweighed, *chance.sample(list(reckon(picture).criteria), 4)}
    for code in sorted(codes):
        settle(picture, code, chance)
    ours, theirs = reckon(picture).score, told(picture).score
    assert telling(reckon(picture)).unweighed == ()
    assert [(row.id, row.applicable, row.paper, row.practice) for row in ours.criteria] == [
        (row.id, row.applicable, row.paper, row.practice) for row in theirs.criteria
    ]
    assert ours.whole == theirs.whole
    assert [(theme.figures, theme.on_height) for theme in ours.themes] == [
        (theme.figures, theme.on_height) for theme in theirs.themes
    ]
    assert (ours.weak_spots, ours.findings, ours.not_known) == (theirs.weak_spots, theirs.findings, theirs.not_known)


def test_what_was_weighed_on_nothing_stands_at_norm_in_nobodys_figure() -> None:
    picture = make.picture(make.organisation())
    for number in range(3):
        make.answer(make.respondent(picture, f"oov {number + 2}"), "BES-01", 3, 3)
    assert reckon(picture).score.whole.at_norm == 1
    pictures.settle(picture=picture, criterion="BES-01", levels={}, reason="Te dun.", basis=Basis.NOTHING, by=make.BY)
    assert (reckon(picture).score.whole.at_norm, told(picture).score.whole.at_norm) == (0, 0)
    assert "BES-01" in reckon(picture).score.unknown
