"""What stands beside the things of a list, found by their key."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(found: Mapping[Any, Any] | str, key: object) -> object:
    """What stands beside the thing with this key; nothing where there is nothing."""
    # A name that the page does not have is an empty text in a template.
    return found.get(key) if isinstance(found, Mapping) else None
