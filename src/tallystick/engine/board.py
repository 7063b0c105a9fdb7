"""The board: seats that are filled on 31 March."""

from collections.abc import Mapping

import narwhals.stable.v2 as nw
import polars as pl

from tallystick.definitions import Indicator
from tallystick.engine.asked import Asked
from tallystick.engine.cube import CUBE, tally_of
from tallystick.engine.lazily import Lazy, counted, held, judged
from tallystick.engine.reasons import Reason

# What a seat has to be for a row: the column, and the answer in it. The whole board asks nothing.
_ASKS: Mapping[str, tuple[str, bool] | None] = {
    "board/total": None,
    "board/voting": ("voting", True),
    "board/non-voting": ("voting", False),
    "board/executive": ("executive", True),
    "board/non-executive": ("executive", False),
}


def filled(board: Lazy, asked: Asked) -> Lazy:
    """Every seat with the reason why it is not counted, if there is one."""
    day = nw.lit(asked.snapshot.date)
    rules = [
        (Reason.SEAT_NOT_FILLED, (nw.col("start") > day) | (nw.col("end") < day)),
        (Reason.UNMAPPED_GROUP, ~nw.col(asked.characteristic).is_in(asked.members)),
    ]
    return held(judged(board, rules))


def seats(indicator: Indicator, rows: Lazy, asked: Asked) -> pl.DataFrame:
    """Seats by row. A row is left out where what it asks is not recorded of every seat of the board."""
    wanted = [row.id for row in indicator.rows if row.id in _ASKS]
    return pl.concat([pl.DataFrame(schema=CUBE), *(_seats(indicator, row, rows, asked) for row in wanted)])


def _seats(indicator: Indicator, row: str, rows: Lazy, asked: Asked) -> pl.DataFrame:
    there = counted(rows)
    asks = _ASKS[row]
    if asks:
        column, answer = asks
        blank = nw.when(nw.col(column).is_null()).then(1).otherwise(0)
        gaps = there.with_columns(blank=blank).with_columns(gaps=nw.col("blank").sum().over("organisation"))
        there = gaps.filter((nw.col("gaps") == 0) & (nw.col(column) == answer))
    return tally_of(indicator, there.with_columns(row=nw.lit(row)).to_native(), of=asked.grouping)
