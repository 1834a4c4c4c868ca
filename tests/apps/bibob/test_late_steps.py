"""Steps of a Bibob case that stay open, or close, by what happened since."""

import pytest

from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import BibobState as S
from dijkwacht.apps.bibob.rules.words import Fact
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.remedies import After, Remedy
from dijkwacht.kit.errors import Refused
from dijkwacht.web.bibob.case_letters import offered
from dijkwacht.web.bibob.case_lines import lines
from dijkwacht.web.bibob.case_page import shown
from tests import bibob as given
from tests import factories as make

pytestmark = pytest.mark.django_db


def steps(case: BibobCase) -> set[S]:
    return {one.to for one in shown(BibobCase.objects.get(pk=case.pk), on=given.today()).steps if not one.waits}


def test_an_application_that_was_not_completed_can_still_be_left_aside_during_the_inquiry() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here)
    given.move(made, S.TRIAGE, who, days=98)
    given.move(made, S.FORM, who, days=97)
    given.move(made, S.INCOMPLETE, who, days=96, until=given.ago(82))
    given.fact(made, Fact.REPAIR_UNUSED, who, days=81)
    given.move(made, S.INQUIRY, who, days=80)
    assert S.NOT_TREATED in steps(made)
    file = shown(made, on=given.today()).file
    assert "bibob-buiten-behandeling" in {one.url.split("/")[2] for one in offered(made, file, earlier=True)}
    given.move(made, S.NOT_TREATED, who, days=79)
    other = given.in_inquiry(who, here, number="Z-2026-002")
    assert S.NOT_TREATED not in {one.to for one in shown(other, on=given.today()).steps}


def test_once_the_advice_came_nobody_goes_back_as_if_none_did() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.advised(who, here)
    assert S.INQUIRY in steps(made)
    given.fact(made, Fact.ADVICE_RECEIVED, who, days=60)
    assert S.INQUIRY not in steps(made)
    assert S.INQUIRY not in {one.to for one in shown(made, on=given.today()).waiting_steps}
    with pytest.raises(Refused, match="Het advies is ontvangen"):
        given.move(made, S.INQUIRY, who, days=59)


def test_a_decision_says_beforehand_what_keeps_it() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.decided(who, here)
    assert lines(made)[-1].kept == ""
    cases.note_after(case=made, after=After(Remedy.OBJECTION, given.ago(60)), by=who)
    assert "na de beslissing" in lines(BibobCase.objects.get(pk=made.pk))[-1].kept


def test_completion_can_be_asked_for_again_and_each_request_stops_the_clock() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here)
    given.move(made, S.TRIAGE, who, days=98)
    given.move(made, S.FORM, who, days=97)
    given.move(made, S.INCOMPLETE, who, days=90, until=given.ago(76))
    given.fact(made, Fact.REPAIRED, who, days=80)
    given.move(made, S.INQUIRY, who, days=79)
    given.move(made, S.INCOMPLETE, who, days=70, until=given.ago(56))
    assert S.INQUIRY not in steps(made)
    given.fact(made, Fact.REPAIRED, who, days=65)
    assert Fact.REPAIRED not in shown(made, on=given.today()).recordable
    assert Fact.REPAIR_UNUSED not in shown(made, on=given.today()).recordable
    given.move(made, S.INQUIRY, who, days=64)
    (term,) = [row.term for row in shown(BibobCase.objects.get(pk=made.pk), on=given.today()).decision if row.term.rule == "T01"]
    # From the day after each request until the day of completion (Awb 4:15 lid 1 a): 89 to 81 and 69 to 66 days ago.
    assert term.suspended_days == 9 + 4
    other = given.in_inquiry(who, here, number="Z-2026-002")
    assert S.INCOMPLETE not in {one.to for one in shown(other, on=given.today()).steps}
