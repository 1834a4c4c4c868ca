"""Who is named on a case, who looks along, and which organisation keeps a register: the same for both instruments."""

from typing import Any, TypeVar

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import roles_at
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.cases.models import Case, CaseGrant, CaseSeat, Register
from dijkwacht.apps.cases.queries import advisers_of
from dijkwacht.apps.cases.rules.cases import grant_until, why_not_grant, why_not_name, why_not_unname
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.kit.errors import Refused

C = TypeVar("C", bound=Case)


@transaction.atomic
def turn_on(*, organisation: Organisation, instrument: Instrument, by: Actor) -> None:
    """Let an organisation keep its cases of an instrument here; a second time changes nothing."""
    row, is_new = Register.objects.get_or_create(organisation=organisation, instrument=instrument)
    if is_new:
        audit.record(by=by, verb="cases.turned_on", on=row, organisation=organisation.code, note=instrument)


@transaction.atomic
def turn_off(*, organisation: Organisation, instrument: Instrument, by: Actor) -> None:
    """Open no new cases here any more; the cases that are there go on."""
    row = Register.objects.filter(organisation=organisation, instrument=instrument).first()
    if row:
        audit.record(by=by, verb="cases.turned_off", on=row, organisation=organisation.code, note=instrument)
        row.delete()


@transaction.atomic
def name(*, case: Case, user: User, by: Actor) -> None:
    """Name a colleague on a case: from now on they see it.

    Raises:
        Refused: they are named already, or hold no such role in the organisation.
    """
    held = hold(case)
    roles = roles_at(user, held.organisation, on=clock.today())
    if reason := why_not_name(roles, is_named=seats_of(held).filter(user=user).exists()):
        raise Refused(reason)
    seat(held, user)
    audit.record(by=by, verb="cases.named", on=held, organisation=held.organisation.code)


@transaction.atomic
def unname(*, case: Case, user: User, by: Actor) -> None:
    """Take somebody off a case: from now on they do not find it.

    Raises:
        Refused: nobody would be left.
    """
    held = hold(case)
    seats = seats_of(held)
    if reason := why_not_unname(named=seats.count()):
        raise Refused(reason)
    seats.filter(user=user).delete()
    audit.record(by=by, verb="cases.unnamed", on=held, organisation=held.organisation.code)


@transaction.atomic
def grant(*, case: Case, adviser: User, by: Actor) -> CaseGrant:
    """Ask an adviser of the organisation to look along for thirty days.

    Raises:
        Refused: their assignment does not hold, or they look along already.
    """
    held, today = hold(case), clock.today()
    is_adviser = advisers_of(held.organisation, on=today).filter(pk=adviser.pk).exists()
    grants = _beside(held, "grants").objects
    if reason := why_not_grant(
        is_adviser=is_adviser, has_grant=grants.running_on(today).filter(case=held, adviser=adviser).exists()
    ):
        raise Refused(reason)
    made: CaseGrant = grants.create(
        case=held, organisation=held.organisation, adviser=adviser, start=today, until=grant_until(today)
    )
    audit.record(by=by, verb="cases.granted", on=held, organisation=held.organisation.code)
    return made


@transaction.atomic
def end_grant(*, case: Case, adviser: User, by: Actor) -> None:
    """Let an adviser no longer look along; when nobody does, nothing changes."""
    held, today = hold(case), clock.today()
    running = _beside(held, "grants").objects.running_on(today).filter(case=held, adviser=adviser)
    if running.update(ended_at=clock.now()):
        audit.record(by=by, verb="cases.grant_ended", on=held, organisation=held.organisation.code)


def opened(*, case: Case, by: Actor, page: str = "case") -> None:
    """Put on record that somebody looked at a case."""
    audit.record(by=by, verb="cases.opened", on=case, organisation=case.organisation.code, note=page)


def hold(case: C) -> C:
    """The case as it stands now, kept from others until the deed is done; part of a deed, not one itself."""
    found: C = type(case)._default_manager.select_for_update(of=("self",)).select_related("organisation").get(pk=case.pk)
    return found


def seat(case: Case, user: User) -> CaseSeat:
    """Put somebody on a case; part of a deed, not one itself."""
    made: CaseSeat = seats_of(case).create(case=case, organisation=case.organisation, user=user)
    return made


def seats_of(case: Case) -> Any:
    """The seats of a case, whatever instrument it is of."""
    return _beside(case, "seats").objects.filter(case=case)


def _beside(case: Case, name: str) -> Any:
    return case._meta.get_field(name).related_model
