"""What a file is, told by what it holds. Its name is not asked: people give the wrong ending to the right file."""

import re
import zipfile
from collections.abc import Iterable
from enum import StrEnum
from io import BytesIO

from tallystick.records.reading.refusals import unreadable

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")  # two letters alone may begin the header of a text file
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"

_NO_MACROS = ("it is a workbook with macros, which are never opened", "Save it as a workbook without them (.xlsx).")
_PASSWORD = ("it is protected by a password", "Take the password off in the spreadsheet program and save it again.")
_PDF = ("it is a PDF", "Export the table as CSV from the system that made it.")
_WEB_PAGE = ("it is a web page or XML, whatever its name says",)
_DAMAGED = ("it is cut short or damaged",)
_EMPTY = ("it is empty",)
_BINARY = ("it is a binary workbook",)
_ARCHIVE = ("it is an archive and not a workbook", "Unpack it and hand in the files.")
_OTHER = ("it is an older office document, but not a workbook",)
_TWICE = ("two of its parts have the same name, or share their bytes, so it is damaged",)

_LOCKED = 1 | 1 << 6 | 1 << 13  # flags of a part: encrypted, strongly encrypted, its sizes too
_LOCKED_OLDER = re.compile(rb"\x09\x08\x10\0.{16}\x2f\0", re.DOTALL)  # its beginning, then how it is locked
_KINDS_OF_MACROS = (b"vbaproject", b"macrosheet")


class Content(StrEnum):
    """The kinds of content that can be read."""

    TEXT = "text"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


def content_of(content: bytes, name: str) -> Content:
    """What the bytes are. Raises InputRefused, with what to do, for everything that is not read."""
    start = _beginning(content)
    if not start:
        raise unreadable(name, *_EMPTY)
    if content.startswith(_ZIP):
        return _archive(content, name)
    if content.startswith(_OLE):
        return _compound(content, name)
    if start.startswith(b"%PDF"):
        raise unreadable(name, *_PDF)
    if start.startswith(b"<"):
        raise unreadable(name, *_WEB_PAGE)
    return Content.TEXT


def _beginning(content: bytes) -> bytes:
    """The first characters that are not blank, in whichever of three encodings says so with a mark."""
    head = content[:1024].removeprefix(b"\xef\xbb\xbf")
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(head[:2])
    return (head[2:].decode(wide, errors="replace").encode() if wide else head).lstrip()


def _archive(content: bytes, name: str) -> Content:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            every = archive.infolist()
            members = {member.filename: member for member in every}
            if any(member.flag_bits & _LOCKED for member in every):
                raise unreadable(name, *_PASSWORD)
            mimetype = archive.read("mimetype") if members.get("mimetype", _LARGE).file_size < 200 else b""
            manifest = _start_of(archive, "META-INF/manifest.xml", members)
            kinds = _start_of(archive, "[Content_Types].xml", members)
    # NotImplementedError of a packing that zipfile cannot undo.
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        raise unreadable(name, *_DAMAGED) from None
    if b"encryption-data" in manifest:
        raise unreadable(name, *_PASSWORD)
    if _has_macros(members, kinds):
        raise unreadable(name, *_NO_MACROS)
    if len(members) < len(every) or sum(member.compress_size for member in every) > len(content):
        raise unreadable(name, *_TWICE)
    if "xl/workbook.bin" in members:
        raise unreadable(name, *_BINARY)
    if "xl/workbook.xml" in members:
        return Content.XLSX
    if mimetype.startswith(_ODS):
        return Content.ODS
    raise unreadable(name, *_ARCHIVE)


_LARGE = zipfile.ZipInfo("none")
_LARGE.file_size = 1 << 30


def _start_of(archive: zipfile.ZipFile, member: str, members: Iterable[str]) -> bytes:
    if member not in members:
        return b""
    with archive.open(member) as stream:
        return stream.read(1 << 20)


def _has_macros(members: Iterable[str], kinds: bytes) -> bool:
    """Whether any part is a macro, by its place, by its name, or by the kind that the workbook gives it."""
    plain = [member.replace("\\", "/").casefold() for member in members]
    placed = any(member.startswith(("basic/", "scripts/", "xl/macrosheets/")) for member in plain)
    named = any(member.rpartition("/")[2] == "vbaproject.bin" for member in plain)
    return placed or named or any(kind in kinds.lower() for kind in _KINDS_OF_MACROS)


def _compound(content: bytes, name: str) -> Content:
    """The container of the older office formats, which also holds every workbook with a password."""
    if _stream("EncryptedPackage") in content or _LOCKED_OLDER.search(content):
        raise unreadable(name, *_PASSWORD)
    if _stream("_VBA_PROJECT") in content:
        raise unreadable(name, *_NO_MACROS)
    if _stream("Workbook") in content or _stream("Book") in content:
        return Content.XLS
    raise unreadable(name, *_OTHER)


def _stream(name: str) -> bytes:
    """How the container writes the name of a stream."""
    return name.encode("utf-16-le") + b"\0\0"
