"""Secrets that rows have to hold, such as what an authenticator app counts from: readable by this service alone.

They are sealed with a key that is made from the service's secret. Whoever has the database and not the secret, as in a
backup, cannot read them; whoever has both can.
"""

from base64 import urlsafe_b64encode
from functools import cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_FOR = b"tallystick: secrets in rows"


def seal(text: str) -> str:
    """Return ``text`` so that only ``unseal`` reads it."""
    return _box(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed. Raises InvalidToken where it was sealed with another secret, or changed."""
    return _box(settings.SECRET_KEY).decrypt(sealed.encode()).decode()


@cache
def _box(secret: str) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=_FOR).derive(secret.encode())
    return Fernet(urlsafe_b64encode(key))
