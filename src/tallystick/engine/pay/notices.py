"""What readers should know of how the people of each organisation were counted."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from tallystick.definitions.pay.options import PayOptions
from tallystick.engine.pay import flags, quartiles
from tallystick.engine.pay.who import PERSON
from tallystick.records.findings import agreeing, how_many
from tallystick.vocabulary.periods import day_label


def notices_of(
    rows: pl.DataFrame, people: pl.DataFrame, flagged: pl.DataFrame, options: PayOptions, said: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Every sentence and the organisation it is about, which is named in it where there are several.

    ``rows`` are those of people who are counted, as they were handed in.
    """
    names = people["organisation"].unique().sort().to_list()
    for name in names:
        own, counted, looked_at = (frame.filter(pl.col("organisation") == name) for frame in (rows, people, flagged))
        for sentence in _of_one(own, counted, looked_at, options, said):
            yield f"{name}: {sentence}" if len(names) > 1 else sentence, name


def _of_one(
    rows: pl.DataFrame, people: pl.DataFrame, flagged: pl.DataFrame, options: PayOptions, said: frozenset[str]
) -> Iterator[str]:
    yield from _periods(rows, options, said)
    yield from _several_files(rows)
    yield from _without_number(people)
    yield from flags.notices(flagged, people)
    yield from quartiles.compared(people)


def _periods(rows: pl.DataFrame, options: PayOptions, said: frozenset[str]) -> Iterator[str]:
    blank = rows.filter((pl.col("pay") > 0) & pl.col("rate").is_null() & pl.col("days").is_null()).height
    if blank and "period" in said:
        yield f"On {how_many(blank, 'row')} no pay period is named, and a {options.period.label} was taken."


def _several_files(rows: pl.DataFrame) -> Iterator[str]:
    files = rows.group_by(PERSON).agg(pl.col("file").n_unique())
    twice = files.filter(pl.col("file") > 1).height
    if twice:
        yield (
            f"{how_many(twice, 'person stands', 'people stand')} in more than one file of pay for the same day, and "
            "their rows were taken for several jobs. If the files say the same thing twice, leave one of them out."
        )


def _without_number(people: pl.DataFrame) -> Iterator[str]:
    without = people.filter(pl.col("person") == "").group_by("snapshot").len().sort("snapshot")
    for day, number in without.iter_rows():
        yield _no_change(day, number)


def _no_change(day: date, number: int) -> str:
    return (
        f"{how_many(number, 'row')} of {day_label(day)} {agreeing(number, 'has', 'have')} no employee number. Each was "
        "taken for a person, and no change between that day and another year is worked out, because nothing tells who "
        "is who."
    )
