"""A joint body answers once; a member's figures are the joint answers with what differs there, and nobody else's."""

from fractions import Fraction

import pytest
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts.rules import Right, Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.members import actions as members_actions
from dijkwacht.apps.members.models import Coverage, Deviation
from dijkwacht.apps.members.queries import covering, members_of, members_shown_to, reckon_for
from dijkwacht.apps.members.rules import Differs
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.answers import Changed, digest
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
LOWER = Differs(practice=0, reason="Daar is geen mens voor.")
NOTHING = digest(Differs())


@pytest.fixture
def members() -> tuple[Organisation, Organisation]:
    return make.organisation("GM9901", "Oostmeer"), make.organisation("GM9902", "Westerkoog")


@pytest.fixture
def picture(members: tuple[Organisation, Organisation]) -> Picture:
    joint = make.picture(make.joint_body(*members))
    seat = make.respondent(joint, "ciso")
    for criterion in ("BES-01", "BES-02", "VER-01"):
        make.answer(seat, criterion, 2, 2)
    members_actions.cover(picture=joint, members=members, by=make.BY)
    return make.weigh(joint)


def deviate(picture: Picture, member: Organisation, differs: Differs = LOWER, seen: str = NOTHING) -> None:
    members_actions.deviate(picture=picture, member=member, criterion="BES-01", differs=differs, seen=seen, by=make.BY)


def test_one_member_differs_and_the_other_and_the_whole_stay_as_they_are(
    picture: Picture, members: tuple[Organisation, Organisation]
) -> None:
    before = told(picture).score
    deviate(picture, members[0])
    first, second = (reckon_for(picture, member) for member in members)
    assert (first.own.whole.practice, first.joint.whole.practice) == (Fraction(2, 6), Fraction(3, 6))
    assert second.own == second.joint == told(picture).score == before
    assert [row.criterion for row in first.deviations] == ["BES-01"]
    assert second.deviations == ()


def test_a_deviation_goes_before_what_was_settled_for_all(picture: Picture, members: tuple[Organisation, Organisation]) -> None:
    levels = {Side.PAPER: 3, Side.PRACTICE: 3}
    pictures.settle(picture=picture, criterion="BES-01", levels=levels, reason="Gezien.", basis=Basis.DOCUMENT, by=make.BY)
    deviate(picture, members[0])
    result = next(one for one in reckon_for(picture, members[0]).own.criteria if one.id == "BES-01")
    assert (result.paper, result.practice) == (3, 0)


def test_not_applicable_at_one_member_leaves_its_figures(picture: Picture, members: tuple[Organisation, Organisation]) -> None:
    deviate(picture, members[0], Differs(is_not_applicable=True, reason="Heeft geen haven."))
    assert reckon_for(picture, members[0]).own.whole.applicable == 5


def test_the_picture_holds_only_for_members_of_the_joint_body(picture: Picture) -> None:
    stranger = make.organisation("GM9903", "Duinrade")
    with pytest.raises(Refused):
        members_actions.cover(picture=picture, members=[stranger], by=make.BY)
    with pytest.raises(Refused):
        deviate(picture, stranger)
    assert Coverage.objects.count() == 2


def test_a_member_with_deviations_is_not_taken_away_in_silence(
    picture: Picture, members: tuple[Organisation, Organisation]
) -> None:
    deviate(picture, members[0])
    with pytest.raises(Refused, match="afwijkingen"):
        members_actions.cover(picture=picture, members=members[1:], by=make.BY)
    members_actions.cover(picture=picture, members=members[:1], by=make.BY)
    assert list(members_of(picture)) == [members[0]]


@pytest.mark.parametrize(
    "wrong",
    [
        Differs(reason="Zonder niveau."),
        Differs(paper=1),
        Differs(paper=7, reason="Bestaat niet."),
        Differs(paper=1, is_not_applicable=True, reason="Allebei."),
        Differs(paper=1, reason="x" * 5001),
    ],
)
def test_a_deviation_has_a_level_or_not_applicable_and_a_reason(
    picture: Picture, members: tuple[Organisation, Organisation], wrong: Differs
) -> None:
    with pytest.raises(InvalidInput):
        deviate(picture, members[0], wrong)
    assert not Deviation.objects.exists()


def test_two_writers_are_told_and_each_deed_is_one_event(picture: Picture, members: tuple[Organisation, Organisation]) -> None:
    before = Event.objects.count()
    deviate(picture, members[0])
    deviate(picture, members[0])  # a double click
    with pytest.raises(Changed):
        deviate(picture, members[0], Differs(paper=0, reason="Anders."))
    deviate(picture, members[0], Differs(), digest(LOWER))
    events = [(event.verb, event.note) for event in Event.objects.order_by("pk")[before:]]
    assert events == [("members.deviated", "BES-01"), ("members.deviation_dropped", "BES-01")]
    assert not Deviation.objects.exists()


@pytest.mark.parametrize("state", [State.PLANNED, State.CONCEPT, State.ADOPTED])
def test_nothing_differs_when_it_is_not_open(picture: Picture, members: tuple[Organisation, Organisation], state: State) -> None:
    Picture.objects.update(state=state)
    with pytest.raises(Refused):
        deviate(picture, members[0])


def test_a_member_sees_its_own_and_the_joint_body_all_from_the_concept_on(
    picture: Picture, members: tuple[Organisation, Organisation]
) -> None:
    today = timezone.localdate()
    insider, stranger, joint = make.user("in@example.org"), make.user("uit@example.org"), make.user("gr@example.org")
    make.membership(insider, members[0], Role.EXECUTIVE)
    make.membership(stranger, make.organisation("GM9903", "Duinrade"), Role.EXECUTIVE)
    make.membership(joint, picture.organisation, Role.CLIENT)
    people = (insider, stranger, joint)
    assert [list(members_shown_to(user, picture, on=today)) for user in people] == [[], [], []]
    Picture.objects.update(state=State.CONCEPT)
    assert [list(members_shown_to(user, picture, on=today)) for user in people] == [[members[0]], [], list(members)]
    assert list(covering(insider, Right.READ_CONCEPT, on=today)) == [picture]
    assert not Picture.objects.visible_to(insider, Right.READ_CONCEPT, on=today)
    assert not covering(stranger, Right.READ_CONCEPT, on=today)
