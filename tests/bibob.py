"""Small makers of Bibob policies and cases, through the actions."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.bibob import actions as bibob
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import BibobState
from dijkwacht.apps.bibob.rules.words import Acquittal, Aim, Conclusion, Fact, Outcome
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.bibob.library import example
from dijkwacht.documents.bibob.model import Policy as PolicyLine
from dijkwacht.documents.bibob.reader import policy_data
from tests import factories as make


def today() -> date:
    """The day itself."""
    return timezone.localdate()


def ago(days: int) -> date:
    """So many days ago."""
    return today() - timedelta(days=days)


def officer(here: Organisation, email: str = "bibob@example.org") -> User:
    """Somebody who may open cases in an organisation that keeps a register."""
    who = make.user(email, name="Bea Bibob")
    make.membership(who, here, Role.OFFICER)
    cases.turn_on(organisation=here, instrument=Instrument.BIBOB, by=make.BY)
    return who


def case(who: User, here: Organisation, decision: str = "horeca", *, received: date | None = None, **fields: Any) -> BibobCase:
    """A case as it begins."""
    opening = bibob.Opening(fields.pop("number", "Z-2026-00123"), decision, received or ago(100), **fields)
    return bibob.open_case(organisation=here, opening=opening, by=who)


def move(of: BibobCase, to: BibobState, who: User, *, days: int = 90, **chosen: Any) -> None:
    """A step that many days ago."""
    bibob.move(case=of, to=to, taken=bibob.Taken(ago(days), **chosen), by=who)
    of.refresh_from_db()


def fact(of: BibobCase, what: Fact, who: User, *, days: int = 90, **carried: Any) -> None:
    """A fact of that many days ago."""
    bibob.record(case=of, happened=bibob.Happened(what, ago(days), **carried), by=who)
    of.refresh_from_db()


def in_inquiry(who: User, here: Organisation, decision: str = "horeca", **fields: Any) -> BibobCase:
    """A case whose own inquiry has begun."""
    made = case(who, here, decision, **fields)
    move(made, BibobState.TRIAGE, who, days=98)
    move(made, BibobState.FORM, who, days=97)
    fact(made, Fact.FORM_COMPLETE, who, days=95)
    move(made, BibobState.INQUIRY, who, days=94)
    return made


def concluded(who: User, here: Organisation, conclusion: Conclusion = Conclusion.SERIOUS, **fields: Any) -> BibobCase:
    """A case with an own conclusion."""
    made = in_inquiry(who, here, **fields)
    fact(made, Fact.REGISTER_ASKED, who, days=93)
    fact(made, Fact.INQUIRY_DONE, who, days=92)
    move(made, BibobState.CONCLUSION, who, days=91, conclusion=conclusion, acquittal=Acquittal.NOT_FOUND)
    return made


def advised(who: User, here: Organisation, **fields: Any) -> BibobCase:
    """A case that waits for the advice of the Bureau."""
    made = in_inquiry(who, here, **fields)
    fact(made, Fact.REGISTER_ASKED, who, days=93)
    fact(made, Fact.INQUIRY_DONE, who, days=92)
    move(made, BibobState.ADVICE, who, days=91)
    return made


def decided(who: User, here: Organisation, **fields: Any) -> BibobCase:
    """A case that was refused on its own conclusion, after the view."""
    made = concluded(who, here, **fields)
    fact(made, Fact.REPORTED, who, days=90)
    move(made, BibobState.VIEWS, who, days=89, until=ago(75))
    move(made, BibobState.WEIGHING, who, days=74)
    move(made, BibobState.DECIDED, who, days=70, outcome=Outcome.REFUSED)
    return made


def policy(here: Organisation, line: PolicyLine | None = None, *, from_day: date | None = None, share: bool = False) -> Policy:
    """A policy line that was adopted: the example, unless another is given."""
    said = line or example(here.kind)
    assert said is not None
    row = policies.draft(
        organisation=here, instrument=Instrument.BIBOB, text=policies.Text(said.title, policy_data(said)), by=make.BY
    )
    policies.adopt(policy=row, from_day=from_day or ago(400), seen=row.digest, by=make.BY)
    if share:
        policies.share(organisation=here, instrument=Instrument.BIBOB, by=make.BY)
    row.refresh_from_db()
    return row


WITHDRAWAL = Aim.WITHDRAWAL
