"""The navigation: an entry for everything that somebody has, a page behind every entry, and the place where one is."""

import re
from collections.abc import Callable, Mapping

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import advised_organisations, own_organisations, programmes, seats_with, teams_of
from dijkwacht.apps.accounts.rules import Right, Role
from dijkwacht.apps.measures.actions import take_up
from dijkwacht.apps.measures.models import Sharing
from dijkwacht.apps.measures.queries import organisations_seen
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.members import actions
from dijkwacht.apps.members.queries import covering
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import own_seats
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.plan.queries.plan import planned_pictures
from dijkwacht.apps.policies.queries import policy_organisations
from dijkwacht.web.nav import ENTRIES, FEW, Group, Item
from tests import factories as make
from tests.access.subject import PEOPLE

pytestmark = pytest.mark.django_db


def _of_member(here: Organisation) -> User:
    """An executive of a municipality for which only the picture of its joint body holds."""
    member = make.organisation("GM9903", "Oostmeer")
    joint = make.picture(make.joint_body(here, member), state=State.ANALYSIS, of=make.norm("samen"))
    actions.cover(picture=joint, members=[member], by=make.BY)
    Picture.objects.filter(pk=joint.pk).update(state=State.CONCEPT)
    who = make.user("lid@example.org")
    make.membership(who, member, Role.EXECUTIVE)
    return who


def _own_adviser(here: Organisation) -> User:
    who = PEOPLE[Role.COORDINATOR](here)
    make.assignment(who, here)
    return who


def _everything(here: Organisation) -> User:
    who, home = make.user("alles@example.org"), make.province("PV99", "Duinmark", here)
    for role in Role:
        make.membership(who, home, role, function="hr" if role is Role.OWNER else "")
    make.assignment(who, here)
    return who


ALL = {**PEOPLE, "executive of a member": _of_member, "own adviser": _own_adviser, "somebody with every role": _everything}


def _read(who: User) -> QuerySet[Picture]:
    today = timezone.localdate()
    seen = Picture.objects.visible_to(who, Right.READ_CONCEPT, on=today)
    return seen | covering(who, Right.READ_CONCEPT, on=today)


def _programmes(who: User) -> QuerySet[object]:
    return programmes(who, Right.SEE_STATE, on=timezone.localdate())


def _seats(*rights: Right) -> Callable[[User], bool]:
    return lambda who: any(seats_with(who, right, on=timezone.localdate()) for right in rights)


HAS: Mapping[str, Callable[[User], object]] = {
    "Onze organisatie": lambda who: own_organisations(who, Right.SEE_PROGRESS, on=timezone.localdate()),
    "Uw vragen": lambda who: own_seats(who, on=timezone.localdate()),
    "Mijn werk": lambda who: advised_organisations(who, on=timezone.localdate()),
    "Beelden": _read,
    "Plan": lambda who: planned_pictures(who, Right.SEE_MEASURES),
    "Maatregelen": lambda who: organisations_seen(who, on=timezone.localdate()),
    "Barrières": _seats(Right.SEE_BARRIERS),
    "Bibob en sluitingen": lambda who: policy_organisations(who, on=timezone.localdate()),
    "Termijnen": _seats(Right.SEE_POLICY, Right.OWN_CASES),
    "Brieven": _seats(Right.SEE_POLICY),
    "Wetten": _seats(Right.SEE_POLICY),
    "Programma": _programmes,
    "Opdrachten": lambda who: teams_of(who, on=timezone.localdate()),
    "Mensen": _seats(Right.MANAGE_ACCOUNTS),
    "Normen": _seats(Right.MANAGE_ACCOUNTS),
    "Organisaties": _seats(Right.MANAGE_ACCOUNTS),
    "Logboek": _seats(Right.READ_EVENTS),
}
"""What somebody has behind an entry; such an entry has to be there."""


@pytest.fixture
def here() -> Organisation:
    """An organisation with a concept, a measure of ``hr`` and the wish to go on sharing with its adviser."""
    made = make.organisation(name="Duinrade")
    picture = make.picture(made, state=State.CONCEPT, concept_on=make.REFERENCE)
    take_up(picture=picture, criterion="BES-01", draft=Draft("Regel BES-01.", owner="hr"), by=make.BY)
    Sharing.objects.create(organisation=made, adviser_sees_after=True)
    return made


