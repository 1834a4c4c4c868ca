"""Columns that hold one of a few known values, or what nobody reads in the database; a migration knows plain columns only."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models import Q
from django.db.models.lookups import Exact

from dijkwacht.apps import clock
from dijkwacht.kit.locks import lock, lock_bytes, unlock, unlock_bytes
from dijkwacht.kit.words import Worded

if TYPE_CHECKING:
    from datetime import date

    Text = models.CharField[str, str]
    Day = models.DateField[date | str, date]
    Prose = models.TextField[str, str]
    Bytes = models.BinaryField[bytes, bytes]
else:
    Text, Day, Prose, Bytes = models.CharField, models.DateField, models.TextField, models.BinaryField


class Choice(Text):
    """A column with one of the members of an enum, with their words on a form."""

    def __init__(self, of: Iterable[StrEnum] = (), **options: Any) -> None:
        """With a ``default`` that is a member, its plain value is kept."""
        if of:
            options["choices"] = [(one.value, one.word if isinstance(one, Worded) else one.value) for one in of]
        if "default" in options:
            options["default"] = str(options["default"])
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Be a plain column in migrations: another word there is no change of table."""
        name, _, args, options = super().deconstruct()
        options.pop("choices", None)
        return name, "django.db.models.CharField", args, options


class Today(Day):
    """A day that is today unless another is given; a plain day in migrations."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"default": clock.today, **options})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave our clock out of the migration: the default is never in the table."""
        name, _, args, options = super().deconstruct()
        options.pop("default")
        return name, "django.db.models.DateField", args, options


class _Empty(Exact):
    """The one question that the database can answer of what is locked."""

    def get_prep_lookup(self) -> Any:
        """Only nothing is kept as it is."""
        if self.rhs:
            raise FieldError("what is locked is compared in Python, after the right and what may be seen")
        return self.rhs


def _lookup(name: str, found: Any) -> Any:
    if name not in {"exact", "isnull"}:
        raise FieldError(f"what is locked has no lookup {name}: compare in Python, after the right and what may be seen")
    return _Empty if name == "exact" else found


class ClosedText(Prose):
    """A text that the database holds locked, with the newest of ``KEYS``; an empty one stays empty.

    The same text is locked otherwise each time: no index, order or search in the database means anything.
    """

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        """Open it.

        Raises:
            Locked: its key is not among ours, or it was changed; nothing that was read can then be saved over it.
        """
        return unlock(value, keys=settings.KEYS) if value else value

    def get_prep_value(self, value: Any) -> Any:
        """Lock it."""
        plain = super().get_prep_value(value)
        return lock(plain, keys=settings.KEYS) if plain else plain

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse what would find nothing without a word."""
        return _lookup(lookup_name, super().get_lookup(lookup_name))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Be a plain column in migrations, which then read what is there."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.TextField", args, options


class ClosedBytes(Bytes):
    """Bytes that the database holds locked, as ``ClosedText`` does a text."""

    def from_db_value(self, value: Any, *_: object) -> bytes | None:
        """Open them.

        Raises:
            Locked: their key is not among ours, or they were changed.
        """
        return unlock_bytes(bytes(value), keys=settings.KEYS) if value else value

    def get_prep_value(self, value: Any) -> Any:
        """Lock them."""
        plain = super().get_prep_value(value)
        return lock_bytes(bytes(plain), keys=settings.KEYS) if plain else plain

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse what would find nothing without a word."""
        return _lookup(lookup_name, super().get_lookup(lookup_name))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Be a plain column in migrations, which then read what is there."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.BinaryField", args, options


CLOSED = (ClosedText, ClosedBytes)


def closed_columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns of a table that are locked, without those of a table above it."""
    return [field for field in model._meta.local_concrete_fields if isinstance(field, CLOSED)]


def known(field: str, values: Iterable[str], *, name: str, may_be_empty: bool = False) -> models.CheckConstraint:
    """Hold a column to the values that are known, and nothing where it may be empty."""
    wanted = [*([""] if may_be_empty else []), *(str(value) for value in values)]
    return models.CheckConstraint(condition=Q((f"{field}__in", wanted)), name=name)
