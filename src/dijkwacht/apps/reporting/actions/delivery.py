"""Handing out papers."""

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.kept.queries import kept_of
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.queries.papers import Of, Paper
from dijkwacht.documents.files import Document, Form
from dijkwacht.kit.errors import Refused


def deliver(paper: Paper[Of], *, of: Of, form: Form, by: Actor) -> Document:
    """Make a paper in one of its forms, and put on record who took it along.

    Making takes seconds, and who saves would wait for them behind the write lock: so it is done before, and whether the paper
    may go out is asked twice, the second time under the lock.

    Raises:
        Refused: it may not go out now, or no longer.
    """
    on = of.picture if isinstance(of, NumberedCopy) else of
    _ask(paper, on)
    made = _kept(paper, on, form) or paper.made(of, form, on=clock.today())
    number = f" {of.number}" if isinstance(of, NumberedCopy) else ""
    _put_on_record(paper, on, f"{paper.name} {form}{number}", by)
    return made


def _kept(paper: Paper[Of], on: Picture | Organisation | InUse, form: Form) -> Document | None:
    """What was kept when the picture was adopted: exactly those bytes, on any day and with any later program."""
    is_kept = paper.is_kept and isinstance(on, Picture) and on.state == State.ADOPTED
    return kept_of(on, paper.name, form) if is_kept else None


@transaction.atomic(durable=True)
def _put_on_record(paper: Paper[Of], on: Picture | Organisation | InUse, note: str, by: Actor) -> None:
    """Durable: a caller with a transaction of its own would make the paper inside it."""
    if isinstance(on, Picture):
        _ask(paper, Picture.objects.select_for_update(of=("self",)).get(pk=on.pk))
    organisation = on if isinstance(on, Organisation) else on.organisation
    audit.record(by=by, verb=paper.verb, on=on, organisation=organisation.code, note=note)


def _ask(paper: Paper[Of], on: Picture | Organisation | InUse) -> None:
    if isinstance(on, Picture) and (reason := paper.why_not(on)):
        raise Refused(reason)
