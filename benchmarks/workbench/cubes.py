"""The peers of a whole count: the staff rules of the standard, one person once, and every part, written by hand.

Both give the cube and the rows that are left out with their reasons, under the default choices. Neither says what was
assumed, nor why one assignment of a person stands for the others.
"""

from typing import Any

import polars as pl

from tallystick.definitions.choices import choices_with
from tallystick.engine import Reason
from tallystick.engine.asked import groups_of
from tallystick.tallies.detail import By
from tallystick.vocabulary import characteristics
from tallystick.vocabulary.disability import DISABILITY
from tallystick.vocabulary.periods import Snapshot
from workbench.rows import DEFINITION, GROUPS

PARTS = {
    "directorate": By.DIRECTORATE,
    "staff_group": By.STAFF_GROUP,
    "sex": By.SEX,
    "age_band": By.AGE_BAND,
    "disabled": By.DISABILITY,
    "international_recruit": By.INTERNATIONAL_RECRUIT,
}
_DAY = Snapshot(DEFINITION.year).date
_CHOICES = choices_with()
_TYPES = ["", *_CHOICES.all_of("contract-types")]
_LEFT_OUT = list(_CHOICES.all_of("statuses-left-out"))
_ROWS = [row.id for row in DEFINITION.indicators[0].sub_rows]
_NEEDED = (
    *("file", "line", "organisation", "person", "assignment", "ethnicity", "disability", "row", "within"),
    *("primary", "start", "fte", "directorate", "staff_group", "sex", "age_band", "international_recruit"),
)
_DISABLED = groups_of(characteristics.grouping(DISABILITY))

Cube = set[tuple[Any, ...]]


