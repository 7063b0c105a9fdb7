"""The board: seats that are filled on 31 March."""

import narwhals.stable.v2 as nw
import polars as pl

from tallystick.definitions import Indicator
from tallystick.engine.asked import Asked
from tallystick.engine.cube import CUBE, tally_of
from tallystick.engine.lazily import COUNTED, Lazy, counted, held, judged
from tallystick.engine.reasons import Reason

_ROWS = {
    "board/total": nw.lit(value=True),
    "board/voting": nw.col("voting"),
    "board/non-voting": ~nw.col("voting"),
    "board/executive": nw.col("executive"),
    "board/non-executive": ~nw.col("executive"),
}
_NEEDS = {"board/voting": "voting", "board/non-voting": "voting"} | {
    "board/executive": "executive",
    "board/non-executive": "executive",
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
    """Seats by row. A row is left out where it is not recorded for every seat of the board what it asks."""
    wanted = [row.id for row in indicator.rows if row.id in _ROWS]
    return pl.concat([pl.DataFrame(schema=CUBE), *(_seats(indicator, row, rows, asked) for row in wanted)])


def _seats(indicator: Indicator, row: str, rows: Lazy, asked: Asked) -> pl.DataFrame:
    there = counted(rows)
    if row in _NEEDS:
        there = there.with_columns(
            gaps=nw.when(nw.col(_NEEDS[row]).is_null()).then(1).otherwise(0).sum().over("organisation")
        ).filter(nw.col("gaps") == 0)
    return tally_of(indicator, there.filter(_ROWS[row]).with_columns(row=nw.lit(row)).to_native(), of=asked.grouping)


def has_gaps(rows: Lazy) -> Lazy:
    """The seats of which something is not recorded."""
    return rows.filter((nw.col("reason") == COUNTED) & (nw.col("voting").is_null() | nw.col("executive").is_null()))
