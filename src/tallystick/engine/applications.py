"""Recruitment: appointment from shortlisting, the same counted otherwise, and the funnel."""

from collections.abc import Mapping, Sequence

import narwhals.stable.v2 as nw
import polars as pl

from tallystick.definitions import Indicator
from tallystick.engine.asked import Asked, groups_of
from tallystick.engine.cube import Measures, cube, with_parts
from tallystick.engine.lazily import PERSON, Lazy, Rules, any_of, collected, counted, first_of_each, held, judged, total
from tallystick.engine.reasons import Reason
from tallystick.records.frames import RecordKind
from tallystick.tallies.detail import Stage, VariantKind
from tallystick.vocabulary.groups import Grouping

STAGES = tuple(str(stage) for stage in Stage)
FUNNEL: Mapping[str, type[pl.DataType]] = {
    **dict.fromkeys(("organisation", "by", "stratum", "group"), pl.String),
    **dict.fromkeys(STAGES, pl.Int64),
}
SUMS = ("vacancies", "ab", "cw", "abab", "abcw", "cwcw")
VACANCIES: Mapping[str, type[pl.DataType]] = {
    **dict.fromkeys(("organisation", "indicator"), pl.String),
    **dict.fromkeys(("size", *SUMS), pl.Int64),
}
_MEASURES: Measures = {"happened": total("appointed"), "people": total("shortlisted")}


def reached(applications: Lazy, asked: Asked) -> Lazy:
    """Every row with the reason why it is not counted, if there is one.

    Whoever was appointed passed every stage, whether or not the extract says so of each.
    """
    stages = {stage: nw.col(stage).fill_null(0) for stage in STAGES}
    filled = applications.with_columns(
        unlisted=nw.col("shortlisted").fill_null(0) < nw.col("appointed").fill_null(0), **stages
    )
    least = {stage: nw.max_horizontal(stage, "appointed") for stage in STAGES}
    return held(judged(filled.with_columns(**least), _rules(asked)).with_columns(undated=_day(asked).is_null()))


def _day(asked: Asked) -> nw.Expr:
    if asked.choices.one("application-year") == "closing-date":
        return nw.col("closed")
    return nw.coalesce(nw.col("appointed_on"), nw.col("closed"))


def _rules(asked: Asked) -> Rules:
    day, flow = _day(asked), asked.snapshot.flow
    return [
        (Reason.NO_STAGE, ~any_of(nw.col(stage) > 0 for stage in STAGES)),
        (Reason.OUTSIDE_THE_PERIOD, (day < nw.lit(flow.start)) | (day > nw.lit(flow.end))),
        (Reason.UNMAPPED_GROUP, ~nw.col(asked.characteristic).is_in(asked.members)),
    ]


def appointed(indicator: Indicator, rows: Lazy, asked: Asked) -> pl.DataFrame:
    """Appointments out of shortlisted applications, as a whole and in every part."""
    found = with_parts(_shortlisted(rows), asked.parts(RecordKind.APPLICATIONS), asked.grouping, _MEASURES)
    return cube(found, indicator=indicator.id)


def funnel(rows: Lazy, asked: Asked) -> pl.DataFrame:
    """How many applications reached each stage."""
    stages = {stage: total(stage) for stage in STAGES}
    parts = [part for part in asked.parts(RecordKind.APPLICATIONS) if part not in asked.finer]
    return with_parts(counted(rows), parts, asked.grouping, stages).select(*FUNNEL)


def _shortlisted(rows: Lazy) -> Lazy:
    return counted(rows).filter(nw.col("shortlisted") > 0)


