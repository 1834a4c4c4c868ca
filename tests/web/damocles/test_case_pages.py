"""The pages of a case: from the report to the decision, who is on it, and how many questions the database gets."""

from datetime import timedelta

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.models import Register
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import possible_rows, questions_of
from dijkwacht.apps.damocles.rules.facts import Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.words import Drugs
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.jobs.years.figures import close
from dijkwacht.web.damocles.case_lines import lines
from tests import damocles as given
from tests import factories as make
from tests.access.forms import Forms

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
    client.post(url(case, "afweging"), {**{one.question.id: "answered" for one in asked[1:]}, "open_reason": "awaited"})
    step = client.get(url(case, "stap", "decided")).content.decode()
    assert "Volgens het beleid: <strong>waarschuwing</strong>" in step
    assert "een ander levert dit nog aan." in step
    done = client.post(url(case, "stap", "decided"), {"on": "2026-01-26", "until": "2026-02-09", "months": "3"})
    assert done.url == url(case)
    page = client.get(url(case)).content.decode()
    assert "anders dan het beleid" in page
    assert "30 januari 2026" in page  # four days with two working days among them
    client.post(url(case, "inschrijving"), {"deed": "entered", "on": "2026-01-28"})
    assert "sluiting ingeschreven bij het Kadaster" in client.get(url(case)).content.decode()
    last = f"stap-{case.moves.latest('pk').pk}"
    assert client.post(url(case, "regel", last), {"off": "1"}).status_code == 422
    assert client.post(url(case, "regel", last), {"off": "1", "why": "mistyped"}).status_code == 302
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


def test_a_letter_opens_with_the_number_of_the_case(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.TEST, number="Z-2026-00123")
    assert 'name="number" value="Z-2026-00123"' in client.get(url(case)).content.decode()


