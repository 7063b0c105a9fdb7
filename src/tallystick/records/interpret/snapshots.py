"""Whether a staff list is of the day that is counted."""

from datetime import date

import polars as pl

from tallystick.records.interpret.dates import DatesDiffer, read_dates
from tallystick.records.interpret.said_in_passing import another_march
from tallystick.records.interpret.setting_aside import NotARecord
from tallystick.records.interpret.sheet import Sheet, mapped
from tallystick.vocabulary.periods import day_label

# Half a year: nearer to another 31 March than to this one.
_TOO_FAR = 183
# Fewer people than this may well hire nobody in a year.
_ENOUGH_TO_HIRE = 100


def other_days(sheet: Sheet) -> pl.Series:
    """Why a row of a list that shows several days is not of the one nearest to 31 March; null for the others.

    A list that shows only days of another year is a problem; so is one without days whose name, sheet or heading
    says another 31 March.
    """
    days = _days(sheet)
    wanted = sheet.snapshot.date
    shown = [day for day in days.drop_nulls().unique().sort().to_list() if isinstance(day, date)]
    if not shown:
        _check_names(sheet)
        return sheet.same(None)
    nearest = min(shown, key=lambda day: abs(day - wanted))
    if abs(nearest - wanted).days > _TOO_FAR:
        sheet.noted.problem(
            f"{sheet.where}: the staff list shows {day_label(nearest)}, and people are counted on "
            f"{sheet.snapshot.label}. Ask for the list of that day, or give the year of this one."
        )
        return sheet.same(None)
    frame = pl.DataFrame({"day": days})
    other = pl.col("day").is_not_null() & (pl.col("day") != nearest)
    return frame.select(reason=pl.when(other).then(pl.lit(NotARecord.OTHER_YEAR.value)))["reason"]


def _check_names(sheet: Sheet) -> None:
    table = sheet.table
    places = {
        "text above the table": "\n".join(table.preamble),
        "name of the sheet": table.sheet,
        "name of the file": table.file,
    }
    for place, text in places.items():
        if another := another_march(text, sheet.snapshot.year):
            sheet.noted.problem(
                f"{sheet.where}: the {place} says {another}, and people are counted on {sheet.snapshot.label}. "
                "Ask for the list of that day, or give the year of this one."
            )
            return


def check_starts(sheet: Sheet, start: pl.Series, end: pl.Series) -> None:
    """A list on which nobody started in the year, or everybody had left before it, is of another year."""
    flow = sheet.snapshot.flow
    if sheet.height < _ENOUGH_TO_HIRE:
        return
    latest, last_left = start.max(), end.max()
    nobody_new = isinstance(latest, date) and start.null_count() * 2 < sheet.height and latest < flow.start
    all_gone = isinstance(last_left, date) and end.null_count() == 0 and last_left < flow.start
    if nobody_new or all_gone:
        said = f"nobody started after {day_label(latest)}" if isinstance(latest, date) else "everybody has left"
        sheet.noted.problem(
            f"{sheet.where}: on the staff list {said}, so it is of an earlier year than {sheet.snapshot.year}. "
            f"Ask for the list of {sheet.snapshot.label}, or give the year of this one."
        )


def _days(sheet: Sheet) -> pl.Series:
    texts = sheet.text("snapshot")
    try:
        found = read_dates(texts.unique().to_list(), latest=sheet.snapshot.year + 30, months=True)
    except DatesDiffer:
        return sheet.same(None, pl.Date)
    return mapped(texts, found.meaning.__getitem__, pl.Date)
