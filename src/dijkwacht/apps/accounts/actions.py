"""Opening accounts, giving roles, agreeing on assignments of advisers."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import Assignment, Membership, Sitting, User, plain
from dijkwacht.apps.accounts.queries import candidates, holders, home_of, other_keepers, stand_ins
from dijkwacht.apps.accounts.rules import NO_ADVISERS, AssignmentState, Role, Sign, Terms, Whose, faults_in_terms, why_not_step
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Fault, InvalidInput, Refused
from dijkwacht.kit.locks import lock, unlock

# Mail says that there is something to read, never what or of whom: that stands behind the sign-in.
GREETING = "Goedendag,\n\n{}\n\nLog in op dijkwacht om te lezen wat er staat.\n\nHulp is geen toezicht.\n"
STEP_GONE = "De tweede stap van uw account is weggehaald"
STEP_GONE_BODY = """\
Goedendag,

Uw beheerder heeft de tweede stap van uw account bij dijkwacht weggehaald. Kies een nieuwe als u weer inlogt.

Vroeg u daar niet om? Bel dan meteen uw beheerder.
"""
SECRETS = frozenset({"secret", "seed"})
"""What of a second step is locked."""
WAITS, PROPOSES = "Er ligt een opdracht voor u klaar", "Een adviseur stelt u een opdracht voor."


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
    """Give a user a role in an organisation from a day on.

    Raises:
        Refused: whoever gives assignments or decides would read the single answers of colleagues.
    """
    _hold(organisation)
    if (
        role in NO_ADVISERS
        and Assignment.objects.accepted(clock.today()).filter(adviser=user, organisation=organisation).exists()
    ):
        raise Refused(f"Deze persoon is hier adviseur, en ziet dus alle antwoorden. Daarom kan het geen {role.word} zijn.")
    membership = Membership.objects.create(user=user, organisation=organisation, role=role, function=function, start=start)
    audit.record(by=by, verb="accounts.appointed", on=membership, organisation=organisation.code, note=role)
    return membership


@transaction.atomic
def assign(*, adviser: User, organisation: Organisation, terms: Terms, by: Actor) -> Assignment:
    """Set an adviser to work for an organisation that accepted it."""
    assignment = _agreed(adviser, organisation, terms, accepted_at=clock.now())
    audit.record(by=by, verb="accounts.assigned", on=assignment, organisation=organisation.code)
    return assignment


@transaction.atomic
def propose(*, adviser: User, organisation: Organisation, terms: Terms, by: Actor) -> Assignment:
    """Put an assignment before an organisation; its clients hear of it, see ``apps.asks``.

    Raises:
        InvalidInput: a term is wrong, by name of the field.
        Refused: a proposal of this adviser lies there already.
    """
    today = clock.today()
    _must_be_right(terms, today)
    _hold(organisation)
    if Assignment.objects.proposed(today).filter(adviser=adviser, organisation=organisation).exists():
        raise Refused("Er ligt al een voorstel van u bij deze organisatie. Trek dat eerst in als u iets anders wilt afspreken.")
    assignment = _agreed(adviser, organisation, terms, proposed_at=clock.now())
    audit.record(by=by, verb="accounts.proposed", on=assignment, organisation=organisation.code)
    return assignment


@transaction.atomic
def take_on(*, adviser: User, organisation: Organisation, terms: Terms, by: User) -> Assignment:
    """Take on somebody of one's own organisation as its adviser: proposed and accepted in one.

    Raises:
        InvalidInput: a term is wrong, by name of the field.
        Refused: the adviser does not work here, or gives assignments or decides here, or was taken on already.
    """
    today = clock.today()
    _must_be_right(terms, today)
    _hold(organisation)
    if Assignment.objects.accepted(today).filter(adviser=adviser, organisation=organisation).exists():
        raise Refused("Deze collega is al uw adviseur. Beëindig die opdracht eerst als u iets anders wilt afspreken.")
    if not candidates(organisation, on=today).filter(pk=adviser.pk).exists():
        raise Refused("Kies een medewerker van uw organisatie die geen opdrachtgever of bestuurder is.")
    assignment = _agreed(adviser, organisation, terms, proposed_at=clock.now())
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
    locked.accepted_at, locked.accepted_by = clock.now(), by
    locked.save(update_fields=["accepted_at", "accepted_by"])
    audit.record(by=by, verb="accounts.accepted", on=locked, organisation=locked.organisation.code)


@transaction.atomic
def decline(*, assignment: Assignment, by: Actor) -> None:
    """Decline a proposal."""
    locked = _step(assignment, AssignmentState.DECLINED)
    locked.declined_at = clock.now()
    locked.save(update_fields=["declined_at"])
    audit.record(by=by, verb="accounts.declined", on=locked, organisation=locked.organisation.code)
    _tell([locked.adviser], "Bericht over uw voorstel", "De opdrachtgever heeft uw voorstel niet aanvaard.")


@transaction.atomic
def end(*, assignment: Assignment, by: User, reason: str = "") -> None:
    """End all that runs of this adviser here, who sees nothing of the organisation from this moment; or take a proposal back."""
    today = clock.today()
    _hold(assignment.organisation)
    locked = _step(assignment, AssignmentState.ENDED)
    others = Assignment.objects.accepted(today).filter(adviser=locked.adviser, organisation=locked.organisation)
    for one in others.select_for_update() if locked.accepted_at else [locked]:
        one.ended_at, one.end_reason = clock.now(), reason.strip()
        one.save(update_fields=["ended_at", "end_reason"])
        audit.record(by=by, verb="accounts.ended", on=one, organisation=locked.organisation.code)
    clients = holders(locked.organisation, Role.CLIENT, on=today)
    _tell(
        clients if by == locked.adviser else [locked.adviser],
        "Een opdracht is beëindigd",
        "Een opdracht van u of aan u is beëindigd.",
    )


@transaction.atomic
def replace(*, assignment: Assignment, adviser: User, start: date, by: User) -> Assignment:
    """Let a colleague of the same team take over from a day on; the client is told, and can end it.

    Raises:
        InvalidInput: the day does not lie within the assignment.
        Refused: it does not run, or this colleague cannot be adviser there.
    """
    today = clock.today()
    _hold(assignment.organisation)
    locked = _step(assignment, AssignmentState.ENDED)
    if not today <= start <= locked.until:
        raise InvalidInput([Fault("", "start", "Kies een dag vanaf vandaag, binnen de looptijd van de opdracht.")])
    if not stand_ins(locked, on=today).filter(pk=adviser.pk).exists():
        raise Refused("Kies een adviseur van hetzelfde team, die daar nog geen opdracht heeft.")
    made = Assignment.objects.create(
        adviser=adviser,
        organisation=locked.organisation,
        purpose=locked.purpose,
        secrecy=locked.secrecy,
        contact=locked.contact,
        processing=locked.processing,
        start=max(start, locked.start),
        until=locked.until,
        proposed_at=locked.proposed_at,
        accepted_at=locked.accepted_at,
        accepted_by=locked.accepted_by,
    )
    for one in Assignment.objects.accepted(today).filter(adviser=locked.adviser, organisation=locked.organisation):
        _leave(one, start, today)
    audit.record(by=by, verb="accounts.replaced", on=made, organisation=locked.organisation.code)
    clients = holders(locked.organisation, Role.CLIENT, on=today)
    _tell(clients, "Een andere adviseur neemt het over", "Uw opdracht krijgt een andere adviseur. U kunt de opdracht beëindigen.")
    _tell([locked.adviser, adviser], "Een opdracht gaat over", "Een opdracht gaat over van de ene naar de andere adviseur.")
    return made


@transaction.atomic
def end_role(*, membership: Membership, by: Actor) -> None:
    """End a role, there and then, with the assignments that came with it.

    Raises:
        Refused: it was ended already, or nobody would be left to manage the accounts.
    """
    _hold(membership.organisation)
    held: Membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if held.ended_at is not None or (held.until and held.until < clock.today()):
        raise Refused("Deze rol is al beëindigd.")
    if held.role == Role.ADMINISTRATOR and not other_keepers(held, on=clock.today()).exists():
        raise Refused("Dit is de laatste beheerder. Maak eerst een ander beheerder: anders kan niemand meer accounts beheren.")
    held.ended_at = clock.now()
    held.save(update_fields=["ended_at"])
    audit.record(by=by, verb="accounts.role_ended", on=held, organisation=membership.organisation.code, note=held.role)
    _release(held, by)


@transaction.atomic
def close(*, user: User, organisation: Organisation, by: Actor) -> None:
    """End an account: all its roles and assignments, and the way in; whoever works elsewhere too keeps the account for there.

    Raises:
        Refused: it is one's own, or nobody would be left to manage the accounts.
    """
    if user == by:
        raise Refused("U kunt uw eigen account niet beëindigen: dat doet een andere beheerder.")
    standing = Membership.objects.standing(clock.today()).filter(user=user)
    for membership in standing.filter(organisation=organisation).select_related("user", "organisation"):
        end_role(membership=membership, by=by)
    if standing.exists():
        return
    user.is_active, user.block_reason = False, ""
    user.set_unusable_password()
    user.save(update_fields=["is_active", "block_reason", "password"])
    SocialAccount.objects.filter(user=user).delete()
    audit.record(by=by, verb="accounts.closed", on=user, organisation=organisation.code)


@transaction.atomic
def rename(*, user: User, name: str, organisation: Organisation, by: User) -> None:
    """Change the name that stands on the pages."""
    user.name = name.strip()
    user.save(update_fields=["name"])
    audit.record(by=by, verb="accounts.renamed", on=user, organisation=organisation.code)


@transaction.atomic
def readdress(*, user: User, email: str, by: Actor) -> None:
    """Change the address by which somebody signs in.

    Raises:
        Refused: another account has it.
    """
    if User.objects.filter(email=plain(email)).exclude(pk=user.pk).exists():
        raise Refused("Er is al een account met dit e-mailadres.")
    user.email = plain(email)
    user.save(update_fields=["email"])
    # The provider of an organisation answers for the new address, or for none.
    SocialAccount.objects.filter(user=user).delete()
    audit.record(by=by, verb="accounts.readdressed", on=user)


@transaction.atomic
def note(what: Sign, *, user: User | None, by: Actor, how: str = "") -> None:
    """Put on record what happened where somebody signs in: in the log of where they work longest, or why in none.

    ``how`` is a word of our own: by which means, never what was typed.
    """
    # Asked of nobody as well: the time it takes does not tell who has an account.
    home = home_of(user or User(pk=0), on=clock.today())
    reason = "" if home else Whose.NOWHERE if user else Whose.NOBODY
    audit.record(by=by, verb=what, on=user, organisation=home, note=how or reason)


@transaction.atomic
def end_sittings(*, user: User, by: Actor, but: str = "") -> int:
    """Sign somebody out in every browser, or in every one but the one with this key; how many there were."""
    ended, _ = Sitting.objects.filter(user=user).exclude(session_key=but).delete()
    note(Sign.ENDED, user=user, by=by)
    return ended


@transaction.atomic
def drop_second_step(*, user: User, by: Actor) -> None:
    """Take somebody's second step away, who lost it; they are signed out, are told, and choose another when they sign in.

    Raises:
        Refused: there is none.
    """
    held = Authenticator.objects.select_for_update().filter(user=user)
    if not held.delete()[0]:
        raise Refused("Deze persoon heeft geen tweede stap.")
    note(Sign.STEP_REMOVED, user=user, by=by)
    end_sittings(user=user, by=by)
    post(to=user.email, subject=STEP_GONE, body=STEP_GONE_BODY)


@transaction.atomic
def relock(*, by: Actor) -> int:
    """Lock the secrets of every second step with the newest key, so that older ones can go; how many there were.

    Raises:
        Locked: one of them was locked with a key that is gone.
    """
    held = Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN)
    for row in held:
        for name in SECRETS & row.data.keys():
            row.data[name] = lock(unlock(row.data[name], keys=settings.KEYS), keys=settings.KEYS)
        row.save(update_fields=["data"])
    audit.record(by=by, verb="accounts.secrets_relocked")
    return len(held)


def _hold(organisation: Organisation) -> None:
    """Of two clicks at once the second waits here, and finds what the first made."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _leave(assignment: Assignment, start: date, today: date) -> None:
    """Let an assignment run until the day before another takes over; at once where that is today."""
    if start > today and start > assignment.start:
        assignment.until = start - timedelta(days=1)
    else:
        assignment.ended_at = clock.now()
    assignment.save(update_fields=["until", "ended_at"])


