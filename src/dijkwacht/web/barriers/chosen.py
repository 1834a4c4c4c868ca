"""Which version of a model somebody asks for, and the addresses that lead on from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify

from dijkwacht.apps.barriers.models import BarrierVersion, barrier_model
from dijkwacht.apps.barriers.queries import versions_of
from dijkwacht.apps.norms.rules import State
from dijkwacht.documents.barriers.model import BarrierModel


@dataclass(frozen=True, slots=True)
class Chosen:
    """A model in the version that was asked for, and all its versions, the newest first."""

    model: BarrierModel
    newest: BarrierVersion
    versions: Sequence[BarrierVersion]

    @property
    def is_newest(self) -> bool:
        """Whether it is what stands in the catalogue."""
        return self.model.version == self.newest.version

    @property
    def query(self) -> str:
        """What an address asks for to stay with this version."""
        return "" if self.is_newest else f"?{urlencode({'versie': self.model.version})}"

    def url(self, name: str, *args: str) -> str:
        """An address about this version."""
        return reverse(f"barriers:{name}", args=[self.model.id, *args]) + self.query


@dataclass(frozen=True, slots=True)
class Outside:
    """A model as somebody reads it who has no account: nothing in it leads to another page."""

    model: BarrierModel

    def url(self, _name: str, *_args: str) -> str:
        """Nowhere."""
        return ""


def chosen(request: HttpRequest, code: str) -> Chosen:
    """The version that ``?versie=`` names, or the newest; 404 where there is none."""
    versions = versions_of(code)
    newest = next((one for one in versions if one.state == State.PUBLISHED), None) or next(iter(versions), None)
    wanted = request.GET.get("versie")
    asked = next((one for one in versions if one.version == wanted), None) if wanted else newest
    if asked is None or newest is None:
        raise Http404
    return Chosen(barrier_model(asked), newest, versions)


def slug_of(party: str) -> str:
    """How a party stands in an address."""
    return slugify(party) or "partner"


def party_url(model: BarrierModel, party: str) -> str:
    """Where the list of one party stands."""
    return reverse("barriers:partner", args=[model.id, slug_of(party)])
