"""What an organisation is told of its picture: never an answer of one or two people, and after the first time only weighing."""

import pytest
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.actions import move
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.queries.telling import telling, told
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
PROOF = (make.Piece("Gezien", make.Kind.OTHER, None, "kast"),)


@pytest.fixture
def picture() -> Picture:
    return make.picture(make.organisation(), summary="Kort.", unanswered_reason="Kwam niet aan bod.")


def said(of: Picture, *levels: tuple[int, int], criterion: str = "BES-01") -> list[Respondent]:
    """Each pair of levels from a person of their own."""
    there = of.respondents.count()
    seats = [make.respondent(of, f"oov {there + number}") for number, _ in enumerate(levels, 2)]
    for seat, (paper, practice) in zip(seats, levels, strict=True):
        make.answer(seat, criterion, paper, practice, evidence=PROOF)
    return seats


def levels_of(of: Picture, criterion: str = "BES-01") -> tuple[int | None, int | None]:
    result = told(of).results[criterion]
    return result.paper, result.practice


def weigh(of: Picture, basis: Basis | None, criterion: str = "BES-01", **levels: int) -> None:
    by_side = {Side(side): level for side, level in levels.items()}
    pictures.settle(picture=of, criterion=criterion, levels=by_side, reason="Gezien.", basis=basis, by=make.BY)


def share(of: Picture) -> None:
    of.refresh_from_db()
    for code in told(of).score.findings:
        findings.describe(picture=of, criterion=code, text="", is_reviewed=True, by=make.BY)
    move(picture=of, to=State.CONCEPT, by=make.BY)


def again(of: Picture) -> None:
    move(picture=of, to=State.ANALYSIS, reason="Nog eens kijken.", by=make.BY)
    of.refresh_from_db()


@pytest.mark.parametrize("number", [1, 2])
def test_what_fewer_than_three_people_said_is_not_known_until_it_was_weighed(picture: Picture, number: int) -> None:
    said(picture, *[(2, 1)] * number)
    assert (reckon(picture).results["BES-01"].practice, levels_of(picture)) == (1, (None, None))
    assert "BES-01" in told(picture).score.not_known
    assert told(picture).score.findings == ()
    weigh(picture, Basis.DOCUMENT, paper=2, practice=1)
    assert (levels_of(picture), told(picture).score.findings) == ((2, 1), ("BES-01",))


def test_three_people_are_enough_and_one_with_three_functions_is_one(picture: Picture) -> None:
    seats = said(picture, (2, 1), (2, 1), (2, 0))
    assert levels_of(picture) == (2, 1)
    for seat in seats[:2]:
        invitations.address(respondent=seat, email="hoofd-hr@example.org", by=make.BY)
    assert levels_of(picture) == (None, None)
    invitations.address(respondent=seats[1], email="integriteit@example.org", by=make.BY)
    assert levels_of(picture) == (2, 1)


def test_an_account_and_an_invitation_on_one_address_are_one_person(picture: Picture) -> None:
    first, second, third = said(picture, (2, 1), (2, 1), (2, 1))
    who = make.user("hr@example.org")
    first.membership = make.membership(who, picture.organisation, Role.RESPONDENT, "hr")
    first.save()
    invitations.address(respondent=second, email="HR@example.org", by=make.BY)
    invitations.address(respondent=third, email="ciso@example.org", by=make.BY)
    assert levels_of(picture) == (None, None)


def test_what_was_read_in_a_document_is_nobodys_answer(picture: Picture) -> None:
    seats = said(picture, (2, 1), (2, 1))
    make.answer(make.respondent(picture, "hr"), "BES-01", 2, 1, source=make.Source.DOCUMENT, evidence=PROOF)
    assert len(seats) == 2
    assert levels_of(picture) == (None, None)


def test_not_applicable_counts_from_three_people_or_when_weighed(picture: Picture) -> None:
    for name in ("hr", "ciso"):
        make.answer(make.respondent(picture, name), "BES-01", not_applicable="Geen haven.")
    assert told(picture).results["BES-01"].applicable
    assert "BES-01" in told(picture).score.not_known
    weigh(picture, Basis.DOCUMENT)
    assert not told(picture).results["BES-01"].applicable


def test_a_level_on_nothing_is_refused_and_nothing_itself_is_not_yet_known(picture: Picture) -> None:
    said(picture, (2, 0), (2, 0), (2, 0))
    with pytest.raises(Refused, match="Op niets rust geen niveau"):
        weigh(picture, Basis.NOTHING, practice=0)
    weigh(picture, Basis.NOTHING)
    assert levels_of(picture) == (None, None)
    assert told(picture).score.not_known[0] == "BES-01"


