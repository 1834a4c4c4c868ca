"""Whoever comes to sit in a seat after somebody else reads nothing of what the other answered: a seat is of a person."""

from html import unescape

import pytest
from django.test import Client

from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
FIRST, NEXT = "hr@example.org", "secretaris@example.org"
SECRET = "De vorige directeur hield het tegen."


@pytest.fixture
def old() -> Picture:
    """An adopted picture in which HR said something that is nobody's business."""
    found = make.picture(make.organisation(name="Duinrade"), state=State.ADOPTED)
    make.answer(make.respondent(found, "hr"), "BES-01", 2, 3, explanation=SECRET)
    make.answer(make.respondent(found, "oov", who=make.user("oov@example.org")), "BES-01", 2, 3, explanation=SECRET)
    return found


@pytest.fixture
def new(old: Picture) -> Picture:
    """The next one, that began with what was said then."""
    made = pictures.plan(organisation=old.organisation, norm=old.norm, reference_date=make.REFERENCE, by=make.BY)
    pictures.carry_over(picture=made, old=old, by=make.BY)
    Picture.objects.filter(pk=made.pk).update(state=State.ANSWERING)
    return Picture.objects.get(pk=made.pk)


def came_in(seat: Respondent, email: str, client: Client) -> Invitation:
    """Somebody with the link and the code that went to this address."""
    invited = make.invitation(seat, email)
    path = make.link_of(invited)
    client.post(path)
    client.post(f"{path}code/", {"code": make.code_for(invited)})
    invited.refresh_from_db()
    return invited


def read(client: Client, seat: Respondent) -> str:
    """All that there is to read for whoever sits here."""
    paths = ("", "overzicht/", "klaar/", "BES-01/")
    pages = [client.get(f"/vragen/{seat.pk}/{path}") for path in paths]
    assert {page.status_code for page in pages} == {200}
    return unescape("".join(page.content.decode() for page in pages))


def test_an_invited_person_reads_no_answer_of_the_picture_before(client: Client, new: Picture) -> None:
    seat = Respondent.objects.get(picture=new, function="hr")
    came_in(seat, NEXT, client)
    page = " ".join(read(client, seat).split())
    assert SECRET not in page
    assert "checked" not in page
    assert "Bij 1 onderwerp telt nog een antwoord uit het vorige beeld." in page
    assert Answer.objects.get(respondent=seat).explanation == SECRET, "it counts until it is answered anew"
    said = {"seen": "1", "pieces": "1", "paper": "1", "practice": "0"}
    assert client.post(f"/vragen/{seat.pk}/BES-01/", said).status_code == 302
    row = Answer.objects.get(respondent=seat)
    assert (row.paper, row.practice, row.explanation, row.is_carried) == (1, 0, "", False)
    assert "uit het vorige beeld" not in read(client, seat)


def test_an_account_reads_its_own(client: Client, new: Picture) -> None:
    seat = Respondent.objects.get(picture=new, function="oov")
    client.force_login(seat.membership.user)
    assert SECRET in read(client, seat)


def test_a_seat_in_which_somebody_answered_goes_to_nobody_else(client: Client) -> None:
    seat = make.respondent(make.picture(make.organisation(), state=State.ANSWERING), "hr")
    invited = came_in(seat, FIRST, client)
    pictures.answer(respondent=seat, criterion="BES-01", said=Said(2, 1, explanation=SECRET), seen=0, by=invited)
    invitations.revoke(invitation=invited, by=make.BY)
    with pytest.raises(Refused, match="Een ander mag die niet lezen"):
        invitations.address(respondent=seat, email=NEXT, by=make.BY)
    invitations.address(respondent=seat, email=FIRST, by=make.BY)  # the same person comes back
    beside = invitations.ask_one_more(picture=seat.picture, function="hr", by=make.BY)
    other = Client()
    came_in(beside, NEXT, other)
    assert SECRET not in read(other, beside)


def test_a_seat_in_which_nobody_answered_goes_to_another(client: Client) -> None:
    seat = make.respondent(make.picture(make.organisation(), state=State.ANSWERING), "hr")
    invitations.revoke(invitation=came_in(seat, FIRST, client), by=make.BY)
    assert invitations.address(respondent=seat, email=NEXT, by=make.BY).email == NEXT
