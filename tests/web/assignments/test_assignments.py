"""From proposal to end, on the pages."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.norms.actions import publish
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.norms.library import norm
from tests import factories as make
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def where() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def team() -> Organisation:
    return make.support_team()


@pytest.fixture
def adviser(team: Organisation) -> User:
    return make.member(team, Role.ADVISER, "adviseur@example.org", "Ada Adviseur")


@pytest.fixture
def secretary(where: Organisation) -> User:
    return make.member(where, Role.CLIENT, "opdrachtgever@example.org", "Opdrachtgever")


def terms(**changes: object) -> dict[str, object]:
    return {
        "purpose": "Een eerste beeld.",
        "secrecy": "Blijft bij u.",
        "start": TODAY.isoformat(),
        "until": (TODAY + timedelta(days=90)).isoformat(),
        **changes,
    }


def proposed(client: Client, adviser: User, where: Organisation) -> str:
    client.force_login(adviser)
    client.post("/opdrachten/nieuw/", terms(organisation=where.pk))
    return f"/opdrachten/{Assignment.objects.latest('pk').pk}/"


def test_the_texts_stand_ready_and_say_that_help_is_not_supervision(client: Client, adviser: User, where: Organisation) -> None:
    client.force_login(adviser)
    response = client.get("/opdrachten/nieuw/")
    page = response.content.decode()
    assert question(response) == "Wat spreekt u af met de organisatie?"
    assert primary(response) == "Voorstel sturen"
    assert "Hulp is geen toezicht" in page
    assert "Wie wat antwoordde, zien alleen de respondent en de adviseur." in page
    assert "Duinrade" in page
    assert "Ondersteuningsteam" not in page.split("<main")[1]


def test_a_proposal_says_whom_to_call_and_what_was_agreed_about_personal_data(
    client: Client, adviser: User, where: Organisation, secretary: User
) -> None:
    client.force_login(adviser)
    assert "verwerkersovereenkomst (artikel 28 AVG)" in client.get("/opdrachten/nieuw/").content.decode()
    asked = terms(organisation=where.pk, contact="Servicepunt van het team, 023-0000000", processing="Getekend, nummer V-12.")
    client.post("/opdrachten/nieuw/", asked)
    client.force_login(secretary)
    page = client.get(f"/opdrachten/{Assignment.objects.get().pk}/").content.decode()
    assert "Servicepunt van het team, 023-0000000" in page
    assert "Getekend, nummer V-12." in page
    assert "Ada Adviseur (adviseur@example.org)" in page


def test_where_nothing_was_agreed_about_personal_data_the_client_reads_so(
    client: Client, adviser: User, where: Organisation, secretary: User
) -> None:
    url = proposed(client, adviser, where)
    client.force_login(secretary)
    page = client.get(url).content.decode()
    assert "Over een verwerkersovereenkomst is hier niets opgeschreven" in page
    assert "Bereikbaar" not in page


def test_from_proposal_to_end(client: Client, adviser: User, where: Organisation, secretary: User) -> None:
    picture = make.picture(where)
    url = proposed(client, adviser, where)
    assert client.get(f"/werk/{picture.pk}/").status_code == 404
    client.force_login(secretary)
    page = client.get(url)
    assert primary(page) == "Opdracht aanvaarden"
    assert "Hulp is geen toezicht" in page.content.decode().split("<main")[1].split("</main")[0]
    client.post(f"{url}stap/", {"to": "accepted"})
    client.force_login(adviser)
    assert primary(client.get(url)) == "Beeld plannen"
    assert client.get(f"/werk/{picture.pk}/").status_code == 200
    client.force_login(secretary)
    assert "Adviseur ziet dan" not in client.get(url).content.decode()
    client.post(f"{url}stap/", {"to": "ended", "reason": "Wij gaan zelf verder."})
    client.force_login(adviser)
    assert client.get(f"/werk/{picture.pk}/").status_code == 404
    assert "Wij gaan zelf verder." in client.get(url).content.decode()


def test_a_fault_keeps_the_words_and_stands_beside_the_field(client: Client, adviser: User, where: Organisation) -> None:
    client.force_login(adviser)
    wrong = terms(organisation=where.pk, secrecy="", purpose="Wij maken een beeld.", until="2020-01-01")
    response = client.post("/opdrachten/nieuw/", wrong)
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert "Wij maken een beeld." in page
    assert "Wat blijft geheim? Schrijf dit op" in page
    assert "Laatste dag: De laatste dag ligt voor de eerste dag." in page
    both = unescape(client.post("/opdrachten/nieuw/", wrong | {"organisation": ""}).content.decode())
    assert "Voor welke organisatie? Kies een organisatie." in both
    assert "Wat blijft geheim? Schrijf dit op" in both
    assert not Assignment.objects.exists()


def test_a_second_proposal_is_refused_with_the_words_kept(client: Client, adviser: User, where: Organisation) -> None:
    proposed(client, adviser, where)
    response = client.post("/opdrachten/nieuw/", terms(organisation=where.pk, purpose="Nog een keer."))
    assert response.status_code == 409
    assert "Nog een keer." in response.content.decode()
    assert Assignment.objects.count() == 1


def test_the_adviser_does_not_answer_nor_the_client_withdraw(
    client: Client, adviser: User, where: Organisation, secretary: User
) -> None:
    url = proposed(client, adviser, where)
    for to in ("accepted", "declined"):
        assert client.post(f"{url}stap/", {"to": to}).status_code == 404
    assert client.post(f"{url}stap/", {"to": "expired"}).status_code in {404, 409}
    client.force_login(secretary)
    assert client.post(f"{url}stap/", {"to": "nonsense"}).status_code == 404
    assert Assignment.objects.get().accepted_at is None


def test_a_coordinator_reads_and_does_not_answer(client: Client, adviser: User, where: Organisation) -> None:
    url = proposed(client, adviser, where)
    coordinator = make.user("oov@example.org")
    make.membership(coordinator, where, Role.COORDINATOR)
    client.force_login(coordinator)
    assert client.get(url).status_code == 200
    for to in ("accepted", "declined", "ended"):
        assert client.post(f"{url}stap/", {"to": to}).status_code == 404
    assert Assignment.objects.get().ended_at is None


def test_a_late_answer_says_what_happened(client: Client, adviser: User, where: Organisation, secretary: User) -> None:
    url = proposed(client, adviser, where)
    client.post(f"{url}stap/", {"to": "ended"})
    client.force_login(secretary)
    response = client.post(f"{url}stap/", {"to": "accepted"})
    assert response.status_code == 409
    assert "al beëindigd" in response.content.decode()


def test_a_client_takes_on_a_colleague(client: Client, where: Organisation, secretary: User) -> None:
    colleague = make.user("oov@example.org", "Collega OOV")
    make.membership(colleague, where, Role.COORDINATOR)
    client.force_login(secretary)
    page = client.get("/opdrachten/eigen/").content.decode()
    assert "Collega OOV" in page
    assert ">Opdrachtgever</option>" not in page
    response = client.post("/opdrachten/eigen/", terms(adviser=f"{where.pk}-{colleague.pk}"))
    assert Assignment.objects.get().accepted_by == secretary
    assert "van de eigen organisatie" in client.get(response.url).content.decode()
    assert client.post("/opdrachten/eigen/", terms(adviser=f"{where.pk}-{secretary.pk}")).status_code == 422


def test_without_a_colleague_it_says_what_to_do(client: Client, where: Organisation, secretary: User) -> None:
    client.force_login(secretary)
    assert "Vraag de beheerder om een account" in client.get("/opdrachten/eigen/").content.decode()


def test_a_team_of_the_invented_province_sees_no_real_organisation(client: Client, adviser: User, where: Organisation) -> None:
    real = Organisation.objects.create(code="GM0363", kind="municipality")
    real.names.create(name="Amsterdam")
    client.force_login(adviser)
    assert "Amsterdam" not in client.get("/opdrachten/nieuw/").content.decode()
    assert client.post("/opdrachten/nieuw/", terms(organisation=real.pk)).status_code == 422


def test_the_list_takes_as_many_queries_for_twenty_as_for_one(
    client: Client, adviser: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10, 30):
        make.assignment(adviser, make.organisation(f"GM99{number}", f"Plaats {number}"))
    client.force_login(adviser)
    client.get("/opdrachten/")
    with django_assert_max_num_queries(9):
        page = client.get("/opdrachten/").content.decode()
    assert len(re.findall(r"<h3", page)) == 20


def test_whoever_accepts_reads_first_how_much_time_it_asks(
    client: Client, adviser: User, secretary: User, where: Organisation, team: Organisation
) -> None:
    path = proposed(client, adviser, where)
    assert "Wat het van uw mensen vraagt" not in client.get(path).content.decode()
    client.force_login(secretary)
    assert "Wat het van uw mensen vraagt" not in client.get(path).content.decode(), "no norm, no number"
    publish(norm=norm("gemeente"), by=make.BY)
    page = " ".join(client.get(path).content.decode().split())
    assert re.search(r"een kort beeld ongeveer 2 uur, een volledig beeld ongeveer \d uur\.", page)
