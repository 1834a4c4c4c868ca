"""Who may open what: every address there is, for every kind of person, in one table.

An address without a row fails; so does a role without a column.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import (
    Answer,
    EarlierStudy,
    Invitation,
    Milestone,
    Picture,
    Respondent,
    SourceDocument,
    Upload,
)
from dijkwacht.apps.assessments.rules import MilestoneKind, State, Study
from dijkwacht.apps.organisations.models import Organisation, OrganisationName
from tests import factories as make
from tests.access.test_subjects import SUBJECTS

pytestmark = pytest.mark.django_db

EVERYBODY, SIGNED_IN = "everybody", "signed in"
# A norm says nothing about anybody: whoever advises anywhere reads them all, an administrator keeps them for everybody.
NORM_READERS, NORM_KEEPERS = "norm readers", "norm keepers"
NORM_PAGES = {NORM_READERS, NORM_KEEPERS}
ADVISER, UPLOADER, RESPONDENT, READERS = "adviser", "uploader", "respondent", "readers"
PROGRESS = "progress"
SIDES, PROPOSERS, CLIENTS, PLANNERS = "sides", "proposers", "clients", "planners"
FOLLOWERS, SETTLED, REGISTRARS, REVISERS = "followers", "settled", "registrars", "revisers"
COMMENTERS, DECIDERS = "commenters", "deciders"
LOOKERS, PROGRAMME, LOG = "lookers", "programme", "log"

TABLE = {
    "start:ready": EVERYBODY,
    "gallery:index": EVERYBODY,
    # On the demo only: whoever is invited has no account, and reads the mail with the link here.
    "outbox:index": EVERYBODY,
    "start:home": SIGNED_IN,
    # First pages: everybody has them; what is on them is only one's own.
    "questions:index": SIGNED_IN,
    "work:index": SIGNED_IN,
    "pictures:index": SIGNED_IN,
    "organisation:index": SIGNED_IN,
    "organisation:studies": SIGNED_IN,
    "assignments:index": SIGNED_IN,
    "assignments:propose": PROPOSERS,
    "assignments:take_on": CLIENTS,
    "assignments:assignment": SIDES,
    "assignments:step": SIDES,
    "planning:plan": PLANNERS,
    "planning:grow": ADVISER,
    "planning:roadmap": ADVISER,
    "planning:step": ADVISER,
    "planning:calendar": ADVISER,
    "organisation:roadmap": FOLLOWERS,
    "organisation:done": FOLLOWERS,
    "organisation:calendar": FOLLOWERS,
    "organisation:levels": SETTLED,
    "organisation:register": REGISTRARS,
    "organisation:revise": REVISERS,
    "organisation:remove": REVISERS,
    "questions:start": RESPONDENT,
    "questions:overview": RESPONDENT,
    "questions:done": RESPONDENT,
    "questions:card": RESPONDENT,
    "questions:submit": RESPONDENT,
    # The door for people with a link: what it opens depends on the link and the code.
    "invitations:entrance": EVERYBODY,
    "invitations:by_hand": EVERYBODY,
    "invitations:leave": EVERYBODY,
    "invitations:door": EVERYBODY,
    "invitations:code": EVERYBODY,
    "invitations:index": PROGRESS,
    "invitations:announce": ADVISER,
    "work:analysis": ADVISER,
    "work:criterion": ADVISER,
    "work:findings": ADVISER,
    "work:summary": ADVISER,
    "work:move": ADVISER,
    "work:step": ADVISER,
    "work:upload": ADVISER,
    "work:workbook": ADVISER,
    "work:preview": UPLOADER,
    "work:take_over": UPLOADER,
    "sources:index": ADVISER,
    "sources:document": ADVISER,
    "sources:record": ADVISER,
    "sources:answer": ADVISER,
    "sources:retract": ADVISER,
    "sources:talk": ADVISER,
    "sources:members": ADVISER,
    "sources:differs": ADVISER,
    "work:fact_check": ADVISER,
    "work:lapse": ADVISER,
    "work:closing": ADVISER,
    "work:passages": ADVISER,
    "work:passage": ADVISER,
    "work:passage_of": ADVISER,
    "pictures:fact_check": COMMENTERS,
    "pictures:decision": DECIDERS,
    "pictures:one_page": READERS,
    "pictures:member": READERS,
    "pictures:compare": READERS,
    "pictures:download": READERS,
    "pictures:public": READERS,
    "norms:index": NORM_READERS,
    "norms:review": NORM_READERS,
    "norms:upload": NORM_KEEPERS,
    "norms:step": NORM_KEEPERS,
    "norms:discard": NORM_KEEPERS,
    "pictures:looks": LOOKERS,
    "programme:index": PROGRAMME,
    "programme:download": PROGRAMME,
    "log:index": LOG,
    "log:download": LOG,
    "log:chain": LOG,
}

ADVISER_ELSEWHERE = "adviser in an assignment elsewhere"
ADVISERS = {"adviser in an assignment", "adviser who read a workbook in", "own adviser"}
OWN = {Role.CLIENT, Role.COORDINATOR, "own adviser"}
HOMES = (" at the province", " at the support team")
# What anybody in such a role has, wherever it is held: it is not about this picture.
ANYWHERE = {EVERYBODY, SIGNED_IN, PROGRAMME, LOG, *NORM_PAGES, PROPOSERS, CLIENTS, PLANNERS, REGISTRARS}


def wherever(*roles: Role) -> set[str]:
    """These roles, held elsewhere."""
    return {f"{role}{where}" for role in roles for where in (" elsewhere", *HOMES)}


MAY = {
    ADVISER: ADVISERS,
    # The agreement of the writer: the writer and the organisation read it, another adviser does not.
    SIDES: {"adviser who read a workbook in", *OWN},
    PROPOSERS: {Role.ADVISER, *wherever(Role.ADVISER)},
    CLIENTS: {Role.CLIENT, *wherever(Role.CLIENT)},
    PLANNERS: {*ADVISERS, ADVISER_ELSEWHERE, Role.ADVISER, *wherever(Role.ADVISER)},
    FOLLOWERS: OWN,
    SETTLED: {*ADVISERS, *OWN},
    REVISERS: {*ADVISERS, *OWN},
    REGISTRARS: {
        *ADVISERS,
        *OWN,
        ADVISER_ELSEWHERE,
        *wherever(Role.CLIENT, Role.COORDINATOR),
    },
    UPLOADER: {"adviser who read a workbook in"},
    RESPONDENT: {"respondent on the seat"},
    PROGRESS: {*ADVISERS, Role.CLIENT, Role.COORDINATOR},
    NORM_KEEPERS: {Role.ADMINISTRATOR, *wherever(Role.ADMINISTRATOR)},
    NORM_READERS: {*ADVISERS, ADVISER_ELSEWHERE, Role.ADMINISTRATOR, *wherever(Role.ADMINISTRATOR)},
    # An own adviser is a coordinator too, and comments as one; of the decision the page says why it is not for them.
    COMMENTERS: {"own adviser", Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE},
    DECIDERS: {"own adviser", Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE},
    READERS: {
        "adviser in an assignment",
        "adviser who read a workbook in",
        "own adviser",
        Role.CLIENT,
        Role.COORDINATOR,
        Role.EXECUTIVE,
    },
    LOOKERS: {"own adviser", Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE},
    PROGRAMME: {f"{role}{home}" for role in (Role.PROJECT_LEADER, Role.PROGRAMME_MANAGER) for home in HOMES},
    # An auditor reads the events of the own organisation, or of the whole programme.
    LOG: {Role.AUDITOR, *(f"{Role.AUDITOR}{where}" for where in (" elsewhere", *HOMES))},
}


@dataclass(frozen=True)
class Scene:
    """A picture that is a concept, with one seat, upload, talk and document; beside it the link to one that is answered."""

    picture: Picture
    seat: Respondent
    upload: Upload
    study: EarlierStudy
    talk: Answer
    document: SourceDocument
    open_link: str

    @property
    def step(self) -> Milestone:
        """A step of the roadmap that the coordinator takes care of."""
        return self.picture.milestones.get(kind=MilestoneKind.FACT_CHECK)

    def arguments(self, name: str) -> dict[str, object]:
        """What the address of this name asks for."""
        wanted = {
            "questions": {"seat": self.seat.pk},
            "work": {"picture": self.picture.pk},
            "sources": {"picture": self.picture.pk},
            "pictures": {"picture": self.picture.pk},
            "norms": {"norm": self.picture.norm_id},
            "planning": {"picture": self.picture.pk},
            "organisation": {"picture": self.picture.pk},
        }.get(name.partition(":")[0], {})
        assignment, study = {"assignment": self.upload.by.assignments.get().pk}, {"study": self.study.pk}
        alone: dict[str, dict[str, object]] = {
            "assignments:assignment": assignment,
            "assignments:step": assignment,
            "organisation:revise": study,
            "organisation:remove": study,
            "planning:plan": {},
            "organisation:studies": {},
            "organisation:register": {},
        }
        if name in alone:
            return alone[name]
        more = {
            "planning:step": {"step": self.step.pk},
            "organisation:done": {"step": self.step.pk},
            "questions:card": {"criterion": "BES-01"},
            "work:criterion": {"criterion": "BES-01"},
            "work:passage": {"part": "summary"},
            "work:passage_of": {"part": "finding", "criterion": "BES-01"},
            "work:preview": {"upload": self.upload.pk},
            "work:take_over": {"upload": self.upload.pk},
            "pictures:download": {"form": "pdf"},
            "pictures:public": {"form": "pdf"},
            "sources:index": {"picture": self.picture.pk},
            "sources:document": {"document": self.document.pk},
            "sources:record": {"criterion": "BES-01"},
            "sources:answer": {"answer": self.talk.pk},
            "sources:retract": {"answer": self.talk.pk},
            "sources:talk": {"function": "oov"},
            "sources:differs": {"criterion": "BES-01"},
            "invitations:index": {"picture": self.picture.pk},
            "invitations:announce": {"picture": self.picture.pk},
            "invitations:door": {"token": self.open_link.split("/")[2]},
            "invitations:code": {"token": self.open_link.split("/")[2]},
        }
        has_none = name == "norms:upload" or (name.endswith(":index") and name not in more)
        return {} if has_none else {**wanted, **more.get(name, {})}


@pytest.fixture
def scene() -> Scene:
    """The scene, in Duinrade."""
    picture = make.picture(make.organisation(name="Duinrade"), state=State.ANALYSIS, summary="Kort.")
    make.picture(picture.organisation, state=State.ADOPTED, reference_date=date(2024, 6, 1))
    seat = make.respondent(picture, "oov", who=make.user("seat@example.org"))
    make.answer(seat, "BES-01", 2, 1)
    writer = make.user("writer@example.org")
    make.assignment(writer, picture.organisation)
    upload = actions.receive(picture=picture, rows=(), by=writer)
    actions.lay_out(picture=picture, kick_off=date(2026, 6, 1), by=writer)
    study = actions.register(organisation=picture.organisation, study=Study("Scan", "Bureau", date(2024, 1, 1)), by=writer)
    talk = make.answer(seat, "BES-02", 1, 1, source=Source.INTERVIEW)
    document = actions.ask_for(picture=picture, title="Stuk", asked_of="hr", asked_on=make.REFERENCE, by=writer)
    picture.state = State.CONCEPT
    picture.save()
    open_picture = make.picture(picture.organisation, state=State.ANSWERING, of=make.norm("ander"))
    link = make.link_of(make.invitation(make.respondent(open_picture, "fg"), "fg@example.org"))
    return Scene(picture, seat, upload, study, talk, document, link)


def _with_role(role: Role, *, elsewhere: bool = False) -> Callable[[Scene], User]:
    def person(scene: Scene) -> User:
        user = make.user(f"{role}@example.org")
        where = make.organisation("GM9902", "Westerkoog") if elsewhere else scene.picture.organisation
        make.membership(user, where, role, function="hr" if role is Role.RESPONDENT else "")
        return user

    return person


def _at_home(role: Role, home: str) -> Callable[[Scene], User]:
    """The same role at the province in whose region the organisation lies, or at its support team."""

    def person(scene: Scene) -> User:
        user = make.user(f"{role}@example.org")
        province = make.province("PV99", "Duinmark", scene.picture.organisation)
        team = Organisation.objects.create(code="PA9901", kind="partner", is_example=True)
        OrganisationName.objects.create(organisation=team, name="Ondersteuningsteam")
        make.region("PV99", "Duinmark", team)
        make.membership(user, province if home == HOMES[0] else team, role)
        return user

    return person


def _adviser(**changes: object) -> Callable[[Scene], User]:
    def person(scene: Scene) -> User:
        user = make.user("adviser@example.org")
        assignment = make.assignment(user, scene.picture.organisation)
        Assignment.objects.filter(pk=assignment.pk).update(**changes)
        return user

    return person


def _own_adviser(scene: Scene) -> User:
    """An adviser whom the organisation appointed from its own people."""
    user = make.user("own@example.org")
    make.membership(user, scene.picture.organisation, Role.COORDINATOR)
    make.assignment(user, scene.picture.organisation)
    return user


def _adviser_elsewhere(scene: Scene) -> User:
    user = make.user("elsewhere@example.org")
    make.assignment(user, make.organisation("GM9902", "Westerkoog"))
    return user


YESTERDAY = date.today() - timedelta(days=1)  # noqa: DTZ011 - the day itself, not a moment
PEOPLE: dict[str, Callable[[Scene], User]] = {
    "somebody without any role": lambda scene: make.user("nobody@example.org"),
    "respondent on the seat": lambda scene: scene.seat.membership.user,
    "adviser in an assignment": _adviser(),
    "adviser who read a workbook in": lambda scene: scene.upload.by,
    "own adviser": _own_adviser,
    ADVISER_ELSEWHERE: _adviser_elsewhere,
    "adviser whose assignment is over": _adviser(until=YESTERDAY),
    "adviser whose assignment has not begun": _adviser(start=date(2090, 1, 1)),
    "adviser whose assignment was ended": _adviser(ended_at=timezone.now()),
    "adviser whose assignment was never accepted": _adviser(accepted_at=None),
    **{role: _with_role(role) for role in Role},
    **{f"{role} elsewhere": _with_role(role, elsewhere=True) for role in Role},
    **{f"{role}{home}": _at_home(role, home) for role in Role for home in HOMES},
}


def _names(resolver: URLResolver | None = None, prefix: str = "") -> set[str]:
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            found.add(f"{prefix}{pattern.name}")
        else:
            found |= _names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
    return found


def _ours() -> set[str]:
    return {name for name in _names() if ":" in name}


def _status(client: Client, name: str, scene: Scene) -> int:
    return client.get(reverse(name, kwargs=scene.arguments(name))).status_code


def test_every_address_has_a_row() -> None:
    assert _ours() == {*TABLE, *(name for subject in SUBJECTS.values() for name in subject.table)}


def test_every_role_has_a_column() -> None:
    assert set(Role) <= set(PEOPLE)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_person_opens_what_the_table_says_and_nothing_else(who: str, scene: Scene, client: Client) -> None:
    client.force_login(PEOPLE[who](scene))
    wrong = {}
    for name, allowed in TABLE.items():
        status = _status(client, name, scene)
        may = allowed in {EVERYBODY, SIGNED_IN} or who in MAY.get(allowed, set())
        # A page that only takes a POST says so (405) to whoever may; a thing that has to wait says 409.
        right = status in {200, 302, 405, 409} if may else status in {404, 405}
        if not right:
            wrong[name] = status
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(name for name, who in TABLE.items() if who != EVERYBODY))
def test_a_stranger_is_sent_to_sign_in_whether_it_exists_or_not(name: str, scene: Scene, client: Client) -> None:
    there = client.get(reverse(name, kwargs=scene.arguments(name)))
    assert there.status_code == 302
    assert there.url.startswith(reverse("account_login"))
    if scene.arguments(name):
        missing = {key: _other(value) for key, value in scene.arguments(name).items()}
        assert client.get(reverse(name, kwargs=missing)).url.startswith(reverse("account_login"))


def _other(value: object) -> object:
    return 999_999 if isinstance(value, int) else "00000000-0000-4000-8000-000000000000" if len(str(value)) == 36 else value


def _invite(scene: Scene, client: Client, seat: Respondent, *, then: str = "") -> Invitation:
    """Let this browser in by an invitation, in the days when the picture was being answered."""
    Picture.objects.filter(pk=scene.picture.pk).update(state=State.ANSWERING)
    invitation = make.invitation(Respondent.objects.get(pk=seat.pk), "seat@example.org")
    make.let_in(client, invitation)
    Picture.objects.filter(pk=scene.picture.pk).update(state=State.CONCEPT)
    if then:
        Invitation.objects.filter(pk=invitation.pk).update(**{then: {"state": "revoked", "expires_on": YESTERDAY}[then]})
    return invitation


def _opened(client: Client, scene: Scene) -> dict[str, object]:
    """What each address that is not everybody's answers: a status, or where it sends one."""
    found = {}
    for name in (name for name, who in TABLE.items() if who != EVERYBODY):
        answer = client.get(reverse(name, kwargs=scene.arguments(name)))
        found[name] = answer.url.partition("?")[0] if answer.status_code == 302 else answer.status_code
    return found


