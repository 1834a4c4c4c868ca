"""Who keeps a register, and who may be named on a case or asked to look along."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.cases.models import Register
from dijkwacht.apps.cases.rules.cases import NAMEABLE
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument


def registering(user: User, instrument: Instrument, *, on: date) -> QuerySet[Organisation]:
    """The user's own organisations in which they may open a case: those that turned the register on."""
    kept = Register.objects.filter(organisation=OuterRef("pk"), instrument=instrument)
    return own_organisations(user, Right.OWN_CASES, on=on).filter(Exists(kept))


def has_register(organisation: Organisation, instrument: Instrument) -> bool:
    """Whether an organisation keeps its cases of an instrument here."""
    return Register.objects.filter(organisation=organisation, instrument=instrument).exists()


def nameable(organisation: Organisation, *, on: date, besides: QuerySet[User] | None = None) -> QuerySet[User]:
    """Colleagues who can be named on a case, by name; without those who are named already."""
    held = Membership.objects.valid_on(on).filter(organisation=organisation, role__in=NAMEABLE, user=OuterRef("pk"))
    found = User.objects.filter(Exists(held), is_active=True).order_by("name", "pk")
    return found if besides is None else found.exclude(pk__in=besides.values("pk"))


def advisers_of(organisation: Organisation, *, on: date) -> QuerySet[User]:
    """Advisers whose assignment with the organisation holds on a day: only they can be asked to look along."""
    held = Assignment.objects.valid_on(on).filter(
        Q(accepted_at__isnull=False), organisation=organisation, ended_at=None, adviser=OuterRef("pk")
    )
    return User.objects.filter(Exists(held), is_active=True).order_by("name", "pk")