def _texts(values: list[str]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


def _table(values: dict[str, str]) -> str:
    return "(VALUES " + ", ".join(f"('{key}', '{value}')" for key, value in values.items()) + ")"


# A window over everybody costs DuckDB three times as much: only people with several jobs are put in order.
JUDGED = f"""
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT {", ".join(f'"{name}"' for name in _NEEDED)}, CASE
    WHEN person = '' THEN '{Reason.NO_PERSON}'
    WHEN contract_type = 'unmapped' THEN '{Reason.UNMAPPED_CONTRACT_TYPE}'
    WHEN contract_type NOT IN {_texts(_TYPES)} THEN '{Reason.CONTRACT_TYPE}'
    WHEN status IN {_texts(_LEFT_OUT)} THEN '{Reason.STATUS}'
    WHEN hosted THEN '{Reason.HOSTED}'
    WHEN lead_employer THEN '{Reason.LEAD_EMPLOYER}'
    WHEN "start" > DATE '{_DAY}' THEN '{Reason.NOT_YET_EMPLOYED}'
    WHEN "end" < DATE '{_DAY}' THEN '{Reason.NO_LONGER_EMPLOYED}'
    WHEN row = '' THEN '{Reason.NO_ROW}'
    ELSE '' END AS reason
FROM staff;
CREATE OR REPLACE TEMP TABLE others AS
WITH several AS (SELECT organisation, person FROM chosen WHERE reason = '' GROUP BY ALL HAVING count(*) > 1)
SELECT file, line FROM chosen SEMI JOIN several USING (organisation, person) WHERE reason = ''
QUALIFY row_number() OVER (
    PARTITION BY organisation, person
    ORDER BY "primary" DESC NULLS LAST, "start" DESC NULLS LAST, fte DESC NULLS LAST, assignment, file, line
) > 1;
CREATE OR REPLACE TEMP TABLE judged AS
SELECT chosen.* REPLACE (CASE
        WHEN reason <> '' THEN reason
        WHEN others.line IS NOT NULL THEN '{Reason.ANOTHER_ASSIGNMENT}'
        WHEN row NOT IN {_texts(_ROWS)} THEN '{Reason.UNMAPPED_ROW}'
        WHEN groups.name IS NULL THEN '{Reason.UNMAPPED_GROUP}'
        ELSE '' END AS reason),
    groups.name AS "group", coalesce(disabilities.name, '') AS disabled
FROM chosen
LEFT JOIN others USING (file, line)
LEFT JOIN {_table(GROUPS)} groups(member, name) ON ethnicity = groups.member
LEFT JOIN {_table(_DISABLED)} disabilities(member, name) ON disability = disabilities.member
"""
LEFT_OUT = "SELECT line, reason FROM judged WHERE reason <> ''"
"""The rows that are not counted."""


def _rows_by(column: str, by: str = "", *, row: str = "'workforce'", stratum: str = "''") -> str:
    return (
        f"SELECT organisation, {row}, \"group\", '{by}', {stratum}, count(*) FROM judged "
        f"WHERE reason = '' AND {column} NOT IN ('', 'unmapped') GROUP BY ALL"
    )


COUNTED = " UNION ALL ".join(
    [
        _rows_by("row", row="row"),
        _rows_by("within", row="within"),
        _rows_by("row"),
        *(_rows_by(column, str(by), stratum=column) for column, by in PARTS.items()),
    ]
)


def by_sql(connection: Any) -> tuple[Any, Any]:
    """From the table ``staff`` of a DuckDB connection."""
    connection.execute(JUDGED)
    return connection.sql(COUNTED).fetchall(), pl.DataFrame(connection.sql(LEFT_OUT))


def by_groupby(staff: Any) -> tuple[Any, Any]:
    """From a pandas frame of categories."""
    import pandas as pd

    reason = _reasons(staff, pd)
    chosen = staff[reason == ""]
    repeated = chosen[chosen.duplicated(["organisation", "person"], keep=False)]
    order = ["primary", "start", "fte", "assignment", "file", "line"]
    ordered = repeated.sort_values(order, ascending=[False] * 3 + [True] * 3, na_position="last")
    others = ordered[ordered.duplicated(["organisation", "person"])].index
    reason[others] = str(Reason.ANOTHER_ASSIGNMENT)
    left = reason == ""
    reason[left & ~staff["row"].isin(_ROWS)] = str(Reason.UNMAPPED_ROW)
    reason[(reason == "") & ~staff["ethnicity"].isin(list(GROUPS))] = str(Reason.UNMAPPED_GROUP)
    workforce = staff[reason == ""]
    workforce = workforce.assign(
        group=workforce["ethnicity"].map(GROUPS), disabled=workforce["disability"].map(_DISABLED)
    )
    excluded = pd.DataFrame({"line": staff["line"], "reason": reason})[reason != ""]
    return _counted(workforce), excluded


def _reasons(staff: Any, pd: Any) -> Any:
    day = pd.Timestamp(_DAY)
    rules = {
        Reason.NO_PERSON: staff["person"] == "",
        Reason.UNMAPPED_CONTRACT_TYPE: staff["contract_type"] == "unmapped",
        Reason.CONTRACT_TYPE: ~staff["contract_type"].isin(_TYPES),
        Reason.STATUS: staff["status"].isin(_LEFT_OUT),
        Reason.HOSTED: staff["hosted"],
        Reason.LEAD_EMPLOYER: staff["lead_employer"],
        Reason.NOT_YET_EMPLOYED: staff["start"] > day,
        Reason.NO_LONGER_EMPLOYED: staff["end"] < day,
        Reason.NO_ROW: staff["row"] == "",
    }
    reason = pd.Series("", index=staff.index, dtype=object)
    for name, applies in reversed(rules.items()):
        reason[applies] = str(name)
    return reason


def _counted(workforce: Any) -> list[Any]:
    """The tables of the cube: by row, by the row within, the whole, and each part."""
    whole = ["organisation", "group"]
    columns = ["row", "within", None, *PARTS]
    return [workforce.groupby([*whole, *([name] if name else [])], observed=True).size() for name in columns]


def cube_of_tables(tables: list[Any]) -> Cube:
    """The lines of the cube from the tables that pandas gives."""
    lines: Cube = set()
    for name, table in zip(["row", "within", None, *PARTS], tables, strict=True):
        for (organisation, group, *rest), heads in table.items():
            stratum = rest[0] if rest else None
            if stratum in ("", "unmapped"):
                continue
            is_row = name in ("row", "within")
            row = stratum if is_row else "workforce"
            part = ("", "") if is_row or name is None else (str(PARTS[name]), stratum)
            lines.add((organisation, row, group, *part, heads))
    return lines
