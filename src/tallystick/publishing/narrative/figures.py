"""Stored figures as a text is held against them: neutral values, made from a release of any kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from tallystick.publishing.pay.lead import headline_comparator
from tallystick.publishing.pay.sentences import named
from tallystick.publishing.pay.words import group_of, opening, part_called, reference_of, variant_called
from tallystick.publishing.sentences.common import MINUS
from tallystick.publishing.words import Words
from tallystick.release.comparison import Comparison
from tallystick.release.pay import NUMBERS, PayFigure, PayMeasure, PayRelease, PayTable, identity
from tallystick.release.quantity import Unit
from tallystick.release.release import Release, ReleasedTable
from tallystick.release.shown import Figure, Shown
from tallystick.vocabulary.terms import Term


class What(StrEnum):
    """What a stored figure is of, as far as a sentence about it can go wrong."""

    GAP = "gap"  # above nothing: the group is paid less than the reference
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class StoredFigure:
    """One number that a text may quote.

    ``value`` is as people read it: a share of a half is 50. ``text`` is how the release prints it. ``people`` and
    ``reference`` are what the two groups are called, blank where a figure is not about two. ``average`` is ``mean`` or
    ``median``, blank for neither. ``is_headline`` is true of a gap of the whole workforce.

    ``measure`` is what kind of figure it is, blank where whoever made it does not say. ``comparator`` is who is held
    against whom, ``is_leading`` true of that of the first page. ``among`` are the words by which a text names its part
    of the workforce or its way of counting, none for the whole; ``is_end`` is true of the end of a range, ``day`` is
    the snapshot date.
    """

    id: str
    name: str
    value: Decimal
    text: str
    unit: Unit
    what: What = What.OTHER
    people: str = ""
    reference: str = ""
    average: str = ""
    is_headline: bool = False
    measure: str = ""
    comparator: str = ""
    quarter: str = ""
    among: tuple[str, ...] = ()
    is_leading: bool = False
    is_end: bool = False
    day: str = ""

    @cached_property
    def printed(self) -> Decimal:
        """The number as the release prints it."""
        return Decimal(self.text.replace(MINUS, "-").replace(",", "").removeprefix("less than "))


_GAPS = {
    PayMeasure.MEAN_HOURLY_GAP: "mean",
    PayMeasure.MEDIAN_HOURLY_GAP: "median",
    PayMeasure.MEAN_BONUS_GAP: "mean",
    PayMeasure.MEDIAN_BONUS_GAP: "median",
    PayMeasure.DECILE_GAP: "",
    PayMeasure.ADJUSTED_GAP: "",
}
_HEADLINES = (PayMeasure.MEAN_HOURLY_GAP, PayMeasure.MEDIAN_HOURLY_GAP)
# Counts of people are let be.
_PAY_NUMBERS = tuple(name for name in NUMBERS if name in ("value", "low", "high", "least", "most"))
_COUNTS = (Unit.PEOPLE, Unit.YEARS)


def of_pay(release: PayRelease) -> tuple[StoredFigure, ...]:
    """What a release of pay stores: values, and the ends of their ranges. Counts of people are left out."""
    return tuple(
        stored for table in release.tables for figure in table.figures for stored in _of_pay_figure(figure, table)
    )


def _of_pay_figure(figure: PayFigure[Figure], table: PayTable[Figure]) -> Iterator[StoredFigure]:
    place = "/".join(filter(None, identity(figure)))
    leading = headline_comparator(table).id
    for number in _PAY_NUMBERS:
        shown = getattr(figure, number)
        if not isinstance(shown, Shown) or shown.unit in _COUNTS:
            continue
        is_value = number == "value"
        is_gap = is_value and figure.measure in _GAPS
        yield StoredFigure(
            id=f"{table.organisation}/{table.snapshot.isoformat()}#{place}/{number}",
            name=", ".join(filter(None, (named(figure), opening(figure).removesuffix(", ")))),
            value=as_read(shown),
            text=shown.text,
            unit=Unit.PERCENT if shown.unit is Unit.RATE else shown.unit,
            what=What.GAP if is_gap else What.OTHER,
            people=group_of(figure),
            reference=reference_of(figure) if is_gap else "",
            average=_GAPS[figure.measure] if is_gap else "",
            is_headline=is_gap and figure.measure in _HEADLINES and not (figure.by or figure.variant),
            measure=figure.measure,
            comparator=figure.comparator,
            quarter=figure.quarter,
            among=_among(figure),
            is_leading=figure.comparator == leading or figure.measure is PayMeasure.NOT_DISCLOSED,
            is_end=not is_value,
            day=table.snapshot.isoformat(),
        )


def _among(figure: PayFigure[Figure]) -> tuple[str, ...]:
    """The words that a text about this part of the workforce, or this way of counting, cannot do without."""
    part = re.sub(r"^people (?:whose .* is|of whom) ", "", part_called(figure)) if figure.by else ""
    return tuple(filter(None, (part, variant_called(figure.variant).removesuffix(", "))))


def of_wres(release: Release, *, term: Term | None = None) -> tuple[StoredFigure, ...]:
    """What a release of race equality indicators stores: measures, rates, ranges and what stands beside them."""
    return tuple(
        stored
        for table in release.tables
        for result in table.results
        for stored in _of_comparison(result, table, Words.of(table, term))
    )


def _of_comparison(result: Comparison[Figure], table: ReleasedTable, words: Words) -> Iterator[StoredFigure]:
    place = "/".join(filter(None, (result.indicator, result.row, result.measure, result.group)))
    for number, figure in _numbers(result):
        if isinstance(figure, Shown) and figure.unit not in _COUNTS:
            yield StoredFigure(
                id=f"{table.organisation}/{table.standard}/{table.year}#{place}/{number}",
                name=words.definition.indicator(result.indicator).title,
                value=as_read(figure),
                text=figure.text,
                unit=Unit.PERCENT if figure.unit is Unit.RATE else figure.unit,
                people=words.group(result.group) if result.group in words.groups else "",
                measure=str(result.measure),
                is_end=number in ("low", "high") or number.endswith(("-low", "-high")),
            )


def _numbers(result: Comparison[Figure]) -> Iterator[tuple[str, Figure | None]]:
    yield from (("value", result.value), ("low", result.low), ("high", result.high))
    for name in ("top", "bottom", "unknown"):
        side = getattr(result, name)
        yield name, None if side is None else side.rate
    if result.parity is not None:
        yield "parity", result.parity.gives
    for also in result.also:
        yield from ((f"{also.kind}-{end}", getattr(also, end)) for end in ("value", "low", "high"))


def as_read(shown: Shown) -> Decimal:
    """The number with all its released decimals, a rate in per cent."""
    return shown.value * 100 if shown.unit is Unit.RATE else shown.value
