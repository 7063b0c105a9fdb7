"""Yes-or-no columns, and those that may say it with a name or a word of their own."""

from collections.abc import Callable

import polars as pl

from tallystick.records.findings import FindingKind, how_many, lines_in_words
from tallystick.records.interpret.characteristics import plain_key
from tallystick.records.interpret.sheet import Sheet
from tallystick.vocabulary.employment import read_yes_no


def yes_no(sheet: Sheet, name: str, read: Callable[[str], bool | None] = read_yes_no) -> pl.Series:
    """A field as true or false; null where it is blank or says neither, and the latter is said."""
    values = sheet.mapped(name, read, pl.Boolean)
    neither = (sheet.text(name) != "") & values.is_null()
    sheet.tell(
        FindingKind.UNREAD_TEXT,
        f"'{sheet.header(name)}' says neither yes nor no on {how_many(int(neither.sum()), 'row')} "
        f"({lines_in_words(sheet.lines(neither))}).",
        people=int(neither.sum()),
        suggestion="Write yes or no.",
    )
    return values


def yes(sheet: Sheet, name: str, read: Callable[[str], bool | None] = read_yes_no) -> pl.Series:
    """A field that is false unless it says yes."""
    return yes_no(sheet, name, read).fill_null(value=False)


def yes_no_unknown(sheet: Sheet, name: str) -> pl.Series:
    """A field as "yes", "no" or "unknown"."""
    return sheet.mapped(name, lambda text: _IN_WORDS[read_yes_no(text)])


def lead_employer(sheet: Sheet) -> pl.Series:
    """Whether another organisation is the lead employer, said with yes or with that organisation's name."""
    own = plain_key(sheet.organisation)

    def another(text: str) -> bool:
        said = read_yes_no(text)
        return bool(text) and plain_key(text) != own if said is None else said

    return sheet.mapped("lead_employer", another, pl.Boolean)


_IN_WORDS = {True: "yes", False: "no", None: "unknown"}
