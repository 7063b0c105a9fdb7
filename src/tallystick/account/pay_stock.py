"""What files of pay were understood as, in plain values that can be kept and shown without the rows.

Nothing here repeats what a row says of a person, what they are paid least of all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import TypeAdapter

from tallystick.account.stock import Stock

PAY_FILE_KINDS = (
    ("pay", "What people are paid"),
    ("staff", "The staff list"),
    ("ignored", "None of these: leave it out"),
)
"""What a file that is handed in with pay can be said to be, as deposit.toml has it and as people read it."""


@dataclass(frozen=True, kw_only=True)
class DaySeen:
    """One snapshot date: who is counted, how many of them are on full pay, and of how many the group is not known."""

    snapshot: date
    people: int
    full_pay: int
    unknown: int


@dataclass(frozen=True, kw_only=True)
class RowsSeen:
    """What became of the rows of one file of pay: in and out are all of them."""

    file: str
    rows: int
    people: int
    full_pay: int
    added: int
    left_out: int


@dataclass(frozen=True, kw_only=True)
class PayOut:
    """How many rows are lost to some measures (all, hourly, bonus; none where another row speaks), and why."""

    reason: str
    measures: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class PayStock:
    """Everything a page says of files of pay. ``stock`` has what it has of staff files, its problems and questions.

    ``to_look_at`` says for how many rows that are kept there is something to look at. ``unused`` are files that nothing
    was made of.
    """

    stock: Stock
    days: tuple[DaySeen, ...] = ()
    rows: tuple[RowsSeen, ...] = ()
    left_out: tuple[PayOut, ...] = ()
    to_look_at: Mapping[str, int] = field(default_factory=dict)
    unused: tuple[str, ...] = ()


_PAY_STOCK = TypeAdapter(PayStock)


def pay_stock_to_document(stock: PayStock) -> dict[str, object]:
    """``stock`` as a JSON document."""
    document: dict[str, object] = _PAY_STOCK.dump_python(stock, mode="json")
    return document


def pay_stock_from_document(document: object) -> PayStock:
    """What a document of ``pay_stock_to_document`` says. Raises ValidationError where it is not one."""
    return _PAY_STOCK.validate_python(document)
