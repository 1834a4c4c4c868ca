"""Noting who has which copy of the closed set, and what came back."""

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.rules.copies import CopyFacts, faults_in_copy, why_not_hand_out
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

TAKEN = "Dit nummer is intussen aan een ander uitgereikt. Kijk de lijst na en noteer het opnieuw."


@transaction.atomic
def hand_out(*, picture: Picture, number: int, facts: CopyFacts, by: User) -> NumberedCopy:
    """Note that a copy was handed out; the number is the next one, and a double click is one copy.

    Raises:
        Refused: there is no set to hand out, or somebody took this number first.
        InvalidInput: a field is wrong, by name of the field.
    """
    # Two who hand out at once wait for each other here.
    held = Picture.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=picture.pk)
    if reason := why_not_hand_out(State(held.state), passages=Passage.objects.filter(picture=held).count()):
        raise Refused(reason)
    _look_at(facts)
    last = NumberedCopy.objects.filter(picture=held).order_by("number").last()
    if last and last.number == number and (last.given_to, last.given_on) == (facts.given_to.strip(), facts.given_on):
        return last  # a double click
    if number != (last.number if last else 0) + 1:
        raise Refused(TAKEN)
    made = NumberedCopy.objects.create(
        picture=held,
        organisation_id=held.organisation_id,
        number=number,
        given_to=facts.given_to.strip(),
        given_on=facts.given_on,
    )
    audit.record(by=by, verb="reporting.handed_out", on=held, organisation=held.organisation.code, note=str(number))
    return made


@transaction.atomic
def keep(*, copy: NumberedCopy, facts: CopyFacts, by: User) -> None:
    """Note that a copy came back or was destroyed, or put right what was noted of it.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    _look_at(facts)
    row = NumberedCopy.objects.select_for_update(of=("self",)).select_related("picture__organisation").get(pk=copy.pk)
    row.given_to, row.given_on = facts.given_to.strip(), facts.given_on
    row.returned_on, row.destroyed_on = facts.returned_on, facts.destroyed_on
    row.save(update_fields=["given_to", "given_on", "returned_on", "destroyed_on"])
    code = row.picture.organisation.code
    audit.record(by=by, verb="reporting.copy_noted", on=row.picture, organisation=code, note=str(row.number))


def _look_at(facts: CopyFacts) -> None:
    if faults := faults_in_copy(facts, on=clock.today()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
