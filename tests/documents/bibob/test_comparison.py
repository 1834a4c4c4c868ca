"""A policy laid beside the law, the example and neighbours: differences in words, nobody ranked."""

from datetime import date

from dijkwacht.documents.bibob.comparison import NOT_NAMED, Row, beside, said
from dijkwacht.documents.bibob.library import example, law
from dijkwacht.documents.bibob.model import Line, Policy

TODAY = date(2026, 11, 24)


def policy(*lines: Line, title: str = "Eigen", body: str = "municipality") -> Policy:
    data = {"id": "eigen", "version": "1", "title": title, "body": body, "areas": ({"id": "haven", "title": "Haven"},)}
    return Policy.model_validate({**data, "lines": lines})


def rows(own: Policy | None, *neighbours: Policy) -> dict[str, Row]:
    model = example("municipality")
    assert model is not None
    return {row.decision.id: row for row in beside(own, law=law(), example=model, neighbours=neighbours, on=TODAY)}


def test_every_decision_of_the_body_has_a_row() -> None:
    assert list(rows(None)) == [one.id for one in law().of_body("municipality")]


def test_without_a_policy_everything_the_law_allows_is_open() -> None:
    found = rows(None)
    assert found["horeca"].own.words == NOT_NAMED
    assert "uw beleid doet hier niets" in found["horeca"].notes[0]
    assert not found["andere-vergunning"].differs


def test_testing_what_the_law_does_not_allow_is_said_first() -> None:
    found = rows(policy(Line(decision="andere-vergunning", mode="standard")))
    assert found["andere-vergunning"].notes == ("Uw beleid toetst dit, maar de wet geeft daarvoor geen grond.",)


def test_a_neighbour_who_tests_more_or_less_is_a_difference_both_ways() -> None:
    own = policy(Line(decision="horeca", mode="signal"), Line(decision="subsidie", mode="standard"))
    other = policy(Line(decision="horeca", mode="standard"), Line(decision="subsidie", mode="none"))
    found = rows(own, other)
    assert any("naast u toetst meer" in note for note in found["horeca"].notes)
    assert any("naast u wordt minder getoetst" in note for note in found["subsidie"].notes)
    assert found["horeca"].neighbours[0].differs


def test_some_areas_is_less_than_everywhere_and_more_than_a_signal() -> None:
    some = policy(Line(decision="seksbedrijf", mode="standard", areas=("haven",)))
    assert any("toetst minder" in note or "u toetst minder" in note for note in rows(some)["seksbedrijf"].notes)
    more = rows(some, policy(Line(decision="seksbedrijf", mode="signal")))["seksbedrijf"]
    assert any("minder getoetst" in note for note in more.notes)


def test_the_same_policy_is_no_difference() -> None:
    model = example("municipality")
    assert model is not None
    assert not any(row.notes for row in rows(model, model).values())


def test_neighbours_stay_in_the_order_given() -> None:
    first, second = policy(Line(decision="horeca", mode="none")), policy(Line(decision="horeca", mode="standard"))
    words = [cell.words for cell in rows(None, first, second)["horeca"].neighbours]
    assert words == ["niet", "altijd"]


def test_a_neighbour_of_another_kind_has_what_it_decides_on() -> None:
    board = policy(Line(decision="subsidie", mode="standard"), body="water_board")
    found = rows(policy(Line(decision="horeca", mode="standard")), board)
    assert found["horeca"].neighbours[0].words == "neemt deze beslissing niet"
    assert not any("naast u" in note for note in found["horeca"].notes)


def test_a_line_in_words() -> None:
    own = policy(Line(decision="bedrijf", mode="standard", areas=("haven",), renewal="light"))
    assert said(own, "bedrijf") == "altijd in Haven, elders bij een signaal; verlenging licht"