FIRST_PAGES = {"questions:index", "start:home"}


def test_an_invitee_opens_the_questions_of_this_seat_and_nothing_else(scene: Scene, client: Client) -> None:
    _invite(scene, client, scene.seat)
    found = _opened(client, scene)
    own = {name for name, who in TABLE.items() if who == RESPONDENT} | FIRST_PAGES
    assert {found[name] for name in own} == {200, 405, f"/vragen/{scene.seat.pk}/", "/vragen/"}
    assert {found[name] for name in found.keys() - own} == {reverse("account_login")}


def test_an_invitee_of_another_seat_finds_nothing_here(scene: Scene, client: Client) -> None:
    other = make.respondent(scene.picture, "hr")
    _invite(scene, client, other)
    found = _opened(client, scene)
    assert {found[name] for name, who in TABLE.items() if who == RESPONDENT} <= {404, 405}
    assert {found[name] for name in FIRST_PAGES} == {f"/vragen/{other.pk}/", "/vragen/"}


@pytest.mark.parametrize("then", ["state", "expires_on"])
def test_an_invitee_whose_invitation_ended_is_led_to_the_door(then: str, scene: Scene, client: Client) -> None:
    _invite(scene, client, scene.seat, then=then)
    found = _opened(client, scene)
    door = {name for name, who in TABLE.items() if who == RESPONDENT} | FIRST_PAGES
    assert {found[name] for name in door} == {reverse("invitations:entrance")}
    assert {found[name] for name in found.keys() - door} == {reverse("account_login")}


