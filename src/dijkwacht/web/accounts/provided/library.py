"""How the library of signing in asks a provider of an organisation, and what of it is ours: settings, bounds and looking."""

import time
from typing import Any, Final

import requests
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from dijkwacht.apps import clock
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.providers.rules import NotIn, NotLetIn, Provider
from dijkwacht.web.accounts.provided import answers

SECONDS: Final = 5
"""A provider that takes longer is away."""
MOST: Final = 500_000
"""Bytes of one answer."""


class Settings(DefaultSocialAccountAdapter):
    """Providers stand in the settings, never in the database."""

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[SocialApp]:
        """What the library calls an app, of one provider or all."""
        wanted = [one for one in settings.OIDC if provider in {None, one.id, OpenIDConnectProvider.id}]
        return [_app(one) for one in wanted if client_id in {None, one.client_id}]

    def get_requests_session(self) -> "Bounded":
        """How a provider is asked."""
        return Bounded()


class Bounded(requests.Session):
    """Asks with an end to time and size, and goes nowhere else than where it was sent."""

    def request(self, method: Any, url: Any, *args: Any, **options: Any) -> requests.Response:
        """Ask it.

        Raises:
            RequestException: it is away, or too slow.
            NotLetIn: the answer is larger than any of a provider.
        """
        until = time.monotonic() + SECONDS
        options |= {"timeout": SECONDS, "allow_redirects": False, "stream": True}
        with super().request(method, url, *args, **options) as response:
            read = b""
            for part in response.iter_content(8192):
                read += part
                if len(read) > MOST:
                    raise NotLetIn(NotIn.NONSENSE)
                if time.monotonic() > until:
                    raise requests.Timeout
        response._content = read  # noqa: SLF001 - read already, with a bound
        return response


class Organisations(OpenIDConnectProvider):
    """A provider of which as little is asked as can be."""

    def get_default_scope(self) -> list[str]:
        """Who it is, and with which address; no name, for the name here is ours."""
        return ["openid", "email"]

    def get_oauth2_adapter(self, request: HttpRequest) -> "Asking":
        """How it is asked."""
        return Asking(request, provider_of(self.app.provider_id))


class Asking(OpenIDConnectOAuth2Adapter):
    """One provider, asked for one visitor."""

    def __init__(self, request: HttpRequest, provider: Provider) -> None:
        super().__init__(request, provider.id)
        self.provider = provider

    def get_provider(self) -> Organisations:
        """The provider as the library knows it."""
        return Organisations(self.request, app=_app(self.provider))

    @property
    def openid_config(self) -> dict[str, Any]:
        """Where its doors are, asked once and looked at."""
        if not hasattr(self, "_openid_config"):
            self._openid_config: dict[str, Any] = answers.doors(self._fetch(self.get_provider().server_url), self.provider)
        return self._openid_config

    @property
    def basic_auth(self) -> bool:  # type: ignore[override]
        """Whether we say who we are in the head of what we ask: usual, where the provider does not say otherwise."""
        return "client_secret_post" not in self.openid_config.get("token_endpoint_auth_methods_supported", [])

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where a visitor comes back: the address of the site is a setting, never what a request calls it."""
        return site_url(reverse("openid_connect_callback", args=[self.provider.id]))

    def said(self, state: dict[str, Any]) -> dict[str, Any]:
        """What the provider says of whoever came back, looked at from all sides.

        Raises:
            NotLetIn: something is wrong with it.
        """
        app = self.get_provider().app
        client = self.get_client(self.request, app)
        given = self.get_access_token_data(self.request, app, client, pkce_code_verifier=state.get("pkce_code_verifier"))
        issuer, keys = self.openid_config["issuer"], self._fetch(self.openid_config["jwks_uri"])
        nonce = str(state.get("nonce") or "")
        said = answers.opened(given.get("id_token"), keys, provider=self.provider, issuer=issuer, nonce=nonce)
        answers.in_time(said, now=clock.now())
        if "email" not in said and "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(given["access_token"])
            if isinstance(more, dict) and more.get("sub") == said["sub"]:
                said |= {name: more[name] for name in ("email", "email_verified") if name in more}
        return said

    def _fetch(self, url: str) -> object:
        with Bounded() as session:
            response = session.get(url)
            response.raise_for_status()
            return response.json()


def provider_of(name: str) -> Provider:
    """The provider with this id.

    Raises:
        LookupError: the settings name none.
    """
    if found := next((one for one in settings.OIDC if one.id == name), None):
        return found
    raise LookupError


def because_of(error: Exception) -> NotLetIn:
    """Why nobody comes in, where asking went wrong."""
    if isinstance(error, NotLetIn):
        return error
    is_silent = isinstance(error, requests.RequestException) and not isinstance(error, requests.exceptions.InvalidJSONError)
    return NotLetIn(NotIn.AWAY if is_silent else NotIn.NONSENSE)


WRONG: Final = (NotLetIn, OAuth2Error, requests.RequestException, KeyError, TypeError, ValueError)
"""All that a provider can do wrong."""


def _app(provider: Provider) -> SocialApp:
    return SocialApp(
        provider=OpenIDConnectProvider.id,
        provider_id=provider.id,
        name=provider.name,
        client_id=provider.client_id,
        secret=provider.secret,
        settings={"server_url": provider.server, "oauth_pkce_enabled": True},
    )
