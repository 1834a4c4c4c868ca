"""What the law allows, and policy lines: every fault at once and with its place."""

from datetime import date

import pytest

from dijkwacht.documents.bibob.library import example, law
from dijkwacht.documents.bibob.reader import policy_data, policy_of, read_law, read_policy
from dijkwacht.kit.errors import InvalidInput

BODIES = ("municipality", "province", "water_board")


def test_the_table_of_the_law_knows_what_it_forbids() -> None:
    none = {one.id for one in law().decisions if one.allowed == "no"}
    assert none == {"andere-vergunning", "omgevingsverordening", "projectbesluit"}


@pytest.mark.parametrize(
    ("decision", "day", "allowed"),
    [
        ("overheidsopdracht", date(2020, 7, 31), True),  # in some sectors
        ("vastgoed-toestemming", date(2022, 9, 30), False),
        ("overheidsopdracht", date(2020, 8, 1), True),
        ("open-house", date(2022, 9, 30), False),
        ("open-house", date(2022, 10, 1), True),
        ("omgevingsverordening", date(2026, 11, 24), False),
        ("horeca", date(2026, 11, 24), True),
    ],
)
def test_the_law_allows_from_its_day_on(decision: str, day: date, allowed: bool) -> None:
    found = law().decision(decision)
    assert found is not None
    assert found.is_allowed_on(day) is allowed


@pytest.mark.parametrize(
    ("decision", "day", "said"),
    [
        ("overheidsopdracht", date(2020, 7, 31), "alleen in sectoren"),
        ("overheidsopdracht", date(2020, 8, 1), None),
        ("vastgoed-erfpacht", date(2022, 9, 30), "niet voor opstal"),
        ("vastgoed-toestemming", date(2026, 11, 24), "zelf heeft verkocht"),
        ("omgevingsplanwijziging", date(2026, 11, 24), "alleen afwijzen"),
        ("alcohol", date(2026, 11, 24), None),
    ],
)
def test_where_the_law_limits_a_test_it_says_how(decision: str, day: date, said: str | None) -> None:
    found = law().decision(decision)
    assert found is not None
    limit = found.limit_on(day)
    assert (said in limit) if said and limit else limit is said


def test_where_the_mayor_decides_the_table_says_by_which_article() -> None:
    mayors = {one.id: one.mayor for one in law().decisions if one.mayor is not None}
    assert set(mayors) == {"alcohol", "horeca", "seksbedrijf", "kansspelautomaten", "speelautomatenhal", "evenement"}
    assert all(mayor.checked for mayor in mayors.values())


def test_where_a_permit_comes_by_itself_the_table_warns() -> None:
    warned = {one.id for one in law().decisions if one.warning and "van rechtswege" in one.warning}
    assert warned == {"horeca", "seksbedrijf", "bedrijf", "kansspelautomaten"}


@pytest.mark.parametrize("body", BODIES)
def test_an_example_says_why_it_tests_as_it_does(body: str) -> None:
    policy = example(body)
    assert policy is not None
    assert policy.without_why == ()
    assert all(line.why for line in policy.lines)


@pytest.mark.parametrize(("signal", "since"), [("tip-overheid", date(2022, 10, 1)), ("tip-bureau", date(2020, 8, 1))])
def test_tips_have_their_day(signal: str, since: date) -> None:
    assert {one.id: one.since for one in law().signals}[signal] == since


def test_every_ground_that_was_read_names_the_text() -> None:
    grounds = [ground for one in (*law().decisions, *law().signals) for ground in one.grounds]
    assert all(ground.read for ground in grounds if ground.checked)


@pytest.mark.parametrize("body", BODIES)
def test_each_kind_of_body_has_an_example_that_says_it_is_one(body: str) -> None:
    policy = example(body)
    assert policy is not None
    assert policy.body == body
    assert policy.title.startswith("Voorbeeldbeleid van dijkwacht")


@pytest.mark.parametrize("body", BODIES)
def test_no_example_tests_what_the_law_does_not_allow(body: str) -> None:
    policy = example(body)
    assert policy is not None
    for line in policy.lines:
        found = law().decision(line.decision)
        assert found is not None
        assert found.is_allowed_on(date(2026, 11, 24)), line.decision


@pytest.mark.parametrize("body", BODIES)
def test_an_example_speaks_of_everything_that_the_law_allows_it(body: str) -> None:
    policy = example(body)
    assert policy is not None
    allowed = {one.id for one in law().of_body(body) if one.allowed != "no"}
    assert allowed == {line.decision for line in policy.lines}


def test_a_joint_body_has_no_example() -> None:
    assert example("joint_body") is None


def test_a_policy_comes_back_as_it_was_kept() -> None:
    policy = example("municipality")
    assert policy is not None
    assert policy_of(policy_data(policy)) == policy


BROKEN = """\
id: eigen
version: "1"
title: Eigen beleid
body: municipality
areas: [{id: centrum, title: Centrum}, {id: centrum, title: Nog eens}]
surprise: 1
lines:
  - {decision: horeca, mode: altijd}
  - {decision: horeca, mode: standard, areas: [haven]}
  - {decision: luchtvaart, mode: none}
  - {decision: projectbesluit, mode: none}
"""


def test_all_faults_come_out_at_once_with_their_place() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_policy(BROKEN, file="eigen.yaml", law=law())
    said = [str(fault) for fault in caught.value.faults]
    assert [line.split(":")[1].strip() for line in said] == ["5", "6", "8", "9", "9", "10", "11"]
    text = "\n".join(said)
    assert "eigen.yaml: 6:1 surprise: deze sleutel is onbekend" in text
    assert "kies uit: standard, signal, none" in text
    assert "dit gebied staat niet in de lijst areas" in text
    assert "deze soort beslissing staat niet in de tabel van de wet" in text
    assert "dit soort organisatie neemt deze beslissing niet" in text


def test_a_law_table_with_doubles_is_refused() -> None:
    one = '{id: a, title: A, group: permit, bodies: [municipality], allowed: "yes", grounds: [{article: x}]}'
    signal = "{id: tip-om, title: T, grounds: [{article: x}]}"
    with pytest.raises(InvalidInput, match="staat er dubbel"):
        read_law(f"id: wet\nversion: '1'\ntitle: W\ndecisions: [{one}, {one}]\nsignals: [{signal}]\n", file="wet.yaml")
