"""Asking for an errand, doing it, and letting it go.

Progress is written in short transactions of its own and at most a few times a second: nobody's page waits for it. It is no event.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from typing import Final

from django.db import IntegrityError, models, transaction
from django.db.models import F

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.rules import KEPT, MOST, NOT_AGAIN, STANDING, TOO_MANY, Kind, State, digest_of
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Fault, Refused

EVERY: Final = 0.4
"""Seconds between two times that progress is written."""
HEARD: Final = 5.0
"""Seconds between two signs of life of work that has nothing to tell."""


@transaction.atomic
def ask(
    *, kind: Kind, given: bytes, about: Mapping[str, str], by: User, organisation: Organisation | None = None
) -> tuple[Errand, bool]:
    """The errand for this input, and whether it is new: who asks the same twice gets what stands.

    Raises:
        Refused: this person has too many that are not done.
    """
    now = clock.now()
    digest = digest_of(kind, about, given, version=version("dijkwacht"))
    same = Errand.objects.of(by).filter(kind=kind, digest=digest)
    same.filter(keep_until__lte=now).delete()
    same.silent(now).delete()
    if found := same.filter(state__in=STANDING).first():
        return found, False
    if Errand.objects.of(by).open_on(now).count() >= MOST:
        raise Refused(TOO_MANY)
    same.delete()
    try:
        with transaction.atomic():
            made = Errand.objects.create(
                kind=kind,
                organisation=organisation,
                by=by,
                digest=digest,
                about=dict(about),
                given=given,
                asked_at=now,
                keep_until=now + KEPT,
            )
    except IntegrityError:  # asked for in this very moment, in another window
        return same.get(state__in=STANDING), False
    _record(made, "errands.asked", by, kind.value)
    return made, True


@transaction.atomic
def ask_again(*, errand: Errand, by: User) -> Errand:
    """Put one that was broken off in the queue again, with what was given then.

    Raises:
        Refused: it was not broken off.
    """
    now = clock.now()
    held = Errand.objects.select_for_update(of=("self",)).get(pk=errand.pk)
    if held.state_on(now) is not State.BROKEN or held.given is None:
        raise Refused(NOT_AGAIN)
    held.state, held.done, held.of, held.saying, held.is_cancel_asked = State.WAITING, 0, 0, "", False
    held.asked_at, held.keep_until, held.ended_at = now, now + KEPT, None
    held.save()
    _record(held, "errands.asked", by, Kind(held.kind).value)
    return held


@transaction.atomic
def cancel(*, errand: Errand, by: User) -> None:
    """Stop it: at once where no worker has it, else as soon as the work looks; what is over stays as it is."""
    now = clock.now()
    held = Errand.objects.select_for_update(of=("self",)).get(pk=errand.pk)
    match held.state_on(now):
        case State.BUSY:
            if not held.is_cancel_asked:
                Errand.objects.filter(pk=held.pk).update(is_cancel_asked=True)
                _record(held, "errands.cancelled", by)
        case State.WAITING | State.BROKEN:
            Errand.objects.filter(pk=held.pk).update(
                state=State.CANCELLED, turn=F("turn") + 1, given=None, ended_at=now, keep_until=now + KEPT
            )
            _record(held, "errands.cancelled", by)


class Turn:
    """One worker's turn at one errand: it tells how far it is, and hears whether to go on."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._told = self._heard = self._looked = 0.0
        self._goes_on = True

    def tell(self, done: int, of: int, saying: str) -> None:
        """Say how far it is; what comes too soon after the last is left out, unless it is another sentence."""
        if saying == self.errand.saying and time.monotonic() - self._told < EVERY:
            return
        self.errand.saying, self._told = saying, time.monotonic()
        self._write(done=min(done, of), of=of, saying=saying)

    def goes_on(self) -> bool:
        """Whether it is still wanted; asked often, looked up a few times a second at most."""
        moment = time.monotonic()
        if moment - self._heard > HEARD:
            self._write()
        elif moment - self._looked > EVERY:
            self._looked = moment
            self._goes_on = self._rows.filter(is_cancel_asked=False).exists()
        return self._goes_on

    @property
    def _rows(self) -> models.QuerySet[Errand]:
        """The errand, while it is this turn's."""
        return Errand.objects.filter(pk=self.errand.pk, turn=self.errand.turn, state=State.BUSY)

    def _write(self, **fields: int | str) -> None:
        self._heard = self._looked = time.monotonic()
        self._rows.update(heard_at=clock.now(), **fields)
        self._goes_on = self._rows.filter(is_cancel_asked=False).exists()

    def finish(self, result: bytes) -> None:
        """Keep what came of it."""
        self._end(State.DONE, result=result, done=F("of"))

    def refuse(self, faults: Sequence[Fault]) -> None:
        """Keep why nothing came of it."""
        self._end(State.REFUSED, faults=[[fault.file, fault.place, fault.reason] for fault in faults])

    def stop(self) -> None:
        """It was cancelled."""
        self._end(State.CANCELLED)

    def break_off(self) -> None:
        """Something broke: what was given stays, so that it can be tried again."""
        self._end(State.BROKEN)

    @transaction.atomic
    def _end(self, state: State, **fields: object) -> None:
        now = clock.now()
        given = {} if state is State.BROKEN else {"given": None}
        ended = self._rows.update(
            state=state, ended_at=now, heard_at=now, keep_until=now + KEPT, is_cancel_asked=False, saying="", **given, **fields
        )
        if ended:
            _record(self.errand, "errands.ended", self.errand.by, state.value)


def begin(pk: str) -> Turn | None:
    """Take an errand up, unless another did or it was cancelled."""
    now = clock.now()
    taken = Errand.objects.filter(pk=pk, state=State.WAITING).update(
        state=State.BUSY, turn=F("turn") + 1, started_at=now, heard_at=now, is_cancel_asked=False
    )
    return Turn(Errand.objects.select_related("by", "organisation").get(pk=pk)) if taken else None


@transaction.atomic
def find_broken(*, now: datetime, by: Actor) -> int:
    """Say of each errand whose worker died that it is broken off; gives how many."""
    found = list(Errand.objects.silent(now).select_related("organisation"))
    for errand in found:
        Errand.objects.filter(pk=errand.pk).update(state=State.BROKEN, turn=F("turn") + 1, ended_at=now)
        _record(errand, "errands.ended", by, State.BROKEN.value)
    return len(found)


def forget(*, before: datetime) -> int:
    """Throw away errands whose day is over, with their results; no event, it follows from the deed that made them."""
    return Errand.objects.filter(keep_until__lte=before).delete()[0]


def _record(errand: Errand, verb: str, by: Actor, note: str = "") -> None:
    audit.record(by=by, verb=verb, on=errand, organisation=errand.organisation.code if errand.organisation else "", note=note)
