"""What the child says to its parent: messages of one letter, a length and as many bytes."""

import json
import struct
from collections.abc import Iterator
from enum import StrEnum
from typing import IO, Any

_HEAD = struct.Struct(">cQ")


class Said(StrEnum):
    """The letter of a message, in the order in which they come for each file."""

    STARTED = "s"  # nothing else in it
    HASHED = "h"  # {"sha256"}
    GRID = "g"  # {"sheet", "kind"}: the parts that follow are its rows
    PART = "p"  # some rows, as an Arrow stream
    DONE = "d"  # {"notices", "problem"}


def say(stream: IO[bytes], what: Said, body: bytes = b"") -> None:
    """Send one message."""
    stream.write(_HEAD.pack(what.encode("ascii"), len(body)))
    stream.write(body)
    stream.flush()


def say_json(stream: IO[bytes], what: Said, body: dict[str, Any]) -> None:
    """Send one message of names and values."""
    say(stream, what, json.dumps(body).encode("utf-8"))


def listen(stream: IO[bytes]) -> Iterator[tuple[Said, bytes]]:
    """The messages, until the other side has no more to say or falls silent in the middle of one."""
    while len(head := stream.read(_HEAD.size)) == _HEAD.size:
        letter, length = _HEAD.unpack(head)
        body = stream.read(length)
        if len(body) < length:
            return
        yield Said(letter.decode("ascii")), body
