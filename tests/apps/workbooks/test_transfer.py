"""Taking over a workbook: what it says goes in, what it leaves empty stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import UNKNOWN, Kind, Side, Source
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.pictures.actions import answer, settle
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.answers import said_in
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.answers import Piece, Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.workbooks.actions import forget_uploads, receive, take_over
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.apps.workbooks.queries import changes_in
from dijkwacht.apps.workbooks.rules import ChangeKind, changes, packed, packed_settled, unpacked, unpacked_settled
from dijkwacht.documents.workbook.model import AnswerRow, EvidenceRow, SettledRow
from dijkwacht.kit.errors import Refused
from tests import factories as make

BY = System("tests")
DAY = date(2026, 1, 2)
STANDS = Said(2, 1, "", "Staat in het beleid.", (Piece("Besluit", Kind.DECISION, DAY, "zaak 12"),))
ROW = AnswerRow("BES-01", "oov")
FULL = AnswerRow(
    "BES-01",
    "oov",
    Source.INTERVIEW,
    3,
    UNKNOWN,
    "",
    "Gezegd in het gesprek.",
    (EvidenceRow("Verslag", Kind.OTHER), EvidenceRow("Lijst", Kind.SAMPLE, DAY)),
)


def merged(before: Said | None = STANDS, **fields: object) -> Said:
    standing = {} if before is None else {("oov", "BES-01", "vragenlijst"): before}
    (change,) = changes([replace(ROW, **fields)], standing)  # type: ignore[arg-type]
    return change.after


def test_an_empty_row_leaves_everything_as_it_stands() -> None:
    assert merged() == STANDS
    assert changes([ROW], {("oov", "BES-01", "vragenlijst"): STANDS})[0].kind is ChangeKind.SAME


def test_an_empty_cell_leaves_that_one_as_it_stands() -> None:
    assert merged(practice=3) == replace(STANDS, practice=3)
    assert merged(paper=0) == replace(STANDS, paper=0)
    assert merged(explanation="Nieuw.") == replace(STANDS, explanation="Nieuw.")


def test_a_question_mark_is_weet_ik_niet() -> None:
    assert merged(paper=UNKNOWN, practice=UNKNOWN) == replace(STANDS, paper=UNKNOWN, practice=UNKNOWN)


def test_not_applicable_takes_the_levels_away() -> None:
    assert merged(not_applicable="Geen haven.") == replace(STANDS, paper=None, practice=None, not_applicable="Geen haven.")


def test_a_level_takes_not_applicable_away() -> None:
    stands = Said(not_applicable="Geen haven.")
    assert merged(stands, practice=1) == Said(None, 1)
    assert merged(stands, explanation="Toch niet.") == replace(stands, explanation="Toch niet.")


def test_evidence_is_replaced_and_where_a_piece_is_kept_survives() -> None:
    rows = (EvidenceRow("Nieuw stuk", Kind.OTHER), EvidenceRow("Besluit", Kind.DECISION, date(2026, 5, 6)))
    assert merged(evidence=rows).evidence == (
        Piece("Nieuw stuk", Kind.OTHER),
        Piece("Besluit", Kind.DECISION, date(2026, 5, 6), "zaak 12"),
    )


@pytest.mark.parametrize(
    ("before", "fields", "kind"),
    [
        (None, {"paper": 2}, ChangeKind.NEW),
        (STANDS, {"paper": 3}, ChangeKind.CHANGED),
        (STANDS, {"paper": 2, "practice": 1}, ChangeKind.SAME),
    ],
)
def test_a_row_is_new_changed_or_the_same(before: Said | None, fields: dict[str, int], kind: ChangeKind) -> None:
    standing = {("oov", "BES-01", "vragenlijst"): before} if before else {}
    assert changes([replace(ROW, **fields)], standing)[0].kind is kind  # type: ignore[arg-type]


def test_rows_come_back_from_the_waiting_room_as_they_went_in() -> None:
    rows = (ROW, FULL, replace(ROW, not_applicable="Geen haven."))
    assert unpacked(packed(rows)) == rows


@pytest.fixture
def seat(db: None) -> Respondent:
    made = make.respondent(make.picture(make.organisation(), state=State.ANSWERING))
    make.answer(made, "BES-01", 2, 1)
    return made


def waiting(picture: Picture, *rows: AnswerRow) -> Upload:
    return receive(picture=picture, rows=rows or (FULL,), by=make.user())


def test_receiving_changes_no_answer_and_taking_over_does(seat: Respondent) -> None:
    rows = (FULL, replace(ROW, paper=3), AnswerRow("VER-01", "inkoop 2", paper=1, practice=0))
    upload = waiting(seat.picture, *rows)
    assert Answer.objects.count() == 1
    assert [change.kind for change in changes_in(seat.picture, rows)] == [ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.NEW]
    assert take_over(upload=upload, by=BY) == 3
    assert Answer.objects.count() == 3
    own = Answer.objects.get(criterion="BES-01", source=Source.QUESTIONNAIRE)
    assert (own.paper, own.practice, own.version) == (3, 1, 2)
    assert (Answer.objects.get(source=Source.INTERVIEW).practice, Answer.objects.get(criterion="VER-01").version) == (-1, 1)
    assert {row.function for row in Respondent.objects.all()} == {"oov", "inkoop 2"}
    assert not Upload.objects.exists()


def test_each_of_the_two_deeds_is_one_event_without_content(seat: Respondent) -> None:
    before = Event.objects.count()
    upload = receive(picture=seat.picture, rows=(FULL,), by=(who := make.user()))
    take_over(upload=upload, by=who)
    last = Event.objects.order_by("pk")[before + 1 :]  # the account came in between
    assert [(event.verb, event.note) for event in last] == [("workbooks.received", ""), ("workbooks.taken_over", "1")]
    assert "Gezegd" not in repr(list(Event.objects.values()))


def test_a_workbook_that_says_nothing_new_touches_no_answer(seat: Respondent) -> None:
    moment = Answer.objects.get().saved_at
    assert take_over(upload=waiting(seat.picture, replace(ROW, paper=2, practice=1)), by=BY) == 0
    assert (Answer.objects.get().version, Answer.objects.get().saved_at) == (1, moment)


def test_an_answer_that_changed_since_the_preview_is_not_overwritten(seat: Respondent) -> None:
    upload = waiting(seat.picture, replace(ROW, paper=3))
    answer(respondent=seat, criterion="BES-01", said=Said(0, 0), seen=1, by=BY)
    with pytest.raises(Refused, match="Intussen"):
        take_over(upload=upload, by=BY)
    assert said_in(Answer.objects.get()) == Said(0, 0)
    assert Upload.objects.exists()


def test_an_answer_that_came_since_the_preview_is_not_overwritten(seat: Respondent) -> None:
    upload = waiting(seat.picture, AnswerRow("BES-02", "oov", paper=3))
    answer(respondent=seat, criterion="BES-02", said=Said(0, 0), seen=0, by=BY)
    with pytest.raises(Refused, match="Intussen"):
        take_over(upload=upload, by=BY)


@pytest.mark.parametrize("state", [State.PLANNED, State.CONCEPT])
def test_no_workbook_comes_in_before_the_questions_or_after_the_concept(seat: Respondent, state: State) -> None:
    upload = waiting(seat.picture)
    Picture.objects.update(state=state)
    with pytest.raises(Refused):
        take_over(upload=upload, by=BY)
    with pytest.raises(Refused):
        receive(picture=Picture.objects.get(), rows=(FULL,), by=upload.by)
    assert (Upload.objects.count(), Answer.objects.count()) == (1, 1)


def test_a_settled_level_lapses_where_the_workbook_changed_something_and_nowhere_else(seat: Respondent) -> None:
    Picture.objects.update(state=State.ANALYSIS)
    seat.picture.refresh_from_db()
    make.answer(seat, "BES-02", 2, 2)
    for code in ("BES-01", "BES-02"):
        settle(picture=seat.picture, criterion=code, levels={Side.PAPER: 3}, reason="Gezien.", by=BY)
    rows = (replace(ROW, paper=0), AnswerRow("BES-02", "oov", paper=2))
    take_over(upload=waiting(seat.picture, *rows), by=BY)
    assert [row.criterion for row in reckon(seat.picture).lapsed] == ["BES-01"]


def test_what_was_settled_in_a_workbook_is_taken_over_and_outlives_its_own_answers(seat: Respondent) -> None:
    Picture.objects.update(state=State.ANALYSIS)
    seat.picture.refresh_from_db()
    settled = (
        SettledRow("BES-01", Side.PAPER, 3, not_applicable=False, reason="Gezien."),
        SettledRow("VER-01", None, None, not_applicable=True, reason="Geen haven."),
    )
    assert unpacked_settled(packed_settled(settled)) == settled
    upload = receive(picture=seat.picture, rows=[replace(ROW, paper=0)], settled=settled, by=make.user())
    take_over(upload=upload, by=BY)
    found = reckon(seat.picture)
    assert (found.results["BES-01"].paper, found.results["VER-01"].applicable, found.lapsed) == (3, False, ())


def test_what_was_settled_since_the_preview_is_not_overwritten(seat: Respondent) -> None:
    Picture.objects.update(state=State.ANALYSIS)
    seat.picture.refresh_from_db()
    settled = [SettledRow("BES-01", Side.PAPER, 3, not_applicable=False, reason="Uit het werkboek.")]
    upload = receive(picture=seat.picture, rows=[], settled=settled, by=make.user())
    settle(picture=seat.picture, criterion="BES-01", levels={Side.PAPER: 1}, reason="Op de site.", by=BY)
    with pytest.raises(Refused, match="Intussen"):
        take_over(upload=upload, by=BY)
    assert reckon(seat.picture).results["BES-01"].paper == 1


def test_workbooks_that_nobody_took_over_are_let_go_after_their_time(seat: Respondent) -> None:
    old, new = waiting(seat.picture), receive(picture=seat.picture, rows=(FULL,), by=make.user("ander@example.org"))
    limit = timezone.now() - timedelta(days=1)
    Upload.objects.filter(pk=old.pk).update(at=limit - timedelta(seconds=1))
    before = Event.objects.count()
    assert forget_uploads(before=limit, by=BY) == 1
    assert list(Upload.objects.all()) == [new]
    assert Event.objects.count() == before + 1
