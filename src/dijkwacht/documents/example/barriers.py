"""Barriers in the running example: which organisation works with which model, and what it says of its barriers."""

from functools import lru_cache
from typing import Literal

from dijkwacht.documents.barriers.model import Id
from dijkwacht.documents.example.bibob import Code, Days
from dijkwacht.documents.example.plans import read_example
from dijkwacht.documents.records import KebabId, Record


class ExampleSaid(Record):
    """How it is with one barrier, since so many days."""

    standing: Literal["none", "planned", "standing", "proven", "arranged", "not_applicable"]
    since: Days | None = None
    by: str = ""


class ExampleInUse(Record):
    """A model that an organisation took up so many days ago."""

    organisation: Code
    model: KebabId
    days_ago: Days
    said: dict[Id, ExampleSaid]
    shared: Days | None = None
    """Since so many days laid beside that of others."""


class ExampleBarriers(Record):
    """The whole file."""

    in_use: tuple[ExampleInUse, ...]


@lru_cache
def example_barriers() -> ExampleBarriers:
    """The models in use, in the order of the file."""
    return read_example("barriers.yaml", ExampleBarriers)
