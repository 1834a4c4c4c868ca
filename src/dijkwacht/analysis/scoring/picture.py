"""What comes out of the reckoning: levels per criterion, figures per theme and for the whole."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Severity(StrEnum):
    """How heavy a vulnerability is, in the words of the page."""

    HIGH = "hoog"
    MIDDLE = "midden"
    LOW = "laag"


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion after steps 1 to 4 of the formats, with what it rests on.

    ``paper`` and ``practice`` are levels 0–3, or None where not applicable, unknown or unanswered.
    ``given`` holds the counted levels per side after evidence, ``said`` the same levels as they were given (both ascending):
    whether people lie apart is a matter of what they said, proven or not.
    ``heaviness`` is 0 where the criterion is no vulnerability.
    """

    id: str
    theme: str
    must: bool
    weight: int
    applicable: bool
    paper: int | None
    practice: int | None
    given_paper: tuple[int, ...] = ()
    given_practice: tuple[int, ...] = ()
    said_paper: tuple[int, ...] = ()
    said_practice: tuple[int, ...] = ()
    settled_paper: bool = False
    settled_practice: bool = False
    settled_not_applicable: bool = False
    check_paper: int | None = None
    check_practice: int | None = None
    unknown: bool = False
    unanswered: bool = False
    no_evidence: bool = False
    stale: bool = False
    heaviness: int = 0
    severity: Severity | None = None

    @property
    def at_norm_paper(self) -> bool:
        """Whether the paper side stands at norm."""
        return self.paper is not None and self.paper >= 2

    @property
    def at_norm_practice(self) -> bool:
        """Whether the practice side stands at norm."""
        return self.practice is not None and self.practice >= 2

    @property
    def is_vulnerable(self) -> bool:
        """Whether this is a vulnerability: applicable and below norm in practice."""
        return self.applicable and not self.at_norm_practice

    @property
    def is_apart_on_paper(self) -> bool:
        """Whether what respondents said of paper lies two levels or more apart."""
        return bool(self.said_paper) and self.said_paper[-1] - self.said_paper[0] >= 2

    @property
    def is_apart_in_practice(self) -> bool:
        """Whether what respondents said of practice lies two levels or more apart."""
        return bool(self.said_practice) and self.said_practice[-1] - self.said_practice[0] >= 2

    @property
    def is_apart(self) -> bool:
        """Whether respondents lie two levels or more apart on a side."""
        return self.is_apart_on_paper or self.is_apart_in_practice

    @property
    def is_known(self) -> bool:
        """Whether somebody gave, or the adviser settled, a level on both sides; also where it is not applicable."""
        return not (self.unknown or self.unanswered)


@dataclass(frozen=True, slots=True)
class Figures:
    """Exact shares of weight; None where nothing is applicable. ``at_norm`` counts criteria in practice.

    ``unknown`` is what of a side has no level: below norm in every share, and told apart wherever a share is shown;
    ``paper_only_unknown`` is what of ``paper_only`` has no level in practice.
    ``is_weighed`` says that the criteria do not all weigh the same, so that a share is not a count over a count.
    """

    paper: Fraction | None
    practice: Fraction | None
    paper_only: Fraction | None
    practice_only: Fraction | None
    gap: Fraction | None
    at_norm: int
    at_norm_paper: int
    paper_only_count: int
    applicable: int
    practice_only_count: int = 0
    paper_only_unknown: Fraction | None = None
    paper_only_unknown_count: int = 0
    unknown_paper: Fraction | None = None
    unknown_practice: Fraction | None = None
    unknown_paper_count: int = 0
    unknown_practice_count: int = 0
    is_weighed: bool = False


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """The figures of one theme, whether its minimumeisen stand, and its range over respondents."""

    id: str
    figures: Figures
    on_height: bool | None
    practice_range: tuple[Fraction, Fraction] | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture; the lists hold criterion ids in the order of the norm, ``weak_spots`` heaviest first."""

    whole: Figures
    agreement: float | None
    themes: tuple[ThemeFigures, ...]
    criteria: tuple[CriterionResult, ...]
    weak_spots: tuple[str, ...]
    unknown: tuple[str, ...]
    unanswered: tuple[str, ...]
    no_evidence: tuple[str, ...]
    stale: tuple[str, ...]

    @property
    def findings(self) -> tuple[str, ...]:
        """The vulnerabilities of which the levels are known, heaviest first: only these are told as a finding."""
        known = {result.id for result in self.criteria if result.is_known}
        return tuple(id_ for id_ in self.weak_spots if id_ in known)

    @property
    def not_known(self) -> tuple[str, ...]:
        """What nobody answered and what nobody knew, not told apart (*nog niet bekend*)."""
        return tuple(result.id for result in self.criteria if not result.is_known)
