"""Where a measure comes from, and what became of the recommendations of a picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.assessments.models import Finding, Passage, Picture
from dijkwacht.apps.assessments.queries import advice_of, norm_of
from dijkwacht.apps.assessments.rules import Part
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules import MAX_TITLE, Draft, State
from dijkwacht.documents.norms.model import Criterion, NormSet


@dataclass(frozen=True, slots=True)
class Basis:
    """The criterion, its finding and its advice; empty where whoever looks may not read them."""

    criterion: Criterion
    finding: str
    advice: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation as it stands in the picture."""

    text: str
    effort: str

    @property
    def draft(self) -> Draft:
        """The measure that it becomes: what does not fit in the title stands whole in the text."""
        line = " ".join(self.text.split())
        if len(line) <= MAX_TITLE:
            return Draft(line, effort=self.effort)
        return Draft(f"{line[: MAX_TITLE - 1].rsplit(' ', 1)[0]}…", text=self.text, effort=self.effort)


def advised(picture: Picture, norm: NormSet) -> Mapping[str, Advice]:
    """The recommendation with each criterion; one query."""
    return {code: Advice(*said) for code, said in advice_of(picture, norm).items()}


def became(picture: Picture, *, for_: User) -> Mapping[str, Measure]:
    """The measure that each recommendation of a picture became, by criterion, as far as somebody sees them; one query."""
    rows = Measure.objects.visible_to(for_, on=timezone.localdate()).filter(picture=picture).exclude(state=State.STOPPED)
    return {row.criterion: row for row in rows.only("id", "criterion", "state", "organisation_id")}


def origin_of(measure: Measure, *, is_whole: bool) -> Basis | None:
    """What the measure follows from; None for one that follows from no picture. At most four queries.

    Unless it is shown whole, passages that stay out of the public version stay out here too.
    """
    picture = measure.picture
    found = _criterion(picture, measure.criterion) if picture else None
    if picture is None or found is None:
        return None
    marked = Passage.objects.filter(picture=picture, criterion=measure.criterion)
    secret = set() if is_whole else set(marked.values_list("part", flat=True))
    finding = Finding.objects.filter(picture=picture, criterion=measure.criterion).values_list("text", flat=True).first()
    advice = advised(picture, norm_of(picture)).get(measure.criterion)
    return Basis(
        found,
        "" if Part.FINDING in secret else finding or found.vulnerability or "",
        advice.text if advice and Part.RECOMMENDATION not in secret else "",
    )


def _criterion(picture: Picture, code: str) -> Criterion | None:
    return next((one for one in norm_of(picture).criteria if one.id == code), None)
