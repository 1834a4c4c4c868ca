"""What ``dijkwacht check`` sees of signing in."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

OWN_KEYS = checks.Warning(
    "Geheimen in de database zijn op slot met DIJKWACHT_SECRET_KEY.",
    hint="Noem een eigen sleutel in DIJKWACHT_KEYS, en bewaar die apart van de back-up.",
    id="dijkwacht.W010",
)


@checks.register(deploy=True)
def own_keys(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[checks.CheckMessage]:
    """Warn where what locks the database is also what signs its cookies."""
    return [] if len(settings.KEYS) > 1 else [OWN_KEYS]
