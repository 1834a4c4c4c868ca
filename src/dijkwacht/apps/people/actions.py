"""Inviting people to a role, confirming who was put forward, letting them in, and changing an address."""

import secrets
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps import clock
from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Assignment, Membership, User, plain
from dijkwacht.apps.accounts.queries import HOMES, holders, home_of, other_keepers
from dijkwacht.apps.accounts.rules import BlockReason, Role
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.people import rules
from dijkwacht.apps.people.models import NewAddress, Welcome
from dijkwacht.apps.people.queries import account_of, confirmers, first_contact, lies_with, token_hash, works_elsewhere
from dijkwacht.apps.people.rules import LINK_STAYS, Wanted, WelcomeState, faults_in, why_not_link, why_not_open
from dijkwacht.apps.providers import actions as providers
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

DOOR: Final = "/welkom/"
"""Where on the site people with a link come in."""


@transaction.atomic
def invite(*, organisation: Organisation, wanted: Wanted, by: User) -> Welcome:
    """Invite somebody to a role in an organisation whose accounts one manages.

    Raises:
        InvalidInput: the role or its dates are wrong, by name of the field.
        Refused: they have the role or the invitation already, or one proposed an assignment to this organisation.
    """
    if wanted.role is Role.CLIENT and _advises(by, organisation):
        raise Refused("U bent hier zelf adviseur. Wie een opdracht voorstelt, kiest de opdrachtgever niet.")
    made = _write(organisation, wanted, by)
    made.confirmed_at = made.invited_at
    _send(made)
    audit.record(by=by, verb="people.invited", on=made, organisation=organisation.code, note=wanted.role)
    return made


@transaction.atomic
def begin(*, organisation: Organisation, email: str, by: Actor) -> str:
    """Invite the first administrator of an organisation, where nobody is yet to do so; gives the link, which ends an earlier one.

    Raises:
        Refused: the organisation has an administrator.
    """
    if holders(organisation, Role.ADMINISTRATOR, on=clock.today()).exists():
        raise Refused("Deze organisatie heeft al een beheerder. Die nodigt anderen uit, op de pagina Mensen.")
    wanted = Wanted(email, "", Role.ADMINISTRATOR)
    asked = Welcome.objects.open().filter(organisation=organisation, email=plain(email), role=Role.ADMINISTRATOR).first()
    made = asked or _write(organisation, wanted, None)
    made.confirmed_at = clock.now()
    link = _send(made)
    audit.record(by=by, verb="people.invited", on=made, organisation=organisation.code, note=wanted.role)
    return link


@transaction.atomic
def put_forward(*, assignment: Assignment, wanted: Wanted, by: User) -> Welcome:
    """Put the first people of an organisation forward; nothing goes out before an administrator has confirmed it.

    Raises:
        InvalidInput: a field is wrong.
        Refused: this is not one's own assignment, or somebody has the role already or was asked for it.
    """
    if by != assignment.adviser or wanted.role not in first_contact(assignment, on=clock.today()):
        raise Refused("Voor deze rol is al iemand gevraagd, of de opdracht loopt niet meer.")
    if plain(wanted.email) == by.email:
        raise Refused("U kunt uzelf geen rol geven.")
    made = _write(assignment.organisation, wanted, by)
    audit.record(by=by, verb="people.put_forward", on=made, organisation=assignment.organisation.code, note=wanted.role)
    for one in confirmers(made, on=clock.today()):
        post(to=one.email, subject=rules.TO_CONFIRM, body=rules.TO_CONFIRM_BODY, sender=made.organisation.code)
    return made


@transaction.atomic
def confirm(*, welcome: Welcome, by: User) -> None:
    """Confirm who was put forward: now the invitation goes out.

    Raises:
        Refused: it does not wait, or not for this administrator.
    """
    held = _held(welcome)
    if not lies_with(by, on=clock.today()).filter(pk=held.pk).exists():
        raise Refused("Deze uitnodiging wacht niet op u. Wie iemand voordraagt, bevestigt niet zelf.")
    held.confirmed_at = clock.now()
    _send(held)
    audit.record(by=by, verb="people.confirmed", on=held, organisation=held.organisation.code, note=held.role)


