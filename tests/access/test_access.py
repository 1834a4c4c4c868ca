"""Who may open what: every address there is, for every kind of person, in one table with a module for each web folder.

An address without a row fails; so does a role without a column.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture, Respondent
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web.log.looks import LOOKS
from tests import factories as make
from tests.access import picture, subjects
from tests.access.silent import SILENT
from tests.access.subject import (
    ADVISER,
    ADVISER_ELSEWHERE,
    ELSEWHERE,
    EVERYBODY,
    OUTSIDE,
    OWN_ADVISER,
    PEOPLE,
    SIGNED_IN,
    YESTERDAY,
    Filled,
    Person,
    Subject,
    wherever,
)

pytestmark = pytest.mark.django_db

SUBJECTS: Mapping[str, Subject] = {
    module.name: import_module(f"{subjects.__name__}.{module.name}").SUBJECT for module in iter_modules(subjects.__path__)
}
ROWS = [(subject, address) for subject in SUBJECTS.values() for address in subject.table]
ON_PICTURE = {address: subject.table[address] for subject, address in ROWS if subject.lay_out is picture.lay_out}
GUARDED = [address for address, who in ON_PICTURE.items() if who != EVERYBODY]


def _addresses(within: URLResolver, prefix: str = "", asked: Set[str] = frozenset()) -> Iterator[tuple[str, Set[str]]]:
    """Every address below this, with what it asks for."""
    for pattern in within.url_patterns:
        asks = asked | pattern.pattern.converters.keys()
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", asks
        else:
            yield from _addresses(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix, asks)


ASKED: dict[str, Set[str]] = {}
for _address, _asks in _addresses(get_resolver()):
    if ":" in _address:  # where a page has two addresses, the shorter one is opened
        ASKED[_address] = min(ASKED.get(_address, _asks), _asks, key=len)
# What an address may ask for without showing anything of an organisation.
OF_NOBODY = {"norm", "form", "letter", "token", "shelf", "name", "listed", "area", "joint_body", "model", "party", "draft"}
OF_NOBODY |= {"consultation"}  # of a draft, as the team keeps it


def _path(address: str, filled: Filled) -> str:
    own = {**filled, **filled.get(address, {})}
    return reverse(address, kwargs={asked: own[asked] for asked in ASKED[address]})


def _signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def _said(answer: HttpResponse) -> str:
    """What came of it, in words: the status, where it leads, or what broke."""
    broke = getattr(answer, "exc_info", None)
    return f"{answer.status_code} {repr(broke[1]) if broke else answer.headers.get('Location', '')}".strip()


def _on_record() -> int:
    """How many events name an organisation."""
    return Event.objects.exclude(organisation="").count()


def _differences(who: str, client: Client, filled: Filled, asked: Mapping[str, bool], looks: dict[str, bool]) -> list[str]:
    """Where this person finds something else than whether they may open it; ``looks`` learns which pages left an event."""
    wrong, before = [], _on_record()
    for address, may in asked.items():
        answer = client.get(_path(address, filled))
        if may and answer.status_code == 200:
            now = _on_record()
            looks[address], before = looks.get(address, False) or now > before, now
        # A page that only takes a POST says so (405) to whoever may; a thing that has to wait says 409.
        if answer.status_code not in ({200, 302, 405, 409} if may else {404, 405}):
            wrong.append(f"{who}: {address} answers {_said(answer)}, and the table says {'yes' if may else 'no'}")
    return wrong


def _questions(name: str) -> Iterator[tuple[str, Person, dict[str, bool]]]:
    """Everybody, with the addresses of a subject that they try and whether they may open each.

    Where it makes no difference which role somebody has somewhere else, who holds all of them there tries it, and one who holds
    the role whose turn it is: with each subject another.
    """
    subject, here = SUBJECTS[name], {**PEOPLE, **SUBJECTS[name].people}
    for turn, (where, everything) in enumerate(OUTSIDE.items(), list(SUBJECTS).index(name)):
        there = {f"{role}{where}": here.pop(f"{role}{where}") for role in Role}
        alike = subject.alike(there)
        yield f"all roles{where}", everything, alike
        for who, person in there.items():
            tried = subject.table if who == list(there)[turn % len(there)] else subject.table.keys() - alike.keys()
            yield who, person, {address: subject.allows(who, address) for address in tried}
    for who, person in here.items():
        yield who, person, {address: subject.allows(who, address) for address in subject.table}


def test_every_address_has_a_row_under_the_name_of_its_web_folder() -> None:
    folders = {address.partition(":")[0] for address in ASKED}
    assert {name: set(subject.table) for name, subject in SUBJECTS.items()} == {
        folder: {address for address in ASKED if address.partition(":")[0] == folder} for folder in folders
    }


def test_every_role_has_a_column() -> None:
    assert wherever(*Role) <= set(PEOPLE)


def test_every_person_and_every_group_in_the_table_is_known() -> None:
    for name, subject in SUBJECTS.items():
        assert set().union(*subject.may.values()) <= {*PEOPLE, *subject.people}, name
        assert set(subject.may) == set(subject.table.values()) - {EVERYBODY, SIGNED_IN}, name


def test_what_shows_something_of_an_organisation_opens_for_nobody_elsewhere() -> None:
    """Not for another organisation, the province in whose region it lies or its support team, in any role."""
    closed = [(subject, address) for subject, address in ROWS if ASKED[address] - OF_NOBODY]
    assert [address for subject, address in closed if subject.table[address] in {EVERYBODY, SIGNED_IN}] == []
    outside = [who for who in PEOPLE if who.endswith(ELSEWHERE)]
    assert len(outside) == len(Role) * len(ELSEWHERE) + 1
    assert [(who, address) for subject, address in closed for who in outside if subject.allows(who, address)] == []


def test_help_is_not_supervision() -> None:
    """No role of the province or the programme reads an answer, a finding or a recommendation, wherever it is held."""
    helpers = (Role.PROJECT_LEADER, Role.PROGRAMME_MANAGER, Role.LIAISON, Role.ANALYST, Role.ADMINISTRATOR)
    # Norms, people and the list of organisations are no content of an organisation: an administrator keeps those.
    keeping = (SUBJECTS["norms"], SUBJECTS["people"], SUBJECTS["organisations"])
    rows = [(s, address) for s, address in ROWS if s.table[address] not in {EVERYBODY, SIGNED_IN} and s not in keeping]
    assert [(who, address) for subject, address in rows for who in helpers if subject.allows(who, address)] == []
    shown = [(subject, address) for subject, address in rows if ASKED[address] - OF_NOBODY]
    assert [(who, address) for subject, address in shown for who in wherever(*helpers) if subject.allows(who, address)] == []


@pytest.fixture
def bare_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine in ten answers of the table are the page that says 404: it is written once for each person, in the test below."""
    monkeypatch.setattr("dijkwacht.web.urls.handler404", lambda *_, **__: HttpResponseNotFound())


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page that somebody opens reads from the session who it is; the next need not ask again."""
    monkeypatch.setattr("django.contrib.auth.middleware.get_user", cache_by_session(get_user))


def cache_by_session(asked: Callable[[HttpRequest], User]) -> Callable[[HttpRequest], User]:
    found: dict[str, User] = {}

    def user(request: HttpRequest) -> User:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if key not in found:
            found[key] = asked(request)
        return found[key]

    return user


def test_the_page_that_says_404_opens_for_every_person() -> None:
    here = make.organisation(name="Duinrade")
    for who, person in PEOPLE.items():
        with transaction.atomic():
            answer = _signed_in(person(Organisation.objects.get(pk=here.pk))).get("/beelden/nergens/")
            assert (answer.status_code, b"<h1" in answer.content) == (404, True), who
            transaction.set_rollback(True)


@pytest.mark.usefixtures("bare_404", "known")
@pytest.mark.parametrize("name", SUBJECTS)
def test_a_person_opens_what_the_table_says_and_nothing_else(name: str) -> None:
    subject = SUBJECTS[name]
    here = make.organisation(name="Duinrade")
    filled = subject.lay_out(here)
    wrong: list[str] = []
    looks: dict[str, bool] = {}
    for who, person, asked in _questions(name):
        if not asked:
            continue
        block = transaction.atomic()
        block._from_testcase = True  # part of the test: what has to be the outermost transaction may begin in it
        with block:
            client = _signed_in(person(Organisation.objects.get(pk=here.pk)))
            wrong += _differences(who, client, filled, asked, looks)
            # The next finds the scene as it was laid out.
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)
    # Help is not supervision: what an organisation keeps for itself leaves a look behind, or SILENT says why not.
    closed = {address: is_recorded for address, is_recorded in looks.items() if subject.table[address] != EVERYBODY}
    assert {address for address, is_recorded in closed.items() if not is_recorded} == SILENT.keys() & closed.keys()


def test_the_tables_of_looks_name_pages_that_are_there_and_none_twice() -> None:
    there = {address for _, address in ROWS}
    assert (LOOKS.keys() | SILENT.keys()) - there == set()
    assert LOOKS.keys() & SILENT.keys() == set()


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_stranger_is_sent_to_sign_in_whether_it_exists_or_not(name: str, client: Client) -> None:
    subject = SUBJECTS[name]
    there = subject.lay_out(make.organisation(name="Duinrade"))
    missing = {asked: _other(value) for asked, value in there.items()}
    guarded = [address for address, who in subject.table.items() if who != EVERYBODY]
    found = {path: _said(client.get(path)) for address in guarded for path in (_path(address, there), _path(address, missing))}
    assert {path: said for path, said in found.items() if not said.startswith(f"302 {reverse('account_login')}")} == {}


def _other(value: object) -> object:
    if isinstance(value, dict):
        return {asked: _other(one) for asked, one in value.items()}
    return 999_999 if isinstance(value, int) else "00000000-0000-4000-8000-000000000000" if len(str(value)) == 36 else "anders"


@pytest.fixture
def here() -> Organisation:
    """Duinrade."""
    return make.organisation(name="Duinrade")


@pytest.fixture
def scene(here: Organisation) -> Filled:
    """A picture of Duinrade that is a concept, and all that is on it."""
    return picture.lay_out(here)


def _set(scene: Filled, state: State) -> None:
    Picture.objects.filter(pk=scene["picture"]).update(state=state)


def _invite(scene: Filled, client: Client, seat: int, *, then: str = "") -> Invitation:
    """Let this browser in by an invitation, in the days when the picture was being answered."""
    _set(scene, State.ANSWERING)
    invitation = make.invitation(Respondent.objects.get(pk=seat), "seat@example.org")
    make.let_in(client, invitation)
    _set(scene, State.CONCEPT)
    if then:
        Invitation.objects.filter(pk=invitation.pk).update(**{then: {"state": "revoked", "expires_on": YESTERDAY}[then]})
    return invitation


def _opened(client: Client, scene: Filled) -> dict[str, object]:
    """What each address on the picture that is not everybody's answers: a status, or where it sends one."""
    answers = {address: client.get(_path(address, scene)) for address in GUARDED}
    return {name: one.url.partition("?")[0] if one.status_code == 302 else one.status_code for name, one in answers.items()}


