"""What a marked test stands on: it runs where its browser or server is, and says so where it is not."""

import os

import pytest
from django.conf import settings

from tools.check import chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, in words, what this machine cannot run; in CI a missing browser is a fault."""
    missing = {}
    if chromium() is None:
        missing["browser"] = "er is geen chromium op deze machine"
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        missing["postgres"] = "deze tests draaien nu op SQLite"
    for item in items:
        for marker in missing.keys() & item.keywords.keys():
            if marker == "browser" and os.environ.get("REQUIRE_BROWSER") == "1":
                raise pytest.UsageError(missing[marker])
            item.add_marker(pytest.mark.skip(reason=missing[marker]))