def test_a_letter_of_a_nursery_with_dried_stock_rests_on_both_limbs(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    client.post("/damocles/zaken/nieuw/", {**NEW, "organisation": "GM9901", "drugs": ["soft", "preparation"]})
    case = DamoclesCase.objects.get()
    client.post(url(case, "stap", "test"), {"on": "2026-01-06"})
    page = client.get(url(case)).content.decode()
    assert 'name="also_preparation" value="on"' in page
    assert 'name="drugs" value="soft"' in page
    assert 'name="schedule" value="two"' in page
    assert 'name="holds"' not in page


def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(here: Organisation, officer: User, client: Client) -> None:
    answer = client.post(
        "/damocles/zaken/nieuw/", {**NEW, "organisation": "GM9901", "number": "Jan de Vries", "report_on": "31-04-2026"}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "31 april bestaat niet." in page
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


def test_deciding_too_early_is_said_beside_the_day_and_not_when_the_view_is_there(
    here: Organisation, officer: User, client: Client
) -> None:
    case = given.case(officer, here, state=S.INTENDED)
    day = case.state_since + timedelta(5)
    typed = {"on": day.isoformat(), "until": (day + timedelta(14)).isoformat(), "months": "3"}
    answer = client.post(url(case, "stap", "decided"), typed)
    assert answer.status_code == 422
    assert "Er is nog tijd voor een zienswijze" in answer.content.decode()
    assert 'href="#id_on"' in answer.content.decode()
    assert client.post(url(case, "stap", "decided"), {**typed, "is_heard": "on"}).status_code == 302
    early = client.post(url(case, "stap", "closed"), {"on": (day + timedelta(14)).isoformat()})
    assert "om zelf te sluiten" in early.content.decode()
    assert "Awb 5:24 lid 2" in early.content.decode()
    assert client.post(url(case, "stap", "closed"), {"on": (day + timedelta(15)).isoformat()}).status_code == 302


def test_a_preparation_names_both_rows_until_its_list_is_said(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    client.post("/damocles/zaken/nieuw/", {**NEW, "organisation": "GM9901", "drugs": "preparation"})
    case = DamoclesCase.objects.get()
    page = " ".join(client.get(url(case)).content.decode().split())
    assert "Twee rijen passen: voorbereiding van softdrugs: waarschuwing; voorbereiding van harddrugs: sluiting van" in page
    said = {**NEW, "drugs": "preparation", "preparation": "preparation_hard", "why": "mistyped"}
    assert client.post(url(case, "wijzigen"), said).status_code == 302
    page = " ".join(client.get(url(case)).content.decode().split())
    assert "Twee rijen" not in page
    assert "voorbereiding van harddrugs" in page
    assert "checked" in client.get(url(case, "wijzigen")).content.decode().split('value="preparation_hard"')[1][:60]


def test_a_list_without_a_preparation_is_a_fault_at_its_field(here: Organisation, officer: User, client: Client) -> None:
    answer = client.post("/damocles/zaken/nieuw/", {**NEW, "organisation": "GM9901", "preparation": "preparation_soft"})
    assert answer.status_code == 422
    assert "Kruis dan bij wat er is gevonden ook voorbereiding aan" in answer.content.decode()


def test_a_letter_of_a_case_of_two_kinds_chooses_none_and_says_what_the_case_holds(
    here: Organisation, officer: User, client: Client
) -> None:
    given.policy(here)
    case = given.case(officer, here, state=S.INTENDED, drugs=Drugs.HARD, also=(Drugs.SOFT,), is_combined=True)
    found = [form for form in Forms(client.get(url(case)).content.decode()).found if form.action.endswith("/damocles-besluit/")]
    fields = found[0].fields
    assert "drugs" not in fields
    assert (fields["place"], fields["also_dwelling"]) == (["premises"], ["on"])
    assert fields["row"][0].startswith("lokaal") or "lokaal" in fields["row"][0].lower()
    assert "woning" in fields["row_dwelling"][0].lower()
    assert fields["schedule"] == ["both"]
    page = client.post("/brieven/damocles-besluit/", fields).content.decode()
    for words in ("een lokaal en een woning in één pand", "softdrugs en harddrugs", "beide delen"):
        assert words in " ".join(page.split())
    again = {**fields, "do": "show", "drugs": "hard", "months_dwelling": "3", "measure": "closure", "months": "3"}
    assert "een lokaal en een woning in één pand" in client.post("/brieven/damocles-besluit/", again).content.decode()
    plain = given.case(officer, here, state=S.INTENDED, number="Z-2026-99")
    assert 'name="place" value="dwelling"' in client.get(url(plain)).content.decode()
    assert 'name="holds"' not in client.get(url(plain)).content.decode()


@pytest.mark.parametrize(
    ("state", "letter"), [(S.DECIDED, "besluit"), (S.PENALTY, "dwangsom"), (S.WARNED, "waarschuwing"), (S.DECIDED, "opheffing")]
)
def test_the_letter_of_a_decision_has_its_day(here: Organisation, officer: User, client: Client, state: S, letter: str) -> None:
    case = given.case(officer, here, state=state)
    found = Forms(client.get(url(case)).content.decode()).found
    fields = next(form.fields for form in found if form.action == f"/brieven/damocles-{letter}/")
    day = given.today() if letter == "opheffing" else case.state_since
    assert fields["dated"] == [day.isoformat()]
    assert fields.get("announced_on") == (None if letter == "opheffing" else [day.isoformat()])


def test_a_double_click_does_no_harm(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here)
    for _ in range(2):
        assert client.post(url(case, "stap", "test"), {"on": given.today().isoformat()}).url == url(case)
    assert case.moves.count() == 2


def test_the_reason_for_doing_nothing_is_a_choice_and_no_text(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.TEST)
    page = client.get(url(case, "stap", "dropped")).content.decode()
    assert "<textarea" not in page
    assert "capaciteit" not in page
    client.post(url(case, "stap", "dropped"), {"on": given.today().isoformat(), "drop_reason": "other"})
    case.refresh_from_db()
    assert (case.state, case.drop_reason) == (S.DROPPED, "other")


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
    assert "Wijzigen" not in seen
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
    # One of these is the chain’s own lock, which only PostgreSQL asks for.
    for address, most in (("/damocles/zaken/?toon=alle", 16), ("/instrumenten/", 22), ("/damocles/GM9901/gebruik/", 20)):
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
    assert "te laat" in lines[0].left
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
    assert own["others"] == []
    mayor = make.user("m@example.org")
    make.membership(mayor, here, Role.EXECUTIVE)
    client.force_login(mayor)
    close(Register.objects.get(organisation=here, instrument=Instrument.DAMOCLES))
    seen = client.get("/damocles/GM9901/gebruik/")
    assert seen.context["own"] == ()
    assert {one.is_hidden for one in seen.context["others"]} == {True}
    assert "niet getoond" in seen.content.decode()


def test_a_removed_case_is_gone(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here)
    assert client.post(url(case, "verwijderen")).status_code == 422
    assert client.post(url(case, "verwijderen"), {"why": "double"}).url == "/damocles/zaken/"
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


def test_the_time_line_stands_on_the_page_and_goes_into_the_file(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.DECIDED)
    page = " ".join(client.get(url(case)).content.decode().split())
    assert "Laatste dag: bezwaar" in page
    assert f"{url(case)}tijdlijn.pdf" in page
    before = Event.objects.filter(verb="cases.opened").count()
    paper = client.get(f"{url(case)}tijdlijn.docx")
    assert paper.status_code == 200
    assert Event.objects.filter(verb="cases.opened").count() == before + 1
    assert client.get(f"{url(case)}tijdlijn.pptx").status_code == 404
    assert f'filename="tijdlijn-{case.number.lower()}.docx"' in paper["Content-Disposition"]


def test_more_than_one_kind_and_a_place_that_is_both_are_kept(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    sent = {**NEW, "organisation": "GM9901", "drugs": ["soft", "hard"], "place": "combined"}
    client.post("/damocles/zaken/nieuw/", sent)
    case = DamoclesCase.objects.get()
    assert (case.drugs, case.also, case.place, case.is_combined) == ("hard", "soft", "dwelling", True)
    page = client.get(url(case)).content.decode()
    assert "harddrugs en softdrugs" in page
    assert "lokaal en woning in één pand" in page
    assert "per deel de zwaarste van 4 rijen" in " ".join(page.split())
    form = client.get(url(case, "wijzigen")).context["form"]
    assert (form["place"].value(), form["drugs"].value()) == ("combined", ["hard", "soft"])


def test_what_comes_after_the_decision_is_noted_and_put_right(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.DECIDED)
    day = case.state_since + timedelta(3)
    assert client.post(url(case, "daarna", "lift-asked"), {"on": day.isoformat()}).status_code == 302
    page = " ".join(client.get(url(case)).content.decode().split())
    assert "verzoek om opheffing loopt" in page
    assert page.index("Dit moet u doen") < page.index("Na het besluit")
    row = case.remedies.get()
    assert client.post(url(case, "regel", f"na-{row.pk}"), {"on": day.isoformat()}).status_code == 422
    moved = {"on": (day + timedelta(1)).isoformat(), "why": "mistyped"}
    assert client.post(url(case, "regel", f"na-{row.pk}"), moved).status_code == 302
    assert case.remedies.get().on == day + timedelta(1)


def test_a_closure_that_did_not_end_yet_is_a_fault_at_its_day(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.CLOSED, months=3)
    assert client.get(url(case, "stap", "lapsed")).status_code == 200
    answer = client.post(url(case, "stap", "lapsed"), {"on": (case.state_since + timedelta(5)).isoformat()})
    assert answer.status_code == 422
    assert "nog niet voorbij" in str(answer.context["form"].errors["on"])


def test_days_stop_at_the_decision(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.DECIDED)
    context = client.get(url(case)).context
    assert context["days"] == (case.state_since - case.opened_on).days
    assert "tot het besluit" in " ".join(client.get(url(case)).content.decode().split())


def test_the_part_of_a_weighing_that_asks_something_stands_open(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.TEST)
    parts = client.get(url(case, "afweging")).context["checks"]
    assert [still for _, _, still in parts] == [0, 0, 0]
    damocles.answer(case=case, answers={parts[1][1][0][0].id: Answered.OPEN}, by=officer)
    page = client.get(url(case, "afweging"))
    assert (page.context["unfolded"], page.context["checks"][1][2]) == (parts[1][0].id, 1)
    assert page.content.decode().count('<details class="dw-step" open>') == 1


def test_a_closing_names_the_article_by_which_it_was_closed(here: Organisation, officer: User) -> None:
    usual, urgent = given.case(officer, here, state=S.CLOSED), given.case(officer, here, state=S.URGENT, number="Z-2026-00124")
    assert {line.words: line.article for line in lines(usual)}["gesloten"] == "Awb 5:27 en 5:28"
    damocles.move(case=urgent, to=S.CLOSED, taken=Taken(given.ago(180), months=3), by=officer)
    assert {line.words: line.article for line in lines(urgent)}["gesloten"] == "Awb 5:31 lid 2"


def test_who_removes_a_case_is_told_what_its_figures_do(here: Organisation, officer: User, client: Client) -> None:
    page = " ".join(client.get(url(given.case(officer, here), "verwijderen")).content.decode().split())
    assert "die van een afgesloten jaar veranderen niet meer" in page


def test_a_new_policy_between_intention_and_decision_is_told_with_what_either_says(
    here: Organisation, officer: User, client: Client
) -> None:
    first, second = example_policies()
    given.policy(here, first)
    case = given.case(officer, here, state=S.INTENDED, drugs=Drugs.HARD)
    assert "Het beleid is veranderd" not in client.get(url(case)).content.decode()
    given.policy(here, second, from_day=given.ago(1))
    page = " ".join(client.get(url(case)).content.decode().split())
    assert "Het beleid is veranderd" in page
    before, now = (possible_rows(case, one)[0].words for one in (first, second))
    assert f"ging uit van: {before}. Nu staat er: {now}." in page
    damocles.move(case=case, to=S.DECIDED, taken=Taken(given.ago(0), until=given.ago(-7), months=3), by=officer)
    assert "Het beleid is veranderd" not in client.get(url(case)).content.decode()


def test_what_the_policy_says_of_departing_stands_at_the_decision(here: Organisation, officer: User, client: Client) -> None:
    policy = example_policies()[0]
    given.policy(here, policy)
    case = given.case(officer, here, state=S.INTENDED)
    assert policy.departs
    assert policy.departs[:40] in " ".join(client.get(url(case, "stap", "decided")).content.decode().split())
