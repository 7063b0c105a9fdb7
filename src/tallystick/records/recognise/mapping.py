"""What was understood, as a deposit.toml that can be kept and mended, with blanks where somebody has to answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tallystick.records.deposit import Deposit
from tallystick.records.recognise.adapters import ADAPTERS
from tallystick.records.recognise.table import Table


def understood(
    deposit: Deposit,
    tables: Sequence[Table],
    *,
    pay_scales: Iterable[str] = (),
    courses: Iterable[str] = (),
    ethnicity: Iterable[str] = (),
    settings: Iterable[str] = (),
) -> Deposit:
    """The deposit with the columns that were used, and a blank answer for each text that nobody has placed yet.

    ``ethnicity`` should hold texts of at least ten rows alone: a rarer one can be somebody's own words.
    """
    return replace(
        deposit,
        columns=_columns(deposit, tables),
        pay_scales=_with_blanks(deposit.pay_scales, pay_scales),
        courses=_with_blanks(deposit.courses, courses),
        ethnicity=_with_blanks(deposit.ethnicity, ethnicity),
        settings=_with_blanks(deposit.settings, settings),
    )


def _columns(deposit: Deposit, tables: Sequence[Table]) -> dict[str, dict[str, str]]:
    columns = {kind: dict(headers) for kind, headers in deposit.columns.items()}
    odd = {adapter.name for adapter in ADAPTERS}  # their headers are not those of a plain table
    for table in tables:
        if table.source not in odd:
            # Where one column stands in for another field too, the field it names comes first.
            used = {header: field for header, field in reversed(table.used) if header}
            columns[table.kind] = {**used, **columns.get(table.kind, {})}
    return columns


def _with_blanks(answers: Mapping[str, str], texts: Iterable[str]) -> dict[str, str]:
    return {**dict.fromkeys(texts, ""), **answers}
