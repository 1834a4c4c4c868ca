"""What stands beside a recommendation on other pages: the measure that it became, or that it can become one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import Advice, advised, became
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.apps.pictures.rules.states import READABLE
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.documents.norms.words import EFFORT_WORDS
from dijkwacht.web.parts.barriers.serving import Serves, served


@dataclass(frozen=True, slots=True)
class Beside:
    """The measures by criterion, and whether whoever looks may make one."""

    measures: Mapping[str, Measure]
    may_take: bool


@dataclass(frozen=True, slots=True)
class Advised:
    """A recommendation on the page, with the measure that it became."""

    criterion: Criterion
    advice: Advice
    measure: Measure | None
    served: Sequence[Serves] = ()

    @property
    def effort(self) -> str:
        """How much work, in words."""
        return EFFORT_WORDS[self.advice.effort]


def beside(user: User, picture: Picture) -> Beside:
    """What became of the recommendations of a picture, for this person; two queries."""
    if picture.state not in READABLE:
        return Beside({}, may_take=False)
    there = Organisation.objects.filter(pk=picture.organisation_id)
    may_take = there.filter(organisations_where(user, Right.RUN_MEASURES, on=timezone.localdate(), of="pk")).exists()
    return Beside(became(picture, for_=user), may_take)


def recommendations(reckoned: Reckoned, there: Beside, *, for_: User) -> Iterator[Advised]:
    """The recommendations in the order of the picture: minimumeisen first, then the heaviest; each with the barriers it has."""
    texts = advised(reckoned.picture, reckoned.norm)
    codes = [code for code in reckoned.score.findings if code in texts]
    helping = served(for_, reckoned.picture.organisation, reckoned.norm, codes)
    for code in codes:
        yield Advised(reckoned.criteria[code], texts[code], there.measures.get(code), helping.get(code, ()))
