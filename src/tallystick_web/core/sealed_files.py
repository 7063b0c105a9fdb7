"""An encrypted file that is written and read from beginning to end, however long it is.

After a header come chunks, each sealed by itself with AES-256-GCM. What seals a chunk holds its number and whether it
is the last: a chunk that was changed, moved, left out or put in twice is noticed, and so is a file that was cut.
``magic`` is what files of one kind begin with: a file of one kind is not read as one of another.
"""

import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 1024 * 1024
_SALT, _CHECK, _TAG = 32, 16, 16


class SealBroken(Exception):
    """A sealed file that is not what was written, or was sealed with another key. The message is a sentence."""


class SealedWriter:
    """Encrypts what is written to it. Nothing is whole before ``finish``."""

    def __init__(self, file: BinaryIO, key: str, *, magic: bytes) -> None:
        salt = os.urandom(_SALT)
        self._file, self._number, self._held = file, 0, bytearray()
        self._box, check = _box(key, salt, magic)
        self._header = magic + salt + check
        file.write(self._header)

    def write(self, content: bytes) -> int:
        """Take ``content``; chunks are written as they fill."""
        self._held += content
        while len(self._held) > CHUNK:
            self._put(bytes(self._held[:CHUNK]), is_last=False)
            del self._held[:CHUNK]
        return len(content)

    def finish(self) -> None:
        """Write what is left as the last chunk."""
        self._put(bytes(self._held), is_last=True)
        self._held.clear()

    def _put(self, chunk: bytes, *, is_last: bool) -> None:
        self._file.write(self._box.encrypt(_nonce(self._number, is_last=is_last), chunk, self._header))
        self._number += 1


class SealedReader:
    """Decrypts what ``SealedWriter`` wrote. Raises SealBroken at the first byte that it did not write."""

    def __init__(self, file: BinaryIO, key: str, *, magic: bytes) -> None:
        self._file, self._number, self._ready = file, 0, bytearray()
        self._header = file.read(len(magic) + _SALT + _CHECK)
        if not self._header.startswith(magic) or len(self._header) < len(magic) + _SALT + _CHECK:
            raise SealBroken("It does not begin like a file of this kind that Tallystick sealed.")
        self._box, check = _box(key, self._header[len(magic) : -_CHECK], magic)
        if not bytes_eq(check, self._header[-_CHECK:]):
            raise SealBroken("It was sealed with another key than that of the settings, or its beginning changed.")
        self._next = file.read(CHUNK + _TAG)
        self._is_over = False

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes, and none at the end alone."""
        while len(self._ready) < size and not self._is_over:
            self._take()
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken

    def read_to_the_end(self) -> None:
        """Read what is left and throw it away: only then is it known that nothing was cut off."""
        while self.read(CHUNK):
            pass

    def _take(self) -> None:
        chunk, self._next = self._next, self._file.read(CHUNK + _TAG)
        self._is_over = not self._next
        try:
            self._ready += self._box.decrypt(_nonce(self._number, is_last=self._is_over), chunk, self._header)
        except InvalidTag:
            raise SealBroken(
                f"It was changed or cut short after it was made: its part {self._number + 1} is not what was written."
            ) from None
        self._number += 1


def _box(key: str, salt: bytes, magic: bytes) -> tuple[AESGCM, bytes]:
    """What seals chunks, and a few bytes by which the right key is known."""
    made = HKDF(algorithm=SHA256(), length=32 + _CHECK, salt=salt, info=magic).derive(key.encode())
    return AESGCM(made[:32]), made[32:]


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
