"""Where somebody may do what, as conditions for other apps' querysets."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import FOR_ALL, NO_ADVISERS, PROGRAMME_ROLES, WITHIN, Right, Role, rights_of, roles_with
from dijkwacht.apps.organisations.models import Organisation, OrganisationName, Region, RegionMembership
from dijkwacht.apps.organisations.rules import Kind, Scheme
from dijkwacht.apps.wall.queries import Question
from dijkwacht.apps.wall.rules.contexts import Context
from dijkwacht.apps.wall.rules.declarations import Level

HOMES = (Kind.PROVINCE, Kind.PARTNER)
"""Where a role of the programme is held: at the province or at its support team."""


class Where(StrEnum):
    """In what kind of place somebody has a right."""

    OWN = "in an organisation to which one belongs"
    ADVISED = "in an accepted assignment"
    HELPED = "in an accepted assignment that is over: only what the organisation went on sharing"
    PROGRAMME = "in all organisations of a province"


def reach(user: User, *, on: date) -> Mapping[Where, frozenset[Right]]:
    """Every right that the user has somewhere on that day, by the kind of place; two small queries, whatever they hold."""
    lying = RegionMembership.objects.holding_on(on).filter(organisation=OuterRef("organisation"), region__scheme=Scheme.PROVINCE)
    held = Membership.objects.valid_on(on).filter(user=user).annotate(lies=Exists(lying))
    seats = [(Role(role), kind in HOMES and lies) for role, kind, lies in held.values_list("role", "organisation__kind", "lies")]
    roles = {role for role, _ in seats}
    accepted = Assignment.objects.filter(adviser=user, accepted_at__isnull=False, start__lte=on)
    runs = {ended_at is None and until >= on for until, ended_at in accepted.values_list("until", "ended_at")}
    advising = rights_of([Role.ADVISER])
    return {
        Where.OWN: rights_of(roles - {Role.ADVISER}) | ({Right.PROPOSE, Right.DEVELOP_BARRIERS} & rights_of(roles)),
        Where.ADVISED: advising if True in runs else frozenset(),
        Where.HELPED: advising if False in runs else frozenset(),
        Where.PROGRAMME: rights_of({role for role, is_home in seats if is_home} & PROGRAMME_ROLES),
    }


def organisations_where(user: User, right: Right, *, on: date, of: str = "organisation") -> Q:
    """A condition on ``organisation``, or the field named in ``of``: those where the user has the right on that day.

    An adviser's rights come from an accepted assignment that has not ended; all others from a membership.
    """
    condition = Q(**{f"{of}__in": seats_with(user, right, on=on).values("organisation")})
    if Role.ADVISER in roles_with(right):
        assignments = Assignment.objects.valid_on(on).filter(adviser=user, accepted_at__isnull=False, ended_at=None)
        condition |= Q(**{f"{of}__in": assignments.values("organisation")})
    return condition


def has_anywhere(user: User, right: Right, *, on: date) -> bool:
    """Whether the user has the right in any organisation on that day."""
    where = organisations_where(user, right, on=on)
    return Membership.objects.filter(where).exists() or Assignment.objects.filter(where).exists()


def keeps_for_all(user: User, right: Right, *, on: date) -> bool:
    """Whether the user has this right over what all organisations share, such as the norms.

    That is for a province or a support team. Where nobody ever held a role in one of those, as on the copy of one municipality,
    the right counts wherever it is held.
    """
    kinds = set(seats_with(user, right, on=on).values_list("organisation__kind", flat=True))
    if not kinds or kinds & {*HOMES}:
        return bool(kinds)
    return not Membership.objects.filter(organisation__kind__in=HOMES).exists()


def own_organisations(user: User, right: Right, *, on: date) -> QuerySet[Organisation]:
    """The organisations that the user belongs to with this right: not those that they advise."""
    return Organisation.objects.filter(pk__in=seats_with(user, right, on=on).values("organisation")).prefetch_related("names")


def advised_organisations(user: User, *, on: date) -> QuerySet[Organisation]:
    """The organisations with which the user has an accepted assignment on that day."""
    assignments = Assignment.objects.valid_on(on).filter(adviser=user, accepted_at__isnull=False, ended_at=None)
    return Organisation.objects.filter(pk__in=assignments.values("organisation")).prefetch_related("names")


def followed_organisations(user: User, *, on: date) -> QuerySet[Organisation]:
    """The organisations whose pictures the user follows: their own as client or coordinator, and those they advise."""
    own, advised = own_organisations(user, Right.SEE_PROGRESS, on=on), advised_organisations(user, on=on)
    found = Organisation.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=advised.values("pk")))
    return found.prefetch_related("names")


def teams_of(user: User, *, on: date) -> QuerySet[Membership]:
    """The memberships by which the user may propose an assignment."""
    return Membership.objects.valid_on(on).filter(user=user, role__in=roles_with(Right.PROPOSE)).select_related("organisation")


def develops_models(user: User, *, on: date) -> bool:
    """Whether the user makes barrier models: a member of the support team, as adviser or administrator."""
    held = Membership.objects.valid_on(on).filter(user=user, role__in=roles_with(Right.DEVELOP_BARRIERS))
    return held.filter(organisation__kind=Kind.PARTNER).exists()


def agreements(user: User, *, on: date) -> QuerySet[Assignment]:
    """The assignments that the user has as adviser, and those of the organisations they belong to as client or coordinator."""
    own = Q(organisation__in=seats_with(user, Right.SEE_PROGRESS, on=on).values("organisation"))
    found: QuerySet[Assignment] = Assignment.objects.filter(Q(adviser=user) | own)
    return found.select_related("organisation", "adviser", "accepted_by").prefetch_related("organisation__names")


def holders(organisation: Organisation, role: Role, *, on: date) -> QuerySet[User]:
    """Whoever holds a role in an organisation on a day."""
    memberships = Membership.objects.valid_on(on).filter(organisation=organisation, role=role, user=OuterRef("pk"))
    return User.objects.filter(Exists(memberships), is_active=True).order_by("pk")


def candidates(organisation: Organisation, *, on: date) -> QuerySet[User]:
    """Members whom their own organisation can take on as its adviser."""
    memberships = Membership.objects.valid_on(on).filter(organisation=organisation, user=OuterRef("pk"))
    barred = memberships.filter(role__in=NO_ADVISERS)
    return User.objects.filter(Exists(memberships), ~Exists(barred), is_active=True).order_by("name", "pk")


def stand_ins(assignment: Assignment, *, on: date) -> QuerySet[User]:
    """The other advisers of the same team who could take an assignment over: not who works there already, or decides there."""
    held = Membership.objects.valid_on(on).filter(user=OuterRef("pk"))
    teams = Membership.objects.filter(user=assignment.adviser, role=Role.ADVISER).values("organisation")
    there = held.filter(organisation=assignment.organisation, role__in=NO_ADVISERS)
    works = Assignment.objects.accepted(on).filter(organisation=assignment.organisation, adviser=OuterRef("pk"))
    found = User.objects.filter(Exists(held.filter(role=Role.ADVISER, organisation__in=teams)), ~Exists(there), ~Exists(works))
    return found.filter(is_active=True).exclude(pk=assignment.adviser_id).order_by("name", "pk")


def keepers(organisation: Organisation, *, on: date) -> QuerySet[Membership]:
    """The memberships of those who manage the accounts of an organisation and will go on doing so."""
    held: QuerySet[Membership] = Membership.objects.valid_on(on)
    return held.filter(organisation=organisation, role=Role.ADMINISTRATOR, until=None, user__is_active=True)


def other_keepers(membership: Membership, *, on: date) -> QuerySet[Membership]:
    """Who else manages the accounts where this membership does."""
    return keepers(membership.organisation, on=on).exclude(pk=membership.pk)


def home_of(user: User, *, on: date) -> str:
    """The code of the organisation in whose log it stands how this user signs in: where they have worked longest."""
    standing = Membership.objects.valid_on(on).filter(user=user).order_by("start", "pk")
    return str(standing.values_list("organisation__code", flat=True).first() or "")


def roles_at(user: User, organisation: Organisation, *, on: date) -> frozenset[Role]:
    """The roles that count in this organisation on that day; adviser only by an accepted assignment. Two queries."""
    held = Membership.objects.valid_on(on).filter(user=user, organisation=organisation).values_list("role", flat=True)
    roles = frozenset(Role(role) for role in held) - {Role.ADVISER}
    assignments = Assignment.objects.valid_on(on).filter(adviser=user, organisation=organisation, ended_at=None)
    return roles | {Role.ADVISER} if assignments.filter(accepted_at__isnull=False).exists() else roles


def seats_with(user: User, right: Right, *, on: date) -> QuerySet[Membership]:
    """The memberships by which this user has the right on that day."""
    memberships: QuerySet[Membership] = Membership.objects.valid_on(on)
    return memberships.filter(user=user, role__in=roles_with(right) - {Role.ADVISER})


def programme_seats(user: User, right: Right, *, on: date) -> QuerySet[Membership]:
    """The memberships by which this user has the right for a whole programme; nobody else's membership reaches further."""
    return seats_with(user, right, on=on).filter(role__in=PROGRAMME_ROLES, organisation__kind__in=HOMES)


