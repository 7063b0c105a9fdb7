"""What a file is, told by what it holds. Its name is not asked: people give the wrong ending to the right file."""

import zipfile
from enum import StrEnum
from io import BytesIO

from tallystick.records.reading.refusals import unreadable

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


class Content(StrEnum):
    """The kinds of content that can be read."""

    TEXT = "text"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


def content_of(content: bytes, name: str) -> Content:
    """What the bytes are. Raises InputRefused, with what to do, for everything that is not read."""
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise unreadable(name, *_EMPTY)
    if content.startswith(b"PK"):
        return _archive(content, name)
    if content.startswith(_OLE):
        return _compound(content, name)
    if start.startswith(b"%PDF"):
        raise unreadable(name, *_PDF)
    if start.startswith((b"<", b"\xff\xfe<\0", b"\xfe\xff\0<")):
        raise unreadable(name, *_WEB_PAGE)
    return Content.TEXT


def _archive(content: bytes, name: str) -> Content:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = {member.filename: member for member in archive.infolist()}
            mimetype = archive.read("mimetype") if members.get("mimetype", _LARGE).file_size < 200 else b""
            manifest = _start_of(archive, "META-INF/manifest.xml") if "META-INF/manifest.xml" in members else b""
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        raise unreadable(name, *_DAMAGED) from None
    if any(member.flag_bits & 1 for member in members.values()) or b"encryption-data" in manifest:
        raise unreadable(name, *_PASSWORD)
    if any(member.rsplit("/", 1)[-1] == "vbaProject.bin" or member.startswith("Basic/") for member in members):
        raise unreadable(name, *_NO_MACROS)
    if "xl/workbook.bin" in members:
        raise unreadable(name, *_BINARY)
    if "xl/workbook.xml" in members:
        return Content.XLSX
    if mimetype.startswith(_ODS):
        return Content.ODS
    raise unreadable(name, *_ARCHIVE)


_LARGE = zipfile.ZipInfo("none")
_LARGE.file_size = 1 << 30


def _start_of(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as stream:
        return stream.read(1 << 20)


def _compound(content: bytes, name: str) -> Content:
    """The container of the older office formats, which also holds every workbook with a password."""
    if _stream("EncryptedPackage") in content:
        raise unreadable(name, *_PASSWORD)
    if _stream("_VBA_PROJECT") in content:
        raise unreadable(name, *_NO_MACROS)
    if _stream("Workbook") in content or _stream("Book") in content:
        return Content.XLS
    raise unreadable(name, *_OTHER)


def _stream(name: str) -> bytes:
    """How the container writes the name of a stream."""
    return name.encode("utf-16-le") + b"\0\0"
