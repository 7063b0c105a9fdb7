"""People who asked that their ethnicity and disability are not used: counted, and of neither is anything said.

The notice is that of the Data Protection Act 2018, schedule 1, paragraph 8(5): whoever gives it in writing is left out
of equality monitoring, and still belongs to the staff. Their ethnicity is ``withdrawn``, their disability not stated.
"""

from collections.abc import Callable, Mapping

import polars as pl

from tallystick.records.frames import RecordKind
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.ethnicity import Unknown

Stopped = Callable[[str], bool]
"""Whether the person with this employee number, as ``person_number`` writes it, gave such a notice."""

_INSTEAD = {"ethnicity": str(Unknown.WITHDRAWN), "disability": str(Disability.NOT_STATED)}


def nobody(_: str) -> bool:
    """Nobody gave a notice."""
    return False


def rows_of(frames: Mapping[RecordKind, pl.DataFrame], is_stopped: Stopped) -> dict[RecordKind, pl.Series]:
    """For each kind, which rows are of somebody who gave a notice, by the number that stands in the file."""
    return {
        kind: frame["person"].is_in([one for one in frame["person"].unique() if one and is_stopped(one)])
        for kind, frame in frames.items()
        if "person" in frame.columns
    }


def withdrawn(
    frames: Mapping[RecordKind, pl.DataFrame], rows: Mapping[RecordKind, pl.Series]
) -> dict[RecordKind, pl.DataFrame]:
    """The same records, in the same order, without what those people are.

    Somebody may stand in another file, or another job, under another number: whoever is known to be the same person is
    left out with them.
    """
    people = {person for kind, mask in rows.items() for person in frames[kind].filter(mask)["person"]}
    if not people:
        return dict(frames)
    return {kind: _without(frame, people) if kind in rows else frame for kind, frame in frames.items()}


def _without(frame: pl.DataFrame, people: set[str]) -> pl.DataFrame:
    is_theirs = pl.col("person").is_in(list(people))
    known = [name for name in _INSTEAD if name in frame.columns]
    return frame.with_columns(
        pl.when(is_theirs).then(pl.lit(_INSTEAD[name])).otherwise(pl.col(name)).alias(name) for name in known
    )
