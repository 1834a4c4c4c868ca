"""The pages of a case: from the report to the decision, who is on it, and how many questions the database gets."""

from datetime import timedelta

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import questions_of
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.organisations.models import Organisation
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db
NEW = {
    "number": "z-2026-77",
    "report_on": "2026-01-05",
    "place": "dwelling",
    "drugs": "soft",
    "occurrence": "first",
    "gravity": "usual",
}


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation, client: Client) -> User:
    user = given.officer(here)
    client.force_login(user)
    return user


def url(case: DamoclesCase, *more: str) -> str:
    return "/".join([f"/damocles/zaken/{case.pk}", *more, ""])


def test_from_report_to_decision(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    answer = client.post("/damocles/zaken/nieuw/", {**NEW, "organisation": "GM9901"})
    case = DamoclesCase.objects.get()
    assert answer.url == url(case)
    assert "dagen sinds de bestuurlijke rapportage van 5 januari 2026" in " ".join(
        client.get(url(case)).content.decode().replace("</strong>", "").split()
    )
    client.post(url(case, "stap", "test"), {"on": "2026-01-06"})
    client.post(url(case, "stap", "intended"), {"on": "2026-01-08", "until": "2026-01-22"})
    blocked = client.get(url(case, "stap", "decided"))
    assert blocked.status_code == 409
    assert "vragen open" in blocked.content.decode()
    asked = questions_of(case)
    client.post(
        url(case, "afweging"), {**{one.question.id: "answered" for one in asked[1:]}, "open_reason": "De politie levert na."}
    )
    step = client.get(url(case, "stap", "decided")).content.decode()
    assert "Volgens het beleid: <strong>waarschuwing</strong>" in step
    assert "De politie levert na." in step
    done = client.post(url(case, "stap", "decided"), {"on": "2026-01-26", "until": "2026-02-09", "months": "3"})
    assert done.url == url(case)
    page = client.get(url(case)).content.decode()
    assert "anders dan het beleid" in page
    assert "30 januari 2026" in page  # four days with two working days among them
    client.post(url(case, "inschrijving"), {"deed": "entered", "on": "2026-01-28"})
    assert "sluiting ingeschreven bij het Kadaster" in client.get(url(case)).content.decode()
    client.post(url(case, "terugdraaien"), {"seen": "entered"})
    assert case.moves.count() == 4


@pytest.mark.parametrize(
    ("to", "more", "letter"),
    [("warned", {}, "damocles-waarschuwing"), ("penalty", {"until": "2026-02-09"}, "damocles-dwangsom")],
)
def test_the_letter_of_what_was_decided_is_offered_afterwards(
    here: Organisation, officer: User, client: Client, to: str, more: dict[str, str], letter: str
) -> None:
    given.policy(here)
    client.post("/damocles/zaken/nieuw/", {**NEW, "organisation": "GM9901"})
    case = DamoclesCase.objects.get()
    client.post(url(case, "stap", "test"), {"on": "2026-01-06"})
    client.post(url(case, "stap", "intended"), {"on": "2026-01-08", "until": "2026-01-22"})
    client.post(url(case, "afweging"), {one.question.id: "answered" for one in questions_of(case)})
    client.post(url(case, "stap", to), {"on": "2026-01-26", **more})
    case.refresh_from_db()
    assert case.state == to
    assert letter in client.get(url(case)).content.decode()


def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(here: Organisation, officer: User, client: Client) -> None:
    answer = client.post(
        "/damocles/zaken/nieuw/", {**NEW, "organisation": "GM9901", "number": "Jan de Vries", "report_on": "31-04-2026"}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Vul een datum in" in page
    assert "Jan de Vries" in page
    named = client.post("/damocles/zaken/nieuw/", {**NEW, "organisation": "GM9901", "number": "Dorpsstraat-12"})
    assert "naam of adres" in named.content.decode()
    assert not DamoclesCase.objects.exists()


def test_a_step_with_a_wrong_day_or_without_its_term_is_shown_again(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.TEST)
    tomorrow = (given.today() + timedelta(1)).isoformat()
    assert "toekomst" in client.post(url(case, "stap", "intended"), {"on": tomorrow, "until": tomorrow}).content.decode()
    assert client.post(url(case, "stap", "intended"), {"on": given.today().isoformat()}).status_code == 422
    assert client.get(url(case, "stap", "closed")).status_code == 409
    assert client.get(url(case, "stap", "onzin")).status_code == 404


def test_a_double_click_does_no_harm(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here)
    for _ in range(2):
        assert client.post(url(case, "stap", "test"), {"on": given.today().isoformat()}).url == url(case)
    assert case.moves.count() == 2


def test_the_reason_for_doing_nothing_passes_the_scan(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.TEST)
    sent = {"on": given.today().isoformat(), "drop_reason": "other", "reason": "Bel 06-12345678."}
    assert client.post(url(case, "stap", "dropped"), sent).status_code == 422
    case.refresh_from_db()
    assert case.state == S.TEST
    client.post(url(case, "stap", "dropped"), {**sent, "reason": "Het pand is gesloopt."})
    case.refresh_from_db()
    assert (case.state, case.drop_reason, case.reason) == (S.DROPPED, "other", "Het pand is gesloopt.")


def test_a_colleague_is_put_on_the_case_and_taken_off(here: Organisation, officer: User, client: Client) -> None:
    case, colleague, adviser = given.case(officer, here), make.user("c@example.org", "Coby"), make.user("a@example.org", "Ad")
    make.membership(colleague, here, Role.COORDINATOR)
    make.assignment(adviser, here)
    stranger = make.user("s@example.org")
    assert client.post(url(case, "mensen"), {"what": "name", "user": stranger.pk}).status_code == 422
    client.post(url(case, "mensen"), {"what": "name", "user": colleague.pk})
    client.post(url(case, "mensen"), {"what": "grant", "user": adviser.pk})
    page = client.get(url(case, "mensen")).content.decode()
    assert "Coby" in page
    assert "Ad, tot en met" in page
    client.force_login(adviser)
    seen = client.get(url(case)).content.decode()
    assert "U kijkt mee op verzoek" in seen
    assert "Laatste stap terugdraaien" not in seen
    assert "Zaak verwijderen" not in seen
    client.force_login(colleague)
    client.post(url(case, "mensen"), {"what": "end", "user": adviser.pk})
    client.post(url(case, "mensen"), {"what": "unname", "user": officer.pk})
    client.force_login(officer)
    assert client.get(url(case)).status_code == 404
    client.force_login(adviser)
    assert client.get(url(case)).status_code == 404


def test_every_look_is_one_event(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.TEST)
    for page in ((), ("mensen",), ("afweging",), ("wijzigen",), ("verwijderen",), ("stap", "intended")):
        before = Event.objects.count()
        assert client.get(url(case, *page)).status_code == 200
        assert Event.objects.count() == before + 1
        assert Event.objects.latest("pk").verb == "cases.opened"


def test_an_organisation_without_a_register_opens_no_cases(here: Organisation, client: Client) -> None:
    user = make.user("o@example.org")
    make.membership(user, here, Role.OFFICER)
    client.force_login(user)
    assert client.get("/damocles/zaken/nieuw/").status_code == 404
    assert "U heeft nog geen zaken" in client.get("/damocles/zaken/").content.decode()
    assert "U houdt hier geen zaken bij" in client.get("/instrumenten/").content.decode()


def test_the_list_and_the_first_page_of_300_cases_ask_no_more_than_of_one(
    here: Organisation, officer: User, client: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    given.policy(here)
    first = given.case(officer, here, state=S.CLOSED)
    moves, chairs = list(first.moves.all()), list(first.seats.all())
    many = [DamoclesCase(**{**_fields(first), "number": f"Z-2026-{number}"}) for number in range(1000, 1299)]
    DamoclesCase.objects.bulk_create(many)
    for row in (*moves, *chairs):
        copies = [type(row)(**{**_fields(row, but={"id"}), "case_id": one.pk}) for one in many]
        type(row).objects.bulk_create(copies)
    for address, most in (("/damocles/zaken/?toon=alle", 16), ("/instrumenten/", 22), ("/damocles/GM9901/gebruik/", 16)):
        client.get(address)
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
    pages = [client.get(f"/damocles/zaken/?toon=alle&pagina={number}") for number in (1, 6)]
    assert [len(page.context["lines"]) for page in pages] == [50, 50]
    assert "300 zaken, de oudste rapportage eerst: 251 tot en met 300" in pages[1].content.decode()
    assert "?toon=alle&amp;pagina=5" in pages[1].content.decode()
    assert client.get("/damocles/zaken/?toon=klaar&pagina=onzin").status_code == 200


def _fields(row, *, but=frozenset({"id"})):  # type: ignore[no-untyped-def]
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname not in but}


def test_one_case_is_read_in_few_queries(
    here: Organisation, officer: User, client: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    given.policy(here)
    case = given.case(officer, here, state=S.CLOSED)
    client.get(url(case))
    with django_assert_max_num_queries(20):
        client.get(url(case))


def test_the_first_page_has_the_nearest_term_with_its_article(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    case = given.case(officer, here, state=S.DECIDED)
    page = client.get("/instrumenten/")
    lines = page.context["lines"]
    assert [line.due.until for line in lines] == sorted(line.due.until for line in lines)
    assert lines[0].due.article == "Wkpb 15 lid 2 a"
    assert lines[0].left == "voorbij"
    assert url(case) in page.content.decode()
    colleague = make.user("c@example.org")
    make.membership(colleague, here, Role.OFFICER)
    client.force_login(colleague)
    assert client.get("/instrumenten/").context["lines"] == []


def test_small_numbers_are_for_who_is_named_alone(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    for number in range(4):
        given.case(officer, here, state=S.WARNED, number=f"Z-2026-10{number}")
    own = client.get("/damocles/GM9901/gebruik/").context
    assert sum(year.cases for year in own["own"]) == 4
    assert own["others"] == ()
    mayor = make.user("m@example.org")
    make.membership(mayor, here, Role.EXECUTIVE)
    client.force_login(mayor)
    seen = client.get("/damocles/GM9901/gebruik/")
    assert seen.context["own"] == ()
    assert {year.cases for year in seen.context["others"]} == {None}
    assert "niet getoond" in seen.content.decode()


def test_a_removed_case_is_gone(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here)
    assert client.post(url(case, "verwijderen")).url == "/damocles/zaken/"
    assert client.get(url(case)).status_code == 404


def test_who_is_named_sees_who_else_is(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here)
    other = make.user("x@example.org", "Xander")
    make.membership(other, here, Role.OFFICER)
    cases.name(case=case, user=other, by=officer)
    assert "Xander" in client.get(url(case, "mensen")).content.decode()


@pytest.mark.parametrize(
    ("state", "to", "words"), [(S.INTENDED, S.WARNED, "zienswijze"), (S.DECIDED, S.CLOSED, "begunstigingstermijn")]
)
def test_a_term_that_was_given_to_somebody_is_told_before_it_passed(
    state: S, to: S, words: str, here: Organisation, officer: User, client: Client
) -> None:
    case = given.case(officer, here, state=state)
    sentence = f"{words} loopt nog tot en met"
    assert sentence not in client.get(url(case, "stap", to.value)).content.decode()
    case.moves.filter(what=state).update(until=given.today())
    assert sentence in client.get(url(case, "stap", to.value)).content.decode()
    assert sentence in client.get(url(case)).content.decode()
