"""Staff of every trust in the country, made up: cleaned rows at full size, to measure speed on."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from tallystick.records.frames import STAFF
from tallystick.vocabulary import bands
from tallystick.vocabulary.ethnicity import Category, Unknown

TRUSTS = 212
_MEMBERS = [str(member) for member in (*Category, *Unknown)]
_WHITE = 3  # the first three categories


def national_years(*, rows: int, years: int, seed: int, last: int = 2025) -> Iterator[tuple[int, pl.DataFrame]]:
    """Each year's staff rows, in the frame that counting begins with; a tenth of the people change every year."""
    rng = np.random.default_rng([seed, rows])
    people = _people(rng, rows)
    for year in range(last - years + 1, last + 1):
        yield year, _frame(people, rng)
        leaving = rng.random(rows) < 0.1
        joined = _people(rng, rows, first=int(people["person"].max()) + 1)
        people = {name: np.where(leaving, joined[name], values) for name, values in people.items()}
        people["row"] = _promoted(people["row"], rng)


def _people(rng: np.random.Generator, rows: int, *, first: int = 1) -> dict[str, np.ndarray]:
    organisation = np.sort(rng.choice(TRUSTS, size=rows, p=_sizes(rng)))
    white = rng.random(rows) < rng.beta(6, 2.5, TRUSTS)[organisation]
    unknown = rng.random(rows) < 0.05
    ethnicity = np.where(white, rng.integers(0, _WHITE, rows), rng.integers(_WHITE, len(Category), rows))
    return {
        "person": np.arange(first, first + rows),
        "organisation": organisation,
        "ethnicity": np.where(unknown, rng.integers(len(Category), len(_MEMBERS), rows), ethnicity),
        "row": rng.integers(0, len(bands.rows()), rows),
    }


def _sizes(rng: np.random.Generator) -> np.ndarray:
    drawn = rng.lognormal(0, 0.6, TRUSTS)
    return np.asarray(drawn / drawn.sum())


def _promoted(row: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    moves = (rng.random(len(row)) < 0.05) & (row < len(bands.rows()) - 1)
    return np.asarray(row + moves)


def _frame(people: dict[str, np.ndarray], rng: np.random.Generator) -> pl.DataFrame:
    rows = len(people["person"])
    codes = [row.code for row in bands.rows()]
    made = pl.DataFrame(
        {
            "organisation": _named(people["organisation"], [f"Made-up Trust {number:03}" for number in range(TRUSTS)]),
            "person": pl.Series(people["person"]).cast(pl.String),
            "assignment": pl.Series(people["person"]).cast(pl.String),
            "ethnicity": _named(people["ethnicity"], _MEMBERS),
            "row": _named(people["row"], codes),
            "directorate": _named(rng.integers(0, 8, rows), [f"Directorate {number}" for number in range(8)]),
            "primary": pl.Series(rng.random(rows) < 0.97),
            "line": pl.Series(np.arange(1, rows + 1)),
        }
    )
    constants = {
        "file": "national",
        "disability": "not-known",
        "sex": "unknown",
        "age_band": "",
        "contract_type": "permanent",
        "status": "active",
        "within": "",
        "staff_group": "",
        "international_recruit": "unknown",
    }
    filled = made.with_columns(
        *(pl.lit(value).alias(name) for name, value in constants.items()),
        pl.lit(1.0).alias("fte"),
        pl.lit(None, pl.Date).alias("start"),
        pl.lit(None, pl.Date).alias("end"),
        pl.lit(False).alias("hosted"),
        pl.lit(False).alias("lead_employer"),
    )
    return filled.select(pl.col(name).cast(kind) for name, kind in STAFF.items())


def _named(codes: np.ndarray, names: list[str]) -> pl.Series:
    return pl.Series(names)[codes]
