"""Results of the staff survey: one row for each question and group."""

import re

import polars as pl

from tallystick.records.findings import FindingKind, how_many, lines_in_words
from tallystick.records.frames import SURVEY
from tallystick.records.interpret.organisations import organisations
from tallystick.records.interpret.sheet import Sheet
from tallystick.records.interpret.stages import whole_number
from tallystick.vocabulary.ethnicity import Unmatched, category_of, grouping
from tallystick.vocabulary.events import read_question, read_survey_group
from tallystick.vocabulary.words import plain

_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?) ?%?")
# How surveys write a result that is too small to show.
_WITHHELD = ("", "*", "-", "n/a", "**", "low", "suppressed")


def frame(sheet: Sheet) -> pl.DataFrame:
    """The typed frame of survey results; what was found on the way is noted."""
    return pl.DataFrame(
        {
            **sheet.where_columns(organisations(sheet)),
            "question": sheet.mapped("question", read_question),
            "group": sheet.mapped("group", _group),
            "happened": _whole(sheet, "happened"),
            "people": _whole(sheet, "people"),
            "percent": _percent(sheet),
        },
        schema=SURVEY,
    )


def _group(text: str) -> str:
    """A group's code where the words are known; other text stays, and the count says that it has no such group."""
    words = plain(text)
    if words in {group.code for group in grouping("wres").groups}:
        return words
    if found := read_survey_group(text):
        return found
    member = category_of(text) if text else Unmatched
    return text if isinstance(member, Unmatched) or not text else str(member)


def _whole(sheet: Sheet, name: str) -> pl.Series:
    values = sheet.mapped(name, whole_number, pl.Int64)
    _tell(sheet, name, values.is_null())
    return values


def _percent(sheet: Sheet) -> pl.Series:
    values = sheet.mapped("percent", _percent_text)
    _tell(sheet, "percent", values == "")
    return values


def _percent_text(text: str) -> str:
    found = _PERCENT.fullmatch(text)
    return found[1] if found and float(found[1]) <= 100 else ""


def _tell(sheet: Sheet, name: str, empty: pl.Series) -> None:
    rows = empty & ~sheet.text(name).str.to_lowercase().is_in(list(_WITHHELD))
    sheet.tell(
        FindingKind.UNREAD_NUMBER,
        f"'{sheet.header(name)}' is no number on {how_many(int(rows.sum()), 'row')} "
        f"({lines_in_words(sheet.lines(rows))}).",
        people=int(rows.sum()),
        suggestion="Correct it in the file.",
    )