def programmes(user: User, right: Right, *, on: date) -> QuerySet[Region]:
    """The provinces for whose programme this user has the right on that day, by name."""
    return Region.objects.filter(scheme=Scheme.PROVINCE, pk__in=_homes(user, right, on).values("region")).order_by("name")


def programme_organisations(user: User, right: Right, *, on: date) -> QuerySet[Organisation]:
    """The organisations of those provinces: that lie there on that day, or did until they ended.

    Invented and real organisations never mix, whatever region either is put in.
    """
    homes = _homes(user, right, on).filter(
        region=OuterRef("region"), organisation__is_example=OuterRef("organisation__is_example")
    )
    named = OrganisationName.objects.holding_on(on).filter(organisation=OuterRef("organisation"))
    holds = Q(pk__in=RegionMembership.objects.holding_on(on).values("pk"))
    lies = RegionMembership.objects.filter(holds | ~Exists(named), Exists(homes), region__scheme=Scheme.PROVINCE)
    return Organisation.objects.filter(pk__in=lies.values("organisation"))


def programme_where(user: User, right: Right, *, on: date) -> Q:
    """A condition on ``organisation``: those of the programme in which the user has the right on that day."""
    return Q(organisation__in=programme_organisations(user, right, on=on).values("pk"))


def _homes(user: User, right: Right, on: date) -> QuerySet[RegionMembership]:
    seats = programme_seats(user, right, on=on)
    found: QuerySet[RegionMembership] = RegionMembership.objects.holding_on(on)
    return found.filter(organisation__in=seats.values("organisation"), region__scheme=Scheme.PROVINCE)


