"""The running example: what content/example says, and the answers that follow from it."""

from dijkwacht.documents.example.answers import example_answers
from dijkwacht.documents.example.plans import (
    ExampleCopy,
    ExamplePlan,
    Person,
    example_copies,
    example_people,
    example_plans,
    example_texts,
)

__all__ = [
    "ExampleCopy",
    "ExamplePlan",
    "Person",
    "example_answers",
    "example_copies",
    "example_people",
    "example_plans",
    "example_texts",
]
