"""Closing a picture with a decision: the papers that were decided on are made and kept in the same deed."""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.queries import decided_in, decision_on
from dijkwacht.apps.adoption.rules import Decided
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.kept.actions import keep
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.apps.reporting.models import PublicVersion
from dijkwacht.apps.reporting.queries.papers import PUBLIC, REPORT, Paper
from dijkwacht.apps.reporting.queries.report import public_report, report
from dijkwacht.documents.files import Document
from dijkwacht.documents.paper.model import Paper as Content
from dijkwacht.documents.report.given import PublicText
from dijkwacht.documents.report.parts.public import HEADINGS
from dijkwacht.documents.writers import write
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

MAX_TEXT: Final = 4000
OVERTAKEN: Final = "Iemand anders heeft deze tekst intussen bewaard. Laad de bladzijde opnieuw en zet uw wijziging erin."
NOT_YET: Final = "De openbare tekst schrijft u vanaf het concept."
READ: Final[Mapping[str, Callable[..., Content]]] = MappingProxyType({REPORT.name: report, PUBLIC.name: public_report})
"""How the content of each paper that is kept is read."""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made before anybody had to wait: what it says, and its files."""

    paper: Paper[Picture]
    content: Content
    files: tuple[Document, ...]


def adopt(*, picture: Picture, decided: Decided, by: User, is_early: bool = False) -> None:
    """Sign as the executive; report and public version are kept as they are.

    Raises:
        Refused: no decision can be taken now, or not by this person.
        InvalidInput: a field is wrong, by name of the field.
    """
    ahead = _ahead(picture, decided)
    with transaction.atomic():
        adoption.adopt(picture=picture, decided=decided, by=by, is_early=is_early)
        _keep(picture, ahead, by)


def confirm(*, picture: Picture, seen: str, by: User) -> None:
    """Confirm what another put down; report and public version are kept as they are.

    Raises:
        Refused: nothing was put down, one put it down oneself, or no decision can be taken now.
        Changed: the decision was corrected in the meantime.
    """
    row = decision_on(picture)
    ahead = _ahead(picture, decided_in(row)) if row else ()
    with transaction.atomic():
        adoption.confirm(picture=picture, seen=seen, by=by)
        _keep(picture, ahead, by)


def write_public(*, picture: Picture, text: PublicText, seen: int, by: Actor) -> None:
    """Put the organisation's own words in the public version; of an adopted picture the new version is kept too.

    ``seen`` is the version that was on the screen.

    Raises:
        Refused: there is no public version to write in, or somebody wrote in it in the meantime.
        InvalidInput: a text is too long, by name of the field.
    """
    if picture.state not in READABLE:
        raise Refused(NOT_YET)
    texts = {name: getattr(text, name).strip() for name, _ in HEADINGS}
    if long := [name for name, said in texts.items() if len(said) > MAX_TEXT]:
        raise InvalidInput(Fault("", name, f"Maak de tekst korter: hooguit {MAX_TEXT} tekens.") for name in long)
    is_kept = picture.state == State.ADOPTED and PUBLIC.why_not(picture) is None
    ahead = (_made(PUBLIC, picture, written=PublicText(**texts)),) if is_kept else ()
    with transaction.atomic():
        Picture.objects.select_for_update(of=("self",)).get(pk=picture.pk)
        row = PublicVersion.objects.filter(picture=picture).first() or PublicVersion(
            picture=picture, organisation_id=picture.organisation_id
        )
        if row.version != seen:
            if all(getattr(row, name) == said for name, said in texts.items()):
                return  # a double click
            raise Refused(OVERTAKEN)
        for name, said in texts.items():
            setattr(row, name, said)
        row.version = seen + 1
        row.save()
        audit.record(by=by, verb="reporting.public_written", on=picture, organisation=picture.organisation.code)
        _keep(picture, ahead, by)


def _ahead(picture: Picture, decided: Decided) -> tuple[Made, ...]:
    """The papers as they will be: made before the lock, for making takes long and who saves would wait."""
    if picture.state != State.FACT_CHECK:
        return ()
    as_decided = copy(picture)
    as_decided.state, as_decided.state_since = State.ADOPTED, clock.today()
    found = (paper for paper in (REPORT, PUBLIC) if paper.why_not(as_decided) is None)
    return tuple(_made(paper, as_decided, decided=decided) for paper in found)


def _made(paper: Paper[Picture], picture: Picture, **more: Decided | PublicText) -> Made:
    today = clock.today()
    content = READ[paper.name](picture, today, **more)
    return Made(paper, content, tuple(_files(paper, picture, content)))


def _files(paper: Paper[Picture], picture: Picture, content: Content) -> Iterator[Document]:
    for form in paper.forms:
        yield Document(paper.title(picture, clock.today()), form, write(content, form))


def _keep(picture: Picture, ahead: tuple[Made, ...], by: Actor) -> None:
    """Under the lock: what was made is kept where it still says the same, else it is made anew."""
    for made in ahead:
        stands = Picture.objects.select_related("organisation", "norm").get(pk=picture.pk)
        content = READ[made.paper.name](stands, clock.today())
        files = made.files if content == made.content else tuple(_files(made.paper, stands, content))
        for document in files:
            keep(document=document, kind=made.paper.name, about=stands, organisation=stands.organisation, by=by)
