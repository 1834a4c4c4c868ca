"""Who was asked to read a draft, and which draft a link opens."""

from datetime import date

from dijkwacht.apps.barriers.models import Draft
from dijkwacht.apps.consultations.models import Consultation
from dijkwacht.apps.people.queries import token_hash


def consultation_by(token: str, *, on: date) -> Consultation | None:
    """The question with this link, as long as it can be answered."""
    return Consultation.objects.waiting(on).filter(token_hash=token_hash(token)).select_related("draft").first()


def consulted(draft: Draft) -> list[Consultation]:
    """Everybody who was asked, in the order of asking."""
    return list(Consultation.objects.filter(draft=draft).order_by("asked_at", "pk"))