def test_an_invitation_adds_its_own_seat_to_an_account_and_no_more(scene: Scene, client: Client) -> None:
    client.force_login(PEOPLE[Role.EXECUTIVE](scene))
    before = _opened(client, scene)
    _invite(scene, client, scene.seat)
    after = _opened(client, scene)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {name for name, who in TABLE.items() if who == RESPONDENT} | FIRST_PAGES


@pytest.mark.parametrize(
    "name",
    [
        *("work:move", "work:take_over", "work:summary", "work:criterion", "questions:card", "work:closing", "work:passage"),
        *("planning:roadmap", "planning:step", "planning:grow", "assignments:step"),
        *("organisation:done", "organisation:revise", "organisation:remove"),
        *(name for name in TABLE if name.startswith("sources:")),
    ],
)
@pytest.mark.parametrize("who", [Role.EXECUTIVE, Role.PROGRAMME_MANAGER, ADVISER_ELSEWHERE, "adviser whose assignment is over"])
def test_a_post_without_the_right_is_a_404_and_changes_nothing(name: str, who: str, scene: Scene, client: Client) -> None:
    client.force_login(PEOPLE[who](scene))
    fields = {"to": "analysis", "reason": "x", "seen": "0", "pieces": "0", "deed": "resume", "kick_off": "2026-06-01"}
    response = client.post(reverse(name, kwargs=scene.arguments(name)), fields)
    assert response.status_code == 404
    scene.picture.refresh_from_db()
    assert scene.picture.state == State.CONCEPT


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.PROGRAMME_MANAGER, Role.LIAISON, Role.ANALYST, Role.ADMINISTRATOR])
def test_help_is_not_supervision(role: Role, scene: Scene, client: Client) -> None:
    """No role of the province or the programme reads an answer, a finding or a recommendation, wherever it is held."""
    client.force_login(PEOPLE[role](scene))
    open_to_all = {EVERYBODY, SIGNED_IN, *NORM_PAGES}
    assert {_status(client, name, scene) for name, who in TABLE.items() if who not in open_to_all} <= {404, 405}


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("role", Role)
def test_nobody_at_the_province_or_its_support_team_reads_a_picture(role: Role, home: str, scene: Scene, client: Client) -> None:
    client.force_login(_at_home(role, home)(scene))
    closed = {name for name, who in TABLE.items() if who not in ANYWHERE}
    assert {_status(client, name, scene) for name in closed} <= {404, 405}


