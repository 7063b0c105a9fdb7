"""What the registers of initiatives and of ways into work count."""

from collections.abc import Collection
from decimal import Decimal

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.initiatives import InitiativeKind
from tallystick_web.registers.measured.book import Book, Count, Kept, RegisterMeasure, share
from tallystick_web.registers.measured.spans import spans_in

_SPONSORED = frozenset({InitiativeKind.SPONSORSHIP})
_MOVING_ON = frozenset(InitiativeKind) - {InitiativeKind.CELEBRATION}
_COUNTS = ("initiatives", "initiative-counts")


def _people(name: str, kinds: Collection[InitiativeKind]) -> Count:
    """How many people initiatives of some kinds count under ``name``."""

    def count(book: Book, period: Period) -> Typed | None:
        numbers = [one[name] for one in _counts(book, period, kinds) if one[name] is not None]
        return Typed(value=Decimal(sum(numbers))) if numbers else None

    return count


def _counts(book: Book, period: Period, kinds: Collection[InitiativeKind]) -> list[Kept]:
    wanted = {one.id for one in book.of("initiatives") if one["kind"] in kinds}
    counts = [one for one in book.live("initiative-counts") if one["initiative"] in wanted]
    return spans_in(counts, period, of=lambda count: count["initiative"])


def _routes(book: Book, period: Period) -> Typed | None:
    counts = spans_in(book.live("hires"), period, of=lambda count: None)  # noqa: ARG005  # all are of the same thing
    return share(sum(one["apprentices"] + one["no_degree"] for one in counts), sum(one["hired"] for one in counts))


MEASURES = (
    RegisterMeasure(
        id="sponsored-progress",
        name="Colleagues sponsored, and what came of it",
        what="Colleagues who had a sponsor in the year, beside how many moved to a higher post within two years.",
        unit=MeasureUnit.COUNT,
        better=Better.NEITHER,
        cadence=Cadence.YEARLY,
        reads=_COUNTS,
        count=_people("took_part", _SPONSORED),
        counts_people=True,
    ),
    RegisterMeasure(
        id="sponsored-chances",
        name="Staff sponsored, and the chances opened",
        what="Staff with a sponsor for whom a named post, project or course was opened, beside how many had a sponsor.",
        unit=MeasureUnit.COUNT,
        better=Better.NEITHER,
        cadence=Cadence.YEARLY,
        reads=_COUNTS,
        count=_people("opened", _SPONSORED),
        counts_people=True,
    ),
    RegisterMeasure(
        id="initiative-uptake",
        name="People in initiatives, and what followed",
        what="People who took part in the year, beside how many progressed within two years of taking part.",
        unit=MeasureUnit.COUNT,
        better=Better.NEITHER,
        cadence=Cadence.YEARLY,
        reads=_COUNTS,
        count=_people("took_part", _MOVING_ON),
        counts_people=True,
    ),
    RegisterMeasure(
        id="hires-by-route",
        name="Hires through other ways in",
        what="People hired through apprenticeships or posts without a degree, out of all hired.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("hires",),
        count=_routes,
        counts_people=True,
    ),
)
