"""Bytes to text. What was assumed is said; what cannot be read is refused with its line."""

from dataclasses import dataclass

from tallystick.errors import InputRefused

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# A zip archive (xlsx, ods) and the older Excel format: people often hand in the workbook itself.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True)
class Text:
    """The text of a file, and the encoding it was read in."""

    text: str
    encoding: str


def decode(content: bytes, *, file: str) -> Text:
    """Return the text of a file in UTF-8, in UTF-16 with a byte-order mark, or in Windows-1252.

    Raises InputRefused for a workbook, and for bytes that are none of these.
    """
    if content.startswith(_WORKBOOKS):
        raise InputRefused(f"{file}: this is a workbook. Save the sheet as CSV UTF-8 and hand that in.")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return Text(_strict(content[len(mark) :], encoding, file), encoding)
    try:
        return Text(_strict(content, "utf-8", file), "utf-8")
    except InputRefused:
        return Text(_strict(content, "cp1252", file), "cp1252")


def _strict(content: bytes, encoding: str, file: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputRefused(
            f"{file}, line {line}: byte {error.start + 1} is not text in UTF-8 or Windows-1252. "
            "Save the file as CSV UTF-8 and try again."
        ) from None
    if "\0" in text:
        raise InputRefused(f"{file}: this is not a text file. Save it as CSV UTF-8 and try again.")
    return text
