"""The papers of the product: one row for each, with what is in it, in which forms, under which name and from when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from dijkwacht.apps import clock
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.halfway.rules import why_not_yet
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.queries import board_papers
from dijkwacht.apps.reporting.queries.barrier_note import standing
from dijkwacht.apps.reporting.queries.handover_note import note
from dijkwacht.apps.reporting.queries.house_style import template_for
from dijkwacht.apps.reporting.queries.implementation_plan import implementation
from dijkwacht.apps.reporting.queries.progress import progress
from dijkwacht.apps.reporting.queries.report import public_report, report
from dijkwacht.apps.reporting.rules.copies import why_not_set
from dijkwacht.apps.reporting.rules.papers import file_title, why_not_products, why_not_public, why_not_report
from dijkwacht.documents.files import TEXTS, Document, Form
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.writers import Content, told_of, write

Of = TypeVar("Of", Picture, NumberedCopy, Organisation, InUse)
"""What a paper can be about."""


@dataclass(frozen=True, slots=True)
class Paper(Generic[Of]):
    """One paper: its name in addresses and in the audit, the words on a page, and how it is read and called."""

    name: str
    words: str
    forms: tuple[Form, ...]
    read: Callable[[Of, date], Content]
    title: Callable[[Of, date], str]
    why_not: Callable[[Picture], str | None]
    has_own_template: bool = False
    verb: str = "reporting.delivered"
    is_kept: bool = False

    def made(self, of: Of, form: Form, *, on: date) -> Document:
        """The file, in the organisation's own template where there is one."""
        organisation = of if isinstance(of, Organisation) else of.organisation
        template = template_for(organisation, form) if self.has_own_template else None
        content = self.read(of, on)
        return Document(self.title(of, on), form, write(content, form, template=template), told_of(content, form))


def _dated(begin: str, *more: str) -> Callable[[Picture, date], str]:
    """A title with the organisation and the reference date of a picture."""

    def title(picture: Picture, _: date) -> str:
        on = picture.reference_date
        return file_title(begin, name_on(picture.organisation, on), on, *more)

    return title


def _report(picture: Picture) -> str | None:
    return why_not_report(State(picture.state))


def _public(picture: Picture) -> str | None:
    return why_not_public(State(picture.state), Marking(picture.marking))


def _products(picture: Picture) -> str | None:
    return why_not_products(State(picture.state))


def _progress(picture: Picture) -> str | None:
    return why_not_yet(State(picture.state), picture.state_since, on=clock.today())


def _closed(picture: Picture) -> str | None:
    return _products(picture) or why_not_set(Passage.objects.filter(picture=picture).count())


def _never(_: Picture) -> None:
    """It can always be had."""


REPORT: Final[Paper[Picture]] = Paper(
    "rapport",
    "het rapport",
    TEXTS,
    report,
    _dated("weerbaarheidsbeeld"),
    _report,
    is_kept=True,
)
PUBLIC: Final[Paper[Picture]] = Paper(
    "openbaar",
    "de openbare versie",
    TEXTS,
    public_report,
    _dated("weerbaarheidsbeeld", "openbaar"),
    _public,
    is_kept=True,
)
PLAN: Final[Paper[Picture]] = Paper(
    "uitvoeringsplan",
    "het uitvoeringsplan",
    TEXTS,
    implementation,
    lambda picture, on: file_title("uitvoeringsplan", name_on(picture.organisation, on), on),
    _products,
)
PROPOSAL: Final[Paper[Picture]] = Paper(
    "voorstel",
    "het voorstel",
    (Form.DOCX, Form.ODT),
    board_papers.proposal_of,
    _dated("voorstel"),
    _products,
    has_own_template=True,
)
SLIDES: Final[Paper[Picture]] = Paper(
    "dias",
    "de dia’s",
    (Form.PPTX, Form.ODP),
    board_papers.slides_of,
    _dated("dias"),
    _products,
)
LETTER: Final[Paper[Picture]] = Paper(
    "brief",
    "de brief",
    (Form.DOCX, Form.ODT),
    board_papers.letter_of,
    _dated("brief"),
    _products,
    has_own_template=True,
)
CLOSED_SET: Final[Paper[Picture]] = Paper(
    "set",
    "de besloten set",
    TEXTS,
    board_papers.set_of,
    _dated("set"),
    _closed,
)
COPY: Final[Paper[NumberedCopy]] = Paper(
    "exemplaar",
    "een genummerde kopie van de besloten set",
    TEXTS,
    board_papers.copy_of,
    lambda copy, on: _dated("set", f"exemplaar-{copy.number}")(copy.picture, on),
    _products,
)
COPIES: Final[Paper[Picture]] = Paper(
    "exemplaren",
    "de lijst van genummerde kopieën",
    (Form.PDF,),
    board_papers.list_of,
    _dated("exemplaren"),
    _never,  # a copy comes back after a picture has lapsed
)
PROGRESS: Final[Paper[Picture]] = Paper(
    "voortgang",
    "de voortgang na zes maanden",
    TEXTS,
    progress,
    lambda _, __: "voortgang-na-zes-maanden",
    _progress,
    verb="reporting.progress_delivered",
)
HANDOVER: Final[Paper[Organisation]] = Paper(
    "overdrachtsnotitie",
    "de overdrachtsnotitie",
    TEXTS,
    note,
    lambda _, on: f"overdrachtsnotitie-{on.isoformat()}",
    _never,
    verb="reporting.handover_delivered",
)
STANDING: Final[Paper[InUse]] = Paper(
    "barrieres",
    "wat er nog open is bij een barrièremodel",
    TEXTS,
    standing,
    lambda in_use, on: f"barrieres-{in_use.slug}-{on.isoformat()}",
    _never,
)

FOR_THE_BOARD: Final = (PROPOSAL, SLIDES, LETTER, CLOSED_SET)
"""What goes with a picture to who decides."""
PAPERS: Final = (REPORT, PUBLIC, PLAN, *FOR_THE_BOARD, COPY, COPIES, PROGRESS, HANDOVER, STANDING)
NOTES: Final[Mapping[str, str]] = MappingProxyType(
    {f"{paper.name} {form}": f"{paper.words}, als {form.word}-bestand" for paper in PAPERS for form in paper.forms}
)
"""What was taken along, in words, by the note that the audit keeps of it."""
