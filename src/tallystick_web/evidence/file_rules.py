"""Files of evidence: which are taken, told by what they hold and not by their names alone. Nothing here opens them."""

import re
import zlib
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from lzma import LZMAError
from pathlib import PurePosixPath, PureWindowsPath
from zipfile import BadZipFile, ZipFile

from tallystick_web.core.rules import Refused

LARGEST_FILE = 10 * 1024 * 1024
LONGEST_LABEL = 100
_MOST_LOOKED_AT = 512 * 1024
_MOST_PARTS = 3000
_ONE_PART = b"PK\x01\x02"  # stands before every entry in the list of what a zip file holds


class FileType(StrEnum):
    """The types of file that are taken, by the endings of their names."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    PNG = "png"
    JPG = "jpg"
    TXT = "txt"

    @property
    def label(self) -> str:
        """The type as people read it."""
        return {
            FileType.PDF: "PDF",
            FileType.DOCX: "Word document",
            FileType.XLSX: "Excel workbook",
            FileType.CSV: "CSV file",
            FileType.PNG: "PNG picture",
            FileType.JPG: "JPEG picture",
            FileType.TXT: "text file",
        }[self]


TAKEN = "a PDF, a Word document (.docx), an Excel workbook (.xlsx), a CSV or text file, or a PNG or JPEG picture"
_ENDINGS = {**{f".{one}": one for one in FileType}, ".jpeg": FileType.JPG}
_BEGINS = {FileType.PDF: b"%PDF-", FileType.PNG: b"\x89PNG\r\n\x1a\n", FileType.JPG: b"\xff\xd8\xff"}
_OFFICE = {FileType.DOCX: "word/document.xml", FileType.XLSX: "xl/workbook.xml"}
# Words over a column that tells who somebody is, and over one that tells their ethnicity: both make a list of staff.
_WHO = re.compile(
    r"\b(?:employee|assignment|applicant|payroll|person|staff|nhs|national insurance|ni)[ _-]*"
    r"(?:number|no|id|ref|reference)\b"
    r"|\b(?:date of birth|dob|birth date|surname|last name|first name|forename|full name)\b",
    re.IGNORECASE,
)
_ETHNICITY = re.compile(r"\bethnic(?:ity| origin| group| category|[ _-]code)?\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """A file as it came, with the name it came under."""

    label: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """A file that is kept, by the hash of what it holds."""

    sha256: str
    label: str
    type: FileType
    size: int


def plain_label(name: str) -> str:
    """The last part of a name, of printable characters, its ending kept where it is long."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = " ".join("".join(one for one in last if one.isprintable()).split()) or "file"
    stem, dot, ending = plain.rpartition(".")
    keep = f"{dot}{ending}" if stem and len(ending) <= 5 else ""
    return f"{plain.removesuffix(keep)[: LONGEST_LABEL - len(keep)]}{keep}"


def type_of(file: SentFile) -> FileType:
    """The type of a file that is taken. Raises Refused, with what was found and what to do, for every other."""
    if not file.content:
        raise Refused("The file is empty. Choose a file that holds the evidence.")
    if len(file.content) > LARGEST_FILE:
        raise Refused(
            f"The file is larger than {LARGEST_FILE // 1024 // 1024} MB. Choose a smaller one, or keep it where it is "
            "and enter its address instead."
        )
    named = _ENDINGS.get(PurePosixPath(file.label).suffix.lower())
    if named is None:
        raise Refused(f"Files of this type are not taken. Choose {TAKEN}.")
    if not _holds(named, file.content):
        raise Refused(
            f"The name ends as that of a {named.label} does, and the file holds something else: another type, macros, "
            f"or it is locked with a password. Save it anew as {TAKEN}, without macros or a password."
        )
    _check_no_staff_list(named, file.content)
    return named


def _holds(named: FileType, content: bytes) -> bool:
    """Whether a file holds what its name says."""
    if named in _BEGINS:
        return content.startswith(_BEGINS[named])
    if named in _OFFICE:
        return _is_office(content, _OFFICE[named])
    return _text(content) is not None


def _is_office(content: bytes, main: str) -> bool:
    """Whether a file is an Office document of one kind, without macros or files in it. Only names are read."""
    if content.count(_ONE_PART) > _MOST_PARTS:
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError):  # the last of a packing that zipfile cannot undo
        return False
    lowered = [one.lower() for one in names]
    carried = [one for one in lowered if "vbaproject" in one or "/embeddings/" in one or "/activex/" in one]
    return main in names and not carried


def _text(content: bytes) -> str | None:
    """A file as text; None where it is none. Excel writes UTF-8, UTF-16 or the code page of Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = [] if b"\x00" in content else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _check_no_staff_list(named: FileType, content: bytes) -> None:
    """Raise Refused for what looks like a list of people with their ethnicity: such a list is never evidence."""
    looked_at = ""
    if named in (FileType.CSV, FileType.TXT):
        looked_at = "\n".join((_text(content) or "").splitlines()[:5])
    elif named is FileType.XLSX:
        looked_at = _words_of_workbook(content)
    if _WHO.search(looked_at) and _ETHNICITY.search(looked_at):
        raise Refused(
            "This looks like a list of people with their ethnicity: it has a column that tells who somebody is and one "
            "about ethnicity. Nothing was saved. Such lists are handed in as staff files, which are counted and "
            "erased. As evidence, choose a file that holds totals alone."
        )


def _words_of_workbook(content: bytes) -> str:
    """The first words of a workbook, wherever it keeps them, with a limit to what is unpacked."""
    found, left = [], _MOST_LOOKED_AT
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml", name) and left > 0:
                found.append(_start_of(archive, name, left))
                left -= len(found[-1])
    return re.sub(r"<[^>]*>", " ", "\n".join(found))


def _start_of(archive: ZipFile, name: str, most: int) -> str:
    try:
        with archive.open(name) as part:
            return part.read(most).decode("utf-8", "replace")
    except (BadZipFile, zlib.error, LZMAError, RuntimeError, ValueError, OSError, EOFError):
        raise Refused("The workbook cannot be read. Save it anew, without a password.") from None
