"""The product's settings for tests: a database in memory or the PostgreSQL asked for, and quick passwords."""

import os
import tempfile

os.environ.setdefault("DIJKWACHT_DEMO", "1")
os.environ.setdefault("DIJKWACHT_DATA", tempfile.gettempdir() + "/dijkwacht-tests")

from dijkwacht.web import settings as product
from dijkwacht.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Tests collect no static files.
MIDDLEWARE = [name for name in product.MIDDLEWARE if not name.startswith("whitenoise.")]
