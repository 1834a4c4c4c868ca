"""What partners were asked of a barrier and what they answered, told to the organisation that asked; a partner is a role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from dijkwacht.apps.barriers.models import Confirmation, InUse
from dijkwacht.apps.barriers.rules import Ended
from dijkwacht.kit.dutch import long_date


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to a partner: who asked which partner on which day, and what came of it."""

    question: str
    answer: str
    is_no: bool

    @property
    def words(self) -> str:
        """Both, on one line."""
        return f"{self.question}: {self.answer}."


def asked_in(in_use: Sequence[InUse], *, on: date) -> Mapping[tuple[UUID, str], tuple[Asked, ...]]:
    """By model in use and barrier all that was asked, the last first; one query for all of them."""
    rows = (
        Confirmation.objects.filter(placing__in_use__in=in_use).select_related("placing", "asked_by").order_by("-asked_at", "-pk")
    )
    found: dict[tuple[UUID, str], list[Asked]] = {}
    for row in rows:
        found.setdefault((row.placing.in_use_id, row.placing.barrier), []).append(_asked(row, on))
    return {key: tuple(those) for key, those in found.items()}


def _asked(row: Confirmation, on: date) -> Asked:
    by = f" door {row.asked_by.name}" if row.asked_by else ""
    question = f"Gevraagd aan {row.party or 'de partner'} op {_day(row.asked_at)}{by}"
    return Asked(question, _answer(row, on), is_no=row.is_arranged is False)


def _answer(row: Confirmation, on: date) -> str:
    if row.answered_at:
        said = {True: "ja, dat is geregeld", False: "nee, nog niet geregeld", None: "er is geantwoord"}[row.is_arranged]
        has_lapsed = row.is_arranged and (row.ended_on or not row.placing.confirmed_on)
        lapsed = f"; dat {_ended(row, 'telt')}" if has_lapsed else ""
        return f"{said} (antwoord van {_day(row.answered_at)}){lapsed}"
    if row.ended_on:
        return _ended(row, "geldt")
    if row.expires_on < on or not row.token_hash:
        return f"geen antwoord; de link werkte tot en met {long_date(row.expires_on)}"
    return f"nog geen antwoord; de link werkt tot en met {long_date(row.expires_on)}"


def _ended(row: Confirmation, verb: str) -> str:
    """Since when it holds no more, and why; of what ended before that was kept, no more than that."""
    since = f" sinds {long_date(row.ended_on)}" if row.ended_on else ""
    why = f", want {Ended(row.why_ended).word}" if row.why_ended else ""
    return f"{verb} niet meer{since}{why}"


def _day(moment: datetime) -> str:
    return long_date(timezone.localdate(moment))
