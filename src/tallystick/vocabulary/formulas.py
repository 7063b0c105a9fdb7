"""Text that a spreadsheet program would take for a formula, made harmless in CSV and read back as it was."""

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MARKED = tuple(f"'{start}" for start in ("=", "+", "-", "@"))


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet program would calculate it."""
    return f"'{text}" if text.startswith(_STARTS) else text


def as_it_was(text: str) -> str:
    """The text without the apostrophe that ``harmless`` put before it."""
    return text[1:] if text.startswith(_MARKED) else text
