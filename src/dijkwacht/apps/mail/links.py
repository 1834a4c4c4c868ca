"""Addresses as a mail needs them: whole."""

from django.conf import settings


def site_url(path: str) -> str:
    """The whole address of a path of this site, such as ``reverse`` gives it."""
    return f"{settings.SITE_URL}{path}"
