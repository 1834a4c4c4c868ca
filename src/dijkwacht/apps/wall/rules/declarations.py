"""How a row finds its organisation and who else reaches it: the shapes that a declaration can have."""

from dataclasses import dataclass

from dijkwacht.kit.words import Worded


class Level(Worded):
    """How near somebody is to an organisation; each level has its own list of organisations in the context of a connection."""

    CONTENT = "content", "wie daar een rol heeft, adviseert of is uitgenodigd"
    """Whoever works there, advises there, or was invited: the rows of pictures, measures and policies."""
    STATE = "state", "de programmaleiding"
    """The programme too: how far a picture is, never what it says."""
    PEOPLE = "people", "wie daar accounts beheert of een opdracht voorstelde"
    """Whoever keeps accounts there, or proposed to come and advise: who was asked in."""
    HELPED = "helped", "de adviseur van een opdracht die voorbij is"
    """Whoever advised there until it was over: what the organisation went on sharing."""
    MEMBER = "member", "een lid van de gemeenschappelijke organisatie"
    """Whoever works at a member of a joint body: what holds for that member."""


@dataclass(frozen=True, slots=True)
class Own:
    """A row of one organisation: it stands in its ``organisation``.

    ``level`` reads and writes, ``read`` only reads; ``consent`` is what others read because its organisation consented.
    """

    level: Level = Level.CONTENT
    read: tuple[Level, ...] = ()
    consent: "Consented | None" = None


@dataclass(frozen=True, slots=True)
class Consented:
    """Rows that an organisation let another read, or all who consented to the same, as ``table`` says.

    What it consented to is ``subject`` with the value of ``column`` behind it, for the theme in ``theme``; ``only`` is a column
    that has to be filled, ``without`` one that has to be empty. These columns stand in the row itself, or in that of the model
    to which the column in ``through`` leads.
    """

    table: str
    subject: str
    column: str = ""
    only: str = ""
    theme: str = ""
    without: str = ""
    through: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A closed row of one organisation: only for who is named on it, in ``seats`` or, to read while they run, in ``grants``.

    ``case`` is the column by which a row of the case finds it; empty for the case itself. A new case has nobody yet: it may be
    written within the organisation, and is read by who was then named.
    """

    seats: str
    grants: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """A closed row of one organisation between the accounts in these columns; about a case for who is named on it instead.

    ``seats`` says who is named, ``case`` is the column by which the row finds its case. About a case ``looks`` is the column of
    whoever reads it as long as they look along there, as ``grants`` has it.
    """

    columns: tuple[str, ...]
    seats: str
    case: str
    grants: str
    looks: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of the account that asked for it, whose number stands in ``column``: whatever organisation it is about."""

    column: str


@dataclass(frozen=True, slots=True)
class Chain:
    """An event: its ``organisation`` is a code. Anybody adds one; nobody changes one."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """A row that only the product itself reads, whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A table without a wall, and why it needs none."""

    why: str


Declaration = Own | Named | Between | Asked | Chain | Outbox | Shared
