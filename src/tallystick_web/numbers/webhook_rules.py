"""Telling programs of new approved sets: which addresses may be told, and what they are told."""

import hashlib
import hmac
import ipaddress
import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import SplitResult, urlsplit

from tallystick_web.core.rules import Refused

TELL = "numbers.jobs.tell"
LONGEST_ADDRESS = 500
MOST = 5
SIGNATURE = "Tallystick-Signature"
_HTTPS_PORT = 443
# Addresses that stand for others, which may be of this network, and so tell nothing of where they lead.
_STAND_FOR_OTHERS = tuple(
    map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "3fff::/20"))
)
_THE_INTERNET = ipaddress.ip_network("2000::/3")
_ADVICE = "Give one like https://dashboard.example.nhs.uk/new-figures."


def check_address(address: str) -> None:
    """Raise Refused unless an address can be told: over https, by a name, without a password in it."""
    parts = _parts(address)
    if parts is None or parts.scheme != "https":
        raise Refused(f"The address must begin with https:// and name a machine. {_ADVICE}")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Refused(f"The address must hold no name, no password and no part after #. {_ADVICE}")
    if _is_number(host_of(address)):
        raise Refused(f"The address must name a machine by its name, not by a number. {_ADVICE}")
    if len(address) > LONGEST_ADDRESS or not address.isascii() or not address.isprintable() or " " in address:
        raise Refused(f"The address must have at most {LONGEST_ADDRESS} plain characters, and no spaces. {_ADVICE}")


def check_room(*, there: int) -> None:
    """Raise Refused where as many addresses are told as may be."""
    if there >= MOST:
        raise Refused(f"{MOST} addresses are told already, which is as many as there may be. End one of them first.")


def check_can_end(*, is_ended: bool) -> None:
    """Raise Refused where an address is told no longer already."""
    if is_ended:
        raise Refused("This address was taken out in the meantime. Nothing was changed.")


def host_of(address: str) -> str:
    """The machine that an address names: all of it that pages show, as the rest may be a secret."""
    parts = _parts(address)
    return (parts.hostname or "") if parts is not None else ""


def port_of(address: str) -> int:
    """The port that an address names, or that of https."""
    parts = _parts(address)
    return (parts.port if parts is not None else None) or _HTTPS_PORT


def path_of(address: str) -> str:
    """What stands behind the machine in an address."""
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if has_host else None


def _is_number(host: str) -> bool:
    """Whether a machine is named by a number: any form that a resolver might take for one ends in a digit."""
    last = host.rstrip(".").rpartition(".")[2]
    return ":" in host or last.isdigit() or last.startswith("0x")


def is_of_this_network(number: str) -> bool:
    """Whether what a name stands for is this machine or one near it, which nobody outside may have the service ask."""
    found = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_of_this_network(str(found.ipv4_mapped))
        if found not in _THE_INTERNET or any(found in network for network in _STAND_FOR_OTHERS):
            return True
    return not found.is_global or found.is_multicast


def told(*, organisation: str, sha256: str, audience: str, years: Sequence[int], link: str) -> bytes:
    """What an address is sent: that a set is there and where, and no figure."""
    said = {"organisation": organisation, "release": sha256, "audience": audience, "years": list(years), "link": link}
    return json.dumps(said, sort_keys=True).encode()


def headers_for(body: bytes, secret: str) -> Mapping[str, str]:
    """The headers of what is sent. With the secret, whoever gets it can tell that it is from here and whole."""
    signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return MappingProxyType(
        {
            "Content-Type": "application/json",
            "User-Agent": "Tallystick",
            "Connection": "close",
            SIGNATURE: f"sha256={signature}",
        }
    )
