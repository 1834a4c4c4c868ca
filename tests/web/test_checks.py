"""What ``dijkwacht check`` looks at of our own."""

import pytest
from django.core.checks import run_checks
from pytest_django import Settings


@pytest.mark.parametrize("goes", [True, False])
def test_an_installation_that_sends_no_mail_is_told(goes: bool, settings: Settings) -> None:
    settings.MAIL_GOES = goes
    found = {message.id for message in run_checks(include_deployment_checks=True)}
    assert ("dijkwacht.W001" in found) is not goes
