"""Which test an application gets: every combination has an answer with a reason; first the law, then a tip, then the policy."""

from datetime import date
from itertools import product

import pytest

from dijkwacht.documents.bibob.library import example, law
from dijkwacht.documents.bibob.model import Indicators, Line, Policy
from dijkwacht.documents.bibob.selection import Application, Financing, Selected, Test, selected

TODAY = date(2026, 11, 24)
POLICY = Policy.model_validate(
    {
        "id": "eigen",
        "version": "1",
        "title": "Eigen beleid",
        "body": "municipality",
        "areas": ({"id": "haven", "title": "Haven"},),
        "indicators": Indicators(chosen=("financing-other", "financing-unclear", "new-owner")),
        "lines": (
            Line(decision="horeca", mode="standard", renewal="light"),
            Line(decision="bedrijf", mode="standard", areas=("haven",)),
            Line(decision="subsidie", mode="signal"),
            Line(decision="overheidsopdracht", mode="none"),
            Line(decision="evenement", mode="standard"),
            Line(decision="andere-vergunning", mode="standard"),
            Line(decision="vastgoed-huur", mode="standard"),
        ),
    }
)


def choose(decision: str = "horeca", policy: Policy = POLICY, on: date = TODAY, **features: object) -> Selected:
    return selected(Application(decision, **features), policy=policy, law=law(), on=on)  # type: ignore[arg-type]


SIGNALS = [frozenset[str](), *(frozenset({one.id}) for one in law().signals)]


@pytest.mark.parametrize("body", ["municipality", "province", "water_board"])
def test_every_combination_gives_an_answer_with_a_reason_an_article_and_a_step(body: str) -> None:
    policy = example(body)
    assert policy is not None
    areas = ["", *(area.id for area in policy.areas)]
    choices = product(law().of_body(body), areas, SIGNALS, (True, False), Financing, (True, False), (True, False))
    for decision, area, signals, is_renewal, financing, has_new_owner, has_odd_price in choices:
        application = Application(decision.id, area, signals, is_renewal, financing, has_new_owner, has_odd_price)
        found = selected(application, policy=policy, law=law(), on=TODAY)
        assert found.reasons, application
        assert found.articles, application
        assert found.steps, application
        assert all(reason.endswith(".") and reason[0].isupper() for reason in found.reasons), found.reasons


@pytest.mark.parametrize(
    ("decision", "features", "test", "said"),
    [
        ("horeca", {}, Test.STANDARD, "altijd"),
        ("horeca", {"is_renewal": True}, Test.LIGHT, "verlenging"),
        ("horeca", {"is_renewal": True, "has_new_owner": True}, Test.STANDARD, "altijd"),
        ("horeca", {"is_renewal": True, "signals": frozenset({"signaal-riec"})}, Test.STANDARD, "altijd"),
        ("bedrijf", {"area": "haven"}, Test.STANDARD, "in Haven"),
        ("bedrijf", {}, Test.NONE, "alleen in Haven"),
        ("bedrijf", {"signals": frozenset({"signaal-riec"})}, Test.STANDARD, "signaal van het RIEC"),
        ("subsidie", {}, Test.NONE, "bij een signaal, en dat is er niet"),
        ("subsidie", {"financing": Financing.UNCLEAR}, Test.LIGHT, "financiering niet duidelijk"),
        ("subsidie", {"financing": Financing.OTHER, "has_new_owner": True}, Test.STANDARD, "2 eigen indicaties"),
        ("subsidie", {"has_odd_price": True}, Test.NONE, "te weinig voor een toets"),
        ("overheidsopdracht", {"has_new_owner": True}, Test.NONE, "niet wordt getoetst"),
        ("overheidsopdracht", {"signals": frozenset({"signaal-riec"})}, Test.NONE, "geen aanleiding: signaal van het RIEC"),
        ("overheidsopdracht", {"signals": frozenset({"tip-om"})}, Test.STANDARD, "motiveer waarom"),
        ("seksbedrijf", {}, Test.NONE, "noemt deze beslissing niet"),
        ("seksbedrijf", {"signals": frozenset({"tip-bureau"})}, Test.STANDARD, "motiveer waarom"),
        ("andere-vergunning", {"signals": frozenset({"tip-om"})}, Test.NONE, "geen Bibob-grond"),
        ("evenement", {}, Test.STANDARD, "Let op: Artikel 7"),
        ("waterschapsactiviteit", {}, Test.NONE, "neemt deze beslissing niet"),
        ("luchtvaart", {}, Test.NONE, "neemt deze beslissing niet"),
    ],
)
def test_what_is_chosen(decision: str, features: dict[str, object], test: Test, said: str) -> None:
    found = choose(decision, **features)
    assert found.test is test
    assert said in " ".join(found.reasons)


