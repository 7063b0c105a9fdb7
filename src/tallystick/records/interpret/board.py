"""The board: one row for each seat, whether it votes, and whether it is executive."""

import re

import polars as pl

from tallystick.records.findings import FindingKind, how_many, lines_in_words
from tallystick.records.frames import BOARD
from tallystick.records.interpret import characteristics, dates
from tallystick.records.interpret.organisations import organisations
from tallystick.records.interpret.sheet import Sheet
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import read_yes_no
from tallystick.vocabulary.ethnicity import Unknown
from tallystick.vocabulary.words import plain

_WHO = ("seat", "seats")
_NOT = re.compile(r"\bnon\b|\bnot\b|\bwithout\b")
_NOT_EXECUTIVE_ROLE = re.compile(r"\bnon exec|\bned\b|\bchair(man|woman|person)?\b|\blay member|\bgovernor\b")
_EXECUTIVE_ROLE = re.compile(r"\bchief\b|\bexecutive\b|\bdirector\b|\bceo\b|\bcfo\b|\bcoo\b")


def frame(sheet: Sheet) -> pl.DataFrame:
    """The typed frame of a board; what was found on the way is noted."""
    voting = sheet.mapped("voting", _voting, pl.Boolean)
    executive = _executive(sheet)
    _tell_open(sheet, voting, "voting or not")
    _tell_open(sheet, executive, "executive or not")
    return pl.DataFrame(
        {
            **sheet.where_columns(organisations(sheet)),
            "person": sheet.person,
            "ethnicity": characteristics.ethnicity(sheet, who=_WHO, blank=Unknown.NOT_KNOWN),
            "disability": characteristics.disability(sheet, who=_WHO, blank=Disability.NOT_KNOWN),
            "voting": voting,
            "executive": executive,
            "start": dates.column(sheet, "start"),
            "end": dates.column(sheet, "end"),
        },
        schema=BOARD,
    )


def _voting(text: str) -> bool | None:
    said, words = read_yes_no(text), plain(text)
    if said is not None or "vot" not in words:
        return said
    return not _NOT.search(words)


def _executive(sheet: Sheet) -> pl.Series:
    """What the column says; where it says nothing, what the role is."""
    both = pl.DataFrame(
        {
            "column": sheet.mapped("executive", _executive_word, pl.Boolean),
            "role": sheet.mapped("role", _executive_role, pl.Boolean),
        }
    )
    return both.select(executive=pl.coalesce("column", "role"))["executive"]


def _executive_word(text: str) -> bool | None:
    said, words = read_yes_no(text), plain(text)
    if said is not None or not words:
        return said
    if _NOT_EXECUTIVE_ROLE.search(words):
        return False
    return True if "exec" in words else None


def _executive_role(text: str) -> bool | None:
    words = plain(text)
    if _NOT_EXECUTIVE_ROLE.search(words):
        return False
    return True if _EXECUTIVE_ROLE.search(words) else None


def _tell_open(sheet: Sheet, said: pl.Series, what: str) -> None:
    open_seats = said.is_null()
    number = int(open_seats.sum())
    sheet.tell(
        FindingKind.UNMAPPED_SEAT,
        f"nothing says whether {how_many(number, *_WHO)} {'is' if number == 1 else 'are'} {what} "
        f"({lines_in_words(sheet.lines(open_seats))}).",
        people=number,
        blocks=True,
        suggestion="Write yes or no in a column of that name.",
    )
