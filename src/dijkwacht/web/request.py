"""A request of somebody who is signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from dijkwacht.apps.accounts.models import User


class SignedIn(HttpRequest):
    """For type hints: the middleware lets nobody else through."""

    user: User
    htmx: HtmxDetails
