"""Sends e-mails once what they tell of is stored, and makes their links."""

from logging import getLogger

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from tallystick_web.core.held import is_held
from tallystick_web.organisations.letters import Letter

log = getLogger("tallystick.post")


def link_to(route: str, **parts: object) -> str:
    """The whole address of a page. It is made from the settings: what a browser claims to have asked is not trusted."""
    return whole(reverse(route, kwargs=parts or None))


def whole(path: str) -> str:
    """The whole address of a path of this service."""
    return settings.TALLYSTICK_ADDRESS + path


def send(letter: Letter, *, to: str) -> None:
    """Send a letter when the transaction around it is committed. What is stored stays where the post fails.

    While the service is held, nothing is sent, and the log says so.
    """
    if to:
        transaction.on_commit(lambda: _send(letter, to))


def send_now(letter: Letter, *, to: str) -> bool:
    """Send a letter at once, for work that can come back to it. False where the post fails or the service is held."""
    return _send(letter, to)


def _send(letter: Letter, to: str) -> bool:
    if is_held():
        log.warning("an e-mail was held back")
        return False
    try:
        send_mail(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [to])
    except OSError as error:  # every failure of a mail server is one; the page says how to send an invitation again
        log.error("an e-mail was not sent", extra={"code": type(error).__name__})
        return False
    return True
