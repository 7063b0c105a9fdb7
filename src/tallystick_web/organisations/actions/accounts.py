"""What is done to accounts, as a part of other actions."""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from tallystick_web.organisations.models import Account


def new_account(email: str, password: str | None) -> Account:
    """An account for an address that an invitation reached, so the address is known to be its own."""
    account = Account.objects.create_user(email, password)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account


def end_sessions(account: UUID | None, *, at: datetime) -> None:
    """Sign an account out everywhere, at the next page it asks for."""
    if account is not None:
        Account.objects.filter(pk=account).update(sessions_ended_at=at)


def take_second_step(account: UUID, *, at: datetime) -> None:
    """Take away the second step, every session, and the password: a new one is set through the mailbox.

    Otherwise whoever knows the password alone could set up a second step of their own.
    """
    Authenticator.objects.filter(user=account).delete()
    found = Account.objects.get(pk=account)
    if found.has_usable_password():
        found.set_password(None)
        found.save(update_fields=["password"])
    end_sessions(account, at=at)
