"""Sends to an address of somebody else's: once, over https, to a machine outside this network, following nowhere.

A name is looked up once, what it stands for is looked at, and that very number is then asked, so that a name which
stands for something else a moment later leads nowhere either. Of the answer the first line is read and no more.
"""

import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from http.client import HTTPSConnection

from tallystick_web.numbers.webhook_rules import host_of, is_of_this_network, path_of, port_of

SECONDS = 10.0
"""The longest that any step of it takes: reaching the machine, greeting it, sending, and its answer."""
_LONGEST_LINE = 1024


class NotTold(Exception):
    """An address that was not told: it is of this network, does not answer, or does not say that it was well."""


class _To(HTTPSConnection):
    """A connection to one number, for the name that its certificate must be of."""

    def __init__(self, host: str, port: int, *, number: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=SECONDS, context=context)
        self._number, self._settled = number, context

    def connect(self) -> None:
        """Ask the number that was looked at, and no other."""
        plain = socket.create_connection((self._number, self.port), self.timeout)
        self.sock = self._settled.wrap_socket(plain, server_hostname=self.host)


def send(address: str, body: bytes, headers: Mapping[str, str], *, may_be_near: bool) -> None:
    """Send ``body`` to an address. Raises NotTold unless it answers within ten seconds that it was well.

    ``may_be_near`` allows machines of this network: for made-up organisations, which are tried on one machine.
    """
    try:
        number = next(_numbers(address, may_be_near=may_be_near))
        to = _To(host_of(address), port_of(address), number=number, context=ssl.create_default_context())
        with closing(to):
            to.request("POST", path_of(address), body, dict(headers))
            status = _status(to.sock, time.monotonic() + SECONDS)
    except (OSError, UnicodeError, StopIteration) as error:
        raise NotTold(type(error).__name__) from None
    if not 200 <= status < 300:
        raise NotTold(f"answered {status}")


def _numbers(address: str, *, may_be_near: bool) -> Iterator[str]:
    """What the name in an address stands for. Raises NotTold where any of it is of this network."""
    found = socket.getaddrinfo(host_of(address), port_of(address), type=socket.SOCK_STREAM)
    numbers = [str(one[4][0]) for one in found]
    if not may_be_near and any(map(is_of_this_network, numbers)):
        raise NotTold("of this network")
    yield from numbers


def _status(sock: socket.socket, deadline: float) -> int:
    """The number in the first line of an answer; 0 where there is none by the deadline."""
    line = b""
    while b"\n" not in line and len(line) < _LONGEST_LINE:
        sock.settimeout(max(deadline - time.monotonic(), 0.001))
        more = sock.recv(_LONGEST_LINE)
        if not more:
            break
        line += more
    words = line.split(b"\n")[0].split()
    return int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/1.") and words[1].isdigit() else 0
