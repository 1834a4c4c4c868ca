"""The peer of a save: a Django site of one view that does one INSERT, with the same database settings."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="only-for-this-measurement",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(os.environ["BARE_DATA"]) / "bare.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY",
            },
            "CONN_MAX_AGE": None,
        }
    },
)


def save(request: HttpRequest) -> HttpResponse:
    """Write one row."""
    with connection.cursor() as cursor:
        if request.method == "GET":
            cursor.execute("CREATE TABLE IF NOT EXISTS said (words TEXT)")
        else:
            cursor.execute("INSERT INTO said (words) VALUES (%s)", [request.POST["explanation"]])
    return HttpResponse("Bewaard")


urlpatterns = [path("", save)]
application = get_wsgi_application()
