"""The same rows give the same integers on Polars, DuckDB and Spark."""

from datetime import date

import polars as pl
import pytest

from tallystick.definitions import load
from tallystick.definitions.choices import choices_with
from tallystick.engine import count
from tallystick.records.frames import COLUMNS, RecordKind
from tallystick.vocabulary.periods import Snapshot

duckdb = pytest.importorskip("duckdb")

PEOPLE = 400
ETHNICITIES = ["A", "A", "A", "B", "D", "H", "N", "R", "not-stated", "not-known", "unmapped"]
ROWS = ["clinical/5", "clinical/6", "non-clinical/3", "medical/consultant", "medical/trainee", "", "unmapped"]
DAYS = [date(2010, 1, 1), date(2024, 3, 31), date(2024, 4, 1), date(2025, 3, 31), date(2025, 4, 1), None]
TEXTS = {
    "ethnicity": ETHNICITIES,
    "disability": ["disabled", "non-disabled", "non-disabled", "not-stated"],
    "sex": ["female", "male"],
    "age_band": ["under-25", "35-44"],
    "contract_type": ["permanent", "permanent", "permanent", "fixed-term", "", "bank", "unmapped"],
    "status": ["active", "active", "active", "career-break", ""],
    "row": ROWS,
    "within": ["", "", "medical/senior-medical-manager"],
    "staff_group": ["01", "03", "08"],
    "directorate": ["Surgery", "Medicine", "\N{LATIN SMALL LETTER E WITH ACUTE}lderly care", ""],
    "international_recruit": ["yes", "no", "no", "unknown"],
    "assignment": ["10", "9", "a", "B", "\N{LATIN CAPITAL LETTER A WITH DIAERESIS}"],  # ordered by bytes everywhere
    "vacancy": ["v1", "v2", "v3", "v4", ""],
    "band": ["5", "6", "consultant", ""],
    "kind": ["disciplinary", "disciplinary", "capability", "capability-ill-health", "other"],
    "mandatory": ["no", "no", "yes", "unmapped"],
    "movement": ["joined", "left"],
    "course": ["Coaching"],
    "reason": [""],
    "question": ["Q14a", "Q15", "Q99"],
    "group": ["white", "bme"],
    "percent": ["24.5", ""],
}


def drawn(kind, name, place):
    """A value that goes by the place alone, spread by strides that share no factor with the lists."""
    spread = place * 7919 + len(name) * 104729 + place // 13
    if name in ("file", "organisation"):
        return f"{kind}.csv" if name == "file" else f"R{place % 3}A"
    if name == "line":
        return place + 2
    if name == "person":
        return f"{spread % (PEOPLE // 2):04}" if spread % 29 else ""
    if COLUMNS[kind][name] is pl.String:
        return TEXTS[name][spread % len(TEXTS[name])]
    if COLUMNS[kind][name] is pl.Boolean:
        return [True, True, False, None][(spread // 3) % 4]
    if COLUMNS[kind][name] is pl.Date:
        return DAYS[(spread // 5) % len(DAYS)]
    if COLUMNS[kind][name] is pl.Float64:
        return [1.0, 0.8, 0.0, None, float("nan")][(spread // 7) % 5]
    return [0, 1, 1, 2, None][(spread // 11) % 5]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The frames as Parquet files, which every engine reads by itself."""
    folder = tmp_path_factory.mktemp("records")
    for kind in RecordKind:
        columns = {name: [drawn(kind, name, place) for place in range(PEOPLE)] for name in COLUMNS[kind]}
        pl.DataFrame(columns, schema=COLUMNS[kind]).write_parquet(folder / f"{kind}.parquet")
    return folder


def counted(standard, frames):
    return count(load(standard, 2025), frames, choices_with(), snapshot=Snapshot(2025))


def on_polars(folder):
    return {kind: pl.scan_parquet(folder / f"{kind}.parquet") for kind in RecordKind}


def assert_same(one, other):
    for table in ("cube", "vacancies", "funnel", "survey", "excluded"):
        assert getattr(one, table).equals(getattr(other, table)), table
    assert one.variants.keys() == other.variants.keys()
    assert all(one.variants[kind].equals(other.variants[kind]) for kind in one.variants)
    assert (one.collapses, one.said) == (other.collapses, other.said)


@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_duckdb_gives_the_integers_of_polars(standard, folder):
    here = counted(standard, on_polars(folder))
    connection = duckdb.connect()
    there = counted(standard, {kind: connection.read_parquet(str(folder / f"{kind}.parquet")) for kind in RecordKind})
    assert here.cube.height > 100
    assert len(here.collapses) > 1
    assert_same(here, there)


@pytest.mark.long
@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_spark_gives_the_integers_of_polars(standard, folder, spark):
    there = counted(standard, {kind: spark.read.parquet(str(folder / f"{kind}.parquet")) for kind in RecordKind})
    assert_same(counted(standard, on_polars(folder)), there)


@pytest.fixture(scope="module")
def spark():
    """Spark on this machine; it is an extra, so the test is skipped where it is not installed."""
    pytest.importorskip("pyspark")
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1"}
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()
