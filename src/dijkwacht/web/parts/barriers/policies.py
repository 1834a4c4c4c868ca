"""A barrier that rests on the policy of an organisation, and a policy with the barriers that rest on it."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import barrier_model
from dijkwacht.apps.barriers.queries import in_use_by, said_of
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.barriers.model import Barrier
from dijkwacht.documents.bibob.library import BODIES
from dijkwacht.kit.dutch import long_date

NAMES: Final = MappingProxyType({Instrument.BIBOB: "Bibob-beleid", Instrument.DAMOCLES: "Damoclesbeleid"})


@dataclass(frozen=True, slots=True)
class Rests:
    """The policy of the organisation for the instrument of a barrier, and from when it holds."""

    name: str
    url: str
    said: str


class Policies:
    """Which policies hold, or will, in the organisations whose policies somebody sees; one query."""

    def __init__(self, user: User) -> None:
        self.today = timezone.localdate()
        seen = Policy.objects.visible_to(user, Right.SEE_POLICY, on=self.today).adopted()
        self.days: dict[tuple[int, str], list[date]] = {}
        for organisation, instrument, day in seen.values_list("organisation", "instrument", "from_day"):
            if day:
                self.days.setdefault((organisation, instrument), []).append(day)

    def rests(self, here: Organisation, barrier: Barrier) -> Rests | None:
        """The policy on which a barrier rests in an organisation; none where it names no instrument that is used there."""
        if barrier.instrument == "none" or not has_policy(here, instrument := Instrument(barrier.instrument)):
            return None
        return Rests(NAMES[instrument], reverse(f"{instrument}:policy", args=[here.code]), self._said(here, instrument))

    def _said(self, here: Organisation, instrument: Instrument) -> str:
        days = self.days.get((here.pk, instrument), [])
        holds = max((day for day in days if day <= self.today), default=None)
        if holds:
            return f"geldt sinds {long_date(holds)}"
        return f"geldt vanaf {long_date(min(days))}" if days else "nog niet vastgesteld"


def has_policy(here: Organisation, instrument: Instrument) -> bool:
    """Whether an organisation of this kind can have a policy for an instrument."""
    return instrument is not Instrument.BIBOB or here.kind in BODIES


@dataclass(frozen=True, slots=True)
class Resting:
    """A barrier that rests on a policy, and how it stands there."""

    title: str
    model: str
    word: str
    url: str


def resting_on(user: User, here: Organisation, instrument: Instrument) -> list[Resting]:
    """The barriers that rest on a policy, in the models with which its organisation works; for who sees barriers there."""
    unknown = Placed(Standing.UNKNOWN)
    return [
        Resting(
            barrier.title,
            f"{one.version.title}, {one.area.name}" if one.area else one.version.title,
            said_of(one).get(barrier.id, unknown).word,
            reverse("barriers:open", args=[one.pk]),
        )
        for one in in_use_by(user, Right.SEE_BARRIERS, on=timezone.localdate()).filter(organisation=here)
        for barrier in barrier_model(one.version).barriers
        if barrier.instrument == instrument
    ]
