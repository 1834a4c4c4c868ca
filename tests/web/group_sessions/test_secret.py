"""What anybody can see of a session does not depend on what was voted, but for one word: two rooms laid side by side."""

import re
from collections.abc import Iterator, Sequence

import pytest
from django.http import HttpResponseNotFound
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Seat, Vote
from dijkwacht.apps.group_sessions.rules import word_of
from tests import factories as make
from tests.web.group_sessions.conftest import Running
from tests.web.group_sessions.test_phone import HX, vote

Room = tuple[tuple[int, int], ...]
MASK = re.compile(r'(name="(?:csrfmiddlewaretoken|typed_by)" value="|"X-CSRFToken": ?"|nonce[-=]"?)[^"\']+')

SAME_WORD: Sequence[tuple[Room, Room]] = (
    (((0, 0),), ((3, 3),)),
    (((0, 0), (3, 3)), ((2, 2), (2, 2))),
    (((0, 0), (3, 3), (0, 3)), ((1, 1), (1, 1), (-1, -1))),
    (((0, 0), (1, 1), (1, 0), (0, 1)), ((3, 3), (3, 3), (3, 3), (3, 3))),
    (((0, 3), (3, 3), (3, 3), (3, 3), (3, 3)), ((0, 0), (1, 1), (1, 2), (-1, 0), (0, 0))),
    (((0, 0), (3, 3), (0, 3), (3, 0), (1, 2), (2, 1)), ((-1, 0), (-1, 2), (-1, -1), (-1, -1), (-1, -1), (-1, -1))),
)
"""One to six devices: two rooms of which the same may be said."""


def seen(running: Running, browsers: dict[str, Client]) -> Iterator[tuple[str, str, int, str]]:
    """Every address of the session, as everybody."""
    paths = [
        running.url,
        running.wall,
        f"{running.wall}stand/?stand=1.1.voting",
        f"{running.wall}stand/?stand=1.1.revealed",
        f"{running.url}vastleggen/1/",
        "/sessie/",
        "/sessie/stem/",
        "/sessie/nu/?stand=1.1.voting",
        running.work.url,
        f"/organisatie/{running.work.picture.pk}/",
        f"/organisatie/{running.work.picture.pk}/niveaus/",
        f"/beelden/{running.work.picture.pk}/",
        "/organisatie/",
        "/logboek/",
    ]
    for who, browser in browsers.items():
        for path in paths:
            # Only pages of the session answer otherwise to who asks for a part.
            for headers in ({}, HX) if "/sessie/" in path else ({},):
                page = browser.get(path, headers=headers)
                yield who, path, page.status_code, MASK.sub(r"\1", page.content.decode()) + str(page.headers.get("HX-Redirect"))


def played(running: Running, browsers: dict[str, Client], room: Room) -> list[object]:
    """All that can be seen before, at and after the close of one vote of this room; afterwards it is as if nobody voted."""
    Seat.objects.all().delete()
    first = Client()
    first.post("/sessie/", {"code": running.session.code})
    for level in room:
        browser = Client()
        browser.post("/sessie/", {"code": running.session.code})
        vote(browser, *("?" if side < 0 else str(side) for side in level))
    everybody = {**browsers, "phone": first}
    found: list[object] = list(seen(running, everybody))
    actions.reveal(session=running.session, place=1, number=1, by=running.work.adviser)
    found += seen(running, everybody)
    found += Event.objects.order_by("-pk").values_list("verb", "note")[: 2 * len(room) + 3]
    running.session.rounds.filter(place=1).update(state="voting")
    Vote.objects.all().delete()
    return found


@pytest.fixture
def bare_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """Around its words that page shows what all pages of the same person show, and those are laid side by side."""
    monkeypatch.setattr("dijkwacht.web.urls.handler404", lambda *_, **__: HttpResponseNotFound())


@pytest.mark.usefixtures("bare_404")
@pytest.mark.parametrize(("one", "other"), SAME_WORD, ids=lambda room: str(len(room)))
def test_two_rooms_of_the_same_word_look_the_same_to_everybody(one: Room, other: Room, running: Running, client: Client) -> None:
    browsers = {"wall": client}
    for role in (Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE):
        who = make.user(f"{role}@example.org", role)
        make.membership(who, running.work.organisation, role)
        browsers[role] = Client()
        browsers[role].force_login(who)
    assert word_of(one) is word_of(other)
    first, second = played(running, browsers, one), played(running, browsers, other)
    assert [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]] == []


def test_the_example_rooms_hold_every_number_of_devices_and_both_words() -> None:
    assert [len(one) for one, _ in SAME_WORD] == [1, 2, 3, 4, 5, 6]
    assert {word_of(one).word for one, _ in SAME_WORD} == {"nog te weinig apparaten", "eens", "uiteen"}
