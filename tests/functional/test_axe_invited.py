"""Every page of inviting, and of people who come by an invitation, with axe, on two sizes, in the light and in the dark."""

import pytest

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.rules.states import InvitationState
from tests import factories as make

from .conftest import Visit
from .looking import look, press, to, visit_all
from .scene import ADVISER, WESTERKOOG, ZANDERSLOOT, picture_in

pytestmark = pytest.mark.browser


def test_pages_of_an_adviser_who_invites(visit: Visit) -> None:
    running, planned = picture_in(WESTERKOOG), picture_in(ZANDERSLOOT)
    stops = {
        "invitations": to("invitations:index", running.pk),
        "invitations before": to("invitations:index", planned.pk),
        "announcement": to("invitations:announce", running.pk),
        "announcement without a text": to("invitations:announce", planned.pk),
    }
    assert visit_all(visit(ADVISER), stops) == []


def test_page_of_the_organisation_that_reads_along(visit: Visit) -> None:
    running = picture_in(WESTERKOOG)
    make.membership(make.user("coordinator@example.org", "Coördinator"), running.organisation, Role.COORDINATOR)
    assert visit_all(visit("coordinator@example.org"), {"who is done": to("invitations:index", running.pk)}) == []


def test_pages_of_the_door(visit: Visit) -> None:
    page, invitation = visit(), Invitation.objects.get(picture=picture_in(WESTERKOOG), state=InvitationState.SENT)
    invitations.invite(invitation=invitation, by=make.BY)
    token = make.link_of(invitation).split("/")[2]
    wrong = visit_all(
        page,
        {
            "entrance": to("invitations:entrance"),
            "entrance nothing": to("invitations:entrance", then=press("Stuur mij een code")),
            "by hand sends on": to("invitations:by_hand", lands="/uitnodiging/"),
            "gone": to("invitations:door", "x" * 43, status=404),
            "door": to("invitations:door", token),
            "code": to("invitations:code", token),
            "code nothing": to("invitations:code", token, then=press("Verder")),
        },
    )
    page.goto("/uitnodiging/")
    page.get_by_label("E-mailadres").fill(invitation.email)
    press("Stuur mij een code")(page)
    wrong += look(page, "by hand")
    page.get_by_label("Code").fill(make.code_for(invitation))
    press("Verder")(page)
    wrong += look(page, "questions by invitation")
    page.goto(f"{page.url}klaar/")
    wrong += look(page, "ready to submit")
    press("Inleveren zoals het nu is")(page)
    wrong += look(page, "submitted")
    invitation.refresh_from_db()
    assert (wrong, invitation.state) == ([], InvitationState.SUBMITTED)
    page.get_by_text("Uw uitnodiging").first.click()
    press("Ik ben klaar op dit apparaat")(page)
    assert look(page, "left the device") == []
