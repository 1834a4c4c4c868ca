"""The life of a version of a norm set: kept as draft, published for good, taken out of use."""

from typing import Any

from django.db import transaction

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.rules import State, why_not, why_not_draft
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.records import digest_of
from dijkwacht.kit.errors import Refused


@transaction.atomic
def publish(*, norm: NormSet, by: Actor) -> NormVersion:
    """Keep this version for good; publishing the same text again changes nothing, and a draft under its number gives way.

    Raises:
        Refused: another text already stands under this version.
    """
    kept = _kept(norm)
    there = NormVersion.objects.select_for_update().filter(code=norm.id, version=norm.version).first()
    if there and there.state != State.DRAFT:
        if there.digest != kept["digest"]:
            raise Refused(
                f"Versie {norm.version} van ‘{norm.title}’ is al gepubliceerd met een andere tekst: geef een nieuw nummer."
            )
        return there
    published = _write(norm, state=State.PUBLISHED, **kept)
    audit.record(by=by, verb="norms.published", on=published)
    return published


@transaction.atomic
def draft(*, norm: NormSet, by: Actor) -> NormVersion:
    """Keep a set as draft, in place of the draft that stood under its version.

    Raises:
        Refused: the version is published or out of use.
    """
    there = NormVersion.objects.select_for_update().filter(code=norm.id, version=norm.version).first()
    if reason := why_not_draft(State(there.state) if there else None):
        raise Refused(reason)
    kept = _write(norm, state=State.DRAFT, **_kept(norm))
    audit.record(by=by, verb="norms.drafted", on=kept)
    return kept


@transaction.atomic
def step(*, version: NormVersion, to: State, seen: str, by: Actor) -> None:
    """Publish a draft, or take a published version out of use: the very text that was read.

    Raises:
        Refused: the step does not exist, or another text was put in its place meanwhile.
    """
    locked = _as_seen(version, seen)
    if reason := why_not(State(locked.state), to):
        raise Refused(reason)
    locked.state = to
    locked.save(update_fields=["state"])
    audit.record(by=by, verb=f"norms.{to}", on=locked)


@transaction.atomic
def discard(*, version: NormVersion, seen: str, by: Actor) -> None:
    """Throw a draft away.

    Raises:
        Refused: it is no draft, or another text was put in its place meanwhile.
    """
    locked = _as_seen(version, seen)
    if reason := why_not(State(locked.state), State.PUBLISHED):
        raise Refused(reason)
    audit.record(by=by, verb="norms.discarded", on=locked)
    locked.delete()


def _as_seen(version: NormVersion, seen: str) -> NormVersion:
    locked = NormVersion.objects.select_for_update().defer("content").filter(pk=version.pk).first()
    if locked is None or locked.digest != seen:
        raise Refused("De tekst van dit ontwerp is intussen vervangen of weggegooid: bekijk haar eerst opnieuw.")
    return locked


def _kept(norm: NormSet) -> dict[str, Any]:
    content = norm.model_dump(mode="json")
    digest = digest_of(content)
    return {"title": norm.title, "content": content, "digest": digest}


def _write(norm: NormSet, **fields: Any) -> NormVersion:
    return NormVersion.objects.update_or_create(code=norm.id, version=norm.version, defaults=fields)[0]
