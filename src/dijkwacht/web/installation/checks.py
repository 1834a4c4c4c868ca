"""What ``dijkwacht check`` looks at in an installation: whether it is whole, closed and at work."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from stat import S_IRWXG, S_IRWXO
from typing import Any, Final

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.checks import CheckMessage, Error, Info, Warning, register  # noqa: A004 - as Django calls them
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit import queries as audit
from dijkwacht.apps.audit.rules import kept_in
from dijkwacht.apps.mail.models import Hold, Message
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.people.models import Welcome
from dijkwacht.apps.wall import queries as wall
from dijkwacht.jobs.backups.keys import strangers
from dijkwacht.kit.errors import InvalidInput

TAG: Final = "dijkwacht"
LATE: Final = timedelta(hours=1)
"""Work and mail that could have gone so long ago lie still."""
OLD: Final = timedelta(days=2)
"""So old the last backup may not be."""
SETUP: Final = "Doe ‘dijkwacht setup’ en start de server opnieuw."
FIRST: Final = "‘dijkwacht setup ADRES’ nodigt de eerste uit."


def database_answers() -> bool:
    """Whether there is a database at all."""
    try:
        connection.ensure_connection()
    except DatabaseError:
        return False
    return True


def lacking_styles() -> list[str]:
    """The style files that pages name and that were not collected: each such page is an error 500."""
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return []
    passed_over = apps.get_app_config("staticfiles").ignore_patterns
    collected = staticfiles_storage.hashed_files
    return sorted(name for finder in get_finders() for name, _ in finder.list(passed_over) if name not in collected)


def is_ready() -> bool:
    """Whether pages can be given: the tables and the content are there, and the style files of this version."""
    try:
        return NormVersion.objects.exists() and not lacking_styles()
    except DatabaseError:  # no tables yet, or no server: no more than that is said
        return False


@register(TAG, deploy=True)
def look(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """Whether the installation is whole, closed and at work; in its tables only where it has them."""
    found = [*_around(), *_database()]
    return (
        found
        if any(one.id in {"dijkwacht.E003", "dijkwacht.E004"} for one in found)
        else [*found, *_inside(), *_lying(), *_backups()]
    )


def _around() -> Iterator[CheckMessage]:
    if lacking := lacking_styles():
        yield Error(f"De vormgeving ontbreekt: {len(lacking)} bestanden, zoals {lacking[0]}.", hint=SETUP, id="dijkwacht.E002")
    if settings.IS_DEMO:
        yield Warning("Dit is de demo: iedereen kent de sleutel en de wachtwoorden.", id="dijkwacht.W007")
    elif not settings.SESSION_COOKIE_SECURE:
        hint = "Laat DIJKWACHT_TLS weg, en zet er een proxy voor die TLS doet."
        yield Error("De site staat zonder TLS: wie meeluistert, leest alles.", hint=hint, id="dijkwacht.E008")
    if settings.OIDC_FILE and settings.OIDC_FILE.is_file() and settings.OIDC_FILE.stat().st_mode & S_IRWXO:
        hint = "Haal hun rechten weg, met ‘chmod o= BESTAND’."
        yield Warning(
            "Anderen op deze server kunnen bij het bestand van DIJKWACHT_OIDC, met geheimen erin.", hint=hint, id="dijkwacht.W019"
        )
    if settings.DATA.is_dir() and settings.DATA.stat().st_mode & (S_IRWXG | S_IRWXO):
        hint = "Geef dijkwacht een eigen map en doe daar ‘dijkwacht setup’."
        yield Warning("Anderen op deze server kunnen in de map met gegevens.", hint=hint, id="dijkwacht.W009")
    if not settings.MAIL_GOES:
        hint = "Noem de mailserver in DIJKWACHT_MAIL; zonder mail geeft u uitnodigingen en wachtwoorden zelf door."
        yield Warning("Er gaat geen mail uit.", hint=hint, id="dijkwacht.W001")


def _database() -> Iterator[CheckMessage]:
    if not database_answers():
        yield Error("De database antwoordt niet.", hint="Kijk naar DIJKWACHT_DATABASE.", id="dijkwacht.E003")
    elif _waiting_migrations():
        yield Error("De tabellen zijn niet van deze versie.", hint=SETUP, id="dijkwacht.E004")


def _inside() -> Iterator[CheckMessage]:
    if not NormVersion.objects.exists():
        yield Error("Er zijn geen normen geladen.", hint=SETUP, id="dijkwacht.E005")
    elif not Membership.objects.valid_on(timezone.localdate()).filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
        is_invited = Welcome.objects.open().filter(role=Role.ADMINISTRATOR).exists()
        hint = "De eerste is uitgenodigd; hetzelfde ‘dijkwacht setup’ geeft een nieuwe link." if is_invited else FIRST
        yield Warning("Er is nog geen beheerder.", hint=hint, id="dijkwacht.W006")
    if not settings.IS_DEMO and User.objects.filter(memberships__organisation__is_example=True).exists():
        hint = "Begin met een lege database: iedereen kent het wachtwoord van deze accounts."
        yield Error("Er zijn accounts van het voorbeeld in deze database.", hint=hint, id="dijkwacht.E010")
    if tables := wall.gaps():
        hint = f"Doe ‘dijkwacht setup’. Het gaat om: {', '.join(sorted(tables))}."
        yield Error("De database houdt organisaties niet uit elkaar zoals het hoort.", hint=hint, id="dijkwacht.E017")
    if wall.is_lifted_for_this_role():
        hint = "Geef de tabellen een eigenaar die de site niet kent (DIJKWACHT_OWNER_DATABASE), en doe ‘dijkwacht setup’."
        yield Warning("De rol in PostgreSQL kan de muur tussen organisaties weghalen.", hint=hint, id="dijkwacht.W011")


def _lying() -> Iterator[CheckMessage]:
    before, start = timezone.now() - LATE, "Start ‘dijkwacht worker’ en kijk in zijn log."
    if settings.MAIL_GOES and not Hold.objects.exists() and Message.objects.due(before).exists():
        yield Warning("Er ligt mail die al een uur geleden weg kon.", hint=start, id="dijkwacht.W012")
    overdue = Q(run_after=get_date_max(), enqueued_at__lt=before) | Q(run_after__lt=before)
    if DBTaskResult.objects.ready().filter(overdue).exists():
        yield Warning("Er ligt achtergrondwerk dat al een uur geleden aan de beurt was.", hint=start, id="dijkwacht.W013")
    if number := strangers():
        hint = "Zet de sleutel die ontbreekt achteraan in DIJKWACHT_KEYS; er is niets verloren."
        yield Error(f"{number} keer staat iets op slot met een sleutel die hier niet is.", hint=hint, id="dijkwacht.E015")
    if (broken := audit.broken_at()) is not None:
        hint = "Bewaar de database zoals zij nu is en zoek uit wie erbij kon."
        yield Error(f"Het logboek klopt niet meer: gebeurtenis {broken.number} {broken.why}.", hint=hint, id="dijkwacht.E014")
    elif why := _why_not_sealed():
        hint = "Zette u een oudere back-up terug, bewaar zegels.txt dan elders. Anders: zoek uit wie bij de database kon."
        yield Error(f"Het logboek past niet bij het laatste zegel in zegels.txt: {why}.", hint=hint, id="dijkwacht.E020")


def _why_not_sealed() -> str:
    """How the chain differs from the last seal that this server kept beside its database: a cut-off end shows in nothing else."""
    try:
        lines = settings.SEAL_FILE.read_text(encoding="utf-8").splitlines()
        return audit.why_not_kept(kept_in(lines[-1], name=settings.SEAL_FILE.name)[-1]) if lines else ""
    except FileNotFoundError:
        return ""
    except (InvalidInput, ValueError, OSError):
        return "de laatste regel is niet te lezen"


def _backups() -> Iterator[CheckMessage]:
    """Whether there is a backup, and whether this is a copy that was put back."""
    if held := Hold.objects.order_by("-since").first():
        hint = "Staat de oude installatie uit? Doe dan ‘dijkwacht manage release_mail’."
        made = f"{timezone.localtime(held.copied_at):%d-%m-%Y %H:%M}"
        yield Warning(f"Dit is een teruggezette kopie van {made}: er gaat geen mail uit.", hint=hint, id="dijkwacht.W018")
    last, how = audit.last_backup(), "Noem een publieke sleutel in DIJKWACHT_BACKUP_KEY; ‘dijkwacht keys pair’ trekt er een."
    made = f"van {timezone.localtime(last):%d-%m-%Y %H:%M}" if last else ""
    if last and timezone.now() - last < OLD:
        yield Info(f"De laatste back-up is {made}.", id="dijkwacht.I016")
    elif not settings.IS_DEMO:
        said = f"De laatste back-up is {made}: dat is te oud." if last else "Er is nog geen back-up gemaakt."
        hint = "Kijk in het log van ‘dijkwacht worker’." if settings.BACKUP_KEY else how
        yield Warning(said, hint=hint, id="dijkwacht.W016")


def _waiting_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
