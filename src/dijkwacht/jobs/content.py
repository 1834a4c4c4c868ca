"""Loads what the product ships: organisations and norm sets; a second time changes nothing."""

from django.conf import settings

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.norms import actions as norms
from dijkwacht.apps.organisations.actions import loading as organisations
from dijkwacht.documents.norms.library import norm, norm_ids


def load() -> None:
    """Load the organisations, the invented ones on the demo alone, and publish the norm sets."""
    by = System("content")
    organisations.load(by=by, folders=organisations.shipped(invented=settings.IS_DEMO))
    for code in norm_ids():
        norms.publish(norm=norm(code), by=by)
