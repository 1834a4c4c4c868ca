"""Addresses of signing in: those of allauth, but for the page on which people would change the address they are known by."""

from typing import NoReturn

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView, PasswordResetView
from allauth.mfa.base.views import IndexView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from dijkwacht.web.accounts.sittings_page import sittings


@login_not_required
def closed(request: HttpRequest, key: str = "") -> NoReturn:
    """A work address comes from whoever opened the account, and a link to a new password goes there and nowhere else."""
    raise Http404


class SignInView(LoginView):
    """Who are you? By password, passkey, or the provider of your organisation."""

    def get_context_data(self, **more: object) -> dict[str, object]:
        """What the page shows."""
        return {**super().get_context_data(**more), "providers": settings.OIDC, "next": get_next_redirect_url(self.request)}


class ForgottenView(PasswordResetView):
    """May I have a new password? By mail, where the site sends mail."""

    def get_context_data(self, **more: object) -> dict[str, object]:
        """What the page shows."""
        return {**super().get_context_data(**more), "mail_goes": settings.MAIL_GOES}

    def form_valid(self, form: object) -> HttpResponse:
        """Send the link."""
        if not settings.MAIL_GOES:
            raise Http404
        return super().form_valid(form)


class SecondStepView(IndexView):
    """By which second step do you sign in? Outside the demo everybody has one."""

    def get_context_data(self, **more: object) -> dict[str, object]:
        """What the page shows."""
        return {**super().get_context_data(**more), "must_choose": settings.SECOND_STEP}


# Doors of the library that lead nowhere here: nobody signs up, or proves an address, or signs in by a code in a mail.
CLOSED = (
    *("email/", "signup/", "confirm-email/", "confirm-email/<str:key>/", "inactive/", "login/code/confirm/"),
    # Nobody signs up by a provider, or ties one to an account by hand; what it refuses has a page of ours.
    *(f"3rdparty/{address}" for address in ("", "signup/", "login/cancelled/", "login/error/")),
    *(f"social/{address}" for address in ("signup/", "connections/", "login/cancelled/", "login/error/")),
)

urlpatterns = [
    *(path(address, closed) for address in CLOSED),
    path("login/", SignInView.as_view(), name="account_login"),
    path("ingelogd/", sittings, name="account_sittings"),
    path("2fa/", SecondStepView.as_view(), name="mfa_index"),
    path("password/reset/", ForgottenView.as_view(), name="account_reset_password"),
    path("", include("allauth.urls")),
]