def test_an_executive_reads_nothing_before_the_concept(scene: Scene, client: Client) -> None:
    scene.picture.state = State.ANALYSIS
    scene.picture.save()
    client.force_login(PEOPLE[Role.EXECUTIVE](scene))
    assert _status(client, "pictures:one_page", scene) == 404
    assert _status(client, "pictures:download", scene) == 404
    assert _status(client, "pictures:public", scene) == 404


@pytest.mark.parametrize("name", ["pictures:fact_check", "pictures:decision"])
@pytest.mark.parametrize("state", [State.PLANNED, State.ANSWERING, State.ANALYSIS, State.LAPSED])
def test_before_the_concept_and_once_it_lapsed_nobody_comments_or_decides(
    name: str, state: State, scene: Scene, client: Client
) -> None:
    scene.picture.state = state
    scene.picture.save()
    for who in (Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE, "own adviser"):
        client.force_login(PEOPLE[who](scene))
        assert _status(client, name, scene) == 404


@pytest.mark.parametrize("who", ["adviser in an assignment", Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE])
def test_a_lapsed_picture_is_read_by_nobody(who: str, scene: Scene, client: Client) -> None:
    scene.picture.state = State.LAPSED
    scene.picture.save()
    client.force_login(PEOPLE[who](scene))
    found = {name: _status(client, name, scene) for name in TABLE if name.startswith(("work:", "pictures:"))}
    assert {name for name, status in found.items() if status == 200} <= {"work:index", "pictures:index", "pictures:looks"}
