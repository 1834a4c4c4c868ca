"""Addresses of signing in: those of allauth, but for the page on which people would change the address they are known by."""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import include, path


def closed(request: HttpRequest) -> NoReturn:
    """A work address comes from whoever opened the account, and a link to a new password goes there and nowhere else."""
    raise Http404


urlpatterns = [path("email/", closed), path("", include("allauth.urls"))]
