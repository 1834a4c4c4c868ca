"""Small makers for Damocles: a policy that holds, an organisation that keeps a register, a case in any state."""

from datetime import date, timedelta

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import questions_of
from dijkwacht.apps.damocles.rules.facts import CaseFacts, Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.damocles.rules.states import DropReason
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.damocles.words import Drugs, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered
from tests import factories as make

PATHS = {
    S.RECEIVED: (),
    S.TEST: (S.TEST,),
    S.INTENDED: (S.TEST, S.INTENDED),
    S.DECIDED: (S.TEST, S.INTENDED, S.DECIDED),
    S.CLOSED: (S.TEST, S.INTENDED, S.DECIDED, S.CLOSED),
    S.URGENT: (S.URGENT,),
    S.PENALTY: (S.TEST, S.INTENDED, S.PENALTY),
    S.WARNED: (S.TEST, S.INTENDED, S.WARNED),
    S.DROPPED: (S.TEST, S.DROPPED),
    S.LIFTED: (S.TEST, S.INTENDED, S.DECIDED, S.LIFTED),
    S.LAPSED: (S.TEST, S.INTENDED, S.DECIDED, S.CLOSED, S.LAPSED),
}
"""A way to every state."""


def today() -> date:
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def facts(number: str = "Z-2026-00123", *, days: int = 200, **changes: object) -> CaseFacts:
    given = {"place": Place.DWELLING, "drugs": Drugs.SOFT, "occurrence": Occurrence.FIRST, **changes}
    return CaseFacts(number, ago(days), **given)  # type: ignore[arg-type]


def officer(where: Organisation, email: str = "officer@example.org") -> User:
    """Somebody who may open cases in an organisation that keeps a register."""
    user = make.user(email, name="Otto Officier")
    make.membership(user, where, Role.OFFICER)
    cases.turn_on(organisation=where, instrument=Instrument.DAMOCLES, by=make.BY)
    return user


def case(
    by: User, where: Organisation, *, state: S = S.RECEIVED, number: str = "Z-2026-00123", months: int = 3, **more: object
) -> DamoclesCase:
    """A case that went its way to a state: a step every week, the first ``days`` ago."""
    made = damocles.open_case(organisation=where, facts=facts(number, **more), by=by)  # type: ignore[arg-type]
    answer_all(made, by)
    day = made.opened_on
    for to in PATHS[state]:
        day = day + timedelta(7) if to is not S.LAPSED else today()
        # Whoever goes on waits for the last day: a term that still runs ends a fortnight later.
        until = day + timedelta(14 if to is state else 6)
        taken = Taken(day, until=until, months=months, drop_reason=DropReason.NOT_NEEDED)
        damocles.move(case=made, to=to, taken=taken, by=by)
    made.refresh_from_db()
    return made


def answer_all(of: DamoclesCase, by: User, answered: Answered = Answered.ANSWERED) -> None:
    answers = {asked.question.id: answered for asked in questions_of(of)}
    damocles.answer(case=of, answers=answers, by=by)


def text(of: Matrix) -> policies.Text:
    return policies.Text(of.title, of.model_dump(mode="json"))


def policy(
    where: Organisation, of: Matrix | None = None, *, from_day: date = date(2020, 1, 1), is_shared: bool = False
) -> Policy:
    """A policy that was adopted."""
    made = policies.draft(organisation=where, instrument=Instrument.DAMOCLES, text=text(of or example_policies()[0]), by=make.BY)
    policies.adopt(policy=made, from_day=from_day, seen=made.digest, by=make.BY)
    if is_shared:
        policies.share(organisation=where, instrument=Instrument.DAMOCLES, by=make.BY)
    made.refresh_from_db()
    return made
