"""How a remedy ended, and what follows: terms worked by hand, what can be noted next, what the page asks."""

from collections.abc import Sequence
from datetime import date

import pytest

from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.queries import dues_of as bibob_dues
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.queries import after_dues, after_of
from dijkwacht.apps.cases.rules import after, coming, remedies
from dijkwacht.apps.cases.rules.cases import Whose
from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.cases.rules.corrections import Amended, Correction
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import KINDS, After, Ending, Remedy
from dijkwacht.apps.cases.rules.standing import standing
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.errors import InvalidInput
from tests import bibob
from tests import damocles as given
from tests import factories as make

R, U = Remedy, Ending
ANNOUNCED, LATER = date(2026, 3, 2), date(2028, 1, 1)
DECIDED = Contested(ANNOUNCED, can_be_lifted=True)
ORDER = Contested(ANNOUNCED, is_penalty=True, can_be_lifted=True, comply_until=date(2026, 3, 30))
OBJECTED = (After(R.OBJECTION, date(2026, 3, 20)),)


def terms(rows: Sequence[After], decided: Contested = DECIDED) -> dict[str, after.AfterTerm]:
    return {one.title: one for one in after.terms(decided, rows, calendar())}


def to_the_court(ruling: Ending | None, *, decided: Ending = U.UPHELD) -> tuple[After, ...]:
    """An objection that was decided on, appeal, and the judgement of the court, sent on Monday 2 November 2026."""
    return (
        *OBJECTED,
        After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=decided),
        After(R.APPEAL, date(2026, 6, 15)),
        After(R.APPEAL_DECIDED, date(2026, 11, 2), ruling=ruling),
    )


HIGHER = "hoger beroep instellen bij de Raad van State"


@pytest.mark.parametrize(
    ("rows", "decided", "title", "until", "whose"),
    [
        # Six weeks after Monday 2 November 2026: Monday 14 December.
        (to_the_court(U.UPHELD), DECIDED, HIGHER, date(2026, 12, 14), Whose.THEIRS),
        # Where we lost it is ours to watch.
        (to_the_court(U.REVOKED), DECIDED, HIGHER, date(2026, 12, 14), Whose.OURS),
        # After the uniform procedure too, without an objection.
        (
            (After(R.APPEAL, date(2026, 4, 1)), After(R.APPEAL_DECIDED, date(2026, 11, 9), ruling=U.KEPT_EFFECT)),
            Contested(ANNOUNCED, is_direct=True),
            HIGHER,
            date(2026, 12, 21),
            Whose.OURS,
        ),
        # Against the decision on a request to lift: six weeks after 27 July 2026, Monday 7 September.
        (
            (After(R.LIFT_ASKED, date(2026, 6, 1)), After(R.LIFT_DECIDED, date(2026, 7, 27), ruling=U.REFUSED)),
            DECIDED,
            "bezwaar maken tegen het besluit op het verzoek om opheffing",
            date(2026, 9, 7),
            Whose.THEIRS,
        ),
        # A penalty that was forfeited on Friday 13 November 2026: six weeks is Friday 25 December, Christmas; so Monday 28.
        ((After(R.FORFEITED, date(2026, 11, 13)),), ORDER, "verbeurde dwangsom betalen", date(2026, 12, 28), Whose.THEIRS),
        (
            (After(R.FORFEITED, date(2026, 11, 13)),),
            ORDER,
            "verbeurde dwangsom invorderen, daarna verjaard",
            date(2027, 11, 13),
            Whose.OURS,
        ),
    ],
    ids=["higher", "higher-ours", "higher-direct", "lift", "T24", "T25"],
)
def test_terms_worked_by_hand(rows: Sequence[After], decided: Contested, title: str, until: date, whose: Whose) -> None:
    found = terms(rows, decided)[title]
    assert (found.term.until, found.whose) == (until, whose)


