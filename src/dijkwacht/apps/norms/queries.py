"""Which versions there are, and which of them a new picture can be made on."""

from django.db.models import QuerySet

from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.rules import State


def usable(kind: str) -> QuerySet[NormVersion]:
    """The published versions for an organisation of this kind, by title, the newest of a norm first; without their text."""
    # As text: SQLite cannot look into a list, and no kind is part of another between its quotation marks.
    fits = NormVersion.objects.filter(state=State.PUBLISHED, content__applies_to__icontains=f'"{kind}"')
    return fits.defer("content").order_by("title", "-pk")