def context_of(user: int, *, on: date) -> Context:
    """What the wall lets this user reach on a day: by memberships, assignments and, for a programme, the place of its home.

    Apart from the conditions of pages, which ask a right. Two queries, and one more for who works for a whole province.
    """
    reached: dict[Level, set[int]] = {level: set() for level in Level}
    codes: set[str] = set()
    works_for_all = False
    for role, place, code, kind, body in _SEATS(user, on):
        rights = rights_of([Role(role)])
        reached[Level.PEOPLE].add(place)
        codes |= {code} if rights & (WITHIN | {Right.READ_EVENTS}) else set()
        works_for_all |= kind in HOMES and role in FOR_ALL
        if rights & WITHIN:
            reached[Level.CONTENT].add(place)
            reached[Level.MEMBER] |= {body} - {None}
    for place, code, accepted, runs in _worked(user, on):
        reached[Level.PEOPLE].add(place)
        if accepted:
            reached[Level.CONTENT if runs else Level.HELPED].add(place)
            codes |= {code} if runs else set()
    if works_for_all:
        for place, code in _PROVINCE(user, on):
            reached[Level.STATE].add(place)
            reached[Level.PEOPLE].add(place)
            codes.add(code)
        codes.add("")
    return Context(user, {level: frozenset(places) for level, places in reached.items()}, frozenset(codes))


def _seats(user: int, on: date) -> QuerySet[Membership, tuple[str, int, str, str, int | None]]:
    held = Membership.objects.valid_on(on).filter(user=user)
    return held.values_list(
        "role", "organisation", "organisation__code", "organisation__kind", "organisation__joint_bodies__joint"
    )


def _assignments(user: int, on: date) -> QuerySet[Assignment, tuple[int, str, datetime | None, datetime | None, date]]:
    rows = Assignment.objects.filter(adviser=user, declined_at=None, start__lte=on)
    return rows.values_list("organisation", "organisation__code", "accepted_at", "ended_at", "until")


def _province(user: int, on: date) -> QuerySet[RegionMembership, tuple[int, str]]:
    """Where somebody who works for a whole province reaches how far they are, their accounts, and the events."""
    homes = Membership.objects.valid_on(on).filter(user=user, role__in=FOR_ALL, organisation__kind__in=HOMES)
    held = RegionMembership.objects.holding_on(on).filter(region__scheme=Scheme.PROVINCE)
    regions = held.filter(organisation__in=homes.values("organisation"))
    return RegionMembership.objects.filter(region__in=regions.values("region")).values_list("organisation", "organisation__code")


_SEATS, _ASSIGNMENTS, _PROVINCE = Question(_seats), Question(_assignments), Question(_province)


def _worked(user: int, on: date) -> Iterable[tuple[int, str, bool, bool]]:
    """Where an adviser was asked: the organisation, its code, whether it was accepted, and whether it runs."""
    for place, code, accepted, ended, until in _ASSIGNMENTS(user, on):
        yield place, code, accepted is not None, ended is None and until >= on
