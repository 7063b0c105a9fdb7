"""Tokens: made once for a program, shown once, and ended at once."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick.release.policy import Audience
from tallystick_web.core import audit
from tallystick_web.organisations import token_rules
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.models import ApiToken, ApiTokenEnd, Organisation, Person
from tallystick_web.organisations.queries import roles_by_person

_BEGINS = "tallystick_"  # so that programs which look for secrets left in the open know one


@dataclass(frozen=True, kw_only=True)
class MadeToken:
    """A token that was made, and its key, which is kept nowhere."""

    token: ApiToken
    key: str


@transaction.atomic
def make_token(
    *, organisation: Organisation, what_for: str, audience: Audience, days: int, by: Person, at: datetime
) -> MadeToken:
    """Make a token for a program, which reads no more than its maker does at any time."""
    audit.hold(organisation.pk)
    roles = roles_by_person(organisation.pk, [by.pk], on=localdate(at)).get(by.pk, frozenset())
    token_rules.check_can_make(audience=audience, days=days, roles=roles)
    key = _BEGINS + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        organisation=organisation,
        what_for=what_for.strip(),
        audience=audience,
        key_hash=hash_of_key(key),
        ends_at=token_rules.ends_at(at=at, days=days),
        by=by,
        at=at,
    )
    audit.record("token-made", organisation=organisation.pk, by=by.pk, at=at, about=token)
    return MadeToken(token=token, key=key)


@transaction.atomic
def end_token(*, token: ApiToken, by: Person, at: datetime) -> ApiTokenEnd:
    """End a token. From the next request on it reads nothing."""
    audit.hold(token.organisation_id)
    is_ended = ApiTokenEnd.objects.of(token.organisation_id).filter(token=token).exists()
    token_rules.check_can_end(is_ended=is_ended)
    end = ApiTokenEnd.objects.create(organisation_id=token.organisation_id, token=token, by=by, at=at)
    audit.record("token-ended", organisation=token.organisation_id, by=by.pk, at=at, about=token)
    return end
