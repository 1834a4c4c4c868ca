"""One assignment as somebody sees it, with what they may do."""

from dataclasses import dataclass
from datetime import date

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import ASSIGNMENT_STEPS, AssignmentState, Right
from dijkwacht.apps.organisations.queries import name_on


@dataclass(frozen=True, slots=True)
class Agreement:
    """One assignment as somebody sees it, with what they may do."""

    row: Assignment
    state: AssignmentState
    name: str
    is_client: bool
    is_adviser: bool

    @property
    def may_answer(self) -> bool:
        """Whether this person can accept or decline it now."""
        return self.state is AssignmentState.PROPOSED and self.is_client and not self.is_adviser

    @property
    def end_verb(self) -> str:
        """The verb on the button that ends it, if this person can."""
        verb = ASSIGNMENT_STEPS.get((self.state, AssignmentState.ENDED), "")
        may = self.is_adviser or (self.is_client and self.state is AssignmentState.ACCEPTED)
        return verb if may else ""

    @property
    def steps(self) -> set[AssignmentState]:
        """Where this person can take it."""
        answers = {AssignmentState.ACCEPTED, AssignmentState.DECLINED} if self.may_answer else set()
        return answers | ({AssignmentState.ENDED} if self.end_verb else set())


def seen_by(user: User, found: list[Assignment], *, on: date) -> list[Agreement]:
    """The assignments with what this user may do; one query more, however many."""
    clients_of = set(own_organisations(user, Right.AGREE, on=on).values_list("pk", flat=True))
    return [
        Agreement(
            row,
            row.state_on(on),
            name_on(row.organisation, on),
            row.organisation_id in clients_of,
            row.adviser_id == user.pk,
        )
        for row in found
    ]
