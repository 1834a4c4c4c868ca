"""The roadmap as a page shows it, for the adviser and for the organisation; and as a calendar file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Milestone, Picture
from dijkwacht.apps.assessments.queries import roadmap
from dijkwacht.apps.assessments.rules import OWNER_ROLES, MilestoneKind, step_words
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.documents.calendar import MEDIA_TYPE, Entry, calendar
from dijkwacht.documents.norms.words import FUNCTION_WORDS, function_words
from dijkwacht.kit.dutch import long_date

OWNERS = ((role.value, role.word) for role in OWNER_ROLES)
OWNER_CHOICES = (*OWNERS, *FUNCTION_WORDS.items())


@dataclass(frozen=True, slots=True)
class Line:
    """One step on the page."""

    row: Milestone
    words: str
    owner: str
    note: str
    is_next: bool = False
    is_own: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.row.done_on is None and not self.row.skipped_reason


def board(rows: Sequence[Milestone], *, of: Kind, on: date, mine: Collection[str] = ()) -> list[Line]:
    """The steps in words; ``mine`` holds the roles and functions of whoever looks."""
    following = next((row for row in rows if row.done_on is None and not row.skipped_reason), None)
    return [
        Line(
            row,
            step_words(MilestoneKind(row.kind), of),
            owner_words(row.owner),
            _note(row) or (_late(row, on) if row is following else ""),
            is_next=row is following,
            is_own=row.owner in mine,
        )
        for row in rows
    ]


def owner_words(owner: str) -> str:
    """A role or function in words."""
    return Role(owner).word if owner in set(Role) else function_words(owner)


def _note(row: Milestone) -> str:
    if row.skipped_reason:
        return f"Overgeslagen: {row.skipped_reason}"
    return f"Gedaan op {long_date(row.done_on)}" if row.done_on else ""


def _late(row: Milestone, on: date) -> str:
    return "Deze dag is voorbij. Is het gedaan, of wordt het een andere dag?" if row.due_on < on else ""


def calendar_file(picture: Picture) -> HttpResponse:
    """The steps that are not skipped as a calendar file: neither its name nor its entries say whose roadmap it is."""
    of = Kind(picture.organisation.kind)
    entries = [
        Entry(f"{picture.pk}-{row.kind}@dijkwacht", row.due_on, step_words(MilestoneKind(row.kind), of).capitalize())
        for row in roadmap(picture)
        if not row.skipped_reason
    ]
    response = HttpResponse(calendar(entries, made_at=timezone.now()), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'attachment; filename="draaiboek.ics"'
    return response