@transaction.atomic
def resend(*, welcome: Welcome, by: User) -> None:
    """Send another link; the old one no longer works.

    Raises:
        Refused: it was accepted or withdrawn, or still waits to be confirmed.
    """
    held = _held(welcome)
    if held.confirmed_at is None:
        raise Refused("Deze uitnodiging wacht nog op de beheerder.")
    _send(held)
    audit.record(by=by, verb="people.invited_again", on=held, organisation=held.organisation.code)


@transaction.atomic
def withdraw(*, welcome: Welcome, by: User) -> None:
    """Withdraw an invitation: its link no longer works."""
    held = _held(welcome)
    held.withdrawn_at, held.token_hash = clock.now(), ""
    held.save(update_fields=["withdrawn_at", "token_hash"])
    audit.record(by=by, verb="people.withdrawn", on=held, organisation=held.organisation.code)


@transaction.atomic
def enter(*, welcome: Welcome, name: str, password: str | None) -> User:
    """Come in by a link, with a password of one's own; without one a passkey follows. The link works no more.

    Raises:
        Refused: the link works no more, or there is an account with this address: that accepts it.
    """
    held = _held(welcome, entering=True)
    if account_of(held.email):
        raise Refused("U heeft al een account. Log daarmee in; open dan deze link opnieuw.")
    user = accounts.open_account(email=held.email, name=name.strip() or held.name, password=password, by=held)
    _take_up(held, user, by=held)
    return user


@transaction.atomic
def accept(*, welcome: Welcome, by: User) -> None:
    """Take up a role with the account that one has.

    Raises:
        Refused: the link works no more, or was meant for another address.
    """
    held = _held(welcome, entering=True)
    if held.email != by.email:
        raise Refused("Deze uitnodiging is voor een ander adres. Log in met het account van dat adres.")
    _take_up(held, by, by=by)


@transaction.atomic
def give(*, user: User, organisation: Organisation, wanted: Wanted, by: Actor) -> Membership:
    """Give a colleague another role.

    Raises:
        InvalidInput: a field is wrong.
        Refused: it is oneself, or they have the role already.
    """
    _must_be_right(organisation, wanted)
    if user == by:
        raise Refused("U kunt uzelf geen rol geven: dat doet een andere beheerder.")
    if wanted.role is Role.CLIENT and isinstance(by, User) and _advises(by, organisation):
        raise Refused("U bent hier zelf adviseur. Wie een opdracht voorstelt, kiest de opdrachtgever niet.")
    return _appoint(user, organisation, wanted, by)


@transaction.atomic
def ask_address(*, user: User, email: str, organisation: Organisation, by: User) -> None:
    """Ask whoever reads a new address to confirm it; the old one is told.

    Raises:
        Refused: they work elsewhere as well, or the address is in use.
    """
    if user == by or works_elsewhere(user, organisation, on=clock.today()):
        raise Refused("Deze persoon werkt ook voor een andere organisatie, of bent u zelf. Vraag het een andere beheerder.")
    if User.objects.filter(email=plain(email)).exists():
        raise Refused("Dit adres kan niet. Het hoort al bij een account.")
    token, until = secrets.token_urlsafe(32), clock.today() + LINK_STAYS
    values = {"email": plain(email), "token_hash": token_hash(token), "expires_on": until}
    NewAddress.objects.update_or_create(user=user, defaults=values)
    audit.record(by=by, verb="people.address_asked", on=user, organisation=organisation.code)
    link = site_url(f"{DOOR}adres/{token}/")
    post(to=plain(email), subject=rules.ADDRESS, body=rules.new_address(link=link, until=until), sender=organisation.code)
    post(to=user.email, subject=rules.ADDRESS_OLD, body=rules.ADDRESS_OLD_BODY, sender=organisation.code)


@transaction.atomic
def drop_second_step(*, user: User, organisation: Organisation, by: User) -> None:
    """Help somebody who lost their phone or key.

    Raises:
        Refused: it is oneself, they work elsewhere as well, or there is no second step.
    """
    if user == by or works_elsewhere(user, organisation, on=clock.today()):
        raise Refused("Deze persoon werkt ook voor een andere organisatie, of bent u zelf. Vraag het wie de site beheert.")
    accounts.drop_second_step(user=user, by=by)


