"""A partner's person reads a draft along: by a link, once, and nobody keeps who it was."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.barriers import actions as barriers
from dijkwacht.apps.barriers.models import Draft
from dijkwacht.apps.consultations.actions import advise, consult, forget, withdraw
from dijkwacht.apps.consultations.models import Consultation
from dijkwacht.apps.consultations.queries import consultation_by
from dijkwacht.apps.consultations.rules import Function
from dijkwacht.apps.mail.models import Message
from dijkwacht.documents.barriers.versions.intake import Intake
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.barriers import HERB, herb

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PARTNER = System("partner")


@pytest.fixture
def author() -> User:
    return make.user("schrijver@example.org")


@pytest.fixture
def draft(author: User) -> Draft:
    return barriers.draft(found=Intake(HERB, herb()), by=author)


@pytest.fixture
def token(draft: Draft, author: User) -> str:
    return consult(draft=draft, party="netbeheerder", email="Net@example.org", by=author).split("/")[-2]


def answered(token: str, draft: Draft) -> None:
    found = consultation_by(token, on=TODAY)
    assert found is not None
    advise(consultation=found, seen=draft.digest, function=Function.LAW, text="Stap 2 mist een manier.", by=PARTNER)


def test_of_the_link_only_a_hash_is_kept_and_the_mail_says_nothing_of_what_it_is_about(token: str, draft: Draft) -> None:
    row, mail = Consultation.objects.get(), Message.objects.get()
    assert (row.party, row.email, row.expires_on) == ("netbeheerder", "net@example.org", TODAY + timedelta(days=30))
    assert token not in "".join(map(str, Consultation.objects.values().get().values()))
    assert mail.subject == "Er staat iets voor u klaar"
    for word in (draft.title, "barri", "ontwerp", "netbeheerder", "crimin"):
        assert word.lower() not in f"{mail.subject} {mail.body}".replace(f"/barrieres/meelezen/{token}/", "").lower()
    assert [*Event.objects.filter(verb__startswith="consultations").values_list("verb", "organisation")] == [
        ("consultations.asked", "")
    ]


def test_who_answered_is_a_party_and_a_function_and_the_link_ends(token: str, draft: Draft) -> None:
    answered(token, draft)
    row = Consultation.objects.get()
    assert (row.party, row.function, row.text) == ("netbeheerder", "law", "Stap 2 mist een manier.")
    assert (row.email, row.token_hash, consultation_by(token, on=TODAY)) == ("", "", None)
    with pytest.raises(Refused, match="al gebruikt"):
        advise(consultation=row, seen=draft.digest, function=Function.LAW, text="Nog iets.", by=PARTNER)
    assert Event.objects.filter(verb="consultations.answered").count() == 1


def test_a_text_that_changed_meanwhile_is_read_again_before_anything_is_kept(token: str, draft: Draft, author: User) -> None:
    seen = draft.digest
    text = HERB + "# nagekeken\n"
    barriers.redraft(draft=draft, seen=seen, text=text, found=Intake(text, herb(text)), by=author)
    found = consultation_by(token, on=TODAY)
    assert found is not None
    with pytest.raises(Refused, match="intussen veranderd"):
        advise(consultation=found, seen=seen, function=Function.LAW, text="Ja.", by=PARTNER)
    assert consultation_by(token, on=TODAY) is not None


def test_asking_anew_taking_back_and_time_end_a_link(token: str, draft: Draft, author: User) -> None:
    assert consultation_by(token, on=TODAY + timedelta(days=30)) is not None
    assert consultation_by(token, on=TODAY + timedelta(days=31)) is None
    again = consult(draft=draft, party="politie", email="net@example.org", by=author).split("/")[-2]
    assert (consultation_by(token, on=TODAY), Consultation.objects.count()) == (None, 1)
    withdraw(consultation=Consultation.objects.get(), by=author)
    assert (consultation_by(again, on=TODAY), Consultation.objects.count()) == (None, 0)


def test_an_answer_is_not_taken_back(token: str, draft: Draft, author: User) -> None:
    answered(token, draft)
    with pytest.raises(Refused, match="al geantwoord"):
        withdraw(consultation=Consultation.objects.get(), by=author)
    assert Consultation.objects.get().text


@pytest.mark.parametrize("deed", ["discard", "publish"])
def test_the_links_end_with_the_draft(deed: str, token: str, draft: Draft, author: User) -> None:
    if deed == "discard":
        barriers.discard(draft=draft, seen=draft.digest, by=author)
    else:
        barriers.publish_draft(draft=draft, seen=draft.digest, by=make.user("lezer@example.org"))
    assert (consultation_by(token, on=TODAY), Consultation.objects.exists()) == (None, False)
    with pytest.raises(Refused, match="gepubliceerd of weggegooid"):
        consult(draft=draft, party="politie", email="iemand@example.org", by=author)


def test_the_address_of_who_never_answered_goes_when_the_link_has_ended(token: str, draft: Draft) -> None:
    last = TODAY + timedelta(days=30)
    assert (forget(before=last, by=PARTNER), Consultation.objects.get().email) == (0, "net@example.org")
    assert forget(before=last + timedelta(days=1), by=PARTNER) == 1
    row = Consultation.objects.get()
    assert (row.party, row.email, row.token_hash) == ("netbeheerder", "", "")
    assert Event.objects.filter(verb="consultations.forgotten").count() == 1


@pytest.mark.parametrize("fault", [{"email": "net@example.org"}, {"text": ""}, {"function": ""}, {"function": "chef"}])
def test_the_database_keeps_no_address_beside_an_answer(fault: dict[str, str], token: str, draft: Draft) -> None:
    answered(token, draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.update(**fault)


def test_a_day_is_that_of_our_clock(draft: Draft, author: User) -> None:
    with clock.at(clock.now() - timedelta(days=31)):
        link = consult(draft=draft, party="politie", email="iemand@example.org", by=author)
    assert consultation_by(link.split("/")[-2], on=TODAY) is None
