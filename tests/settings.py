"""The product's settings for tests: a database in memory or the PostgreSQL asked for, and quick passwords."""

import os
import tempfile

os.environ.setdefault("DIJKWACHT_DEMO", "1")
os.environ.setdefault("DIJKWACHT_DATA", tempfile.gettempdir() + "/dijkwacht-tests")

from dijkwacht.web import settings as product
from dijkwacht.web.settings import *  # noqa: F403
from tests import clock

clock.pin(product.TIME_ZONE)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Without it a site says nowhere who is asked for help, or told of a weakness.
CONTACT = "hulp@duinmark.example"
# Tests collect no static files.
MIDDLEWARE = [name for name in product.MIDDLEWARE if not name.startswith("whitenoise.")]
# Our own SQLite is as much in memory as Django's: pytest-django knows that only of Django's name for it.
# There the tables are made as the models are, see tests/conftest.py; PostgreSQL and the whole demo walk all migrations.
_IN_MEMORY = {"TEST": {"NAME": ":memory:", "MIGRATE": False}}
DATABASES = {"default": product.DATABASES["default"] | (_IN_MEMORY if product.ENVIRONMENT.database == "sqlite" else {})}
