"""The roadmap as a page shows it, for the adviser and for the organisation; and as a calendar file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.queries import roadmap
from dijkwacht.apps.roadmap.rules import OWNER_ROLES, MilestoneKind, Standing, step_words, told_of, word_for_passed
from dijkwacht.documents.calendar import Entry, calendar
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.norms.words import FUNCTION_WORDS, function_words
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.files import sent

OWNERS = ((role.value, role.word) for role in OWNER_ROLES)
OWNER_CHOICES = (*OWNERS, *FUNCTION_WORDS.items())


@dataclass(frozen=True, slots=True)
class Line:
    """One step on the page."""

    row: Milestone
    words: str
    owner: str
    note: str
    is_open: bool = True
    is_next: bool = False
    is_own: bool = False
    is_late: bool = False
    passed: str = ""

    @property
    def is_done(self) -> bool:
        """Whether somebody did it, or the picture shows that it is done."""
        return not self.is_open and not self.passed and not self.row.skipped_reason


def board(rows: Sequence[Milestone], *, of: Kind, on: date, mine: Collection[str] = ()) -> list[Line]:
    """The steps in words, as ``roadmap`` reads them; ``mine`` holds the roles and functions of whoever looks."""
    stands = {row.pk: None if row.done_on or row.skipped_reason else row.standing(on) for row in rows}
    is_open = {key: found is Standing.OPEN for key, found in stands.items()}
    following = next((row for row in rows if is_open[row.pk]), None)
    return [
        Line(
            row,
            step_words(MilestoneKind(row.kind), of),
            owner_words(row.owner),
            _note(row, stands[row.pk]) or (_late(row, on) if row is following else ""),
            is_open=is_open[row.pk],
            is_next=row is following,
            is_own=row.owner in mine,
            is_late=is_open[row.pk] and row.due_on < on,
            passed=word_for_passed(MilestoneKind(row.kind)) if stands[row.pk] is Standing.PASSED else "",
        )
        for row in rows
    ]


def owner_words(owner: str) -> str:
    """A role or function in words."""
    return Role(owner).word if owner in set(Role) else function_words(owner)


def _note(row: Milestone, found: Standing | None) -> str:
    if row.skipped_reason:
        return f"Overgeslagen: {row.skipped_reason}"
    if row.done_on:
        return f"Gedaan op {long_date(row.done_on)}"
    return told_of(MilestoneKind(row.kind), found) if found else ""


def _late(row: Milestone, on: date) -> str:
    return "Deze dag is voorbij. Is het gedaan, of wordt het een andere dag?" if row.due_on < on else ""


def calendar_file(picture: Picture) -> HttpResponse:
    """The steps that are not skipped as a calendar file: each says of which organisation, and none says what was found."""
    of, name = Kind(picture.organisation.kind), name_on(picture.organisation, timezone.localdate())
    entries = [
        Entry(f"{picture.pk}-{row.kind}@dijkwacht", row.due_on, f"{name}: {step_words(MilestoneKind(row.kind), of)}")
        for row in roadmap(picture)
        if not row.skipped_reason
    ]
    return sent(Document("draaiboek", Form.ICS, calendar(entries, made_at=timezone.now())))
