"""Signing in by the provider of an organisation, in a browser: there, back, and again before what is most worth taking."""

import re
from collections.abc import Iterator

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit.models import Event
from tests.web.accounts import provider as it

from .conftest import Visit, picture_of
from .looking import look

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings(it.QUIET)]
KEEPER = "beheerder-duinrade@duinmark.example"


@pytest.fixture
def server(site: str) -> Iterator[str]:
    with it.running() as address:
        connected = it.provider(address, domains=("duinmark.example",), second_step=("mfa",))
        with override_settings(OIDC=[connected], SITE_URL=site):
            it.says(address, email=KEEPER, email_verified=True, amr=["mfa"])
            yield address


def browser(visit: Visit, **how: object) -> Page:
    """A browser for which the style sheet of the provider's own page, which lies elsewhere, is empty."""
    page = visit(**how)
    page.context.route(re.compile("^https://"), lambda route: route.fulfill(body="", content_type="text/css"))
    return page


def there(page: Page, server: str) -> None:
    """Sign in at the provider."""
    page.wait_for_url(re.compile(rf"^{re.escape(server)}/"))
    page.get_by_placeholder("sub").fill(it.SUBJECT)
    page.get_by_role("button", name="Authorize").click()


def test_an_administrator_comes_in_by_the_provider_and_shows_again_who_they_are(visit: Visit, server: str) -> None:
    page = browser(visit)
    page.goto("/account/login/?next=/mensen/")
    assert look(page, "sign in with a provider") == []
    picture_of(page, "provider-login")
    page.get_by_role("button", name="Inloggen via Gemeente Duinrade").click()
    there(page, server)
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie werkt hier met welke rol?")
    door = it.DOOR.removeprefix("/")
    with override_settings(SECOND_STEP=True):
        page.goto(f"/{door}?next=/mensen/")
        assert look(page, "again by a provider") == []
        page.get_by_role("button", name="Verder naar Gemeente Duinrade").click()
        there(page, server)
        page.get_by_role("heading", name="Wie werkt hier met welke rol?").wait_for()
    user = User.objects.get(email=KEEPER)
    verbs = Event.objects.filter(on=f"accounts.user:{user.pk}").order_by("-pk").values_list("verb", flat=True)
    assert verbs[0] == "accounts.signed_in_again"


def test_who_is_refused_reads_why_on_a_page_that_is_whole(visit: Visit, server: str) -> None:
    it.says(server, email="niemand@duinmark.example", email_verified=True)
    for width in (1280, 360):
        page = browser(visit, viewport={"width": width, "height": 800})
        page.goto("/account/login/")
        page.get_by_role("button", name="Inloggen via Gemeente Duinrade").click()
        there(page, server)
        expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen lukte niet")
        assert look(page, f"refused at {width}") == []
        picture_of(page, f"provider-refused-{width}")
