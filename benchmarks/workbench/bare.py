"""A Django service with one view that writes one row and nothing else: what answers to a survey are set beside.

``gunicorn workbench.bare`` serves it, with the database that the service itself is told to use and as durable.
"""

import os
from pathlib import Path

import dj_database_url
import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

_FILE = Path(os.environ["TALLYSTICK_DATA"]) / "bare.sqlite3"
DATABASE = dj_database_url.parse(os.environ.get("TALLYSTICK_DATABASE") or f"sqlite:///{_FILE}", conn_max_age=60)
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
    }
settings.configure(
    DATABASES={"default": DATABASE},
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="of this benchmark",
    MIDDLEWARE=[],
)
django.setup()
_SAID = "x" * 700  # as long as an answer that is sealed


def write(request: HttpRequest) -> HttpResponse:
    """Write one row where asked to by POST."""
    if request.method == "POST":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare_rows (said) VALUES (%s)", [_SAID])
    return HttpResponse("ok")


urlpatterns = [path("readyz", lambda _: HttpResponse("ok")), path("", write)]
with connection.cursor() as first:
    first.execute("CREATE TABLE IF NOT EXISTS bare_rows (said text)")
connection.close()
application = get_wsgi_application()
