"""What an organisation wrote in the public version of a picture."""

from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.reporting.models import PublicVersion
from dijkwacht.documents.report.given import PublicText
from dijkwacht.documents.report.parts.public import HEADINGS


def written_of(picture: Picture) -> PublicText | None:
    """The texts that somebody wrote; None where nobody did."""
    row = PublicVersion.objects.filter(picture=picture.pk).first()
    return PublicText(*(getattr(row, name) for name, _ in HEADINGS)) if row else None


def version_of(picture: Picture) -> int:
    """How often it was written: what was on the screen is known by it."""
    return PublicVersion.objects.filter(picture=picture.pk).values_list("version", flat=True).first() or 0
