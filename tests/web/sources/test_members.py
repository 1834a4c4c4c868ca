"""Members of a joint body: three people, two members, and a wall between the members."""

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.members import actions
from dijkwacht.apps.members.models import Coverage, Deviation
from dijkwacht.apps.members.queries import members_of
from dijkwacht.apps.members.rules import Differs
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.answers import digest
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.sources.conftest import Joint
from tests.web.work.conftest import Work
from tests.web.work.reading import question

ALIKE = digest(Differs())
WORDS = "Daar is geen mens voor."


def differs(joint: Joint, member: int = 0, **fields: str) -> dict[str, str]:
    code = joint.members[member].code
    given = {"seen": ALIKE, "paper": "", "practice": "", "reason": "", **fields}
    return {f"{code}-{name}": value for name, value in given.items()}


def lower(joint: Joint, member: int = 0) -> None:
    actions.deviate(
        picture=joint.picture,
        member=joint.members[member],
        criterion="BES-01",
        differs=Differs(practice=0, reason=WORDS),
        seen=ALIKE,
        by=joint.adviser,
    )


def share(joint: Joint) -> None:
    make.weigh(joint.picture)
    Picture.objects.filter(pk=joint.picture.pk).update(state=State.CONCEPT)


def test_the_adviser_chooses_the_members(client: Client, joint: Joint) -> None:
    page = client.get(joint.url)
    assert question(page) == "Voor wie geldt dit beeld, en waar is het anders?"
    body = page.content.decode()
    assert body.index("Oostmeer") < body.index("Westerkoog")
    assert client.post(joint.url, {"members": ["GM9903"]}).status_code == 302
    assert [member.code for member in members_of(joint.picture)] == ["GM9903"]
    assert client.post(joint.url, {"members": ["GM9901"]}).status_code == 422
    assert Coverage.objects.count() == 1


def test_a_member_with_deviations_stays_and_it_is_said_why(client: Client, joint: Joint) -> None:
    lower(joint)
    response = client.post(joint.url, {"members": []})
    assert response.status_code == 422
    assert "Verwijder die eerst" in response.content.decode()


def test_a_picture_of_one_organisation_has_no_members(client: Client, work: Work) -> None:
    assert client.get(f"{work.url}bronnen/deelnemers/").status_code == 409
    assert client.get(f"{work.url}bronnen/deelnemers/BES-01/").status_code == 409


def test_the_criterion_page_leads_to_bij_wie_is_het_anders(client: Client, joint: Joint, work: Work) -> None:
    assert f"{joint.url}BES-01/" in client.get(f"/werk/{joint.picture.pk}/onderdeel/BES-01/").content.decode()
    assert "Bij wie is het anders?" not in client.get(f"{work.url}onderdeel/BES-01/").content.decode()
    assert question(client.get(f"{joint.url}BES-01/")) == "Bij wie is het anders?"


def test_a_deviation_is_kept_changed_and_taken_away(client: Client, joint: Joint) -> None:
    url = f"{joint.url}BES-01/"
    assert client.post(url, {**differs(joint, practice="0", reason=WORDS), **differs(joint, 1)}).status_code == 302
    row = Deviation.objects.get()
    assert (row.member, row.practice, row.reason) == (joint.members[0], 0, WORDS)
    assert "Anders bij Westerkoog." in client.get(joint.url).content.decode()
    seen = digest(Differs(practice=0, reason=WORDS))
    assert client.post(url, differs(joint, seen=seen)).status_code == 302
    assert not Deviation.objects.exists()


def test_a_fault_at_one_member_keeps_its_words_and_the_other_is_saved(client: Client, joint: Joint) -> None:
    data = {**differs(joint, reason="Zonder niveau."), **differs(joint, 1, paper="1", reason=WORDS)}
    response = client.post(f"{joint.url}BES-01/", data)
    assert response.status_code == 422
    assert "Zonder niveau." in response.content.decode()
    assert 'href="#id_GM9902-paper"' in response.content.decode()
    assert Deviation.objects.get().member == joint.members[1]


def test_a_second_writer_sees_both(client: Client, joint: Joint) -> None:
    lower(joint)
    response = client.post(f"{joint.url}BES-01/", differs(joint, paper="1", reason="Van mij."))
    page = response.content.decode()
    assert response.status_code == 409
    assert WORDS in page
    assert "Van mij." in page
    seen = digest(Differs(practice=0, reason=WORDS))
    assert seen in page
    assert client.post(f"{joint.url}BES-01/", differs(joint, seen=seen, paper="1", reason="Van mij.")).status_code == 302


def test_a_member_reads_its_own_page_and_never_what_differs_at_another(client: Client, joint: Joint) -> None:
    lower(joint)
    share(joint)
    for person, sees in zip(joint.people, (True, False), strict=True):
        client.force_login(person)
        page = client.get(joint.page)
        assert question(page) == "Hoe geldt dit beeld voor ons?"
        body = page.content.decode()
        assert (WORDS in body) is sees
        assert ("1 van 6" in body) is sees
        other = joint.members[1 if sees else 0]
        assert other.code not in body
        assert client.get(f"{joint.page}?van={other.code}").status_code == 404
        assert client.get(f"/beelden/{joint.picture.pk}/").status_code == 404
        assert client.get("/beelden/").url == joint.page
        assert 'href="/beelden/"' in body


def test_the_joint_body_and_the_adviser_see_each_member_by_name(client: Client, joint: Joint) -> None:
    lower(joint)
    assert WORDS in client.get(f"{joint.page}?van=GM9902").content.decode()
    share(joint)
    client.force_login(joint.own)
    body = client.get(joint.page).content.decode()
    assert body.index("Oostmeer") < body.index("Westerkoog")  # by name, though Westerkoog is the weaker
    assert WORDS not in body
    assert WORDS in client.get(f"{joint.page}?van=GM9902").content.decode()


@pytest.mark.parametrize("role", [Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE])
def test_before_the_concept_no_member_reads_anything(client: Client, joint: Joint, role: Role) -> None:
    person = make.user("derde@example.org")
    make.membership(person, joint.members[0], role)
    client.force_login(person)
    assert client.get(joint.page).status_code == 404
    share(joint)
    assert client.get(joint.page).status_code == 200


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE}))
def test_no_other_role_of_a_member_reads_it_and_no_stranger(client: Client, joint: Joint, role: Role) -> None:
    share(joint)
    person, stranger = make.user("derde@example.org"), make.user("vreemd@example.org")
    make.membership(person, joint.members[0], role)
    make.membership(stranger, make.organisation("GM9904", "Duinrade"), Role.EXECUTIVE)
    for who in (person, stranger):
        client.force_login(who)
        assert client.get(joint.page).status_code == 404


def test_a_member_that_is_let_go_reads_it_no_more(client: Client, joint: Joint) -> None:
    actions.cover(picture=joint.picture, members=joint.members[1:], by=joint.adviser)
    share(joint)
    client.force_login(joint.people[0])
    assert client.get(joint.page).status_code == 404
