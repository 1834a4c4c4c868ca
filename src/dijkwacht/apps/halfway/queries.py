"""What a six-month talk is about, and what stands in it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from dijkwacht.analysis.scoring import answers as scoring
from dijkwacht.analysis.scoring.comparisons.halfway import Interim, interim
from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.apps.halfway.models import HalfwayLine, HalfwayTalk
from dijkwacht.apps.measures.models import Effect, Measure
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import pieces
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.answers import Said, why_no_evidence
from dijkwacht.documents.norms.model import Criterion


@dataclass(frozen=True, slots=True)
class Topic:
    """One criterion of the talk: how it stood, what is being done about it, and what was said of it now."""

    criterion: Criterion
    theme: str
    before: CriterionResult
    measures: tuple[Measure, ...]
    line: HalfwayLine | None


@dataclass(frozen=True, slots=True)
class Halfway:
    """A talk with its topics, in the order in which vulnerabilities are read."""

    reckoned: Reckoned
    talk: HalfwayTalk | None
    topics: tuple[Topic, ...]

    @property
    def is_held(self) -> bool:
        """Whether it was closed."""
        return self.talk is not None and self.talk.held_on is not None

    @property
    def discussed(self) -> int:
        """Of how many topics something was noted."""
        return sum(topic.line is not None for topic in self.topics)


def halfway(picture: Picture) -> Halfway:
    """The talk about a picture: its vulnerabilities that have a measure; six queries whatever their number."""
    reckoned = told(picture)
    talk = HalfwayTalk.objects.filter(picture=picture).first()
    lines = {line.criterion: line for line in HalfwayLine.objects.filter(talk=talk)} if talk else {}
    measures = _measures(picture, reckoned.score.findings)
    themes = {theme.id: theme.title for theme in reckoned.norm.themes}
    topics = tuple(
        Topic(reckoned.criteria[code], themes[reckoned.results[code].theme], reckoned.results[code], found, lines.get(code))
        for code in reckoned.score.findings
        # What was noted stays, also when the measure was stopped afterwards.
        if (found := measures.get(code, ())) or code in lines
    )
    return Halfway(reckoned, talk, topics)


def _measures(picture: Picture, codes: tuple[str, ...]) -> dict[str, tuple[Measure, ...]]:
    effects = (
        Effect.objects.filter(organisation=picture.organisation_id, criterion__in=codes)
        .exclude(measure__state=State.STOPPED)
        .select_related("measure")
        .order_by("measure__due_on", "measure_id")
    )
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    for effect in effects:
        found[effect.criterion].append(effect.measure)
    return {code: tuple(measures) for code, measures in found.items()}


def said_halfway(line: HalfwayLine) -> Said:
    """What was said, without its row."""
    return Said(line.paper, line.practice, "", line.explanation, pieces(line.evidence))


def interim_of(talk: Halfway, *, on: date) -> Interim:
    """The interim state: what was judged again, and all else as it was in the picture."""
    norm = talk.reckoned.norm
    lines = [topic.line for topic in talk.topics if topic.line is not None]
    return interim(
        talk.reckoned.score, norm.scored_criteria(), [_scored(line) for line in lines], on=on, shelf_life=norm.shelf_months
    )


def _scored(line: HalfwayLine) -> scoring.Answer:
    counted = [piece for piece in pieces(line.evidence) if not why_no_evidence(piece)]
    return scoring.Answer(
        criterion=line.criterion,
        respondent="halfjaargesprek",
        paper=line.paper,
        practice=line.practice,
        evidence=tuple(scoring.Evidence(piece.kind, piece.when) for piece in counted),
    )
