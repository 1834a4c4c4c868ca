"""What does not go together in a letter about a closure is said at its field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.documents.letters.library import letters
from dijkwacht.web.letters.faults import faults_in
from tests import factories as make
from tests.web.letters.test_letters import ANSWERS, FACTS
from tests.web.letters.test_reading_back import intention, read_back

TODAY = date(2026, 11, 30)


def said(letter: str = "damocles-besluit", **typed: Any) -> Mapping[str, str]:
    return dict(faults_in(typed, letters()[letter].template))


def test_a_term_to_obey_has_to_begin_before_it_ends() -> None:
    assert "comply_until" in said(comply_until=TODAY, announced_on=date(2026, 12, 10))
    assert said(comply_until=date(2026, 12, 10), announced_on=TODAY) == {}


@pytest.mark.parametrize("question", ["EVE-07", "NOO-05", "NOO-09"])
def test_what_is_always_weighed_cannot_be_left_out(question: str) -> None:
    assert "past bij elke zaak" in said(**{f"{question}-answered": "not_applicable"})[f"{question}-answered"]
    assert said(**{f"{question}-answered": "answered", "EVE-02-answered": "not_applicable"}) == {}


def test_costs_are_set_within_five_years() -> None:
    assert "5:25 lid 6" in said("damocles-kosten", enforced_on=date(2020, 1, 10), dated=TODAY)["dated"]
    assert said("damocles-kosten", enforced_on=date(2021, 12, 1), dated=TODAY) == {}


def test_costs_are_of_what_came_after_the_decision_unless_it_could_not_wait() -> None:
    days = {"enforced_on": date(2026, 9, 1), "decision_on": date(2026, 9, 3), "dated": TODAY}
    assert "enforced_on" in said("damocles-kosten", **days)
    assert said("damocles-kosten", **days, urgent=True) == {}


def test_money_is_collected_after_the_weeks_to_pay() -> None:
    # Six weeks after 20 November is New Year's Day, a Friday; the term ends on Monday 4 January.
    assert "4 januari 2027" in said("damocles-invordering", breached_on=date(2026, 11, 20), dated=TODAY)["dated"]
    assert "dated" in said("damocles-invordering", breached_on=date(2026, 11, 20), dated=date(2027, 1, 4))
    assert said("damocles-invordering", breached_on=date(2026, 11, 20), dated=date(2027, 1, 5)) == {}


def test_after_a_year_money_can_only_be_collected_if_that_year_was_broken_off() -> None:
    days = {"breached_on": date(2025, 6, 1), "dated": TODAY}
    assert "5:35" in said("damocles-invordering", **days)["dated"]
    assert said("damocles-invordering", **days, interrupted=True) == {}


def test_a_decision_waits_for_the_views() -> None:
    days = {"intention_on": date(2026, 11, 20), "views_until": date(2026, 12, 14), "dated": TODAY}
    assert "views_until" in said(**days)
    assert "views_until" in said(**days | {"dated": date(2026, 12, 14)})
    assert said(**days | {"dated": date(2026, 12, 15)}) == {}
    assert said(**days, views_given=True) == {}
    assert said("damocles-waarschuwing", **days, warning_years=2) == {}
    assert "views_until" in said("damocles-waarschuwing", **days, warning_years=3)
    assert "views_until" in said(**days | {"views_until": date(2026, 11, 20)})


def test_a_decision_on_the_day_of_its_intention_waits_as_well() -> None:
    assert "intention_on" in said(intention_on=TODAY, views_until=None, dated=TODAY, views_given=False)
    assert said(intention_on=TODAY, views_until=None, dated=TODAY, views_given=True) == {}
    assert said(intention_on=date(2026, 11, 20), views_until=None, dated=TODAY, views_given=False) == {}


def test_views_end_after_the_day_of_the_intention() -> None:
    assert "views_until" in said("damocles-voornemen", views_until=TODAY, dated=TODAY)
    assert said("damocles-voornemen", views_until=date(2026, 12, 1), dated=TODAY) == {}


def test_nothing_closes_before_it_was_found_and_nothing_is_looked_at_again_before() -> None:
    assert "closed_on" in said(found_on=date(2026, 10, 5), closed_on=date(2026, 9, 1), dated=TODAY)
    assert "review_on" in said(review_on=date(2026, 11, 1), dated=TODAY)


@pytest.mark.django_db
def test_the_page_says_where_the_pdf_is_made_while_gaps_are_open(client: Client) -> None:
    user = make.user("officer@example.org")
    make.membership(user, make.organisation(name="Duinrade"), Role.OFFICER)
    client.force_login(user)
    page = client.post("/brieven/damocles-besluit/", {"do": "show", **FACTS, **ANSWERS}).content.decode()
    assert "Vul die in Word in, en maak daarna daar de PDF." in page


@pytest.mark.django_db
def test_the_end_of_the_views_comes_back_with_the_intention(client: Client) -> None:
    user = make.user("officer@example.org")
    make.membership(user, make.organisation(name="Duinrade"), Role.OFFICER)
    client.force_login(user)
    page = read_back(client, intention(client, views_until="2026-12-14"))
    assert 'value="2026-12-14"' in page
    url, typed = "/brieven/damocles-besluit/", {**FACTS, **ANSWERS, "intention_on": "2026-11-20", "views_until": "2026-12-14"}
    answer = client.post(url, {"do": "show", **typed})
    assert answer.status_code == 422
    assert "loopt nog" in answer.content.decode()
    assert client.post(url, {"do": "show", **typed, "views_given": "on"}).status_code == 200
