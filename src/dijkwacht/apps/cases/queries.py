"""Who keeps a register, and who may be named on a case or asked to look along."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from dijkwacht.analysis.terms.words import citation
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.cases.models import Case, CaseRemedy, Figures, Known, Register
from dijkwacht.apps.cases.rules.after import AfterTerm, terms
from dijkwacht.apps.cases.rules.cases import NAMEABLE, Due
from dijkwacht.apps.cases.rules.force import suspended
from dijkwacht.apps.cases.rules.lengths import length_of
from dijkwacht.apps.cases.rules.parties import NOBODY, Party, Track
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.cases.rules.use import Handled, Shown, Year, hidden, read_year, safe_for_all
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.terms.library import calendar


def registering(user: User, instrument: Instrument, *, on: date) -> QuerySet[Organisation]:
    """The user's own organisations in which they may open a case: those that turned the register on."""
    kept = Register.objects.filter(organisation=OuterRef("pk"), instrument=instrument)
    return own_organisations(user, Right.OWN_CASES, on=on).filter(Exists(kept))


def has_register(organisation: Organisation, instrument: Instrument) -> bool:
    """Whether an organisation keeps its cases of an instrument here."""
    return Register.objects.filter(organisation=organisation, instrument=instrument).exists()


def nameable(organisation: Organisation, *, on: date, besides: QuerySet[User] | None = None) -> QuerySet[User]:
    """Colleagues who can be named on a case, by name; without those who are named already."""
    held = Membership.objects.valid_on(on).filter(organisation=organisation, role__in=NAMEABLE, user=OuterRef("pk"))
    found = User.objects.filter(Exists(held), is_active=True).order_by("name", "pk")
    return found if besides is None else found.exclude(pk__in=besides.values("pk"))


def advisers_of(organisation: Organisation, *, on: date) -> QuerySet[User]:
    """Advisers whose assignment with the organisation holds on a day: only they can be asked to look along."""
    held = Assignment.objects.valid_on(on).filter(
        Q(accepted_at__isnull=False), organisation=organisation, ended_at=None, adviser=OuterRef("pk")
    )
    return User.objects.filter(Exists(held), is_active=True).order_by("name", "pk")


Counted = Iterable[tuple[UUID, Handled]]
"""Cases as they count, each with its own mark."""


def knowers(cases: Collection[UUID]) -> dict[int, set[UUID]]:
    """Who ever knew which of these cases, by the numbers of their accounts."""
    found: dict[int, set[UUID]] = {}
    for user, case in Known.objects.filter(case__in=cases).values_list("user", "case"):
        found.setdefault(user, set()).add(case)
    return found


def known_to(user: User, organisation: Organisation) -> QuerySet[Known, UUID]:
    """The cases of an organisation that somebody ever knew."""
    return Known.objects.filter(user=user, organisation=organisation).values_list("case", flat=True)


def figures_for(user: User, organisation: Organisation, instrument: Instrument, knows: Iterable[Handled]) -> list[Shown]:
    """The years that are over, the same for everybody: what somebody may see who takes off all that they know.

    ``knows`` are the cases that the user ever knew, as they count now. Whoever came to know more of a year than when its figures
    were made is shown nothing of it: what is left could be worked back.
    """
    known = Counter(one.year for one in knows)
    rows = Figures.objects.filter(organisation=organisation, instrument=instrument)
    return [Shown(row.made_on, _without(row, user, known[row.year])) for row in rows]


def _without(row: Figures, user: User, known: int) -> Year:
    # Figures of before there was one version for all kept another for each who knew some: what one hides all do.
    made = safe_for_all(read_year(row.shown), (read_year(one["shown"]) for one in row.apart.values() if "shown" in one))
    knew = row.apart.get(str(user.pk), {"knew": 0})["knew"]
    return made if known <= knew else hidden(made)


def after_of(case: Case) -> tuple[After, ...]:
    """What happened after the decision of a case, in the order in which it was noted."""
    return tuple(map(as_noted, case.remedies.all()))


def as_noted(row: CaseRemedy) -> After:
    """One thing that happened after a decision, as the rules know it."""
    return After(
        Remedy(row.what),
        row.on,
        row.until,
        row.weeks,
        Ending(row.ruling) if row.ruling else None,
        Track(Party(row.party), row.nth) if row.party else NOBODY,
        length_of(row.months, row.ends_on),
        row.with_committee,
        length_of(row.months_dwelling, row.ends_on_dwelling),
    )


def after_terms(case: Case) -> tuple[AfterTerm, ...]:
    """Every term that follows from the decision of a case and from what happened after it."""
    return terms(case.decided(), after_of(case), calendar())


def suspension(case: Case, *, on: date) -> Ending | None:
    """Whether the decision of a case is suspended on a day, wholly or in part."""
    return suspended(case.decided(), after_of(case), calendar(), on=on)


def after_dues(case: Case, instrument: Instrument, *, on: date) -> list[Due]:
    """Those of them for whose end somebody waits on a day."""
    return [
        Due(
            one.term.until,
            one.title,
            citation(one.term.article),
            instrument,
            case.pk,
            case.number,
            one.term.unsure,
            one.whose,
            one.term.rule,
        )
        for one in after_terms(case)
        if one.term.until and one.runs(on)
    ]
