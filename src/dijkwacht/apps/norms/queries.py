"""Which versions there are, and which of them a new picture can be made on."""

from django.db.models import QuerySet

from dijkwacht.apps.norms.models import NormVersion, norm_set
from dijkwacht.apps.norms.rules import State


def usable(kind: str) -> QuerySet[NormVersion]:
    """The published versions for an organisation of this kind, by title, the newest of a norm first; without their text."""
    # As text: SQLite cannot look into a list, and no kind is part of another between its quotation marks.
    fits = NormVersion.objects.filter(state=State.PUBLISHED, content__applies_to__icontains=f'"{kind}"')
    return fits.defer("content").order_by("title", "-pk")


def versions() -> QuerySet[NormVersion]:
    """Every version, by title, the newest of a norm first; without their text."""
    return NormVersion.objects.defer("content").order_by("title", "-pk")


def former(version: NormVersion) -> NormVersion | None:
    """The version of the same norm that came before this one and was published."""
    earlier = NormVersion.objects.filter(code=version.code, pk__lt=version.pk).exclude(state=State.DRAFT)
    return earlier.order_by("-pk").first()


def basic_criteria(version: NormVersion) -> int:
    """How many criteria the short set holds."""
    return len(norm_set(version, is_basic=True).criteria)
