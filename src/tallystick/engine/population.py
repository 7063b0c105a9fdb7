"""Who is counted as staff on 31 March: the choices first, then one person once, then what could not be placed."""

from dataclasses import dataclass, field

import narwhals.stable.v2 as nw
import polars as pl

from tallystick.definitions import Definition
from tallystick.definitions.choices import Choices
from tallystick.definitions.indicator import RecordedAs
from tallystick.engine.asked import Asked
from tallystick.engine.lazily import (
    COUNTED,
    PERSON,
    Lazy,
    Rules,
    collected,
    counted,
    first_of_each,
    heads,
    held,
    judged,
    left_out,
    total,
    yes,
)
from tallystick.engine.reasons import Collapse, Reason, Said
from tallystick.records.frames import UNMAPPED, RecordKind
from tallystick.vocabulary.employment import ContractType
from tallystick.vocabulary.periods import Snapshot

# The order of a person's assignments: the first stands for the person. Every key ascends and none is null.
ORDER = ("k_other", "k_start", "k_fte", "assignment", "file", "line")


@dataclass(frozen=True)
class Population:
    """The rows of the staff list, each with the reason why it is not counted, if there is one."""

    rows: Lazy = field(repr=False)

    @property
    def workforce(self) -> Lazy:
        """One row for each person who is counted."""
        return counted(self.rows)

    @property
    def excluded(self) -> pl.DataFrame:
        """Where the rows stand that are not counted, and why."""
        return left_out(self.rows, RecordKind.STAFF)

    @property
    def said(self) -> tuple[Said, ...]:
        """Whether a job without a contract type was counted."""
        blank = self.workforce.select(n=total(nw.col("contract_type") == ""))
        return (Said.NO_CONTRACT_TYPE,) if collected(blank, {"n": pl.Int64})["n"].sum() else ()


def population(staff: Lazy, asked: Asked) -> Population:
    """Judge every row of the staff list."""
    chosen = judged(_with_keys(staff), _rules(asked.choices, asked.snapshot))
    once = first_of_each(counted(chosen), PERSON, ORDER)
    placed = judged(once, _once_and_placed(asked)).drop("first")
    outside = chosen.filter(nw.col("reason") != COUNTED).select(*placed.collect_schema().names())
    return Population(held(nw.concat([placed, outside], how="vertical")))


def _with_keys(staff: Lazy) -> Lazy:
    day = nw.col("start")
    number = day.dt.year().cast(nw.Int64) * 10_000 + day.dt.month().cast(nw.Int64) * 100 + day.dt.day().cast(nw.Int64)
    fte = nw.when(~nw.col("fte").is_nan()).then(nw.col("fte")).otherwise(0.0).fill_null(0.0)
    return staff.with_columns(
        k_other=nw.when(yes("primary")).then(0).otherwise(1),
        k_start=(0 - number).fill_null(0),
        k_fte=0.0 - fte,  # not -fte, which makes a nought below nought
    )


def _rules(choices: Choices, snapshot: Snapshot) -> Rules:
    contract, day = nw.col("contract_type"), nw.lit(snapshot.date)
    counted_types = list(choices.all_of("contract-types"))
    # Where an extract has no contract type, the job is taken to be permanent.
    blank = [""] if ContractType.PERMANENT in counted_types else []
    rules = [
        (Reason.NO_PERSON, nw.col("person") == ""),
        (Reason.UNMAPPED_CONTRACT_TYPE, contract == UNMAPPED),
        (Reason.CONTRACT_TYPE, ~contract.is_in([*counted_types, *blank])),
    ]
    if choices.all_of("statuses-left-out"):
        rules.append((Reason.STATUS, nw.col("status").is_in(list(choices.all_of("statuses-left-out")))))
    if not choices.counted("hosted"):
        rules.append((Reason.HOSTED, yes("hosted")))
    if not choices.counted("lead-employer-trainees"):
        rules.append((Reason.LEAD_EMPLOYER, yes("lead_employer")))
    return [
        *rules,
        (Reason.NOT_YET_EMPLOYED, nw.col("start") > day),
        (Reason.NO_LONGER_EMPLOYED, nw.col("end") < day),
        (Reason.NO_ROW, nw.col("row") == ""),
    ]


def _once_and_placed(asked: Asked) -> Rules:
    return [
        (Reason.ANOTHER_ASSIGNMENT, ~nw.col("first")),
        (Reason.UNMAPPED_ROW, ~nw.col("row").is_in(_rows(asked.definition))),
        (Reason.UNMAPPED_GROUP, ~nw.col(asked.characteristic).is_in(asked.members)),
    ]


def _rows(definition: Definition) -> list[str]:
    """The rows that make up the workforce, in any indicator that counts people in post."""
    return [
        row.id
        for indicator in definition.indicators
        if indicator.recorded_as is RecordedAs.IN_POST
        for row in indicator.sub_rows
    ]


def collapses(people: Population) -> dict[Collapse, int]:
    """How often each rule set another assignment of a counted person aside."""
    keys = ("k_other", "k_start", "k_fte")
    others = people.rows.filter(nw.col("reason") == Reason.ANOTHER_ASSIGNMENT).select(*PERSON, *keys)
    # Whoever stands for a person may itself be left out later, for a row that could not be placed.
    firsts = people.rows.filter(nw.col("reason").is_in([COUNTED, Reason.UNMAPPED_ROW, Reason.UNMAPPED_GROUP]))
    pairs = others.join(firsts.select(*PERSON, *keys), on=list(PERSON), how="inner", suffix="_first")
    why = nw.coalesce(
        *(
            nw.when(nw.col(key) != nw.col(f"{key}_first")).then(nw.lit(str(reason)))
            for key, reason in zip(keys, Collapse, strict=False)
        ),
        nw.lit(str(Collapse.LISTED_LATER)),
    )
    found = pairs.with_columns(why=why).group_by("why").agg(n=heads())
    return {Collapse(why): n for why, n in sorted(collected(found, {"why": pl.String, "n": pl.Int64}).iter_rows())}
