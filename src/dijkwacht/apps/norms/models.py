"""A norm set is kept whole, as it was published: a picture always finds the very text it was made with."""

from functools import lru_cache

from django.db import models

from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.norms.rules import State
from dijkwacht.documents.norms.model import NormSet


class PublishedVersion(models.Model):
    """One version of a text of the product, kept whole; once published it never changes, and retired nobody begins with it."""

    state = Choice(State, max_length=10, default=State.PUBLISHED)
    code = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class NormVersion(PublishedVersion):
    """One version of a norm set."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="norm_version_once"),
            known("state", State, name="norm_version_state_known"),
        ]


@lru_cache(maxsize=32)
def _parsed(pk: int, digest: str) -> NormSet:
    # The digest stands in the key so that no process ever serves another text under the same number.
    content = NormVersion.objects.values_list("content", flat=True).get(pk=pk, digest=digest)
    return NormSet.model_validate(content, strict=False)


@lru_cache(maxsize=64)
def _for_size(pk: int, digest: str, *, is_basic: bool) -> NormSet:
    norm = _parsed(pk, digest)
    return norm.basic_only() if is_basic else norm


def norm_set(norm: NormVersion, *, is_basic: bool = False) -> NormSet:
    """The questions of a version, whole or only the basic ones; parsed once per process."""
    return _for_size(norm.pk, norm.digest, is_basic=is_basic)
