"""A row says in a log or a shell which one it is, and nothing of what it holds."""

import uuid

import pytest
from django.apps import apps
from django.db import models

OURS = [model for model in apps.get_models() if model.__module__.startswith("dijkwacht.")]
SECRET = "Dorpsstraat 12"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_row_is_never_called_by_what_somebody_typed(model: type[models.Model]) -> None:
    key = model._meta.pk
    assert key is not None
    number: object = uuid.UUID(int=4711) if isinstance(key, models.UUIDField) else 4711
    row = model(pk=number if not isinstance(key, models.CharField) else "4711")
    for field in model._meta.concrete_fields:
        if isinstance(field, models.TextField):
            setattr(row, field.attname, SECRET)
    assert SECRET not in str(row)
