"""What a test reads from a page."""

import re
from html import unescape
from typing import Protocol


class Page(Protocol):
    """A response with a page in it."""

    @property
    def content(self) -> bytes: ...


def question(response: Page) -> str:
    """The one main heading of the page."""
    (found,) = re.findall(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.DOTALL)
    return unescape(found.strip())


def primary(response: Page) -> str:
    """The words of the one primary button."""
    (found,) = re.findall(r"<(?:a|button)[^>]*nl-button--primary[^>]*>(.*?)</", response.content.decode(), re.DOTALL)
    return unescape(found.strip())


def seen(response: Page) -> str:
    """The mark that the form carries of what was on the screen."""
    (found,) = re.findall(r'name="seen" value="(\w+)"', response.content.decode())
    return str(found)


def rows(response: Page) -> list[str]:
    """The criteria in the matrix."""
    return re.findall(r'<tr id="([^"]+)">', response.content.decode())