def test_appeal_at_the_highest_court_has_the_article_of_that_court() -> None:
    assert terms(to_the_court(U.UPHELD))[HIGHER].term.article == "Awb 8:104, 6:24, 6:7"
    noted = (*to_the_court(U.REVOKED), After(R.HIGHER, date(2026, 12, 1)))
    assert not terms(noted)[HIGHER].runs(date(2026, 12, 2))


def test_what_was_withdrawn_opens_nothing_further() -> None:
    withdrawn = (*OBJECTED, After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.WITHDRAWN))
    assert "beroep instellen bij de rechtbank" not in terms(withdrawn)
    assert R.APPEAL not in coming.possible(DECIDED, withdrawn)
    assert HIGHER not in terms(to_the_court(U.WITHDRAWN))
    assert R.HIGHER not in coming.possible(DECIDED, to_the_court(U.WITHDRAWN))
    assert R.HIGHER in coming.possible(DECIDED, to_the_court(U.UPHELD))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((*OBJECTED, After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.REVOKED)), "7:11 lid 2"),
        ((*OBJECTED, After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.CHANGED)), "de nieuwe duur vast"),
        (to_the_court(U.REVOKED), "8:72 lid 4"),
        ((After(R.LIFT_ASKED, ANNOUNCED), After(R.LIFT_DECIDED, ANNOUNCED, ruling=U.GRANTED)), "openbare registers"),
        (
            (
                *to_the_court(U.UPHELD),
                After(R.HIGHER, date(2026, 12, 1)),
                After(R.HIGHER_DECIDED, date(2027, 6, 1), ruling=U.REVOKED),
            ),
            "8:113",
        ),
    ],
)
def test_an_outcome_says_what_it_asks_of_us(rows: Sequence[After], words: str) -> None:
    assert words in " ".join(after.remarks(DECIDED, rows, calendar()))


def test_a_new_length_is_asked_for_until_it_was_given() -> None:
    given_too = After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.CHANGED, length=Length(2))
    assert after.remarks(DECIDED, (*OBJECTED, given_too), calendar()) == ()


def test_a_conclusion_that_fell_is_to_be_reported_where_it_was_reported() -> None:
    rows = (*OBJECTED, After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.REVOKED))
    reported = Contested(ANNOUNCED, is_reported=True)
    assert "7a lid 7" in " ".join(after.remarks(reported, rows, calendar()))
    assert "7a lid 7" not in " ".join(after.remarks(DECIDED, rows, calendar()))


def test_where_the_decision_stayed_nothing_is_asked() -> None:
    upheld = (*OBJECTED, After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.UPHELD))
    assert after.remarks(DECIDED, upheld, calendar()) == ()
    assert standing(upheld) == ("op bezwaar beslist: ongegrond",)


def test_once_it_was_decided_nothing_is_offered_that_moves_the_term_of_the_objection() -> None:
    upheld = (*OBJECTED, After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.UPHELD))
    assert R.DEFERRED in coming.possible(DECIDED, OBJECTED)
    assert not {R.DEFERRED, R.GAP_ASKED} & set(coming.possible(DECIDED, upheld))


def test_the_step_that_ends_a_measure_is_asked_only_while_one_holds() -> None:
    rows = (*OBJECTED, After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.REVOKED))
    assert "openbare registers" in after.remarks(DECIDED, rows, calendar())[0]
    assert "openbare registers" not in after.remarks(Contested(ANNOUNCED), rows, calendar())[0]


def test_a_penalty_is_forfeited_only_under_an_order_and_after_its_time_to_comply() -> None:
    assert R.FORFEITED not in coming.possible(DECIDED, ())
    assert R.FORFEITED in coming.possible(ORDER, ())
    early = remedies.why_not_so(After(R.FORFEITED, date(2026, 3, 30)), ORDER, (), on=LATER)
    assert "5:32a" in early["on"]
    assert remedies.why_not_so(After(R.FORFEITED, date(2026, 3, 31)), ORDER, (), on=LATER) == {}


