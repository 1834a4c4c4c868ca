"""For which members a picture of a joint body holds, and where one of them differs."""

from collections.abc import Collection

from django.db import transaction

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.members.models import Coverage, Deviation
from dijkwacht.apps.members.queries import differs_now
from dijkwacht.apps.members.rules import Differs, faults_in_deviation, why_not_cover
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import members_on
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.answers import Changed, digest
from dijkwacht.apps.pictures.rules.states import State, why_not_prepare, why_not_record
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def cover(*, picture: Picture, members: Collection[Organisation], by: Actor) -> None:
    """Choose for which members the picture holds.

    Raises:
        Refused: the picture is past its analysis, somebody is no member, or a member that goes has deviations.
    """
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    wanted = {member.code for member in members}
    possible = {member.code for member in members_on(picture.organisation, picture.reference_date)}
    deviating = set(Deviation.objects.filter(picture=picture).values_list("member__code", flat=True))
    if reason := why_not_prepare(State(state)) or why_not_cover(wanted, possible=possible, deviating=deviating):
        raise Refused(reason)
    there = Coverage.objects.filter(picture=picture)
    there.exclude(member__code__in=wanted).delete()
    known = set(there.values_list("member__code", flat=True))
    Coverage.objects.bulk_create(
        Coverage(picture=picture, organisation_id=picture.organisation_id, member=member)
        for member in sorted(members, key=lambda one: one.code)
        if member.code not in known
    )
    audit.record(by=by, verb="members.covered", on=picture, organisation=picture.organisation.code, note=str(len(wanted)))


@transaction.atomic
def deviate(*, picture: Picture, member: Organisation, criterion: str, differs: Differs, seen: str, by: Actor) -> None:
    """Record how one member differs on one criterion; empty takes the deviation away.

    ``seen`` is the digest of what was on the screen.

    Raises:
        Refused: the picture is not being answered or analysed, or does not hold for this member.
        InvalidInput: a field is wrong, by name of the field.
        Changed: somebody wrote in the meantime; nothing is written.
    """
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_record(State(state)):
        raise Refused(reason)
    if not Coverage.objects.filter(picture=picture, member=member).exists():
        raise Refused("Dit beeld geldt niet voor deze deelnemer.")
    now, is_gone = differs_now(picture, member, criterion), differs == Differs()
    if not is_gone and (faults := faults_in_deviation(differs)):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    if now == differs:
        return  # a double click: the same words, recorded already
    if digest(now) != seen:
        raise Changed
    here = Deviation.objects.filter(picture=picture, member=member, criterion=criterion)
    here.delete()
    if not is_gone:
        Deviation.objects.create(
            picture=picture,
            organisation_id=picture.organisation_id,
            member=member,
            criterion=criterion,
            paper=differs.paper,
            practice=differs.practice,
            is_not_applicable=differs.is_not_applicable,
            reason=differs.reason.strip(),
        )
    verb = "members.deviation_dropped" if is_gone else "members.deviated"
    audit.record(by=by, verb=verb, on=picture, organisation=picture.organisation.code, note=criterion)
