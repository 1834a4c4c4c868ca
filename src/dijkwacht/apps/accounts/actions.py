"""Opening accounts, giving roles, agreeing on assignments of advisers."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, Membership, User, plain
from dijkwacht.apps.accounts.queries import candidates, holders
from dijkwacht.apps.accounts.rules import AssignmentState, Role, Terms, faults_in_terms, why_not_step
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

# Mail says that there is something to read, never what or of whom: that stands behind the sign-in.
_GREETING = "Goedendag,\n\n{}\n\nLog in op dijkwacht om te lezen wat er staat.\n\nHulp is geen toezicht.\n"


@transaction.atomic
def open_account(*, email: str, name: str, password: str | None, by: Actor) -> User:
    """Make an account for a work address.

    Raises:
        Refused: there is one already, whatever its capitals.
    """
    if User.objects.filter(email=plain(email)).exists():
        raise Refused("Er is al een account met dit e-mailadres.")
    user = User.objects.create_user(email, password, name=name)
    audit.record(by=by, verb="accounts.opened", on=user)
    return user


@transaction.atomic
def appoint(*, user: User, organisation: Organisation, role: Role, start: date, by: Actor, function: str = "") -> Membership:
    """Give a user a role in an organisation from a day on."""
    membership = Membership.objects.create(user=user, organisation=organisation, role=role, function=function, start=start)
    audit.record(by=by, verb="accounts.appointed", on=membership, organisation=organisation.code, note=role)
    return membership


@transaction.atomic
def assign(*, adviser: User, organisation: Organisation, start: date, until: date, by: Actor) -> Assignment:
    """Set an adviser to work for an organisation that accepted it."""
    assignment = Assignment.objects.create(
        adviser=adviser, organisation=organisation, start=start, until=until, accepted_at=timezone.now()
    )
    audit.record(by=by, verb="accounts.assigned", on=assignment, organisation=organisation.code)
    return assignment


@transaction.atomic
def propose(*, adviser: User, organisation: Organisation, terms: Terms, by: Actor) -> Assignment:
    """Put an assignment before an organisation; its clients are told that there is one to read.

    Raises:
        InvalidInput: a term is wrong, by name of the field.
        Refused: a proposal of this adviser lies there already.
    """
    today = timezone.localdate()
    _must_be_right(terms, today)
    # Held, so that of two clicks at once the second finds the first.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    waiting = Assignment.objects.filter(adviser=adviser, organisation=organisation, accepted_at=None, declined_at=None)
    if waiting.filter(ended_at=None, until__gte=today).exists():
        raise Refused("Er ligt al een voorstel van u bij deze organisatie. Trek dat eerst in als u iets anders wilt afspreken.")
    assignment = _agreed(adviser, organisation, terms)
    audit.record(by=by, verb="accounts.proposed", on=assignment, organisation=organisation.code)
    _tell(
        holders(organisation, Role.CLIENT, on=today),
        "Er ligt een opdracht voor u klaar",
        "Een adviseur stelt u een opdracht voor.",
    )
    return assignment


@transaction.atomic
def take_on(*, adviser: User, organisation: Organisation, terms: Terms, by: User) -> Assignment:
    """Take on somebody of one's own organisation as its adviser: proposed and accepted in one.

    Raises:
        InvalidInput: a term is wrong, by name of the field.
        Refused: the adviser does not work here, or gives assignments or decides here.
    """
    today = timezone.localdate()
    _must_be_right(terms, today)
    if not candidates(organisation, on=today).filter(pk=adviser.pk).exists():
        raise Refused("Kies een medewerker van uw organisatie die geen opdrachtgever of bestuurder is.")
    assignment = _agreed(adviser, organisation, terms)
    assignment.accepted_at, assignment.accepted_by = assignment.proposed_at, by
    assignment.save(update_fields=["accepted_at", "accepted_by"])
    audit.record(by=by, verb="accounts.taken_on", on=assignment, organisation=organisation.code)
    _tell([adviser], "U bent gevraagd als adviseur", "Uw organisatie vraagt u als adviseur bij het weerbaarheidsbeeld.")
    return assignment


@transaction.atomic
def accept(*, assignment: Assignment, by: User) -> None:
    """Accept a proposal: from its first day on the adviser sees the organisation's pictures.

    Raises:
        Refused: it no longer waits, or the adviser would accept their own proposal.
    """
    if by == assignment.adviser:
        raise Refused("U kunt uw eigen voorstel niet aanvaarden: dat doet de opdrachtgever.")
    locked = _step(assignment, AssignmentState.ACCEPTED)
    locked.accepted_at, locked.accepted_by = timezone.now(), by
    locked.save(update_fields=["accepted_at", "accepted_by"])
    audit.record(by=by, verb="accounts.accepted", on=locked, organisation=locked.organisation.code)
    _tell([locked.adviser], "Uw opdracht is aanvaard", "De opdrachtgever heeft uw voorstel aanvaard.")


@transaction.atomic
def decline(*, assignment: Assignment, by: Actor) -> None:
    """Decline a proposal."""
    locked = _step(assignment, AssignmentState.DECLINED)
    locked.declined_at = timezone.now()
    locked.save(update_fields=["declined_at"])
    audit.record(by=by, verb="accounts.declined", on=locked, organisation=locked.organisation.code)
    _tell([locked.adviser], "Bericht over uw voorstel", "De opdrachtgever heeft uw voorstel niet aanvaard.")


@transaction.atomic
def end(*, assignment: Assignment, by: User, reason: str = "") -> None:
    """End an assignment, or take a proposal back: from this moment the adviser sees nothing of the organisation."""
    locked = _step(assignment, AssignmentState.ENDED)
    locked.ended_at, locked.end_reason = timezone.now(), reason.strip()
    locked.save(update_fields=["ended_at", "end_reason"])
    audit.record(by=by, verb="accounts.ended", on=locked, organisation=locked.organisation.code)
    clients = holders(locked.organisation, Role.CLIENT, on=timezone.localdate())
    others = clients if by == locked.adviser else [locked.adviser]
    _tell(others, "Een opdracht is beëindigd", "Een opdracht van u of aan u is beëindigd.")


def _must_be_right(terms: Terms, today: date) -> None:
    if faults := faults_in_terms(terms, on=today):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())


def _agreed(adviser: User, organisation: Organisation, terms: Terms) -> Assignment:
    return Assignment.objects.create(
        adviser=adviser,
        organisation=organisation,
        purpose=terms.purpose.strip(),
        secrecy=terms.secrecy.strip(),
        start=terms.start,
        until=terms.until,
        proposed_at=timezone.now(),
    )


def _step(assignment: Assignment, to: AssignmentState) -> Assignment:
    """The assignment, held, once it is sure that the step can be taken."""
    held = Assignment.objects.select_for_update(of=("self",)).select_related("organisation", "adviser")
    locked: Assignment = held.get(pk=assignment.pk)
    if reason := why_not_step(locked.state_on(timezone.localdate()), to):
        raise Refused(reason)
    return locked


def _tell(whom: Iterable[User], subject: str, sentence: str) -> None:
    for user in whom:
        post(to=user.email, subject=subject, body=_GREETING.format(sentence))
