"""What a paper says, apart from how it is written: the report, the plan, the papers for the college and the letters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

from dijkwacht.documents.drawings.profile import ProfileDrawing


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; a gap is what somebody still has to fill in."""

    text: str
    _: KW_ONLY
    is_gap: bool = False
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter. Page one itself has level 1 too."""

    level: int
    text: str
    _: KW_ONLY
    on_new_page: bool = False


@dataclass(frozen=True, slots=True, init=False)
class Paragraph:
    """A paragraph, of plain text or of runs; ``mark`` says for the top of its page why it is not public.

    ``stays`` holds it on one page with what follows, as a closing with its signature.
    """

    runs: tuple[Run, ...]
    mark: str
    stays: bool

    def __init__(self, *runs: str | Run, mark: str = "", stays: bool = False) -> None:
        object.__setattr__(self, "runs", tuple(Run(run) if isinstance(run, str) else run for run in runs))
        object.__setattr__(self, "mark", mark)
        object.__setattr__(self, "stays", stays)

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Notice:
    """A line that stands out: why the passage below it is not public, or was left out."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and whether it holds figures."""

    title: str
    share: int
    _: KW_ONLY
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row that is repeated on every page; without a caption the heading above it says what it is.

    ``marks`` has for each row why it is not public, or nothing; no marks at all is none.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled sentence in a vulnerability."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Vulnerability:
    """One vulnerability: its heading, the criterion's sentence and what is known of it; sentence and tags may be empty."""

    title: str
    criterion: str
    tags: tuple[str, ...]
    facts: tuple[Fact, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list; numbered at most once in a paper, so that its numbers begin at one."""

    items: tuple[Paragraph, ...]
    _: KW_ONLY
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The chapters by name, on a new page; where a form knows its pages, with their numbers."""

    title: str
    entries: tuple[str, ...]


Block = Heading | Paragraph | Notice | Table | Vulnerability | Points | Contents


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure of page one with what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class OnePage:
    """Page one: what an executive must know and decide.

    ``advice`` is the first thing to do, each with who and when as far as that is known, ``advice_note`` where that is chosen;
    ``checked`` who looked the picture over and what is not known. ``standing`` says where the picture stands and for whom it
    holds, ``marks`` why parts of this page are not public; ``summary_mark`` says it of the summary, which the page on the site
    shows as well.
    A drawing without themes is not drawn: the public version has none.
    """

    headline: str
    sentence: str
    figures: tuple[KeyFigure, ...]
    drawing: ProfileDrawing
    findings_title: str
    findings: tuple[str, ...]
    decision_title: str
    decision: str
    basis: str
    promise_title: str
    promise: tuple[str, ...]
    advice_title: str = ""
    advice: tuple[str, ...] = ()
    advice_note: str = ""
    checked: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    summary_mark: str = ""
    title: str = "Op één pagina"

    @property
    def key_table(self) -> Table:
        """The key figures as a table, for the formats that have no boxes."""
        columns = tuple(Column(figure.label, 100 // len(self.figures)) for figure in self.figures)
        return Table("", columns, (tuple(figure.value for figure in self.figures),), has_total=True)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; ``kicker`` is the line below the title, ``header`` the marking that stands on every page.

    ``first_page`` says it all on one page, as in a report. ``cover`` goes before the paper and does not go along with it:
    what to fill in and to check before a letter is sent. ``marks`` are all grounds on which a part is not public.
    ``author`` and ``keywords`` tell a records system of whom it is and what (decision, marking, reference day), never what it
    says; a letter has neither.
    """

    title: str
    organisation: str
    kicker: str
    header: str
    footer: str
    made_on: date
    blocks: tuple[Block, ...] = ()
    marks: tuple[str, ...] = ()
    first_page: OnePage | None = None
    cover: tuple[Block, ...] = ()
    author: str = "dijkwacht"
    keywords: tuple[str, ...] = ()

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks as they are written: behind a cover the paper begins on a page of its own, under its title."""
        return (*self.cover, Heading(1, self.title, on_new_page=True), *self.blocks) if self.cover else self.blocks


def kept_with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it stays on one page with the next: what is said right above a table introduces it."""
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        yield block, isinstance(block, Paragraph) and (block.stays or isinstance(following, Table))


def marks_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Every ground in these blocks once, for formats whose pages all carry the same header."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Vulnerability():
                found.append(block.mark)
            case Points():
                found += [item.mark for item in block.items]
            case Table():
                found += block.marks
    return tuple(dict.fromkeys(mark for mark in found if mark))


def marks_line(marks: Iterable[str]) -> str:
    """What the header says in formats that have one header for all pages: every ground in the document."""
    return f"Niet openbaar in dit document: {'; '.join(marks)}"
