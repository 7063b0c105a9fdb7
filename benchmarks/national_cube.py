"""How long the staff of every trust in the country take to count whole, beside the same rules written by hand.

`python benchmarks/national_cube.py` prints; it never judges by its exit code. 1.5 million rows, made up from a fixed
seed, of which one in twenty is a second job of somebody: who is staff is judged row by row, each person is counted
once, and everything is counted by organisation, row, group and part. Ours says beside it why each row was left out
and what was assumed. The peers give the cube and the rows left out, and are held against ours before they are timed.
Memory is that of a new process that reads the rows and counts them, above its imports.
"""

import sys
import tempfile
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
from workbench.cubes import Cube, by_groupby, by_sql, cube_of_tables
from workbench.memory import peak_of, print_peak
from workbench.rows import DEFINITION, ROWS, YEAR, cleaned_years
from workbench.timing import in_turns, print_times, print_verdict, say_how_busy
from workbench.ways import as_pandas

from tallystick.definitions.choices import choices_with
from tallystick.engine import Counted, count
from tallystick.records.frames import STAFF, RecordKind
from tallystick.vocabulary.periods import Snapshot

SECONDS_BAR, MEGABYTES_BAR, TURNS = 3.0, 1536, 3
ONE_IN = 20
OURS = "tallystick, on Polars"


def staff_with_second_jobs() -> pl.DataFrame:
    """The rows of one year: the last of them are further jobs of people who stand among the others."""
    ((_, staff),) = cleaned_years()
    people = staff.select(*STAFF).head(ROWS - ROWS // ONE_IN)
    second = people.gather_every(ONE_IN - 1).with_columns(
        pl.concat_str("assignment", pl.lit("-2")).alias("assignment"),
        pl.lit(value=False).alias("primary"),
        pl.col("line") + ROWS,
    )
    return pl.concat([people, second])


def counted(staff: object) -> Counted:
    """Ours, on whatever engine the rows live."""
    return count(DEFINITION, {RecordKind.STAFF: staff}, choices_with(), snapshot=Snapshot(YEAR))


def answers(staff: pl.DataFrame, connection: duckdb.DuckDBPyConnection, table: object) -> list[Cube]:
    """The cube and the rows left out, from each, as one set of lines."""
    found = []
    for ours in (counted(staff), counted(connection.table("staff"))):
        lines = ours.cube.select("organisation", "row", "group", "by", "stratum", "happened").rows()
        found.append({*lines, *ours.excluded.select("line", "reason").rows()})
    lines, left_out = by_sql(connection)
    found.append({*lines, *left_out.rows()})
    tables, left_out = by_groupby(table)
    found.append(cube_of_tables(tables) | set(left_out.itertuples(index=False, name=None)))
    return found


def compare(file: Path) -> None:
    """Print whether all agree and how long each takes."""
    staff = pl.read_parquet(file)
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE staff AS SELECT * FROM '{file}'")
    table = as_pandas(staff)
    print(f"{staff.height:,} rows to the whole cube, one person once")
    first, *others = answers(staff, connection, table)
    print(f"  every way gives the same {len(first):,} lines: {'yes' if all(one == first for one in others) else 'NO'}")
    works = {
        OURS: partial(counted, staff),
        "tallystick, on DuckDB": lambda: counted(connection.table("staff")),
        "DuckDB, SQL by hand": partial(by_sql, connection),
        "pandas, by hand": partial(by_groupby, table),
    }
    times = in_turns(works, turns=TURNS)
    print_times(times)
    print_verdict(OURS, min(times[OURS]), SECONDS_BAR)


def main(arguments: list[str]) -> None:
    if arguments:
        print_peak(lambda: counted(pl.read_parquet(arguments[0])))
        return
    say_how_busy()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "staff.parquet"
        staff_with_second_jobs().write_parquet(file)
        peak = peak_of(__file__, str(file))
        compare(file)
    if peak is None:
        print("  memory: this system does not say what a process took at most")
    else:
        print_verdict("memory of tallystick", peak, MEGABYTES_BAR, "MB")


if __name__ == "__main__":
    main(sys.argv[1:])
