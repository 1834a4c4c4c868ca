"""Letters from a case, with its number: the kinds that come up where it stands, filled with days and kinds alone."""

import re
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import BibobState as S
from dijkwacht.apps.bibob.rules.words import Aim, Conclusion, Fact, File, Outcome
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.bibob.library import law
from dijkwacht.documents.letters.facts import FACTS
from dijkwacht.documents.letters.given import Plan
from dijkwacht.documents.letters.library import letters as letters_of
from dijkwacht.kit.errors import Refused
from dijkwacht.web.bibob.case_letters import offered
from dijkwacht.web.letters.faults import faults_in
from tests import bibob as given
from tests import factories as make
from tests.access.forms import Forms

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation, client: Client) -> User:
    who = given.officer(here)
    client.force_login(who)
    return who


def letters(client: Client, case: Any) -> dict[str, dict[str, str]]:
    """What each letter on the page of a case is filled with, by the end of its address."""
    found = Forms(client.get(f"/bibob/zaken/{case.pk}/").content.decode()).found
    return {
        form.action.split("/")[2]: {name: values[0] for name, values in form.fields.items()}
        for form in found
        if form.action.startswith("/brieven/")
    }


def test_the_number_of_the_case_stands_in_its_letters(client: Client, here: Organisation, officer: User) -> None:
    case = given.case(officer, here)
    found = letters(client, case)
    assert found["bibob-aanvullen"]["number"] == "Z-2026-00123"
    page = client.post("/brieven/bibob-aanvullen/", found["bibob-aanvullen"]).content.decode()
    assert re.search(r'name="number" value="Z-2026-00123"', page)


def test_a_party_to_a_contract_gets_a_letter_of_its_own(client: Client, here: Organisation, officer: User) -> None:
    case = given.case(officer, here, decision="vastgoed-huur")
    assert letters(client, case)["bibob-aanvullen"]["role"] == "party"


def test_a_letter_about_a_permit_that_is_held_is_to_its_holder(client: Client, here: Organisation, officer: User) -> None:
    case = given.case(officer, here, aim=given.WITHDRAWAL)
    assert letters(client, case)["bibob-aanvullen"]["role"] == "holder"


def test_the_day_of_the_advice_is_carried_over(client: Client, here: Organisation, officer: User) -> None:
    case = given.advised(officer, here)
    found = letters(client, case)["bibob-advies-gevraagd"]
    assert (found["asked_on"], found["role"]) == (given.ago(91).isoformat(), "applicant")


def test_the_notice_has_the_conclusion_and_on_whose_inquiry_it_rests(client: Client, here: Organisation, officer: User) -> None:
    case = given.concluded(officer, here, Conclusion.SERIOUS)
    found = letters(client, case)["bibob-voornemen"]
    assert (found["danger"], found["research"], found["plan"]) == ("serious", "own", "refuse")
    assert "advice_on" not in found


def test_a_lesser_danger_leads_to_conditions(client: Client, here: Organisation, officer: User) -> None:
    case = given.concluded(officer, here, Conclusion.LESSER)
    found = letters(client, case)["bibob-voornemen"]
    assert (found["danger"], found["plan"]) == ("lesser", "impose")


def test_conditions_to_what_is_held_leave_it_in_force(client: Client, here: Organisation, officer: User) -> None:
    case = given.concluded(officer, here, Conclusion.LESSER, aim=given.WITHDRAWAL)
    assert letters(client, case)["bibob-voornemen"]["plan"] == "keep"


def test_the_day_until_which_something_may_be_added_is_carried_over(client: Client, here: Organisation, officer: User) -> None:
    case = given.case(officer, here)
    given.move(case, S.TRIAGE, officer, days=98)
    given.move(case, S.FORM, officer, days=97)
    given.move(case, S.INCOMPLETE, officer, days=96, until=given.ago(70))
    assert letters(client, case)["bibob-aanvullen"]["repair_until"] == given.ago(70).isoformat()
    given.fact(case, Fact.REPAIRED, officer, days=80)
    assert "bibob-aanvullen" in letters(client, case)


