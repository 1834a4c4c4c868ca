"""Kept files, as they were."""

from django.db import models

from dijkwacht.apps.kept.models import KeptFile
from dijkwacht.apps.kept.rules import sha256
from dijkwacht.documents.files import Document, Form
from dijkwacht.kit.errors import Refused

DAMAGED = "Het bewaarde bestand is niet meer zoals het werd bewaard. Meld dit aan de beheerder."


def name_of(thing: models.Model) -> str:
    """The name of a thing, as the audit writes it."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def kept_of(thing: models.Model, kind: str, form: Form) -> Document | None:
    """The file of this kind and form that was kept last about a thing, byte for byte; None where none was.

    Raises:
        Refused: the bytes are no longer those that were kept.
    """
    row = KeptFile.objects.filter(about=name_of(thing), kind=kind, form=form.value).last()
    if row is None:
        return None
    if sha256(row.content) != row.sha256:
        raise Refused(DAMAGED)
    return Document(row.title, form, row.content)
