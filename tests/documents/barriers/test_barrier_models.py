"""The models that come with the product: whole enough to reckon with, and honest about what they rest on."""

import re

import pytest

from dijkwacht.analysis.barriers.process import Need
from dijkwacht.analysis.barriers.tree import Kind
from dijkwacht.documents.barriers.library import model, model_ids
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.outline import as_process
from dijkwacht.documents.barriers.parties import is_known
from dijkwacht.documents.law.library import register
from dijkwacht.documents.norms.library import norm, norm_ids

TEN = frozenset(
    {
        "adresfraude", "arbeidsuitbuiting", "bedrijventerreinen", "drugsafvaldumping", "havens", "hennepteelt",
        "synthetische-drugs", "vakantieparken", "witwassen", "zorgfraude",
    }
)  # fmt: skip
CRITERIA = frozenset(criterion.id for name in norm_ids() for criterion in norm(name).criteria)
PEOPLE_NOT_CONDUCT = re.compile(r"probleemwijk|kwetsbare wijk|onverklaarba|\bkok\b|allocht", re.IGNORECASE)
every_model = pytest.mark.parametrize("whole", [model(name) for name in model_ids()], ids=model_ids())


def breaks(need: str | Need, held: frozenset[str]) -> bool:
    """Whether what is asked of the conditions is gone once all of these are held."""
    if isinstance(need, str):
        return need in held
    gone = sum(breaks(one, held) for one in need.of)
    enough = {Kind.AND: 1, Kind.OR: len(need.of), Kind.ATLEAST: len(need.of) - need.k + 1}
    return gone >= enough[need.kind]


def unheld(whole: BarrierModel) -> set[str]:
    """The ways that no barrier holds, by itself or by its conditions."""
    process = as_process(whole)
    held = frozenset(name for name, those in process.holders().items() if those)
    ways = [way for step in process.needed for way in step.ways]
    return {way.id for way in ways if way.id not in held and not (way.needs and breaks(way.needs, held))}


def test_a_need_is_gone_when_too_few_conditions_are_left() -> None:
    both, one, two = (Need(Kind.AND, ("a", "b")), Need(Kind.OR, ("a", "b")), Need(Kind.ATLEAST, ("a", "b", "c"), 2))
    assert [breaks(need, frozenset({"a"})) for need in (both, one, two)] == [True, False, False]
    assert [breaks(need, frozenset({"a", "b"})) for need in (both, one, two)] == [True, True, True]


def test_only_models_that_were_agreed_on_come_with_the_product() -> None:
    assert {*model_ids()} == TEN


@every_model
def test_a_model_is_whole(whole: BarrierModel) -> None:
    assert whole.id in model_ids()
    assert 5 <= len(whole.steps) <= 7
    assert len(whole.barriers) >= 15
    assert whole.closed_at == 0.5
    assert whole.theme
    assert whole.summary
    assert {*whole.related} <= {*model_ids()} - {whole.id}


@every_model
def test_every_step_has_its_signals_and_whom_it_leans_on(whole: BarrierModel) -> None:
    assert all(len(step.ways) >= 2 and step.signals for step in whole.steps)
    assert all(signal.seen_by for step in whole.steps for signal in step.signals)


@every_model
def test_a_way_is_held_by_a_barrier_or_says_why_not(whole: BarrierModel) -> None:
    silent = {f"{step.id}/{way.id}" for step in whole.steps for way in step.ways if not way.note}
    assert sorted(unheld(whole) & silent) == []


@every_model
def test_every_barrier_says_who_places_it_and_on_what_ground(whole: BarrierModel) -> None:
    named = {source.id for source in whole.sources if not isinstance(source, str)}
    for barrier in whole.barriers:
        assert barrier.placed_by, barrier.id
        assert [party for party in barrier.placed_by if not is_known(party)] == [], barrier.id
        assert {basis.ref for basis in barrier.basis} <= named, barrier.id
        assert barrier.basis or barrier.note, barrier.id
        assert {*barrier.criteria} <= CRITERIA, barrier.id


@every_model
def test_no_act_is_named_as_a_source_that_nothing_rests_on(whole: BarrierModel) -> None:
    used = {basis.ref for barrier in whole.barriers for basis in barrier.basis}
    acts = {source.id for source in whole.sources if not isinstance(source, str) and source.id in register().names}
    assert sorted(acts - used) == []


@every_model
def test_an_effect_is_a_range_of_a_judgement_and_only_of_what_holds(whole: BarrierModel) -> None:
    for barrier in whole.barriers:
        assert bool(barrier.effect) is barrier.holds, barrier.id
        if barrier.effect:
            assert barrier.effect.chances.low < barrier.effect.chances.likely < barrier.effect.chances.high, barrier.id
            assert barrier.effect.source == "judgement", barrier.id


@every_model
def test_a_closure_is_one_deed_of_which_little_is_known(whole: BarrierModel) -> None:
    closures = [barrier for barrier in whole.barriers if barrier.instrument == "damocles"]
    assert len(closures) <= 1
    assert all(barrier.effect and barrier.effect.chances.low <= 0.1 for barrier in closures)


@every_model
def test_words_are_of_conduct_and_not_of_people(whole: BarrierModel) -> None:
    assert PEOPLE_NOT_CONDUCT.findall(str(whole.model_dump())) == []
