"""What an organisation chooses for an instrument, the same for Bibob and Damocles; each page then shows how it stands."""

from django.contrib import messages

from dijkwacht.apps.instruments.actions import cases, policies
from dijkwacht.apps.instruments.rules.cases import Instrument
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.web.request import SignedIn


def share(request: SignedIn, here: Organisation, instrument: Instrument, *, is_on: bool) -> None:
    """Agree to compare the policy with that of others who agreed, or no longer."""
    if is_on:
        policies.share(organisation=here, instrument=instrument, by=request.user)
        messages.success(request, "Uw beleid kan nu naast dat van anderen worden gelegd.")
    else:
        policies.unshare(organisation=here, instrument=instrument, by=request.user)
        messages.success(request, "Uw beleid staat niet meer naast dat van anderen.")


def keep_cases(request: SignedIn, here: Organisation, instrument: Instrument, *, is_on: bool) -> None:
    """Keep cases here, or open no new ones."""
    if is_on:
        cases.turn_on(organisation=here, instrument=instrument, by=request.user)
        messages.success(request, "Uw organisatie kan hier nu zaken bijhouden.")
    else:
        cases.turn_off(organisation=here, instrument=instrument, by=request.user)
        messages.success(request, "Er komen hier geen nieuwe zaken bij. Lopende zaken gaan door.")
