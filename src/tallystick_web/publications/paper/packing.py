"""The last step of an office file: everything that depends on the machine or the clock is taken out of it."""

import io
import re
import zipfile

from tallystick.publishing.workbook.packing import settled

_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_LANGUAGE = re.compile(rb"<dc:language>[^<]*</dc:language>")  # it is added anew, and may stand there once
_ANY_DAY = rb"\g<1>2000-01-01T00:00:00Z\g<2>"  # a file must carry a date: any would do, as long as it is the same
_WORKBOOK = ".xlsx"


def packed(content: bytes) -> bytes:
    """The same file with its language, its times fixed, and the workbooks inside it treated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(out, "w") as made:
        for name in parts.namelist():
            made.writestr(zipfile.ZipInfo(name), _part(name, parts.read(name)))
    return settled(out.getvalue())


def _part(name: str, content: bytes) -> bytes:
    if name.endswith(_WORKBOOK):
        return packed(content)
    return _DATES.sub(_ANY_DAY, _LANGUAGE.sub(b"", content)) if name == "docProps/core.xml" else content
