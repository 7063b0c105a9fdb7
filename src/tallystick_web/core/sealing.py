"""Secrets that rows have to hold, such as what an authenticator app counts from: readable by this service alone.

They are sealed with a key that is made from the service's secret. Whoever has the database and not the secret, as in a
backup, cannot read them; whoever has both can.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from functools import cache
from uuid import UUID

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_FOR = b"tallystick: secrets in rows"
_FOR_ID = b"tallystick: which secret"
_FOR_HASHES = b"tallystick: hashes of people"
# A sealed text carries a second in clear, and with it whoever was there at that second.
_NO_TIME = 0


def seal(text: str) -> str:
    """Return ``text`` so that only ``unseal`` reads it. It does not tell when it was sealed."""
    return _box(settings.SECRET_KEY).encrypt_at_time(text.encode(), _NO_TIME).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed. Raises InvalidToken where it was sealed with another secret, or changed."""
    return _box(settings.SECRET_KEY).decrypt(sealed.encode()).decode()


def keyed_hash(text: str, *, of: UUID) -> str:
    """A hash of ``text`` that nobody makes without the service's secret, and that differs from organisation to
    organisation: what few values there are (numbers of employees) cannot be found by trying all."""
    key = _derived(settings.SECRET_KEY, _FOR_HASHES)
    return hmac.new(key, f"{of}:{text}".encode(), hashlib.sha256).hexdigest()


def secret_id() -> str:
    """What tells this secret of the service from another, and nothing of it."""
    return _derived(settings.SECRET_KEY, _FOR_ID).hex()[:16]


@cache
def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


@cache
def _box(secret: str) -> Fernet:
    return Fernet(urlsafe_b64encode(_derived(secret, _FOR)))