@transaction.atomic
def block(*, user: User, reason: BlockReason, by: Actor, organisation: Organisation | None = None) -> None:
    """Shut somebody out everywhere until it is lifted: no way in, no session, no link of the account. Roles and work stay.

    Raises:
        Refused: it is oneself, or not for who manages the accounts here; or nobody would be left to manage accounts somewhere.
    """
    _must_be_theirs(user, organisation, by)
    today = clock.today()
    keeping = Membership.objects.standing(today).filter(user=user, role=Role.ADMINISTRATOR).select_related("organisation")
    for held in keeping.order_by("organisation_id"):
        Organisation.objects.select_for_update().get(pk=held.organisation_id)  # two do not block each other at once
        if not other_keepers(held, on=today).exists():
            raise Refused(
                "Dit is de laatste beheerder. Maak eerst een ander beheerder: anders kan niemand meer accounts beheren."
            )
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.is_active:
        raise Refused("Dit account is al geblokkeerd of beëindigd.")
    locked.is_active, locked.blocked_at, locked.block_reason = False, clock.now(), reason
    locked.save(update_fields=["is_active", "blocked_at", "block_reason"])
    _told_of_account("people.blocked", locked, organisation, by, note=reason)
    accounts.end_sittings(user=locked, by=by)


@transaction.atomic
def unblock(*, user: User, by: Actor, organisation: Organisation | None = None) -> None:
    """Lift a block: somebody signs in as before, with the same password and second step.

    Raises:
        Refused: it is not blocked, or not for who manages the accounts here.
    """
    _must_be_theirs(user, organisation, by)
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.block_reason:
        raise Refused("Dit account is niet geblokkeerd.")
    locked.is_active, locked.block_reason = True, ""
    locked.save(update_fields=["is_active", "block_reason"])
    _told_of_account("people.unblocked", locked, organisation, by)


@transaction.atomic
def let_go(*, user: User, organisation: Organisation, by: User) -> None:
    """Let an account go from whom it belongs to at the provider of an organisation, who is another there by now.

    Raises:
        Refused: it is oneself, they work elsewhere as well, or the account belongs to nobody there.
    """
    _must_be_theirs(user, organisation, by)
    if not providers.let_go(user=user, by=by):
        raise Refused("Dit account is niet gekoppeld aan een inlogvoorziening.")


@transaction.atomic
def correct_address(*, user: User, email: str, by: Actor) -> None:
    """Change an address there and then, where nobody reads the new one yet; the old one is told.

    Raises:
        Refused: another account has it.
    """
    old = user.email
    accounts.readdress(user=user, email=email, by=by)
    NewAddress.objects.filter(user=user).delete()
    post(to=old, subject=rules.ADDRESS_OLD, body=rules.ADDRESS_CORRECTED_BODY)


@transaction.atomic
def confirm_address(*, address: NewAddress, by: Actor) -> None:
    """Take the new address: from now on somebody signs in with it."""
    held = NewAddress.objects.select_for_update().filter(pk=address.pk, token_hash=address.token_hash).first()
    if held is None:
        raise Refused("Deze link is al gebruikt.")
    accounts.readdress(user=held.user, email=held.email, by=by)
    held.delete()


@transaction.atomic
def forget(*, before: datetime, by: Actor) -> int:
    """Let go of names and addresses of whoever never came, and of addresses that nobody confirmed."""
    never, day = Welcome.objects.filter(accepted_at=None).exclude(email=""), timezone.localdate(before)
    late = never.filter(withdrawn_at=None, expires_on__lt=day)
    late.update(withdrawn_at=before, token_hash="")
    gone = never.filter(withdrawn_at__lte=before).update(email="", name="")
    gone += NewAddress.objects.filter(expires_on__lt=day).delete()[0]
    if gone:
        audit.record(by=by, verb="people.forgotten")
    return gone


