"""More than one objector, each with a role, terms and an outcome of their own; and what is suspended; worked by hand."""

from dataclasses import replace
from datetime import date

import pytest

from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.queries import after_of
from dijkwacht.apps.cases.rules import after, coming
from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.cases.rules.corrections import Amended, Correction
from dijkwacht.apps.cases.rules.force import suspended
from dijkwacht.apps.cases.rules.parties import Party, Track
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.cases.rules.standing import standing
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.errors import Refused
from tests import damocles as given
from tests import factories as make

R, U = Remedy, Ending
ANNOUNCED, LATER = date(2026, 3, 2), date(2028, 1, 1)
DECIDED = Contested(ANNOUNCED, can_be_lifted=True, has_closure=True)
LIVES, OWNS = Track(Party.RESIDENT), Track(Party.OWNER)
BOTH = (
    After(R.OBJECTION, date(2026, 3, 20), track=LIVES),
    After(R.OBJECTION, date(2026, 4, 1), track=OWNS),
)


def test_each_objector_has_terms_and_an_outcome_of_their_own() -> None:
    rows = (
        *BOTH,
        # Put off by four weeks from the raw end, 25 May: 22 June; of the other it stays Tuesday 26 May, after Whit Monday.
        After(R.DEFERRED, date(2026, 5, 18), weeks=4, track=OWNS),
        After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.UPHELD, track=LIVES),
    )
    found = {one.title: one for one in after.terms(DECIDED, rows, calendar())}
    assert found["beslissing op bezwaar (bewoner)"].term.until == date(2026, 5, 26)
    assert found["beslissing op bezwaar (bewoner)"].is_ended
    assert found["beslissing op bezwaar (eigenaar)"].term.until == date(2026, 6, 22)
    assert not found["beslissing op bezwaar (eigenaar)"].is_ended
    # Appeal of the resident alone: six weeks after 18 May is Monday 29 June.
    assert found["beroep instellen bij de rechtbank (bewoner)"].term.until == date(2026, 6, 29)
    assert "beroep instellen bij de rechtbank (eigenaar)" not in found
    assert standing(rows) == ("op bezwaar beslist (bewoner): ongegrond", "bezwaar loopt (eigenaar)")


def test_a_committee_advises_on_one_objection_and_not_on_that_of_another() -> None:
    rows = (replace(BOTH[0], with_committee=True), BOTH[1])
    found = {one.title: one.term.until for one in after.terms(DECIDED, rows, calendar())}
    # From 13 April twelve weeks to Monday 6 July, and six to 25 May, Whit Monday.
    assert found["beslissing op bezwaar (bewoner)"] == date(2026, 7, 6)
    assert found["beslissing op bezwaar (eigenaar)"] == date(2026, 5, 26)
    assert [row.words for row in rows] == ["bezwaar ontvangen (bewoner), met adviescommissie", "bezwaar ontvangen (eigenaar)"]


@pytest.mark.django_db
def test_a_second_objection_without_a_committee_leaves_that_of_the_first() -> None:
    here = make.organisation(name="Duinrade")
    user = given.officer(here)
    case = given.case(user, here, state=S.CLOSED)
    first = After(R.OBJECTION, given.ago(160), track=Track(Party.OWNER), with_committee=True)
    cases.note_after(case=case, after=first, by=user)
    cases.note_after(case=case, after=After(R.OBJECTION, given.ago(150), track=Track(Party.RESIDENT)), by=user)
    assert [row.with_committee for row in after_of(case)] == [True, False]


def test_what_can_be_noted_next_is_told_of_each_apart() -> None:
    rows = (*BOTH, After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.UPHELD, track=LIVES))
    found = coming.possible_of_all(DECIDED, rows)
    assert {(R.APPEAL, LIVES), (R.OBJECTION_DECIDED, OWNS)} <= {*found}
    assert not {(R.APPEAL, OWNS), (R.OBJECTION_DECIDED, LIVES)} & {*found}
    assert [what for what, _ in found].count(R.OBJECTION) == 1
    assert [what for what, _ in found].count(R.LIFT_ASKED) == 1


RELIEF = (
    After(R.RELIEF_ASKED, date(2026, 4, 2), track=OWNS),
    After(R.RELIEF_DECIDED, date(2026, 4, 9), ruling=U.GRANTED, track=OWNS),
)


@pytest.mark.parametrize(
    ("more", "on", "ending"),
    [
        ((), date(2026, 4, 10), U.GRANTED),
        # The objection of the other changes nothing.
        ((After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.WITHDRAWN, track=LIVES),), date(2026, 5, 19), U.GRANTED),
        ((After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.WITHDRAWN, track=OWNS),), date(2026, 5, 19), None),
        # Until the last day for appeal, Monday 29 June 2026 (8:85 lid 2 a).
        ((After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.UPHELD, track=OWNS),), date(2026, 6, 29), U.GRANTED),
        ((After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.UPHELD, track=OWNS),), date(2026, 6, 30), None),
        ((After(R.DURATION, date(2026, 5, 1), ruling=U.RESUMED),), date(2026, 5, 2), None),
    ],
    ids=["runs", "other", "withdrawn", "last-day", "unused", "resumed"],
)
def test_how_long_a_suspension_lasts(more: tuple[After, ...], on: date, ending: Ending | None) -> None:
    assert suspended(DECIDED, (*BOTH, *RELIEF, *more), calendar(), on=on) is ending


@pytest.mark.django_db
def test_a_second_objector_in_one_role_gets_a_number_and_a_role_is_put_right_with_all_that_followed() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here, state=S.DECIDED)
    for _ in range(2):
        cases.note_after(case=made, after=After(R.OBJECTION, given.today(), track=OWNS), by=who)
    cases.note_after(case=made, after=After(R.RELIEF_ASKED, given.today(), track=Track(Party.OWNER, 2)), by=who)
    made.refresh_from_db()
    assert [row.words for row in after_of(made)] == [
        "bezwaar ontvangen (eigenaar)",
        "bezwaar ontvangen (eigenaar 2)",
        "voorlopige voorziening gevraagd (eigenaar 2)",
    ]
    second = made.remedies.all()[1]
    cases.put_after_right(
        case=made, row=second.pk, correction=Correction(second.on, party="resident"), why=Amended.MISTYPED, by=who
    )
    assert [row.track.words for row in after_of(type(made).objects.get(pk=made.pk))] == ["eigenaar", "bewoner", "bewoner"]
    with pytest.raises(Refused):
        cases.note_after(case=made, after=After(R.DEFERRED, given.today(), weeks=2, track=Track(Party.OTHER)), by=who)