def flat(items: list[Item]) -> list[Item]:
    """The entries without their groups."""
    return [one for item in items for one in (item.children or (item,))]


def nav(client: Client, path: str = "/opdrachten/") -> list[Item]:
    """The navigation on a page; on one that everybody opens unless another is named."""
    return list(client.get(path).context["nav"])


def test_every_entry_has_a_question_here() -> None:
    assert {entry.label for entry in ENTRIES} == set(HAS)


def test_the_entries_stand_in_the_order_of_their_groups() -> None:
    order = [list(Group).index(entry.group) for entry in ENTRIES]
    assert order == sorted(order)


@pytest.mark.parametrize("who", ALL)
def test_a_person_has_an_entry_for_all_there_is_and_a_page_behind_each(who: str, here: Organisation, client: Client) -> None:
    person = ALL[who](here)
    client.force_login(person)
    shown = {item.label: item.url for item in flat(nav(client))}
    assert {label for label, found in HAS.items() if found(person)} <= set(shown)
    assert {label: client.get(url, follow=True).status_code for label, url in shown.items()} == dict.fromkeys(shown, 200)
    assert client.get("/", follow=True).status_code == 200


def test_whoever_has_everything_sees_every_entry_and_at_most_seven_words(here: Organisation, client: Client) -> None:
    client.force_login(_everything(here))
    found = nav(client)
    assert [item.label for item in flat(found)] == [entry.label for entry in ENTRIES]
    assert [item.label for item in found] == ["Start", "Beelden", "Aanpak", "Programma", "Beheer"]
    assert len(Group) <= 7


def test_a_few_entries_stand_without_groups(here: Organisation, client: Client) -> None:
    client.force_login(PEOPLE[Role.OFFICER](here))
    assert [item.label for item in nav(client)] == ["Bibob en sluitingen", "Termijnen", "Brieven", "Wetten"]
    assert len(nav(client)) <= FEW


def test_a_group_of_one_is_that_entry_itself(here: Organisation, client: Client) -> None:
    client.force_login(PEOPLE[Role.COORDINATOR](here))
    words = nav(client)
    assert [item.label for item in words] == ["Onze organisatie", "Beelden", "Aanpak"]
    assert [len(item.children) for item in words] == [0, 0, 7]
    assert words[2].url == words[2].children[0].url == reverse("plan:index")


def current(client: Client, path: str) -> list[tuple[str, str]]:
    """What is marked as the place where one is, in the wide navigation and then in the menu."""
    html = client.get(path).content.decode()
    menu, wide = (re.search(f'<nav class="{name}.*?</nav>', html, re.DOTALL)[0] for name in ("dw-menu__panel", "dw-nav"))
    return [mark for part in (wide, menu) for mark in re.findall(r'aria-current="(\w+)">([^<]+)<', part)]


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/maatregelen/", "Maatregelen"),
        ("/maatregelen/lijst/", "Maatregelen"),
        ("/agenda/", "Maatregelen"),
        ("/bibob/", "Bibob en sluitingen"),
        ("/damocles/zaken/", "Bibob en sluitingen"),
    ],
)
def test_the_place_is_marked_in_both_levels(here: Organisation, client: Client, path: str, entry: str) -> None:
    client.force_login(_everything(here))
    assert current(client, path) == [("true", "Aanpak"), ("page", entry)] * 2


def test_an_entry_without_a_group_is_marked_once(here: Organisation, client: Client) -> None:
    client.force_login(PEOPLE[Role.OFFICER](here))
    assert current(client, "/termijnen/") == [("page", "Termijnen")] * 2


def test_a_page_that_is_nowhere_in_the_navigation_marks_nothing(here: Organisation, client: Client) -> None:
    client.force_login(_everything(here))
    assert current(client, reverse("gallery:index")) == []


@pytest.mark.parametrize("who", [Role.OWNER, "somebody without any role", "somebody with every role"])
def test_a_page_that_is_not_there_costs_the_navigation_two_small_queries(who: str, here: Organisation, client: Client) -> None:
    client.force_login(ALL[who](here))
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/dit/is/er/niet/").status_code == 404
    # Session and account; then what somebody holds and which assignments they have.
    assert len(asked) == 4
    assert max(len(one["sql"]) for one in asked[2:]) < 1500
