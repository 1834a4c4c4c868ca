"""The policy line on its pages: written, adopted, laid beside; and choosing a test, of which nothing is kept."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.bibob.queries import policy_in_force
from dijkwacht.apps.cases.models import Register
from dijkwacht.apps.consents.models import Consent
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.models import Policy
from dijkwacht.documents.bibob.library import example
from tests import bibob as given
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def keeper(here: Organisation) -> User:
    return given.officer(here)


@pytest.fixture
def desk(keeper: User, client: Client) -> Client:
    client.force_login(keeper)
    return client


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def form_of(answer: Any) -> dict[str, Any]:
    """What the form of a page holds at first, as a browser sends it."""
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value or value == ""}


def test_without_a_policy_the_page_says_what_to_do(desk: Client) -> None:
    answer = desk.get("/bibob/GM9901/")
    assert "Nog geen beleid" in text(answer)
    assert "Beleid schrijven" in text(answer)


def test_a_policy_is_written_from_the_example_read_and_adopted(desk: Client, here: Organisation) -> None:
    begin = desk.get("/bibob/GM9901/schrijven/")
    sent = form_of(begin) | {"title": "Bibob-beleidsregel", "mode-evenement": "standard", "areas-evenement": "Centrum"}
    saved = desk.post("/bibob/GM9901/schrijven/", sent)
    assert saved.status_code == 302
    draft = desk.get(saved.url)
    assert "altijd in Centrum, elders bij een signaal" in text(draft)
    row = Policy.objects.get()
    adopted = desk.post(f"{saved.url}vaststellen/", {"seen": row.digest, "from_day": given.today().isoformat()})
    assert adopted.status_code == 302
    held, is_own = policy_in_force(here, on=given.today())
    assert is_own
    assert held is not None
    assert held.line("evenement").areas == ("centrum",)  # type: ignore[union-attr]


def test_an_area_that_is_not_in_the_list_is_said_at_its_field_and_nothing_is_lost(desk: Client) -> None:
    sent = form_of(desk.get("/bibob/GM9901/schrijven/")) | {"title": "Mijn titel", "areas-bedrijf": "Haven"}
    answer = desk.post("/bibob/GM9901/schrijven/", sent)
    assert answer.status_code == 422
    assert "Een gebied staat niet in de lijst" in text(answer)
    assert 'value="Mijn titel"' in answer.content.decode()
    assert 'value="Haven"' in answer.content.decode()
    assert not Policy.objects.exists()


def test_a_title_with_a_telephone_number_waits_for_its_writer(desk: Client) -> None:
    sent = form_of(desk.get("/bibob/GM9901/schrijven/")) | {"title": "Bel 06-12345678"}
    answer = desk.post("/bibob/GM9901/schrijven/", sent)
    assert answer.status_code == 422
    assert "telefoonnummer" in text(answer)
    assert not Policy.objects.exists()


def test_of_two_writers_the_second_is_told_and_keeps_what_was_typed(desk: Client) -> None:
    sent = form_of(desk.get("/bibob/GM9901/schrijven/"))
    assert desk.post("/bibob/GM9901/schrijven/", sent | {"title": "De een"}).status_code == 302
    answer = desk.post("/bibob/GM9901/schrijven/", sent | {"title": "De ander"})
    assert answer.status_code == 409
    assert 'value="De ander"' in answer.content.decode()
    assert Policy.objects.get().title == "De een"


def test_light_before_standard(desk: Client) -> None:
    sent = form_of(desk.get("/bibob/GM9901/schrijven/")) | {"light_from": "3", "standard_from": "2"}
    assert desk.post("/bibob/GM9901/schrijven/", sent).status_code == 422


def test_a_day_that_does_not_exist_is_said_at_its_field(desk: Client, here: Organisation) -> None:
    desk.post("/bibob/GM9901/schrijven/", form_of(desk.get("/bibob/GM9901/schrijven/")))
    row = Policy.objects.get()
    address = f"/bibob/GM9901/versie/{row.number}/vaststellen/"
    answer = desk.post(address, {"seen": row.digest, "from_day": "31-04-2026"})
    assert answer.status_code == 422
    assert "31 april bestaat niet." in text(answer)
    assert desk.post(address, {"seen": "another", "from_day": "2026-04-30"}).status_code == 409


def test_a_draft_is_seen_by_who_keeps_the_policy_alone(desk: Client, here: Organisation) -> None:
    desk.post("/bibob/GM9901/schrijven/", form_of(desk.get("/bibob/GM9901/schrijven/")))
    mayor = make.user("mayor@example.org")
    make.membership(mayor, here, Role.EXECUTIVE)
    desk.force_login(mayor)
    assert desk.get("/bibob/GM9901/versie/1/").status_code == 404
    assert "ontwerp" not in text(desk.get("/bibob/GM9901/"))


def test_a_policy_lies_beside_the_law_and_the_example_before_anybody_shares(desk: Client, here: Organisation) -> None:
    given.policy(make.organisation("GM9902", "Westerkoog"), share=True)
    given.policy(here)
    answer = text(desk.get("/bibob/GM9901/naast/"))
    assert "Voorbeeldbeleid van dijkwacht voor een gemeente" in answer
    assert "Westerkoog" not in answer


def test_neighbours_who_share_stand_by_name_and_nobody_else(desk: Client, here: Organisation) -> None:
    for code, name in (("GM9903", "Zandersloot"), ("GM9904", "Aalmeer"), ("GM9905", "Zwijger")):
        model = example("municipality")
        assert model is not None
        lines = tuple(line for line in model.lines if line.decision != "horeca")
        given.policy(make.organisation(code, name), model.model_copy(update={"lines": lines}), share=name != "Zwijger")
    given.policy(here, share=True)
    answer = desk.get("/bibob/GM9901/naast/")
    assert answer.context["names"] == ["Aalmeer", "Zandersloot"]
    assert "naast u wordt minder getoetst" in text(answer)
    assert "Zwijger" not in text(answer)


def test_sharing_and_the_register_are_turned_on_and_off(desk: Client, here: Organisation) -> None:
    given.policy(here)
    desk.post("/bibob/GM9901/delen/", {"to": "on"})
    standing = Consent.objects.filter(organisation=here, withdrawn_at=None)
    assert standing.exists()
    desk.post("/bibob/GM9901/delen/", {"to": "off"})
    assert not standing.exists()
    desk.post("/bibob/GM9901/register/", {"to": "off"})
    assert not Register.objects.filter(organisation=here).exists()
    desk.post("/bibob/GM9901/register/", {"to": "on"})
    assert Register.objects.filter(organisation=here).exists()


def test_nothing_is_shared_without_a_policy(desk: Client) -> None:
    assert desk.post("/bibob/GM9901/delen/", {"to": "on"}).status_code == 409


@pytest.mark.parametrize("body", ["municipality", "province", "water_board"])
def test_the_law_table_marks_what_was_not_read(body: str, desk: Client) -> None:
    answer = text(desk.get(f"/bibob/wet/?soort={body}"))
    assert ("te verifiëren" in answer) is (body != "province" or "projectbesluit" in answer.lower())
    assert desk.get("/bibob/wet/?soort=riec").status_code == 404


CHOICE = {"decision": "horeca", "renewal": "first", "financing": "bank"}


def test_choosing_a_test_keeps_nothing(desk: Client) -> None:
    events = Event.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = desk.post("/bibob/selectie/", CHOICE | {"signals": ["tip-om"]})
    assert answer.status_code == 200
    assert "Gewone Bibob-toets" in text(answer)
    assert "Wet Bibob artikel 26" in text(answer)
    assert not [query for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert Event.objects.count() == events


def test_without_a_policy_the_example_is_used_and_that_is_said(desk: Client, here: Organisation) -> None:
    answer = text(desk.post("/bibob/selectie/", CHOICE))
    assert "Er is geen eigen beleid: gekozen is met Voorbeeldbeleid van dijkwacht voor een gemeente" in answer
    given.policy(here)
    assert "Er is geen eigen beleid" not in text(desk.post("/bibob/selectie/", CHOICE))


def test_what_is_missing_is_said_and_what_was_chosen_stays(desk: Client) -> None:
    answer = desk.post("/bibob/selectie/", {"decision": "horeca", "new_owner": "on"})
    assert answer.status_code == 422
    assert answer.context["form"]["new_owner"].value()


@pytest.mark.parametrize("address", ["?organisatie=GM9902", "?soort=riec"])
def test_nobody_chooses_by_the_policy_of_another(address: str, desk: Client) -> None:
    make.organisation("GM9902", "Westerkoog")
    assert desk.get(f"/bibob/selectie/{address}").status_code == 404


def test_who_belongs_nowhere_chooses_with_the_example(client: Client) -> None:
    client.force_login(make.user("nobody@example.org"))
    assert client.get("/bibob/selectie/?soort=water_board").status_code == 200
    assert client.get("/bibob/").status_code == 404


def test_a_joint_body_has_no_policy_page(desk: Client, keeper: User) -> None:
    body = make.joint_body()
    make.membership(keeper, body, Role.OFFICER)
    assert desk.get(f"/bibob/{body.code}/").status_code == 404


@pytest.mark.parametrize("others", [1, 4])
def test_laying_beside_asks_no_more_for_many_than_for_one(others: int, desk: Client, here: Organisation) -> None:
    given.policy(here, share=True)
    for number in range(others):
        given.policy(make.organisation(f"GM991{number}", f"Plaats {number}"), share=True)
    with CaptureQueriesContext(connection) as asked:
        desk.get("/bibob/GM9901/naast/")
    assert len(asked) <= 20, len(asked)
    COUNTS.append(len(asked))
    assert len(set(COUNTS)) == 1


COUNTS: list[int] = []


def test_why_a_decision_is_tested_is_typed_kept_and_its_lack_is_said_to_the_keeper(desk: Client, here: Organisation) -> None:
    form = form_of(desk.get("/bibob/GM9901/schrijven/"))
    answer = desk.post("/bibob/GM9901/schrijven/", {**form, "why-horeca": "Contant geld.", "why-alcohol": ""})
    page = text(desk.get(answer.url))
    assert "Contant geld." in page
    assert "Van deze beslissingen zegt het beleid niet waarom" in page


def test_a_reason_with_a_telephone_number_waits_for_its_writer(desk: Client) -> None:
    sent = form_of(desk.get("/bibob/GM9901/schrijven/")) | {"why-horeca": "Bel 06-12345678"}
    answer = desk.post("/bibob/GM9901/schrijven/", sent)
    assert answer.status_code == 422
    assert "telefoonnummer" in text(answer)
    assert not Policy.objects.exists()
