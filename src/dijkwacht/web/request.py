"""A request of somebody who is signed in, or who came by an invitation."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from dijkwacht.apps.accounts.models import User


class SignedIn(HttpRequest):
    """For type hints: the middleware lets nobody else through."""

    user: User
    htmx: HtmxDetails


class Answering(HttpRequest):
    """For type hints, on pages that open by invitation too."""

    user: User | AnonymousUser
    htmx: HtmxDetails
