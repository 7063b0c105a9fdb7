"""Texts as every file format can hold them. All printers begin here.

What somebody typed can hold letters that spoil a file. They become a space here, once, for all forms.
"""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from tallystick_web.core import letters
from tallystick_web.publications.paper.document import Document


def legible(document: Document) -> Document:
    """The document with every text as files can hold it."""
    cleaned: Document = _cleaned(document)
    return cleaned


def cut(text: str, longest: int) -> str:
    """A text that has no room in full, ending in an ellipsis. It stands in full elsewhere."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return letters.legible(value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, tuple):
        return tuple(_cleaned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _cleaned(getattr(value, one.name)) for one in fields(value)})
    return value
