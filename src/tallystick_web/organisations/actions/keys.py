"""The keys of invitations: made at random, sent once, kept as a hash."""

import hashlib
import secrets
from datetime import datetime

from tallystick_web.organisations import letters, post
from tallystick_web.organisations.models import Invitation, Person
from tallystick_web.organisations.rules import INVITATION_DAYS


def hash_of_key(key: str) -> str:
    """What is kept of a key. It is random and long, so that a plain hash cannot be turned round."""
    return hashlib.sha256(key.encode()).hexdigest()


def invite(person: Person, *, at: datetime) -> str:
    """Make a person's newest invitation and send it. Returns the link."""
    key = secrets.token_urlsafe(32)
    Invitation.objects.create(
        organisation=person.organisation,
        person=person,
        key_hash=hash_of_key(key),
        email=person.email,
        sent_at=at,
        ends_at=at + INVITATION_DAYS,
    )
    link = post.link_to("open-invitation", key=key)
    post.send(letters.invitation(organisation=person.organisation.name, link=link), to=person.email)
    return link