def test_several_penalties_are_open_at_once_and_each_is_settled_in_its_turn() -> None:
    first, second = After(R.FORFEITED, date(2026, 4, 1)), After(R.FORFEITED, date(2026, 4, 8))
    assert R.FORFEITED in coming.possible(ORDER, (first,))
    assert R.SETTLED not in coming.possible(ORDER, ())
    paid = (first, second, After(R.SETTLED, date(2026, 4, 2)))
    assert remedies.broken(ORDER, paid, on=LATER) is None
    running = [
        one.title for one in after.terms(ORDER, paid, calendar()) if one.runs(date(2026, 5, 1)) and "verbeurd" in one.title
    ]
    assert running == [
        "verbeurde dwangsom betalen (verbeurd op 8 april 2026)",
        "verbeurde dwangsom invorderen, daarna verjaard (verbeurd op 8 april 2026)",
    ]
    assert R.SETTLED not in coming.possible(ORDER, (*paid, After(R.SETTLED, date(2026, 4, 9))))


def test_every_answer_that_can_end_in_several_ways_asks_which() -> None:
    answers = {what for what, kind in KINDS.items() if kind.answers} - {R.GAP_REPAIRED, R.SETTLED}
    assert answers == {what for what, kind in KINDS.items() if kind.rulings} - {R.DURATION}
    for what in answers:
        assert remedies.why_not_ruling(After(what, ANNOUNCED)) == {"ruling": "Kies hoe het afliep."}
        assert U.WITHDRAWN in what.kind.rulings
    assert "ruling" in remedies.why_not_so(After(R.RELIEF_DECIDED, ANNOUNCED, ruling=U.UPHELD), DECIDED, (), on=LATER)


@pytest.mark.django_db
def test_a_ruling_is_noted_and_put_right_and_what_was_noted_before_there_were_any_stays() -> None:
    here = make.organisation(name="Duinrade")
    who = bibob.officer(here)
    made: BibobCase = bibob.decided(who, here)
    cases.note_after(case=made, after=After(R.OBJECTION, bibob.ago(60)), by=who)
    with pytest.raises(InvalidInput, match="Kies hoe het afliep"):
        cases.note_after(case=made, after=After(R.OBJECTION_DECIDED, bibob.ago(20)), by=who)
    row = cases.note_after(case=made, after=After(R.OBJECTION_DECIDED, bibob.ago(20), ruling=U.UPHELD), by=who)
    cases.put_after_right(
        case=made, row=row.pk, correction=Correction(bibob.ago(20), ruling="withdrawn"), why=Amended.MISTYPED, by=who
    )
    made = BibobCase.objects.get(pk=made.pk)
    assert after_of(made)[-1].ruling is U.WITHDRAWN
    assert "beroep instellen bij de rechtbank" not in {due.words for due in bibob_dues(made)}
    row.__class__.objects.filter(pk=row.pk).update(ruling="")
    made = BibobCase.objects.get(pk=made.pk)
    cases.note_after(case=made, after=After(R.APPEAL, bibob.ago(5)), by=who)
    assert [one.what for one in after_of(BibobCase.objects.get(pk=made.pk))][-1] is R.APPEAL


@pytest.mark.django_db
def test_a_forfeited_penalty_is_reminded_until_it_is_settled() -> None:
    here = make.organisation(name="Duinrade")
    given.policy(here)
    who = given.officer(here)
    made = given.case(who, here, state=S.PENALTY)
    made.moves.filter(what=S.PENALTY).update(until=None)
    cases.note_after(case=made, after=After(R.FORFEITED, given.today()), by=who)
    made = type(made).objects.get(pk=made.pk)
    found = {due.rule for due in after_dues(made, Instrument.DAMOCLES, on=given.today())}
    assert {"T24", "T25"} <= found
    cases.note_after(case=made, after=After(R.SETTLED, given.today()), by=who)
    made = type(made).objects.get(pk=made.pk)
    assert not {"T24", "T25"} & {due.rule for due in after_dues(made, Instrument.DAMOCLES, on=given.today())}
