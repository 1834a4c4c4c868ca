"""What all chapters are made from, with the look-ups that they share."""

from dataclasses import dataclass
from functools import cached_property

from dijkwacht.analysis.scoring.picture import CriterionResult, Picture
from dijkwacht.documents.drawings.labels import one_line, plain
from dijkwacht.documents.norms.model import Criterion, NormSet
from dijkwacht.documents.paper.model import Notice, Paragraph
from dijkwacht.documents.report.content import FindingText, ReportHead, ReportTexts
from dijkwacht.documents.report.given import PartName, PassageText
from dijkwacht.documents.report.parts.bodies import Bodies, bodies_of
from dijkwacht.kit.dutch import long_date


@dataclass(frozen=True)
class Matter:
    """The head, the norm, the picture and the texts of one report."""

    head: ReportHead
    norm: NormSet
    picture: Picture
    texts: ReportTexts

    @property
    def kicker(self) -> str:
        """Of which day the picture is, and on which norm."""
        basic = " (korte set)" if self.head.basic else ""
        ahead = " (nog niet geweest)" if self.head.on > self.head.made_on else ""
        norm = f"{one_line(self.norm.title)}, versie {one_line(self.norm.version)}{basic}"
        return f"Peildatum {long_date(self.head.on)}{ahead} · {norm}"

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The norm's criteria by id."""
        return {criterion.id: criterion for criterion in self.norm.criteria}

    @cached_property
    def results(self) -> dict[str, CriterionResult]:
        """What the reckoning found, by criterion id."""
        return {result.id: result for result in self.picture.criteria}

    @cached_property
    def theme_titles(self) -> dict[str, str]:
        """The titles of the themes by id."""
        return {theme.id: one_line(theme.title) for theme in self.norm.themes}

    @cached_property
    def source_titles(self) -> dict[str, str]:
        """The titles of laws and publications by id."""
        return {source.id: one_line(source.title) for source in self.norm.sources}

    @cached_property
    def findings(self) -> dict[str, FindingText]:
        """The adviser's findings by criterion id; empty texts are none."""
        return {finding.criterion: finding for finding in self.texts.findings if one_line(finding.text)}

    @cached_property
    def bodies(self) -> Bodies:
        """How this kind of organisation and its bodies are called."""
        return bodies_of(self.head.code)

    @cached_property
    def _passages(self) -> dict[tuple[PartName, str], PassageText]:
        return {(passage.part, passage.criterion): passage for passage in self.texts.passages}

    def passage(self, part: PartName, *criteria: str) -> PassageText | None:
        """Why a passage is not public; None where it may be seen."""
        found = (self._passages.get((part, criterion)) for criterion in criteria or ("",))
        return next((passage for passage in found if passage), None)

    @cached_property
    def found(self) -> tuple[str, ...]:
        """The findings: weak spots that are known, heaviest first."""
        return self.picture.findings

    @cached_property
    def not_known(self) -> tuple[str, ...]:
        """What nobody answered or knew, in the order of the norm: never told as a finding."""
        return self.picture.not_known

    @cached_property
    def must_missed(self) -> tuple[str, ...]:
        """The minimumeisen that are known to be below norm, heaviest first."""
        return tuple(id_ for id_ in self.found if self.results[id_].must)

    @property
    def is_reviewed(self) -> bool:
        """Whether the adviser is known to have read every finding."""
        reviewed = self.texts.reviewed
        return reviewed is not None and 0 < reviewed.of == reviewed.read

    @property
    def keywords(self) -> tuple[str, ...]:
        """What a records system wants to know of a paper: decision, marking, reference day; never what it says."""
        ruling = self.head.ruling
        number = f"besluit {one_line(ruling.number)}" if ruling and ruling.number else ""
        decided = f"{ruling.word} {ruling.on.isoformat()}" if ruling else ""
        told = (number, decided, f"rubricering {self.head.marking}", f"peildatum {self.head.on.isoformat()}")
        return tuple(word for word in told if word)


def paragraphs(text: str, passage: PassageText | None = None) -> list[Paragraph | Notice]:
    """A text as it was typed: one paragraph for every line that says something, under why it is not public."""
    mark = passage.short if passage else ""
    found = [Paragraph(line, mark=mark) for line in map(one_line, plain(text).split("\n")) if line]
    return [*([Notice(noted(passage))] if passage and found else []), *found]


def noted(passage: PassageText) -> str:
    """All that stands beside a passage that is not public."""
    return " ".join([passage.beside, *([one_line(passage.explanation)] if one_line(passage.explanation) else [])])
