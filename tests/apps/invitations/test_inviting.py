"""Inviting: addresses, the announcement first, links that end one another, and what is kept of them."""

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.rules.mails import ANNOUNCEMENT
from dijkwacht.apps.invitations.rules.states import InvitationState
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    """A picture that is open for answers."""
    return make.picture(make.organisation(name="Duinrade"), state=State.ANSWERING)


@pytest.fixture
def seat(picture: Picture) -> Respondent:
    """Somebody of HR, who has no account."""
    return make.respondent(picture, "hr")


def one_event(verb: str) -> Event:
    """The last event, which has to be this one."""
    last = Event.objects.latest("pk")
    assert last.verb == verb
    return last


def test_a_second_person_in_a_function_is_asked_what_the_function_is(picture: Picture, seat: Respondent) -> None:
    second = invitations.ask_one_more(picture=picture, function="hr", by=make.BY)
    assert second.function == "hr 2"
    assert one_event("pictures.asked").on == f"pictures.respondent:{second.pk}"


def test_an_address_is_kept_in_small_letters_and_nothing_goes_out(seat: Respondent) -> None:
    invitation = invitations.address(respondent=seat, email=" Hr@Example.ORG ", by=make.BY)
    assert (invitation.email, invitation.state, invitation.token_hash) == ("hr@example.org", "prepared", "")
    assert not Message.objects.exists()
    one_event("invitations.addressed")


def test_inviting_without_the_announcement_is_refused(seat: Respondent) -> None:
    invitation = invitations.address(respondent=seat, email="hr@example.org", by=make.BY)
    with pytest.raises(Refused, match="aankondiging"):
        invitations.invite(invitation=invitation, by=make.BY)
    assert not Message.objects.exists()


def test_the_announcement_goes_once_to_each_address(picture: Picture, seat: Respondent) -> None:
    for function in ("oov", "ciso"):
        invitations.address(respondent=make.respondent(picture, function), email="dezelfde@example.org", by=make.BY)
    invitations.address(respondent=seat, email="hr@example.org", by=make.BY)
    assert invitations.announce(picture=picture, text=ANNOUNCEMENT, by=make.BY) == 2
    assert sorted(Message.objects.values_list("to", flat=True)) == ["dezelfde@example.org", "hr@example.org"]
    assert one_event("invitations.announced").note == "mail"
    with pytest.raises(Refused, match="nog geen adres"):
        invitations.announce(picture=picture, text=ANNOUNCEMENT, by=make.BY)
    newcomer = invitations.address(respondent=make.respondent(picture, "fg"), email="fg@example.org", by=make.BY)
    assert invitations.announce(picture=picture, text=ANNOUNCEMENT, by=make.BY) == 1
    newcomer.refresh_from_db()
    assert newcomer.announced_at


def test_an_announcement_that_tells_a_weakness_does_not_go_out(picture: Picture, seat: Respondent) -> None:
    invitations.address(respondent=seat, email="hr@example.org", by=make.BY)
    with pytest.raises(Refused, match="Laat woorden als"):
        invitations.announce(picture=picture, text="Duinrade is kwetsbaar voor ondermijning.", by=make.BY)
    assert not Message.objects.exists()


def test_an_invitation_goes_out_with_a_link_for_sixty_days_of_which_only_a_hash_is_kept(seat: Respondent) -> None:
    invitation = make.invitation(seat)
    link = make.link_of(invitation)
    token = link.split("/")[2]
    assert len(token) == 43  # 32 bytes
    assert invitation.state == InvitationState.SENT
    assert invitation.expires_on == timezone.localdate() + timedelta(days=60)
    assert token not in invitation.token_hash
    one_event("invitations.invited")


