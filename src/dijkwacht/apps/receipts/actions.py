"""Giving receipts, and letting go of them.

None of these is an event of its own: a receipt follows from a deed that is one already.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from dijkwacht.apps import clock
from dijkwacht.apps.receipts.models import Receipt
from dijkwacht.apps.receipts.rules import KEPT


class Twice(Exception):
    """This form was handled already, perhaps in this very moment: what the second did is to be undone."""


def find(mark: str) -> Receipt | None:
    """The receipt of this form, if it was handled."""
    return Receipt.objects.since(clock.now() - KEPT).filter(mark=mark).first()


def give(*, mark: str, url: str, said: Iterable[tuple[int, str]]) -> Receipt:
    """Put down what came of a form, within the transaction of what it did.

    Raises:
        Twice: there is a receipt already; of two at once the second waits here until the first is done.
    """
    Receipt.objects.filter(mark=mark, at__lt=clock.now() - KEPT).delete()
    try:
        with transaction.atomic():
            return Receipt.objects.create(mark=mark, url=url, said=list(said), at=clock.now())
    except IntegrityError:
        raise Twice from None


def forget(*, before: datetime) -> int:
    """Take away receipts from before a moment."""
    return Receipt.objects.filter(at__lt=before).delete()[0]
