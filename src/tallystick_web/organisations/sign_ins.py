"""Sign-ins and changes of what people sign in with, in the audit of the installation: by the number of the account."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from tallystick_web.core import audit
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.models import Account


class Event(StrEnum):
    """What the audit calls them."""

    SIGNED_IN = "account-signed-in"
    SIGNED_OUT = "account-signed-out"
    PASSWORD_SET = "account-password-set"  # noqa: S105  # no password
    SECOND_STEP_ADDED = "account-second-step-added"
    SECOND_STEP_TAKEN_AWAY = "account-second-step-taken-away"
    SECOND_STEP_RENEWED = "account-second-step-renewed"


_TOLD_BY: tuple[tuple[Signal, Event], ...] = (
    (user_logged_in, Event.SIGNED_IN),
    (user_logged_out, Event.SIGNED_OUT),
    (password_changed, Event.PASSWORD_SET),
    (password_reset, Event.PASSWORD_SET),
    (password_set, Event.PASSWORD_SET),
    (authenticator_added, Event.SECOND_STEP_ADDED),
    (authenticator_removed, Event.SECOND_STEP_TAKEN_AWAY),
    (authenticator_reset, Event.SECOND_STEP_RENEWED),
)


@transaction.atomic
def note_sign_in(*, kind: Event, account: Account, at: datetime) -> AuditEvent:
    """Note what was done with an account. It may be of several organisations, so it is in the chain of none."""
    return audit.record(kind, organisation=None, by=None, at=at, about=account)


def listen() -> None:
    """Note everything that is told of accounts from now on."""
    for signal, kind in _TOLD_BY:
        signal.connect(_noting(kind), weak=False, dispatch_uid=f"audit-{kind}")


def _noting(kind: Event) -> Callable[..., None]:
    def note(user: Account | None = None, **_: Any) -> None:
        if isinstance(user, Account):
            note_sign_in(kind=kind, account=user, at=timezone.now())

    return note
