"""What a staff list beside the pay says of the same people, where the file of pay leaves it out."""

import polars as pl

from tallystick.records.frames import PAY, UNMAPPED

# Column of the staff list, by the column of pay that it fills.
FROM_STAFF = {
    "ethnicity": "ethnicity",
    "disability": "disability",
    "sex": "sex",
    "band": "band",
    "staff_group": "staff_group",
    "contract": "contract_type",
    "age_band": "age_band",
    "directorate": "directorate",
    "international_recruit": "international_recruit",
    "full_time": "full_time",
}
_FULL = 0.995  # a full-time equivalent is given to two decimals
_NOTHING = [UNMAPPED, "unknown"]
# Somebody whose ethnicity could not be placed is not somebody of whom it is not known.
_KEPT = "ethnicity"


def with_staff_list(pay: pl.DataFrame, staff: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """Rows of pay with what the staff list says where they say nothing, and how many rows it knows.

    People are known by organisation and employee number; by the number alone where either file holds one
    organisation. The main job of a person speaks for them all.
    """
    by = _by(pay, staff)
    known = _one_for_each(staff, by)
    joined = pay.join(known, on=by, how="left", maintain_order="left")
    filled = [
        pl.when((pl.col(name) == "") & pl.col(f"staff_{name}").is_not_null())
        .then(f"staff_{name}")
        .otherwise(name)
        .alias(name)
        for name in FROM_STAFF
    ]
    matched = int(joined["staff_ethnicity"].is_not_null().sum())
    return joined.with_columns(filled).select(list(PAY)), matched


def _by(pay: pl.DataFrame, staff: pl.DataFrame) -> list[str]:
    one = pay["organisation"].n_unique() == 1 and staff["organisation"].n_unique() == 1
    return ["person"] if one else ["organisation", "person"]


def _one_for_each(staff: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    full = pl.when(pl.col("fte") >= _FULL).then(pl.lit("full-time")).when(pl.col("fte") > 0).then(pl.lit("part-time"))
    ready = staff.filter(pl.col("person") != "").with_columns(
        pl.col("ethnicity").str.to_lowercase(),
        band=pl.col("row").str.split("/").list.last().fill_null(""),
        full_time=full.otherwise(pl.lit("")),
    )
    main = ready.sort(["primary", "fte", "line"], descending=[True, True, False], nulls_last=True)
    said = [
        pl.when(pl.col(column).is_in(_NOTHING) & pl.lit(name != _KEPT))
        .then(pl.lit(""))
        .otherwise(column)
        .alias(f"staff_{name}")
        for name, column in FROM_STAFF.items()
    ]
    return main.unique(by, keep="first", maintain_order=True).select(*by, *said)