def _release(ended: Membership, by: Actor) -> None:
    """End the assignments that nobody answers for any more: those of a team that was left, or of an own adviser who left."""
    standing = Membership.objects.standing(clock.today()).filter(user=ended.user)
    running = Assignment.objects.filter(adviser=ended.user, ended_at=None, declined_at=None, until__gte=clock.today())
    if standing.filter(organisation=ended.organisation).exists():
        running = running.exclude(organisation=ended.organisation)
    if ended.role != Role.ADVISER or standing.filter(role=Role.ADVISER).exists():
        running = running.filter(organisation=ended.organisation)
    for one in running.select_related("organisation"):
        one.ended_at = clock.now()
        one.save(update_fields=["ended_at"])
        audit.record(by=by, verb="accounts.ended", on=one, organisation=one.organisation.code)
        clients = holders(one.organisation, Role.CLIENT, on=clock.today())
        _tell(clients, "Een opdracht is beëindigd", "Een opdracht van u of aan u is beëindigd.")


def _must_be_right(terms: Terms, today: date) -> None:
    if faults := faults_in_terms(terms, on=today):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())


def _agreed(adviser: User, organisation: Organisation, terms: Terms, **moment: datetime) -> Assignment:
    """An assignment with its terms, and the moment of the deed: proposed, or accepted without having been proposed."""
    return Assignment.objects.create(
        adviser=adviser,
        organisation=organisation,
        purpose=terms.purpose.strip(),
        secrecy=terms.secrecy.strip(),
        contact=terms.contact.strip(),
        processing=terms.processing.strip(),
        start=terms.start,
        until=terms.until,
        **moment,
    )


def _step(assignment: Assignment, to: AssignmentState) -> Assignment:
    """The assignment, held, once it is sure that the step can be taken."""
    held = Assignment.objects.select_for_update(of=("self",)).select_related("organisation", "adviser")
    locked: Assignment = held.get(pk=assignment.pk)
    if reason := why_not_step(locked.state_on(clock.today()), to):
        raise Refused(reason)
    return locked


def _tell(whom: Iterable[User], subject: str, sentence: str) -> None:
    for user in whom:
        post(to=user.email, subject=subject, body=GREETING.format(sentence))
