"""Loads what the product ships: organisations and norm sets; a second time changes nothing."""

from django.conf import settings

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.barriers import actions as barriers
from dijkwacht.apps.norms import actions as norms
from dijkwacht.apps.organisations.actions import loading as organisations
from dijkwacht.documents.barriers.library import model, model_ids
from dijkwacht.documents.norms.library import norm, norm_ids


def load() -> None:
    """Load the organisations, the invented ones on the demo alone, and publish the norm sets and barrier models."""
    by = System("content")
    organisations.load(by=by, folders=organisations.shipped(invented=settings.IS_DEMO))
    for code in norm_ids():
        norms.publish(norm=norm(code), by=by)
    for code in model_ids():
        barriers.publish(model=model(code), by=by)
