"""One person: name, address, roles, and the end of the account."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.queries import HOMES
from dijkwacht.apps.accounts.rules import BlockReason, Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.people import actions
from dijkwacht.apps.people.queries import known_people, works_elsewhere
from dijkwacht.apps.people.rules import ROLES_AT
from dijkwacht.apps.providers.queries import bonds_of
from dijkwacht.web.deeds import Outcome, done
from dijkwacht.web.people.forms import AddressForm, BlockForm, NameForm, RoleForm
from dijkwacht.web.people.views import common, one_of, trail
from dijkwacht.web.request import SignedIn, number

SAID: Final = {
    "name": "De naam is gewijzigd.",
    "address": "Naar het nieuwe adres is een link gestuurd. Tot daar is bevestigd, verandert er niets.",
    "role": "De rol is gegeven.",
    "end": "De rol is beëindigd. Deze persoon ziet er vanaf nu niets meer mee.",
    "sign_out": "Deze persoon is overal uitgelogd.",
    "second_step": "De tweede stap is weggehaald. Deze persoon kiest een nieuwe bij het inloggen, en krijgt daar bericht van.",
    "block": "Geblokkeerd. Deze persoon is overal uitgelogd en kan niet meer inloggen, tot u de blokkade opheft.",
    "unblock": "De blokkade is opgeheven. Inloggen kan weer.",
    "let_go": "Losgemaakt. Wie nu via de inlogvoorziening met dit adres inlogt, wordt opnieuw gekoppeld.",
    "close": "Beëindigd. Deze persoon kan hier niets meer zien.",
}


@require_http_methods(["GET", "POST"])
def person(request: SignedIn, code: str, person: int) -> HttpResponse:
    """What may this person, and until when?"""
    today = timezone.localdate()
    here = one_of(request, code)
    held = Membership.objects.standing(today).filter(organisation=here)
    found = get_object_or_404(known_people().filter(pk__in=held.values("user")), pk=person)
    named: dict[str, forms.Form] = {
        "name": NameForm(initial={"name": found.name}),
        "address": AddressForm(),
        "role": _role_form(here),
        "block": BlockForm(),
    }
    if request.method != "POST":
        return _page(request, here, found, named, Outcome())
    deed = request.POST.get("do", "")
    if deed not in SAID:
        raise Http404
    form, outcome = _do(request, here, found, deed)
    if outcome.is_done:
        messages.success(request, SAID[deed])
        stays = Membership.objects.standing(today).filter(organisation=here, user=found).exists()
        return redirect("people:person", here.code, person) if stays else redirect("people:organisation", here.code)
    return _page(request, here, found, named | ({deed: form} if form else {}), outcome)


def _role_form(here: Organisation, request: SignedIn | None = None) -> RoleForm:
    return RoleForm(request.POST if request else None, roles=ROLES_AT[Kind(here.kind)])


def _do(request: SignedIn, here: Organisation, found: User, deed: str) -> tuple[forms.Form | None, Outcome[object]]:
    """Do what the button says."""
    named, address, role = NameForm(request.POST), AddressForm(request.POST), _role_form(here, request)
    block, by = BlockForm(request.POST), request.user
    deeds: dict[str, tuple[forms.Form | None, Callable[[], object]]] = {
        "name": (named, lambda: accounts.rename(user=found, name=named.cleaned_data["name"], organisation=here, by=by)),
        "address": (
            address,
            lambda: actions.ask_address(user=found, email=address.cleaned_data["email"], organisation=here, by=by),
        ),
        "role": (role, lambda: actions.give(user=found, organisation=here, wanted=role.wanted(), by=by)),
        "end": (None, lambda: accounts.end_role(membership=_membership(request, here, found), by=by)),
        "sign_out": (None, lambda: accounts.end_sittings(user=found, by=by)),
        "second_step": (None, lambda: actions.drop_second_step(user=found, organisation=here, by=by)),
        "block": (
            block,
            lambda: actions.block(user=found, reason=BlockReason(block.cleaned_data["reason"]), organisation=here, by=by),
        ),
        "unblock": (None, lambda: actions.unblock(user=found, organisation=here, by=by)),
        "let_go": (None, lambda: actions.let_go(user=found, organisation=here, by=by)),
        "close": (None, lambda: accounts.close(user=found, organisation=here, by=by)),
    }
    form, what = deeds[deed]
    return form, done(form, what)


def _membership(request: SignedIn, here: Organisation, found: User) -> Membership:
    said = number(request.POST.get("membership", ""))
    return get_object_or_404(Membership, organisation=here, user=found, pk=said)


def _page(
    request: SignedIn, here: Organisation, found: User, named: dict[str, forms.Form], outcome: Outcome[object]
) -> HttpResponse:
    today = timezone.localdate()
    roles = Membership.objects.standing(today).filter(organisation=here, user=found).order_by("role", "function")
    elsewhere = works_elsewhere(found, here, on=today)
    context = {
        **common(here, today),
        "person": found,
        "roles": roles,
        "forms": named,
        "faulty": next((form for form in named.values() if form.errors), None),
        "refused": outcome.refused,
        "is_self": found == request.user,
        "elsewhere": elsewhere,
        "assignments": _assignments(here, found, roles, today),
        "may_block": found != request.user and (here.kind in HOMES or not elsewhere),
        "is_bound": bonds_of(found).exists(),
        "breadcrumb": trail(here),
    }
    return render(request, "people/person.html", context, status=outcome.status)


def _assignments(here: Organisation, found: User, roles: QuerySet[Membership], today: date) -> QuerySet[Assignment]:
    """What an adviser of this team works on: where, and until when."""
    is_team = any(one.role == Role.ADVISER for one in roles)
    running = Assignment.objects.accepted(today).filter(adviser=found) if is_team else Assignment.objects.none()
    return running.select_related("organisation").prefetch_related("organisation__names").order_by("organisation__code")
