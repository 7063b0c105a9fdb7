"""The service as a browser meets it: served by threads, on a database of the story's own."""

import os
import threading

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from tests.system.web.looking import look

# Playwright keeps a loop of events in the thread that asks the database. It never asks from inside the loop.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class Quiet(WSGIRequestHandler):
    """Says nothing of each request: the service has its own log."""

    def log_message(self, format, *args):  # noqa: A002  # the name of the base class
        pass


@pytest.fixture(scope="session")
def static_files():
    """The files that pages ask for, where the service looks for them."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def service(fresh_database, static_files, settings):
    """The address of a running service. What a test puts into the database, its pages show."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    address = f"http://127.0.0.1:{server.server_port}"
    settings.TALLYSTICK_ADDRESS = address
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    settings.CSRF_TRUSTED_ORIGINS = [address]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SECURE_HSTS_SECONDS = 0
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    server.set_app(WSGIHandler())
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    running.start()
    yield address
    server.shutdown()
    server.server_close()
    running.join()


@pytest.fixture
def made_up(settings):
    """As with made-up data, the second step can wait; and nobody has tried to sign in too often."""
    cache.clear()
    settings.TALLYSTICK_SECOND_STEP_CAN_WAIT = True


@pytest.fixture
def looked_at(page, accessibility_problems):
    """Call it on a page: axe finds nothing, and at 360 px nothing hangs out."""
    return lambda name: look(page, accessibility_problems, name)
