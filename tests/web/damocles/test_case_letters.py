"""Letters from a closure case: nothing that stands ready in them contradicts what the case recorded."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.damocles.words import Drugs, Found
from dijkwacht.documents.letters.library import letters as letters_of
from tests import damocles as given
from tests import factories as make
from tests.access.forms import Forms

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation, client: Client) -> User:
    user = given.officer(here)
    client.force_login(user)
    return user


def letters(client: Client, case: DamoclesCase) -> dict[str, dict[str, str]]:
    """What each letter on the page of a case is filled with, by the end of its address."""
    found = Forms(client.get(f"/damocles/zaken/{case.pk}/").content.decode()).found
    return {
        form.action.split("/")[2]: {name: values[0] for name, values in form.fields.items()}
        for form in found
        if form.action.startswith("/brieven/")
    }


def ticked(page: str) -> set[str]:
    """The boxes that are ticked on a page."""
    boxes = re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", page)
    return {found[1] for box in boxes if " checked" in box and (found := re.search(r'name="([^"]+)"', box))}


@pytest.mark.parametrize("state", list(S))
def test_what_stands_ready_is_what_the_case_recorded(here: Organisation, officer: User, client: Client, state: S) -> None:
    given.policy(here)
    case = given.case(officer, here, state=state) if state in given.PATHS else given.case(officer, here)
    recorded = {
        "place": case.place,
        "drugs": case.drugs[0] if isinstance(case.drugs, list) else case.drugs,
        "occurrence": case.occurrence,
        "number": case.number,
        "measure": case.measure,
        "months": str(case.months) if case.measure and case.months else "",
    }
    for name, fields in letters(client, case).items():
        page = client.post(f"/brieven/{name}/", fields).content.decode()
        for fact, value in recorded.items():
            assert not value or fields.get(fact, value) == value, (name, fact)
        sent = {one for one, value in fields.items() if value == "on" and one in letters_of()[name].facts}
        assert ticked(page) == sent, name
        assert "on_request" not in sent, "nobody asked for it"


def test_the_letter_follows_what_was_decided_on_a_request(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.CLOSED, months=12)
    address, day = f"/damocles/zaken/{case.pk}/daarna", case.state_since
    client.post(f"{address}/lift-asked/", {"on": (day + timedelta(1)).isoformat()})
    assert {"damocles-opheffing", "damocles-opheffing-weigeren"} <= letters(client, case).keys()
    assert letters(client, case)["damocles-opheffing"]["on_request"] == "on"
    client.post(f"{address}/lift-decided/", {"on": (day + timedelta(2)).isoformat(), "ruling": "refused"})
    assert "damocles-opheffing" not in letters(client, case)
    client.post(f"{address}/lift-asked/", {"on": (day + timedelta(3)).isoformat()})
    assert {"damocles-opheffing", "damocles-opheffing-weigeren"} <= letters(client, case).keys()


def test_a_preparation_of_an_unknown_list_fills_both_rows_of_the_policy(
    here: Organisation, officer: User, client: Client
) -> None:
    given.policy(here)
    unknown = given.case(officer, here, state=S.TEST, drugs=Drugs.PREPARATION)
    fields = letters(client, unknown)["damocles-voornemen"]
    assert "voorbereiding van softdrugs:" in fields["row"]
    assert "voorbereiding van harddrugs:" in fields["row"]
    assert not {"measure", "months", "schedule"} & fields.keys()
    both = given.case(officer, here, state=S.TEST, number="Z-2026-503", drugs=Drugs.SOFT, also=(Drugs.PREPARATION,))
    fields = letters(client, both)["damocles-voornemen"]
    assert "voorbereiding van softdrugs:" in fields["row"]
    assert "voorbereiding van harddrugs:" in fields["row"]
    known = given.case(
        officer, here, state=S.TEST, number="Z-2026-502", drugs=Drugs.PREPARATION, preparation=Found.PREPARATION_HARD
    )
    fields = letters(client, known)["damocles-voornemen"]
    assert "softdrugs" not in fields["row"]
    assert fields["measure"] == "closure"


@pytest.mark.parametrize(("to", "article"), [("decided", "5:24 lid 2"), ("penalty", "5:32a lid 2")])
def test_the_step_says_that_an_order_needs_time_to_comply(
    here: Organisation, officer: User, client: Client, to: str, article: str
) -> None:
    case = given.case(officer, here, state=S.INTENDED)
    page = " ".join(client.get(f"/damocles/zaken/{case.pk}/stap/{to}/").content.decode().split())
    assert f"iemand moet echt aan de last kunnen voldoen (Awb {article})" in page
    assert "5:32 (te verifiëren)" not in page


def test_a_case_of_two_parts_with_one_number_lets_the_letter_ask_the_other(
    here: Organisation, officer: User, client: Client
) -> None:
    given.policy(here)
    case = given.case(officer, here, state=S.DECIDED, is_combined=True, months=6)
    fields = letters(client, case)["damocles-besluit"]
    assert (fields["place"], fields["also_dwelling"], fields["months"]) == ("premises", "on", "6")
    assert "months_dwelling" not in fields
    page = " ".join(client.post("/brieven/damocles-besluit/", fields).content.decode().split())
    assert "vul dat van de woning zelf in" in page
    assert "Hoeveel maanden gaat de woning dicht?" in page


def test_a_dwelling_that_gets_another_measure_has_a_letter_of_its_own(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    case = given.case(officer, here, state=S.INTENDED, is_combined=True)
    page = client.get(f"/damocles/zaken/{case.pk}/")
    assert "Waarschuwing, voor de woning" in page.content.decode()
    offered = page.context["letters"]
    premises = dict(next(one for one in offered if one.url.endswith("/damocles-besluit/")).fields)
    dwelling = dict(offered[-1].fields)
    assert (premises["place"], premises.get("also_dwelling"), premises["measure"]) == ("premises", None, "closure")
    assert (dwelling["place"], dwelling["measure"]) == ("dwelling", "warning")
    assert "months" not in dwelling
