"""Reading a picture: the figures that follow, how few queries it takes, and the workbook of what was said."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of, own_seats
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.answers import Piece
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.workbooks.queries import rows_of
from dijkwacht.documents.workbook.model import WorkbookHead
from dijkwacht.documents.workbook.reader import read_workbook
from dijkwacht.documents.workbook.template import write_template
from tests import factories as make

pytestmark = pytest.mark.django_db


def picture_of(size: int, respondents: int) -> Picture:
    code = f"GM99{size:02}"
    norm = make.norm(f"maat-{size}", size=size)
    made = make.picture(make.organisation(code), of=norm)
    for number in range(respondents):
        seat = make.respondent(made, f"oov {number + 2}")
        for criterion in norm.criteria:
            make.answer(seat, criterion.id, 2, 1)
    return made


@pytest.mark.parametrize(("size", "respondents"), [(1, 1), (10, 2), (10, 6)])
def test_reckoning_takes_three_queries_however_much_was_said(
    size: int, respondents: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    picture = Picture.objects.select_related("norm").get(pk=picture_of(size, respondents).pk)
    norm_of(picture)  # once per process
    with django_assert_num_queries(3):
        found = reckon(picture)
        assert len(found.functions) == respondents
    assert (found.score.whole.applicable, found.score.whole.at_norm) == (2 * size, 0)


def test_a_basic_picture_asks_and_counts_the_basic_criteria_alone() -> None:
    picture = make.picture(make.organisation(), is_basic=True)
    seat = make.respondent(picture)
    make.answer(seat, "BES-01", 3, 3)
    make.answer(seat, "BES-02", 0, 0)  # from before somebody chose the short set
    found = reckon(picture)
    assert [result.id for result in found.score.criteria] == ["BES-01", "VER-01"]
    assert (found.score.whole.at_norm, found.score.unanswered) == (1, ("VER-01",))


@pytest.mark.parametrize(
    ("piece", "practice"),
    [
        (make.FRESH, 3),
        (Piece("", Kind.SAMPLE, date(2026, 3, 1)), 1),
        (Piece("Verslag", Kind.SAMPLE, None), 1),
        (Piece("Verslag", Kind.SAMPLE, date(2020, 3, 1)), 1),
    ],
)
def test_practice_leans_on_evidence_with_a_name_and_a_date_of_late(piece: Piece, practice: int) -> None:
    picture = make.picture(make.organisation())
    make.answer(make.respondent(picture), "BES-01", 3, 3, evidence=(piece,))
    assert (reckon(picture).results["BES-01"].practice == 3) is (practice == 3)


def test_weet_ik_niet_counts_as_an_answer_and_never_as_a_level() -> None:
    picture = make.picture(make.organisation())
    make.answer(make.respondent(picture), "BES-01", -1, -1)
    found = reckon(picture)
    assert (found.results["BES-01"].paper, found.score.unknown) == (None, ("BES-01",))


def test_a_second_person_in_a_function_is_asked_the_same() -> None:
    norm = make.norm()
    only = norm.themes[0].criteria[0].model_copy(update={"asked": ("handhaving",)})
    theme = norm.themes[0].model_copy(update={"criteria": (only, *norm.themes[0].criteria[1:])})
    narrowed = norm.model_copy(update={"themes": (theme,)})
    asked = {name: [criterion.id for criterion in asked_of(narrowed, name)] for name in ("handhaving", "handhaving 2", "zorg")}
    assert asked["handhaving"] == asked["handhaving 2"] == ["BES-01", "BES-02", "BES-03"]
    assert asked["zorg"] == ["BES-02", "BES-03"]


def test_own_seats_are_those_of_a_respondent_within_the_days() -> None:
    picture = make.picture(make.organisation(), state=State.ANSWERING)
    who = make.user()
    seat = make.respondent(picture, who=who)
    make.respondent(picture, "inkoop", who=make.user("ander@example.org"))
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    Membership.objects.filter(pk=seat.membership_id).update(start=first, until=last)

    def held(day: int, month: int = 3) -> bool:
        return list(own_seats(who, on=date(2026, month, day))) == [seat]

    assert (held(28, 2), held(1), held(31), held(1, 4)) == (False, True, True, False)
    Membership.objects.filter(pk=seat.membership_id).update(role=Role.COORDINATOR)
    assert not held(15)


def test_what_was_said_comes_back_from_a_workbook_word_for_word() -> None:
    picture = make.picture(make.organisation())
    seat, other = make.respondent(picture), make.respondent(picture, "handhaving 2")
    pieces = (make.FRESH, Piece("Verslag", Kind.OTHER))
    make.answer(seat, "BES-01", 2, -1, explanation="=SOM(1)\nTwee regels.", evidence=pieces)
    make.answer(seat, "BES-01", 0, 3, source=Source.INTERVIEW, evidence=())
    make.answer(other, "VER-02", not_applicable="Geen haven.", evidence=())
    rows = rows_of(picture)
    assert len(rows) == 2 * 6 + 1  # each question of each respondent, and the interview
    norm = norm_of(picture)
    head = WorkbookHead("GM9901", "Duinmark", norm.id, norm.version, picture.reference_date)
    back = read_workbook(write_template(norm, head=head, rows=rows), file="terug.xlsx", norms={norm.id: norm}.get)
    assert set(back.rows) == {row for row in rows if row.paper is not None or row.not_applicable}
    assert len(back.rows) == 3
