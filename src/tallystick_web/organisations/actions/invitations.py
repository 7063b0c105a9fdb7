"""Taking an invitation up, in one of three ways, and sending it again."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import rules
from tallystick_web.organisations.actions.accounts import new_account
from tallystick_web.organisations.actions.keys import invite
from tallystick_web.organisations.models import Account, Invitation, Person
from tallystick_web.organisations.queries_people import account_of, is_latest_invitation

_HAS_ACCOUNT = "You have an account already. Sign in to it, then open the link again."


@transaction.atomic
def join_with_password(*, invitation: Invitation, password: str, at: datetime) -> Account:
    """Take an invitation up with a new account that signs in with a password."""
    _check(invitation, at=at)
    if account_of(invitation.email) is not None:
        raise Refused(_HAS_ACCOUNT)
    return _join(invitation, new_account(invitation.email, password), at=at)


@transaction.atomic
def join_signed_in(*, invitation: Invitation, account: Account, at: datetime) -> Account:
    """Take an invitation up with the account that is signed in, where its address is the invited one."""
    _check(invitation, at=at)
    rules.check_address(invited=invitation.email, given=account.email)
    return _join(invitation, account, at=at)


@transaction.atomic
def join_with_provider(*, invitation: Invitation, provider: str, number: str, email: str, at: datetime) -> Account:
    """Take an invitation up with a new account that signs in through an organisation's own provider.

    The account is bound to ``number``, made from the provider's issuer and subject. The address only has to be the
    invited one: it never finds an account.
    """
    _check(invitation, at=at)
    rules.check_address(invited=invitation.email, given=email)
    if account_of(invitation.email) is not None:
        raise Refused(_HAS_ACCOUNT)
    account = new_account(invitation.email, None)
    SocialAccount.objects.create(user=account, provider=provider, uid=number, extra_data={})
    return _join(invitation, account, at=at)


@transaction.atomic
def send_invitation_again(*, person: Person, by: Person | None, at: datetime) -> str:
    """Send a person a new invitation, which makes the earlier ones void. Returns its link, which is not kept."""
    if person.account_id is not None:
        raise Refused("This person has joined already. Nothing was sent.")
    link = invite(person, at=at)
    by_id = by.pk if by else None
    audit.record("invitation-sent", organisation=person.organisation_id, by=by_id, at=at, about=person)
    return link


def _check(invitation: Invitation, *, at: datetime) -> None:
    """Look again inside the transaction: the link may have been used a moment ago."""
    audit.hold(invitation.organisation_id)
    invitation.refresh_from_db()
    rules.check_invitation(
        is_used=invitation.used_at is not None,
        is_latest=is_latest_invitation(invitation),
        ends_at=invitation.ends_at,
        at=at,
    )


def _join(invitation: Invitation, account: Account, *, at: datetime) -> Account:
    person = invitation.person
    person.account = account
    person.save(update_fields=["account"])
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    audit.record("invitation-taken-up", organisation=person.organisation_id, by=person.pk, at=at, about=person)
    return account
