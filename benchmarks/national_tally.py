"""How long one indicator of every trust in the country takes to count, beside the usual ways to count it.

`python benchmarks/national_tally.py` prints; it never judges by its exit code. 1.5 million cleaned rows, made up from
a fixed seed, are counted by organisation. The rows lie ready in the form each likes best: a Polars frame, a pandas
frame of categories, a table inside DuckDB; a Parquet file beside them. Results are compared before anything is
timed. Memory is that of a new process that reads what it needs of the Parquet file and counts, above its imports.
"""

import sys
import tempfile
import warnings
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import polars as pl
from workbench import ways
from workbench.memory import peak_of, print_peak
from workbench.rows import HEADS, LIKELIHOOD, ROWS, YEAR, Question, write_years
from workbench.timing import in_turns, print_times, print_verdict, say_how_busy, seconds_of
from workbench.ways import Way

SECONDS_BAR, MEGABYTES_BAR, TURNS = 0.15, 250, 7
OURS, OURS_FROM_FILE = "tallystick, a Polars frame", "tallystick, the Parquet file"
QUESTIONS = {"heads": HEADS, "likelihood": LIKELIHOOD}
LACKS = """What the peers leave to whoever uses them:
  pandas, DuckDB  what an indicator is, who is unknown and belongs to no group, any interval, any hiding of few people
  Fairlearn       counts (it gives rates alone), any interval but by resampling rows; unknown is one more group
  Aequitas        intervals; organisation and group have to be joined to one text, which is timed here; unknown is
                  one more group"""


def in_memory(question: Question, file: Path) -> dict[str, Way]:
    """Every way, the rows lying ready; and those that read the file."""
    import duckdb

    columns = [*question.keys, *question.values[:-1], "ethnicity"]
    frame = pl.read_parquet(file, columns=columns)
    table = ways.as_pandas(frame.drop("ethnicity"))
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE staff AS SELECT * FROM '{file}'")
    found = {
        OURS: ways.tallystick(question, lambda: frame),
        OURS_FROM_FILE: ways.tallystick(question, partial(pl.scan_parquet, file)),
        "pandas, categories": ways.pandas(question, lambda: table),
        "DuckDB, its own table": ways.duckdb(question, connection, "staff"),
        "DuckDB, the Parquet file": ways.duckdb(question, connection, f"'{file}'"),
    }
    if question is LIKELIHOOD:
        texts = table.astype({"organisation": object, "group": object})
        found |= {"Aequitas": ways.aequitas(lambda: table), "Fairlearn": ways.fairlearn(lambda: texts)}
    return found


def from_file(question: Question, file: Path) -> dict[str, Way]:
    """Every way, by the name of its library, from the file alone."""
    import duckdb
    import fastparquet  # noqa: F401  # pandas would bring it in later, and it would count as memory of the work
    import pandas as pd

    columns = [*question.keys, *question.values[:-1]]
    table = partial(pd.read_parquet, file, engine="fastparquet", columns=columns)
    return {
        "tallystick": ways.tallystick(question, partial(pl.scan_parquet, file)),
        "pandas": ways.pandas(question, table),
        "DuckDB": ways.duckdb(question, duckdb.connect(), f"'{file}'"),
        **({"Aequitas": ways.aequitas(table), "Fairlearn": ways.fairlearn(table)} if question is LIKELIHOOD else {}),
    }


def times_of(found: Mapping[str, Way]) -> dict[str, list[float]]:
    """Slow ways run once, the others in turns."""
    quick = in_turns({name: way.work for name, way in found.items() if not way.slow}, turns=TURNS)
    return quick | {name: [seconds_of(way.work)] for name, way in found.items() if way.slow}


def compare(asked: str, file: Path) -> None:
    """Print whether all agree, how long each takes, and how much memory."""
    question = QUESTIONS[asked]
    print(f"{ROWS:,} rows to {question.title}")
    found = in_memory(question, file)
    print(f"  every way gives the same numbers: {'yes' if ways.agree(found) else 'NO'}")
    times = times_of(found)
    print_times(times)
    for name in (OURS, OURS_FROM_FILE):
        print_verdict(name, min(times[name]), SECONDS_BAR)
    print_memory(asked, file)


def print_memory(asked: str, file: Path) -> None:
    """What each way takes at most, in a process of its own."""
    for name in from_file(QUESTIONS[asked], file):
        peak = peak_of(__file__, asked, name, str(file))
        if peak is None:
            print("  memory: this system does not say what a process took at most")
            return
        if name == "tallystick":
            print_verdict("memory of tallystick", peak, MEGABYTES_BAR, "MB")
        else:
            print(f"  memory of {name}: {peak:.0f} MB")


def main(arguments: list[str]) -> None:
    warnings.simplefilter("ignore")  # peers warn of each other's next versions
    if arguments:
        asked, name, file = arguments
        print_peak(from_file(QUESTIONS[asked], Path(file))[name].work)
        return
    say_how_busy()
    with tempfile.TemporaryDirectory() as folder:
        write_years(Path(folder))
        for asked in QUESTIONS:
            compare(asked, Path(folder) / f"staff-{YEAR}.parquet")
    print(LACKS)


if __name__ == "__main__":
    main(sys.argv[1:])
