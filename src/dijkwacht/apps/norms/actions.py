"""Publishing norm sets."""

import hashlib
import json

from django.db import transaction

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.kit.errors import Refused


@transaction.atomic
def publish(*, norm: NormSet, by: Actor) -> NormVersion:
    """Keep this version for good; publishing the same text again changes nothing.

    Raises:
        Refused: another text already stands under this version.
    """
    content = norm.model_dump(mode="json")
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    if there := NormVersion.objects.filter(code=norm.id, version=norm.version).first():
        if there.digest != digest:
            raise Refused(
                f"Versie {norm.version} van ‘{norm.title}’ is al gepubliceerd met een andere tekst: geef een nieuw nummer."
            )
        return there
    published = NormVersion.objects.create(code=norm.id, version=norm.version, title=norm.title, content=content, digest=digest)
    audit.record(by=by, verb="norms.published", on=published)
    return published
