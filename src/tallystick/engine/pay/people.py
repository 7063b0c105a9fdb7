"""Counted rows to the vectors that every measure of pay is made of."""

import hashlib
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

from tallystick.engine.pay.who import PERSON
from tallystick.release.pay import Variant
from tallystick.tallies.paid import Whole
from tallystick.tallies.paid_people import NO_RATE, PaidPeople, Trait
from tallystick.vocabulary.bands import Band, Levels, MedicalGrade, cluster_of
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import ContractType, Sex
from tallystick.vocabulary.ethnicity import Unknown
from tallystick.vocabulary.staff_groups import StaffGroup
from tallystick.vocabulary.staff_types import StaffType, staff_type_of

# What the absence of a value is called, for characteristics that have a word for it.
_NOT_KNOWN: Mapping[str, str] = {
    "ethnicity": Unknown.NOT_KNOWN,
    "sex": Sex.UNKNOWN,
    "disability": Disability.NOT_KNOWN,
}
_PLACES = (
    *("staff_type", "band", "cluster", "staff_group", "contract", "international_recruit"),
    *("age_band", "full_time", "service", "directorate"),
)


def of_one(people: pl.DataFrame, bonus: pl.DataFrame, said: frozenset[str]) -> PaidPeople:
    """The people of one organisation and snapshot date.

    ``people`` has a row for each, with ``hourly`` and ``added_back``; ``bonus`` the pence of each by type. ``said`` are
    the columns that were handed in.
    """
    [(organisation, snapshot)] = people.select("organisation", "snapshot").unique().rows()
    return PaidPeople(
        organisation=organisation,
        snapshot=snapshot,
        traits=_traits(people, said),
        rate=_whole(people["hourly"]),
        bonus=_bonus(people, bonus) if "bonus" in said else {},
        variants={Variant.SACRIFICE_ADDED_BACK: _whole(people["added_back"])}
        if people["added_back"].is_not_null().any()
        else {},
        person=_hashed(people["person"]),
    )


def _whole(rates: pl.Series) -> Whole:
    return rates.fill_null(NO_RATE).to_numpy().astype(np.int64)


def _traits(people: pl.DataFrame, said: frozenset[str]) -> dict[str, Trait]:
    """Every trait that somebody has, and the characteristics that there is a column for."""
    known = {name: people[name].replace("", unknown) for name, unknown in _NOT_KNOWN.items() if name in said}
    places = with_places(people)
    known |= {name: places[name] for name in _PLACES if (places[name] != "").any()}
    return {name: _trait(column) for name, column in known.items()}


def _trait(column: pl.Series) -> Trait:
    values = column.unique().sort()
    of = column.replace_strict(values, pl.Series(range(len(values)), dtype=pl.Int64), return_dtype=pl.Int64)
    return Trait(values=tuple(values.to_list()), of=of.to_numpy().astype(np.int64))


def with_places(people: pl.DataFrame) -> pl.DataFrame:
    """People with the cluster of their band, and a staff type where none is given: by contract, band or staff group.

    Of somebody whom none of these tells, it is not recorded; where that is everybody, there is none.
    """
    levels = (*Band, *MedicalGrade)
    clusters = {str(level): _cluster(level) for level in levels}
    types = {str(level): str(staff_type_of(level)) for level in levels}
    band = pl.col("band")
    by_contract = pl.when(pl.col("contract") == ContractType.BANK).then(pl.lit(str(StaffType.BANK)))
    is_medical = pl.col("staff_group") == StaffGroup.MEDICAL_AND_DENTAL.label
    by_group = pl.when(is_medical).then(pl.lit(str(StaffType.MEDICAL_AND_DENTAL)))
    by_band = band.replace_strict(types, default=None, return_dtype=pl.String)
    given = pl.when(pl.col("staff_type") != "").then("staff_type")
    known = pl.coalesce(given, by_contract, by_band, by_group)
    not_known = pl.when(known.is_not_null().any()).then(pl.lit(str(StaffType.NOT_RECORDED))).otherwise(pl.lit(""))
    return people.with_columns(
        cluster=band.replace_strict(clusters, default="", return_dtype=pl.String),
        staff_type=known.fill_null(not_known),
    )


def _cluster(level: Band | MedicalGrade) -> str:
    found = cluster_of(level)
    return found.code if isinstance(found, Levels) else ""


def _bonus(people: pl.DataFrame, bonus: pl.DataFrame) -> dict[str, Whole]:
    """The pence of each person by type of bonus; all of them nothing under the blank type where nobody has any."""
    kinds = bonus.filter(pl.col("bonus") > 0)["bonus_type"].unique().sort().to_list() or [""]
    paid = {}
    for kind in kinds:
        of_kind = bonus.filter(pl.col("bonus_type") == kind).select(*PERSON, "bonus")
        joined = people.join(of_kind, on=PERSON, how="left", maintain_order="left", suffix="_paid")
        paid[kind] = joined["bonus_paid"].fill_null(0).to_numpy().astype(np.int64)
    return paid


def _hashed(numbers: pl.Series) -> npt.NDArray[np.str_]:
    """Each person by a hash of the number: the same in two years, and no number that anybody reads.

    Nobody where somebody has none: a row is not the same person in two years because it stands on the same line. The
    hash guards against a chance look, not against somebody who tries every number; it never leaves the job either way.
    """
    known = [] if (numbers == "").any() else numbers.to_list()
    return np.array([hashlib.sha256(one.encode()).hexdigest()[:24] for one in known], dtype=np.str_)
