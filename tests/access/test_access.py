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

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture, Respondent, Upload
from dijkwacht.apps.assessments.rules import State
from tests import factories as make

pytestmark = pytest.mark.django_db

EVERYBODY, SIGNED_IN = "everybody", "signed in"
ADVISER, UPLOADER, RESPONDENT, READERS = "adviser", "uploader", "respondent", "readers"

TABLE = {
    "start:ready": EVERYBODY,
    "gallery:index": EVERYBODY,
    "start:home": SIGNED_IN,
    # First pages: everybody has them; what is on them is only one's own.
    "questions:index": SIGNED_IN,
    "work:index": SIGNED_IN,
    "pictures:index": SIGNED_IN,
    "questions:start": RESPONDENT,
    "questions:overview": RESPONDENT,
    "questions:done": RESPONDENT,
    "questions:card": RESPONDENT,
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
    "pictures:one_page": READERS,
    "pictures:download": READERS,
    "pictures:public": READERS,
}

MAY = {
    ADVISER: {"adviser in an assignment", "adviser who read a workbook in", "own adviser"},
    UPLOADER: {"adviser who read a workbook in"},
    RESPONDENT: {"respondent on the seat"},
    READERS: {
        "adviser in an assignment",
        "adviser who read a workbook in",
        "own adviser",
        Role.CLIENT,
        Role.COORDINATOR,
        Role.EXECUTIVE,
    },
}


@dataclass(frozen=True)
class Scene:
    """A picture that is a concept, with one seat and one upload."""

    picture: Picture
    seat: Respondent
    upload: Upload

    def arguments(self, name: str) -> dict[str, object]:
        """What the address of this name asks for."""
        wanted = {
            "questions": {"seat": self.seat.pk},
            "work": {"picture": self.picture.pk},
            "pictures": {"picture": self.picture.pk},
        }.get(name.partition(":")[0], {})
        more = {
            "questions:card": {"criterion": "BES-01"},
            "work:criterion": {"criterion": "BES-01"},
            "work:preview": {"upload": self.upload.pk},
            "work:take_over": {"upload": self.upload.pk},
            "pictures:download": {"form": "pdf"},
            "pictures:public": {"form": "pdf"},
        }
        return {} if name.endswith(":index") else {**wanted, **more.get(name, {})}


@pytest.fixture
def scene() -> Scene:
    """The scene, in Duinrade."""
    picture = make.picture(make.organisation(name="Duinrade"), state=State.ANALYSIS, summary="Kort.")
    seat = make.respondent(picture, "oov", who=make.user("seat@example.org"))
    make.answer(seat, "BES-01", 2, 1)
    writer = make.user("writer@example.org")
    make.assignment(writer, picture.organisation)
    upload = actions.receive(picture=picture, rows=(), by=writer)
    picture.state = State.CONCEPT
    picture.save()
    return Scene(picture, seat, upload)


def _with_role(role: Role, *, elsewhere: bool = False) -> Callable[[Scene], User]:
    def person(scene: Scene) -> User:
        user = make.user(f"{role}@example.org")
        where = make.organisation("GM9902", "Westerkoog") if elsewhere else scene.picture.organisation
        make.membership(user, where, role, function="hr" if role is Role.RESPONDENT else "")
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
    "adviser elsewhere": _adviser_elsewhere,
    "adviser whose assignment is over": _adviser(until=YESTERDAY),
    "adviser whose assignment has not begun": _adviser(start=date(2090, 1, 1)),
    "adviser whose assignment was ended": _adviser(ended_at=timezone.now()),
    "adviser whose assignment was never accepted": _adviser(accepted_at=None),
    **{role: _with_role(role) for role in Role},
    **{f"{role} elsewhere": _with_role(role, elsewhere=True) for role in Role},
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
    assert _ours() == set(TABLE)


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


@pytest.mark.parametrize("name", ["work:move", "work:take_over", "work:summary", "work:criterion", "questions:card"])
@pytest.mark.parametrize("who", [Role.EXECUTIVE, Role.PROGRAMME_MANAGER, "adviser elsewhere", "adviser whose assignment is over"])
def test_a_post_without_the_right_is_a_404_and_changes_nothing(name: str, who: str, scene: Scene, client: Client) -> None:
    client.force_login(PEOPLE[who](scene))
    fields = {"to": "analysis", "reason": "x", "seen": "0", "pieces": "0"}
    response = client.post(reverse(name, kwargs=scene.arguments(name)), fields)
    assert response.status_code == 404
    scene.picture.refresh_from_db()
    assert scene.picture.state == State.CONCEPT


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.PROGRAMME_MANAGER, Role.LIAISON, Role.ANALYST, Role.ADMINISTRATOR])
def test_help_is_not_supervision(role: Role, scene: Scene, client: Client) -> None:
    """No role of the province or the programme reads an answer, a finding or a recommendation, wherever it is held."""
    client.force_login(PEOPLE[role](scene))
    assert {_status(client, name, scene) for name, who in TABLE.items() if who not in {EVERYBODY, SIGNED_IN}} <= {404, 405}


def test_an_executive_reads_nothing_before_the_concept(scene: Scene, client: Client) -> None:
    scene.picture.state = State.ANALYSIS
    scene.picture.save()
    client.force_login(PEOPLE[Role.EXECUTIVE](scene))
    assert _status(client, "pictures:one_page", scene) == 404
    assert _status(client, "pictures:download", scene) == 404
    assert _status(client, "pictures:public", scene) == 404
