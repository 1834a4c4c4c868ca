"""What the adviser writes with a criterion: the finding, the advice, and notes for themselves."""

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.findings.models import Finding, Note, Recommendation
from dijkwacht.apps.pictures.actions import hold_for_writing
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State, why_not_write
from dijkwacht.kit.errors import Refused


@transaction.atomic
def describe(*, picture: Picture, criterion: str, text: str, is_reviewed: bool, by: Actor) -> None:
    """Write the adviser's text with a vulnerability; without text the words of the norm stand.

    ``is_reviewed`` says that the adviser read it and that it can stand in the picture so; the day is kept with it.
    """
    hold_for_writing(picture)
    before = Finding.objects.filter(picture=picture, criterion=criterion).first()
    is_same = before is not None and before.is_reviewed and before.text == text.strip()
    reviewed_on = before.reviewed_on if before and is_same else clock.today()
    Finding.objects.update_or_create(
        picture=picture,
        criterion=criterion,
        defaults={
            "organisation_id": picture.organisation_id,
            "text": text.strip(),
            "is_reviewed": is_reviewed,
            "reviewed_on": reviewed_on if is_reviewed else None,
        },
    )
    audit.record(by=by, verb="findings.described", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def recommend(*, picture: Picture, criterion: str, text: str, effort: str, is_left_out: bool, by: Actor) -> None:
    """Adapt the advice that the norm proposes for a criterion, or leave it out.

    Raises:
        Refused: the picture is not in analysis, or there is neither text nor the wish to leave it out.
    """
    hold_for_writing(picture)
    if not text.strip() and not is_left_out:
        raise Refused("Schrijf de aanbeveling, of kies ‘niet opnemen’.")
    Recommendation.objects.update_or_create(
        picture=picture,
        criterion=criterion,
        defaults={
            "organisation_id": picture.organisation_id,
            "text": text.strip(),
            "effort": effort,
            "is_left_out": is_left_out,
        },
    )
    audit.record(by=by, verb="findings.recommended", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def note(*, picture: Picture, criterion: str, text: str, by: Actor) -> None:
    """Keep what the adviser notes for themselves with a criterion; an empty text takes the note away."""
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_write(State(state)):
        raise Refused(reason)
    here = Note.objects.filter(picture=picture, criterion=criterion)
    if not text.strip():
        here.delete()
    else:
        Note.objects.update_or_create(
            picture=picture, criterion=criterion, defaults={"organisation_id": picture.organisation_id, "text": text.strip()}
        )
    audit.record(by=by, verb="findings.noted", on=picture, organisation=picture.organisation.code, note=criterion)
