"""Which organisation each row belongs to, and whose staff are hosted."""

import polars as pl

from tallystick.records.findings import FindingKind, how_many
from tallystick.records.interpret.characteristics import plain_key
from tallystick.records.interpret.sheet import Sheet, mapped


def hosted(sheet: Sheet) -> pl.Series:
    """Which rows are of hosted organisations, by organisation or payroll."""
    names = frozenset(map(plain_key, sheet.deposit.hosted))
    rows = sheet.same(False, pl.Boolean)
    for field in ("organisation", "payroll"):
        if names and sheet.has(field):
            rows = rows | sheet.mapped(field, lambda text: plain_key(text) in names, pl.Boolean)
    return rows


def organisations(sheet: Sheet, is_hosted: pl.Series | None = None) -> pl.Series:
    """The organisation of each row.

    A file that names one organisation, or none, is that of the organisation whose return it is: systems write a
    name in their own way. A file that names several keeps them, for bodies that hand in for their members.
    """
    own = sheet.organisation
    named = sheet.text("organisation")
    if is_hosted is not None:
        named = _without(named, is_hosted)
    several = [name for name in named.unique().to_list() if name]
    if len(several) <= 1:
        return sheet.same(own or (several[0] if several else ""))
    return mapped(named, lambda name: name or own)


def _without(named: pl.Series, is_hosted: pl.Series) -> pl.Series:
    frame = pl.DataFrame({"named": named, "hosted": is_hosted})
    return frame.select(pl.when("hosted").then(pl.lit("")).otherwise("named").alias("named"))["named"]


def tell(sheet: Sheet, is_hosted: pl.Series, of: pl.Series) -> None:
    """Say whose rows were read as whose."""
    people = sheet.heads(is_hosted)
    sheet.tell(
        FindingKind.HOSTED,
        f"{how_many(people, 'person is', 'people are')} on the list of a hosted organisation or payroll.",
        people=people,
    )
    missing = _not_found(sheet)
    if missing:
        sheet.tell(
            FindingKind.HOSTED,
            f"deposit.toml names as hosted what the file does not have: {', '.join(missing)}.",
            people=1,
            suggestion="Write it as the column of organisations or payrolls has it.",
        )
    if of.n_unique() > 1:
        sheet.tell(
            FindingKind.ORGANISATIONS,
            f"the file names {how_many(of.n_unique(), 'organisation')}, and each is counted by itself.",
            people=sheet.height,
            suggestion="If some are hosted, list them under hosted in deposit.toml.",
        )


def _not_found(sheet: Sheet) -> list[str]:
    there = {
        plain_key(text)
        for field in ("organisation", "payroll")
        if sheet.has(field)
        for text in sheet.text(field).unique().to_list()
    }
    return sorted(name for name in sheet.deposit.hosted if there and plain_key(name) not in there)
