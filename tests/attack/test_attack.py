"""A client who answered too, with all pages, files and times: nothing to be read off but the level that counts, and one word.

Two stories are told with other answers of which the same may be known, from one scene. All that is seen has to be equal, to
whomever it is shown: then no arithmetic, however clever, finds out which of the two it was.
"""

import random
from collections.abc import Callable, Iterator, Mapping

import pytest

from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.attack.inference import is_apart, level
from tests.attack.world import CLIENT, PAGES, Answers, Play, Seen, Sides, lay_out, played

pytestmark = pytest.mark.django_db
PEOPLE = {
    1: {"hr": "h@example.org"},
    2: {"secretaris": "s@example.org", "hr": "h@example.org"},
    3: {"secretaris": "s@example.org", "hr": "h@example.org", "integriteit": "h@example.org", "ciso": "c@example.org"},
    4: {"secretaris": "s@example.org", "hr": "h@example.org", "ciso": "c@example.org", "fg": "f@example.org"},
    5: {
        "secretaris": "s@example.org", "hr": "h@example.org", "ciso": "c@example.org", "fg": "f@example.org",
        "oov": "o@example.org", "inkoop": "o@example.org",
    },
}  # fmt: skip
"""One to five people, of whom some hold two functions; where a secretary is asked that is the client, who reads along."""
SAID = (-1, 0, 1, 2, 3)
Story = Callable[[Play], Iterator[Seen]]


def may_know(said: Answers, addresses: Mapping[str, str], criterion: str) -> object:
    """What the organisation may know of a criterion: a level from three people up, and from four besides the reader a word."""
    sides = []
    for side in (0, 1):
        given = {function: answer[side] for (function, code), answer in said.items() if code == criterion and answer[side] >= 0}
        people = {addresses[function] for function in given}
        row = tuple(given.values())
        sides.append((level(row) if len(people) >= 3 else None, len(people) if is_apart(row) else 0))
    apart = max(people for _, people in sides) - (CLIENT in addresses)
    return [found for found, _ in sides], apart >= 4


def pair(chance: random.Random, addresses: Mapping[str, str], criteria: list[str]) -> tuple[Answers, Answers]:
    """Two tables of answers, of which the same may be known; the client says the same in both, for the client knows that."""
    one: dict[tuple[str, str], Sides] = {}
    other: dict[tuple[str, str], Sides] = {}
    for criterion in criteria:
        first = {(function, criterion): (chance.choice(SAID), chance.choice(SAID)) for function in addresses}
        for _ in range(300):
            second = {key: (chance.choice(SAID), chance.choice(SAID)) for key in first}
            if CLIENT in addresses:
                second[CLIENT, criterion] = first[CLIENT, criterion]
            if second != first and may_know(first, addresses, criterion) == may_know(second, addresses, criterion):
                break
        else:
            second = first
        one |= first
        other |= second
    return one, other


def story(said: Answers, again: Answers, weighed: Mapping[str, Sides], *, whole: bool) -> Story:
    """From the questions to a second concept, with a look at every turn; ``whole``: at all there is to see."""

    def tell(play: Play) -> Iterator[Seen]:
        half = dict(list(said.items())[: len(said) // 2])
        play.say(half)
        yield from play.see()
        play.say({key: value for key, value in said.items() if key not in half})
        play.hand_in()
        yield from play.see()
        play.move(State.ANALYSIS)
        play.weigh(weighed)
        play.write()
        play.move(State.CONCEPT)
        yield play.know()
        yield from play.see(PAGES if whole else ("organisation:levels",))
        for step in (State.FACT_CHECK, State.ANALYSIS, State.ANSWERING):
            play.move(step)
        last = Invitation.objects.filter(state="submitted").order_by("-pk")[0]
        play.deed(invitations.reopen, invitation=last, by=play.scene.adviser)
        play.say(again)
        play.hand_in()
        yield from play.see()
        play.move(State.ANALYSIS)
        play.weigh(dict(list(weighed.items())[:1]))
        play.write()
        play.move(State.CONCEPT)
        yield play.know()
        if whole:
            yield from play.see_all()
            yield from play.take_along()

    return tell


def laid_side_by_side(number: int, seed: int, *, whole: bool) -> list[tuple[str, str, int]]:
    """Tell two stories of which the same may be known, in which one person changes other answers; returns what differs."""
    addresses, chance = PEOPLE[number], random.Random(seed)
    norm = make.norm(size=2)
    criteria = [criterion.id for criterion in norm.criteria]
    scene = lay_out(norm, addresses)
    one, other = pair(chance, addresses, criteria)
    assert one != other
    levels, last = {code: may_know(one, addresses, code)[0] for code in criteria}, list(addresses)[-1]
    few = [code for code in criteria if code == criteria[0] or None in levels[code]]
    weighed = {code: (chance.randrange(4), chance.randrange(4)) for code in few}
    again = {(last, criteria[0]): (0, 3), (last, criteria[1]): (3, 0)}
    otherwise = {(last, criteria[2]): (3, 3), (last, criteria[3]): (1, 0)}
    first = played(scene, story(one, again, weighed, whole=whole))
    second = played(scene, story(other, otherwise, weighed, whole=whole))
    assert [seen[2] for seen in first] == [seen[2] for seen in second]
    return [a[:3] for a, b in zip(first, second, strict=True) if a != b]


@pytest.mark.parametrize("number", PEOPLE)
def test_what_an_organisation_may_know_of_two_stories_is_the_same(number: int) -> None:
    assert laid_side_by_side(number, seed=number, whole=False) == []


def test_all_pages_and_files_of_two_stories_are_the_same_to_everybody() -> None:
    assert laid_side_by_side(5, seed=50, whole=True) == []


def test_the_looks_of_this_test_are_not_in_vain() -> None:
    """Where another level may be known, it is seen to differ: the comparison is not blind."""
    addresses, norm = PEOPLE[4], make.norm(size=2)
    scene = lay_out(norm, addresses)
    tables = [{(function, one.id): (level, level) for function in addresses for one in norm.criteria} for level in (1, 2)]
    first, second = (played(scene, lambda play, said=said: told_at_once(play, said)) for said in tables)
    assert first != second


def told_at_once(play: Play, said: Answers) -> Iterator[Seen]:
    """Everybody answers, and the concept is shared."""
    play.say(said)
    play.hand_in()
    play.move(State.ANALYSIS)
    play.write()
    play.move(State.CONCEPT)
    yield from play.see(("organisation:levels",))
