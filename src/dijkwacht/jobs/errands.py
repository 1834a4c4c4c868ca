"""Doing what was asked beside the pages: one function for each kind, told how to say how far it is."""

import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from django_tasks import task
from pydantic import TypeAdapter

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.errands import actions
from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.rules import Kind
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import Fault, InvalidInput, Refused, Stopped

Work = Callable[[actions.Turn], bytes]
"""Does one errand and gives its result; says how far it is with ``tell``, and ends with ``Stopped`` where ``goes_on`` says no."""

logger = logging.getLogger(__name__)


def _norm(turn: actions.Turn) -> bytes:
    turn.tell(0, 2, "Het bestand wordt gelezen.")
    file = turn.errand.about["file"]
    found = opening.norm(bytes(turn.errand.given or b""), file=file, goes_on=turn.goes_on)
    turn.tell(1, 2, "De eisen worden klaargezet.")
    shape: TypeAdapter[Found] = TypeAdapter(Found)
    return shape.dump_json(found)


def _reading(turn: actions.Turn) -> bytes:
    turn.tell(0, 1, "Het bestand wordt gelezen.")
    return opening.Reading.unpacked(bytes(turn.errand.given or b"")).done(goes_on=turn.goes_on).packed()


WORK: Final[Mapping[Kind, Work]] = MappingProxyType({Kind.NORM: _norm, Kind.READING: _reading})
"""What is done for each kind."""


def ask(*, kind: Kind, given: bytes, about: Mapping[str, str], by: User, organisation: Organisation | None = None) -> Errand:
    """Ask for an errand and put it in the queue; who asks the same twice gets the same one.

    Raises:
        Refused: this person has too many that are not done.
    """
    errand, is_new = actions.ask(kind=kind, given=given, about=about, by=by, organisation=organisation)
    if is_new:
        do.enqueue(str(errand.pk))
    return errand


def ask_again(*, errand: Errand, by: User) -> None:
    """Put one that was broken off in the queue again.

    Raises:
        Refused: it was not broken off.
    """
    actions.ask_again(errand=errand, by=by)
    do.enqueue(str(errand.pk))


@task()
def do(errand: str) -> None:
    """Do one errand, once; whatever happens, where it stands is told to who asked."""
    turn = actions.begin(errand)
    if turn is None:
        return
    try:
        made = WORK[Kind(turn.errand.kind)](turn)
    except Stopped:
        turn.stop()
    except InvalidInput as wrong:
        turn.refuse(wrong.faults)
    except Refused as why:
        turn.refuse([Fault("", "", why.reason)])
    except Exception as error:  # noqa: BLE001 - it goes no further: words of an error may hold what was in the file
        logger.error("an errand broke off: %s", type(error).__name__)  # noqa: TRY400 - no words of the error
        turn.break_off()
    except BaseException:
        turn.break_off()
        raise
    else:
        turn.finish(made)
