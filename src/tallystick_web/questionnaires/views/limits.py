"""How often a link that is one for all may be answered from one place, and that one form counts once.

What is kept for that stands in the cache alone, for an hour or a day, and beside no answer.
"""

import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from uuid import UUID

from django.core.cache import cache
from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.sealing import keyed_hash

FROM_ONE_PLACE = 300
"""Everybody of an organisation may come from one address, so this is many; what it keeps out is a flood."""
OF_ONE_WAVE = 1_000
TOO_MANY = (
    "Many answers have come from your network in the last hour, and this link takes only so many, so that nobody can "
    "flood it. Yours were not kept. Go back, and send them again in an hour: what you chose is still there."
)
_HOUR, _DAY = 60 * 60, 24 * 60 * 60
_NETWORK = 64
"""So many bits of an address of the newer kind name a network: whoever has one has all addresses in it."""


def may_answer(wave: UUID, address: str) -> bool:
    """Whether an answer to a wave may still come from a place this hour; it counts as one that came."""
    place = _counted(f"survey-place-{keyed_hash(place_of(address), of=wave)}")
    return place <= FROM_ONE_PLACE and _counted(f"survey-wave-{wave}") <= OF_ONE_WAVE


def place_of(address: str) -> str:
    """The place that an address stands for: itself, or of the newer kind of addresses its network."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or int(found) >> (found.max_prefixlen - _NETWORK))


def is_known(key: UUID) -> bool:
    """Whether the form with a key was answered already: somebody pressed twice."""
    return bool(cache.get(_form(key)))


def once(key: UUID, *, organisation: UUID, do: Callable[[], object]) -> None:
    """Have ``do`` run where the form with a key was not answered yet. Of two at the same time the second waits."""
    try:
        with transaction.atomic():
            audit.hold(organisation)
            if not is_known(key):
                do()
                cache.set(_form(key), 1, _DAY)
    except Exception:
        cache.delete(_form(key))
        raise


def _counted(name: str) -> int:
    """How often something came since it first did, an hour ago at most. The hour stays the one it began as."""
    now = time.time()
    many, until = cache.get(name) or (0, now + _HOUR)
    cache.set(name, (many + 1, until), max(until - now, 1))
    return int(many) + 1


def _form(key: UUID) -> str:
    return f"survey-form-{key}"
