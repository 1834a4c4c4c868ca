"""Columns that hold one of a few known values; a migration writes down the values, and no class or word of ours."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from dijkwacht.apps import clock
from dijkwacht.kit.words import Worded

if TYPE_CHECKING:
    from datetime import date

    Text = models.CharField[str, str]
    Day = models.DateField[date | str, date]
else:
    Text, Day = models.CharField, models.DateField


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


def known(field: str, values: Iterable[str], *, name: str, may_be_empty: bool = False) -> models.CheckConstraint:
    """Hold a column to the values that are known, and nothing where it may be empty."""
    wanted = [*([""] if may_be_empty else []), *(str(value) for value in values)]
    return models.CheckConstraint(condition=Q((f"{field}__in", wanted)), name=name)
