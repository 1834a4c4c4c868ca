"""The web as a Django app: it brings templates, tags and commands, and looks whether an installation is whole."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

NO_MAIL = checks.Warning(
    "Er gaat geen mail uit.",
    hint="Noem de mailserver in DIJKWACHT_MAIL; zonder mail geeft u uitnodigingen en wachtwoorden zelf door.",
    id="dijkwacht.W001",
)


class Web(AppConfig):
    """The pages."""

    name = "dijkwacht.web"

    def ready(self) -> None:
        """Take part in ``dijkwacht check``."""
        checks.register(mail_goes, deploy=True)


def mail_goes(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[checks.CheckMessage]:
    """Warn where no mail server is set."""
    return [] if settings.MAIL_GOES else [NO_MAIL]
