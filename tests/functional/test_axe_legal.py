"""The page of acts, whole and narrowed, with axe, on two sizes, in the light and in the dark."""

import pytest

from .conftest import Visit
from .looking import to, visit_all
from .scene import ADVISER

pytestmark = pytest.mark.browser


def test_pages_of_the_acts(visit: Visit) -> None:
    stops = {
        "acts": to("legal:index"),
        "acts article": to("legal:index", query="?wet=Awb&artikel=4%3A17"),
        "acts unread": to("legal:index", query="?stand=to_verify"),
        "acts fault": to("legal:index", query="?artikel=iets", status=422),
        "acts nothing": to("legal:index", query="?wet=Awb&artikel=99%3A1"),
    }
    assert visit_all(visit(ADVISER), stops) == []
