"""Where an address is asked for, an address is no personal data that has to wait."""

import pytest
from django.test import Client

from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_address_of_an_invitation_is_kept_without_a_question(client: Client) -> None:
    adviser = make.user("adviseur@example.org")
    picture = make.picture(make.organisation(), state="answering")
    make.assignment(adviser, picture.organisation)
    seat = actions.ask(picture=picture, function="oov", by=make.BY)
    client.force_login(adviser)
    page = client.get(f"/werk/{picture.pk}/uitnodigingen/").content.decode()
    field = next(name for name in (f"email-{seat.pk}", f"address-{seat.pk}") if f'name="{name}"' in page)
    answer = client.post(f"/werk/{picture.pk}/uitnodigingen/", {field: "j.devries@duinrade.nl", "do": "save"})
    assert answer.status_code == 302
    assert Invitation.objects.get().email == "j.devries@duinrade.nl"
    assert Picture.objects.filter(pk=picture.pk).exists()