@pytest.mark.parametrize(("number", "page", "paper"), [(3, False, False), (4, True, False), (5, True, True)])
def test_that_answers_lay_apart_is_said_from_four_people_and_on_paper_from_five(
    picture: Picture, number: int, page: bool, paper: bool
) -> None:
    said(picture, (0, 0), *[(2, 2)] * (number - 1))
    there = told(picture)
    assert (there.is_apart("BES-01"), there.is_apart_on_paper("BES-01")) == (page, paper)


def test_whoever_reads_the_picture_is_not_counted_among_the_four(picture: Picture) -> None:
    seats = said(picture, (0, 0), (2, 2), (2, 2), (2, 2))
    reader = make.user("secretaris@example.org")
    seats[0].membership = make.membership(reader, picture.organisation, Role.CLIENT)
    seats[0].save()
    for number, seat in enumerate(seats[1:]):
        invitations.address(respondent=seat, email=f"{number}@example.org", by=make.BY)
    share(picture)
    assert not told(picture).is_apart("BES-01")


def test_the_difference_is_that_of_what_people_said_not_of_what_they_could_prove(picture: Picture) -> None:
    for number, practice in enumerate((0, 3, 3, 3), 2):
        make.answer(make.respondent(picture, f"oov {number}"), "BES-01", 2, practice, evidence=())
    assert reckon(picture).results["BES-01"].given_practice == (0, 1, 1, 1)
    assert told(picture).is_apart("BES-01")


def test_after_the_first_concept_an_answer_changes_nothing_and_a_weighing_does(picture: Picture) -> None:
    said(picture, (2, 1), (2, 1), (2, 1))
    share(picture)
    before = told(picture).score
    again(picture)
    Answer.objects.filter(picture=picture).update(practice=3)
    make.answer(make.respondent(picture, "hr"), "BES-02", 2, 0)
    assert reckon(picture).results["BES-01"].practice == 3
    assert told(picture).score == before
    share(picture)
    assert told(picture).score == before
    again(picture)
    weigh(picture, Basis.CHECK, practice=3)
    share(picture)
    assert levels_of(picture) == (2, 3)


def test_what_is_told_carries_no_answer_no_range_no_proof(picture: Picture) -> None:
    said(picture, (2, 1), (0, 3), (3, 2), (2, 2), (1, 1))
    score = told(picture).score
    assert (told(picture).answers, score.agreement, score.no_evidence, score.stale) == ((), None, (), ())
    assert all(theme.practice_range is None for theme in score.themes)
    assert all(not (one.given_paper or one.given_practice or one.said_paper or one.said_practice) for one in score.criteria)


def test_a_concept_waits_for_every_weighing_and_every_finding(picture: Picture) -> None:
    said(picture, (2, 1), (2, 1), (2, 1))
    said(picture, (1, 0), criterion="VER-01")
    assert telling(reckon(picture)).unweighed == ("VER-01",)
    with pytest.raises(Refused, match="Bij 1 onderdeel antwoordden minder dan drie mensen"):
        move(picture=picture, to=State.CONCEPT, by=make.BY)
    weigh(picture, Basis.INTERVIEW, "VER-01", paper=1, practice=0)
    with pytest.raises(Refused, match="bij 2 van de 2"):
        move(picture=picture, to=State.CONCEPT, by=make.BY)
    findings.describe(picture=picture, criterion="VER-01", text="Het staat nergens.", is_reviewed=False, by=make.BY)
    with pytest.raises(Refused, match="bij 2 van de 2"):
        move(picture=picture, to=State.CONCEPT, by=make.BY)
    share(picture)
    assert picture.state == State.CONCEPT


def test_a_weighing_without_a_ground_is_not_enough_under_three_people(picture: Picture) -> None:
    said(picture, (2, 1))
    weigh(picture, None, paper=2, practice=2)
    assert levels_of(picture) == (None, None)
    assert telling(reckon(picture)).unweighed == ("BES-01",)


def test_two_queries_once_shared_and_four_before(picture: Picture, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    said(picture, (2, 1), (2, 1), (2, 1))
    told(picture)
    with django_assert_num_queries(4):
        told(picture)
    share(picture)
    fresh = Picture.objects.select_related("organisation", "norm").get(pk=picture.pk)
    with django_assert_num_queries(2):
        told(fresh)
