"""The same rows give the same integers on Polars, DuckDB and Spark."""

from datetime import date
from random import Random

import polars as pl
import pytest

from tallystick.definitions import load
from tallystick.definitions.choices import choices_with
from tallystick.engine import count
from tallystick.records.frames import COLUMNS, RETURN_KINDS
from tallystick.vocabulary.periods import Snapshot

duckdb = pytest.importorskip("duckdb")

ROWS_OF_A_KIND = 800
ETHNICITIES = ["A", "A", "A", "B", "D", "H", "N", "R", "not-stated", "not-known", "unmapped"]
ROWS = ["clinical/5", "clinical/6", "non-clinical/3", "medical/consultant", "medical/trainee", "", "unmapped"]
DAYS = [date(2010, 1, 1), date(2024, 3, 31), date(2024, 4, 1), date(2025, 3, 31), None]
VALUES = {
    pl.Boolean: [True, True, False, None],
    pl.Date: DAYS,
    pl.Float64: [1.0, 0.8, 0.0, None, float("nan")],
    pl.Int64: [0, 1, 1, 2, None],
}
SELDOM = [False, False, False, True, None]
USUALLY = {
    "hosted": SELDOM,
    "lead_employer": SELDOM,
    "probation": SELDOM,
    "end": [None, None, None, *DAYS],
}
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


def drawn(kind, name, place, chance):
    if name in ("file", "organisation"):
        return f"{kind}.csv" if name == "file" else f"R{chance.randrange(3)}A"
    if name == "line":
        return place + 2
    if name == "person":
        return f"{chance.randrange(ROWS_OF_A_KIND // 4):03}" if chance.random() > 0.03 else ""
    values = USUALLY.get(name) or TEXTS.get(name) or VALUES[COLUMNS[kind][name]]
    return values[0] if chance.random() < 0.5 else chance.choice(values)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The frames as Parquet files, which every engine reads by itself."""
    folder, chance = tmp_path_factory.mktemp("records"), Random(2025)
    for kind in RETURN_KINDS:
        columns = {
            name: [drawn(kind, name, place, chance) for place in range(ROWS_OF_A_KIND)] for name in COLUMNS[kind]
        }
        pl.DataFrame(columns, schema=COLUMNS[kind]).write_parquet(folder / f"{kind}.parquet")
    return folder


def counted(standard, frames):
    return count(load(standard, 2025), frames, choices_with(), snapshot=Snapshot(2025))


def on_polars(folder):
    return {kind: pl.scan_parquet(folder / f"{kind}.parquet") for kind in RETURN_KINDS}


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
    there = counted(standard, {kind: connection.read_parquet(str(folder / f"{kind}.parquet")) for kind in RETURN_KINDS})
    assert here.cube.height > 100
    assert len(here.collapses) > 2
    assert_same(here, there)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::FutureWarning:pyspark")  # of pandas, which nothing of ours uses
@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_spark_gives_the_integers_of_polars(standard, folder, spark):
    there = counted(standard, {kind: spark.read.parquet(str(folder / f"{kind}.parquet")) for kind in RETURN_KINDS})
    assert_same(counted(standard, on_polars(folder)), there)


@pytest.fixture(scope="module", params=["in this process", "through Spark Connect"])
def spark(request):
    """Spark on this machine. It is an extra, which `make check-long` installs."""
    from pyspark.sql import SparkSession

    if request.param == "in this process":
        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.driver.host", "127.0.0.1")
    else:
        builder = SparkSession.builder.remote("local[2]")
    builder = builder.config("spark.sql.shuffle.partitions", "2")
    session = builder.getOrCreate()
    yield session
    session.stop()