FIRST_PAGES = {"questions:index", "start:home"}
OF_THE_SEAT = {address for address in GUARDED if address.startswith("questions:")} - FIRST_PAGES


def test_an_invitee_opens_the_questions_of_this_seat_and_nothing_else(scene: Filled, client: Client) -> None:
    _invite(scene, client, scene["seat"])
    found = _opened(client, scene)
    own = OF_THE_SEAT | FIRST_PAGES
    assert {found[name] for name in own} == {200, 405, f"/vragen/{scene['seat']}/", "/vragen/"}
    assert {found[name] for name in found.keys() - own} == {reverse("account_login")}


def test_an_invitee_of_another_seat_finds_nothing_here(scene: Filled, client: Client) -> None:
    other = make.respondent(Picture.objects.get(pk=scene["picture"]), "hr")
    _invite(scene, client, other.pk)
    found = _opened(client, scene)
    assert {found[name] for name in OF_THE_SEAT} <= {404, 405}
    assert {found[name] for name in FIRST_PAGES} == {f"/vragen/{other.pk}/", "/vragen/"}


@pytest.mark.parametrize("then", ["state", "expires_on"])
def test_an_invitee_whose_invitation_ended_is_led_to_the_door(then: str, scene: Filled, client: Client) -> None:
    _invite(scene, client, scene["seat"], then=then)
    found = _opened(client, scene)
    door = OF_THE_SEAT | FIRST_PAGES
    assert {found[name] for name in door} == {reverse("invitations:entrance")}
    assert {found[name] for name in found.keys() - door} == {reverse("account_login")}