def test_a_new_link_ends_the_old_one(client: Client, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    old = make.link_of(invitation)
    invitations.invite(invitation=invitation, by=make.BY)
    new = make.link_of(invitation)
    assert old != new
    assert [client.get(old).status_code, client.get(new).status_code] == [404, 200]


def test_an_address_cannot_change_under_a_link_that_works(seat: Respondent) -> None:
    invitation = make.invitation(seat)
    with pytest.raises(Refused, match="Trek die eerst in"):
        invitations.address(respondent=seat, email="ander@example.org", by=make.BY)
    invitations.revoke(invitation=invitation, by=make.BY)
    one_event("invitations.revoked")
    assert invitations.address(respondent=seat, email="ander@example.org", by=make.BY).email == "ander@example.org"


def test_whoever_answers_by_invitation_submits_and_the_adviser_reopens(client: Client, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    make.let_in(client, invitation)
    pictures.answer(respondent=seat, criterion="BES-01", said=Said(2, 1), seen=0, by=invitation)
    assert Event.objects.latest("pk").actor == f"invitation:{invitation.pk}"
    invitations.submit(invitation=invitation, by=invitation)
    one_event("invitations.submitted")
    seat = Respondent.objects.get(pk=seat.pk)
    with pytest.raises(Refused, match="ingeleverd"):
        pictures.answer(respondent=seat, criterion="BES-02", said=Said(2, 1), seen=0, by=invitation)
    invitations.reopen(invitation=invitation, by=make.BY)
    one_event("invitations.reopened")
    assert Message.objects.latest("pk").subject == "Uw vragen staan weer open"
    seat = Respondent.objects.get(pk=seat.pk)
    assert pictures.answer(respondent=seat, criterion="BES-02", said=Said(2, 1), seen=0, by=invitation) == 1


def test_after_the_analysis_began_nothing_is_submitted_sent_or_reopened(client: Client, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    make.let_in(client, invitation)
    Picture.objects.update(state=State.ANALYSIS)
    for deed in (invitations.submit, invitations.reopen):
        with pytest.raises(Refused):
            deed(invitation=invitation, by=make.BY)
    with pytest.raises(Refused, match="gesloten"):
        invitations.invite(invitation=invitation, by=make.BY)


def test_only_who_was_not_invited_and_said_nothing_goes_off_the_list(picture: Picture, seat: Respondent) -> None:
    make.invitation(seat)
    with pytest.raises(Refused):
        invitations.drop(respondent=seat, by=make.BY)
    other = make.respondent(picture, "fg")
    invitations.address(respondent=other, email="fg@example.org", by=make.BY)
    invitations.drop(respondent=other, by=make.BY)
    one_event("invitations.dropped")
    assert list(Respondent.objects.all()) == [seat]
    spoken = make.respondent(picture, "ciso")
    make.answer(spoken, "BES-01", 1, 1)
    with pytest.raises(Refused, match="antwoorden"):
        invitations.drop(respondent=spoken, by=make.BY)


def test_a_token_or_code_stands_in_no_table_but_the_outbox_nor_in_any_log(
    client: Client, seat: Respondent, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    invitation = make.invitation(seat)
    link = make.link_of(invitation)
    client.get(link)
    client.post(link)
    code = make.code_for(invitation)
    client.post(f"{link}code/", {"code": code})
    client.get(f"/vragen/{seat.pk}/")
    kept = {
        model._meta.label: [repr(value) for row in model.objects.values_list() for value in row]
        for model in apps.get_models()
        if model is not Message
    }
    for secret in (link.split("/")[2], code):
        assert [label for label, values in kept.items() if any(secret in value for value in values)] == []
    assert link.split("/")[2] not in caplog.text
    assert invitation.email not in " ".join(kept["audit.Event"])
    assert Invitation.objects.get().state == InvitationState.OPENED


@pytest.mark.parametrize("after", [invitations.reopen, invitations.invite, invitations.revoke])
def test_a_seat_says_that_it_was_handed_in_just_as_long_as_its_invitation_does(
    client: Client, seat: Respondent, after: Callable[..., None]
) -> None:
    invitation = make.invitation(seat)
    make.let_in(client, invitation)
    said = []
    for deed in (invitations.submit, after):
        deed(invitation=invitation, by=make.BY)
        invitation.refresh_from_db()
        seat.refresh_from_db()
        said.append((seat.is_submitted, invitation.state == InvitationState.SUBMITTED))
    assert said == [(True, True), (False, False)]


def both(picture: Picture, seat: Respondent) -> tuple[Invitation, Invitation]:
    """Somebody of HR who also looks after integrity: one person, one address."""
    other = make.respondent(picture, "integriteit")
    for one in (seat, other):
        invitations.address(respondent=one, email="hr@example.org", by=make.BY)
    invitations.announce_elsewhere(picture=picture, by=make.BY)
    return Invitation.objects.get(respondent=seat), Invitation.objects.get(respondent=other)


def test_one_person_with_two_functions_gets_one_mail_that_names_both(picture: Picture, seat: Respondent) -> None:
    adviser = make.user()
    make.assignment(adviser, picture.organisation)
    first, _ = both(picture, seat)
    assert invitations.invite(invitation=first, by=adviser) == 2
    [mail] = Message.objects.all()
    for words in ("Duinrade", "HR en integriteit", "Ada Adviseur", "adviseur@example.org", "uiterlijk op", "Is deze mail echt?"):
        assert words in mail.body
    assert set(Invitation.objects.values_list("state", flat=True)) == {"sent"}
    assert Invitation.objects.values("token_hash").distinct().count() == 2
    assert Event.objects.filter(verb="invitations.invited").count() == 2


def test_one_link_one_code_one_list_and_one_hand_in(client: Client, picture: Picture, seat: Respondent) -> None:
    first, second = both(picture, seat)
    invitations.invite(invitation=second, by=make.BY)
    make.let_in(client, second)
    assert set(Invitation.objects.values_list("state", flat=True)) == {"opened"}
    page = client.get("/vragen/", follow=True)
    assert page.redirect_chain[-1][0] == f"/vragen/{seat.pk}/"
    assert "HR en integriteit" in page.content.decode()
    client.post(f"/vragen/{seat.pk}/BES-01/", {"seen": "0", "pieces": "0", "paper": "2", "practice": "1"})
    given = Answer.objects.order_by("respondent").values_list("respondent", "criterion", "paper", "practice", "version")
    assert list(given) == [(seat.pk, "BES-01", 2, 1, 1), (second.respondent_id, "BES-01", 2, 1, 1)]
    client.post(f"/vragen/{seat.pk}/BES-01/", {"seen": "1", "pieces": "0", "paper": "3", "practice": "1"})
    assert set(Answer.objects.values_list("paper", "version")) == {(3, 2)}
    client.post(f"/vragen/{seat.pk}/inleveren/")
    assert set(Respondent.objects.values_list("is_submitted", flat=True)) == {True}
    assert "U heeft ingeleverd" in client.get(f"/vragen/{seat.pk}/klaar/").content.decode()
    invitations.reopen(invitation=first, by=make.BY)
    assert set(Invitation.objects.values_list("state", flat=True)) == {"opened"}
    assert Message.objects.filter(subject="Uw vragen staan weer open").count() == 1
    invitations.revoke(invitation=second, by=make.BY)
    assert set(Invitation.objects.values_list("state", flat=True)) == {"revoked"}


def test_a_function_that_comes_later_rides_on_a_new_link_and_leaves_what_was_handed_in(
    client: Client, picture: Picture, seat: Respondent
) -> None:
    first = make.invitation(seat)
    old = make.link_of(first)
    make.let_in(client, first)
    invitations.submit(invitation=first, by=first)
    second = make.respondent(picture, "integriteit")
    later = invitations.address(respondent=second, email=first.email, by=make.BY)
    assert invitations.invite(invitation=later, by=make.BY) == 1
    assert client.get(old).status_code == 404
    browser = make.let_in(Client(), later)
    assert "HR en integriteit" in browser.get("/vragen/", follow=True).content.decode()
    first.refresh_from_db()
    assert first.state == InvitationState.SUBMITTED
    browser.post(f"/vragen/{second.pk}/BES-01/", {"seen": "0", "pieces": "0", "paper": "2", "practice": "1"})
    assert list(Answer.objects.values_list("respondent", flat=True)) == [second.pk]
    browser.post(f"/vragen/{second.pk}/inleveren/")
    assert set(Respondent.objects.values_list("is_submitted", flat=True)) == {True}


def test_two_people_never_share_a_link(client: Client, picture: Picture, seat: Respondent) -> None:
    make.invitation(make.respondent(picture, "ciso"), "ciso@example.org")
    invitation = make.invitation(seat)
    make.let_in(client, invitation)
    assert "CISO" not in client.get("/vragen/", follow=True).content.decode().partition("<main")[2]
    elsewhere = make.picture(make.organisation("GM9902", "Westerkoog"), state=State.ANSWERING)
    other = make.invitation(make.respondent(elsewhere, "hr"), invitation.email)
    assert client.get(f"/vragen/{other.respondent_id}/").status_code == 404
