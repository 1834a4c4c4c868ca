"""Which policy holds on a day, and whose policies may be laid beside each other."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.consents.queries import consented, has_consented
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import SUBJECT, Dated, Instrument, PolicyState, states_on


def in_force(organisation: Organisation, instrument: Instrument, *, on: date) -> Policy | None:
    """The version that holds in an organisation on a day; none when it has no policy here."""
    found = Policy.objects.adopted().filter(organisation=organisation, instrument=instrument, from_day__lte=on)
    return found.first()


def all_in_force(organisations: QuerySet[Organisation], instrument: Instrument, *, on: date) -> Mapping[int, Policy]:
    """The version that holds in each of these organisations on a day, by the number of the organisation; one query."""
    adopted = Policy.objects.filter(instrument=instrument, organisation__in=organisations.values("pk"), from_day__lte=on)
    return {policy.organisation_id: policy for policy in adopted.order_by("from_day")}


def versions_of(organisation: Organisation, instrument: Instrument, *, on: date) -> list[tuple[Policy, PolicyState]]:
    """Every version with where it stands, the newest first."""
    found = list(Policy.objects.filter(organisation=organisation, instrument=instrument).order_by("-number"))
    states = states_on([Dated(one.number, one.from_day) for one in found], on)
    return [(one, states[one.number]) for one in found]


def is_sharing(organisation: Organisation, instrument: Instrument) -> bool:
    """Whether an organisation agreed to compare its policy with that of others."""
    return has_consented(organisation, SUBJECT[instrument], on=clock.today())


def sharing_with(organisation: Organisation, instrument: Instrument, *, on: date) -> QuerySet[Organisation]:
    """The other organisations that agreed to compare and have a policy; invented and real ones never mix.

    In no order that says anything: the page sorts them by name.
    """
    kept = Policy.objects.filter(organisation=OuterRef("pk"), instrument=instrument, from_day__lte=on)
    found = Organisation.objects.filter(consented(SUBJECT[instrument], on=on), Exists(kept), is_example=organisation.is_example)
    return found.exclude(pk=organisation.pk).prefetch_related("names")


def policy_organisations(user: User, *, on: date) -> QuerySet[Organisation]:
    """The organisations whose policy the user may see: their own, and those that they advise."""
    where = organisations_where(user, Right.SEE_POLICY, on=on, of="pk")
    return Organisation.objects.filter(where).prefetch_related("names")