def test_a_case_that_is_over_offers_no_letter_but_those_of_earlier_steps(
    client: Client, here: Organisation, officer: User
) -> None:
    case = given.case(officer, here)
    given.move(case, S.TRIAGE, officer, days=98)
    given.move(case, S.WITHDRAWN, officer, days=97)
    text = client.get(f"/bibob/zaken/{case.pk}/").content.decode()
    assert set(letters(client, case)) == {"bibob-aanvullen"}
    assert text.index("Brieven van eerdere stappen") < text.index("/brieven/bibob-aanvullen/")


def test_the_power_itself_and_the_days_of_a_case_come_along(client: Client, here: Organisation, officer: User) -> None:
    case = given.concluded(officer, here, decision="alcohol", conclusion=Conclusion.OFFENCE)
    given.move(case, S.VIEWS, officer, days=60, until=given.ago(40))
    case.refresh_from_db()
    fields = letters(client, case)["bibob-voornemen"]
    assert (fields["ground"], fields["danger"]) == ("alcohol", "offence")
    assert fields["intention_on"] == given.ago(60).isoformat()
    assert fields["authority"] == "de burgemeester van Duinrade"
    assert "views_given" not in fields
    given.fact(case, Fact.VIEWS_RECEIVED, officer, days=50)
    assert letters(client, case)["bibob-voornemen"]["views_until"] == given.ago(40).isoformat()
    grounds = {"evenement": "bylaw", "huisvestingsvergunning": None, "vastgoed-huur": "property"}
    for number, (decision, ground) in enumerate(grounds.items()):
        other = given.concluded(officer, here, decision=decision, number=f"Z-2026-0077{number}")
        assert letters(client, other)["bibob-voornemen"].get("ground") == ground


@pytest.mark.parametrize("decision", ["alcohol", "horeca", "kansspelautomaten", "evenement"])
def test_the_mayor_writes_about_what_the_mayor_decides(client: Client, here: Organisation, officer: User, decision: str) -> None:
    case = given.case(officer, here, decision)
    fields = letters(client, case)["bibob-aanvullen"]
    assert fields["authority"] == "de burgemeester van Duinrade"
    page = client.post("/brieven/bibob-aanvullen/", fields).content.decode()
    assert 'value="de burgemeester van Duinrade"' in page
    assert "het college van burgemeester en wethouders van Duinrade" not in re.findall(r'name="authority"[^>]*', page)[0]


def test_of_all_else_the_form_says_the_usual_board(client: Client, here: Organisation, officer: User) -> None:
    case = given.case(officer, here, "subsidie")
    fields = letters(client, case)["bibob-aanvullen"]
    assert "authority" not in fields
    page = client.post("/brieven/bibob-aanvullen/", fields).content.decode()
    assert 'value="het college van burgemeester en wethouders van Duinrade"' in page


def test_the_letter_of_a_decided_case_has_the_day_of_the_decision(client: Client, here: Organisation, officer: User) -> None:
    case = given.decided(officer, here)
    fields = letters(client, case)["bibob-besluit"]
    assert fields["dated"] == fields["announced_on"] == case.state_since.isoformat()


RECORDED = list(product([*Conclusion, None], [*Outcome, None], Aim, ["horeca", "vastgoed-huur", "overheidsopdracht"], S))
REFUSALS = {Plan.REFUSE, Plan.WITHDRAW, Plan.NOT_AWARD, Plan.NO_CONSENT, Plan.NOT_ENTER, Plan.SUSPEND, Plan.END, Plan.TERMINATE}


def may_stand(conclusion: Conclusion | None, outcome: Outcome | None) -> bool:
    """Whether a case can hold both."""
    refused = outcome is not Outcome.REFUSED or conclusion in {Conclusion.SERIOUS, Conclusion.OFFENCE}
    return refused and (outcome is not Outcome.CONDITIONS or conclusion in {Conclusion.SERIOUS, Conclusion.LESSER})


