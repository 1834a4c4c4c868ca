"""What another site sends does not stand on a page of ours; what somebody typed here is given back."""

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db
SAID = "Bel de helpdesk op dit nummer."


@pytest.mark.parametrize(
    ("headers", "is_shown"),
    [
        ({"HTTP_ORIGIN": "https://evil.example"}, False),
        ({"HTTP_ORIGIN": "null"}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, False),
        ({"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({}, True),
    ],
)
def test_a_form_without_our_mark_shows_only_what_was_typed_here(headers: dict[str, str], *, is_shown: bool) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.user("oda@example.org"))
    answer = client.post("/maatregelen/nieuw/", {"title": SAID}, **headers)
    assert answer.status_code == 403
    assert (SAID in answer.content.decode()) is is_shown
