"""Keeping a file."""

from django.db import models, transaction

from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.kept.models import KeptFile
from dijkwacht.apps.kept.queries import name_of
from dijkwacht.apps.kept.rules import sha256
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.files import Document


@transaction.atomic
def keep(*, document: Document, kind: str, about: models.Model, organisation: Organisation, by: Actor) -> KeptFile:
    """Keep a file as it is; the event holds its SHA-256, so that a file can be laid beside it."""
    digest = sha256(document.content)
    row = KeptFile.objects.create(
        organisation=organisation,
        about=name_of(about),
        kind=kind,
        form=document.form.value,
        title=document.title,
        media_type=document.form.media_type,
        sha256=digest,
        size=len(document.content),
        content=document.content,
        kept_at=clock.now(),
    )
    audit.record(by=by, verb="kept.kept", on=about, organisation=organisation.code, note=f"{kind} {document.form} {digest}")
    return row
