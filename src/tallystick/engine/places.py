"""Directorates: a text becomes a part of the organisation where many people have it, and is printed nowhere otherwise.

The column for directorates is no closed list, so anything can stand in it, the name of a person included. Whoever has a
text that few have is counted in one part with all others such, by the rule for texts that findings repeat
(records/findings.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import narwhals.stable.v2 as nw
import polars as pl

from tallystick.engine.lazily import Lazy, collected, heads, held, total
from tallystick.records.findings import MANY_ROWS, agreeing, how_many
from tallystick.records.frames import UNMAPPED, RecordKind
from tallystick.release.detail import COUNTED_TOGETHER

_DIRECTORATE = "directorate"
_PLACE = ("organisation", _DIRECTORATE)
_PLACED = (RecordKind.STAFF, RecordKind.APPLICATIONS, RecordKind.CASES)


@dataclass(frozen=True)
class Placed:
    """Frames in which every directorate is one that many people have, and how many texts were counted together."""

    frames: Mapping[RecordKind, Lazy] = field(repr=False)
    together: int = 0

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a reader should know of it."""
        if not self.together:
            return ()
        texts = how_many(self.together, "text")
        stand = agreeing(self.together, "stands", "stand each")
        said = (
            f"{texts} in the column for directorates {stand} beside fewer than {MANY_ROWS} people or applications. "
            "Such a text can be a person's name, so it is not repeated, and all those rows are counted together. Where "
            "it is a directorate spelled in another way, correct it in the file."
        )
        return (said,)


def placed(frames: Mapping[RecordKind, Lazy]) -> Placed:
    """Put the texts that few people have together, organisation by organisation and over all kinds of record."""
    own = {kind: frames[kind] for kind in _PLACED if kind in frames}
    if not own:
        return Placed(frames)
    said = nw.concat([frame.select(*_PLACE, people=_people(kind)) for kind, frame in own.items()], how="vertical")
    named = said.filter(~nw.col(_DIRECTORATE).is_in(["", UNMAPPED]))
    counts = named.group_by(*_PLACE).agg(people=total("people"))
    few = held(counts.filter(nw.col("people") < MANY_ROWS).select(*_PLACE, few=nw.lit(value=True)))
    together = int(collected(few.select(n=heads()), {"n": pl.Int64})["n"].sum())
    if not together:
        return Placed(frames)
    return Placed({**frames, **{kind: _together(frame, few) for kind, frame in own.items()}}, together)


def _people(kind: RecordKind) -> nw.Expr:
    """How many a row stands for: that of an application may stand for many alike."""
    if kind is not RecordKind.APPLICATIONS:
        return nw.lit(1).cast(nw.Int64)
    applied = nw.col("applied").fill_null(1)
    return nw.when(applied > 1).then(applied).otherwise(1)


def _together(frame: Lazy, few: Lazy) -> Lazy:
    columns = frame.collect_schema().names()
    marked = frame.join(few, on=list(_PLACE), how="left")
    text = nw.when(nw.col("few").is_null()).then(nw.col(_DIRECTORATE)).otherwise(nw.lit(COUNTED_TOGETHER))
    return marked.with_columns(**{_DIRECTORATE: text}).select(*columns)
