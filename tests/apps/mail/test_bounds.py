"""How many mails people of an organisation cause, to one address and in all: by every deed with an address that was typed."""

import ast
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

import dijkwacht
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions as barriers
from dijkwacht.apps.barriers.models import Confirmation, Placing
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.consultations.actions import consult
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.mail import rules
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.mail.rules import IN_ALL, TO_ONE, TooMuchMail, why_not_mail
from dijkwacht.apps.people import actions as people
from dijkwacht.apps.people.models import Welcome
from dijkwacht.apps.people.rules import Wanted
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.documents.barriers.versions.intake import Intake
from tests import factories as make
from tests.barriers import HERB, herb, in_use

pytestmark = pytest.mark.django_db
TO = "wie@example.org"
FREE = {
    "apps/accounts/actions.py": (2, "to whoever has the account"),
    "apps/asks/actions.py": (1, "to whoever has the account, each matter once"),
    "apps/invitations/actions/codes.py": (1, "a code: counted by its own door"),
    "apps/invitations/actions/invitations.py": (1, "a reminder: one a day"),
    "apps/mail/backend.py": (1, "a password that was forgotten: counted by its own door"),
    "apps/people/actions.py": (2, "to whoever has the account: a role that waits, an address corrected at the server"),
    "apps/reminders/actions.py": (1, "to whoever has the account, once a month"),
    "jobs/seals.py": (1, "to the address of the settings"),
}
"""Where mail goes out without a sender, from how many lines, and why that needs no bound here."""


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """One mail to an address is all there may be."""
    monkeypatch.setattr(rules, "TO_ONE", 1)


def mailed(number: int, *, to: str = TO, sender: str = "GM9901") -> None:
    for _ in range(number):
        post(to=to, subject="x", body="x", sender=sender)


def test_so_many_go_to_one_address_and_so_many_in_all() -> None:
    assert why_not_mail(to_one=TO_ONE - 1, in_all=IN_ALL - 1) is None
    assert f"al {TO_ONE} mails" in str(why_not_mail(to_one=TO_ONE, in_all=TO_ONE))
    assert f"al {IN_ALL} mails" in str(why_not_mail(to_one=0, in_all=IN_ALL))


def test_an_organisation_is_counted_apart_and_for_a_day() -> None:
    mailed(TO_ONE)
    with pytest.raises(TooMuchMail, match="Naar dit adres"):
        mailed(1, to=TO.upper())
    mailed(1, to="ander@example.org")
    mailed(1, sender="GM9902")
    mailed(1, sender="")
    with clock.at(clock.now() + timedelta(days=1)):
        mailed(1)


def test_an_organisation_does_not_write_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "IN_ALL", 3)
    for number in range(3):
        mailed(1, to=f"{number}@example.org")
    with pytest.raises(TooMuchMail, match="Voor deze organisatie"):
        mailed(1)


def test_the_row_of_a_mail_does_not_say_who_caused_it() -> None:
    mailed(1)
    assert "GM9901" not in str(Message.objects.values().get())


def asking_a_partner() -> Callable[[], object]:
    row = in_use(make.organisation())
    barriers.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=make.BY)
    return lambda: barriers.ask_partner(placing=Placing.objects.get(), email=TO, by=make.BY)


def letting_a_partner_read_along() -> Callable[[], object]:
    author = make.member(make.support_team(), Role.ADVISER, "schrijver@example.org")
    draft = barriers.draft(found=Intake(HERB, herb()), by=author)
    return lambda: consult(draft=draft, party="netbeheerder", email=TO, by=author)


def keeper() -> User:
    return make.member(make.organisation(), Role.ADMINISTRATOR, "beheer@example.org")


def inviting_a_colleague() -> Callable[[], object]:
    by = keeper()
    here = by.memberships.get().organisation

    def deed() -> None:
        made = people.invite(organisation=here, wanted=Wanted(TO, "", Role.EXECUTIVE), by=by)
        people.withdraw(welcome=made, by=by)

    return deed


def sending_a_link_again() -> Callable[[], object]:
    by = keeper()
    Welcome.objects.create(
        organisation=by.memberships.get().organisation,
        email=TO,
        role=Role.EXECUTIVE,
        invited_at=clock.now(),
        confirmed_at=clock.now(),
        expires_on=clock.today(),
    )
    return lambda: people.resend(welcome=Welcome.objects.get(), by=by)


def asking_for_an_address() -> Callable[[], object]:
    by = keeper()
    here = by.memberships.get().organisation
    other = make.member(here, Role.EXECUTIVE, "collega@example.org")
    return lambda: people.ask_address(user=other, email=TO, organisation=here, by=by)


def inviting_to_questions() -> Callable[[], object]:
    picture = make.picture(make.organisation(), state=State.ANSWERING)
    made = invitations.address(respondent=make.respondent(picture, "hr"), email=TO, by=make.BY)
    invitations.announce_elsewhere(picture=picture, by=make.BY)
    adviser = make.user()
    return lambda: invitations.invite(invitation=made, by=adviser)


def announcing() -> Callable[[], object]:
    picture = make.picture(make.organisation(), state=State.ANSWERING)
    seat, text = make.respondent(picture, "hr"), "Er komen vragen."

    def deed() -> None:
        invitations.address(respondent=seat, email=TO, by=make.BY)
        invitations.announce(picture=picture, text=text, by=make.BY)

    return deed


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    "begin",
    [
        asking_a_partner,
        letting_a_partner_read_along,
        inviting_a_colleague,
        sending_a_link_again,
        asking_for_an_address,
        inviting_to_questions,
        announcing,
    ],
)
def test_every_deed_with_an_address_that_was_typed_is_bounded(begin: Callable[[], Callable[[], object]]) -> None:
    deed = begin()
    deed()
    with pytest.raises(TooMuchMail):
        deed()
    assert Message.objects.filter(to=TO).count() == 1


@pytest.mark.usefixtures("few")
def test_the_page_says_so_in_words_and_what_was_typed_stays(client: Client) -> None:
    here = make.organisation()
    row = in_use(here)
    barriers.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=make.BY)
    client.force_login(make.member(here, Role.COORDINATOR, "oov@example.org"))
    page = f"/barrieres/bij/{row.pk}/bevestigen/BAR-02/"
    assert client.post(page, {"email": TO}).status_code == 302
    answer = client.post(page, {"email": TO})
    told = answer.content.decode()
    assert (answer.status_code, "Naar dit adres gingen" in told, f'value="{TO}"' in told) == (409, True, True)
    # The link of before still works: nothing of a deed that was refused is kept.
    assert Confirmation.objects.exclude(token_hash="").count() == 1


def test_no_mail_goes_out_without_a_bound_but_where_the_table_says_why() -> None:
    room = Path(dijkwacht.__file__).parent
    found: Counter[str] = Counter()
    for path in room.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            called = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            names = {word.arg for word in node.keywords} if isinstance(node, ast.Call) else set()
            if called == "post" and "body" in names and "sender" not in names:
                found[path.relative_to(room).as_posix()] += 1
    assert found == {path: number for path, (number, _) in FREE.items()}
