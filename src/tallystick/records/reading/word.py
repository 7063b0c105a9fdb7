"""Tables of a Word document to rows of text, in a child process that may die without harm.

The process is started by ``read_word`` and is of no use by hand. It is asked once, tells what it reads as JSON, and
has as little of the machine as the one that opens workbooks.
"""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tallystick.errors import InputRefused
from tallystick.records.reading import limits
from tallystick.records.reading.archive import look_into
from tallystick.records.reading.refusals import could_not_be_read, unreadable

DOCUMENT = "word/document.xml"
_SECONDS = 30
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DO = "Open it in Word, save it again as .docx without macros or a password, and try once more."
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_LOCKED = 1 | 1 << 6 | 1 << 13

Rows = list[list[str]]


def is_word(content: bytes) -> bool:
    """Whether bytes are a Word document of today's kind, told by what they hold."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):  # the second of a packing that zipfile cannot undo
        return False


def read_word(path: Path) -> tuple[list[Rows], str]:
    """The tables of a document, and the sentence that says why there are none."""
    found = list(sys.path)
    child = subprocess.Popen(  # this Python, and a module of our own
        [sys.executable, "-P", "-s", "-m", "tallystick.records.reading.word"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": os.pathsep.join(filter(None, found)), **_windows()},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        told, _ = child.communicate(json.dumps(str(path.absolute())).encode(), timeout=_SECONDS)
        said = json.loads(told)
    except (subprocess.TimeoutExpired, ValueError):
        return [], could_not_be_read(path.name, "it takes too much time or memory, or is damaged", _DO)
    finally:
        child.kill()
        child.wait()
    return said["tables"], said["problem"]


def _windows() -> dict[str, str]:
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


# IN THE CHILD


def main() -> None:
    """Read the document named on standard input; tell of its tables on standard output."""
    path = Path(json.load(sys.stdin.buffer))
    limits.confine()
    limits.allow_one_more_file()
    said: dict[str, Any] = {"tables": [], "problem": ""}
    try:
        said["tables"] = tables_in(path.read_bytes(), path.name)
    except InputRefused as refused:
        said["problem"] = str(refused)
    except Exception:  # noqa: BLE001  # a library's own words may hold a cell, so nothing of them is passed on
        said["problem"] = could_not_be_read(path.name, "it is damaged, or not what it seems to be", _DO)
    json.dump(said, sys.stdout)


def tables_in(content: bytes, name: str) -> list[Rows]:
    """The tables that stand in a document, in order. Raises InputRefused for what would do harm."""
    look_into(content, name)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if any(member.flag_bits & _LOCKED for member in archive.infolist()):
            raise unreadable(name, "it is protected by a password", _DO)
        if any("vbaproject" in member.lower() for member in archive.namelist()):
            raise unreadable(name, "it has macros, which are never opened", _DO)
        body = ET.fromstring(archive.read(DOCUMENT))  # noqa: S314  # a document type of its own was refused above
    return [list(_rows(table)) for table in _outer(body, f"{_W}tbl")]


def _outer(node: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The elements with a tag that do not stand inside another one of them."""
    for child in node:
        if child.tag == tag:
            yield child
        elif not child.tag.endswith("}Fallback"):
            yield from _outer(child, tag)


def _rows(table: ET.Element) -> Iterator[list[str]]:
    for row in _outer(table, f"{_W}tr"):
        cells: list[str] = []
        for cell in _outer(row, f"{_W}tc"):
            about = cell.find(f"{_W}tcPr")
            cells += [_text(cell) if _begins(about) else "", *[""] * (_wide(about) - 1)]
        yield cells


def _begins(about: ET.Element | None) -> bool:
    """Whether a cell is not the lower part of one that is merged over several rows."""
    merged = about.find(f"{_W}vMerge") if about is not None else None
    return merged is None or merged.get(f"{_W}val") == "restart"


def _wide(about: ET.Element | None) -> int:
    span = about.find(f"{_W}gridSpan") if about is not None else None
    wide = (span.get(f"{_W}val") or "") if span is not None else ""
    return min(int(wide), limits.COLUMNS) if wide.isdigit() and int(wide) else 1


def _text(cell: ET.Element) -> str:
    """What a cell says, a paragraph a line. What was struck out with changes tracked is not said any more."""
    lines = ["".join(_runs(paragraph)) for paragraph in _outer(cell, f"{_W}p")]
    return "\n".join(lines).strip()


def _runs(node: ET.Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag != f"{_W}del" and not child.tag.endswith("}Fallback"):
            yield from _runs(child)


if __name__ == "__main__":
    main()
