"""What the register of spending on development counts."""

from decimal import Decimal

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure


def _spend_gap(book: Book, period: Period) -> Typed | None:
    years = [one for one in book.live("development-counts") if period.has(one["year_ended"])]
    newest = max(years, key=lambda one: one["year_ended"], default=None)
    if newest is None:
        return None
    white, minority = _per_head(newest, "white"), _per_head(newest, "minority")
    if white is None or not minority:
        return None
    return Typed(value=white / minority, people=min(newest["white_people"], newest["minority_people"]))


def _per_head(year: Kept, group: str) -> Decimal | None:
    """Pounds for each member of a group; None where it has nobody, or was not counted."""
    people, pounds = year[f"{group}_people"], year[f"{group}_pounds"]
    return Decimal(pounds) / people if people and pounds is not None else None


MEASURES = (
    RegisterMeasure(
        id="development-spend-gap",
        name="Spending on development per head, compared",
        what="Pounds spent per white member of staff, divided by pounds spent per ethnic minority member of staff.",
        unit=MeasureUnit.RATIO,
        better=Better.NEAR_ONE,
        cadence=Cadence.YEARLY,
        reads=("development-counts",),
        count=_spend_gap,
        counts_people=True,
    ),
)
