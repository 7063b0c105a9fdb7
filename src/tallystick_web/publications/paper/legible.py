"""Texts as every file format can hold them. All printers begin here.

What somebody typed can hold letters that spoil a file. They become a space here, once, for all forms.
"""

from tallystick_web.core import letters
from tallystick_web.core.letters import in_every_text
from tallystick_web.publications.paper.document import Document


def legible(document: Document) -> Document:
    """The document with every text as files can hold it."""
    cleaned: Document = in_every_text(document, lambda text: letters.legible(_with_plain_ends(text)))
    return cleaned


def cut(text: str, longest: int) -> str:
    """A text that has no room in full, ending in an ellipsis. It stands in full elsewhere."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
