"""Whether an organisation consented to something, and who consented likewise."""

from datetime import date

from django.db.models import Exists, OuterRef

from dijkwacht.apps.consents.models import Consent
from dijkwacht.apps.consents.rules import Subject
from dijkwacht.apps.organisations.models import Organisation


def has_consented(organisation: Organisation, what: Subject, *, on: date, theme: str = "") -> bool:
    """Whether an organisation lets everybody who does the same read this of it."""
    return Consent.objects.holding_on(on).filter(organisation=organisation, to=None, what=what, theme=theme).exists()


def consented(what: Subject, *, on: date, of: str = "pk", theme: str = "") -> Exists:
    """That the organisation in column ``of`` lets everybody who does the same read this of it."""
    return Exists(Consent.objects.holding_on(on).filter(organisation=OuterRef(of), to=None, what=what, theme=theme))
