"""Finding an errand for who asked it."""

from uuid import UUID

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.errands.models import Errand


def errand_of(user: User, pk: UUID) -> Errand | None:
    """The errand, for the one person who asked for it."""
    return Errand.objects.of(user).defer("given", "result").select_related("organisation").filter(pk=pk).first()


def result_of(errand: Errand) -> bytes:
    """What came of it."""
    kept = Errand.objects.values_list("result", flat=True).get(pk=errand.pk)
    return bytes(kept or b"")
