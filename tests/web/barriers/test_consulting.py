"""A partner reads a draft along: what the team sees, what the partner sees, and what nobody sees."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import Draft
from dijkwacht.apps.consultations.models import Consultation
from dijkwacht.apps.invitations.rules.codes import TRIES_FROM_ONE_PLACE
from dijkwacht.apps.mail.rules import TO_ONE
from dijkwacht.documents.barriers.versions.intake import Intake
from tests import factories as make
from tests.barriers import HERB, herb

pytestmark = pytest.mark.django_db
ADDRESS = "net@example.org"
TODAY = timezone.localdate()


def text(answer: object) -> str:
    page = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(page).split())


@pytest.fixture
def author() -> User:
    return make.member(make.support_team(), Role.ADVISER, "schrijver@example.org", "Sanne Schrijver")


@pytest.fixture
def desk(client: Client, author: User) -> Client:
    client.force_login(author)
    return client


@pytest.fixture
def draft(author: User) -> Draft:
    return actions.draft(found=Intake(HERB, herb()), by=author)


def page_of(draft: Draft) -> str:
    return f"/barrieres/team/ontwerpen/{draft.pk}/"


def asked(desk: Client, draft: Draft, **more: str) -> str:
    """The link in the mail."""
    desk.post(f"{page_of(draft)}meelezen/", {"party": "netbeheerder", "email": ADDRESS, **more})
    return make.link_to(more.get("email", ADDRESS))


def said(draft: Draft, **more: str) -> dict[str, str]:
    return {"seen": draft.digest, "function": "field", "comment": "Stap 2 mist een manier.", **more}


def test_the_team_asks_a_partner_and_sees_who_was_asked_and_when_there_was_an_answer(desk: Client, draft: Draft) -> None:
    assert "Nog niemand gevraagd." in text(desk.get(page_of(draft)))
    form = desk.get(f"{page_of(draft)}meelezen/").content.decode()
    # First who stands in the draft, then all others.
    assert form.index('value="branche"') < form.index('value="Arbeidsinspectie"')
    link = asked(desk, draft)
    page = text(desk.get(page_of(draft)))
    assert "Netbeheerder gevraagd op" in page
    assert "nog geen antwoord" in page
    assert ADDRESS not in page
    Client().post(link, said(draft))
    page = text(desk.get(page_of(draft)))
    assert "(uitvoering of toezicht)" in page
    assert "Stap 2 mist een manier." in page
    assert "Het ontwerp is daarna nog gewijzigd" not in page
    actions.redraft(draft=draft, seen=draft.digest, text=f"{HERB}#\n", found=Intake(f"{HERB}#\n", herb()), by=draft.by)
    assert "Het ontwerp is daarna nog gewijzigd" in text(desk.get(page_of(draft)))


def test_a_wrong_address_is_told_and_what_was_chosen_stays(desk: Client, draft: Draft) -> None:
    answer = desk.post(f"{page_of(draft)}meelezen/", {"party": "netbeheerder", "email": "net"})
    assert (answer.status_code, "Vul een e-mailadres in" in text(answer)) == (422, True)
    assert 'value="netbeheerder" selected' in answer.content.decode()
    assert not Consultation.objects.exists()


def test_the_partner_reads_this_draft_alone_and_nothing_leads_further(desk: Client, draft: Draft) -> None:
    link = asked(desk, draft)
    answer = Client().get(link)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Kruidenteelt" in text(answer)
    assert "Aansluiting controleren" in text(answer)
    assert "<svg" in page
    assert answer["Referrer-Policy"] == "strict-origin"
    main = page[page.index("<main") : page.index("</main>")]
    leads = {address for address in re.findall(r'href="([^"]+)"', main) if not address.startswith("#")}
    assert leads == set()
    for word in ("Sanne", ADDRESS, "Opmerkingen"):
        assert word not in text(answer)


def test_an_answer_is_sent_once_and_a_double_click_makes_no_second(desk: Client, draft: Draft) -> None:
    link, partner = asked(desk, draft), Client()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', partner.get(link).content.decode())
    assert token
    sent = said(draft, csrfmiddlewaretoken=token[1])
    first, second = partner.post(link, sent), partner.post(link, sent)
    assert (first.status_code, second.status_code, first.url, second.url) == (302, 302, *["/barrieres/meelezen/klaar/"] * 2)
    assert "Dank u wel" in text(partner.get(first.url))
    assert Consultation.objects.get().text == "Stap 2 mist een manier."
    assert partner.get(link).status_code == 404


def test_what_a_partner_typed_stays_where_something_is_wrong(desk: Client, draft: Draft) -> None:
    link = asked(desk, draft)
    answer = Client().post(link, said(draft, function=""))
    assert (answer.status_code, "Stap 2 mist een manier." in text(answer)) == (422, True)
    answer = Client().post(link, said(draft, seen="oud"))
    assert (answer.status_code, "intussen veranderd" in text(answer), "Stap 2 mist" in text(answer)) == (409, True, True)


@pytest.mark.parametrize("how", ["strange", "answered", "withdrawn", "discarded", "old"])
def test_a_link_that_opens_nothing_gives_the_same_page_whatever_the_reason(how: str, desk: Client, draft: Draft) -> None:
    link = asked(desk, draft)
    if how == "strange":
        link = f"{link[:-9]}xxxxxxxx/"
    elif how == "answered":
        Client().post(link, said(draft))
    elif how == "withdrawn":
        desk.post(f"{page_of(draft)}meelezen/{Consultation.objects.get().pk}/intrekken/")
    elif how == "discarded":
        desk.post(f"{page_of(draft)}weggooien/", {"seen": draft.digest})
    else:
        Consultation.objects.update(expires_on=TODAY - timedelta(days=1))
    answer = Client().get(link)
    assert (answer.status_code, "Deze link werkt niet meer" in text(answer)) == (404, True)
    assert text(answer) == text(Client().get("/barrieres/bevestigen/x/"))
    assert Client().post(link, said(draft)).status_code == 404


def test_whoever_tries_many_links_opens_none_for_an_hour(desk: Client, draft: Draft) -> None:
    link, stranger = asked(desk, draft), Client(REMOTE_ADDR="198.51.100.7")
    for number in range(TRIES_FROM_ONE_PLACE[0].times):
        stranger.get(f"/barrieres/meelezen/x{number}/")
    assert stranger.get(link).status_code == 404
    assert Client().get(link).status_code == 200


def test_one_address_is_not_asked_again_and_again(desk: Client, draft: Draft) -> None:
    for _ in range(TO_ONE):
        asked(desk, draft)
    answer = desk.post(f"{page_of(draft)}meelezen/", {"party": "netbeheerder", "email": ADDRESS})
    assert (answer.status_code, f"al {TO_ONE} mails" in text(answer), ADDRESS in answer.content.decode()) == (409, True, True)
    assert Consultation.objects.count() == 1


def test_only_the_team_asks_and_takes_back(draft: Draft, desk: Client) -> None:
    asked(desk, draft)
    stranger = Client()
    stranger.force_login(make.member(make.organisation(), Role.COORDINATOR, "oov@example.org"))
    for address in ("meelezen/", f"meelezen/{Consultation.objects.get().pk}/intrekken/"):
        assert stranger.post(f"{page_of(draft)}{address}", {}).status_code == 404
    assert Consultation.objects.count() == 1
