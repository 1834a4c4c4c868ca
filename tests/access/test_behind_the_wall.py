"""Pages without their own filters: where each of those lets everything through, the wall still shows nothing of others."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import Q
from django.test import Client

from dijkwacht.apps.accounts import queries as accounts
from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.cases.models import CaseQuerySet
from dijkwacht.apps.desk.models import QuestionQuerySet
from dijkwacht.apps.measures.models import MeasureQuerySet
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import PictureQuerySet
from dijkwacht.apps.policies.models import PolicyQuerySet
from dijkwacht.apps.wall.rules.declarations import Level, Own
from dijkwacht.apps.wall.rules.policies import walled
from dijkwacht.apps.wall.rules.table import WALL
from tests import factories as make
from tests.access.subject import OUTSIDE, Filled, Subject
from tests.access.test_access import ASKED, OF_NOBODY, SUBJECTS, _path, _signed_in, bare_404
from tests.wall import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

__all__ = ["bare_404"]  # a fixture of the table of access
EVERYTHING = Q(pk__isnull=False)
# Each filter by which pages keep to organisations, and one that keeps nothing back.
FILTERS: dict[str, tuple[object, str, Callable[..., Any]]] = {
    "rights in organisations": (accounts, "organisations_where", lambda *_, **__: EVERYTHING),
    "programme": (accounts, "programme_where", lambda *_, **__: EVERYTHING),
    "seats": (accounts, "seats_with", lambda *_, **__: Membership.objects.all()),
    "own organisations": (accounts, "own_organisations", lambda *_, **__: Organisation.objects.prefetch_related("names")),
    "advised organisations": (accounts, "advised_organisations", lambda *_, **__: Organisation.objects.prefetch_related("names")),
    "pictures": (PictureQuerySet, "visible_to", lambda self, *_, **__: self),
    "measures": (MeasureQuerySet, "visible_to", lambda self, *_, **__: self),
    "policies": (PolicyQuerySet, "visible_to", lambda self, *_, **__: self),
    "questions": (QuestionQuerySet, "visible_to", lambda self, *_, **__: self),
    "cases": (CaseQuerySet, "visible_to", lambda self, *_, **__: self),
}
MARK, ROUGH = "alleen voor Duinrade", "voor de provincie ook"


def _lift(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let one filter keep nothing back, wherever it was imported."""
    home, called, everything = FILTERS[name]
    kept = getattr(home, called)
    monkeypatch.setattr(home, called, everything)
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("dijkwacht.") and vars(module).get(called) is kept:
            monkeypatch.setattr(module, called, everything)


def _mark() -> None:
    """Let every free text that stands behind the wall say the same words, where the table takes them.

    Other words in a row that the programme may reach: the wall shows rows, and what of a row is for whom is for pages.
    """
    for label in walled(WALL):
        model, declared = apps.get_model(label), WALL[label]
        is_rough = isinstance(declared, Own) and {declared.level, *declared.read} & {Level.STATE, Level.PEOPLE}
        for field in model._meta.concrete_fields:
            if isinstance(field, models.TextField | models.CharField) and not field.choices and not field.unique:
                with suppress(DatabaseError), transaction.atomic():
                    model._default_manager.update(**{field.name: ROUGH if is_rough else MARK})


def _shown(client: Client, subject: Subject, filled: Filled, words: Sequence[str]) -> list[str]:
    """Which pages of a subject show these words, to somebody who is not from here."""
    found = []
    for address in subject.table:
        if ASKED[address] - OF_NOBODY:
            answer = client.get(_path(address, filled))
            said = b"".join(answer)
            if any(one.encode() in said for one in words):
                found.append(f"{address} ({answer.status_code})")
    return found


WITH_ROWS = [name for name, subject in SUBJECTS.items() if any(ASKED[address] - OF_NOBODY for address in subject.table)]


@pytest.mark.usefixtures("bare_404")
@pytest.mark.parametrize("name", WITH_ROWS)
def test_pages_that_keep_nothing_back_still_show_nothing_of_others(name: str) -> None:
    """Whoever holds every role elsewhere tries each page with each filter lifted in turn; who holds them at home, with all."""
    subject = SUBJECTS[name]
    here = make.organisation(name="Duinrade")
    filled, found = subject.lay_out(here), {}
    _mark()
    for where, everything in OUTSIDE.items():
        with transaction.atomic():
            client = _signed_in(everything(here))
            for lifted in [*([one] for one in FILTERS), list(FILTERS)] if where == " elsewhere" else [list(FILTERS)]:
                if shown := _without(lifted, client, subject, filled, [MARK, ROUGH] if where == " elsewhere" else [MARK]):
                    found[where, *lifted] = shown
            transaction.set_rollback(True)
    assert found == {}


def _without(lifted: list[str], client: Client, subject: Subject, filled: Filled, words: Sequence[str]) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        for one in lifted:
            _lift(patch, one)
        return _shown(client, subject, filled, words)


def test_without_the_wall_the_same_pages_show_what_is_not_theirs() -> None:
    """The test above would see it: as a role that the wall does not hold for, pages without filters show everything."""
    subject, here = SUBJECTS["pictures"], make.organisation(name="Duinrade")
    filled = subject.lay_out(here)
    _mark()
    client = _signed_in(OUTSIDE[" elsewhere"](here))
    with as_owner():
        assert _without(list(FILTERS), client, subject, filled, [MARK]) != []
    assert _without(list(FILTERS), client, subject, filled, [MARK]) == []
