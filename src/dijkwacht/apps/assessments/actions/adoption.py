"""The decision: recorded by one person and confirmed by another, or signed by the executive alone."""

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.assessments.actions.pictures import hold, step
from dijkwacht.apps.assessments.actions.sources import let_go_of_notes
from dijkwacht.apps.assessments.models import Decision, Picture
from dijkwacht.apps.assessments.queries import concept_day, decision_on, drew_up, mark_of, open_comments
from dijkwacht.apps.assessments.rules import Changed, Decided, State, faults_in_decision, why_not_decide
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def decide(*, picture: Picture, decided: Decided, by: User) -> None:
    """Put down what was decided, for another to confirm; one's own record can be corrected until then.

    Raises:
        Refused: no decision can be put down now, not by this person, or somebody else did.
        InvalidInput: a field is wrong, by name of the field.
    """
    held = _decidable(picture, by)
    _check(held, decided)
    before = decision_on(held)
    if before and before.recorded_by_id != by.pk:
        raise Refused("Een ander heeft het besluit al vastgelegd. Laad de pagina opnieuw: u kunt het bevestigen.")
    _put(held, decided, recorded_by=by, recorded_at=timezone.now())
    audit.record(by=by, verb="assessments.decided", on=held, organisation=held.organisation.code, note=decided.kind)


@transaction.atomic
def withdraw(*, picture: Picture, by: User) -> None:
    """Withdraw what one put down, before another has confirmed it.

    Raises:
        Refused: there is nothing of one's own to withdraw, or the picture stands.
    """
    held = _decidable(picture, by)
    number, _ = Decision.objects.filter(picture=held, recorded_by=by).delete()
    if not number:
        raise Refused("Er is geen besluit dat u kunt intrekken.")
    audit.record(by=by, verb="assessments.withdrawn", on=held, organisation=held.organisation.code)


@transaction.atomic
def confirm(*, picture: Picture, seen: str, by: User) -> None:
    """Confirm what another put down: from now on the picture stands.

    ``seen`` is the mark of the decision that was on the screen.

    Raises:
        Refused: nothing was put down, one put it down oneself, or no decision can be taken now.
        Changed: the decision was corrected in the meantime.
    """
    held = _decidable(picture, by)
    row = decision_on(held)
    if row is None:
        raise Refused("Het besluit is intussen ingetrokken. Er is niets om te bevestigen.")
    if row.recorded_by_id == by.pk:
        raise Refused("U legde dit besluit zelf vast. Een ander bevestigt het.")
    if mark_of(row) != seen:
        raise Changed
    row.confirmed_by, row.confirmed_at = by, timezone.now()
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    _close(held)
    audit.record(by=by, verb="assessments.confirmed", on=held, organisation=held.organisation.code, note=row.kind)


@transaction.atomic
def adopt(*, picture: Picture, decided: Decided, by: User) -> None:
    """Sign as the executive: what was put down before gives way, and from now on the picture stands.

    Raises:
        Refused: no decision can be taken now, or not by this person.
        InvalidInput: a field is wrong, by name of the field.
    """
    held = _decidable(picture, by)
    _check(held, decided)
    now = timezone.now()
    _put(held, decided, recorded_by=by, recorded_at=now, confirmed_at=now, is_signed=True)
    _close(held)
    audit.record(by=by, verb="assessments.adopted", on=held, organisation=held.organisation.code, note=decided.kind)


def _decidable(picture: Picture, by: User) -> Picture:
    # Held first: of two who decide at once the second reads what the first did.
    held = hold(picture.pk)
    reason = why_not_decide(State(held.state), drew_up=drew_up(by, held), open_comments=open_comments(held))
    if reason:
        raise Refused(reason)
    return held


def _check(picture: Picture, decided: Decided) -> None:
    kind, since, today = Kind(picture.organisation.kind), concept_day(picture), timezone.localdate()
    if faults := faults_in_decision(decided, of=kind, since=since, on=today):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())


def _put(picture: Picture, decided: Decided, **fields: object) -> None:
    said = {
        "kind": decided.kind,
        "body": decided.body,
        "decided_on": decided.decided_on,
        "number": decided.number.strip(),
        "organisation_id": picture.organisation_id,
    }
    Decision.objects.update_or_create(picture=picture, defaults={**said, **fields})


def _close(picture: Picture) -> None:
    step(picture, State.ADOPTED)
    let_go_of_notes(picture)
