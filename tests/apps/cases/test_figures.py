"""Figures of others, as somebody would attack them: nothing that one does oneself may open a count of others."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.queries import handled
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.models import Figures, Known, Register
from dijkwacht.apps.cases.queries import figures_for, known_to
from dijkwacht.apps.cases.rules.corrections import Removed
from dijkwacht.apps.cases.rules.use import YEARS, Handled, Shown, Words, last_closed, of_year
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.jobs.years.figures import close, close_years
from dijkwacht.kit.errors import Refused
from tests import bibob
from tests import factories as make

pytestmark = pytest.mark.django_db
YEAR = last_closed(timezone.localdate())
MIDST = date(YEAR, 7, 1)


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def olga(here: Organisation) -> User:
    """Whose cases somebody would like to count."""
    return bibob.officer(here, "olga@example.org")


@pytest.fixture
def eve(here: Organisation) -> User:
    """Who would like to count them."""
    return bibob.officer(here, "eve@example.org")


def a_case(by: User, here: Organisation, number: int) -> BibobCase:
    return bibob.case(by, here, number=f"Z-{YEAR}-{number:05}", received=MIDST)


def closed(here: Organisation) -> None:
    close(Register.objects.get(organisation=here, instrument=Instrument.BIBOB))


def seen(user: User, here: Organisation, year: int = YEAR) -> Shown:
    knows = handled(BibobCase.objects.filter(pk__in=known_to(user, here)))
    found = figures_for(user, here, Instrument.BIBOB, knows)
    return next(one for one in found if one.year.year == year)


@pytest.mark.parametrize("real", [1, 2, 3, 4])
def test_padding_with_cases_of_ones_own_that_one_then_leaves_shows_nothing(
    real: int, here: Organisation, olga: User, eve: User
) -> None:
    for number in range(real):
        a_case(olga, here, number)
    for number in range(20):
        padding = a_case(eve, here, 100 + number)
        cases.name(case=padding, user=olga, by=eve)
        cases.unname(case=padding, user=eve, by=eve)
    closed(here)
    assert seen(eve, here).is_hidden
    # Nor does whoever eve asks to look for her.
    assert seen(make.user("mayor@example.org"), here).is_hidden


def test_nor_do_they_when_eve_looked_along_only_for_a_day(here: Organisation, olga: User, eve: User) -> None:
    for number in range(6):
        one = a_case(olga, here, number)
        if number < 3:
            cases.name(case=one, user=eve, by=olga)
            cases.unname(case=one, user=eve, by=olga)
    closed(here)
    assert seen(eve, here).is_hidden


def test_two_readers_have_nothing_to_subtract_from_each_other(here: Organisation, olga: User, eve: User) -> None:
    for number in range(20):
        one = a_case(olga, here, number)
        if number == 0:
            cases.name(case=one, user=eve, by=olga)
    closed(here)
    mayor = make.user("mayor@example.org")
    assert seen(eve, here) == seen(mayor, here) == seen(olga, here)
    assert seen(eve, here).year.within == 20
    (row,) = Figures.objects.filter(organisation=here, year=YEAR)
    assert {*row.apart[str(eve.pk)]} == {"knew"}


@pytest.mark.parametrize(("each", "shown"), [(4, None), (5, 15)])
def test_two_who_lay_what_they_know_together_cannot_work_back_what_a_third_did(
    each: int, shown: int | None, here: Organisation, olga: User, eve: User
) -> None:
    mallory = bibob.officer(here, "mallory@example.org")
    for number, who in enumerate([olga, eve, mallory] * each):
        a_case(who, here, number)
    closed(here)
    # Twelve in all less eight that olga and eve know leaves four of mallory; fifteen less ten leaves five.
    assert seen(make.user("mayor@example.org"), here).year.within == shown


def test_what_was_made_before_there_was_one_version_hides_what_either_hid(here: Organisation, olga: User, eve: User) -> None:
    for number in range(20):
        a_case(olga, here, number)
    closed(here)
    row = Figures.objects.get(organisation=here, year=YEAR)
    row.apart = {str(eve.pk): {"knew": 17, "shown": asdict(of_year(YEAR, [], Words([], [])))}}
    row.save()
    assert seen(make.user("mayor@example.org"), here).is_hidden


def test_before_and_after_a_case_is_removed_a_year_says_the_same(
    here: Organisation, olga: User, eve: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dijkwacht.jobs.years.figures.again", lambda _: None)
    made = [a_case(olga, here, number) for number in range(12)]
    closed(here)
    before = seen(eve, here)
    cases.remove(case=made[0], why=Removed.DOUBLE, by=olga)
    a_case(eve, here, 99)
    close_years.call()
    assert before.year.within == 12
    after = seen(make.user("mayor@example.org"), here)
    assert after == before


def test_who_came_to_know_cases_of_a_year_afterwards_sees_nothing_of_it_any_more(
    here: Organisation, olga: User, eve: User
) -> None:
    made = [a_case(olga, here, number) for number in range(6)]
    closed(here)
    assert seen(eve, here).year.within == 6
    for one in made[:3]:
        cases.name(case=one, user=eve, by=olga)
    assert seen(eve, here).is_hidden


def test_a_year_with_nothing_looks_as_one_with_a_few(here: Organisation, olga: User, eve: User) -> None:
    for number in range(4):
        a_case(olga, here, number)
    closed(here)
    few, none = seen(eve, here), seen(eve, here, YEAR - 1)
    assert (few.is_hidden, none.is_hidden) == (True, True)
    assert (few.year.outcomes, few.year.durations) == (none.year.outcomes, none.year.durations)
    assert Figures.objects.filter(organisation=here).count() == YEARS


def test_a_duration_tells_nothing_of_how_many_still_run() -> None:
    words = Words(["verleend", "loopt nog"], [])
    ended = [Handled(YEAR, True, True, outcome="verleend", days=70, so_far=70)] * 10
    running = [Handled(YEAR, True, True, outcome="loopt nog", so_far=70)] * 10
    for number in range(1, 10):
        mixed = of_year(YEAR, [*ended[:number], *running[number:]], words)
        assert mixed.durations == of_year(YEAR, ended, words).durations
    assert of_year(YEAR, ended[:9], words).durations is None


def test_of_the_year_that_runs_there_is_nothing_of_others_at_all(here: Organisation, olga: User, eve: User) -> None:
    for number in range(8):
        bibob.case(olga, here, number=f"Z-2026-{number:05}", received=timezone.localdate())
    closed(here)
    with pytest.raises(Refused, match="nog niet afgesloten"):
        cases.make_figures(
            organisation=here, instrument=Instrument.BIBOB, year=YEAR + 1, counted=[], words=Words([], []), by=make.BY
        )
    assert {one.year for one in Figures.objects.filter(organisation=here)} == set(range(YEAR - YEARS + 1, YEAR + 1))


def test_what_is_remembered_of_who_knew_a_case_goes_with_it(here: Organisation, olga: User, eve: User) -> None:
    one = a_case(olga, here, 1)
    cases.name(case=one, user=eve, by=olga)
    cases.unname(case=one, user=eve, by=olga)
    assert set(Known.objects.values_list("user", flat=True)) == {olga.pk, eve.pk}
    cases.remove(case=one, why=Removed.DOUBLE, by=olga)
    assert not Known.objects.exists()


def test_a_day_in_january_closes_no_year_yet() -> None:
    first = date(YEAR + 1, 1, 1)
    assert [last_closed(first + timedelta(days=days)) for days in (0, 30, 31)] == [YEAR - 1, YEAR - 1, YEAR]