def test_no_letter_contradicts_what_its_case_recorded(here: Organisation) -> None:
    """Every conclusion, outcome, aim, kind and state, and every letter that comes up there."""
    seen: set[str] = set()
    for conclusion, outcome, aim, decision, state in RECORDED:
        if not may_stand(conclusion, outcome):
            continue
        group = next(one.group for one in law().decisions if one.id == decision)
        case = BibobCase(organisation=here, number="Z-1", decision=decision, group=group, state=state, state_since=given.ago(1))
        file = File({}, group=group, aim=aim, conclusion=conclusion, outcome=outcome)
        for letter in offered(case, file):
            name, fields = letter.url.split("/")[2], dict(letter.fields)
            plan, told = fields.get("plan"), (conclusion, outcome, aim, decision, name)
            seen.add(name)
            if "plan" not in letters_of()[name].facts:
                continue
            assert conclusion is not Conclusion.NONE, told
            assert outcome is not Outcome.GRANTED, told
            assert outcome is not Outcome.CONDITIONS or plan == (Plan.IMPOSE if aim is Aim.APPLICATION else Plan.KEEP), told
            assert outcome is not Outcome.REFUSED or plan is None or plan in REFUSALS, told
            assert plan is None or plan in {*letters_of()[name].offered(FACTS["plan"])}, told
            faults = {field for field, _ in faults_in(fields, letters_of()[name].template)}
            assert not {"plan", "role"} & faults, (told, faults)
    assert {"bibob-voornemen", "bibob-besluit", "bibob-overeenkomst"} <= seen


def test_what_was_granted_offers_no_letter_that_refuses_it(client: Client, here: Organisation, officer: User) -> None:
    case = given.concluded(officer, here, Conclusion.SERIOUS)
    given.fact(case, Fact.REPORTED, officer, days=90)
    given.move(case, S.WEIGHING, officer, days=80)
    given.move(case, S.DECIDED, officer, days=70, outcome=Outcome.GRANTED)
    # Letters of steps before stay within reach; none that refuses or withdraws is among them.
    refusing = {"bibob-voornemen", "bibob-besluit", "bibob-overeenkomst", "bibob-buiten-behandeling"}
    assert not letters(client, case).keys() & refusing
    assert "Bij deze uitkomst past geen brief van hier" in client.get(f"/bibob/zaken/{case.pk}/").content.decode()


def test_conditions_in_the_case_are_conditions_in_the_letter(client: Client, here: Organisation, officer: User) -> None:
    case = given.concluded(officer, here, Conclusion.SERIOUS)
    given.fact(case, Fact.REPORTED, officer, days=90)
    given.move(case, S.VIEWS, officer, days=89, until=given.ago(75))
    given.move(case, S.WEIGHING, officer, days=74)
    given.move(case, S.DECIDED, officer, days=70, outcome=Outcome.CONDITIONS)
    assert letters(client, case)["bibob-besluit"]["plan"] == "impose"


def test_a_holder_who_left_the_form_empty_is_not_told_that_danger_was_seen(here: Organisation) -> None:
    case = BibobCase(organisation=here, number="Z-1", decision="horeca", group="permit", state=S.WEIGHING)
    left = File({Fact.REPAIR_UNUSED: given.ago(9)}, aim=Aim.WITHDRAWAL, conclusion=Conclusion.SERIOUS)
    [decision] = offered(case, left)
    assert dict(decision.fields)["danger"] == "form"
    [later] = offered(case, replace(left, facts={**left.facts, Fact.INQUIRY_BEGUN: given.ago(8)}))
    assert dict(later.fields)["danger"] == "serious"


def test_that_reporting_comes_first_is_called_a_norm_of_our_own(here: Organisation, officer: User) -> None:
    case = given.concluded(officer, here, Conclusion.SERIOUS)
    with pytest.raises(Refused, match=r"onverwijld.*eigen norm"):
        given.move(case, S.VIEWS, officer, days=89, until=given.ago(75))
