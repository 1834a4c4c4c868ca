"""What another site sends does not stand on a page of ours; what somebody typed here is given back."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.signing import TimestampSigner
from django.test import Client

from dijkwacht.web.typed.marks import FIELD, account
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
    user = make.user("oda@example.org")
    client.force_login(user)
    mark = TimestampSigner(salt="dijkwacht.typed").sign(account(user.pk))
    with patch("dijkwacht.web.typed.marks.PROVES", timedelta(seconds=-1)):
        answer = client.post("/maatregelen/nieuw/", {"title": SAID, FIELD: mark}, **headers)
    assert answer.status_code == 403
    assert (SAID in answer.content.decode()) is is_shown
