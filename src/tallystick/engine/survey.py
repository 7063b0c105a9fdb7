"""Results of the staff survey: they come in as counts and percentages, and are only put in their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import polars as pl

from tallystick.definitions.indicator import RecordedAs
from tallystick.engine.asked import Asked
from tallystick.engine.lazily import EXCLUDED, Lazy, collected
from tallystick.engine.reasons import Reason
from tallystick.records.frames import SURVEY
from tallystick.vocabulary import characteristics

RESULTS: Mapping[str, type[pl.DataType]] = {
    **dict.fromkeys(("organisation", "indicator", "group"), pl.String),
    "happened": pl.Int64,
    "people": pl.Int64,
    "percent": pl.String,
}

Row = Mapping[str, Any]
Place = tuple[str, str, str]  # organisation, indicator, group


@dataclass(frozen=True)
class Placed:
    """The results that are used, and where the rows stand that are not."""

    results: pl.DataFrame
    excluded: pl.DataFrame


def results(survey: Lazy, asked: Asked) -> Placed:
    """The results of every indicator that asks one question of the survey. Counts of finer groups are added up."""
    questions = _questions(asked)
    found: dict[Place, Row] = {}
    seen: set[tuple[Place, str]] = set()
    outside = []
    for row in collected(survey, SURVEY).sort("file", "line").iter_rows(named=True):
        place = _place(row, questions, asked)
        reason = place if isinstance(place, Reason) else _add(found, seen, place, row)
        if reason:
            outside.append({"file": row["file"], "line": row["line"], "kind": "survey", "reason": str(reason)})
    kept = [dict(zip(RESULTS, (*place, *_figures(row).values()), strict=True)) for place, row in found.items()]
    frame = pl.DataFrame(kept, schema=RESULTS).sort("organisation", "indicator", "group")
    return Placed(frame, pl.DataFrame(outside, schema=EXCLUDED))


def _place(row: Row, questions: Mapping[str, str | Reason], asked: Asked) -> Place | Reason:
    indicator = questions.get(row["question"].casefold(), Reason.ANOTHER_QUESTION)
    if isinstance(indicator, Reason):
        return indicator
    group = characteristics.roll_up(row["group"], asked.grouping)
    if not isinstance(group, str):
        return Reason.ANOTHER_GROUP
    if not _has_counts(row) and percent(row["percent"]) is None:
        return Reason.NO_RESULT
    if _has_counts(row) and not 0 <= row["happened"] <= row["people"]:
        return Reason.IMPOSSIBLE_RESULT
    whole = characteristics.members(row["group"], of=asked.grouping) == asked.grouping.group(group).members
    return (row["organisation"], indicator, group) if whole or _has_counts(row) else Reason.PERCENTAGE_OF_A_PART


def percent(text: str) -> Decimal | None:
    """The percentage a text gives, from 0 to 100, or None."""
    try:
        value = Decimal(text.strip().removesuffix("%").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= 100 else None


def _has_counts(row: Row) -> bool:
    return row["happened"] is not None and row["people"] is not None


def _questions(asked: Asked) -> dict[str, str | Reason]:
    """The indicator that each question answers by itself."""
    found: dict[str, str | Reason] = {}
    for indicator in asked.indicators(RecordedAs.SURVEY_RESULT):
        alone = len(indicator.survey_questions) == 1
        for question in indicator.survey_questions:
            found[question.casefold()] = indicator.id if alone else Reason.ONE_OF_SEVERAL_QUESTIONS
        found[indicator.id.casefold()] = indicator.id
    return found


def _add(found: dict[Place, Row], seen: set[tuple[Place, str]], place: Place, row: Row) -> Reason | None:
    """Put a row in its place, or add it to what stands there; None where that was done."""
    before, code = found.get(place), row["group"].strip().casefold()
    if (place, code) in seen or (before and not (_has_counts(before) and _has_counts(row))):
        return Reason.REPEATED_RESULT
    seen.add((place, code))
    if before is None:
        found[place] = row
    else:
        found[place] = {**before, **{name: before[name] + row[name] for name in ("happened", "people")}}
    return None


def _figures(row: Row) -> Row:
    """Both counts, or the percentage with the number of people where that is given."""
    if _has_counts(row):
        return {"happened": row["happened"], "people": row["people"], "percent": ""}
    return {"happened": None, "people": row["people"], "percent": row["percent"]}
