"""The service of `make run` for tests: the same made-up organisations, on a day that stays the same.

``python -m tests.system.web.made_up fill`` fills the folder that TALLYSTICK_DATA names with the newest year.
``fill-all`` fills it with every year, and takes three times as long. ``serve PORT`` serves it. What would wait for the
worker is done before a page is answered, and everybody has the password that stories know.
"""

import os
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler

FILLED = "filled"  # holds the path of an open survey, once all is there
DATABASE = "tallystick.sqlite3"


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format, *args):  # noqa: A002  # the name of the base class
        pass


def settle_the_day():
    """It is noon of the day of tests, and the clock runs on from there. Nor does anything wait for the disk."""
    import django
    from django.conf import settings
    from django.utils import timezone

    from tests.integration.web.clock import NOON

    options = settings.DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    real = timezone.now
    ahead = NOON - real()
    timezone.now = lambda: real() + ahead
    django.setup()


def work_is_done():
    """Do what waits, the oldest first, and what that leaves to do."""
    from tallystick_web.core import jobs
    from tallystick_web.core.models import Work

    while waits := Work.objects.filter(ended_at=None, attempt=0).order_by("asked_at").first():
        jobs.run.func(str(waits.pk))


def fill(*, every_year):
    """Fill an empty folder."""
    from django.core.management import call_command

    from tallystick_web.config.example.fill import fill as fill_plans
    from tallystick_web.config.example.plans import PLANS
    from tallystick_web.core.models import Work
    from tallystick_web.organisations.models import Account
    from tests.system.web.people import PASSWORD

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    fill_plans(PLANS, lambda said: None)
    if not every_year:
        Work.objects.filter(job="deposits.jobs.count_example").delete()
    work_is_done()
    for account in Account.objects.all():
        account.set_password(PASSWORD)
        account.save()
    (folder() / FILLED).write_text(urlsplit(link_of_open_survey()).path, encoding="utf-8")


def link_of_open_survey():
    """The address of the survey that a trust has running, as people who leave are given it."""
    from tallystick_web.core.fence import everywhere
    from tallystick_web.questionnaires.models import Wave
    from tallystick_web.questionnaires.queries.waves import open_address

    with everywhere("tests"):
        return open_address(Wave.objects.exclude(open_key="").get(closed_at=None))


def folder():
    """Where everything is kept."""
    return Path(os.environ["TALLYSTICK_DATA"])


def serve(port):
    """Serve until the process is ended."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.core.servers.basehttp import WSGIRequestHandler as Handler

    pages, one_at_a_time = WSGIHandler(), threading.Lock()

    def answer(environ, start_response):
        answered = pages(environ, start_response)
        if environ["REQUEST_METHOD"] == "POST":
            with one_at_a_time:
                work_is_done()
        return answered

    Handler.log_message = Quiet.log_message
    server = ThreadedWSGIServer(("127.0.0.1", port), Handler)
    server.set_app(answer)
    server.serve_forever(poll_interval=0.05)


if __name__ == "__main__":
    settle_the_day()
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]))
    else:
        fill(every_year=sys.argv[1] == "fill-all")
