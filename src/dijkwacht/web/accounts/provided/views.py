"""To the provider of an organisation and back: nobody is signed in before all that it says was looked at."""

import secrets
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.socialaccount.internal import statekit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps import clock
from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Means, Sign
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.invitations.actions import codes
from dijkwacht.apps.invitations.rules.codes import Limit, TooOften
from dijkwacht.apps.providers.actions import admit
from dijkwacht.apps.providers.queries import is_second_step
from dijkwacht.apps.providers.rules import NotIn, NotLetIn, Provider
from dijkwacht.web.accounts.gates import PASSED
from dijkwacht.web.accounts.provided import answers
from dijkwacht.web.accounts.provided.library import WRONG, Asking, because_of, provider_of
from dijkwacht.web.accounts.recent import PROVED
from dijkwacht.web.parts.door import peer_of

DOOR: Final = System("door")
TOLD: Final = (Limit(20, timedelta(hours=1)),)
"""So many failures from one place are put on record; who goes on fills no log."""
OF_THE_PROVIDER: Final = frozenset({NotIn.AWAY, NotIn.NONSENSE, NotIn.ISSUER, NotIn.SIGNATURE})
OF_THE_ACCOUNT: Final = frozenset({NotIn.NO_ACCOUNT, NotIn.ENDED, NotIn.ELSEWHERE, NotIn.OTHER_SUBJECT, NotIn.OTHER_ADDRESS})
"""Of these the page says one and the same: whoever stands there learns nothing of the account of another."""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider of your organisation; who is signed in already goes to show again who they are."""
    provider = _provider(provider_id)
    next_url = get_next_redirect_url(request)
    if request.method != "POST":
        return render(request, "account/provider.html", {"provider": provider, "next": next_url})
    again = request.user.pk if isinstance(request.user, User) else None
    state: dict[str, Any] = {"nonce": secrets.token_urlsafe(24), "again": again, "began": clock.now().timestamp()}
    asked = {"nonce": state["nonce"], **({"prompt": "login", "max_age": "0"} if again else {})}
    try:
        way = Asking(request, provider).get_provider()
        there = way.redirect(request, process="login", next_url=next_url, auth_params=asked, **state)
    except WRONG as error:
        return _refused(request, provider, because_of(error))
    return render(request, "account/provider_leaving.html", {"provider": provider, "there": there["Location"]})


@login_not_required
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider: in, or a page that says why not."""
    provider = _provider(provider_id)
    if request.method != "GET":
        raise Http404
    state = statekit.unstash_state(request, provider_id=provider.id, state_id=request.GET.get("state", ""))
    if state is None:
        return _refused(request, provider, NotLetIn(NotIn.NOT_ASKED), is_told=False)
    try:
        _must_bring_something(request)
        said = Asking(request, provider).said(state)
        user = admit(provider=provider, claim=answers.claim(said))
        return _shown_again(request, user, said, state) if state.get("again") else _in(request, provider, user, said, state)
    except WRONG as error:
        return _refused(request, provider, because_of(error))


def _must_bring_something(request: HttpRequest) -> None:
    if "code" not in request.GET or "error" in request.GET:
        raise NotLetIn(NotIn.CANCELLED if request.GET.get("error") == "access_denied" else NotIn.NONSENSE)


def _in(request: HttpRequest, provider: Provider, user: User, said: dict[str, Any], state: dict[str, Any]) -> HttpResponse:
    """Sign in; past a second step of ours only where that of the provider is enough."""
    request.is_vouched_for = is_second_step(provider, user, answers.how(said), on=clock.today())  # type: ignore[attr-defined]
    record_authentication(request, user, Means.PROVIDER, provider=provider.id)
    answer: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=state.get("next"))
    if request.user == user:
        request.session.set_expiry(0)
        # Who was signed in there for long showed nothing just now.
        request.session[PROVED] = answers.shown_at(said)
        if request.is_vouched_for:  # type: ignore[attr-defined]
            request.session[PASSED] = True
    return answer


def _shown_again(request: HttpRequest, user: User, said: dict[str, Any], state: dict[str, Any]) -> HttpResponse:
    """Who sits here is who sat here, and showed it after being asked."""
    if request.user != user or state["again"] != user.pk:
        raise NotLetIn(NotIn.NOT_SAME, whose=user)
    if answers.shown_at(said) < float(state["began"]) - answers.LEEWAY.total_seconds():
        raise NotLetIn(NotIn.STALE, whose=user)
    record_authentication(request, user, Means.PROVIDER, reauthenticated=True)
    return redirect(state.get("next") or settings.LOGIN_REDIRECT_URL)


def _provider(provider_id: str) -> Provider:
    try:
        return provider_of(provider_id)
    except LookupError:
        raise Http404 from None


def _refused(request: HttpRequest, provider: Provider, error: NotLetIn, *, is_told: bool = True) -> HttpResponse:
    if is_told:
        _tell(request, error)
    context = {
        "provider": provider,
        "why": "account" if error.why in OF_THE_ACCOUNT else error.why.value,
        "minutes": error.minutes,
        "is_again": request.user.is_authenticated,
    }
    status = HTTPStatus.BAD_GATEWAY if error.why in OF_THE_PROVIDER else HTTPStatus.FORBIDDEN
    return render(request, "account/provider_refused.html", context, status=status)


def _tell(request: HttpRequest, error: NotLetIn) -> None:
    """Put it on record, unless this place fills the log with it."""
    try:
        codes.count(f"provider:{peer_of(request)}", TOLD)
    except TooOften:
        return
    accounts.note(Sign.FAILED, user=error.whose, by=DOOR, how=error.why)
