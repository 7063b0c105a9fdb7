"""Names that every spreadsheet program takes, for sheets and for tables."""

import re
from collections.abc import Iterable

_LONGEST_SHEET, _LONGEST_TABLE = 31, 200
_PUNCTUATION = " -.,()"
# Excel keeps this name for itself.
_TAKEN = ("history",)


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names for sheets: at most 31 characters, no sign that Excel forbids, no two alike whatever their case."""
    return _unique((_plain(name) for name in wanted), longest=_LONGEST_SHEET, joined=" ", taken=_TAKEN)


def table_names(sheets: Iterable[str]) -> list[str]:
    """Names for the tables on these sheets. The word in front keeps them from looking like a cell (``A1``)."""
    slugs = (re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") for name in sheets)
    return _unique((f"table_{slug}".rstrip("_") for slug in slugs), longest=_LONGEST_TABLE, joined="_")


def _plain(name: str) -> str:
    """Letters and digits of the basic plane, and a little punctuation; a quotation mark would end a link."""
    kept = (c if (c.isalnum() and c <= "\uffff") or c in _PUNCTUATION else " " for c in name)
    return " ".join("".join(kept).split()) or "Sheet"


def _unique(names: Iterable[str], *, longest: int, joined: str, taken: Iterable[str] = ()) -> list[str]:
    found: list[str] = []
    used = set(taken)
    for name in names:
        tried, number = name[:longest].rstrip(), 2
        while tried.casefold() in used:
            ending = f"{joined}{number}"
            tried, number = name[: longest - len(ending)].rstrip() + ending, number + 1
        used.add(tried.casefold())
        found.append(tried)
    return found
