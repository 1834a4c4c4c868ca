"""``dijkwacht manage account``: what whoever runs the site can do with an account where no administrator can."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Membership, User, plain
from dijkwacht.apps.accounts.rules import BlockReason, Role
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people import actions as people
from dijkwacht.apps.people.queries import known_people
from dijkwacht.apps.people.rules import Wanted
from dijkwacht.apps.providers import actions as providers
from dijkwacht.kit.errors import InvalidInput, Refused

BY: Final = System("operator")
NOTHING: Final = "Dat was al zo; er is niets veranderd."


class Command(BaseCommand):
    """Corrects an account: roles, address, the way in. A second time changes nothing."""

    help = (
        "Geef of beëindig een rol, wijzig een adres, blokkeer een account of hef dat op, log iemand uit, of beëindig een account."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whom, and what."""
        parser.add_argument("email", help="werkadres")
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="wat")
        for name, (_, words) in DEEDS.items():
            deed = deeds.add_parser(name, help=words)
            if name in {"add-role", "end-role"}:
                deed.add_argument("--organisation", required=True, help="code, zoals GM0363")
                deed.add_argument("--role", required=True, choices=[role.value for role in Role])
                deed.add_argument("--function", default="", help="functie, bij een respondent of eigenaar van een maatregel")
            if name == "add-role":
                deed.add_argument("--until", type=date.fromisoformat, default=None, help="laatste dag als 2026-11-23")
            if name == "new-address":
                deed.add_argument("--to", required=True, help="het nieuwe werkadres")
            if name == "block":
                deed.add_argument("--reason", required=True, choices=[one.value for one in BlockReason])

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, whole or not at all."""
        user = known_people().filter(email=plain(options["email"])).first()
        if user is None:
            raise CommandError("Er is geen account met dit adres.")
        deed, words = DEEDS[options["deed"]]
        try:
            with transaction.atomic():
                is_changed = deed(user, options)
        except Refused as error:
            raise CommandError(error.reason) from None
        except InvalidInput as error:
            raise CommandError("\n".join(fault.reason for fault in error.faults)) from None
        self.stdout.write(f"Gedaan: {words}." if is_changed else NOTHING)


def _add_role(user: User, options: dict[str, Any]) -> bool:
    here, held = _held(user, options)
    if held is not None:
        return False
    wanted = Wanted(user.email, user.name, Role(options["role"]), options["function"], options["until"])
    people.give(user=user, organisation=here, wanted=wanted, by=BY)
    return True


def _end_role(user: User, options: dict[str, Any]) -> bool:
    _, held = _held(user, options)
    if held is None:
        return False
    accounts.end_role(membership=held, by=BY)
    return True


def _held(user: User, options: dict[str, Any]) -> tuple[Organisation, Membership | None]:
    """The organisation that is named, and the role there that somebody has."""
    here = Organisation.objects.filter(code=options["organisation"]).first()
    if here is None:
        raise CommandError(f"Er is geen organisatie met code {options['organisation']}.")
    same = Membership.objects.standing(timezone.localdate()).filter(user=user, organisation=here)
    return here, same.filter(role=options["role"], function=options["function"]).first()


def _new_address(user: User, options: dict[str, Any]) -> bool:
    try:
        validate_email(options["to"])
    except ValidationError:
        raise CommandError("Het nieuwe adres is geen e-mailadres.") from None
    if plain(options["to"]) == user.email:
        return False
    people.correct_address(user=user, email=options["to"], by=BY)
    return True


def _block(user: User, options: dict[str, Any]) -> bool:
    if user.block_reason:
        return False
    people.block(user=user, reason=BlockReason(options["reason"]), by=BY)
    return True


def _unblock(user: User, _: dict[str, Any]) -> bool:
    if not user.block_reason:
        return False
    people.unblock(user=user, by=BY)
    return True


def _second_step_off(user: User, _: dict[str, Any]) -> bool:
    accounts.drop_second_step(user=user, by=BY)
    return True


def _sign_out(user: User, _: dict[str, Any]) -> bool:
    accounts.end_sittings(user=user, by=BY)
    return True


def _let_go(user: User, _: dict[str, Any]) -> bool:
    return providers.let_go(user=user, by=BY)


def _close(user: User, _: dict[str, Any]) -> bool:
    standing = Membership.objects.standing(timezone.localdate()).filter(user=user).select_related("organisation")
    for here in {one.organisation for one in standing}:
        accounts.close(user=user, organisation=here, by=BY)
    return True


DEEDS: Final[dict[str, tuple[Callable[[User, dict[str, Any]], bool], str]]] = {
    "add-role": (_add_role, "de rol is gegeven"),
    "end-role": (_end_role, "de rol is beëindigd"),
    "new-address": (_new_address, "het adres is gewijzigd; het oude adres krijgt bericht"),
    "block": (_block, "het account is geblokkeerd en overal uitgelogd"),
    "unblock": (_unblock, "de blokkade is opgeheven"),
    "let-go": (_let_go, "het account is losgemaakt van de inlogvoorziening"),
    "sign-out": (_sign_out, "overal uitgelogd"),
    "second-step-off": (_second_step_off, "de tweede stap is weg; bij het inloggen wordt een nieuwe gekozen"),
    "close": (_close, "alle rollen zijn beëindigd en inloggen kan niet meer"),
}
