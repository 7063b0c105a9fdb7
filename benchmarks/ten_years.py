"""How long one indicator takes over ten years of every trust in the country: 15 million rows.

`python benchmarks/ten_years.py` prints; it never judges by its exit code. There is a Parquet file for each year, with
every column of the staff frame, made up from a fixed seed. Each way scans all files at once, so reading is in every
figure. Answers are compared before anything is timed.
"""

import tempfile
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
from workbench import ways
from workbench.rows import HEADS, LIKELIHOOD, Question, write_years
from workbench.timing import in_turns, print_times, print_verdict, say_how_busy

YEARS, BAR, TURNS = 10, 2.0, 5
OURS = "tallystick"


def compare(question: Question, rows: int, files: str) -> None:
    """Print whether both agree and how long each takes."""
    print(f"{rows:,} rows of {YEARS} years, scanned from Parquet, to {question.title}")
    found = {
        OURS: ways.tallystick(question, partial(pl.scan_parquet, files)),
        "DuckDB": ways.duckdb(question, duckdb.connect(), f"'{files}'"),
    }
    print(f"  both give the same numbers: {'yes' if ways.agree(found) else 'NO'}")
    times = in_turns({name: way.work for name, way in found.items()}, turns=TURNS)
    print_times(times)
    print_verdict(OURS, min(times[OURS]), BAR)


def main() -> None:
    say_how_busy()
    with tempfile.TemporaryDirectory() as folder:
        rows = write_years(Path(folder), YEARS)
        for question in (HEADS, LIKELIHOOD):
            compare(question, rows, f"{folder}/*.parquet")


if __name__ == "__main__":
    main()
