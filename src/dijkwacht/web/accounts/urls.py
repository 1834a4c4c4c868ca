"""Addresses of signing in: those of allauth, but for the page on which people would change the address they are known by."""

from typing import NoReturn

from allauth.account.views import PasswordResetView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path


def closed(request: HttpRequest) -> NoReturn:
    """A work address comes from whoever opened the account, and a link to a new password goes there and nowhere else."""
    raise Http404


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


urlpatterns = [
    path("email/", closed),
    path("password/reset/", ForgottenView.as_view(), name="account_reset_password"),
    path("", include("allauth.urls")),
]