def test_an_invitation_adds_its_own_seat_to_an_account_and_no_more(here: Organisation, scene: Filled, client: Client) -> None:
    client.force_login(PEOPLE[Role.EXECUTIVE](here))
    before = _opened(client, scene)
    _invite(scene, client, scene["seat"])
    after = _opened(client, scene)
    assert {name for name in before if before[name] != after[name]} <= OF_THE_SEAT | FIRST_PAGES


@pytest.mark.parametrize("who", [Role.EXECUTIVE, Role.PROGRAMME_MANAGER, ADVISER_ELSEWHERE, "adviser whose assignment is over"])
def test_a_post_without_the_right_is_a_404_and_changes_nothing(who: str, here: Organisation, scene: Filled) -> None:
    client = _signed_in(PEOPLE[who](here))
    fields = {"to": "analysis", "reason": "x", "seen": "0", "pieces": "0", "deed": "resume", "kick_off": "2026-06-01"}
    names = (
        *("work:move", "work:take_over", "work:summary", "work:criterion", "questions:card", "work:closing", "work:passage"),
        *("roadmap:roadmap", "roadmap:step", "roadmap:grow", "assignments:step"),
        *("organisation:done", "organisation:revise", "organisation:remove"),
        *SUBJECTS["sources"].table.keys() - {"sources:guide", "sources:guide_file", "sources:printed"},
    )
    came_of_it = {}
    for name in names:
        answer = client.post(_path(name, scene), fields)
        came_of_it[name] = (_said(answer), Picture.objects.get(pk=scene["picture"]).state)
    assert {name: found for name, found in came_of_it.items() if found != ("404", State.CONCEPT)} == {}