def _write(organisation: Organisation, wanted: Wanted, by: User | None) -> Welcome:
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # of two clicks at once the second waits here
    _must_be_right(organisation, wanted)
    same = {"organisation": organisation, "role": wanted.role, "function": wanted.function}
    if Welcome.objects.open().filter(email=plain(wanted.email), **same).exists():
        raise Refused("Deze persoon is hiervoor al uitgenodigd. U kunt de uitnodiging opnieuw sturen.")
    if Membership.objects.standing(clock.today()).filter(user__email=plain(wanted.email), **same).exists():
        raise Refused("Deze persoon heeft deze rol al.")
    return Welcome.objects.create(
        email=plain(wanted.email), name=wanted.name.strip(), until=wanted.until, invited_at=clock.now(), invited_by=by, **same
    )


def _must_be_right(organisation: Organisation, wanted: Wanted) -> None:
    if faults := faults_in(wanted, kind=Kind(organisation.kind), on=clock.today()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())


def _held(welcome: Welcome, *, entering: bool = False) -> Welcome:
    """The invitation, held, once it is sure that it stands open."""
    held = Welcome.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=welcome.pk)
    state = held.state_on(clock.today())
    if reason := why_not_link(state) if entering else why_not_open(state):
        raise Refused(reason)
    if entering and held.token_hash != welcome.token_hash:
        raise Refused(why_not_link(WelcomeState.EXPIRED) or "")
    return held


def _send(welcome: Welcome) -> str:
    token = secrets.token_urlsafe(32)
    welcome.token_hash, welcome.expires_on = token_hash(token), clock.today() + LINK_STAYS
    welcome.save()
    link = site_url(f"{DOOR}{token}/")
    known = User.objects.filter(email=welcome.email).exists()
    subject, body = (rules.ONE_MORE, rules.one_more) if known else (rules.INVITED, rules.invited)
    post(to=welcome.email, subject=subject, body=body(link=link, until=welcome.expires_on), sender=welcome.organisation.code)
    return link


def _take_up(welcome: Welcome, user: User, *, by: Actor) -> None:
    wanted = Wanted(user.email, user.name, Role(welcome.role), welcome.function, welcome.until)
    welcome.membership = _appoint(user, welcome.organisation, wanted, by)
    welcome.accepted_at, welcome.token_hash, welcome.email, welcome.name = clock.now(), "", "", ""
    welcome.save()
    audit.record(by=by, verb="people.came_in", on=welcome, organisation=welcome.organisation.code)


def _appoint(user: User, organisation: Organisation, wanted: Wanted, by: Actor) -> Membership:
    today = clock.today()
    same = Membership.objects.standing(today).filter(user=user, organisation=organisation, role=wanted.role)
    if same.filter(function=wanted.function).exists():
        raise Refused("Deze persoon heeft deze rol al.")
    made = accounts.appoint(user=user, organisation=organisation, role=wanted.role, function=wanted.function, start=today, by=by)
    if wanted.until:
        made.until = wanted.until
        made.save(update_fields=["until"])
    for waiting in Assignment.objects.proposed(today).filter(organisation=organisation):
        if wanted.role is Role.CLIENT and waiting.adviser != user:
            post(to=user.email, subject=accounts.WAITS, body=accounts.GREETING.format(accounts.PROPOSES))
    return made


def _must_be_theirs(user: User, organisation: Organisation | None, by: Actor) -> None:
    """Whether who manages accounts here may shut this person out; the province and its team also who works elsewhere as well."""
    if user == by:
        raise Refused("Dit kan niet bij uw eigen account: dat doet een andere beheerder.")
    if organisation is None or organisation.kind in HOMES:
        return
    if works_elsewhere(user, organisation, on=clock.today()):
        raise Refused("Deze persoon werkt ook voor een andere organisatie. Vraag het wie de site beheert.")


def _told_of_account(verb: str, user: User, organisation: Organisation | None, by: Actor, note: str = "") -> None:
    where = organisation.code if organisation else home_of(user, on=clock.today())
    audit.record(by=by, verb=verb, on=user, organisation=where, note=note)


def _advises(user: User, organisation: Organisation) -> bool:
    running = Assignment.objects.filter(adviser=user, organisation=organisation, ended_at=None, declined_at=None)
    return running.filter(until__gte=clock.today()).exists()