def test_a_tip_that_the_law_did_not_know_yet_is_no_tip() -> None:
    chosen = {"signals": frozenset({"tip-overheid"})}
    assert choose("seksbedrijf", on=date(2022, 9, 30), **chosen).test is Test.NONE
    assert choose("seksbedrijf", on=date(2022, 10, 1), **chosen).test is Test.STANDARD


def test_what_the_law_allows_later_is_not_tested_yet() -> None:
    found = choose("open-house", on=date(2022, 9, 30), signals=frozenset({"tip-om"}))
    assert found.test is Test.NONE
    assert "vanaf 1 oktober 2022" in found.reasons[0]


def test_what_the_law_allowed_in_part_is_tested_with_a_word_of_caution() -> None:
    tip = {"signals": frozenset({"tip-om"})}
    before = choose("overheidsopdracht", on=date(2020, 7, 31), **tip)
    assert before.test is Test.STANDARD
    assert "alleen in sectoren" in before.reasons[-1]
    assert not any("sectoren" in said for said in choose("overheidsopdracht", on=date(2020, 8, 1), **tip).reasons)


def test_a_light_test_is_a_word_of_the_policy_and_its_duties_are_those_of_the_law() -> None:
    steps = " ".join(choose(is_renewal=True).steps)
    assert "de wet kent het niet" in steps
    assert "7a lid 7 en 8" in steps


def test_what_the_bureau_knows_is_asked_by_an_own_norm_and_other_sources_are_named() -> None:
    steps = " ".join(choose().steps)
    assert "eigen norm" in steps
    assert all(article in steps for article in ("7b", "7c", "9 lid 5", "7a lid 7"))


def test_the_reason_of_the_policy_goes_into_the_file_only_where_there_is_a_test() -> None:
    lines = (Line(decision="horeca", mode="signal", why="Omdat het moet."),)
    policy = POLICY.model_copy(update={"lines": lines})
    assert not any("Omdat" in said for said in choose(policy=policy).reasons)
    told = choose(policy=policy, signals=frozenset({"signaal-riec"})).reasons
    assert "Het beleid zegt waarom: Omdat het moet." in told


def test_a_permit_that_comes_by_itself_is_warned_of() -> None:
    assert any("van rechtswege" in said for said in choose("horeca").reasons)


def test_a_contract_says_that_it_goes_by_private_law() -> None:
    assert any("burgerlijk recht" in step for step in choose("vastgoed-huur").steps)
    assert not any("burgerlijk recht" in step for step in choose("horeca").steps)


def test_what_was_not_read_in_the_law_is_named() -> None:
    assert choose("evenement").to_verify
    assert not choose("horeca").to_verify


def test_the_article_of_the_tip_goes_into_the_file() -> None:
    assert "Wet Bibob artikel 26" in choose(signals=frozenset({"tip-om"})).articles


@pytest.mark.parametrize("financing", [Financing.BANK, Financing.OWN, Financing.UNKNOWN], ids=lambda one: one.value)
def test_own_money_and_what_is_not_known_yet_are_no_indications(financing: Financing) -> None:
    assert Application("subsidie", financing=financing).indications == frozenset()


@pytest.mark.parametrize("decision", ["overheidsopdracht", "open-house", "evenement"])
def test_where_money_does_not_matter_it_is_no_indication(decision: str) -> None:
    found = choose(decision, financing=Financing.UNCLEAR)
    assert not any("financiering" in reason for reason in found.reasons)
