"""What all chapters are made from, with the look-ups that they share."""

from dataclasses import dataclass
from functools import cached_property

from dijkwacht.analysis.scoring.picture import CriterionResult, Picture
from dijkwacht.documents.drawings.labels import one_line, plain
from dijkwacht.documents.norms.model import Criterion, NormSet
from dijkwacht.documents.report.content import FindingText, Notice, Paragraph, ReportHead, ReportTexts
from dijkwacht.documents.report.given import PartName, PassageText
from dijkwacht.documents.report.parts.bodies import Bodies, bodies_of


@dataclass(frozen=True)
class Matter:
    """The head, the norm, the picture and the texts of one report."""

    head: ReportHead
    norm: NormSet
    picture: Picture
    texts: ReportTexts

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
    def must_missed(self) -> tuple[str, ...]:
        """The basiseisen below norm, heaviest first."""
        return tuple(id_ for id_ in self.picture.weak_spots if self.results[id_].must)


def paragraphs(text: str, passage: PassageText | None = None) -> list[Paragraph | Notice]:
    """A text as it was typed: one paragraph for every line that says something, under why it is not public."""
    mark = passage.short if passage else ""
    found = [Paragraph(line, mark) for line in map(one_line, plain(text).split("\n")) if line]
    return [*([Notice(noted(passage))] if passage and found else []), *found]


def noted(passage: PassageText) -> str:
    """All that stands beside a passage that is not public."""
    return " ".join([passage.beside, *([one_line(passage.explanation)] if one_line(passage.explanation) else [])])