def test_an_executive_reads_nothing_before_the_concept(here: Organisation, scene: Filled, client: Client) -> None:
    _set(scene, State.ANALYSIS)
    client.force_login(PEOPLE[Role.EXECUTIVE](here))
    for name in ("pictures:one_page", "pictures:download", "pictures:public"):
        assert client.get(_path(name, scene)).status_code == 404


@pytest.mark.parametrize("state", [State.PLANNED, State.ANSWERING, State.ANALYSIS, State.LAPSED])
def test_before_the_concept_and_once_it_lapsed_nobody_comments_or_decides(
    state: State, here: Organisation, scene: Filled
) -> None:
    _set(scene, state)
    clients = {who: _signed_in(PEOPLE[who](here)) for who in (Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE, OWN_ADVISER)}
    names = ("pictures:fact_check", "pictures:decision")
    found = {(who, name): _said(client.get(_path(name, scene))) for who, client in clients.items() for name in names}
    assert {key: said for key, said in found.items() if said != "404"} == {}


@pytest.mark.parametrize("who", [ADVISER, Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE])
def test_a_lapsed_picture_is_read_by_nobody(who: str, here: Organisation, scene: Filled, client: Client) -> None:
    _set(scene, State.LAPSED)
    client.force_login(PEOPLE[who](here))
    names = {address for address in ON_PICTURE if address.startswith(("work:", "pictures:"))}
    found = {name: client.get(_path(name, scene)).status_code for name in names}
    assert {name for name, status in found.items() if status == 200} <= {
        "work:index",
        "work:shelf",
        "pictures:index",
        "pictures:looks",
    }
