"""Which versions of a norm set there are to choose from."""

from dijkwacht.apps.norms.models import NormVersion, norm_set
from dijkwacht.apps.norms.rules import State


def usable(kind: str) -> list[NormVersion]:
    """The published versions that apply to this kind of organisation, by title, the newest first."""
    published = NormVersion.objects.filter(state=State.PUBLISHED).order_by("title", "-pk").defer("content")
    return [version for version in published if kind in norm_set(version).applies_to]
