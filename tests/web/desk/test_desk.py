"""A question reaches its adviser as a task, the answer comes back, and nobody else reads or counts them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.asks.queries.asks import asked_of, new_for_all
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.apps.asks.rules.mails import mail
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.corrections import Removed
from dijkwacht.apps.damocles.models import DamoclesCase, DamoclesGrant
from dijkwacht.apps.desk import actions as desk
from dijkwacht.apps.desk.models import Question
from dijkwacht.apps.desk.rules import STAYS
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.kit.errors import Refused
from tests import bibob
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ASKED, SAID = "Mag de sluiting korter dan het beleid?", "Ja, met een reden (Awb 4:84)."


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def adviser(here: Organisation) -> User:
    user = make.user("ada@example.org", name="Ada Adviseur")
    make.assignment(user, here)
    return user


@pytest.fixture
def officer(here: Organisation, adviser: User, client: Client) -> User:
    user = given.officer(here)
    client.force_login(user)
    return user


@pytest.fixture
def case(here: Organisation, officer: User) -> DamoclesCase:
    return given.case(officer, here)


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def ask(client: Client, adviser: User, path: str = "/adviesvraag/nieuw/") -> Question:
    answer = client.post(path, {"adviser": f"GM9901-{adviser.pk}", "text": ASKED})
    assert answer.status_code == 302, answer.content.decode()
    return Question.objects.get()


def test_a_question_goes_to_the_adviser_and_the_answer_comes_back(client: Client, officer: User, adviser: User) -> None:
    made = ask(client, adviser)
    path = f"/adviesvraag/{made.pk}/"
    theirs = as_(adviser)
    assert f'href="{path}"' in theirs.get("/werk/").content.decode()
    assert ASKED in theirs.get(path).content.decode()
    assert theirs.post(path, {"answer": SAID}).status_code == 302
    assert SAID in client.get(path).content.decode()
    assert path not in theirs.get("/werk/").content.decode()


def test_about_a_case_the_adviser_may_look_along_and_who_is_named_reads_along(
    client: Client, here: Organisation, officer: User, adviser: User, case: DamoclesCase
) -> None:
    made = ask(client, adviser, f"/adviesvraag/nieuw/{case.pk}/")
    assert DamoclesGrant.objects.running_on(TODAY).get().adviser == adviser
    page = as_(adviser).get(f"/adviesvraag/{made.pk}/").content.decode()
    assert f"/damocles/zaken/{case.pk}/" in page
    colleague = make.user("oov@example.org")
    make.membership(colleague, here, Role.COORDINATOR)
    assert as_(colleague).get(f"/adviesvraag/{made.pk}/").status_code == 404
    cases.name(case=case, user=colleague, by=make.BY)
    assert as_(colleague).get(f"/adviesvraag/{made.pk}/").status_code == 200
    assert f"/adviesvraag/{made.pk}/" in as_(colleague).get(f"/damocles/zaken/{case.pk}/").content.decode()


@pytest.mark.parametrize("is_ended", [True, False])
def test_when_an_adviser_looks_along_no_more_a_question_about_the_case_is_closed_to_them(
    is_ended: bool, client: Client, officer: User, adviser: User, case: DamoclesCase
) -> None:
    made = ask(client, adviser, f"/adviesvraag/nieuw/{case.pk}/")
    path, theirs = f"/adviesvraag/{made.pk}/", as_(adviser)
    if is_ended:
        cases.end_grant(case=case, adviser=adviser, by=officer)
    else:
        DamoclesGrant.objects.update(start=TODAY - timedelta(days=30), until=TODAY - timedelta(days=1))
    assert [theirs.get(path).status_code, theirs.post(path, {"answer": SAID}).status_code] == [404, 404]
    assert ASKED not in theirs.get("/adviesvraag/").content.decode()
    assert not [one for one in asked_of(adviser, on=TODAY) if one.path == path]
    with pytest.raises(Refused, match="kijkt niet meer mee"):
        desk.answer(question=made, text=SAID, by=adviser)
    assert "kijkt niet meer mee" in client.get(path).content.decode()
    cases.grant(case=case, adviser=adviser, by=officer)
    assert theirs.post(path, {"answer": SAID}).status_code == 302


def test_a_general_question_is_read_by_no_colleague_and_no_other_adviser(
    client: Client, here: Organisation, officer: User, adviser: User
) -> None:
    made = ask(client, adviser)
    colleague, other = given.officer(here, "other@example.org"), make.user("other-adviser@example.org")
    make.assignment(other, here)
    for who in (colleague, other):
        assert as_(who).get(f"/adviesvraag/{made.pk}/").status_code == 404
        assert ASKED not in as_(who).get("/adviesvraag/").content.decode()


def test_the_mails_say_that_something_waits_and_nothing_else(
    client: Client, officer: User, adviser: User, case: DamoclesCase, settings: Settings
) -> None:
    made = ask(client, adviser, f"/adviesvraag/nieuw/{case.pk}/")
    desk.answer(question=made, text=SAID, by=adviser)
    second = desk.ask(organisation=case.organisation, adviser=adviser, text=ASKED, by=officer)
    told = {
        new.user.email: [ask for ask in new.direct if ask.kind.value.startswith(("desk", "case"))]
        for new in new_for_all(on=TODAY)
    }
    assert {email: {ask.kind for ask in asks} for email, asks in told.items() if asks} == {
        adviser.email: {Kind.DESK_QUESTION, Kind.CASE_LOOK},
        officer.email: {Kind.DESK_ANSWERED},
    }
    for asks in told.values():
        if asks:
            body = mail(asks, site=settings.SITE_URL).body
            assert "Er staat iets voor u klaar in dijkwacht." in body
            for word in ("Duinrade", "vraag wacht", "zaak", "amocles", str(made.pk), str(second.pk), ASKED, SAID, str(case.pk)):
                assert word not in body


def test_an_adviser_who_was_asked_to_look_along_finds_the_case_among_their_work(
    officer: User, adviser: User, case: DamoclesCase
) -> None:
    cases.grant(case=case, adviser=adviser, by=officer)
    (found,) = [ask for ask in asked_of(adviser, on=TODAY, role=Role.ADVISER) if ask.kind is Kind.CASE_LOOK]
    assert (found.path, found.day) == (f"/damocles/zaken/{case.pk}/", TODAY + timedelta(days=29))
    cases.end_grant(case=case, adviser=adviser, by=officer)
    assert not [ask for ask in asked_of(adviser, on=TODAY) if ask.kind is Kind.CASE_LOOK]


def test_a_fault_stands_at_its_field_and_the_question_is_kept(client: Client, officer: User, adviser: User) -> None:
    answer = client.post("/adviesvraag/nieuw/", {"adviser": "", "text": ASKED})
    assert answer.status_code == 422
    assert "Kies een adviseur." in answer.content.decode()
    assert ASKED in answer.content.decode()


def test_only_the_adviser_answers_and_only_once(client: Client, officer: User, adviser: User) -> None:
    made = ask(client, adviser)
    assert client.post(f"/adviesvraag/{made.pk}/", {"answer": SAID}).status_code == 409
    theirs = as_(adviser)
    theirs.post(f"/adviesvraag/{made.pk}/", {"answer": SAID})
    assert theirs.post(f"/adviesvraag/{made.pk}/", {"answer": "Toch niet."}).status_code == 409
    made.refresh_from_db()
    assert made.answer == SAID


def test_nobody_asks_without_the_role_or_an_adviser_without_an_assignment(
    here: Organisation, officer: User, adviser: User
) -> None:
    stranger = make.user("stranger@example.org")
    with pytest.raises(Refused):
        desk.ask(organisation=here, adviser=adviser, text=ASKED, by=stranger)
    with pytest.raises(Refused):
        desk.ask(organisation=here, adviser=stranger, text=ASKED, by=officer)


def test_of_a_bibob_case_nothing_can_be_asked() -> None:
    assert {field.name for field in Question._meta.get_fields()} & {"bibob", "bibobcase", "bibob_case"} == set()
    assert Question._meta.get_field("case").related_model is DamoclesCase


def test_what_was_asked_is_locked_and_every_look_is_on_record_without_it(client: Client, officer: User, adviser: User) -> None:
    made = ask(client, adviser)
    as_(adviser).get(f"/adviesvraag/{made.pk}/")
    verbs = list(Event.objects.filter(verb__startswith="desk.").order_by("pk").values_list("verb", "note", "organisation"))
    assert verbs == [("desk.asked", "", "GM9901"), ("desk.opened", "", "GM9901")]


def test_who_asked_takes_it_away_and_nobody_else(client: Client, officer: User, adviser: User) -> None:
    made = ask(client, adviser)
    assert as_(adviser).post(f"/adviesvraag/{made.pk}/weghalen/").status_code == 404
    assert client.post(f"/adviesvraag/{made.pk}/weghalen/").status_code == 302
    assert not Question.objects.exists()


def test_a_question_goes_with_its_case_and_one_in_general_after_a_year(
    client: Client, officer: User, adviser: User, case: DamoclesCase
) -> None:
    desk.ask(organisation=case.organisation, adviser=adviser, text=ASKED, case=case, by=officer)
    general = desk.ask(organisation=case.organisation, adviser=adviser, text=ASKED, by=officer)
    Question.objects.update(asked_at=timezone.now() - STAYS - timedelta(days=1))
    desk.forget(before=timezone.now() - STAYS, by=System("test"))
    assert not Question.objects.filter(pk=general.pk).exists()
    assert Question.objects.count() == 1
    cases.remove(case=case, why=Removed.DOUBLE, by=officer)
    assert not Question.objects.exists()


def test_no_page_counts_questions(client: Client, officer: User, adviser: User) -> None:
    ask(client, adviser)
    for path in ("/adviesvraag/", "/instrumenten/"):
        assert not re.search(r"\d+ (vraag|vragen)\b", client.get(path).content.decode())


def test_the_number_of_an_own_bibob_case_stops_a_question_and_that_of_another_tells_nothing(
    client: Client, here: Organisation, officer: User, adviser: User
) -> None:
    cases.turn_on(organisation=here, instrument=Instrument.BIBOB, by=make.BY)
    bibob.case(officer, here, number="Z-TEST-010")
    colleague = make.user("collega@example.org")
    make.membership(colleague, here, Role.OFFICER)
    bibob.case(colleague, here, number="Z-TEST-020")
    typed = {"adviser": f"GM9901-{adviser.pk}", "text": "In zaak z-test-010 zegt het Bureau: ernstig gevaar."}
    answer = client.post("/adviesvraag/nieuw/", typed)
    assert answer.status_code == 422
    assert "Z-TEST-010, het nummer van een Bibob-zaak van u" in answer.content.decode()
    assert "z-test-010 zegt het Bureau" in answer.content.decode()
    assert not Question.objects.exists()
    for text in ("Over zaak Z-TEST-020.", "Over zaak Z-TEST-0101."):
        assert client.post("/adviesvraag/nieuw/", {**typed, "text": text}).status_code == 302


NAMES_SOMEBODY = "Mag sluiten als de heer P. Jansen, Dorpsstraat 12, er woont?"


@pytest.mark.parametrize("text", [NAMES_SOMEBODY, "Bel 06-12345678 over dit pand.", "Het gaat om 1234 AB."])
def test_a_question_with_a_name_an_address_or_a_number_waits_for_its_writer(
    text: str, client: Client, officer: User, adviser: User
) -> None:
    sent = {"adviser": f"GM9901-{adviser.pk}", "text": text}
    answer = client.post("/adviesvraag/nieuw/", sent)
    page = answer.content.decode()
    assert (answer.status_code, Question.objects.count(), text in page) == (422, 0, True)
    assert "horen niet in een vraag aan een adviseur" in " ".join(page.split())
    mark = re.search(r'name="toch_bewaren" value="([^"]+)"', page).group(1)  # type: ignore[union-attr]
    assert client.post("/adviesvraag/nieuw/", {**sent, "toch_bewaren": mark}).status_code == 302
    assert Event.objects.get(verb="personal.kept").organisation == "GM9901"


def test_so_does_an_answer(client: Client, officer: User, adviser: User) -> None:
    made = ask(client, adviser)
    theirs = as_(adviser)
    assert theirs.post(f"/adviesvraag/{made.pk}/", {"answer": NAMES_SOMEBODY}).status_code == 422
    made.refresh_from_db()
    assert not made.is_answered
    assert theirs.post(f"/adviesvraag/{made.pk}/", {"answer": SAID}).status_code == 302


def test_who_was_taken_off_a_case_hears_of_no_answer_about_it(
    client: Client, here: Organisation, officer: User, adviser: User, case: DamoclesCase
) -> None:
    made = ask(client, adviser, f"/adviesvraag/nieuw/{case.pk}/")
    cases.name(case=case, user=given.officer(here, "other@example.org"), by=officer)
    desk.answer(question=made, text=SAID, by=adviser)
    assert officer in {new.user for new in new_for_all(on=TODAY)}
    cases.unname(case=case, user=officer, by=officer)
    assert officer not in {new.user for new in new_for_all(on=TODAY)}