def variants(indicator: Indicator, rows: Lazy, asked: Asked) -> dict[VariantKind, pl.DataFrame]:
    """The same indicator counted otherwise. A variant that says nothing of an organisation leaves it out."""
    there = _shortlisted(rows)
    abroad = nw.col("international_recruit") == "yes"
    return {
        VariantKind.STRATIFIED: _whole(indicator, there.filter(nw.col("vacancy") != ""), asked),
        VariantKind.WITHOUT_INTERNATIONAL_RECRUITS: _only(
            _whole(indicator, there.filter(~abroad), asked), _organisations(there.filter(abroad))
        ),
        VariantKind.DISTINCT_PEOPLE: _distinct(indicator, there, asked),
    }


def _whole(indicator: Indicator, rows: Lazy, asked: Asked) -> pl.DataFrame:
    return cube(with_parts(rows, (), asked.grouping, _MEASURES), indicator=indicator.id)


def _organisations(rows: Lazy) -> list[str]:
    return collected(rows.select("organisation").unique(), {"organisation": pl.String})["organisation"].to_list()


def _only(found: pl.DataFrame, organisations: Sequence[str]) -> pl.DataFrame:
    return found.filter(pl.col("organisation").is_in(organisations))


def _distinct(indicator: Indicator, rows: Lazy, asked: Asked) -> pl.DataFrame:
    """People rather than applications, in organisations where every application says whose it is.

    Somebody who answered differently in two applications is in the group of the first known answer in the files.
    """
    unknown = [member for member, group in groups_of(asked.grouping).items() if group == "unknown"]
    known = nw.when(nw.col(asked.characteristic).is_in(unknown)).then(1).otherwise(0)
    named = rows.filter(nw.col("person") != "").with_columns(k_unknown=known)
    first = first_of_each(named, PERSON, ("k_unknown", "file", "line")).filter(nw.col("first"))
    ever = named.group_by(*PERSON).agg(ever=nw.col("appointed").max())
    people = first.join(ever, on=list(PERSON), how="inner").with_columns(
        appointed=nw.when(nw.col("ever") > 0).then(1).otherwise(0), shortlisted=nw.lit(1)
    )
    nameless = _organisations(rows.filter(nw.col("person") == ""))
    return _whole(indicator, people, asked).filter(~pl.col("organisation").is_in(nameless))


def vacancy_sums(indicator: Indicator, rows: Lazy, asked: Asked) -> pl.DataFrame:
    """The sums over vacancies that a stratified ratio and its variance need, by how many were shortlisted."""
    top, bottom = (_in_group(code, asked.grouping, asked.characteristic) for code in (indicator.top, indicator.bottom))
    at = _shortlisted(rows).filter(nw.col("vacancy") != "")
    sides = {
        "a": total(nw.when(top).then(nw.col("appointed")).otherwise(0)),
        "w": total(nw.when(top).then(nw.col("shortlisted")).otherwise(0)),
        "c": total(nw.when(bottom).then(nw.col("appointed")).otherwise(0)),
        "b": total(nw.when(bottom).then(nw.col("shortlisted")).otherwise(0)),
    }
    each = at.group_by("organisation", "vacancy").agg(**sides).with_columns(size=nw.col("w") + nw.col("b"))
    # Where one group alone was shortlisted there is nothing to compare.
    products = each.filter((nw.col("w") > 0) & (nw.col("b") > 0)).with_columns(
        ab=nw.col("a") * nw.col("b"), cw=nw.col("c") * nw.col("w"), vacancies=nw.lit(1)
    )
    squares = products.with_columns(
        abab=nw.col("ab") * nw.col("ab"), abcw=nw.col("ab") * nw.col("cw"), cwcw=nw.col("cw") * nw.col("cw")
    )
    summed = squares.group_by("organisation", "size").agg(**{name: total(name) for name in SUMS})
    found = collected(summed, {name: kind for name, kind in VACANCIES.items() if name != "indicator"})
    return found.with_columns(indicator=pl.lit(indicator.id)).select(*VACANCIES)


def _in_group(code: str, grouping: Grouping, column: str) -> nw.Expr:
    return nw.col(column).is_in([str(member) for member in grouping.group(code).members])
