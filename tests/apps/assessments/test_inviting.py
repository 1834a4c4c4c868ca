"""Inviting: addresses, the announcement first, links that end one another, and what is kept of them."""

import logging
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Invitation, Picture, Respondent
from dijkwacht.apps.assessments.rules import ANNOUNCEMENT, InvitationState, Said, State
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.mail.models import Message
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
    second = actions.ask_one_more(picture=picture, function="hr", by=make.BY)
    assert second.function == "hr 2"
    assert one_event("assessments.asked").on == f"assessments.respondent:{second.pk}"


def test_an_address_is_kept_in_small_letters_and_nothing_goes_out(seat: Respondent) -> None:
    invitation = actions.address(respondent=seat, email=" Hr@Example.ORG ", by=make.BY)
    assert (invitation.email, invitation.state, invitation.token_hash) == ("hr@example.org", "prepared", "")
    assert not Message.objects.exists()
    one_event("assessments.addressed")


def test_inviting_without_the_announcement_is_refused(seat: Respondent) -> None:
    invitation = actions.address(respondent=seat, email="hr@example.org", by=make.BY)
    with pytest.raises(Refused, match="aankondiging"):
        actions.invite(invitation=invitation, by=make.BY)
    assert not Message.objects.exists()


def test_the_announcement_goes_once_to_each_address(picture: Picture, seat: Respondent) -> None:
    for function in ("oov", "ciso"):
        actions.address(respondent=make.respondent(picture, function), email="dezelfde@example.org", by=make.BY)
    actions.address(respondent=seat, email="hr@example.org", by=make.BY)
    assert actions.announce(picture=picture, text=ANNOUNCEMENT, by=make.BY) == 3
    assert sorted(Message.objects.values_list("to", flat=True)) == ["dezelfde@example.org", "hr@example.org"]
    assert one_event("assessments.announced").note == "mail"
    with pytest.raises(Refused, match="nog geen adres"):
        actions.announce(picture=picture, text=ANNOUNCEMENT, by=make.BY)
    newcomer = actions.address(respondent=make.respondent(picture, "fg"), email="fg@example.org", by=make.BY)
    assert actions.announce(picture=picture, text=ANNOUNCEMENT, by=make.BY) == 1
    newcomer.refresh_from_db()
    assert newcomer.announced_at


def test_an_announcement_that_joins_name_and_weakness_does_not_go_out(picture: Picture, seat: Respondent) -> None:
    actions.address(respondent=seat, email="hr@example.org", by=make.BY)
    with pytest.raises(Refused, match="naam van de organisatie"):
        actions.announce(picture=picture, text="Duinrade is kwetsbaar voor ondermijning.", by=make.BY)
    assert not Message.objects.exists()


def test_an_invitation_goes_out_with_a_link_for_sixty_days_of_which_only_a_hash_is_kept(seat: Respondent) -> None:
    invitation = make.invitation(seat)
    link = make.link_of(invitation)
    token = link.split("/")[2]
    assert len(token) == 43  # 32 bytes
    assert invitation.state == InvitationState.SENT
    assert invitation.expires_on == timezone.localdate() + timedelta(days=60)
    assert token not in invitation.token_hash
    one_event("assessments.invited")


def test_a_new_link_ends_the_old_one(client: Client, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    old = make.link_of(invitation)
    actions.invite(invitation=invitation, by=make.BY)
    new = make.link_of(invitation)
    assert old != new
    assert [client.get(old).status_code, client.get(new).status_code] == [404, 200]


def test_an_address_cannot_change_under_a_link_that_works(seat: Respondent) -> None:
    invitation = make.invitation(seat)
    with pytest.raises(Refused, match="Trek die eerst in"):
        actions.address(respondent=seat, email="ander@example.org", by=make.BY)
    actions.revoke(invitation=invitation, by=make.BY)
    one_event("assessments.revoked")
    assert actions.address(respondent=seat, email="ander@example.org", by=make.BY).email == "ander@example.org"


def test_whoever_answers_by_invitation_submits_and_the_adviser_reopens(client: Client, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    make.let_in(client, invitation)
    actions.answer(respondent=seat, criterion="BES-01", said=Said(2, 1), seen=0, by=invitation)
    assert Event.objects.latest("pk").actor == f"invitation:{invitation.pk}"
    actions.submit(invitation=invitation, by=invitation)
    one_event("assessments.submitted")
    seat = Respondent.objects.get(pk=seat.pk)
    with pytest.raises(Refused, match="ingeleverd"):
        actions.answer(respondent=seat, criterion="BES-02", said=Said(2, 1), seen=0, by=invitation)
    actions.reopen(invitation=invitation, by=make.BY)
    one_event("assessments.reopened")
    assert Message.objects.latest("pk").subject == "Uw vragen staan weer open"
    seat = Respondent.objects.get(pk=seat.pk)
    assert actions.answer(respondent=seat, criterion="BES-02", said=Said(2, 1), seen=0, by=invitation) == 1


def test_after_the_analysis_began_nothing_is_submitted_sent_or_reopened(client: Client, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    make.let_in(client, invitation)
    Picture.objects.update(state=State.ANALYSIS)
    for deed in (actions.submit, actions.reopen):
        with pytest.raises(Refused):
            deed(invitation=invitation, by=make.BY)
    with pytest.raises(Refused, match="gesloten"):
        actions.invite(invitation=invitation, by=make.BY)


def test_only_who_was_not_invited_and_said_nothing_goes_off_the_list(picture: Picture, seat: Respondent) -> None:
    make.invitation(seat)
    with pytest.raises(Refused):
        actions.drop(respondent=seat, by=make.BY)
    other = make.respondent(picture, "fg")
    actions.address(respondent=other, email="fg@example.org", by=make.BY)
    actions.drop(respondent=other, by=make.BY)
    one_event("assessments.dropped")
    assert list(Respondent.objects.all()) == [seat]
    spoken = make.respondent(picture, "ciso")
    make.answer(spoken, "BES-01", 1, 1)
    with pytest.raises(Refused, match="antwoorden"):
        actions.drop(respondent=spoken, by=make.BY)


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
