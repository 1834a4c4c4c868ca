"""How the site keeps who is signed in: a digest of the key in the cookie, and what the session holds, locked.

A copy of the database opens nobody's session, and tells nobody's half-made second step. It ends ten hours after signing in.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends import db
from django.dispatch import receiver
from django.http import HttpRequest

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import Sitting
from dijkwacht.kit.errors import Locked
from dijkwacht.kit.locks import lock, unlock

BEGAN: Final = "_began"
DEVICE: Final = "_device"
DEVICES: Final = (
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("android", "Android"),
    ("windows", "Windows"),
    ("mac os", "Mac"),
    ("linux", "Linux"),
)


class SessionStore(db.SessionStore):
    """Django's own in the database, with what is said above."""

    @classmethod
    def get_model_class(cls) -> type[Sitting]:
        """Where it is kept."""
        return Sitting

    def create_model_instance(self, data: dict[str, Any]) -> Sitting:
        """The row of this session."""
        row = super().create_model_instance(data)
        assert isinstance(row, Sitting)  # noqa: S101  # nosec B101 - for the type checker
        row.session_key = digest(row.session_key)
        row.user_id = int(data[SESSION_KEY]) if data.get(SESSION_KEY) else None
        row.began_at = datetime.fromtimestamp(data[BEGAN], UTC) if BEGAN in data else None
        row.device = data.get(DEVICE, "")
        return row

    def exists(self, session_key: str) -> bool:
        """Whether there is one with this key."""
        return bool(super().exists(digest(session_key)))

    def delete(self, session_key: str | None = None) -> None:
        """End it."""
        if key := session_key or self.session_key:
            super().delete(digest(key))

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Lock what it holds."""
        return lock(json.dumps(session_dict), keys=settings.KEYS)

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        """Open it; of one that was locked with a key we no longer have nothing is left."""
        try:
            return dict(json.loads(unlock(str(session_data), keys=settings.KEYS)))
        except Locked:
            return {}

    def get_expiry_age(self, **options: Any) -> int:
        """Seconds from now: however often it changes, never past ten hours after signing in."""
        usual = super().get_expiry_age(**options)
        if (began := self.get(BEGAN)) is None:
            return usual
        return min(usual, max(0, int(began + settings.SESSION_COOKIE_AGE - clock.now().timestamp())))

    def get_expiry_date(self, **options: Any) -> datetime:
        """The same as a moment."""
        return clock.now() + timedelta(seconds=self.get_expiry_age(**options))

    def _get_session_from_db(self) -> Sitting | None:
        row = Sitting.objects.filter(session_key=digest(self.session_key or ""), expire_date__gt=clock.now()).first()
        if row is None:
            self._session_key = None
        return row


def digest(key: str) -> str:
    """What is kept of the key in a cookie: as long as the column, far too long to guess."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


@receiver(user_logged_in)
def _begin(request: HttpRequest, **_: object) -> None:
    agent = request.META.get("HTTP_USER_AGENT", "").lower()
    request.session[BEGAN] = clock.now().timestamp()
    request.session[DEVICE] = next((word for sign, word in DEVICES if sign in agent), "")
