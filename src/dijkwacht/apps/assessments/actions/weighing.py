"""What the adviser settles and writes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

from django.db import transaction

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.assessments.models import Finding, Picture, Recommendation, Settlement
from dijkwacht.apps.assessments.rules import Changed, State, why_not_write
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.documents.workbook.rows import Level, SettledRow
from dijkwacht.kit.errors import Refused


@transaction.atomic
def settle(*, picture: Picture, criterion: str, levels: dict[Side, int], reason: str, by: Actor) -> None:
    """Settle the level of one or both sides of a criterion; an empty ``levels`` settles *not applicable*.

    Raises:
        Refused: the picture is not in analysis, or the reason is missing.
    """
    _must_be_writable(picture)
    if not reason.strip():
        raise Refused("Schrijf op waarom u dit zo weegt: de reden staat in het beeld.")
    rows = [
        SettledRow(criterion, side, cast("Level", level), not_applicable=False, reason=reason) for side, level in levels.items()
    ]
    put_settled(picture, criterion, rows or [SettledRow(criterion, None, None, not_applicable=True, reason=reason)])
    audit.record(by=by, verb="assessments.settled", on=picture, organisation=picture.organisation.code, note=criterion)


def put_settled(picture: Picture, criterion: str, rows: Sequence[SettledRow]) -> None:
    """Put what was settled of a criterion in the place of what stood; part of a deed, not one itself."""
    Settlement.objects.filter(picture=picture, criterion=criterion).delete()
    Settlement.objects.bulk_create(
        Settlement(
            picture=picture,
            organisation_id=picture.organisation_id,
            criterion=criterion,
            side=row.side or "",
            level=row.level,
            reason=row.reason.strip(),
        )
        for row in rows
    )


@transaction.atomic
def unsettle(*, picture: Picture, criterion: str, by: Actor) -> None:
    """Let the respondents' level stand again."""
    _must_be_writable(picture)
    Settlement.objects.filter(picture=picture, criterion=criterion).delete()
    audit.record(by=by, verb="assessments.unsettled", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def describe(*, picture: Picture, criterion: str, text: str, is_reviewed: bool, by: Actor) -> None:
    """Write the adviser's text with a vulnerability."""
    _must_be_writable(picture)
    Finding.objects.update_or_create(
        picture=picture,
        criterion=criterion,
        defaults={"organisation_id": picture.organisation_id, "text": text.strip(), "is_reviewed": is_reviewed},
    )
    audit.record(by=by, verb="assessments.described", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def recommend(*, picture: Picture, criterion: str, text: str, effort: str, is_left_out: bool, by: Actor) -> None:
    """Adapt the advice that the norm proposes for a criterion, or leave it out.

    Raises:
        Refused: the picture is not in analysis, or there is neither text nor the wish to leave it out.
    """
    _must_be_writable(picture)
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
    audit.record(by=by, verb="assessments.recommended", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def summarise(*, picture: Picture, summary: str, decision: str, by: Actor, unanswered: str = "") -> None:
    """Write what the executive reads first, what is asked of the college, and why some criteria were not answered."""
    _must_be_writable(picture)
    picture.summary, picture.decision = summary.strip(), decision.strip()
    picture.unanswered_reason = unanswered.strip()
    picture.save(update_fields=["summary", "decision", "unanswered_reason"])
    audit.record(by=by, verb="assessments.summarised", on=picture, organisation=picture.organisation.code)


@contextmanager
def unchanged(*, picture: Picture, seen: str, now: Callable[[], str]) -> Iterator[None]:
    """Hold a picture while the adviser writes, unless what stands there is no longer what was on the screen.

    ``seen`` is the digest that went out with the form, ``now`` reckons it afresh once no one else can write.

    Raises:
        Changed: somebody wrote in the meantime; nothing is written.
    """
    with transaction.atomic():
        Picture.objects.select_for_update().get(pk=picture.pk)
        if now() != seen:
            raise Changed
        yield


def _must_be_writable(picture: Picture) -> None:
    # Afresh and held: between the page and the deed somebody may have taken the picture a step on.
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_write(State(state)):
        raise Refused(reason)
