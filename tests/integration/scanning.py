"""Where a number stands in the bytes of any output, however it is written: an oracle that knows no writer of ours."""

import base64
import binascii
import html
import io
import re
import urllib.parse
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

# Comma, full stop, apostrophe, underscore, space, no-break space, thin, figure and narrow no-break space.
_BETWEEN_THOUSANDS = ",.'’_ \u00a0\u2009\u2007\u202f"
_GROUPED = re.compile(rf"(?<![\d.])\d{{1,3}}(?:[{_BETWEEN_THOUSANDS}]\d{{3}})+(?!\d)")
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}")
_LAYERS = 3


def scan(files: Mapping[str, bytes], numbers: Iterable[int]) -> list[str]:
    """Say where any of ``numbers`` stands: ``report.html: 73219``. Nothing found is an empty list.

    Members of zip files, base64, UTF-16 and UTF-32, and what is escaped for HTML or for addresses, are opened.
    """
    wanted = set(numbers)
    found: dict[str, None] = {}
    for name, content in files.items():
        for where, text in _texts(name, content, layers=_LAYERS):
            found.update((f"{where}: {number}", None) for number in _numbers_in(text) if number in wanted)
    return list(found)


def _texts(name: str, content: bytes, *, layers: int) -> Iterator[tuple[str, str]]:
    """Every reading of some bytes, with the place it comes from."""
    if layers == 0:
        return
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for member in packed.namelist():
                yield f"{name}/{member}", member
                yield from _texts(f"{name}/{member}", packed.read(member), layers=layers)
    readings = [content.decode("utf-8", "replace")]
    if b"\0" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        readings += [content[at:].decode(code, "ignore") for at in (0, 1) for code in ("utf-16-le", "utf-16-be")]
    for text in readings:
        yield from ((name, one) for one in dict.fromkeys(_unescaped(text)))
    for inside in _decoded(content):
        yield from _texts(f"{name} (base64)", inside, layers=layers - 1)


def _unescaped(text: str) -> Iterator[str]:
    yield text
    plain = html.unescape(text)
    yield plain
    yield html.unescape(urllib.parse.unquote_plus(plain))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain)
    yield re.sub(r"<[^<>]*>", "", plain)


def _decoded(content: bytes) -> Iterator[bytes]:
    for one in _BASE64.findall(content):
        try:
            yield base64.b64decode(one.replace(b"-", b"+").replace(b"_", b"/") + b"=" * (-len(one) % 4))
        except (binascii.Error, ValueError):
            continue


def _numbers_in(text: str) -> Iterator[int]:
    for one in _GROUPED.findall(text):
        yield int(re.sub(r"\D", "", one))
    for one in _PLAIN.findall(text):
        try:
            number = Decimal(one)
        except InvalidOperation:
            continue
        yield from _whole(number)


def _whole(number: Decimal) -> Iterator[int]:
    if number.adjusted() < 30 and number == number.to_integral_value():
        yield int(number)
