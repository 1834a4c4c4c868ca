"""Doing a deed on a page: faults come beside their fields, a refusal is kept, and nothing typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.forms import Form

from dijkwacht.kit.errors import InvalidInput, Refused

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of a deed; where it was not done, how the page is shown again."""

    results: tuple[T, ...] = ()
    refusal: Refused | None = None
    status: int = 200

    @property
    def is_done(self) -> bool:
        """Whether it was done."""
        return bool(self.results)

    @property
    def made(self) -> T:
        """What the deed gave; only where it was done."""
        return self.results[0]

    @property
    def refused(self) -> str:
        """Why it is not possible now, in words; empty where it was not refused."""
        return self.refusal.reason if self.refusal else ""


def done(form: Form | None, deed: Callable[[], T]) -> Outcome[T]:
    """Do it where the form is right, or where there is none: 200 before anything was sent, 422 at a fault, 409 when refused."""
    if form is not None and not form.is_valid():
        return Outcome(status=422 if form.is_bound else 200)
    try:
        return Outcome((deed(),))
    except InvalidInput as wrong:
        if form is None:
            raise
        put(form, wrong)
        return Outcome(status=422)
    except Refused as refusal:
        return Outcome(refusal=refusal, status=409)


def put(form: Form, wrong: InvalidInput) -> None:
    """Say what a deed found beside the field that it is about, or above the form."""
    for fault in wrong.faults:
        form.add_error(fault.place if fault.place in form.fields else None, fault.reason)
